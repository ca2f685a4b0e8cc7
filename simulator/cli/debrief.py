"""``samtalerom debrief``: the debrief of an attempt as a page."""

import click

from scenarios.words import Language
from simulator.cli.helped import command
from simulator.cli.shell import (
    filled,
    language_option,
    shell,
    tell,
    write_text,
)
from simulator.cli.sources import attempt_named
from simulator.i18n import N_

HELP = N_("""\
Write the debrief of an attempt as one page of HTML that needs nothing else.
""")
EXAMPLES = """\
samtalerom debrief 7K2M9QXB4R -o debrief.html
samtalerom debrief last -o debrief.html
"""


@command("debrief", HELP, EXAMPLES, N_("Write a debrief as a page."))
@click.argument("attempt", callback=filled)
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    callback=filled,
    required=True,
    help=N_("The page to write (- is stdout)."),
)
@language_option
def debrief(*, attempt: str, out: str, language: Language | None) -> None:
    """Write a debrief."""
    from simulator.reports.page import debrief_html  # noqa: PLC0415
    from simulator.sessions.review import review  # noqa: PLC0415

    around = shell(language)
    with around.records(reading=True) as records:
        found = review(records, attempt_named(attempt, records))
    page = debrief_html(
        found.debrief(around.language), found.scenario, found.head, found.reflections
    )
    write_text(out, page)
    if out != "-":
        tell(around.tr("Written to {path}.", path=out))
