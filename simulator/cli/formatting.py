"""``samtalerom format``: scenario files in the usual form."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scenarios.format import SCENARIO_FILE
from scenarios.words import Language
from simulator.authoring.naming import named
from simulator.cli.helped import command
from simulator.cli.reading import refuse_included
from simulator.cli.shell import (
    Code,
    Shell,
    filled,
    language_option,
    leave,
    product,
    shell,
    tell,
    write_text,
)
from simulator.i18n import N_

if TYPE_CHECKING:
    from scenarios.diagnostics import Diagnostic

HELP = N_("""\
Write scenario files in the usual form: keys in order, missing ids filled in.

Comments, blank lines and texts stay, and so does what the file means. Files that are in the usual
form already are not touched. With --check nothing is written: it names the files that would
change, and ends with 1 if there are any.
""")
EXAMPLES = """\
samtalerom format my-scenario/
samtalerom format --check scenarios/*/
"""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one path."""

    diagnostics: "tuple[Diagnostic, ...]" = ()
    """Why it could not be read."""
    changed: str = ""
    """The file that changed, or would."""
    ids: tuple[str, ...] = ()


@command("format", HELP, EXAMPLES, N_("Write scenarios in the usual form."))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", callback=filled)
@click.option("--check", is_flag=True, help=N_("Write nothing; say what would change."))
@language_option
def format_scenarios(*, paths: tuple[str, ...], check: bool, language: Language | None) -> None:
    """Format scenarios."""
    around = shell(language)
    if not check:
        for path in paths:
            refuse_included(path)
    outcomes = [_formatted(path, write=not check) for path in paths]
    for each in outcomes:
        if each.changed:
            product(f"{each.changed}\n")
        if each.ids:
            tell(around.tr("New ids: {ids}", ids=", ".join(each.ids)))
    changed = sum(bool(each.changed) for each in outcomes)
    _tell(around, changed, check=check)
    unread = tuple(diagnostic for each in outcomes for diagnostic in each.diagnostics)
    if unread:
        from scenarios.diagnostics.render import concise  # noqa: PLC0415 only for findings

        tell(concise(unread, around.language).rstrip("\n"))
        leave(Code.UNREADABLE)
    if check and changed:
        leave(Code.FINDINGS)


def _formatted(path: str, *, write: bool) -> _Outcome:
    from scenarios.format import formatted  # noqa: PLC0415 YAML is loaded when needed
    from scenarios.library import find  # noqa: PLC0415

    found = find(path)
    if found.bundle is None or found.folder is None:
        return _Outcome(named(path, found.diagnostics))
    before = found.bundle.files[SCENARIO_FILE]
    after = formatted(SCENARIO_FILE, before)
    diagnostics = named(path, after.diagnostics)
    if after.data == before:
        return _Outcome(diagnostics)
    file = Path(found.folder) / SCENARIO_FILE
    if write:
        write_text(str(file), after.data.decode())
    return _Outcome(diagnostics, str(file), after.ids)


def _tell(around: Shell, changed: int, *, check: bool) -> None:
    tr = around.tr
    if not changed:
        tell(tr("Nothing to change."))
    elif check:
        tell(tr.plural("{n} file would change.", "{n} files would change.", changed))
    else:
        tell(tr.plural("{n} file changed.", "{n} files changed.", changed))
