"""The trainee's own rating, before the score is shown."""

from scoring.rubric import Rubric
from simulator.plain.desk import Desk

LEVELS = 4
"""Levels of a principle: 0 to 3."""


def ask_ratings(desk: Desk, rubric: Rubric) -> dict[str, int]:
    """Ask for a rating of each principle; what is left out is left out."""
    tr, console = desk.tr, desk.console
    console.heading(tr("Before the score: rate yourself"))
    console.say(tr("0: lacking, 1: partly, 2: good, 3: very good. Enter: no answer."))
    ratings: dict[str, int] = {}
    for principle, text in rubric.principles.items():
        name = text.name.in_language(desk.language)
        says = text.says.in_language(desk.language)
        answer = console.ask(f"{name}. {says} (0-3)")
        while answer and answer not in {str(level) for level in range(LEVELS)}:
            answer = console.ask(tr("Write a number from 0 to 3, or press Enter."))
        if answer:
            ratings[principle.value] = int(answer)
    return ratings
