"""``samtalerom check``: what is wrong with scenarios."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import click

from scenarios.diagnostics import Diagnostic, Severity
from scenarios.words import Language
from simulator.cli.naming import named, naming
from simulator.cli.shell import (
    Code,
    described,
    filled,
    language_option,
    leave,
    one_of,
    product,
    shell,
    tell,
)


class CheckFormat(StrEnum):
    """How findings are written."""

    CONCISE = "concise"
    FULL = "full"
    JSON = "json"


@dataclass(slots=True)
class Checked:
    """What was found in one scenario."""

    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    read: bool = False
    """Whether there was a scenario to read."""


HELP = """Say what is wrong with scenarios, and where: format, structure, translations.

A scenario is named by its folder, or by its id if it is included. Exit code 0: nothing, or
advice only; 1: errors or warnings; 3: there is nothing to read.

Examples:
  samtalerom check my-scenario/
  samtalerom check --format concise scenarios/*/
  samtalerom check --format json butikktyveri
"""


@click.command("check", help=described(HELP), short_help="Say what is wrong with scenarios.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", callback=filled)
@one_of(CheckFormat, "--format", "How to write it.", CheckFormat.FULL)
@language_option
def check(
    *,
    paths: tuple[str, ...],
    format: CheckFormat,  # noqa: A002 the name of the option
    language: Language | None,
) -> None:
    """Check scenarios."""
    from scenarios.diagnostics import render  # noqa: PLC0415

    around = shell(language)
    found = [_named(path, _checked(path)) for path in paths]
    diagnostics = tuple(each for one in found for each in one.diagnostics)
    match format:
        case CheckFormat.CONCISE:
            product(render.concise(diagnostics, around.language))
        case CheckFormat.FULL:
            lines = {name: text for one in found for name, text in one.lines.items()}
            product(render.full(diagnostics, lines, around.language))
        case CheckFormat.JSON:
            product(render.as_json(diagnostics, around.language))
    summary = around.tr.plural("{n} finding", "{n} findings", len(diagnostics))
    checked = around.tr.plural("{n} scenario checked", "{n} scenarios checked", len(found))
    tell(f"{checked}: {summary}")
    if not all(one.read for one in found):
        leave(Code.UNREADABLE)
    if any(each.severity is not Severity.ADVICE for each in diagnostics):
        leave(Code.FINDINGS)


def _checked(path: str) -> Checked:
    from scenarios.checks import check as check_structure  # noqa: PLC0415
    from scenarios.checks import diagnose  # noqa: PLC0415
    from scenarios.format import SCENARIO_FILE, read  # noqa: PLC0415
    from scenarios.library import find  # noqa: PLC0415

    found = find(path)
    if found.bundle is None:
        return Checked(found.diagnostics)
    reading = read(found.bundle)
    lines = {name: source.lines for name, source in reading.sources.items()}
    diagnostics = list(reading.diagnostics)
    if reading.scenario is not None:
        findings = check_structure(reading.scenario)
        diagnostics += diagnose(findings, reading.place, SCENARIO_FILE)
    for language in found.bundle.languages:
        translated = read(found.bundle, language, compare=True)
        lines |= {name: source.lines for name, source in translated.sources.items()}
        diagnostics += [each for each in translated.diagnostics if each not in diagnostics]
    return Checked(tuple(diagnostics), lines, read=True)


def _named(path: str, checked: Checked) -> Checked:
    """Name files by where they are, not only by what they are called in their folder."""
    there = naming(path)
    lines = {there(name): text for name, text in checked.lines.items()}
    return Checked(named(path, checked.diagnostics), lines, checked.read)
