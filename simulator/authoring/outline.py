"""A scenario as an outline: phases, their moments, what can be done there, where it leads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from scenarios.graph import Graph
from scenarios.graph.ways import drawing
from scenarios.kinds import Phase
from scenarios.model import Choice, Moment, Reaction, Scenario
from scenarios.script import acts_of
from scenarios.techniques import RIGHTS, Technique
from scoring.gates import BREACHES


class Mark(StrEnum):
    """What stands out at something."""

    START = "start"
    HUB = "hub"
    UNREACHABLE = "unreachable"
    DEAD_END = "dead_end"
    RIGHTS = "rights"
    """Tells of the rights, which a gate asks for."""
    GATE = "gate"
    """A gate does not let it pass."""
    LIMIT_REACHED = "limit_reached"
    LIMIT_NAMED = "limit_named"
    NEVER_ENDS = "never_ends"
    """An ending that nothing reachable leads to."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Where something leads."""

    target: str
    ends: bool
    """Whether the target is an ending."""


@dataclass(frozen=True, slots=True)
class Doing:
    """Something that can be done at a moment."""

    ref: str
    """The ref that its place is known by; empty for what is done without words."""
    act: str
    """The id of a choice, or the name of an act as in ``scenarios.script.acts_of``."""
    says: str
    techniques: tuple[Technique, ...]
    marks: tuple[Mark, ...]
    leads: tuple[Lead, ...]
    """Empty where the talk stays."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment."""

    id: str
    words: str
    """The first that is said there, or the first cue."""
    marks: tuple[Mark, ...]
    doings: tuple[Doing, ...]


@dataclass(frozen=True, slots=True)
class Last:
    """An ending."""

    id: str
    words: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole of it."""

    lanes: tuple[tuple[Phase, tuple[Stop, ...]], ...]
    endings: tuple[Last, ...]


def outline(scenario: Scenario) -> Outline:
    """Return the outline of a scenario."""
    graph, drawn = Graph(scenario), drawing(scenario)
    lanes = tuple(
        (phase, tuple(_stop(scenario.moments[name], graph, drawn.hubs) for name in names))
        for phase, names in drawn.lanes
    )
    endings = tuple(
        Last(each.id, each.text, () if each.id in graph.reachable_endings else (Mark.NEVER_ENDS,))
        for each in scenario.endings.values()
    )
    return Outline(lanes, endings)


def _stop(moment: Moment, graph: Graph, hubs: frozenset[str]) -> Stop:
    words = next((line.says or line.cue for line in moment.lines), "")
    return Stop(moment.id, words, tuple(_marks(moment, graph, hubs)), tuple(_doings(moment)))


def _marks(moment: Moment, graph: Graph, hubs: frozenset[str]) -> Iterator[Mark]:
    if moment.id == graph.scenario.start:
        yield Mark.START
    if moment.id in hubs:
        yield Mark.HUB
    if moment.id not in graph.reachable:
        yield Mark.UNREACHABLE
    if moment.id in graph.dead_ends:
        yield Mark.DEAD_END
    if moment.raises:
        yield Mark.LIMIT_REACHED


def _doings(moment: Moment) -> Iterator[Doing]:
    for choice in (*moment.choices, *([moment.fallback] if moment.fallback else [])):
        marks = (*_of_choice(choice), *_of_reactions(choice.reactions))
        leads = tuple(_leads(choice.reactions))
        yield Doing(choice.id, choice.id, choice.says, choice.techniques, marks, leads)
    for act, reactions in acts_of(moment.answers):
        if reactions:
            yield Doing("", act, "", (), tuple(_of_reactions(reactions)), tuple(_leads(reactions)))


def _of_choice(choice: Choice) -> Iterator[Mark]:
    codes = frozenset(choice.techniques)
    if codes & RIGHTS:
        yield Mark.RIGHTS
    if codes & BREACHES:
        yield Mark.GATE
    if choice.limit is not None:
        yield Mark.LIMIT_NAMED


def _of_reactions(reactions: Iterable[Reaction]) -> Iterator[Mark]:
    if any(each.raises for each in reactions):
        yield Mark.LIMIT_REACHED


def _leads(reactions: Iterable[Reaction]) -> Iterator[Lead]:
    found = dict.fromkeys(
        Lead(each.goto or each.end or "", each.goto is None)
        for each in reactions
        if each.goto is not None or each.end is not None
    )
    yield from found
