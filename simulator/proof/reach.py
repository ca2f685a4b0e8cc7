"""Everything that can happen, found turn by turn for all valuations at once.

Places (moment, marks, what is still to be said) are followed one by one, the feelings in them
all together: turn after turn, so that whatever is found first is found by a shortest talk; or
sooner, where that does not matter.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import NamedTuple

from scenarios.model import Reaction
from simulator.proof.board import Board, Place, Speech
from simulator.proof.doings import Doing
from simulator.proof.moves import Change, Kind, Move, Moves, Target
from simulator.proof.valuations import Valuations

DRY = 1_200
"""Standings without anything that is wanted after which a search is given up."""


class Passage(NamedTuple):
    """How some talks came to a place: from which, by doing what, and what it did to feelings."""

    parent: int | None
    source: int
    """The valuations at the parent."""
    doing: Doing | None
    reaction: Reaction | None
    """What it was answered with; None where somebody only went on speaking."""
    change: Change | None
    """None for the beginning."""
    after: int
    """The valuations that it led to."""

    def back(self, valuations: Valuations, now: int) -> int:
        """Return the valuations at the parent from which it led to some of those now."""
        if self.change is not None:
            now = self.change.before(valuations, now)
        return self.source & now


@dataclass(slots=True)
class Standing:
    """Talks that stand at one place and came there together."""

    place: Place
    valuations: int
    passages: list[Passage] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reached:
    """What was found."""

    board: Board
    standings: tuple[Standing, ...]
    first: Mapping[Target, Passage]
    """The passage by which something first happened."""
    ways: frozenset[tuple[str, str]]
    """The ways that were taken from one moment to another."""
    complete: bool
    """Whether everything that follows was followed."""

    @property
    def states(self) -> int:
        """How many states were found: places with the valuations in them."""
        seen: dict[Place, int] = {}
        for standing in self.standings:
            seen[standing.place] = seen.get(standing.place, 0) | standing.valuations
        return sum(valuations.bit_count() for valuations in seen.values())


class _Spreading:
    def __init__(
        self,
        moves: Moves,
        most: int,
        *,
        in_turn: bool,
        wanted: frozenset[Target] = frozenset(),
        apart: int | None = None,
    ) -> None:
        self.moves, self.most, self.apart, self.in_turn = moves, most, apart, in_turn
        self.wanted, self.left = wanted, set(wanted)
        self.board = moves.board
        self.newest = 0
        self.seen: dict[Place, int] = {}
        self.alike: set[tuple[str, int, int, Speech | None]] = set()
        self.standings: list[Standing] = []
        self.first: dict[Target, Passage] = {}
        self.fresh: dict[Place, Standing] = {}
        self.grown: dict[Place, Standing] = {}
        self.waiting: list[tuple[int, Place]] = []
        self.numbers: dict[Place, int] = {}
        self.ways: set[tuple[str, str]] = set()
        self.made: set[Move] = set()
        self.left_out = False

    def run(self) -> Reached:
        self._begin()
        while (self.fresh or self.grown) and not self._enough():
            for place, standing in self._next().items():
                self.standings.append(standing)
                self._act(len(self.standings) - 1, place, standing.valuations)
        return Reached(
            self.board,
            tuple(self.standings),
            self.first,
            frozenset(self.ways),
            not (self.fresh or self.grown or self.left_out),
        )

    def _begin(self) -> None:
        board, start = self.board, self.board.scenario.start
        opening = board.valuations.opening(board.scenario.feelings)
        passage = Passage(None, opening, None, None, None, opening)
        shows: list[Target] = [(Kind.MOMENT, start)]
        shows += [(Kind.LIMIT, limit) for limit in board.scenario.moments[start].raises]
        for place in board.opening():
            speech = place[2]
            shows += [(Kind.FACT, fact) for fact, _ in (speech.tells if speech else ())]
            self._come(board.floor(place), 0, opening, passage)
        for target in shows:
            self._note(target, passage)

    def _enough(self) -> bool:
        """Say whether to stop before everything was followed."""
        count = len(self.standings)
        dry = self.apart is not None and count - self.newest > DRY
        # Each that waits is to be followed once at least.
        waiting = 0 if self.wanted else len(self.fresh) + len(self.grown)
        too_many = self.apart is None and count + waiting > self.most
        found = bool(self.wanted) and not self.left
        return count >= self.most or dry or too_many or found

    def _next(self) -> dict[Place, Standing]:
        """Return what to follow next.

        In turn, that is all that some act has led to. Else it is what is new, and after that what
        has grown, one by one and nearest to the beginning first: so what grows there has grown as
        far as it can before what comes of it is followed again.
        """
        if self.in_turn:
            now, self.fresh, self.grown = {**self.fresh, **self.grown}, {}, {}
        elif self.fresh:
            now, self.fresh = self.fresh, {}
        else:
            _, place = heappop(self.waiting)
            now = {place: self.grown.pop(place)}
        return now

    def _act(self, index: int, place: Place, valuations: int) -> None:
        known: dict[int, int] = {}
        going_on = self.moves.going_on(place)
        if going_on is not None:
            self._make(index, going_on, place, valuations, valuations)
        for move in self.moves.at(place):
            change = move.change
            # Changes are few and kept by the moves: what they lead to is worked out once.
            after = known.get(id(change))
            if after is None:
                after = known[id(change)] = change.after(self.board.valuations, valuations)
            if after:
                self._make(index, move, place, valuations, after)

    def _make(self, index: int, move: Move, place: Place, valuations: int, after: int) -> None:
        if move not in self.made:
            self.made.add(move)
            self._show(index, move, place[0], valuations, after)
        if move.ends:
            return
        to = move.on(place[1])
        known = self.seen.get(to, 0)
        both = known | after if known else after
        if both != known:
            passage = Passage(index, valuations, move.doing, move.reaction, move.change, after)
            self._come(to, known, both, passage)

    def _show(self, index: int, move: Move, moment: str, valuations: int, after: int) -> None:
        """Note what a move shows, when it is made for the first time."""
        if move.leads:
            self.ways.add((moment, move.moment))
        for target, doing, reaction in move.shows:
            self._note(target, Passage(index, valuations, doing, reaction, move.change, after))

    def _note(self, target: Target, passage: Passage) -> None:
        if target not in self.first:
            self.first[target] = passage
            if target in self.left:
                self.left.remove(target)
                self.newest = len(self.standings)

    def _come(self, place: Place, known: int, both: int, passage: Passage) -> None:
        """Come to a place, with the valuations known there before and those known now."""
        if not known and self.apart is not None and not self._differs(place, self.apart):
            self.left_out = True
            return
        self.seen[place] = both
        standing = self.fresh.get(place) or self.grown.get(place)
        if standing is None:
            standing = Standing(place, 0)
            if known:
                self.grown[place] = standing
                heappush(self.waiting, (self.numbers[place], place))
            else:
                self.fresh[place] = standing
                self.numbers[place] = len(self.numbers)
        standing.valuations |= both ^ known if known else both
        standing.passages.append(passage)

    def _differs(self, place: Place, apart: int) -> bool:
        """Say whether no place was followed yet that differs only in what is not told apart."""
        moment, marks, speech = place
        telling, said_here = self.board.telling(moment)
        alike = (moment, marks & (telling | apart), (marks & said_here).bit_count(), speech)
        if alike in self.alike:
            return False
        self.alike.add(alike)
        return True


def spread(
    moves: Moves, most: int, until: Target | None = None, *, in_turn: bool = True
) -> Reached:
    """Follow everything that can happen until nothing new comes.

    Stops, incomplete, where there are more than ``most`` standings, and where something is found.

    Args:
        moves: what can be done on a board.
        most: standings to follow.
        until: what to look for.
        in_turn: whether turn by turn, so that what is found first is found by a shortest talk.
    """
    wanted = frozenset((until,)) if until else frozenset[Target]()
    return _Spreading(moves, most, in_turn=in_turn, wanted=wanted).run()


def search(moves: Moves, most: int, apart: int, wanted: frozenset[Target]) -> Reached:
    """Follow one of the places that are alike in what a moment itself reads and in some marks.

    Finds much with little, and rules nothing out: what is not followed is left out.

    Args:
        moves: what can be done on a board.
        most: standings to follow.
        apart: the marks.
        wanted: what is looked for; given up where nothing more of it has come for a while.
    """
    return _Spreading(moves, most, in_turn=False, apart=apart, wanted=wanted).run()
