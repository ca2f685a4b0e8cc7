"""Everything that can happen, found turn by turn for all valuations at once.

Places (moment, marks, what is still to be said) are followed one by one, the feelings in them
all together. Turn after turn, so that whatever is found first is found by a shortest talk.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from scenarios.model import Effect, Reaction
from simulator.proof.board import (
    FINISHED,
    INTERRUPTED,
    Board,
    Doing,
    Place,
    Possibility,
    Speech,
)
from simulator.proof.marks import AGAIN
from simulator.proof.valuations import Valuations

DRY = 2_500
"""Standings without anything new after which a search is given up."""

GOING_ON = Doing("wait/short")
"""Letting somebody go on speaking."""


class Kind(StrEnum):
    """What can be reached."""

    MOMENT = "moment"
    REACTION = "reaction"
    FACT = "fact"
    LIMIT = "limit"
    ENDING = "ending"
    RUN_OUT = "run_out"
    """A moment at which nothing is left to say but the way out."""


Target = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Step:
    """How some talks came to a place: from which, by doing what, and what it did to feelings."""

    parent: int | None
    doing: Doing | None
    where: int
    """The valuations at the parent in which it could be done."""
    cut_off: tuple[Effect, ...]
    """What being cut off did."""
    met: int
    """The valuations that were so answered, after that."""
    reaction: Reaction | None
    """What it was answered with; None where somebody only went on speaking."""
    after: int
    """The valuations that it led to."""

    def back(self, valuations: Valuations, now: int) -> int:
        """Return the valuations at the parent from which it led to some of those now."""
        if self.reaction is not None:
            now = self.met & valuations.before(now, self.reaction.effects)
        return self.where & valuations.before(now, self.cut_off)


@dataclass(slots=True)
class Standing:
    """Talks that stand at one place and came there together."""

    place: Place
    valuations: int
    steps: list[Step] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reached:
    """What was found."""

    board: Board
    standings: tuple[Standing, ...]
    first: Mapping[Target, Step]
    """The step by which something first happened."""
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
        self, board: Board, most: int, apart: int | None, until: Target | None = None
    ) -> None:
        self.board, self.most, self.apart, self.until = board, most, apart, until
        self.newest = 0
        self.everything = board.valuations.all
        self.seen: dict[Place, int] = {}
        self.alike: set[tuple[str, int, int, Speech | None]] = set()
        self.standings: list[Standing] = []
        self.first: dict[Target, Step] = {}
        self.fresh: dict[Place, Standing] = {}
        self.grown: dict[Place, Standing] = {}
        self.ways: set[tuple[str, str]] = set()
        self.left_out = False

    def run(self) -> Reached:
        people = self.board.scenario.people.values()
        feelings = {f"{p.id}.{name}": f for p in people for name, f in p.feelings.items()}
        opening = self.board.valuations.opening(feelings)
        for place in self.board.opening():
            self._say(place, Step(None, None, opening, (), opening, None, opening))
        while (now := self._next()) and not self._enough():
            for place, standing in now.items():
                self.standings.append(standing)
                self._act(len(self.standings) - 1, place, standing.valuations)
        return Reached(
            self.board,
            tuple(self.standings),
            self.first,
            frozenset(self.ways),
            not (now or self.left_out),
        )

    def _enough(self) -> bool:
        """Say whether to stop before everything was followed."""
        count = len(self.standings)
        dry = self.apart is not None and count - self.newest > DRY
        return count >= self.most or dry or self.until in self.first

    def _next(self) -> dict[Place, Standing]:
        if self.apart is None:
            now, self.fresh, self.grown = {**self.fresh, **self.grown}, {}, {}
        elif self.fresh:
            now, self.fresh = self.fresh, {}
        else:
            now, self.grown = self.grown, {}
        return now

    def _act(self, index: int, place: Place, valuations: int) -> None:
        moment, marks, speech = place
        if speech is not None:
            aged = (moment, self.board.marks.aged(marks), speech)
            step = Step(index, GOING_ON, valuations, (), valuations, None, valuations)
            self._say(aged, step)
        for possibility, where in open_here(self.board, place, valuations):
            self._do(index, place, possibility, where)

    def _do(self, index: int, place: Place, possibility: Possibility, where: int) -> None:
        moment, marks, speech = place
        board, interrupted = self.board, speech is not None
        marks = board.noting(possibility, marks)
        cut_off = board.scenario.interruption if interrupted else ()
        felt = board.valuations.after(where, cut_off)
        for answer, holds in possibility.outcomes(marks, self.everything, interrupted=interrupted):
            met = felt & holds
            if not met:
                continue
            reaction = answer.reaction
            after = board.valuations.after(met, reaction.effects)
            step = Step(index, possibility.doing, where, cut_off, met, reaction, after)
            if possibility.way_out:
                self._note((Kind.RUN_OUT, moment), step)
                if not self.board.runs_out(moment):
                    continue
            self._note((Kind.REACTION, reaction.ref), step)
            self._raise(reaction.raises, step)
            self._lead(moment, marks, reaction, step)

    def _lead(self, moment: str, marks: int, reaction: Reaction, step: Step) -> None:
        if reaction.goto is not None:
            self.ways.add((moment, reaction.goto))
        for place in self.board.following(moment, reaction, marks):
            self._say(place, step, reaction.end)

    def _say(self, place: Place, step: Step, end: str | None = None) -> None:
        moment, marks, speech = place
        self._note((Kind.MOMENT, moment), step)
        self._raise(self.board.scenario.moments[moment].raises, step)
        while speech is not None:
            marks = self.board.speaking(marks, speech.segment)
            for line in speech.segment:
                for fact in line.tells:
                    self._note((Kind.FACT, fact), step)
            speech = speech.rest
            if end is None:
                break
        if end is not None:
            self._note((Kind.ENDING, end), step)
        else:
            self._come((moment, marks & self.board.alive[moment], speech), step)

    def _raise(self, limits: Iterable[str], step: Step) -> None:
        """Note limits as reached; one that was reached already was noted when it was."""
        for limit in limits:
            self._note((Kind.LIMIT, limit), step)

    def _note(self, target: Target, step: Step) -> None:
        if target not in self.first:
            self.first[target] = step
            self.newest = len(self.standings)

    def _come(self, place: Place, step: Step) -> None:
        known = self.seen.get(place, 0)
        new = step.after & ~known
        if not new:
            return
        if not known and self.apart is not None and not self._differs(place, self.apart):
            self.left_out = True
            return
        self.seen[place] = known | new
        standing = self.fresh.get(place) or self.grown.get(place)
        if standing is None:
            standing = Standing(place, 0)
            (self.grown if known else self.fresh)[place] = standing
        standing.valuations |= new
        standing.steps.append(step)

    def _differs(self, place: Place, apart: int) -> bool:
        """Say whether no place was followed yet that differs only in what is not told apart."""
        moment, marks, speech = place
        said_here = (marks & self.board.once_here[moment]).bit_count()
        alike = (moment, marks & (self.board.telling[moment] | apart), said_here, speech)
        if alike in self.alike:
            return False
        self.alike.add(alike)
        return True


def spread(board: Board, most: int, until: Target | None = None) -> Reached:
    """Follow everything that can happen, turn by turn, until nothing new comes.

    Stops, incomplete, after ``most`` standings, and where something is found.
    """
    return _Spreading(board, most, None, until).run()


def search(board: Board, most: int, apart: int) -> Reached:
    """Follow one of the places that are alike in what a moment itself reads and in some marks.

    Finds much with little, and rules nothing out: what is not followed is left out.
    """
    return _Spreading(board, most, apart).run()


def open_here(board: Board, place: Place, valuations: int) -> Iterator[tuple[Possibility, int]]:
    """Yield what can be done at a place, with the valuations in which it can."""
    moment, marks, speech = place
    now = FINISHED if speech is None else INTERRUPTED
    closed, again = valuations, board.marks.bit(AGAIN)
    *possible, way_out = board.possibilities(moment)
    for each in possible:
        if each.choice is None:
            waits = each.doing.trigger.startswith(("wait/", "encourage"))
            if (speech is None or not waits) and marks & each.needs == each.needs:
                yield each, valuations
            continue
        if marks & each.once:
            continue
        where = valuations
        if each.condition is not None:
            where &= each.condition.test(marks, now)
        if where:
            yield each, where
        if each.sure and not (each.sure_first and marks & again):
            closed &= ~where
    if closed:
        yield way_out, closed
