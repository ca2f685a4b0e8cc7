"""``samtalerom transcript``: an attempt as JSON lines."""

from pathlib import Path

import click

from scenarios.words import Language
from simulator.cli.shell import (
    database_option,
    described,
    language_option,
    product,
    shell,
    tell,
    write_text,
)
from simulator.cli.sources import attempt_named

HELP = """Write the transcript of an attempt: its header, then one event a line.

Examples:
  samtalerom transcript 7K2M9QXB4R
  samtalerom transcript 7K2M9QXB4R -o attempt.jsonl
"""


@click.command("transcript", help=described(HELP), short_help="Write an attempt as JSON lines.")
@click.argument("attempt")
@click.option("-o", "--out", metavar="FILE", help="A file instead of stdout.")
@language_option
@database_option
def transcript(
    *, attempt: str, out: str | None, language: Language | None, database: str | None
) -> None:
    """Write a transcript."""
    from scenarios.codec import dump  # noqa: PLC0415 the app starts without it

    around = shell(language)
    with around.records(database) as records:
        text = dump(records.transcript(attempt_named(attempt)))
    if out is None:
        product(text)
    else:
        write_text(Path(out), text)
        tell(around.tr("Written to {path}.", path=out))
