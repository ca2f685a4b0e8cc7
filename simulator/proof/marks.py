"""What has happened in a talk and can still matter, as bits of one whole number.

The situation of a talk holds everything that happened. A proof keeps only the marks that some
guard still reads: a choice that was said, a fact that was told, a step of a ladder. Marks that
nothing ahead can read are wiped, so that talks which can no longer come to differ are one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from scenarios.guards import (
    And,
    Atom,
    Circumstance,
    Count,
    CountIs,
    FeelingIs,
    Guard,
    Happened,
    Happening,
    Is,
    Not,
    Or,
)
from scenarios.kinds import Step
from simulator.proof.valuations import Valuations

FEELING = "feeling"
"""The kind of what is kept as a valuation and has no bits among the marks."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One thing that a guard can ask about: what kind of happening, of what."""

    kind: str
    name: str = ""


ANY_TOLD = Mark("any_told")
"""Something has come to light, so that there is something to summarise."""
ANY_DISTORTED = Mark("any_distorted")
"""Something has come to light that can be given back wrongly."""


AGAIN = Mark("again")
"""The talk may have been at this moment before, and what was said then is not known."""


def here(choice: str) -> Mark:
    """Return the mark of a choice that was said since the talk came to its moment."""
    return Mark("here", choice)


def said(choice: str) -> Mark:
    """Return the mark of a choice that was said."""
    return Mark(Happening.SAID, choice)


def told(fact: str) -> Mark:
    """Return the mark of a fact that came to light."""
    return Mark(Happening.TOLD, fact)


def visited(moment: str) -> Mark:
    """Return the mark of a moment that the talk came to."""
    return Mark(Happening.VISITED, moment)


def reached(limit: str) -> Mark:
    """Return the mark of a limit that is reached and not settled."""
    return Mark(Happening.REACHED, limit)


def read_by(atom: Atom) -> Iterable[Mark]:
    """Return what a condition asks about."""
    match atom:
        case Happened(happening, name):
            return (Mark(happening, name),)
        case CountIs(Count.TURNS_SINCE, name):
            # When something last happened is noted only when it was not so already.
            return (Mark(Count.TURNS_SINCE, name), told(name), reached(name))
        case CountIs(count, name):
            return (Mark(count, name),)
        case FeelingIs():
            return (Mark(FEELING, atom.felt),)
        case Is():
            return ()


class Marks:
    """The layout of the bits: each mark has as many as it has values besides «not at all»."""

    def __init__(self, kept: Iterable[Mark], highest: Mapping[Mark, int]) -> None:
        """Lay out the marks that are kept; counts up to the highest number that is asked for."""
        self._bits: dict[Mark, tuple[int, ...]] = {}
        place = 0
        for mark in sorted(each for each in kept if each.kind != FEELING):
            values = _values(mark, highest)
            self._bits[mark] = tuple(1 << (place + value) for value in range(values))
            place += values
        self._whole = {mark: sum(bits) for mark, bits in self._bits.items()}
        self._single: dict[str, dict[str | None, int]] = {}
        for mark, whole in self._whole.items():
            self._single.setdefault(mark.kind, {})[mark.name] = whole
        self._ageing = frozenset(m.name for m in self._bits if m.kind == Count.TURNS_SINCE)
        self._ages = [bits for mark, bits in self._bits.items() if mark.kind == Count.TURNS_SINCE]

    def __contains__(self, mark: Mark) -> bool:
        """Say whether a mark is kept."""
        return mark in self._bits

    def counts(self) -> Mapping[str, int]:
        """Return, for each kind of mark, how many combinations the marks of it have."""
        found: dict[str, int] = {}
        for mark, bits in self._bits.items():
            found[mark.kind] = found.get(mark.kind, 1) * (len(bits) + 1)
        return found

    def all_of(self, marks: Iterable[Mark]) -> int:
        """Return every bit of some marks; those that are not kept have none."""
        found = 0
        for mark in marks:
            found |= self._whole.get(mark, 0)
        return found

    def single(self, kind: str) -> Mapping[str | None, int]:
        """Return the bits of the marks of a kind that is so or not, by name."""
        return self._single.get(kind, {})

    def ageing(self) -> int:
        """Return every bit that decides how old something is after a turn."""
        names = self._ageing
        return self.all_of(
            mark
            for name in names
            for mark in (Mark(Count.TURNS_SINCE, name), told(name), reached(name))
        )

    def bit(self, mark: Mark, value: int = 1) -> int:
        """Return the bit of a mark's value, from 1 and at most its highest; 0 if not kept."""
        bits = self._bits.get(mark)
        return bits[min(value, len(bits)) - 1] if bits and value else 0

    def value(self, mark: Mark, marks: int) -> int:
        """Return the value that a mark has, 0 for not at all."""
        return next((n for n, bit in enumerate(self._bits.get(mark, ()), 1) if marks & bit), 0)

    def with_value(self, marks: int, mark: Mark, value: int) -> int:
        """Return the marks with one of them at a value."""
        return marks & ~self.all_of((mark,)) | self.bit(mark, value)

    def aged(self, marks: int) -> int:
        """Return the marks one turn later."""
        for bits in self._ages:
            for age in range(len(bits) - 2, -1, -1):
                if marks & bits[age]:
                    marks = marks & ~bits[age] | bits[age + 1]
        return marks

    def happened_now(self, marks: int, name: str) -> int:
        """Return the marks after something happened in this turn; its age is 0."""
        if name not in self._ageing:
            return marks
        return self.with_value(marks, Mark(Count.TURNS_SINCE, name), 1)

    def holding(self, atom: Atom) -> tuple[int, bool] | None:
        """Return the bits of which one must be set, and whether none of the mark's may be.

        None where the mark is not kept.
        """
        (mark, *_) = read_by(atom)
        bits = self._bits.get(mark)
        if bits is None:
            return None
        if not isinstance(atom, CountIs):
            return bits[0], False
        # The first value of an age is 0 turns; a thing that never happened has no age.
        ages = atom.count is Count.TURNS_SINCE
        found = sum(
            bit
            for value, bit in enumerate(bits, 0 if ages else 1)
            if atom.comparison.holds(value, atom.number)
        )
        return found, not ages and atom.comparison.holds(0, atom.number)

    def of(self, atom: Atom) -> int:
        """Return all bits of the mark that a condition asks about."""
        return self.all_of(list(read_by(atom))[:1])


def _values(mark: Mark, highest: Mapping[Mark, int]) -> int:
    match mark.kind:
        case Count.LIMIT_STEP:
            return len(Step)
        case Count.SHIFTS:
            return highest.get(mark, 0) + 1
        case Count.TURNS_SINCE:
            return highest.get(mark, 0) + 2
        case _:
            return 1


Circumstances = frozenset[Circumstance]
Test = Callable[[int, Circumstances], int]
"""Marks and circumstances in, the valuations of feelings in which it may hold out."""


class Condition:
    """A guard laid out on valuations and marks.

    Where it asks for a mark that is not kept, both answers are allowed: then it *may* hold
    more often than it does, and is not ``exact``.
    """

    def __init__(self, guard: Guard | None, valuations: Valuations, marks: Marks) -> None:
        """Lay out a guard."""
        self._valuations, self._marks = valuations, marks
        self.exact = True
        self.reads = 0
        """The bits of the marks that it asks about."""
        self.test: Test = self._laid_out(guard, negated=False)

    def _laid_out(self, guard: Guard | None, *, negated: bool) -> Test:
        everything = self._valuations.all
        match guard:
            case None:
                return _always(everything)
            case FeelingIs():
                return self._of_feeling(guard, negated=negated)
            case Is(circumstance):
                return lambda _, now: everything if (circumstance in now) != negated else 0
            case Not(inner):
                return self._laid_out(inner, negated=not negated)
            case And(left, right) | Or(left, right):
                first = self._laid_out(left, negated=negated)
                second = self._laid_out(right, negated=negated)
                if isinstance(guard, And) != negated:
                    return lambda marks, now: first(marks, now) & second(marks, now)
                return lambda marks, now: first(marks, now) | second(marks, now)
            case Happened() | CountIs():
                return self._of_mark(guard, negated=negated)

    def _of_feeling(self, atom: FeelingIs, *, negated: bool) -> Test:
        if atom.felt not in self._valuations.feelings:
            self.exact = False
            return _always(self._valuations.all)
        where = self._valuations.where(atom)
        return _always(self._valuations.all & ~where if negated else where)

    def _of_mark(self, atom: Happened | CountIs, *, negated: bool) -> Test:
        everything = self._valuations.all
        holding = self._marks.holding(atom)
        if holding is None:
            self.exact = False
            return _always(everything)
        some, none = holding
        bits = self._marks.of(atom)
        self.reads |= bits

        def test(marks: int, _: Circumstances) -> int:
            holds = bool(marks & some) or (none and not marks & bits)
            return everything if holds != negated else 0

        return test


def _always(found: int) -> Test:
    return lambda _marks, _now: found
