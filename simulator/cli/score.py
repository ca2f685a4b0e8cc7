"""``samtalerom score``: what the rubric says of an attempt or a transcript."""

import json
from typing import Annotated

import typer

from simulator.cli.shell import (
    DatabaseOption,
    LanguageOption,
    ListFormat,
    Shell,
    product,
    shell,
)
from simulator.cli.sources import Source, source


def score(
    named: Annotated[
        str,
        typer.Argument(
            metavar="TRANSCRIPT|ATTEMPT",
            help="A file of JSON lines (- is stdin), or the id of an attempt.",
            show_default=False,
        ),
    ],
    *,
    form: Annotated[ListFormat, typer.Option("--format", help="text or json.")] = ListFormat.TEXT,
    language: LanguageOption = None,
    database: DatabaseOption = None,
) -> None:
    """Score a transcript, from the transcript alone: the same everywhere, every time.

    \b
    Examples:
      samtalerom score 7K2M9QXB4R
      samtalerom score attempt.jsonl --format json
    """  # noqa: D301 \b is for the help
    around = shell(language)
    found = source(around, database, named)
    if form is ListFormat.JSON:
        from scoring.jsonform import to_json  # noqa: PLC0415
        from scoring.scorecard import score as score_transcript  # noqa: PLC0415

        card = score_transcript(found.scenario, found.transcript, found.rubric)
        product(
            json.dumps(
                to_json(card, found.scenario, found.rubric, around.language),
                ensure_ascii=False,
                indent=1,
            )
            + "\n"
        )
    else:
        _write_text(around, found)


def _write_text(around: Shell, found: Source) -> None:
    from scoring.debrief import debrief  # noqa: PLC0415
    from simulator.plain.console import Console  # noqa: PLC0415
    from simulator.plain.debrief import DebriefText  # noqa: PLC0415

    view = debrief(found.scenario, found.transcript, found.rubric, around.language)
    names = {person.id: person.name for person in found.scenario.people.values()}
    DebriefText(view, {}, names, Console(lambda: "", product), around.tr).overview()
