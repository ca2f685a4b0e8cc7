"""What the author of a line has excepted from the rules: reasoned otherwise, or not to count."""

from scenarios.model import Choice
from scoring.evidence import Evidence
from scoring.rubric import Principle
from scoring.turns import Talk, Turn


def with_exceptions(
    principle: Principle, talk: Talk, evidence: tuple[Evidence, ...]
) -> tuple[Evidence, ...]:
    """Return the evidence for one principle as it counts, in the order of the turns.

    An exception stands in the place of what the rules say of its turn; what was said in a turn
    that is not to count has none.
    """
    for turn in talk.excepted:
        if turn.choice is not None:
            evidence = _with_exception(principle, turn, turn.choice, evidence)
    if not talk.unscored:
        return evidence
    return tuple(each for each in evidence if each.turn not in talk.unscored)


def _with_exception(
    principle: Principle, turn: Turn, choice: Choice, evidence: tuple[Evidence, ...]
) -> tuple[Evidence, ...]:
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
