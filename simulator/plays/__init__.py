"""Performs plays, tells where something else came than was expected, and makes new ones.

A play (``scenarios.plays``) is a test that an author keeps beside a scenario::

    judged = judge(play, stage, rubric)      # diagnostics, each at the line of its expectation
    play = recorded(stage, transcript, rubric)
"""

from simulator.plays.folder import check_plays, talks_of
from simulator.plays.judging import judge
from simulator.plays.performing import Performed, draw_of, perform
from simulator.plays.recording import RECORDED, play_of, recorded

__all__ = [
    "RECORDED",
    "Performed",
    "check_plays",
    "draw_of",
    "judge",
    "perform",
    "play_of",
    "recorded",
    "talks_of",
]
