"""Tries beside talks that are known: what else could have been done where they stood.

A search follows few of the many ways to a moment. Whatever a talk shows that was played, each of
its situations can be left in another way too, and what comes of that leads on from there.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from scenarios.transcript import Acted, Event, Reacted
from simulator.engine import Situation, Stage
from simulator.proof.board import Board
from simulator.proof.doings import Doing
from simulator.proof.examples import Example, act_of, possible
from simulator.proof.moves import Kind, Target
from simulator.proof.shown import Talk

MOST_TRIES = 12_000
MOST_ALIKE = 24
"""Situations at one moment in which the same thing is tried."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a talk stood after some of its acts."""

    example: Example
    events: Sequence[Event]
    situation: Situation


class Nearby:
    """Tries what is missing in the situations of talks."""

    def __init__(self, stage: Stage, board: Board, missing: Collection[Target]) -> None:
        """Begin with what is missing."""
        self._stage, self._board = stage, board
        self._missing = {name for kind, name in missing if kind is Kind.REACTION}
        self._doings: dict[str, tuple[Doing, ...]] = {}
        self._tries = 0
        self._alike: dict[tuple[str, Doing], set[object]] = {}

    def run(self, talks: Iterable[Talk]) -> Iterator[Talk]:
        """Yield talks that show something that was missing."""
        waiting = deque(standing for talk in talks for standing in self._standings(*talk))
        while waiting and self._tries < MOST_TRIES and self._missing:
            standing = waiting.popleft()
            for found in self._try(standing):
                yield found.example, found.events
                waiting.append(found)

    def _standings(self, example: Example, events: Sequence[Event]) -> Iterator[_Standing]:
        """Yield where a talk stood, as far as something is missing there."""
        situation: Situation | None = None
        begun = 0
        for acts, index in enumerate((*_borders(events), len(events))):
            situation = self._stage.follow(situation, events[begun:index])
            begun = index
            if situation.ended is None and self._at(situation.moment):
                so_far = Example(example.feelings, example.acts[:acts])
                yield _Standing(so_far, events[:index], situation)

    def _at(self, moment: str) -> tuple[Doing, ...]:
        """Return what can be done at a moment that may be answered with something missing."""
        if moment not in self._doings:
            self._doings[moment] = tuple(
                each.doing
                for each in self._board.possibilities(moment)
                if any(answer.reaction.ref in self._missing for answer in each.answers)
            )
        return self._doings[moment]

    def _try(self, standing: _Standing) -> Iterator[_Standing]:
        now = standing.situation
        form = (frozenset(now.feelings.items()), now.told, now.visited, now.present, now.finished)
        for doing in self._at(now.moment):
            alike = self._alike.setdefault((now.moment, doing), set())
            if len(alike) >= MOST_ALIKE or form in alike:
                continue
            act = act_of(self._stage, now, doing)
            if act is None or not possible(self._stage, now, act):
                continue
            alike.add(form)
            self._tries += 1
            new = self._stage.perform(now, act)
            came = {event.reaction for event in new if isinstance(event, Reacted)}
            if came & self._missing:
                self._missing -= came
                self._doings.clear()
                example = Example(standing.example.feelings, (*standing.example.acts, act))
                then = self._stage.follow(now, new)
                yield _Standing(example, (*standing.events, *new), then)


def _borders(events: Sequence[Event]) -> Iterator[int]:
    """Yield where each act begins."""
    return (index for index, event in enumerate(events) if isinstance(event, Acted))
