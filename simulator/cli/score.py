"""``samtalerom score``: what the rubric says of an attempt or a transcript."""

import json

import click

from scenarios.words import Language
from simulator.cli.helped import command
from simulator.cli.shell import (
    ListFormat,
    Shell,
    filled,
    language_option,
    one_of,
    product,
    shell,
)
from simulator.cli.sources import Source, source
from simulator.i18n import N_

HELP = N_("""\
Score a transcript, from the transcript alone: the same everywhere, every time.

It is named by a file of JSON lines (- is stdin), or by the id of an attempt.
""")
EXAMPLES = """\
samtalerom score 7K2M9QXB4R
samtalerom score last
samtalerom score attempt.jsonl --format json
"""


@command("score", HELP, EXAMPLES, N_("Score a transcript or an attempt."))
@click.argument("named", metavar="TRANSCRIPT|ATTEMPT", callback=filled)
@one_of(ListFormat, "--format", N_("How to write it."), ListFormat.TEXT)
@language_option
def score(
    *,
    named: str,
    format: ListFormat,  # noqa: A002 the name of the option
    language: Language | None,
) -> None:
    """Score a transcript."""
    around = shell(language)
    found = source(around, named)
    if format is ListFormat.JSON:
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
    from simulator.sessions.port import Reflections  # noqa: PLC0415

    view = debrief(found.scenario, found.transcript, found.rubric, around.language)
    console = Console(lambda: "", product)
    DebriefText(view, found.scenario, Reflections(), console, around.tr).overview()
