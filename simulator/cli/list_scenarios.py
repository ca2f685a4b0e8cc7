"""``samtalerom list``: what can be played."""

import json
from typing import Annotated

import typer

from scenarios.library import Head, heads
from simulator.cli.shell import LanguageOption, ListFormat, Shell, product, shell
from simulator.i18n import term


def list_scenarios(
    *,
    form: Annotated[ListFormat, typer.Option("--format", help="text or json.")] = ListFormat.TEXT,
    language: LanguageOption = None,
) -> None:
    """List the scenarios that come with the program.

    \b
    Examples:
      samtalerom list
      samtalerom list --format json
    """  # noqa: D301 \b is for the help
    around = shell(language)
    found = heads()
    if form is ListFormat.JSON:
        entries = [_entry(head, around) for head in found]
        product(json.dumps({"scenarios": entries}, ensure_ascii=False, indent=1) + "\n")
        return
    for head in found:
        product(_line(head, around))


def _entry(head: Head, around: Shell) -> dict[str, object]:
    return {
        "id": head.id,
        "title": head.title(around.language),
        "level": head.level.value,
        "track": head.track.value,
        "minutes": head.minutes,
        "trains": list(head.trained(around.language)),
        "status": head.status.value,
        "languages": sorted(head.titles),
        "hash": head.hash,
    }


def _line(head: Head, around: Shell) -> str:
    tr = around.tr
    parts = [
        head.title(around.language),
        term(tr, head.level),
        term(tr, head.track),
        tr("{minutes} min", minutes=head.minutes),
        ", ".join(head.trained(around.language)),
        term(tr, head.status),
    ]
    return f"{head.id}\n    {' · '.join(parts)}\n"
