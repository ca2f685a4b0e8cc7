"""``samtalerom translate``: the catalogue of a translation, and how far it has come."""

import json
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scenarios.words import Language
from simulator.authoring.naming import named
from simulator.cli.helped import command
from simulator.cli.reading import refuse_included
from simulator.cli.shell import (
    Code,
    CommandError,
    ListFormat,
    Shell,
    filled,
    language_option,
    leave,
    one_of,
    product,
    shell,
    tell,
    write_text,
)
from simulator.i18n import N_, term
from simulator.sessions.errors import BrokenScenarioError

if TYPE_CHECKING:
    from scenarios.format import Bundle


class Action(StrEnum):
    """What is done with a catalogue."""

    EXTRACT = "extract"
    """Make one; there must be none yet."""
    UPDATE = "update"
    """Bring it in step with the scenario, or make one."""
    COUNTS = "counts"
    """Tell how far it has come."""


HELP = N_("""\
Make a catalogue for a translator, bring it in step with the scenario, count what is done.

LANG is nb, nn or en. Without an action it updates: LANG.po beside the scenario, made where it is
not there. What is translated is kept; where the scenario's text has changed since, the entry is
marked fuzzy and not used until somebody has looked at it. Exit code of counts: 0 all is
translated, 1 something is not.
""")
EXAMPLES = """\
samtalerom translate my-scenario en
samtalerom translate my-scenario en counts
samtalerom translate my-scenario en counts --format json
"""


def _action(_context: object, _option: object, value: str) -> Action:
    return Action(value)


def _translated(_context: object, _option: object, value: str) -> Language:
    return Language(value)


@command("translate", HELP, EXAMPLES, N_("Translate a scenario."))
@click.argument("path", callback=filled)
@click.argument(
    "target",
    metavar="LANG",
    type=click.Choice([each.value for each in Language]),
    callback=_translated,
)
@click.argument(
    "action",
    metavar="[extract|update|counts]",
    type=click.Choice([each.value for each in Action]),
    default=Action.UPDATE.value,
    callback=_action,
)
@one_of(ListFormat, "--format", N_("How to write the counts."), ListFormat.TEXT)
@language_option
def translate(
    *,
    path: str,
    target: Language,
    action: Action,
    format: ListFormat,  # noqa: A002 the name of the option
    language: Language | None,
) -> None:
    """Keep a translation."""
    around = shell(language)
    if action is not Action.COUNTS:
        refuse_included(path)
    bundle, folder = _found(path, target)
    if action is Action.COUNTS:
        _count(around, path, bundle, target, format)
        return
    file = folder / f"{target}.po"
    if action is Action.EXTRACT and file.name in bundle.files:
        message = N_("{path} is there already. To bring it in step: update.")
        raise CommandError(Code.USAGE, message, path=str(file))
    for place, made in _catalogues(bundle, folder, target):
        write_text(str(place), made.decode())
        product(f"{place}\n")
    after = _with(bundle, file)
    tell(_said(around, after, target))


def _found(path: str, target: Language) -> "tuple[Bundle, Path]":
    """Return the scenario that was named, and where it is.

    Raises:
        BrokenScenarioError: where there is none, or it or its catalogue has errors.
        CommandError: where it is written in the language asked for.
    """
    from scenarios.format import counts, read  # noqa: PLC0415
    from scenarios.library import find  # noqa: PLC0415

    found = find(path)
    if found.bundle is None or found.folder is None:
        raise BrokenScenarioError(named(path, found.diagnostics), there=False)
    reading = read(found.bundle)
    if reading.scenario is None:
        raise BrokenScenarioError(named(path, reading.diagnostics))
    if reading.scenario.language == target:
        message = N_("The scenario is written in {code} itself.")
        raise CommandError(Code.USAGE, message, code=target.value)
    # A broken catalogue of a block is told of like the scenario's own: nothing is written over.
    _, wrong = counts(found.bundle, target)
    if wrong:
        raise BrokenScenarioError(named(path, wrong))
    return found.bundle, found.folder


def _catalogues(bundle: "Bundle", folder: Path, target: Language) -> list[tuple[Path, bytes]]:
    """Return the catalogues to write: the scenario's, and those of its own blocks that have one."""
    from scenarios.format import block_catalogue, catalogue, read  # noqa: PLC0415

    made = [(folder / f"{target}.po", catalogue(bundle, target))]
    for block in sorted({use.block for use in read(bundle).uses}):
        file = folder / "blocks" / f"{block}.{target}.po"
        if file.is_file():
            made.append((file, block_catalogue(bundle, block, target)))
    return made


def _with(bundle: "Bundle", file: Path) -> "Bundle":
    """Return the bundle as it is now that a catalogue has been written."""
    return replace(bundle, files={**bundle.files, file.name: file.read_bytes()})


def _said(around: Shell, bundle: "Bundle", target: Language) -> str:
    from scenarios.format import counts  # noqa: PLC0415

    found, _ = counts(bundle, target)
    return around.tr(
        "{language}: {translated} of {total} texts translated; to be looked at: {fuzzy}; "
        "missing: {missing}.",
        language=term(around.tr, target),
        translated=found.translated,
        total=found.total,
        fuzzy=found.fuzzy,
        missing=found.missing,
    )


def _count(around: Shell, path: str, bundle: "Bundle", target: Language, how: ListFormat) -> None:
    from scenarios.format import counts  # noqa: PLC0415

    found, _ = counts(bundle, target)
    if how is ListFormat.JSON:
        entry = {
            "path": path,
            "language": target.value,
            "total": found.total,
            "translated": found.translated,
            "fuzzy": found.fuzzy,
            "missing": found.missing,
        }
        product(json.dumps(entry, ensure_ascii=False, indent=1) + "\n")
    else:
        product(_said(around, bundle, target) + "\n")
    if found.fuzzy or found.missing:
        leave(Code.FINDINGS)
