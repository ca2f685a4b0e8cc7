"""What a player gets who always says any of the lines that are open: exactly, not by trying.

Every state has its weight. Weights are whole numbers over one common denominator, so that what
comes of it is exact and all of it together is exactly one.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scenarios.model import Feeling
from simulator.proof.board import Board, Place
from simulator.proof.doings import Possibility
from simulator.proof.moves import open_here
from simulator.proof.reach import Reached

MOST_LINES = 400
"""Lines after which a talk is not over."""
MOST_STATES = 20_000

_State = tuple[Place, int]
"""A place with one valuation."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """How likely each ending is."""

    endings: Mapping[str, Fraction]
    unfinished: Fraction
    """That the talk is not over after so many lines."""


def distribution(whole: Reached, lines: int = MOST_LINES) -> Distribution | None:
    """Return how likely each ending is for a player who says any open line, all alike.

    None where there are too many states, or not all were followed.
    """
    if not whole.complete or whole.states > MOST_STATES:
        return None
    return _Walk(whole.board).run(lines)


class _Walk:
    def __init__(self, board: Board) -> None:
        self._board = board
        most = max(len(moment.choices) for moment in board.scenario.moments.values())
        self._step = math.lcm(*range(1, max(1, most) + 1))
        self._known: dict[_State, tuple[_State | str, ...]] = {}

    def run(self, lines: int) -> Distribution:
        """Let the weights go on, line by line; each is then ``_step`` times as large."""
        weights, total = self._opening()
        ended: dict[str, int] = {}
        for _ in range(lines):
            if not weights:
                break
            total *= self._step
            ended = {ending: weight * self._step for ending, weight in ended.items()}
            weights = self._on(weights, ended)
        shares = {ending: Fraction(weight, total) for ending, weight in ended.items()}
        return Distribution(shares, Fraction(sum(weights.values()), total))

    def _on(self, weights: Mapping[_State, int], ended: dict[str, int]) -> dict[_State, int]:
        found: dict[_State, int] = {}
        for state, weight in weights.items():
            led = self._led(state)
            share = weight * (self._step // len(led))
            for to in led:
                if isinstance(to, str):
                    ended[to] = ended.get(to, 0) + share
                else:
                    found[to] = found.get(to, 0) + share
        return found

    def _led(self, state: _State) -> tuple[_State | str, ...]:
        if state not in self._known:
            place, valuation = state
            moment, marks, speech = place
            here = open_here(self._board, moment, marks, valuation, finished=speech is None)
            lines = [each for each, _ in here if each.choice is not None]
            self._known[state] = tuple(self._say(state, line) for line in lines)
        return self._known[state]

    def _say(self, state: _State, line: Possibility) -> _State | str:
        (moment, marks, speech), valuation = state
        board, interrupted = self._board, speech is not None
        noted = board.noting(line, marks)
        felt = board.valuations.after(valuation, board.scenario.interruption if interrupted else ())
        ((answer, _),) = (
            each
            for each in line.outcomes(noted, board.valuations.all, interrupted=interrupted)
            if each[1] & felt
        )
        if answer.reaction.end is not None:
            return answer.reaction.end
        (place,) = board.following(moment, answer.reaction, noted)
        return board.floor(place), board.valuations.after(felt, answer.reaction.effects)

    def _opening(self) -> tuple[dict[_State, int], int]:
        feelings, valuations = self._board.scenario.feelings, self._board.valuations
        days = list(_days({name: feelings[name] for name in valuations.feelings}))
        (place,) = self._board.opening()
        found: dict[_State, int] = {}
        for day in days:
            state = (self._board.floor(place), valuations.single(day))
            found[state] = found.get(state, 0) + 1
        return found, len(days)


def _days(feelings: Mapping[str, Feeling]) -> Iterator[Mapping[str, int]]:
    """Yield every form of the day, each as likely as the others."""
    if not feelings:
        yield {}
        return
    (name, feeling), *rest = feelings.items()
    for day in _days(dict(rest)):
        for value in feeling.days:
            yield {name: value, **day}
