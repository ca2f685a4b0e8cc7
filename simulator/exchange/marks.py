"""What a student's attempts come to in one number, for a column of a gradebook.

A number for having practised, not for how good somebody is: the program trains recognition, and
says of nobody that they pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a command names what it counts before it needs the score
    from scoring.cohort.taken import Taken


class Mark(StrEnum):
    """What is counted."""

    FINISHED = "finished"
    """Scenarios that were played to an ending."""
    ATTEMPTS = "attempts"
    """Talks that were handed in, finished or not."""
    PRINCIPLES = "principles"
    """Principles kept well (level 2 or 3), 0 to 8, in the finished talk that was begun last."""


GOOD = 2
"""The level from which a principle counts as kept well."""


def marks(attempts: Iterable[Taken], mark: Mark) -> Mapping[str, int]:
    """Return pseudonym to number, for everybody of whom there is one to say.

    Args:
        attempts: of each student in the order in which they were begun.
        mark: what is counted.
    """
    by_student: dict[str, list[Taken]] = {}
    for each in attempts:
        by_student.setdefault(each.student, []).append(each)
    found = {student: _mark(theirs, mark) for student, theirs in by_student.items()}
    return {student: number for student, number in found.items() if number is not None}


def _mark(attempts: list[Taken], mark: Mark) -> int | None:
    finished = [each for each in attempts if each.ending is not None]
    match mark:
        case Mark.FINISHED:
            return len({each.scenario for each in finished})
        case Mark.ATTEMPTS:
            return len(attempts)
        case Mark.PRINCIPLES:
            if not finished:
                return None
            levels = (kept.level for kept in finished[-1].principles.values())
            return sum(level is not None and level >= GOOD for level in levels)
