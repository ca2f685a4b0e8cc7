"""The eight principles, one module each: turns in, evidence out."""

from collections.abc import Callable, Mapping

from scenarios.model import Choice
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
from scoring.rubric import Principle, Rubric
from scoring.turns import Talk, Turn

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
    evidence = JUDGES[principle](talk, rubric)
    for turn in talk.excepted:
        if turn.choice is not None:
            evidence = _with_exception(principle, turn, turn.choice, evidence)
    if not talk.unscored:
        return evidence
    return tuple(each for each in evidence if each.turn not in talk.unscored)


def _with_exception(
    principle: Principle, turn: Turn, choice: Choice, evidence: tuple[Evidence, ...]
) -> tuple[Evidence, ...]:
    """Put the author's exception for a choice in the place of what the rules say of its turn."""
    override = next((o for o in choice.credit if o.principle == principle), None)
    if override is None:
        return evidence
    here = [each for each in evidence if each.turn == turn.number]
    exception = Evidence(
        turn=turn.number,
        principle=principle,
        rule=f"{principle}.override",
        points=override.points,
        open=max(sum(each.open for each in here), override.points, 0.0),
        source=(override.source,),
        about=(("choice", choice.id),),
    )
    kept = [each for each in evidence if each.turn != turn.number]
    return tuple(sorted((*kept, exception), key=lambda each: each.turn))
