"""Principle 5 of the guide: plenty of time (S1).

Judged is what hurries: hurry words, stacked questions, interrupting, an agreement before the
life around it is mapped, phases left out. A long talk is not a good one for being long; no
clock is read.
"""

from scenarios.model import Meaning, Phase
from scenarios.techniques import Technique
from scenarios.transcript import MomentReached, Say
from scoring.evidence import Evidence, Notes
from scoring.rubric import Principle, Rubric
from scoring.turns import PHASES, Talk, Turn, phase_index

RULE_OF = {
    Technique.HURRY: "unhurried.hurried",
    Technique.MULTIPLE: "unhurried.stacked",
    Technique.EARLY_AGREEMENT: "unhurried.early_agreement",
}
HURRYING = frozenset(RULE_OF)
AGREEING = frozenset(
    {
        Technique.AGREE_STEP,
        Technique.AGREE_WHEN,
        Technique.AGREE_OWN_WORDS,
        Technique.EARLY_AGREEMENT,
    }
)


def judge(talk: Talk, rubric: Rubric) -> tuple[Evidence, ...]:
    """Judge whether the talk was given its time."""
    notes = Notes(Principle.UNHURRIED, rubric)
    offered = 0
    for turn in talk.turns:
        if turn.floor.unfinished and not turn.unanswered:
            notes.add(turn, "unhurried.interrupted" if turn.speaks else "unhurried.let_finish")
        if isinstance(turn.act, Say) and turn.offers(HURRYING):
            rules = [RULE_OF[code] for code in turn.techniques if code in RULE_OF]
            if rules:
                notes.add(turn, min(rules))
            else:
                notes.left_alone(turn, "unhurried.calm")
        if _offers_time(turn) and offered < notes.rule("unhurried.offered_time").most:
            offered += 1
            notes.add(turn, "unhurried.offered_time")
    _agreement(talk, notes)
    _skipped(talk, notes)
    return notes.all()


def _offers_time(turn: Turn) -> bool:
    framed = (
        turn.phase in {Phase.OPENING, Phase.FRAME} and Technique.FRAME_BREAKS in turn.techniques
    )
    needed = turn.floor.meaning is Meaning.UPSET and Technique.OFFER_TIME in turn.techniques
    return framed or needed


def _agreement(talk: Talk, notes: Notes) -> None:
    """Judge the first move towards an agreement: was anything mapped before it?"""
    mapped = False
    for turn in talk.turns:
        if turn.has(AGREEING):
            if not mapped:
                notes.add(turn, "unhurried.agreement_too_soon")
                return
            if Technique.EARLY_AGREEMENT not in turn.techniques:
                notes.add(turn, "unhurried.agreement_in_turn")
                return
        mapped = mapped or turn.phase is Phase.MAPPING


def _skipped(talk: Talk, notes: Notes) -> None:
    """Note each phase that the scenario has and that the talk passed by."""
    if not talk.ended or talk.was_short:
        return
    moments = talk.scenario.moments
    visits = [
        (number, moments[event.moment].phase) for number, event in talk.happened(MomentReached)
    ]
    visited = {phase for _, phase in visits}
    available = {moment.phase for moment in moments.values()}
    for phase in PHASES:
        if phase in visited or phase not in available:
            continue
        beyond = [n for n, other in visits if phase_index(other) > phase_index(phase)]
        if beyond:
            turn = talk.turns[max(beyond[0] - 1, 0)]
            notes.add(turn, "unhurried.phase_skipped", about={"phase": phase})
