"""``samtalerom transcript``: an attempt as JSON lines."""

from pathlib import Path
from typing import Annotated

import typer

from scenarios.codec import dump
from simulator.cli.shell import DatabaseOption, LanguageOption, product, shell, tell, write_text
from simulator.cli.sources import attempt_named


def transcript(
    attempt: Annotated[str, typer.Argument(help="The id of an attempt.", show_default=False)],
    *,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="A file instead of stdout.", show_default=False),
    ] = None,
    language: LanguageOption = None,
    database: DatabaseOption = None,
) -> None:
    """Write the transcript of an attempt: its header, then one event a line.

    \b
    Examples:
      samtalerom transcript 7K2M9QXB4R
      samtalerom transcript 7K2M9QXB4R -o attempt.jsonl
    """  # noqa: D301 \b is for the help
    around = shell(language)
    with around.records(database) as records:
        text = dump(records.transcript(attempt_named(attempt)))
    if out is None:
        product(text)
    else:
        write_text(out, text)
        tell(around.tr("Written to {path}.", path=str(out)))
