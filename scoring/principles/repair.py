"""Repair: who takes back what did harm regains a part of it (S30)."""

from scenarios.techniques import Technique
from scoring.evidence import Notes
from scoring.turns import Talk


def repaired(talk: Talk, notes: Notes, rule_id: str) -> None:
    """Give back the rule's share of what was lost in the nearest turn within its window."""
    rule = notes.rule(rule_id)
    losses: dict[int, float] = {}
    for each in notes.all():
        losses[each.turn] = losses.get(each.turn, 0.0) + each.points
    for turn in talk.turns:
        if Technique.REPAIR not in turn.techniques:
            continue
        for back in range(1, (rule.window or 0) + 1):
            lost = losses.pop(turn.number - back, 0.0)
            if lost < 0:
                notes.add(turn, rule_id, points=-lost * rule.points)
                break
