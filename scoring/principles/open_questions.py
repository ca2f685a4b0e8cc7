"""Principle 1: open questions (S1; question families S23, S25).

Every question is set against the best question on offer at that turn, so that a talk is not
punished for what the moment did not hold. A closed question that has its reason costs nothing;
a good question at the wrong time earns nothing.
"""

from scenarios.model import Choice, Phase
from scenarios.techniques import TAXONOMY, Family, Technique
from scoring.evidence import Evidence, Notes
from scoring.rubric import Principle, Rubric
from scoring.turns import COMFORTS, Talk, Turn

QUESTION_PHASES = (
    Phase.ENTRY,
    Phase.ACCOUNT,
    Phase.MAPPING,
    Phase.CONSEQUENCES,
    Phase.AGREEMENT,
)
"""Where questions are weighed; what is asked in the frame is mostly a check of the rights."""

QUESTIONS = frozenset(t for t, entry in TAXONOMY.items() if entry.family is Family.QUESTION)
INVITATIONS = frozenset({Technique.OPEN_INVITATION, Technique.CUED_INVITATION})

RULE_OF = {
    Technique.OPEN_INVITATION: "open.invitation",
    Technique.CUED_INVITATION: "open.invitation",
    Technique.WH_QUESTION: "open.wh",
    Technique.CLOSED_CHECK: "open.check",
    Technique.CLOSED: "open.closed",
    Technique.FAUX_INVITATION: "open.faux",
    Technique.LEADING_TAG: "open.leading",
    Technique.LEADING_PRESUPPOSITION: "open.leading",
    Technique.FORCED_CHOICE: "open.forced",
    Technique.MULTIPLE: "open.multiple",
    Technique.WHY_BLAME: "open.why_blame",
}
CLOSING = frozenset(
    {"open.closed", "open.faux", "open.leading", "open.forced", "open.multiple", "open.why_blame"}
)
"""Rules for what leaves a word or two to answer."""

LEAST_OPEN = 1.0
"""A question is never weighed against less than this."""


def is_question(turn: Turn) -> bool:
    """Say whether a turn asks something that this principle weighs."""
    return (
        turn.choice is not None
        and turn.choice.limit is None
        and turn.phase in QUESTION_PHASES
        and turn.has(QUESTIONS)
    )


def _rule_of(choice: Choice, notes: Notes) -> str:
    """Return the rule for the least open of a choice's questions: that one gets answered."""
    rules = [RULE_OF[t] for t in choice.techniques if t in RULE_OF]
    return min(rules, key=lambda rule: notes.rule(rule).points)


def _credit(choice: Choice, notes: Notes) -> float:
    for override in choice.credit:
        if override.principle == Principle.OPEN:
            return override.points
    return notes.rule(_rule_of(choice, notes)).points


def _best(turn: Turn, notes: Notes) -> float:
    """Return what the best question on offer would have earned."""
    questions = [
        choice
        for choice in (*turn.offered, *((turn.choice,) if turn.choice else ()))
        if choice.limit is None and QUESTIONS.intersection(choice.techniques)
    ]
    return max(LEAST_OPEN, *(_credit(choice, notes) for choice in questions))


def _wrong_time(turn: Turn) -> str | None:
    """Return the rule for a question that something else should have come before."""
    if Technique.CLOSED_CHECK in turn.techniques:
        return None
    if turn.unanswered:
        return "open.while_limit"
    if turn.is_upset and not turn.has(COMFORTS):
        return "open.while_upset"
    if turn.owes_answer and Technique.STRAIGHT_ANSWER not in turn.techniques:
        return "open.while_owed"
    return None


def judge(talk: Talk, rubric: Rubric) -> tuple[Evidence, ...]:
    """Judge every question that was asked."""
    notes = Notes(Principle.OPEN, rubric)
    closed_in_a_row = 0
    after_closed = False
    for turn in talk.turns:
        if not is_question(turn) or turn.choice is None:
            continue
        rule = _rule_of(turn.choice, notes)
        closes = rule in CLOSING
        closed_in_a_row = closed_in_a_row + 1 if closes else _run_after(rule, closed_in_a_row)
        wrong_time = _wrong_time(turn)
        if wrong_time and notes.rule(rule).points >= 0:
            about = {"topic": turn.unanswered[0]} if turn.unanswered else {}
            notes.add(turn, wrong_time, about=about)
        else:
            _weigh(notes, turn, rule, closed_in_a_row)
            if after_closed and turn.has(INVITATIONS) and not closes:
                notes.add(turn, "open.paired")
        after_closed = closes
    _first_on_the_matter(talk, notes)
    return notes.all()


def _run_after(rule: str, run: int) -> int:
    """A legitimate check neither lengthens nor ends a run of closed questions."""
    return run if rule == "open.check" else 0


def _weigh(notes: Notes, turn: Turn, rule: str, closed_in_a_row: int) -> None:
    if rule == "open.check":
        notes.add(turn, rule)
        return
    in_run = closed_in_a_row > notes.rule("open.closed_run").most
    if rule in CLOSING and in_run and notes.rule(rule).points == 0:
        rule = "open.closed_run"
    notes.add(turn, rule, open_=_best(turn, notes))


def _first_on_the_matter(talk: Talk, notes: Notes) -> None:
    for turn in talk.turns:
        if turn.choice and turn.choice.matter and turn.has(QUESTIONS):
            is_open = _rule_of(turn.choice, notes) == "open.invitation"
            notes.add(turn, "open.first_open" if is_open else "open.first_not_open")
            return
