"""``samtalerom transcript``: an attempt as JSON lines."""

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
Write the transcript of an attempt: its header, then one event a line.
""")
EXAMPLES = """\
samtalerom transcript 7K2M9QXB4R
samtalerom transcript 7K2M9QXB4R -o attempt.jsonl
samtalerom transcript last
"""


@command("transcript", HELP, EXAMPLES, N_("Write an attempt as JSON lines."))
@click.argument("attempt", callback=filled)
@click.option("-o", "--out", metavar="FILE", callback=filled, help=N_("A file instead of stdout."))
@language_option
def transcript(*, attempt: str, out: str | None, language: Language | None) -> None:
    """Write a transcript."""
    from scenarios.codec import dump  # noqa: PLC0415 the app starts without it

    around = shell(language)
    with around.records(reading=True) as records:
        text = dump(records.transcript(attempt_named(attempt, records)))
    write_text(out or "-", text)
    if out not in {None, "-"}:
        tell(around.tr("Written to {path}.", path=out))
