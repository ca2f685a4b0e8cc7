"""Players who choose blindly: what somebody gets at each moment who does not read the lines.

They say any of the lines on offer, all alike, and do nothing else. What they get is drawn, not
enumerated: what an act is worth hangs on all that went before, so that there are more histories
than can be counted. How sure it is stands beside it, as for everybody else.
"""

import random
from collections.abc import Iterator, Sequence

from scenarios.model import Scenario
from scenarios.transcript import Act, Event, Say
from scoring.cohort.taken import Taken, taken
from scoring.rubric import Rubric
from scoring.scorecard import score_talk
from scoring.turns import read_turns
from simulator.engine import Situation, Stage
from simulator.proof.probes import play, unrecorded

PLAYS = 200
"""Enough to know a mean mark within 0.05."""
SEED = 20_260_101
"""The same players every time, so that a report comes out the same."""


class Blind:
    """Says any of the lines on offer, all alike; lets nobody finish and never waits."""

    def __init__(self, rng: random.Random) -> None:
        """Take the seat."""
        self._rng = rng

    def __call__(self, stage: Stage, situation: Situation, _: Sequence[Event]) -> Act:
        """Choose what to say."""
        return Say(self._rng.choice(stage.open_choices(situation)).id)


def blindly(scenario: Scenario, rubric: Rubric, plays: int = PLAYS) -> Iterator[Taken]:
    """Yield the attempts of so many who choose blindly."""
    rng = random.Random(SEED)  # noqa: S311 chance by a seed, no secret
    stage = Stage(scenario)
    for number in range(plays):
        transcript = unrecorded(stage, rubric, play(stage, Blind(rng), rng.randint))
        talk = read_turns(scenario, transcript)
        card = score_talk(talk, transcript, rubric)
        yield taken(talk, card, transcript.header, student=f"blind-{number}", simulated=True)
