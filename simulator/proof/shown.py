"""What talks that were played have shown, with the shortest of them for each thing."""

from collections.abc import Iterable, Mapping, Sequence

from scenarios.model import Scenario
from scenarios.transcript import Acted, Event, FloorGiven, MomentReached
from simulator.proof.moves import Kind, Target
from simulator.proof.talks import Example, happened

Talk = tuple[Example, Sequence[Event]]
"""A talk that was played: what was done in it, and all that happened."""


class Shown:
    """Keeps the talks that were seen."""

    def __init__(self, scenario: Scenario) -> None:
        """Begin with nothing shown."""
        own = {m.id: m.fallback or scenario.fallback for m in scenario.moments.values()}
        self._ways_out: Mapping[str, tuple[str, ...]] = {m: (c.id,) for m, c in own.items()}
        self.examples: dict[Target, Example] = {}
        """A talk for everything that was shown."""
        self.talks: list[Talk] = []

    def __contains__(self, target: Target) -> bool:
        """Say whether something was shown."""
        return target in self.examples

    def missing(self, targets: Iterable[Target]) -> tuple[Target, ...]:
        """Return those of the targets that nothing has shown."""
        return tuple(each for each in targets if each not in self.examples)

    def see(self, example: Example, events: Sequence[Event]) -> None:
        """Take into account what a talk shows, up to each thing that happens in it."""
        self.talks.append((example, events))
        acts, moment = 0, ""
        for event in events:
            match event:
                case Acted():
                    acts += 1
                case MomentReached(moment):
                    pass
                case FloorGiven(choices) if choices == self._ways_out[moment]:
                    self._keep((Kind.RUN_OUT, moment), example, acts)
            for target in happened((event,)):
                self._keep(target, example, acts)

    def _keep(self, target: Target, example: Example, acts: int) -> None:
        known = self.examples.get(target)
        if known is None or acts < len(known.acts):
            self.examples[target] = Example(example.feelings, example.acts[:acts])
