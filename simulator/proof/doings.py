"""What can be done at a moment, with its answers laid out on valuations and marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scenarios import guards
from scenarios.guards import Circumstance, Count, Guard
from scenarios.model import Choice, Moment, Reaction, Step
from scenarios.techniques import Form, form_of
from simulator.engine import Lock
from simulator.proof.layout import Layout, atoms_of
from simulator.proof.marks import (
    ANY_DISTORTED,
    ANY_TOLD,
    Condition,
    Mark,
    Marks,
    here,
    said,
)
from simulator.proof.valuations import Valuations

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

    @property
    def waits(self) -> bool:
        """Whether it leaves the floor to others, so that it interrupts nobody."""
        return self.doing.trigger.startswith(("wait/", "encourage"))

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


class Doings:
    """Lays out what can be done, moment by moment, each list of answers once."""

    def __init__(self, layout: Layout, valuations: Valuations, marks: Marks) -> None:
        """Lay out nothing yet."""
        self._layout, self._valuations, self._marks = layout, valuations, marks
        self._scenario = layout.scenario
        self._at: dict[str, tuple[Possibility, ...]] = {}
        self._acts: dict[tuple[str, int], tuple[Possibility, ...]] = {}
        self._ways_out: dict[str, Possibility] = {}
        self._conditions: dict[int, Condition] = {}
        self._always = Condition(None, valuations, marks)

    def at(self, moment: str) -> tuple[Possibility, ...]:
        """Return everything that can be done at a moment, the way out last."""
        found = self._at.get(moment)
        if found is None:
            there = self._scenario.moments[moment]
            acts = self._layout.everywhere[moment].items()
            found = self._at[moment] = (
                *(self._saying(choice, there) for choice in there.choices),
                *(each for act in acts for each in self._doing(*act)),
                self._way_out(moment),
            )
        return found

    def _doing(self, trigger: str, reactions: tuple[Reaction, ...]) -> tuple[Possibility, ...]:
        """Lay out an act that is available everywhere; most moments share their answers."""
        # The layout holds the reactions, so that no others take their place in memory.
        key = (trigger, id(reactions))
        found = self._acts.get(key)
        if found is None:
            found = self._acts[key] = tuple(self._act(trigger, reactions))
        return found

    def _act(self, trigger: str, reactions: tuple[Reaction, ...]) -> Iterator[Possibility]:
        if trigger == "summarise":
            yield from self._summarising(reactions)
        elif trigger.startswith("limit/"):
            topic = trigger.removeprefix("limit/")
            for step in self._steps(topic):
                found = self._possibility(Doing(trigger, step), reactions)
                kept = Mark(Count.LIMIT_STEP, topic) in self._marks
                found.move = (topic, step) if kept else None
                yield found
        else:
            yield self._possibility(Doing(trigger), reactions)

    def _way_out(self, moment: str) -> Possibility:
        choice = self._layout.way_out(moment)
        found = self._ways_out.get(choice.id)
        if found is None:
            found = self._ways_out[choice.id] = self._saying(choice, None)
            found.way_out = True
        return found

    def _saying(self, choice: Choice, there: Moment | None) -> Possibility:
        """Lay out a line; one that belongs to no moment's choices is always open."""
        marks = self._marks
        found = self._possibility(
            Doing(f"say/{choice.id}"), choice.reactions, form_of(choice.techniques)
        )
        found.choice = choice
        found.notes = marks.bit(said(choice.id)) | marks.bit(here(choice.id))
        if choice.limit is not None and Mark(Count.LIMIT_STEP, choice.limit.topic) in marks:
            found.move = (choice.limit.topic, choice.limit.step)
        if there is not None and choice.when is not None:
            found.condition = self._condition(choice.when)
            found.sure = found.condition.exact
        if there is not None and choice.once:
            found.once = marks.bit(said(choice.id)) or marks.bit(here(choice.id))
            found.sure = found.sure and bool(found.once)
            found.sure_first = not marks.bit(said(choice.id))
        return found

    def _steps(self, topic: str) -> Sequence[Step]:
        """Return the steps worth telling apart: all, where some guard reads the ladder."""
        kept = Mark(Count.LIMIT_STEP, topic) in self._marks
        return tuple(Step) if kept else (self._scenario.limits[topic].expected,)

    def _summarising(self, reactions: tuple[Reaction, ...]) -> Iterator[Possibility]:
        asked = {a.circumstance for a in atoms_of(reactions) if isinstance(a, guards.Is)}
        for accurate in (True, False) if Circumstance.ACCURATE in asked else (True,):
            for invites in (True, False) if Circumstance.INVITES in asked else (False,):
                doing = Doing("summarise", None, accurate, invites)
                found = self._possibility(doing, reactions)
                found.needs = self._marks.bit(ANY_TOLD if accurate else ANY_DISTORTED)
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
        everything = self._valuations.all
        if default:
            return Answer(reaction, self._always, everything, default=True, exact=True)
        condition = self._condition(reaction.when)
        unlocked, known = everything, True
        for lock in locks:
            if lock.trust is None:
                unlocked = 0
            elif lock.feeling in self._valuations.feelings:
                unlocked &= self._valuations.at_least(lock.feeling, lock.trust)
            else:
                known = False
        return Answer(reaction, condition, unlocked, default=False, exact=known and condition.exact)

    def _condition(self, guard: Guard | None) -> Condition:
        if guard is None:
            return self._always
        # The scenario holds the guard, so that no other takes its place in memory.
        found = self._conditions.get(id(guard))
        if found is None:
            found = self._conditions[id(guard)] = Condition(guard, self._valuations, self._marks)
        return found
