"""The scenario as a graph of moments: what leads where, what is reached, where it gets stuck.

Guards are not weighed here: an edge says that a reaction names a way, not that its guard can
hold. What is unreachable here is unreachable in every talk.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from scenarios.model import Reaction, Scenario
from scenarios.script import everywhere

HUB_SIZE = 3
"""How many moments have to lead back before a moment counts as a hub."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One way on from a moment."""

    source: str
    target: str
    reaction: str
    """The ref of the reaction that takes it."""
    ends: bool = False
    """Whether the target is an ending."""


def reactions_at(scenario: Scenario, moment_id: str) -> Iterator[Reaction]:
    """Yield every reaction that can follow an act at a moment, the inherited ones too."""
    moment = scenario.moments[moment_id]
    for choice in (*moment.choices, moment.fallback or scenario.fallback):
        yield from choice.reactions
    for reactions in everywhere(scenario, moment_id).values():
        yield from reactions


class Graph:
    """The ways of one scenario; everything is computed when first asked for."""

    def __init__(self, scenario: Scenario) -> None:
        """Look at a scenario."""
        self.scenario = scenario

    @cached_property
    def edges(self) -> Mapping[str, tuple[Edge, ...]]:
        """The ways on from each moment; staying is no edge."""
        return {
            moment: tuple(
                Edge(moment, reaction.goto or reaction.end or "", reaction.ref, not reaction.goto)
                for reaction in reactions_at(self.scenario, moment)
                if reaction.goto is not None or reaction.end is not None
            )
            for moment in self.scenario.moments
        }

    @cached_property
    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """The moments that each moment leads to, once each, in the order of the file."""
        return {
            moment: tuple(dict.fromkeys(edge.target for edge in edges if not edge.ends))
            for moment, edges in self.edges.items()
        }

    @cached_property
    def predecessors(self) -> Mapping[str, tuple[str, ...]]:
        """The moments that lead to each moment."""
        found: dict[str, list[str]] = {moment: [] for moment in self.scenario.moments}
        for moment, targets in self.successors.items():
            for target in targets:
                found[target].append(moment)
        return {moment: tuple(sources) for moment, sources in found.items()}

    @cached_property
    def reachable(self) -> frozenset[str]:
        """The moments that some path leads to from the start, the start included."""
        return _spread(self.successors, (self.scenario.start,))

    def onwards(self, moment: str) -> frozenset[str]:
        """Return the moments that some path leads to from a moment, itself included."""
        return _spread(self.successors, (moment,))

    @cached_property
    def reachable_endings(self) -> frozenset[str]:
        """The endings that some reachable moment leads to."""
        return frozenset(
            edge.target for moment in self.reachable for edge in self.edges[moment] if edge.ends
        )

    @cached_property
    def dead_ends(self) -> tuple[str, ...]:
        """The reachable moments from which no ending can be reached any more."""
        last = (m for m, edges in self.edges.items() if any(edge.ends for edge in edges))
        saved = _spread(self.predecessors, last)
        return tuple(m for m in self.scenario.moments if m in self.reachable and m not in saved)

    @cached_property
    def hubs(self) -> tuple[str, ...]:
        """The moments that at least ``HUB_SIZE`` of their own successors lead back to."""
        return tuple(
            moment
            for moment, targets in self.successors.items()
            if sum(moment in self.successors[target] for target in targets if target != moment)
            >= HUB_SIZE
        )


def _spread(
    ways: Mapping[str, tuple[str, ...]], starts: Iterator[str] | tuple[str, ...]
) -> frozenset[str]:
    found = set(starts)
    waiting = deque(found)
    while waiting:
        for target in ways[waiting.popleft()]:
            if target not in found:
                found.add(target)
                waiting.append(target)
    return frozenset(found)
