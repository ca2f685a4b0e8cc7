"""Principle 4: no leading (S1).

The opportunity is every line that was said where a leading one lay at hand. Leading before the
free account has begun is worst, since it colours what follows; a summary leads when it holds
what nobody has said; repair gives part of it back.
"""

from scenarios.model import Phase
from scenarios.techniques import Technique
from scenarios.transcript import Say, Summarise
from scoring.evidence import Evidence, Notes
from scoring.principles.repair import repaired
from scoring.rubric import Principle, Rubric
from scoring.turns import Talk, phase_index

RULE_OF = {
    Technique.LEADING_TAG: "not_leading.tag",
    Technique.LEADING_PRESUPPOSITION: "not_leading.presupposition",
    Technique.CONFESSION_HUNT: "not_leading.confession",
    Technique.PRESS_NAMES: "not_leading.names",
    Technique.PRESS_ON: "not_leading.press_on",
}
LEADING = frozenset(RULE_OF)


def judge(talk: Talk, rubric: Rubric) -> tuple[Evidence, ...]:
    """Judge every line that led or pressed, or could have."""
    notes = Notes(Principle.NOT_LEADING, rubric)
    account_begun = False
    for turn in talk.turns:
        account_begun = account_begun or phase_index(turn.phase) >= phase_index(Phase.ACCOUNT)
        if isinstance(turn.act, Summarise) and not turn.told.issuperset(turn.act.statements):
            notes.add(turn, "not_leading.summary")
        if not isinstance(turn.act, Say) or not turn.offers(LEADING):
            continue
        rules = [RULE_OF[code] for code in turn.techniques if code in RULE_OF]
        if not rules:
            notes.left_alone(turn, "not_leading.avoided")
            continue
        notes.add(turn, min(rules, key=lambda rule: (notes.rule(rule).points, rule)))
        if not account_begun:
            notes.add(turn, "not_leading.early")
    repaired(talk, notes, "not_leading.repaired")
    return notes.all()
