"""How difficult a scenario is: how far those get who play by chance, and who are only friendly.

Whoever listens gets to the end of any of them. What sets them apart is how soon it costs not to:
a basic scenario lets much pass, an advanced one little. The measure and its bounds are ours.
"""

from dataclasses import dataclass

from scenarios.model import Level
from scoring.gates import GateStatus
from scoring.scorecard import Level as Attained
from simulator.proof.players import Players

BASIC_FROM = 5.3
"""A scenario in which they get this far on average, of 12, is basic."""
ADVANCED_BELOW = 4.75
"""One in which they get less far than this is advanced."""


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far players of one kind get on average."""

    principles: float
    """Principles at level 2 or 3, of eight."""
    gates: float
    """Gates passed, of four; one that is not come to counts as the others do on average."""
    holds: float
    """The share whose talk holds, 0 to 1."""

    @property
    def total(self) -> float:
        """Principles and gates together, 0 to 12."""
        return self.principles + self.gates


def how_far(players: Players) -> HowFar:
    """Return how far players got; there must be some."""
    good = (Attained.GOOD, Attained.VERY_GOOD)
    high = sum(levels.get(level, 0) for levels in players.levels.values() for level in good)
    passed, failed = (
        sum(statuses.get(status, 0) for statuses in players.gates.values())
        for status in (GateStatus.PASSED, GateStatus.FAILED)
    )
    gates = len(players.gates) * passed / max(1, passed + failed)
    return HowFar(high / players.count, gates, players.holds / players.count)


def measured(chance: Players, friendly: Players) -> float:
    """Return how far the two kinds of players get, each as heavy as the other, 0 to 12."""
    return (how_far(chance).total + how_far(friendly).total) / 2


def level_of(far: float) -> Level:
    """Return the level that a scenario has in which they get so far."""
    if far >= BASIC_FROM:
        return Level.BASIC
    return Level.ADVANCED if far < ADVANCED_BELOW else Level.INTERMEDIATE
