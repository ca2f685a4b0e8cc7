"""Principle 2: active listening (S1; the measure of reflections against questions is S26's).

What is open grows with the number of questions asked: somebody who asks much must give much
back. Nods alone cannot carry it. A summary that adds something is no listening.
"""

from collections.abc import Iterator

from scenarios.model import Meaning, Phase
from scenarios.techniques import Technique
from scenarios.transcript import Summarise
from scoring.evidence import Evidence, Notes
from scoring.principles.open_questions import QUESTIONS, is_question
from scoring.rubric import Principle, Rubric
from scoring.turns import Talk, Turn

MIDWAY = (Phase.ACCOUNT, Phase.MAPPING, Phase.CONSEQUENCES)
END = (Phase.AGREEMENT, Phase.CLOSING)

REFLECTIONS = {
    Technique.PARAPHRASE: "listening.paraphrased",
    Technique.REFLECT_FEELING: "listening.felt",
    Technique.CLARIFY: "listening.clarified",
}

GIVING_BACK = frozenset({*REFLECTIONS, Technique.REPEAT_BACK})
"""What gives somebody back something of what was said."""

WRONG_ANSWERS = frozenset({Technique.FALSE_LAW, Technique.PROMISE_OUTCOME, Technique.SECRECY})
"""What is an answer, but not a true one; that is dealt with at the gates."""


def judge(talk: Talk, rubric: Rubric) -> tuple[Evidence, ...]:
    """Judge what was given back, against what was asked."""
    notes = Notes(Principle.LISTENING, rubric)
    for turn in talk.turns:
        if is_question(turn) and turn.techniques & QUESTIONS != {Technique.CLOSED_CHECK}:
            notes.add(turn, "listening.question")
        if Technique.REASSURE in turn.techniques:
            notes.add(turn, "listening.reassured")
    _reflections(talk, notes)
    _summaries(talk, notes)
    _answers(talk, notes)
    _nods(talk, notes)
    return notes.all()


def reflects(evidence: Evidence) -> bool:
    """Say whether evidence is of something really given back."""
    return evidence.principle is Principle.LISTENING and evidence.rule in {
        *REFLECTIONS.values(),
        "listening.repeated",
        "listening.summary_more",
    }


def _reflections(talk: Talk, notes: Notes) -> None:
    repeats = 0
    for turn in talk.turns:
        if not turn.speaks:
            continue
        rule = next((rule for code, rule in REFLECTIONS.items() if code in turn.techniques), None)
        if rule:
            repeats = 0
            notes.add(turn, rule)
        elif Technique.REPEAT_BACK in turn.techniques:
            repeats += 1
            parroted = repeats > notes.rule("listening.repeated").most
            notes.add(turn, "listening.parroted" if parroted else "listening.repeated")
        else:
            repeats = 0


def _summaries(talk: Talk, notes: Notes) -> None:
    given: set[str] = set()
    midway = end = False
    for turn, statements, invites in _all_summaries(talk):
        true = statements & turn.told
        if true != statements:
            notes.add(turn, "listening.summary_distorted")
            continue
        enough = min(notes.rule("listening.summary_more").most, len(turn.told))
        fresh = len(true - given) >= enough
        given |= true
        if turn.phase in MIDWAY and not midway and fresh:
            midway = True
            notes.add(turn, "listening.summary_mid")
        elif turn.phase in END and not end and len(true) >= enough:
            end = True
            notes.add(turn, "listening.summary_end")
        elif fresh:
            notes.add(turn, "listening.summary_more")
        else:
            notes.add(turn, "listening.summary_thin")
            continue
        if invites:
            notes.add(turn, "listening.summary_invites")
    _missing_summaries(talk, notes, midway=midway, end=end)


def _all_summaries(talk: Talk) -> Iterator[tuple[Turn, frozenset[str], bool]]:
    for turn in talk.turns:
        if isinstance(turn.act, Summarise):
            yield turn, frozenset(turn.act.statements), turn.act.invites


def _missing_summaries(talk: Talk, notes: Notes, *, midway: bool, end: bool) -> None:
    due = notes.rule("listening.summary_mid").most
    waiting = [turn for turn in talk.turns if turn.phase in MIDWAY and len(turn.told) >= due]
    if waiting and not midway and (talk.ended or talk.reached(*END)):
        notes.add(waiting[-1], "listening.summary_mid_missing")
    least = notes.rule("listening.summary_more").most
    ending = [turn for turn in talk.turns if turn.phase in END and len(turn.told) >= least]
    if ending and not end and talk.ended and not talk.was_short:
        notes.add(ending[-1], "listening.summary_end_missing")


def _answers(talk: Talk, notes: Notes) -> None:
    judged: set[int] = set()
    for turn in talk.turns:
        floor = turn.floor
        owed = floor.meaning is Meaning.ANSWER_OWED and floor.marked and not floor.unfinished
        first = owed and turn.speaks and turn.visit not in judged
        if first:
            judged.add(turn.visit)
        if Technique.EVADE in turn.techniques:
            notes.add(turn, "listening.evaded", open_=1.0 if first else 0.0)
        elif first and Technique.STRAIGHT_ANSWER in turn.techniques:
            notes.add(turn, "listening.answered")
        elif first and turn.offers({Technique.STRAIGHT_ANSWER}) and not turn.has(WRONG_ANSWERS):
            notes.add(turn, "listening.unanswered")


def _nods(talk: Talk, notes: Notes) -> None:
    """Credit nods and «mm»: one in a few turns, and never more than a part of the whole."""
    rule = notes.rule("listening.acknowledged")
    room = sum(each.open for each in notes.all()) * rule.most / 100
    last = -rule.window
    for turn in talk.turns:
        if Technique.ACKNOWLEDGE not in turn.techniques or turn.has(GIVING_BACK):
            continue
        if turn.number - last >= rule.window and room >= rule.points:
            last = turn.number
            room -= rule.points
            notes.add(turn, "listening.acknowledged")
        else:
            notes.add(turn, "listening.acknowledged_enough")
