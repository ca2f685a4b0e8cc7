"""What talks that were played have shown, with the shortest of them for each thing."""

from collections.abc import Iterable, Mapping, Sequence

from scenarios.model import Scenario
from scenarios.transcript import Acted, Event, FloorGiven, MomentReached
from simulator.proof.moves import Kind, Target
from simulator.proof.talks import SHOWING, Example, example_of

PlayedTalk = tuple[Example, Sequence[Event]]
"""A talk that was played: what was done in it, and all that happened."""


class Watch:
    """Watches talks of a scenario: what each shows, and when."""

    def __init__(self, scenario: Scenario) -> None:
        """Know the way out of every moment."""
        moments = scenario.moments.values()
        self._ways_out: Mapping[str, tuple[str, ...]] = {
            moment.id: ((moment.fallback or scenario.fallback).id,) for moment in moments
        }

    def firsts(self, events: Sequence[Event]) -> Mapping[Target, int]:
        """Return everything that a talk shows, and after how many acts it does first."""
        firsts: dict[Target, int] = {}
        acts, moment = 0, ""
        # By kind, at once: hundreds of events a talk, and thousands of talks.
        for event in events:
            kind = type(event)
            if kind is Acted:
                acts += 1
            elif isinstance(event, FloorGiven):
                if event.choices == self._ways_out[moment]:
                    firsts.setdefault((Kind.RUN_OUT, moment), acts)
            elif kind in SHOWING:
                shows, name_of = SHOWING[kind]
                name = name_of(event)
                firsts.setdefault((shows, name), acts)
                if kind is MomentReached:
                    moment = name
        return firsts


class Examples:
    """The shortest talk for each thing, of all that were seen."""

    def __init__(self) -> None:
        """Begin with none."""
        self.found: dict[Target, Example] = {}

    def see(self, example: Example, firsts: Mapping[Target, int]) -> None:
        """Take into account what a talk shows, each thing after so many acts."""
        found = self.found
        for target, acts in firsts.items():
            known = found.get(target)
            if known is None or acts < len(known.acts):
                found[target] = Example(example.feelings, example.acts[:acts])

    def join(self, others: Mapping[Target, Example]) -> None:
        """Take into account what was seen elsewhere."""
        for target, example in others.items():
            known = self.found.get(target)
            if known is None or len(example.acts) < len(known.acts):
                self.found[target] = example


class Shown:
    """Keeps the talks that were seen."""

    def __init__(self, scenario: Scenario) -> None:
        """Begin with nothing shown."""
        self._watch, self._examples = Watch(scenario), Examples()
        self.talks: list[PlayedTalk] = []

    @property
    def examples(self) -> Mapping[Target, Example]:
        """A talk for everything that was shown."""
        return self._examples.found

    def __contains__(self, target: Target) -> bool:
        """Say whether something was shown."""
        return target in self._examples.found

    def missing(self, targets: Iterable[Target]) -> tuple[Target, ...]:
        """Return those of the targets that nothing has shown."""
        return tuple(each for each in targets if each not in self._examples.found)

    def see(self, example: Example, events: Sequence[Event]) -> None:
        """Take into account what a talk shows, up to each thing that happens in it."""
        self.talks.append((example, events))
        self._examples.see(example, self._watch.firsts(events))

    def see_if_new(self, events: Sequence[Event]) -> bool:
        """Take a talk into account if it shows something that nothing has; say whether it did."""
        new = not self._watch.firsts(events).keys() <= self._examples.found.keys()
        if new:
            self.see(example_of(events), events)
        return new

    def join(self, examples: Mapping[Target, Example]) -> None:
        """Take into account what others have shown."""
        self._examples.join(examples)
