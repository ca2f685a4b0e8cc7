"""Which principles a scenario gives an opportunity for, on any path at all."""

from collections.abc import Iterator

from scenarios.model import Line
from scenarios.techniques import TAXONOMY, Family
from scoring.checks.worths import Scored
from scoring.principles.not_leading import LEADING
from scoring.principles.open_questions import QUESTIONS
from scoring.principles.pauses import WAIT_POINTS
from scoring.principles.unbiased import FLOOR_GIVING, JUDGING
from scoring.principles.unhurried import AGREEING, HURRYING
from scoring.rubric import Principle

FEWEST_MOMENTS = 5
"""Moments from which a scenario is more than an exercise in one thing."""

_LISTENING = frozenset(t for t, entry in TAXONOMY.items() if entry.family is Family.LISTENING)


def opportunities(subject: Scored) -> frozenset[Principle]:
    """Return the principles that something in a scenario makes it possible to try."""
    return frozenset(_opportunities(subject))


def _opportunities(subject: Scored) -> Iterator[Principle]:
    scenario = subject.scenario
    codes = frozenset(code for placed in subject.choices for code in placed.choice.techniques)
    segments = any(len(lines) > 1 for lines in _spoken(subject))
    waits = any(scenario.own_meaning(name) in WAIT_POINTS for name in scenario.moments)
    shifts = [moment.shift for moment in scenario.moments.values()]
    shifts += [reaction.shift for reaction in subject.reactions]
    there = {
        Principle.OPEN: bool(codes & QUESTIONS),
        Principle.LISTENING: bool(codes & _LISTENING),
        Principle.PAUSES: segments or waits,
        Principle.NOT_LEADING: bool(codes & LEADING),
        Principle.LIMITS: bool(subject.raised),
        Principle.UNBIASED: bool(codes & (JUDGING | FLOOR_GIVING)),
        Principle.FOCUS: any(shifts),
        Principle.UNHURRIED: segments or bool(codes & (HURRYING | AGREEING)),
    }
    yield from (principle for principle, possible in there.items() if possible)


def _spoken(subject: Scored) -> Iterator[tuple[Line, ...]]:
    yield from (moment.lines for moment in subject.scenario.moments.values())
    yield from (reaction.lines for reaction in subject.reactions)
