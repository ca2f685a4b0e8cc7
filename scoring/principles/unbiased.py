"""Principle 7 of the guide: unbiased (S1), which is not the same as cold.

Judged are lines that judge, label, take sides or debate opinions, whether strengths were asked
about as well as risks (S20, S63), and whether a guardian in the room was given the floor.
"""

from scenarios.model import Choice, Phase
from scenarios.techniques import HARMS, Technique
from scenarios.transcript import Say
from scoring.evidence import Evidence, Notes
from scoring.principles.not_leading import LEADING
from scoring.principles.repair import repaired
from scoring.rubric import Principle, Rubric
from scoring.turns import Talk, phase_index

RULE_OF = {
    Technique.TAKE_SIDE: "unbiased.take_side",
    Technique.LABEL: "unbiased.label",
    Technique.MORALISE: "unbiased.moralise",
    Technique.ACCUSE: "unbiased.accuse",
    Technique.DEBATE_IDEOLOGY: "unbiased.debate_ideology",
    Technique.SARCASM: "unbiased.sarcasm",
}
JUDGING = frozenset(RULE_OF)
ASKING = frozenset(
    {
        Technique.ASK_STRENGTH,
        Technique.OPEN_INVITATION,
        Technique.CUED_INVITATION,
        Technique.WH_QUESTION,
    }
)
"""What gives somebody the floor when they are the one it is said to."""
FLOOR_GIVING = ASKING | {Technique.GIVE_FLOOR}


def judge(talk: Talk, rubric: Rubric) -> tuple[Evidence, ...]:
    """Judge whether the talk kept out of judging and let everyone be heard."""
    notes = Notes(Principle.UNBIASED, rubric)
    extras = 0
    for turn in talk.turns:
        if not isinstance(turn.act, Say):
            continue
        if turn.offers(JUDGING):
            rules = [RULE_OF[code] for code in turn.techniques if code in RULE_OF]
            if rules:
                notes.add(turn, min(rules, key=lambda rule: (notes.rule(rule).points, rule)))
            else:
                notes.left_alone(turn, "unbiased.avoided")
        for code, rule in (
            (Technique.TWO_PERSPECTIVES, "unbiased.two_perspectives"),
            (Technique.HUMILITY, "unbiased.humility"),
        ):
            if code in turn.techniques and extras < notes.rule(rule).most:
                extras += 1
                notes.add(turn, rule)
    repaired(talk, notes, "unbiased.repaired")
    _strengths(talk, notes)
    _floor(talk, notes)
    return notes.all()


def _strengths(talk: Talk, notes: Notes) -> None:
    asked = [turn for turn in talk.turns if Technique.ASK_STRENGTH in turn.techniques]
    if asked:
        notes.add(asked[0], "unbiased.strengths_asked")
        return
    mapped = [turn for turn in talk.turns if turn.phase is Phase.MAPPING]
    could = any(turn.offers({Technique.ASK_STRENGTH}) for turn in talk.turns)
    if mapped and could and talk.ended:
        notes.add(mapped[-1], "unbiased.strengths_missing")


def _floor(talk: Talk, notes: Notes) -> None:
    """A guardian who is in the room is given the floor at least once after the entry."""
    guardians = talk.guardians
    account = phase_index(Phase.ACCOUNT)
    turns = [
        turn
        for turn in talk.turns
        if phase_index(turn.phase) >= account and not guardians.isdisjoint(turn.present)
    ]
    for turn in turns:
        if turn.choice and _gives_floor(turn.choice, guardians & turn.present):
            notes.add(turn, "unbiased.floor_given")
            return
    if not talk.ended or not talk.reached(Phase.MAPPING):
        return
    could = [t for t in turns if any(_gives_floor(c, guardians & t.present) for c in t.offered)]
    if could:
        notes.add(could[-1], "unbiased.floor_missing")


def _gives_floor(choice: Choice, guardians: frozenset[str]) -> bool:
    """Say whether a line gives guardians the floor, and does nothing that takes it away again."""
    codes = frozenset(choice.techniques)
    asked = bool(codes & ASKING) and guardians.issuperset(choice.to)
    given = Technique.GIVE_FLOOR in codes and not guardians.isdisjoint(choice.to)
    return (asked or given) and not codes & (HARMS | LEADING)
