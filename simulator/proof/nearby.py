"""Tries beside talks that are known: what else could have been done where they stood.

A search follows few of the many ways to a moment. Whatever a talk shows that was played, each of
its situations can be left in another way too, and what comes of that leads on from there.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from scenarios.transcript import Act, Event
from simulator.engine import Situation
from simulator.proof.doings import Doing
from simulator.proof.examples import act_of
from simulator.proof.moves import Kind, Moves, Target
from simulator.proof.shown import PlayedTalk
from simulator.proof.talks import Example, Rehearsal, Stood, happened


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a talk stood after some of its acts."""

    feelings: tuple[tuple[str, int], ...]
    stood: Stood
    act: Act | None
    """The act that led here; None at the beginning."""
    before: "_Standing | None"

    def talk(self) -> PlayedTalk:
        """Return the talk so far."""
        row = [self]
        while row[-1].before is not None:
            row.append(row[-1].before)
        row.reverse()
        acts = tuple(each.act for each in row if each.act is not None)
        events = [event for each in row for event in each.stood.events]
        return Example(self.feelings, acts), events


class Nearby:
    """Tries what is missing in the situations of talks.

    Whatever is missing, some answer that leads there is missing too.
    """

    def __init__(self, rehearsal: Rehearsal, moves: Moves, missing: Collection[Target]) -> None:
        """Begin with what is missing; the moves are those of a board that keeps everything."""
        self._rehearsal, self._moves = rehearsal, moves
        self._missing = set(missing)
        self._answers: dict[str, frozenset[Target]] = {}
        self._seen: set[Stood] = set()

    def run(self, talks: Iterable[PlayedTalk]) -> Iterator[PlayedTalk]:
        """Yield talks that show something that was missing."""
        waiting = deque(standing for talk in talks for standing in self._standings(*talk))
        while waiting and self._missing:
            standing = waiting.popleft()
            for doing in self._promising(standing.stood.situation):
                found = self._try(standing, doing)
                if found is not None:
                    yield found.talk()
                    waiting.append(found)

    def _standings(self, example: Example, events: Sequence[Event]) -> Iterator[_Standing]:
        """Yield where a talk stood, if that is not known from another."""
        before: _Standing | None = None
        for stood, act in self._rehearsal.retrace(example, events):
            before = _Standing(example.feelings, stood, act, before)
            if stood not in self._seen:
                self._seen.add(stood)
                yield before

    def _promising(self, now: Situation) -> Iterator[Doing]:
        """Yield what can be done in a situation that is answered with something missing."""
        if now.ended is not None or not self._asks(now.moment):
            return
        place = self._moves.board.place_of(now)
        feelings = self._moves.board.valuations.single(now.feelings)
        for move in self._moves.at(place):
            missing = next((each for each in move.shows if each.target in self._missing), None)
            if missing is not None and move.change.after(self._moves.board.valuations, feelings):
                yield missing.doing

    def _asks(self, moment: str) -> bool:
        """Say whether something may be answered at a moment with something missing."""
        refs = self._answers.get(moment)
        if refs is None:
            possible = self._moves.board.possibilities(moment)
            refs = self._answers[moment] = frozenset(
                (Kind.REACTION, answer.reaction.ref) for each in possible for answer in each.answers
            )
        return not refs.isdisjoint(self._missing)

    def _try(self, standing: _Standing, doing: Doing) -> _Standing | None:
        act = act_of(self._rehearsal.stage, standing.stood.situation, doing)
        if act is None or not standing.stood.allows(act):
            return None
        then = self._rehearsal.perform(standing.stood, act)
        came = set(happened(then.events)) & self._missing
        self._missing -= came
        return _Standing(standing.feelings, then, act, standing) if came else None
