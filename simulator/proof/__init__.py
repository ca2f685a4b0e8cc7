"""Proof of a scenario: what can happen in it, shown by examples or ruled out.

What is found is found on boards (``board``, ``reach``) for many talks at once, and nothing counts
as reached before the engine has played it::

    proof = prove(scenario, rubric, meanwhile=meanwhile(scenario, rubric))
"""

from simulator.proof.bounds import Bounds
from simulator.proof.chance import MOST_LINES, Distribution
from simulator.proof.difficulty import HowFar, how_far, level_of, measured
from simulator.proof.findings import Reachable, reachable
from simulator.proof.levels import Gateway, Range
from simulator.proof.moves import Kind, Target
from simulator.proof.players import (
    FRIENDLY_PLAYERS,
    RANDOM_PLAYERS,
    SOON,
    Meanwhile,
    Players,
    meanwhile,
    play_by_chance,
    play_greedily,
    play_kindly,
    together,
)
from simulator.proof.proof import Proof, Result, prove
from simulator.proof.stuck import Held, Stuck
from simulator.proof.talks import Example

__all__ = [
    "FRIENDLY_PLAYERS",
    "MOST_LINES",
    "RANDOM_PLAYERS",
    "SOON",
    "Bounds",
    "Distribution",
    "Example",
    "Gateway",
    "Held",
    "HowFar",
    "Kind",
    "Meanwhile",
    "Players",
    "Proof",
    "Range",
    "Reachable",
    "Result",
    "Stuck",
    "Target",
    "how_far",
    "level_of",
    "meanwhile",
    "measured",
    "play_by_chance",
    "play_greedily",
    "play_kindly",
    "prove",
    "reachable",
    "together",
]
