"""A scenario laid out for the proof: what is kept of a talk, and what happens in it.

Made from the engine's own parts (its order of reactions, its locks, its segments), so that what
is proved is what is played; tests hold both against each other on every transition.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scenarios.guards import Count, Happening
from scenarios.model import Reaction
from simulator.engine import Segment, Situation, joined
from simulator.proof.doings import Doings, Possibility
from simulator.proof.layout import Layout
from simulator.proof.marks import (
    AGAIN,
    ANY_DISTORTED,
    ANY_TOLD,
    FEELING,
    Mark,
    Marks,
    here,
    reached,
    said,
    told,
    visited,
)
from simulator.proof.valuations import VALUES, Valuations


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """What somebody has still to say: what the next segment does, and what comes after it.

    Segments that do the same are one, whatever their words.
    """

    cleared: int
    put: int
    tells: tuple[tuple[str, int], ...]
    """The facts that are told, with the mark of each."""
    rest: "Speech | None"


Place = tuple[str, int, Speech | None]
"""Where a talk stands: moment, marks, and what is still to be said."""


class Board:
    """A scenario laid out, with the marks of it that are kept."""

    def __init__(
        self,
        layout: Layout,
        kept: frozenset[Mark] | None = None,
        again: frozenset[str] = frozenset(),
        run_out: frozenset[str] | None = None,
        known_at: frozenset[str] | None = None,
    ) -> None:
        """Lay out a scenario.

        Args:
            layout: what is asked about in the scenario.
            kept: the marks to keep, all that are ever read unless given.
            again: the moments that a talk may come to again, where marks are not kept.
            run_out: the moments whose way out is followed, all unless given.
            known_at: the moments at which it is known what was said until the talk leaves them,
                all unless given, where not all marks are kept anyway.
        """
        self.scenario, self._layout = layout.scenario, layout
        self._run_out, self._again = run_out, again
        self._asked = layout.asked if kept is None else layout.asked & kept
        self.valuations = Valuations(
            sorted(each.name for each in self._asked if each.kind == FEELING)
        )
        known = layout.reads.keys() if known_at is None else known_at
        self._local = (
            {moment: self._known_here(moment) for moment in known} if kept is not None else {}
        )
        everything = self._asked.union(*self._local.values())
        self.marks = Marks(everything, layout.highest)
        self.ageing: int = self.marks.ageing()
        """The marks that decide how old things are."""
        self.again_bit: int = self.marks.bit(AGAIN)
        """The mark of perhaps having been at this moment before."""
        self._doings = Doings(layout, self.valuations, self.marks)
        self._distortable = frozenset(each.of for each in self.scenario.distortions.values())
        self._spoke = self.marks.all_of(
            Mark(Happening.SPOKE, person) for person in self.scenario.people
        )
        self._alive: dict[str, int] = {}
        self._telling: dict[str, tuple[int, int]] = {}
        self._speeches: dict[tuple[str, str], Speech | None] = {}
        self._alike: dict[object, Speech] = {}
        self._changes: dict[str, tuple[int, int]] = {}

    def possibilities(self, moment: str) -> tuple[Possibility, ...]:
        """Return everything that can be done at a moment, the way out last."""
        return self._doings.at(moment)

    def runs_out(self, moment: str) -> bool:
        """Say whether the way out of a moment is followed, where it is open."""
        return self._run_out is None or moment in self._run_out

    def alive(self, moment: str) -> int:
        """Return the marks that something at a moment, or ahead of it, can read."""
        found = self._alive.get(moment)
        if found is None:
            ahead = self._layout.ahead[moment] & self._asked
            ahead |= self._local.get(moment, frozenset())
            found = self._alive[moment] = self.marks.all_of(ahead)
        return found

    def telling(self, moment: str) -> tuple[int, int]:
        """Return what tells talks at a moment apart.

        First the marks that something at the moment itself reads, besides what was said; then
        the marks of what was said at it, of which only the number counts.
        """
        found = self._telling.get(moment)
        if found is None:
            choices = self.scenario.moments[moment].choices
            read = self._layout.reads[moment] & self._asked
            found = self._telling[moment] = (
                self.marks.all_of(mark for mark in read if mark.kind != Happening.SAID),
                self.marks.all_of(said(choice.id) for choice in choices),
            )
        return found

    def _known_here(self, moment: str) -> frozenset[Mark]:
        choices = self.scenario.moments[moment].choices
        once = {here(each.id) for each in choices if each.once and said(each.id) not in self._asked}
        return frozenset(once | {AGAIN})

    @property
    def factors(self) -> Mapping[str, int]:
        """What a state is made of, with how many values each has: their product bounds them."""
        found = {"moment": len(self.scenario.moments)}
        found |= dict.fromkeys(self.valuations.feelings, VALUES)
        for kind, count in self.marks.counts().items():
            found[kind] = count
        return found

    # -- what happens --------------------------------------------------------------------

    def opening(self) -> Iterator[Place]:
        """Yield where a talk begins, before anything is said."""
        marks = self.marks.all_of(
            Mark(Happening.PRESENT, p.id) for p in self.scenario.people.values() if p.present
        )
        for limit in self.scenario.limits.values():
            if limit.earlier:
                marks |= self.marks.bit(Mark(Count.LIMIT_STEP, limit.id), int(limit.earlier))
        yield from self._arriving(self.scenario.start, marks, None)

    def noting(self, possibility: Possibility, marks: int) -> int:
        """Return the marks after something was done, before it is answered."""
        marks, choice = self.marks.aged(marks) | possibility.notes, possibility.choice
        if choice is not None:
            marks = self.marks.happened_now(marks, choice.id)
        if possibility.move is not None:
            topic, step = possibility.move
            marks = self.marks.with_value(marks, Mark(Count.LIMIT_STEP, topic), int(step))
        return marks

    def following(self, moment: str, reaction: Reaction, marks: int) -> Iterator[Place]:
        """Yield where a reaction leads, before anything of it is said."""
        known = self._changes.get(reaction.ref)
        if known is None:
            known = self._changes[reaction.ref] = self._change(reaction)
        cleared, put = known
        marks &= ~cleared
        if reaction.raises or reaction.shift is not None:
            marks = self._stirred(marks, reaction.raises, reaction.shift)
        marks |= put
        if reaction.goto is None:
            yield moment, marks, self._speech(reaction)
        else:
            yield from self._arriving(reaction.goto, marks, reaction, moment)

    def read_on_arriving(self, reaction: Reaction) -> int:
        """Return the marks besides those of age that decide what coming with a reaction does."""
        read, shifts = 0, [reaction.shift]
        if reaction.goto is not None:
            read |= self.marks.bit(visited(reaction.goto))
            shifts.append(self.scenario.moments[reaction.goto].shift)
        return read | self.marks.all_of(Mark(Count.SHIFTS, each) for each in shifts if each)

    def place_of(self, now: Situation) -> Place:
        """Return where a talk stands that is in a situation; what is not kept is passed over."""
        marks, found = self.marks, 0
        for kind, names in (
            (Happening.SAID, now.said),
            (Happening.TOLD, now.told),
            (Happening.VISITED, now.visited),
            (Happening.REACHED, now.reached),
            (Happening.PRESENT, now.present),
            (Happening.SPOKE, (now.spoke,)),
        ):
            kept = marks.single(kind)
            for name in names if kept else ():
                found |= kept.get(name, 0)
        found |= marks.bit(ANY_TOLD) if now.told else 0
        found |= marks.bit(ANY_DISTORTED) if now.told & self._distortable else 0
        for topic, step in now.ladder.items():
            found |= marks.bit(Mark(Count.LIMIT_STEP, topic), int(step))
        for topic, times in now.shifts.items():
            found |= marks.bit(Mark(Count.SHIFTS, topic), times)
        for name, turn in now.since.items() if self.ageing else ():
            # The first value of an age is 0 turns.
            found |= marks.bit(Mark(Count.TURNS_SINCE, name), now.turn - turn + 1)
        return now.moment, found & self.alive(now.moment), self._said(now.pending)

    def speaking(self, marks: int, speech: Speech) -> int:
        """Return the marks after the next segment was said."""
        marks = marks & ~speech.cleared | speech.put
        for fact, bit in speech.tells:
            if not marks & bit:
                marks = self.marks.happened_now(marks, fact)
            marks |= bit
        return marks

    def floor(self, place: Place) -> Place:
        """Return where a talk stands when the next segment was said and the floor is free."""
        moment, marks, speech = self.spoken(place)
        return moment, marks & self.alive(moment), speech

    def spoken(self, place: Place) -> Place:
        """Return where a talk stands when the next segment was said, with nothing wiped."""
        moment, marks, speech = place
        return place if speech is None else (moment, self.speaking(marks, speech), speech.rest)

    def _change(self, reaction: Reaction) -> tuple[int, int]:
        """Return the marks that a reaction clears, and those that it sets, whatever was before."""
        if not (reaction.leaves or reaction.arrives or reaction.settles):
            return 0, 0
        gone = (Mark(Happening.PRESENT, person) for person in reaction.leaves)
        come = (Mark(Happening.PRESENT, person) for person in reaction.arrives)
        left = self.marks.all_of(gone)
        settled = self.marks.all_of(map(reached, reaction.settles))
        return settled | left, self.marks.all_of(come) & ~left

    def _arriving(
        self, moment: str, marks: int, by: Reaction | None, source: str | None = None
    ) -> Iterator[Place]:
        """Come to a moment; where it is not known whether for the first time, do both."""
        there = self.scenario.moments[moment]
        if moment == source:
            yield moment, marks, self._speech(by)
            return
        been_here = self.marks.bit(visited(moment))
        unsure = self.again_bit if moment in self._again else 0
        marks &= ~self.again_bit
        been = bool(marks & been_here) if been_here else moment in self._again
        says = bool(there.lines or there.raises or there.shift)
        if says and not (been and been_here):
            first = self._stirred(marks | been_here, there.raises, there.shift)
            yield moment, first, self._speech(by, moment)
        if been or not says:
            yield moment, marks | been_here | unsure, self._speech(by)

    def _stirred(self, marks: int, raises: Sequence[str], shift: str | None) -> int:
        for topic in raises:
            bit = self.marks.bit(reached(topic))
            if not marks & bit:
                marks = self.marks.happened_now(marks, topic)
            marks |= bit
        if shift is not None:
            mark = Mark(Count.SHIFTS, shift)
            marks = self.marks.with_value(marks, mark, self.marks.value(mark, marks) + 1)
        return marks

    # -- what is said ----------------------------------------------------------------------

    def _speech(self, reaction: Reaction | None, arriving: str = "") -> Speech | None:
        key = (reaction.ref if reaction else "", arriving)
        if key not in self._speeches:
            said_first = self._layout.segments(reaction.lines) if reaction else ()
            lines = self.scenario.moments[arriving].lines if arriving else ()
            self._speeches[key] = self._said(joined(said_first, self._layout.segments(lines)))
        return self._speeches[key]

    def _said(self, row: Iterable[Segment]) -> Speech | None:
        """Return a row of segments as speech; None where there is nothing to say."""
        found: Speech | None = None
        for segment in reversed(tuple(row)):
            does = (*self._spoken(segment), found)
            found = self._alike.get(does)
            if found is None:
                found = self._alike[does] = Speech(*does)
        return found

    def _spoken(self, segment: Segment) -> tuple[int, int, tuple[tuple[str, int], ...]]:
        """Return what a segment clears and sets in any case, and the facts that it tells."""
        cleared = put = 0
        for line in segment:
            if line.says and self._spoke:
                cleared = self._spoke
                put = self.marks.bit(Mark(Happening.SPOKE, line.speaker)) if line.speaker else 0
        facts = [fact for line in segment for fact in line.tells]
        if facts:
            put |= self.marks.bit(ANY_TOLD)
        if any(fact in self._distortable for fact in facts):
            put |= self.marks.bit(ANY_DISTORTED)
        return cleared, put, tuple((fact, self.marks.bit(told(fact))) for fact in facts)
