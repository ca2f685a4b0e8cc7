"""The talk itself: acts in, events out, on a state machine of moments.

Pure: the clock stays outside, and chance comes in as an argument.
"""

from simulator.engine.situation import Situation
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
    "RefusalReason",
    "Situation",
    "Stage",
    "Statement",
]
