"""The eight principles, one module each: turns in, evidence out."""

from collections.abc import Callable, Mapping

from scoring.evidence import Evidence
from scoring.principles import (
    focus,
    limits,
    listening,
    not_leading,
    open_questions,
    pauses,
    unbiased,
    unhurried,
)
from scoring.principles.exceptions import with_exceptions
from scoring.rubric import Principle, Rubric
from scoring.turns import Talk

Judge = Callable[[Talk, Rubric], tuple[Evidence, ...]]

JUDGES: Mapping[Principle, Judge] = {
    Principle.OPEN: open_questions.judge,
    Principle.LISTENING: listening.judge,
    Principle.PAUSES: pauses.judge,
    Principle.NOT_LEADING: not_leading.judge,
    Principle.LIMITS: limits.judge,
    Principle.UNBIASED: unbiased.judge,
    Principle.FOCUS: focus.judge,
    Principle.UNHURRIED: unhurried.judge,
}


def judge(principle: Principle, talk: Talk, rubric: Rubric) -> tuple[Evidence, ...]:
    """Return the evidence for one principle, with the authors' reasoned exceptions in it."""
    return with_exceptions(principle, talk, JUDGES[principle](talk, rubric))
