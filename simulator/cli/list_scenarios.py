"""``samtalerom list``: what can be played."""

import json

from scenarios.library import Head, heads
from scenarios.words import Language
from simulator.cli.helped import command
from simulator.cli.shell import (
    ListFormat,
    Shell,
    language_option,
    one_of,
    product,
    shell,
)
from simulator.i18n import N_, in_other_language, term

HELP = N_("""\
List the scenarios that come with the program.
""")
EXAMPLES = """\
samtalerom list
samtalerom list --format json
"""


@command("list", HELP, EXAMPLES, N_("List the scenarios."))
@one_of(ListFormat, "--format", N_("How to write it."), ListFormat.TEXT)
@language_option
def list_scenarios(*, format: ListFormat, language: Language | None) -> None:  # noqa: A002
    """List the included scenarios."""
    around = shell(language)
    found = heads()
    if format is ListFormat.JSON:
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
        "parallel": head.parallel,
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
        in_other_language(tr, head.titles, head.language),
    ]
    return f"{head.id}\n    {' · '.join(filter(None, parts))}\n"
