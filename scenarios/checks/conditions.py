"""What a guard leaves possible, as sets of values: whether one holds whenever another does.

A guard is taken apart into cases, of which at least one must hold; a case says of each thing
that it asks about which values are left, as the bits of a number. What is too large to be
weighed is unknown, and nothing is said of it.
"""

from collections.abc import Mapping

from scenarios.guards import (
    And,
    Atom,
    Comparison,
    Count,
    CountIs,
    FeelingIs,
    Guard,
    Happened,
    Is,
    Not,
    Or,
)
from scenarios.model import FEELING_CEILING, FEELING_FLOOR

Thing = tuple[str, ...]
"""What a condition asks about: a feeling of somebody, a count, a happening, a circumstance."""

Case = Mapping[Thing, int]
"""The values that are left of each thing, one bit each."""

Cases = tuple[Case, ...] | None
"""The cases of a guard; None where it is too large, empty where it cannot hold."""

MOST_CASES = 32
"""Cases of a guard; one with more is not weighed."""

_LARGEST = 120
"""Counts from here on are one value."""
_NEVER = 1 << (_LARGEST + 1)
"""Of turns since something: that it has not happened."""
_FEELINGS = (1 << (FEELING_CEILING + 1)) - 1
_COUNTS = (1 << (_LARGEST + 1)) - 1
_YES, _NO = 2, 1


def cases(guard: Guard | None) -> Cases:
    """Return the cases of a guard that can come about at all; None where it is too large."""
    return ({},) if guard is None else _cases(guard, holds=True)


def holds_whenever(wide: Cases, narrow: Cases) -> bool:
    """Say whether a guard is known to hold whenever another one does, by their cases."""
    if wide is None or narrow is None:
        return False
    return all(any(_within(case, room) for room in wide) for case in narrow)


def values(atom: FeelingIs) -> int:
    """Return the values of a feeling, 0 to 10, that a condition asks for; one bit each."""
    return _compared(atom.comparison, atom.number, FEELING_CEILING)


def between(low: int, high: int) -> int:
    """Return the values from low to high, both within 0 to 10; one bit each."""
    low, high = max(low, FEELING_FLOOR), min(high, FEELING_CEILING)
    return ((1 << (high + 1)) - 1) & ~((1 << low) - 1)


def _within(case: Case, room: Case) -> bool:
    return all(thing in case and not case[thing] & ~left for thing, left in room.items())


def _cases(guard: Guard, *, holds: bool) -> Cases:
    match guard:
        case Not(inner):
            return _cases(inner, holds=not holds)
        case And(left, right) | Or(left, right):
            sides = _cases(left, holds=holds), _cases(right, holds=holds)
            if sides[0] is None or sides[1] is None:
                return None
            both = isinstance(guard, And) == holds
            found = _joined(sides[0], sides[1]) if both else sides[0] + sides[1]
            return found if len(found) <= MOST_CASES else None
        case _:
            return _of_atom(guard, holds=holds)


def _joined(left: tuple[Case, ...], right: tuple[Case, ...]) -> tuple[Case, ...]:
    if len(left) * len(right) > MOST_CASES * MOST_CASES:
        return left * len(right)  # too many: its caller gives up
    joined = []
    for one in left:
        for other in right:
            together = {**one}
            for thing, left_over in other.items():
                together[thing] = together.get(thing, left_over) & left_over
            if all(together.values()):
                joined.append(together)
    return tuple(joined)


def _of_atom(atom: Atom, *, holds: bool) -> Cases:
    weighed = _weighed(atom)
    if weighed is None:
        return None
    thing, left, everything = weighed
    left = left if holds else everything & ~left
    return ({thing: left},) if left else ()


def _weighed(atom: Atom) -> tuple[Thing, int, int] | None:
    """Return what a condition asks about, the values it asks for, and all there are."""
    match atom:
        case FeelingIs(person, feeling):
            return ("feeling", person, feeling), values(atom), _FEELINGS
        case CountIs(count, name, comparison, number):
            if not 0 <= number < _LARGEST:
                return None
            everything = _COUNTS | _NEVER if count is Count.TURNS_SINCE else _COUNTS
            return (count.value, name), _compared(comparison, number, _LARGEST), everything
        case Happened(happening, name):
            return (happening.value, name), _YES, _YES | _NO
        case Is(circumstance):
            return (circumstance.value,), _YES, _YES | _NO


def _compared(comparison: Comparison, number: int, largest: int) -> int:
    """Return the values from 0 to the largest that compare so."""
    return sum(1 << value for value in range(largest + 1) if comparison.holds(value, number))
