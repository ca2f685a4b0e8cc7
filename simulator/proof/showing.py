"""The talks of a proof that are worth looking at, each with what it shows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from scenarios.model import Scenario
from scenarios.transcript import Event
from scoring.rubric import Gate, Principle, Rubric
from scoring.scorecard import Level, score
from simulator.engine import ActRefused, Stage
from simulator.proof.moves import Kind
from simulator.proof.probes import unrecorded
from simulator.proof.proof import Proof
from simulator.proof.talks import Example, Rehearsal, happened


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
    GREEDY = "greedy"
    """Of doing at each turn what is worth most by the rubric: that it ``holds``, or ``fails``."""


_OF_THE_RUBRIC = frozenset({What.LOWEST, What.HIGHEST, What.PASSED, What.FAILED})


@dataclass(frozen=True, slots=True)
class Showing:
    """A talk, and what it shows; the shortest of those that were found, and without detours."""

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


def showings(proof: Proof, stage: Stage, rubric: Rubric) -> Iterator[Showing]:
    """Yield what the talks of a proof show, what is wrong first, then in the scenario's order.

    What is not needed for it is left out of a talk, act by act, as far as it then still shows it.

    Args:
        proof: the proof.
        stage: its scenario.
        rubric: what its talks were scored by.
    """
    for held in proof.reachable.stuck.held:
        yield Showing(What.LED_ROUND if held.by_lines else What.STUCK, held.moment, held.example)
    for result in proof.given_away:
        yield Showing(What.BLIND, result.name, result.example)
    greedy = proof.greedy
    yield Showing(What.GREEDY, "holds" if greedy.holds else "fails", greedy.example)
    needed = _Needed(stage, rubric)
    for each in _found(proof, stage.scenario):
        yield replace(each, example=needed.only(each))


def _found(proof: Proof, scenario: Scenario) -> Iterator[Showing]:
    yield from _reached(proof, What.ENDING, scenario.endings)
    yield from _reached(proof, What.FACT, scenario.facts)
    yield from _reached(proof, What.LIMIT, scenario.limits)
    for each in proof.ranges:
        for what, end in ((What.LOWEST, each.lowest), (What.HIGHEST, each.highest)):
            if end is not None:
                yield Showing(what, each.principle, end.example, end.level)
    for gate in proof.gates:
        for what, example in ((What.PASSED, gate.passed), (What.FAILED, gate.failed)):
            if example is not None:
                yield Showing(what, gate.gate, example)


def _reached(proof: Proof, what: What, names: Iterable[str]) -> Iterator[Showing]:
    for name in names:
        example = proof.reachable.examples.get((Kind(what), name))
        if example is not None:
            yield Showing(what, name, example)


class _Needed:
    """Leaves out of talks what they do not need."""

    def __init__(self, stage: Stage, rubric: Rubric) -> None:
        self._stage, self._rubric = stage, rubric
        self._rehearsal = Rehearsal(stage)

    def only(self, showing: Showing) -> Example:
        """Return the talk of a showing without what it does not need: long runs of acts first."""
        feelings, acts = showing.example.feelings, showing.example.acts
        size = len(acts) // 2
        while size:
            start = 0
            while start < len(acts):
                fewer = (*acts[:start], *acts[start + size :])
                if self._still(replace(showing, example=Example(feelings, fewer))):
                    acts = fewer
                else:
                    start += size
            size //= 2
        return Example(feelings, acts)

    def _still(self, showing: Showing) -> bool:
        """Say whether a talk is possible, and shows what it is said to show."""
        events = self._played(showing.example)
        if events is None:
            return False
        if showing.what not in _OF_THE_RUBRIC:
            return (Kind(showing.what), showing.name) in set(happened(events))
        card = score(
            self._stage.scenario, unrecorded(self._stage, self._rubric, events), self._rubric
        )
        if card.outcome.ending is None:
            return False
        if showing.level is not None:
            return card.profiles[Principle(showing.name)].level is showing.level
        return card.gate(Gate(showing.name)).status.value == showing.what.value

    def _played(self, example: Example) -> Sequence[Event] | None:
        stood = self._rehearsal.begin(example.feelings)
        events = list(stood.events)
        for act in example.acts:
            if not stood.allows(act):
                return None
            try:
                stood = self._rehearsal.perform(stood, act)
            except ActRefused:
                return None
            events += stood.events
        return events
