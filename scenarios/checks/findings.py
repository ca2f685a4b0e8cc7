"""What a rule gets, and what it gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from scenarios.diagnostics import Kind
from scenarios.graph import Graph
from scenarios.model import Reaction, Scenario
from scenarios.script import all_lines, all_reactions


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule found at a ref."""

    kind: Kind
    ref: str
    """The ref of a moment, choice, reaction, fact, limit, person or ending."""
    params: tuple[tuple[str, str], ...] = ()
    key: str = ""
    """The key of what has that ref that the finding is about, such as ``when``."""

    @classmethod
    def of(cls, kind: Kind, ref: str, /, at: str = "", **params: str) -> "Finding":
        """Return a finding, perhaps at a key; the rest fills the blanks of the kind's message."""
        return cls(kind, ref, tuple(params.items()), at)


class Subject:
    """A scenario, with what several rules ask of it computed once."""

    def __init__(self, scenario: Scenario) -> None:
        """Look at a scenario."""
        self.scenario = scenario
        self.graph = Graph(scenario)

    @cached_property
    def reactions(self) -> tuple[Reaction, ...]:
        """Every reaction that is written anywhere."""
        return tuple(all_reactions(self.scenario))

    @cached_property
    def told(self) -> frozenset[str]:
        """The facts that some line tells."""
        return frozenset(fact for line in all_lines(self.scenario) for fact in line.tells)

    @cached_property
    def in_the_room(self) -> frozenset[str]:
        """The people who are there from the start or can arrive."""
        here = {name for name, person in self.scenario.people.items() if person.present}
        return frozenset(here.union(*(reaction.arrives for reaction in self.reactions)))

    @cached_property
    def raised(self) -> frozenset[str]:
        """The limits that some reaction or moment raises."""
        raised = [limit for reaction in self.reactions for limit in reaction.raises]
        raised += [limit for moment in self.scenario.moments.values() for limit in moment.raises]
        return frozenset(raised)


Rule = Callable[[Subject], Iterator[Finding]]
