"""Players who choose blindly: what somebody gets at each moment who does not read the lines.

They say any of the lines on offer, all alike, and do nothing else. What they get is drawn, not
enumerated: what an act is worth hangs on all that went before, so that a talk of usual length has
more histories than can be counted. How sure it is stands beside it, as for everybody else.

Lines are dealt, not thrown: of the players of one hand who come to the same lines for the n-th
time, as many say each. By itself each plays as if every line were drawn; together they tell more,
since which line is said makes most of the difference. Hands have nothing to do with each other.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence

from scenarios.model import Scenario
from scenarios.transcript import Act, Event, Say
from scoring.cohort.taken import Taken, taken
from scoring.rubric import Rubric
from scoring.scorecard import score_talk
from scoring.turns import read_turns
from simulator.engine import Situation, Stage
from simulator.proof.probes import play, unrecorded

HANDS = 10
HAND = 24
"""Players of one hand: so that two, three, four, six or eight lines come out even."""
SEED = 20_260_101
"""The same players every time, so that a report comes out the same."""

Place = tuple[str, tuple[str, ...], int]
"""A moment, what is on offer, and for which time the player comes to it."""


class Deck:
    """What is on offer, dealt so that each line comes as often as any other."""

    def __init__(self, rng: random.Random) -> None:
        """Begin with nothing dealt."""
        self._rng = rng
        self._left: dict[Place, list[str]] = {}

    def deal(self, place: Place) -> str:
        """Return the next line at a place; every one of its lines before any comes again."""
        left = self._left.setdefault(place, [])
        if not left:
            left += place[1]
            self._rng.shuffle(left)
        return left.pop()


class Blind:
    """Says any of the lines on offer, all alike; lets nobody finish and never waits."""

    def __init__(self, deck: Deck) -> None:
        """Take the seat; the deck is shared with those who play before and after."""
        self._deck = deck
        self._came = Counter[tuple[str, tuple[str, ...]]]()

    def __call__(self, stage: Stage, situation: Situation, _: Sequence[Event]) -> Act:
        """Choose what to say."""
        here = situation.moment, tuple(choice.id for choice in stage.open_choices(situation))
        self._came[here] += 1
        return Say(self._deck.deal((*here, self._came[here])))


def blindly(
    scenario: Scenario, rubric: Rubric, hands: int = HANDS, seed: int = SEED
) -> Iterator[tuple[Taken, ...]]:
    """Yield the attempts of players who choose blindly, hand by hand."""
    rng = random.Random(seed)  # noqa: S311 chance by a seed, no secret
    stage = Stage(scenario)
    for _ in range(hands):
        deck = Deck(rng)
        yield tuple(_one(stage, rubric, deck, rng, number) for number in range(HAND))


def _one(stage: Stage, rubric: Rubric, deck: Deck, rng: random.Random, number: int) -> Taken:
    transcript = unrecorded(stage, rubric, play(stage, Blind(deck), rng.randint))
    talk = read_turns(stage.scenario, transcript)
    card = score_talk(talk, transcript, rubric)
    return taken(talk, card, transcript.header, student=f"blind-{number}", simulated=True)
