"""Repair: who takes back what did harm regains a part of it (S30)."""

from scenarios.techniques import Technique
from scoring.evidence import Notes
from scoring.principles.exceptions import with_exceptions
from scoring.turns import Talk


def repaired(talk: Talk, notes: Notes, rule_id: str) -> None:
    """Give back the rule's share of what was lost in the nearest turn within its window.

    What an exception has set aside was not lost, and cannot be regained.
    """
    repairs = [turn for turn in talk.turns if Technique.REPAIR in turn.techniques]
    if not repairs:
        return
    rule = notes.rule(rule_id)
    losses: dict[int, float] = {}
    for each in with_exceptions(notes.principle, talk, notes.all()):
        losses[each.turn] = losses.get(each.turn, 0.0) + each.points
    for turn in repairs:
        for back in range(1, rule.window + 1):
            lost = losses.pop(turn.number - back, 0.0)
            if lost < 0:
                notes.add(turn, rule_id, points=-lost * rule.points)
                break
