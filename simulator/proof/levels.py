"""What each principle and each gate can come to, with the shortest talk that shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from scenarios.transcript import Event
from scoring.gates import GateStatus
from scoring.rubric import Gate, Principle, Rubric
from scoring.scorecard import Level, Scorecard, score
from simulator.engine import Stage
from simulator.proof.probes import unrecorded
from simulator.proof.talks import Example, example_of

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Scored:
    """A talk that was played to its end, and what the rubric says of it."""

    example: Example
    card: Scorecard


def scored(stage: Stage, rubric: Rubric, events: Sequence[Event]) -> Scored:
    """Return what the rubric says of a talk that was played."""
    card = score(stage.scenario, unrecorded(stage, rubric, events), rubric)
    return Scored(example_of(events), card)


@dataclass(frozen=True, slots=True)
class Attained:
    """Something that a talk came to, with the shortest one that did among those played."""

    level: Level
    example: Example


@dataclass(frozen=True, slots=True)
class Range:
    """How one principle was kept at worst and at best; None where it never was tried."""

    principle: Principle
    lowest: Attained | None
    highest: Attained | None

    @property
    def whole(self) -> bool:
        """Whether the ends are 0 and 3, so that nothing can lie beyond them."""
        ends = (self.lowest, self.highest)
        return [end.level for end in ends if end] == [Level.LACKING, Level.VERY_GOOD]


@dataclass(frozen=True, slots=True)
class Gateway:
    """Whether a gate can be passed and failed, with a shortest talk for each."""

    gate: Gate
    passed: Example | None
    failed: Example | None


class Extremes:
    """Keeps, of many talks, those that show the ends."""

    def __init__(self) -> None:
        """Begin with no talk."""
        self._levels: dict[tuple[Principle, Level], Example] = {}
        self._gates: dict[tuple[Gate, GateStatus], Example] = {}

    def see(self, talks: Iterable[Scored]) -> None:
        """Take talks into account; those that did not end say nothing of what can be attained."""
        for talk in talks:
            if talk.card.outcome.ending is None:
                continue
            for principle, profile in talk.card.profiles.items():
                if profile.level is not None:
                    _keep(self._levels, (principle, profile.level), talk.example)
            for result in talk.card.gates:
                _keep(self._gates, (result.gate, result.status), talk.example)

    def join(self, other: "Extremes") -> None:
        """Take into account what was kept elsewhere."""
        for end, example in other._levels.items():  # noqa: SLF001 one of its own kind
            _keep(self._levels, end, example)
        for status, example in other._gates.items():  # noqa: SLF001 one of its own kind
            _keep(self._gates, status, example)

    def ranges(self) -> tuple[Range, ...]:
        """Return the range of every principle."""
        return tuple(self.range_of(principle) for principle in Principle)

    def range_of(self, principle: Principle) -> Range:
        """Return the range of one principle."""
        found = [
            Attained(level, self._levels[principle, level])
            for level in Level
            if (principle, level) in self._levels
        ]
        return Range(principle, found[0], found[-1]) if found else Range(principle, None, None)

    def gateways(self) -> tuple[Gateway, ...]:
        """Return what is known of every gate."""
        return tuple(
            Gateway(
                gate,
                self._gates.get((gate, GateStatus.PASSED)),
                self._gates.get((gate, GateStatus.FAILED)),
            )
            for gate in Gate
        )


def _keep(shortest: dict[_Key, Example], key: _Key, example: Example) -> None:
    known = shortest.get(key)
    if known is None or len(example.acts) < len(known.acts):
        shortest[key] = example
