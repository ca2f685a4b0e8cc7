"""What acts and answers ask about, moment by moment; found once and used by every board."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from scenarios import guards
from scenarios.graph import Graph
from scenarios.guards import CountIs
from scenarios.model import Choice, Line, Reaction, Scenario
from scenarios.script import everywhere
from scenarios.techniques import Form, form_of
from simulator.engine import Lock, Segment, ranked, segments
from simulator.proof.marks import ANY_DISTORTED, ANY_TOLD, FEELING, Mark, read_by, said, visited

Ranked = tuple[tuple[Reaction, tuple[Lock, ...]], ...]
"""Reactions in the order in which they are tried, each with its locks."""


class Layout:
    """What is asked about, moment by moment."""

    def __init__(self, scenario: Scenario) -> None:
        """Look at a scenario."""
        self.scenario = scenario
        graph = Graph(scenario)
        self._segments: dict[int, tuple[Segment, ...]] = {}
        self._ranked: dict[tuple[int, Form], tuple[tuple[Reaction, ...], Ranked]] = {}
        self.everywhere: Mapping[str, Mapping[str, tuple[Reaction, ...]]] = {
            moment: everywhere(scenario, moment) for moment in scenario.moments
        }
        """What answers the acts that are available everywhere, at each moment."""
        self._lists = {moment: tuple(self._lists_at(moment)) for moment in scenario.moments}
        self.reads: Mapping[str, frozenset[Mark]] = {
            moment: frozenset(self._read_at(moment, graph.successors[moment]))
            for moment in scenario.moments
        }
        """What something at a moment asks about."""
        self.ahead: Mapping[str, frozenset[Mark]] = {
            moment: frozenset[Mark]().union(*(self.reads[m] for m in graph.onwards(moment)))
            for moment in scenario.moments
        }
        """What something at a moment, or ahead of it, asks about."""
        self.asked: frozenset[Mark] = frozenset[Mark]().union(*self.reads.values())
        """What is asked about anywhere."""
        self.highest: Mapping[Mark, int] = self._highest_numbers()
        """The highest number that each count is compared with."""

    def segments(self, lines: tuple[Line, ...]) -> tuple[Segment, ...]:
        """Return lines as the segments in which they are said."""
        # The scenario holds the lines, so that no others take their place in memory.
        found = self._segments.get(id(lines))
        if found is None:
            found = self._segments[id(lines)] = segments(lines)
        return found

    def most_asked(self, count: int) -> frozenset[Mark]:
        """Return what is asked about, but of the feelings only those most moments ask about."""
        moments = Counter(m for read in self.reads.values() for m in read if m.kind == FEELING)
        most = sorted(moments, key=lambda mark: (-moments[mark], mark))
        return self.asked - frozenset(most[count:])

    def way_out(self, moment: str) -> Choice:
        """Return the line that is on offer where no other is."""
        return self.scenario.moments[moment].fallback or self.scenario.fallback

    def in_order(self, reactions: tuple[Reaction, ...], form: Form = Form.OPEN) -> Ranked:
        """Return reactions as the engine tries them."""
        key = (id(reactions), form)
        if key not in self._ranked:
            self._ranked[key] = (reactions, ranked(reactions, form, self.scenario.facts))
        return self._ranked[key][1]

    def _lists_at(self, moment: str) -> Iterator[tuple[tuple[Reaction, ...], Form]]:
        for choice in (*self.scenario.moments[moment].choices, self.way_out(moment)):
            yield choice.reactions, form_of(choice.techniques)
        for reactions in self.everywhere[moment].values():
            yield reactions, Form.OPEN

    def _read_at(self, moment: str, onwards: Iterable[str]) -> Iterator[Mark]:
        yield from (ANY_TOLD, ANY_DISTORTED)
        for choice in self.scenario.moments[moment].choices:
            if choice.once:
                yield said(choice.id)
            for atom in guards.atoms(choice.when) if choice.when else ():
                yield from read_by(atom)
        for reactions, form in self._lists[moment]:
            for atom in atoms_of(reactions):
                yield from read_by(atom)
            for _, locks in self.in_order(reactions, form)[:-1]:
                yield from (Mark(FEELING, lock.feeling) for lock in locks)
        for target in onwards:
            there = self.scenario.moments[target]
            if there.lines or there.raises or there.shift:
                yield visited(target)

    def _highest_numbers(self) -> Mapping[Mark, int]:
        highest: dict[Mark, int] = {}
        for lists in self._lists.values():
            for reactions, _ in lists:
                _note_highest(highest, atoms_of(reactions))
        for moment in self.scenario.moments.values():
            for choice in moment.choices:
                _note_highest(highest, guards.atoms(choice.when) if choice.when else ())
        return highest


def atoms_of(reactions: Iterable[Reaction]) -> Iterator[guards.Atom]:
    """Yield every condition that some reactions ask about."""
    for reaction in reactions:
        if reaction.when is not None:
            yield from guards.atoms(reaction.when)


def _note_highest(highest: dict[Mark, int], atoms: Iterable[guards.Atom]) -> None:
    for atom in atoms:
        if isinstance(atom, CountIs):
            mark = Mark(atom.count, atom.name)
            highest[mark] = max(highest.get(mark, 0), atom.number)
