"""Principle 3: pauses (S1; the wait points are S33's, the readings of silence S35's).

Silence has no worth of its own: what it means here decides. Being silent where somebody thinks
or hurts is room; where a right is used, an answer is owed or a limit stands it is something
else. How long a wait was is not weighed, and reading time is never a pause.
"""

from scenarios.model import Meaning
from scenarios.techniques import Technique
from scenarios.transcript import Encourage, FactTold, MomentReached, OfferBreak, TalkEnded
from scoring.evidence import Evidence, Notes
from scoring.principles.listening import GIVING_BACK
from scoring.rubric import Principle, Rubric
from scoring.turns import Talk, Turn

PRESSURES = frozenset(
    {
        Technique.THREAT,
        Technique.CONFESSION_HUNT,
        Technique.PRESS_NAMES,
        Technique.PRESS_ON,
        Technique.UNLAWFUL_DEMAND,
    }
)
"""What makes the silence after it a part of the pressure."""

WAIT_POINTS = (Meaning.THINKING, Meaning.UPSET)


def judge(talk: Talk, rubric: Rubric) -> tuple[Evidence, ...]:
    """Judge every wait, and every place that asked for one."""
    notes = Notes(Principle.PAUSES, rubric)
    judged: set[int] = set()
    unwilling: dict[int, int] = {}
    empty = 0
    previous: Turn | None = None
    for turn in talk.turns:
        empty = empty + 1 if is_empty_wait(turn) else 0
        if empty > notes.rule("pauses.empty_run").most:
            notes.add(turn, "pauses.empty_run")
        if turn.waits and turn.floor.meaning is Meaning.UNWILLING:
            unwilling[turn.visit] = unwilling.get(turn.visit, 0) + 1
        if turn.floor.unfinished:
            _unfinished(notes, turn)
        elif not _cost(talk, notes, turn, previous, unwilling.get(turn.visit, 0)):
            _wait_point(notes, turn, judged)
        previous = turn
    return notes.all()


def is_empty_wait(turn: Turn) -> bool:
    """Say whether a wait brought nothing: nothing told, and the talk where it was."""
    came = (FactTold, MomentReached, TalkEnded)
    return turn.waits and not turn.floor.unfinished and not any(turn.of_kind(k) for k in came)


def _unfinished(notes: Notes, turn: Turn) -> None:
    if not turn.unanswered:
        notes.add(turn, "pauses.unfinished_cut" if turn.speaks else "pauses.unfinished_heard")


def _cost(talk: Talk, notes: Notes, turn: Turn, previous: Turn | None, unwilling: int) -> bool:
    """Note what a wait costs here, and say whether it did."""
    if not turn.waits:
        return False
    dangers = [topic for topic in turn.unanswered if talk.is_danger(topic)]
    if dangers:
        notes.add(turn, "pauses.at_danger", about={"topic": dangers[0]})
        return True
    if turn.unanswered:
        notes.add(turn, "pauses.at_limit", about={"topic": turn.unanswered[0]})
        return True
    rule = _cost_rule(notes, turn, previous, unwilling)
    if rule:
        notes.add(turn, rule)
    return rule is not None


def _cost_rule(notes: Notes, turn: Turn, previous: Turn | None, unwilling: int) -> str | None:
    if previous is not None and previous.has(PRESSURES):
        return "pauses.after_pressure"
    if turn.owes_answer:
        return "pauses.when_owed"
    match turn.floor.meaning:
        case Meaning.USING_RIGHT:
            return "pauses.at_right"
        case Meaning.NOT_UNDERSTOOD:
            return "pauses.not_understood"
        case Meaning.UNWILLING:
            free = notes.rule("pauses.unwilling").most
            return "pauses.unwilling" if unwilling > free else None
        case Meaning.THINKING | Meaning.UPSET | Meaning.ANSWER_OWED:
            return None


def _wait_point(notes: Notes, turn: Turn, judged: set[int]) -> None:
    """Judge the first act where the moment itself asks for room; once per visit."""
    if not turn.floor.marked or turn.floor.meaning not in WAIT_POINTS:
        return
    if turn.unanswered or turn.visit in judged:
        return
    judged.add(turn.visit)
    upset = turn.floor.meaning is Meaning.UPSET
    notes.add(turn, _rule_when_upset(turn) if upset else _rule_when_thinking(turn))


def _rule_when_thinking(turn: Turn) -> str:
    if turn.waits:
        return "pauses.thinking_waited"
    if isinstance(turn.act, Encourage):
        return "pauses.nodded"
    if Technique.OFFER_TIME in turn.techniques and not isinstance(turn.act, OfferBreak):
        return "pauses.thinking_room"
    return "pauses.thinking_reflected" if turn.has(GIVING_BACK) else "pauses.thinking_filled"


def _rule_when_upset(turn: Turn) -> str:
    if turn.waits:
        return "pauses.upset_waited"
    if isinstance(turn.act, Encourage):
        return "pauses.nodded"
    if Technique.OFFER_TIME in turn.techniques:
        return "pauses.upset_break"
    if turn.has({Technique.SUPPORT, Technique.REFLECT_FEELING}):
        return "pauses.upset_support"
    asked = Technique.CLOSED_CHECK in turn.techniques and not turn.harms
    return "pauses.upset_checked" if asked else "pauses.upset_filled"
