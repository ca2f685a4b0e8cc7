"""The talks of a proof that are worth looking at, each with what it shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from scenarios.model import Scenario
from scoring.scorecard import Level
from simulator.proof.moves import Kind
from simulator.proof.proof import Proof
from simulator.proof.talks import Example


class What(StrEnum):
    """What a talk shows of the thing that it is about."""

    STUCK = "stuck"
    """At a moment, that no ending can be reached any more."""
    LED_ROUND = "led_round"
    """At a moment, that nothing that can be said leads to an ending any more."""
    ENDING = "ending"
    FACT = "fact"
    LIMIT = "limit"
    LOWEST = "lowest"
    """Of a principle, the lowest level that was found."""
    HIGHEST = "highest"
    PASSED = "passed"
    """Of a gate, that it can be passed."""
    FAILED = "failed"
    BLIND = "blind"
    """Of a way of playing without listening, that it holds."""


_OF_THE_RUBRIC = frozenset({What.LOWEST, What.HIGHEST, What.PASSED, What.FAILED})


@dataclass(frozen=True, slots=True)
class Showing:
    """A talk, and what it shows; of those that were found, the shortest."""

    what: What
    name: str
    """The moment, ending, fact, limit, principle, gate or way of playing, by its own name."""
    example: Example
    level: Level | None = None
    """The level of the principle, where it shows one."""

    @property
    def key(self) -> str:
        """What it is known by among those of a proof; good as the name of a file."""
        if self.what in _OF_THE_RUBRIC:
            return f"{self.name}_{self.what}"
        return f"{self.what}_{self.name}"


def showings(proof: Proof, scenario: Scenario) -> Iterator[Showing]:
    """Yield what the talks of a proof show, what is wrong first, then in the scenario's order."""
    for held in proof.reachable.stuck.held:
        yield Showing(What.LED_ROUND if held.by_lines else What.STUCK, held.moment, held.example)
    for result in proof.given_away:
        yield Showing(What.BLIND, result.name, result.example)
    yield from _reached(proof, What.ENDING, Kind.ENDING, scenario.endings)
    yield from _reached(proof, What.FACT, Kind.FACT, scenario.facts)
    yield from _reached(proof, What.LIMIT, Kind.LIMIT, scenario.limits)
    for each in proof.ranges:
        for what, end in ((What.LOWEST, each.lowest), (What.HIGHEST, each.highest)):
            if end is not None:
                yield Showing(what, each.principle, end.example, end.level)
    for gate in proof.gates:
        for what, example in ((What.PASSED, gate.passed), (What.FAILED, gate.failed)):
            if example is not None:
                yield Showing(what, gate.gate, example)


def _reached(proof: Proof, what: What, kind: Kind, names: Iterable[str]) -> Iterator[Showing]:
    for name in names:
        example = proof.reachable.examples.get((kind, name))
        if example is not None:
            yield Showing(what, name, example)
