"""Principle 8 of the guide: focus (S1).

One digression is met and led back from. Only when it is repeated is it taken up head on, and
then with its *why*, not merely with a stop. Feelings and fair questions are no digressions.
"""

from collections.abc import Iterator

from scenarios.model import Meaning
from scenarios.techniques import Technique
from scenarios.transcript import FocusShifted
from scoring.evidence import Evidence, Notes
from scoring.rubric import Principle, Rubric
from scoring.turns import COMFORTS, Talk, Turn

NAMING = frozenset({Technique.FOCUS_NAME, Technique.FOCUS_WHY})
CALLING_BACK = NAMING | {Technique.FOCUS_RETURN, Technique.FOCUS_REBUKE}
NO_DIGRESSION = (Meaning.UPSET, Meaning.ANSWER_OWED)


def judge(talk: Talk, rubric: Rubric) -> tuple[Evidence, ...]:
    """Judge how every shift of focus was met."""
    notes = Notes(Principle.FOCUS, rubric)
    met: set[int] = set()
    for shift, answer in _answers(talk, notes):
        met.add(answer.number)
        rule = _rule_again(answer) if shift.times > 1 else _rule_first(answer)
        whole = notes.rule("focus.named_and_why" if shift.times > 1 else "focus.returned").open
        notes.add(answer, rule, open_=whole, about={"shift": shift.topic})
        if rule == "focus.named_only":
            met |= _why_after(talk, notes, answer)
    _without_shift(talk, notes, met)
    return notes.all()


def _answers(talk: Talk, notes: Notes) -> Iterator[tuple[FocusShifted, Turn]]:
    """Yield each shift with the turn that met it, or let it pass."""
    window = notes.rule("focus.returned").window
    shifts = talk.happened(FocusShifted)
    for index, (since, shift) in enumerate(shifts):
        until = shifts[index + 1][0] if index + 1 < len(shifts) else since + window
        after = [t for t in talk.turns if since < t.number <= min(until, since + window)]
        answer = next((turn for turn in after if turn.speaks), after[-1] if after else None)
        if answer is None or answer.meets_limit or _comforts(answer):
            continue
        yield shift, answer


def _comforts(turn: Turn) -> bool:
    """Whether somebody upset came first, as they should."""
    return turn.floor.meaning is Meaning.UPSET and turn.has(COMFORTS)


def _rule_first(turn: Turn) -> str:
    codes = turn.techniques
    if Technique.FOCUS_REBUKE in codes:
        return "focus.rebuked"
    if Technique.FOCUS_FOLLOW in codes:
        return "focus.followed"
    if codes & NAMING:
        return "focus.head_on_first"
    return "focus.returned" if Technique.FOCUS_RETURN in codes else "focus.first_unmet"


def _rule_again(turn: Turn) -> str:
    codes = turn.techniques
    if Technique.FOCUS_REBUKE in codes:
        return "focus.rebuked"
    if Technique.FOCUS_FOLLOW in codes:
        return "focus.followed"
    if codes >= NAMING:
        return "focus.named_and_why"
    if Technique.FOCUS_WHY in codes:
        return "focus.why_only"
    if Technique.FOCUS_NAME in codes:
        return "focus.named_only"
    return "focus.returned_again" if Technique.FOCUS_RETURN in codes else "focus.repeated_unmet"


def _why_after(talk: Talk, notes: Notes, named: Turn) -> set[int]:
    window = notes.rule("focus.why_added").window
    for turn in talk.turns:
        soon = named.number < turn.number <= named.number + window
        if soon and Technique.FOCUS_WHY in turn.techniques:
            notes.add(turn, "focus.why_added")
            return {turn.number}
    return set()


def _without_shift(talk: Talk, notes: Notes, met: set[int]) -> None:
    """Judge focus moves where nobody had shifted anything."""
    for turn in talk.turns:
        if turn.number in met:
            continue
        if Technique.FOCUS_REBUKE in turn.techniques:
            notes.add(turn, "focus.rebuked")
        elif Technique.FOCUS_FOLLOW in turn.techniques:
            notes.add(turn, "focus.followed")
        elif turn.has(CALLING_BACK) and turn.floor.meaning in NO_DIGRESSION:
            notes.add(turn, "focus.no_shift")
