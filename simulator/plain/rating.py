"""The trainee's own rating, before the score is shown."""

from simulator.plain.desk import Desk
from simulator.sessions import pinned_rubric

LEVELS = 4
"""Levels of a principle: 0 to 3."""


def ask_ratings(desk: Desk, attempt: str) -> None:
    """Ask for a rating of each principle that has none; what is left out is left out.

    Each is kept as soon as it is given.

    Raises:
        LeavingError: where there is nothing more to read; the rest is asked for the next time.
        UserError: where it cannot be kept.
    """
    tr, console, records = desk.tr, desk.console, desk.records
    ratings = dict(records.reflections(attempt).ratings)
    console.heading(tr("Before the score: rate yourself"))
    console.say(tr("0: lacking, 1: partly, 2: good, 3: very good. Enter: no answer."))
    for principle, text in pinned_rubric(records, attempt).principles.items():
        if principle.value in ratings:
            continue
        name = text.name.in_language(desk.language)
        says = text.says.in_language(desk.language)
        answer = console.ask(f"{name}. {says} (0-3)")
        while answer and answer not in {str(level) for level in range(LEVELS)}:
            answer = console.ask(tr("Write a number from 0 to 3, or press Enter."))
        if answer:
            ratings[principle.value] = int(answer)
            records.keep_ratings(attempt, ratings, last=False)
    records.keep_ratings(attempt, ratings)
