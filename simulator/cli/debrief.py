"""``samtalerom debrief``: the debrief of an attempt as a page."""

from pathlib import Path
from typing import Annotated

import typer

from simulator.cli.shell import DatabaseOption, LanguageOption, shell, tell, write_text
from simulator.cli.sources import attempt_named


def debrief(
    attempt: Annotated[str, typer.Argument(help="The id of an attempt.", show_default=False)],
    *,
    out: Annotated[
        Path, typer.Option("-o", "--out", help="The page to write.", show_default=False)
    ],
    language: LanguageOption = None,
    database: DatabaseOption = None,
) -> None:
    """Write the debrief of an attempt as one page of HTML that needs nothing else.

    \b
    Examples:
      samtalerom debrief 7K2M9QXB4R -o debrief.html
    """  # noqa: D301 \b is for the help
    from simulator.reports import debrief_html  # noqa: PLC0415
    from simulator.sessions.review import review  # noqa: PLC0415

    around = shell(language)
    with around.records(database) as records:
        found = review(records, attempt_named(attempt))
    page = debrief_html(
        found.debrief(around.language), found.scenario, found.head, found.reflections
    )
    write_text(out, page)
    tell(around.tr("Written to {path}.", path=str(out)))
