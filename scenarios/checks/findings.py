"""What a rule gets, and what it gives."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from scenarios import guards
from scenarios.checks.conditions import Cases, between, cases
from scenarios.checks.spoken import Spoken
from scenarios.diagnostics import Kind
from scenarios.graph import Graph
from scenarios.guards import Atom, Guard
from scenarios.model import FEELING_CEILING, FEELING_FLOOR, Choice, Line, Moment, Reaction, Scenario
from scenarios.script import all_lines, answer_lists


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


@dataclass(frozen=True, slots=True)
class Placed:
    """A choice, and where it is on offer."""

    ref: str
    choice: Choice
    moment: Moment | None
    """None for the scenario's fallback."""
    is_fallback: bool = False


class Subject:
    """A scenario, with what several rules ask of it computed once.

    A rule has to take time in proportion to what is written: it walks one of the tuples here,
    looks names up in the mappings, and never goes through all moments for each of them.
    """

    def __init__(self, scenario: Scenario) -> None:
        """Look at a scenario."""
        self.scenario = scenario
        self.graph = Graph(scenario)
        self._atoms: dict[int, tuple[Atom, ...]] = {}
        self._cases: dict[int, Cases] = {}

    @cached_property
    def spoken(self) -> Spoken:
        """What is said, and the lexicon of its language."""
        return Spoken(self.scenario)

    @cached_property
    def choices(self) -> tuple[Placed, ...]:
        """Every choice, moment by moment, each moment's fallback after its others."""
        found = []
        for moment in self.scenario.moments.values():
            found += [Placed(f"{moment.id}/{it.id}", it, moment) for it in moment.choices]
            if moment.fallback is not None:
                ref = f"{moment.id}/{moment.fallback.id}"
                found.append(Placed(ref, moment.fallback, moment, is_fallback=True))
        last = self.scenario.fallback
        found.append(Placed(f"scenario/{last.id}", last, None, is_fallback=True))
        return tuple(found)

    @cached_property
    def answer_lists(self) -> tuple[tuple[Reaction, ...], ...]:
        """Every list of reactions of which one is chosen, once each."""
        return tuple(reactions for reactions in answer_lists(self.scenario) if reactions)

    @cached_property
    def reactions(self) -> tuple[Reaction, ...]:
        """Every reaction that is written anywhere."""
        return tuple(reaction for reactions in self.answer_lists for reaction in reactions)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line that is written anywhere."""
        return tuple(all_lines(self.scenario))

    @cached_property
    def guards(self) -> tuple[tuple[str, Guard], ...]:
        """Every guard, with the ref of the choice or reaction that it stands at."""
        of_choices = ((it.ref, it.choice.when) for it in self.choices)
        of_reactions = ((it.ref, it.when) for it in self.reactions)
        pairs = (*of_choices, *of_reactions)
        return tuple((ref, guard) for ref, guard in pairs if guard is not None)

    def atoms(self, guard: Guard) -> tuple[Atom, ...]:
        """Return every condition in one of the scenario's guards, left to right."""
        # By identity: equal guards are mostly one value, and hashing one walks all of it.
        known = self._atoms.get(id(guard))
        if known is None:
            known = self._atoms[id(guard)] = tuple(guards.atoms(guard))
        return known

    def cases(self, guard: Guard | None) -> Cases:
        """Return what one of the scenario's guards leaves possible."""
        if id(guard) not in self._cases:
            self._cases[id(guard)] = cases(guard)
        return self._cases[id(guard)]

    @cached_property
    def told(self) -> frozenset[str]:
        """The facts that some line tells."""
        return frozenset(self.tellers)

    @cached_property
    def tellers(self) -> Mapping[str, tuple[Line, ...]]:
        """For each fact that is told, the lines that tell it."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            for fact in line.tells:
                found.setdefault(fact, []).append(line)
        return {fact: tuple(lines) for fact, lines in found.items()}

    @cached_property
    def changes(self) -> Mapping[tuple[str, str], frozenset[int]]:
        """For each person's feeling, every change that something brings about in it."""
        found: dict[tuple[str, str], set[int]] = {}
        effects = [effect for reaction in self.reactions for effect in reaction.effects]
        for effect in (*effects, *self.scenario.interruption):
            found.setdefault((effect.person, effect.feeling), set()).add(effect.change)
        return {feeling: frozenset(changes) for feeling, changes in found.items()}

    @cached_property
    def attainable(self) -> Mapping[tuple[str, str], int]:
        """For each person's feeling, the values that it can come to have, one bit each.

        A feeling that something raises can come to its ceiling, one that something lowers to its
        floor; how often that can happen is not counted.
        """
        found = {}
        for name, person in self.scenario.people.items():
            for feeling, at in person.feelings.items():
                changes = self.changes.get((name, feeling), frozenset())
                low = FEELING_FLOOR if any(it < 0 for it in changes) else at.start - at.spread
                high = FEELING_CEILING if any(it > 0 for it in changes) else at.start + at.spread
                found[name, feeling] = between(low, high)
        return found

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
