"""Where a talk stands, and what its guards say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from scenarios.guards import (
    And,
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
from scenarios.model import Line, Step

Segment = tuple[Line, ...]
"""Lines that come together, without the floor being free between them; never empty."""


def segments(lines: Sequence[Line]) -> tuple[Segment, ...]:
    """Group lines into segments: one for each that is spoken, with the cues before it.

    A cue by itself is no pause for an answer; it belongs to the words that follow it, or, at
    the end, to those before it.
    """
    if not lines:
        return ()
    if len(lines) == 1:
        return (tuple(lines),)
    found: list[list[Line]] = [[]]
    for line in lines:
        if found[-1] and found[-1][-1].says:
            found.append([])
        found[-1].append(line)
    if len(found) > 1 and not found[-1][-1].says:
        found[-2:] = [found[-2] + found[-1]]
    return tuple(tuple(segment) for segment in found if segment)


def joined(before: tuple[Segment, ...], after: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Let one row of segments follow on another without the floor being free at the seam."""
    if not before or not after:
        return before + after
    return (*before[:-1], before[-1] + after[0], *after[1:])


@dataclass(frozen=True, slots=True)
class Situation:
    """The state of one talk: a fold over its events, nothing else."""

    feelings: Mapping[str, int]
    """``person.feeling`` to its value, 0 to 10."""
    present: frozenset[str]
    """People in the room."""
    ladder: Mapping[str, Step]
    """The last step taken on each limit's topic."""
    moment: str = ""
    turn: int = 0
    """Acts so far."""
    pending: tuple[Segment, ...] = ()
    """What will come if the trainee lets it, segment by segment."""
    told: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    visited: frozenset[str] = frozenset()
    reached: frozenset[str] = frozenset()
    """Limits that are reached and not settled."""
    shifts: Mapping[str, int] = field(default_factory=dict)
    """How often the focus was shifted to each topic."""
    since: Mapping[str, int] = field(default_factory=dict)
    """The turn in which a choice, fact or limit last happened."""
    spoke: str | None = None
    """Who spoke last."""
    ended: str | None = None

    @property
    def finished(self) -> bool:
        """Whether nobody is in the middle of speaking."""
        return not self.pending


def holds(
    guard: Guard | None,
    situation: Situation,
    circumstances: frozenset[Circumstance] = frozenset(),
) -> bool:
    """Say whether a guard holds; no guard always does.

    A comparison with something that never happened (``turns_since`` of an unsaid choice)
    does not hold.
    """
    match guard:
        case None:
            return True
        case FeelingIs(_, _, comparison, number):
            return comparison.holds(situation.feelings[guard.felt], number)
        case CountIs(count, name, comparison, number):
            found = _counted(count, name, situation)
            return found is not None and comparison.holds(found, number)
        case Happened(happening, name):
            return _happened(happening, name, situation)
        case Is(circumstance):
            return circumstance in circumstances
        case Not(inner):
            return not holds(inner, situation, circumstances)
        case And(left, right):
            return holds(left, situation, circumstances) and holds(right, situation, circumstances)
        case Or(left, right):
            return holds(left, situation, circumstances) or holds(right, situation, circumstances)
        case _:
            assert_never(guard)


def _counted(count: Count, name: str, situation: Situation) -> int | None:
    match count:
        case Count.LIMIT_STEP:
            return int(situation.ladder.get(name, 0))
        case Count.TURNS_SINCE:
            then = situation.since.get(name)
            return None if then is None else situation.turn - then
        case Count.SHIFTS:
            return situation.shifts.get(name, 0)
        case _:
            assert_never(count)


def _happened(happening: Happening, name: str, situation: Situation) -> bool:
    match happening:
        case Happening.SAID:
            return name in situation.said
        case Happening.TOLD:
            return name in situation.told
        case Happening.VISITED:
            return name in situation.visited
        case Happening.REACHED:
            return name in situation.reached
        case Happening.PRESENT:
            return name in situation.present
        case Happening.SPOKE:
            return name == situation.spoke
        case _:
            assert_never(happening)
