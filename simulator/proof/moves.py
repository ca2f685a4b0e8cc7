"""What can be done at a place, worked out once for all places that are alike in what it reads.

What an act makes of the marks hangs on a few of them; the others it sets, clears or leaves as they
are. So it is worked out for those few, and done to any place with one ``&`` and one ``|``. Acts
that cannot be told apart by what comes of them are one move.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from scenarios.building import opened
from scenarios.model import Effect, Reaction
from simulator.proof.board import Board, Place, Speech
from simulator.proof.doings import FINISHED, INTERRUPTED, Answer, Doing, Possibility
from simulator.proof.valuations import Valuations

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


class Change(NamedTuple):
    """What becomes of the feelings when something is done and answered."""

    where: int
    """The valuations in which it can be done."""
    cut_off: tuple[Effect, ...]
    """What being cut off does first."""
    holds: int
    """The valuations, after that, in which it is so answered."""
    effects: tuple[Effect, ...]

    def after(self, valuations: Valuations, now: int) -> int:
        """Return what comes of some valuations."""
        # Each pass over many valuations counts: those that would change nothing are left out.
        if self.where is not valuations.all:
            now &= self.where
        if self.cut_off and now:
            now = valuations.after(now, self.cut_off)
        if self.holds is not valuations.all:
            now &= self.holds
        return valuations.after(now, self.effects) if self.effects and now else now

    def before(self, valuations: Valuations, then: int) -> int:
        """Return every valuation from which it leads to some of those."""
        if self.effects:
            then = valuations.before(then, self.effects)
        then &= self.holds
        if self.cut_off:
            then = valuations.before(then, self.cut_off)
        return then & self.where


class Shows(NamedTuple):
    """Something that happens, with what was done and what was answered then."""

    target: Target
    doing: Doing
    reaction: Reaction | None


class _Way(NamedTuple):
    """One thing that may come of something, at whatever moment it is done."""

    doing: Doing
    reaction: Reaction | None
    holds: int
    effects: tuple[Effect, ...]
    keep: int
    put: int
    moment: str
    """Empty where the talk stays."""
    speech: Speech | None
    ends: bool
    shows: tuple[Shows, ...]
    sure: bool


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """Something that can be done, and one thing that may come of it."""

    doing: Doing
    reaction: Reaction | None
    """What it is answered with; None where somebody only goes on speaking."""
    change: Change
    keep: int
    """The marks that stay if they were set."""
    put: int
    """The marks that are set then."""
    moment: str
    speech: Speech | None
    ends: bool
    """Whether nothing follows it: an ending, or a way that is not followed."""
    leads: bool
    """Whether it comes to a moment, be it the same."""
    shows: tuple[Shows, ...]
    line: bool
    """Whether it is a line that is said, or listening to one."""
    says: str
    """The line that is said for once where it is offered, empty for anything else."""

    def on(self, marks: int) -> Place:
        """Return the place that it leads to from some marks."""
        return self.moment, marks & self.keep | self.put, self.speech


_move = opened(Move)


@dataclass(slots=True)
class _Merging:
    """Ways that come to the same, as they are found."""

    way: _Way
    change: Change
    shows: list[Shows]


_Key = tuple[int, int, int, str, Speech | None, bool, bool, str]


class Moves:
    """Works out what can be done at the places of a board."""

    def __init__(self, board: Board, *, lines_apart: bool = False) -> None:
        """Work out nothing yet.

        Args:
            board: the board.
            lines_apart: whether lines that are said for once stay apart, whatever comes of them.
        """
        self.board, self._lines_apart = board, lines_apart
        self._everything = board.valuations.all
        self._laid_out = frozenset(board.valuations.feelings)
        self._cut_off = self._felt(board.scenario.interruption)
        self._read: dict[str, int] = {}
        self._here: dict[tuple[str, bool, int], tuple[Move, ...]] = {}
        self._going: dict[tuple[str, Speech, int], Move] = {}
        self._ways: dict[tuple[int, str, bool, int], tuple[_Way, ...]] = {}
        self._reads: dict[int, tuple[int, bool]] = {}
        self._changes: dict[Change, Change] = {}

    def at(self, place: Place) -> tuple[Move, ...]:
        """Return the moves that may be made at a place, besides letting somebody go on."""
        moment, marks, speech = place
        read = self._read.get(moment)
        if read is None:
            read = self._read[moment] = self._read_at(moment)
        key = (moment, speech is None, marks & read)
        found = self._here.get(key)
        if found is None:
            found = self._here[key] = tuple(self._merged(*key))
        return found

    def going_on(self, place: Place) -> Move | None:
        """Return the move of letting somebody go on; None where nobody is speaking."""
        moment, marks, speech = place
        if speech is None:
            return None
        key = (moment, speech, marks & self.board.ageing)
        found = self._going.get(key)
        if found is None:
            found = self._going[key] = self._goes_on(*key)
        return found

    def _goes_on(self, moment: str, speech: Speech, marks: int) -> Move:
        board = self.board

        def went_on(marks: int) -> int:
            return board.speaking(board.marks.aged(marks), speech)

        keep, put = _difference(board.ageing, went_on(marks), went_on(marks | ~board.ageing))
        alive = board.alive(moment)
        shows = tuple(Shows((Kind.FACT, fact), GOING_ON, None) for fact, _ in speech.tells)
        change = Change(self._everything, (), self._everything, ())
        return _move(
            GOING_ON, None, change, keep & alive, put & alive, moment, speech.rest,
            ends=False, leads=False, shows=shows, line=True, says="",
        )  # fmt: skip

    # -- at a moment -----------------------------------------------------------------------

    def _read_at(self, moment: str) -> int:
        read = self.board.again_bit
        for each in self.board.possibilities(moment):
            read |= self._hangs_on(each)[0] | each.once | each.needs
            read |= each.condition.reads if each.condition is not None else 0
        return read

    def _merged(self, moment: str, finished: bool, marks: int) -> Iterator[Move]:  # noqa: FBT001 a key
        found: dict[_Key, _Merging] = {}
        cut_off = () if finished else self._cut_off
        everything = self._everything
        for each, where in open_here(self.board, moment, marks, everything, finished=finished):
            line = each.choice is not None
            says = self._said_for_once(each)
            for way in self._coming_of(each, moment, marks, finished=finished):
                change = Change(where, cut_off, way.holds, way.effects)
                # One object for each change, so that its number stands for it.
                change = self._changes.setdefault(change, change)
                alive = self.board.alive(way.moment or moment)
                keep, put = way.keep & alive, way.put & alive
                key = (id(change), keep, put, way.moment, way.speech, way.ends, line, says)
                known = found.get(key)
                if known is None:
                    found[key] = _Merging(way, change, list(way.shows))
                    continue
                known.shows.extend(way.shows)
                if way.sure and not known.way.sure:
                    known.way = way
        for (_, keep, put, _, _, _, line, says), merging in found.items():
            way = merging.way
            yield _move(
                way.doing, way.reaction, merging.change, keep, put, way.moment or moment,
                way.speech, ends=way.ends, leads=bool(way.moment), shows=tuple(merging.shows),
                line=line, says=says,
            )  # fmt: skip

    def _said_for_once(self, possibility: Possibility) -> str:
        choice = possibility.choice
        if not self._lines_apart or choice is None or possibility.way_out or not choice.once:
            return ""
        return choice.id

    # -- one by one ------------------------------------------------------------------------

    def _hangs_on(self, possibility: Possibility) -> tuple[int, bool]:
        """Return the marks that what comes of something hangs on, and whether it leads on."""
        found = self._reads.get(id(possibility))
        if found is None:
            read, leads = possibility.reads | self.board.ageing, possibility.way_out
            for answer in possibility.answers:
                read |= self.board.read_on_arriving(answer.reaction)
                leads = leads or answer.reaction.goto is not None
            found = self._reads[id(possibility)] = (read, leads)
        return found

    def _coming_of(
        self, possibility: Possibility, moment: str, marks: int, *, finished: bool
    ) -> tuple[_Way, ...]:
        read, leads = self._hangs_on(possibility)
        # The board holds its possibilities, so that no others take their place in memory.
        key = (id(possibility), moment if leads else "", finished, marks & read)
        found = self._ways.get(key)
        if found is None:
            ways = self._worked_out(possibility, key[1], key[3], read, finished=finished)
            found = self._ways[key] = tuple(ways)
        return found

    def _worked_out(
        self, possibility: Possibility, moment: str, marks: int, read: int, *, finished: bool
    ) -> Iterator[_Way]:
        board = self.board
        least, most = (board.noting(possibility, each) for each in (marks, marks | ~read))
        sure = possibility.sure and all(answer.exact for answer in possibility.answers)
        for answer, holds in possibility.outcomes(
            least, self._everything, interrupted=not finished
        ):
            reaction = answer.reaction
            shows = tuple(_shown_by(reaction))
            if possibility.way_out:
                shows = ((Kind.RUN_OUT, moment), *shows)
                if not board.runs_out(moment):
                    yield self._nowhere(possibility, answer, holds, shows[:1])
                    continue
            for low, high in zip(
                board.following(moment, reaction, least),
                board.following(moment, reaction, most),
                strict=True,
            ):
                there, _, speech = low
                arriving = shows if reaction.goto is None else (*shows, *self._arriving(there))
                if reaction.end is not None:
                    all_said = (*arriving, *_facts(speech, on=True), (Kind.ENDING, reaction.end))
                    yield self._nowhere(possibility, answer, holds, all_said)
                    continue
                keep, put = _difference(read, board.spoken(low)[1], board.spoken(high)[1])
                yield _Way(
                    possibility.doing, reaction, holds, self._felt(reaction.effects), keep, put,
                    there if reaction.goto is not None else "", speech.rest if speech else None,
                    ends=False, shows=_shows(possibility, reaction, (*arriving, *_facts(speech))),
                    sure=sure,
                )  # fmt: skip

    def _arriving(self, moment: str) -> Iterator[Target]:
        yield Kind.MOMENT, moment
        for limit in self.board.scenario.moments[moment].raises:
            yield Kind.LIMIT, limit

    def _nowhere(
        self, possibility: Possibility, answer: Answer, holds: int, shows: tuple[Target, ...]
    ) -> _Way:
        return _Way(
            possibility.doing, answer.reaction, holds, self._felt(answer.reaction.effects),
            0, 0, "", None, ends=True, shows=_shows(possibility, answer.reaction, shows), sure=True,
        )  # fmt: skip

    def _felt(self, effects: Iterable[Effect]) -> tuple[Effect, ...]:
        """Return the effects on feelings that are laid out."""
        return tuple(e for e in effects if e.felt in self._laid_out)


def _shows(
    possibility: Possibility, reaction: Reaction, targets: Iterable[Target]
) -> tuple[Shows, ...]:
    return tuple([Shows(target, possibility.doing, reaction) for target in targets])


def _shown_by(reaction: Reaction) -> Iterator[Target]:
    yield Kind.REACTION, reaction.ref
    for limit in reaction.raises:
        yield Kind.LIMIT, limit


def _facts(speech: Speech | None, *, on: bool = False) -> Iterator[Target]:
    """Yield the facts that the next segment tells; with ``on`` all that come after it too."""
    while speech is not None:
        for fact, _ in speech.tells:
            yield Kind.FACT, fact
        speech = speech.rest if on else None


def _difference(read: int, least: int, most: int) -> tuple[int, int]:
    """Return which marks stay and which are set.

    Args:
        read: the marks that what happens hangs on.
        least: what becomes of those where no other is set.
        most: what becomes of those where every other is set.
    """
    return most & ~read, least


def open_here(
    board: Board, moment: str, marks: int, valuations: int, *, finished: bool
) -> Iterator[tuple[Possibility, int]]:
    """Yield what can be done at a place, with the valuations in which it can."""
    now = FINISHED if finished else INTERRUPTED
    closed, again = valuations, board.again_bit
    *possible, way_out = board.possibilities(moment)
    for each in possible:
        if each.choice is None:
            if (finished or not each.waits) and marks & each.needs == each.needs:
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
