"""A scenario laid out for the proof: for every moment the acts, and for every act its answers.

Made from the engine's own parts (its order of reactions, its locks, its segments), so that what
is proved is what is played; a test holds both against each other on every transition.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scenarios import guards
from scenarios.guards import Circumstance, Count, Happening
from scenarios.model import Choice, Reaction, Step
from scenarios.techniques import Form, form_of
from simulator.engine import Lock, Segment, joined, segments
from simulator.proof.layout import Layout, atoms_of
from simulator.proof.marks import (
    AGAIN,
    ANY_DISTORTED,
    ANY_TOLD,
    FEELING,
    Condition,
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
    """What somebody has still to say: the next segment, and what comes after it."""

    segment: Segment
    rest: "Speech | None"

    @classmethod
    def of(cls, row: tuple[Segment, ...]) -> "Speech | None":
        """Return a row of segments as speech; None where there is nothing to say."""
        found = None
        for segment in reversed(row):
            found = cls(segment, found)
        return found


Place = tuple[str, int, Speech | None]
"""Where a talk stands: moment, marks, and what is still to be said."""

FINISHED = frozenset({Circumstance.FINISHED})
INTERRUPTED = frozenset({Circumstance.INTERRUPTED})
_SUMMARY = frozenset({Circumstance.ACCURATE, Circumstance.INVITES})


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing that a trainee can do; a kind of act, without what does not matter here."""

    trigger: str
    """The engine's trigger."""
    step: Step | None = None
    """The step of the ladder that is taken."""
    accurate: bool = True
    """Of a summary: nothing in it that was not told."""
    invites: bool = False
    """Of a summary: whether it asks to be corrected."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A reaction, laid out: when it may come, and what it does."""

    reaction: Reaction
    condition: Condition
    unlocked: int
    """The valuations in which everybody who tells something in it would."""
    default: bool
    exact: bool
    """Whether it is known when it comes, and not only when it may come."""


@dataclass(slots=True)
class Possibility:
    """Something to do at a moment, with its answers in the order in which they are tried."""

    doing: Doing
    answers: tuple[Answer, ...]
    circumstances: frozenset[Circumstance] = frozenset()
    choice: Choice | None = None
    way_out: bool = False
    """Whether it is only open where no choice is."""
    condition: Condition | None = None
    """When the choice is open."""
    notes: int = 0
    """The marks that it sets, whatever comes of it."""
    move: tuple[str, Step] | None = None
    """The step on a limit's ladder that it is."""
    once: int = 0
    """The mark that closes the choice for good."""
    needs: int = 0
    """Marks of which each must be set."""
    sure: bool = True
    """Whether it is known when the choice is open, and not only when it may be."""
    sure_first: bool = False
    """Whether that is known only where the talk has not been before."""
    reads: int = 0
    """The bits that decide which answers come."""
    _known: dict[tuple[int, bool], tuple[tuple[Answer, int], ...]] = field(default_factory=dict)

    def outcomes(
        self, marks: int, everything: int, *, interrupted: bool
    ) -> tuple[tuple[Answer, int], ...]:
        """Return the answers with the valuations in which each may come."""
        key = (marks & self.reads, interrupted)
        found = self._known.get(key)
        if found is None:
            now = (INTERRUPTED if interrupted else FINISHED) | self.circumstances
            found = self._known[key] = tuple(self._tried(marks, now, everything))
        return found

    def _tried(
        self, marks: int, now: frozenset[Circumstance], left: int
    ) -> Iterator[tuple[Answer, int]]:
        for answer in self.answers:
            if answer.default:
                where = left
            else:
                where = left & answer.unlocked & answer.condition.test(marks, now)
            if where:
                yield answer, where
            if answer.exact:
                left &= ~where
            if not left:
                return


@dataclass(frozen=True, slots=True)
class _Words:
    """What saying a segment does to marks."""

    segment: Segment
    """Held, so that no other takes its place in memory."""
    cleared: int
    put: int
    tells: tuple[tuple[str, int], ...]


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
        reads, ahead = layout.reads, layout.ahead
        asked = frozenset[Mark]().union(*ahead.values())
        if kept is not None:
            asked &= kept
        self.valuations = Valuations(sorted(each.name for each in asked if each.kind == FEELING))
        known = reads.keys() if known_at is None else known_at
        local = {m: self._known_here(m, asked) for m in known} if kept is not None else {}
        local_marks = frozenset().union(*local.values())
        self.marks = Marks(asked | local_marks, layout.highest)
        self.alive: Mapping[str, int] = {
            moment: self.marks.all_of(found | local.get(moment, frozenset()))
            for moment, found in ahead.items()
        }
        """The marks that something at a moment, or ahead of it, can read."""
        self.telling: Mapping[str, int] = {
            moment: self.marks.all_of(mark for mark in found if mark.kind != Happening.SAID)
            for moment, found in reads.items()
        }
        """The marks besides what was said that something at a moment itself reads."""
        self.once_here: Mapping[str, int] = {
            moment.id: self.marks.all_of(said(choice.id) for choice in moment.choices)
            for moment in self.scenario.moments.values()
        }
        """The marks of what was said at a moment."""
        self.distortable = frozenset(each.of for each in self.scenario.distortions.values())
        self._spoke = self.marks.all_of(
            Mark(Happening.SPOKE, person) for person in self.scenario.people
        )
        self._at: dict[str, tuple[Possibility, ...]] = {}
        self._speeches: dict[tuple[str, str], Speech | None] = {}
        self._again_bit = self.marks.bit(AGAIN)
        self._arrived: dict[str, tuple[int, int]] = {}
        self._changes: dict[str, tuple[int, int]] = {}
        self._words: dict[int, _Words] = {}
        self._followed: dict[tuple[str, str, int], tuple[Place, ...]] = {}

    def possibilities(self, moment: str) -> tuple[Possibility, ...]:
        """Return everything that can be done at a moment, the fallback last."""
        if moment not in self._at:
            self._at[moment] = (*self._choices(moment), *self._acts(moment), self._way_out(moment))
        return self._at[moment]

    def runs_out(self, moment: str) -> bool:
        """Say whether the way out of a moment is followed, where it is open."""
        return self._run_out is None or moment in self._run_out

    def _known_here(self, moment: str, asked: frozenset[Mark]) -> frozenset[Mark]:
        choices = self.scenario.moments[moment].choices
        once = {here(each.id) for each in choices if each.once and said(each.id) not in asked}
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
        """Yield where a talk begins."""
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

    def following(self, moment: str, reaction: Reaction, marks: int) -> tuple[Place, ...]:
        """Return where a reaction leads, before anything of it is said."""
        key = (moment, reaction.ref, marks)
        found = self._followed.get(key)
        if found is None:
            found = self._followed[key] = tuple(self._after(moment, reaction, marks))
        return found

    def _after(self, moment: str, reaction: Reaction, marks: int) -> Iterator[Place]:
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

    def _change(self, reaction: Reaction) -> tuple[int, int]:
        """Return the marks that a reaction clears, and those that it sets, whatever was before."""
        gone = (Mark(Happening.PRESENT, person) for person in reaction.leaves)
        come = (Mark(Happening.PRESENT, person) for person in reaction.arrives)
        left = self.marks.all_of(gone)
        settled = self.marks.all_of(map(reached, reaction.settles))
        return settled | left, self.marks.all_of(come) & ~left

    def speaking(self, marks: int, segment: Segment) -> int:
        """Return the marks after a segment was said."""
        known = self._words.get(id(segment))
        if known is None:
            known = self._words[id(segment)] = _Words(segment, *self._spoken(segment))
        marks = marks & ~known.cleared | known.put
        for fact, bit in known.tells:
            if not marks & bit:
                marks = self.marks.happened_now(marks, fact)
            marks |= bit
        return marks

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
        if any(fact in self.distortable for fact in facts):
            put |= self.marks.bit(ANY_DISTORTED)
        return cleared, put, tuple((fact, self.marks.bit(told(fact))) for fact in facts)

    def _arriving(
        self, moment: str, marks: int, by: Reaction | None, source: str | None = None
    ) -> Iterator[Place]:
        """Come to a moment; where it is not known whether for the first time, do both."""
        there = self.scenario.moments[moment]
        if moment == source:
            yield moment, marks, self._speech(by)
            return
        been_here, unsure = self._arrivals(moment)
        marks &= ~self._again_bit
        been = bool(marks & been_here) if been_here else moment in self._again
        says = bool(there.lines or there.raises or there.shift)
        if says and not (been and been_here):
            first = self._stirred(marks | been_here, there.raises, there.shift)
            yield moment, first, self._speech(by, moment)
        if been or not says:
            yield moment, marks | been_here | unsure, self._speech(by)

    def _arrivals(self, moment: str) -> tuple[int, int]:
        """Return the bit of having been at a moment, and that of coming to it perhaps again."""
        found = self._arrived.get(moment)
        if found is None:
            unsure = self._again_bit if moment in self._again else 0
            found = self._arrived[moment] = (self.marks.bit(visited(moment)), unsure)
        return found

    def _speech(self, reaction: Reaction | None, arriving: str = "") -> Speech | None:
        key = (reaction.ref if reaction else "", arriving)
        if key not in self._speeches:
            said_first = segments(reaction.lines) if reaction else ()
            lines = self.scenario.moments[arriving].lines if arriving else ()
            self._speeches[key] = Speech.of(joined(said_first, segments(lines)))
        return self._speeches[key]

    def _stirred(self, marks: int, raises: Sequence[str], shift: str | None) -> int:
        for topic in raises:
            if not marks & self.marks.bit(reached(topic)):
                marks = self.marks.happened_now(marks, topic)
            marks |= self.marks.bit(reached(topic))
        if shift is not None:
            mark = Mark(Count.SHIFTS, shift)
            marks = self.marks.with_value(marks, mark, self.marks.value(mark, marks) + 1)
        return marks

    # -- what can be done ----------------------------------------------------------------

    def _choices(self, moment: str) -> Iterator[Possibility]:
        for choice in self.scenario.moments[moment].choices:
            yield self._saying(moment, choice)

    def _way_out(self, moment: str) -> Possibility:
        found = self._saying(moment, self._layout.way_out(moment))
        found.way_out = True
        return found

    def _saying(self, moment: str, choice: Choice) -> Possibility:
        found = self._possibility(
            Doing(f"say/{choice.id}"), choice.reactions, form_of(choice.techniques)
        )
        found.choice = choice
        found.notes = self.marks.bit(said(choice.id)) | self.marks.bit(here(choice.id))
        if choice.limit is not None and Mark(Count.LIMIT_STEP, choice.limit.topic) in self.marks:
            found.move = (choice.limit.topic, choice.limit.step)
        is_choice = choice in self.scenario.moments[moment].choices
        if is_choice and choice.when is not None:
            found.condition = Condition(choice.when, self.valuations, self.marks)
            found.sure = found.condition.exact
        if is_choice and choice.once:
            found.once = self.marks.bit(said(choice.id)) or self.marks.bit(here(choice.id))
            found.sure = found.sure and bool(found.once)
            found.sure_first = not self.marks.bit(said(choice.id))
        return found

    def _acts(self, moment: str) -> Iterator[Possibility]:
        for trigger, reactions in self._layout.everywhere[moment].items():
            if trigger == "summarise":
                yield from self._summarising(reactions)
            elif trigger.startswith("limit/"):
                topic = trigger.removeprefix("limit/")
                for step in self._steps(topic):
                    found = self._possibility(Doing(trigger, step), reactions)
                    kept = Mark(Count.LIMIT_STEP, topic) in self.marks
                    found.move = (topic, step) if kept else None
                    yield found
            else:
                yield self._possibility(Doing(trigger), reactions)

    def _steps(self, topic: str) -> Sequence[Step]:
        """Return the steps worth telling apart: all, where some guard reads the ladder."""
        kept = Mark(Count.LIMIT_STEP, topic) in self.marks
        return tuple(Step) if kept else (self.scenario.limits[topic].expected,)

    def _summarising(self, reactions: tuple[Reaction, ...]) -> Iterator[Possibility]:
        asked = {a.circumstance for a in atoms_of(reactions) if isinstance(a, guards.Is)}
        for accurate in (True, False) if Circumstance.ACCURATE in asked else (True,):
            for invites in (True, False) if Circumstance.INVITES in asked else (False,):
                doing = Doing("summarise", None, accurate, invites)
                found = self._possibility(doing, reactions)
                found.needs = self.marks.bit(ANY_TOLD if accurate else ANY_DISTORTED)
                said_so = {Circumstance.ACCURATE: accurate, Circumstance.INVITES: invites}
                found.circumstances = frozenset(each for each in _SUMMARY if said_so[each])
                yield found

    def _possibility(
        self, doing: Doing, reactions: tuple[Reaction, ...], form: Form = Form.OPEN
    ) -> Possibility:
        in_order = self._layout.in_order(reactions, form)
        answers = tuple(
            self._answer(reaction, locks, default=place == len(in_order))
            for place, (reaction, locks) in enumerate(in_order, 1)
        )
        found = Possibility(doing, answers)
        for answer in answers[:-1]:
            found.reads |= answer.condition.reads
        return found

    def _answer(self, reaction: Reaction, locks: tuple[Lock, ...], *, default: bool) -> Answer:
        if default:
            always = Condition(None, self.valuations, self.marks)
            return Answer(reaction, always, self.valuations.all, default=True, exact=True)
        condition = Condition(reaction.when, self.valuations, self.marks)
        unlocked, known = self.valuations.all, True
        for lock in locks:
            if lock.trust is None:
                unlocked = 0
            elif lock.feeling in self.valuations.feelings:
                unlocked &= self.valuations.at_least(lock.feeling, lock.trust)
            else:
                known = False
        return Answer(reaction, condition, unlocked, default=False, exact=known and condition.exact)
