"""The talk itself: acts in, events out, on a state machine of moments.

Pure: the clock stays outside, and chance comes in as an argument.
"""

from simulator.engine.machine import Lock, ranked, trigger_of
from simulator.engine.situation import Segment, Situation, joined, segments
from simulator.engine.stage import (
    ActRefused,
    Divergence,
    Draw,
    RefusalReason,
    Stage,
    Statement,
)

__all__ = [
    "ActRefused",
    "Divergence",
    "Draw",
    "Lock",
    "RefusalReason",
    "Segment",
    "Situation",
    "Stage",
    "Statement",
    "joined",
    "ranked",
    "segments",
    "trigger_of",
]
