"""What a drawing shows: the ways that are written at each moment, and those from anywhere.

What the scenario or a scene answers holds at every moment; drawn from each of them it would
hide everything else, so it stands apart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scenarios.graph import HUB_SIZE
from scenarios.model import Answers, Choice, Phase, Reaction, Scenario
from scenarios.script import acts_of
from scenarios.techniques import Form, form_of

ANYWHERE = ""
"""The source of a way that can be taken at every moment."""


@dataclass(frozen=True, slots=True)
class Taking:
    """One act and the reaction to it that takes a way."""

    act: str
    """The id of a choice, or an act as ``acts_of`` names it."""
    reaction: Reaction
    form: Form
    """How the act asks, which decides at what trust the reaction tells what it tells."""
    default: bool
    """Whether it follows where nothing else does."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way from a moment to another one or to an ending, with all that takes it."""

    source: str
    """A moment; ``ANYWHERE`` for what the scenario or a scene answers."""
    target: str
    ends: bool
    """Whether the target is an ending."""
    takings: tuple[Taking, ...]

    @property
    def always(self) -> bool:
        """Whether some reaction takes it without a condition."""
        return any(taking.default for taking in self.takings)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A scenario as it is drawn."""

    scenario: Scenario
    lanes: tuple[tuple[Phase, tuple[str, ...]], ...]
    """The moments of each phase, phases in their expected order, moments in that of the file."""
    ways: tuple[Way, ...]
    """What is written at the moments themselves; staying, and coming back to oneself, is none."""
    anywhere: tuple[Way, ...]
    """What can be taken at every moment, or in every moment of a scene."""
    hubs: frozenset[str]
    """Moments that at least ``HUB_SIZE`` of the moments after them lead back to."""


def drawing(scenario: Scenario) -> Drawing:
    """Return what is drawn of a scenario."""
    lanes = tuple(
        (phase, moments)
        for phase in Phase
        if (moments := tuple(m.id for m in scenario.moments.values() if m.phase is phase))
    )
    ways = tuple(
        way
        for moment in scenario.moments.values()
        for way in _ways(moment.id, _takings(moment.choices, moment.fallback, moment.answers))
        if way.target != moment.id or way.ends
    )
    levels = (scenario.answers, *scenario.scenes.values())
    takings = [taking for level in levels for taking in _takings((), None, level)]
    takings += _takings((), scenario.fallback, Answers())
    return Drawing(scenario, lanes, ways, tuple(_ways(ANYWHERE, takings)), _hubs(ways))


def _takings(
    choices: Iterable[Choice], fallback: Choice | None, answers: Answers
) -> Iterator[Taking]:
    for choice in (*choices, *([fallback] if fallback else [])):
        yield from _taken(choice.id, choice.reactions, form_of(choice.techniques))
    for act, reactions in acts_of(answers):
        yield from _taken(act, reactions, Form.OPEN)


def _taken(act: str, reactions: tuple[Reaction, ...], form: Form) -> Iterator[Taking]:
    for reaction in reactions:
        yield Taking(act, reaction, form, default=reaction is reactions[-1])


def _ways(source: str, takings: Iterable[Taking]) -> Iterator[Way]:
    found: dict[tuple[str, bool], list[Taking]] = {}
    for taking in takings:
        goto, end = taking.reaction.goto, taking.reaction.end
        if goto is not None:
            found.setdefault((goto, False), []).append(taking)
        elif end is not None:
            found.setdefault((end, True), []).append(taking)
    for (target, ends), those in found.items():
        yield Way(source, target, ends, tuple(those))


def _hubs(ways: tuple[Way, ...]) -> frozenset[str]:
    after: dict[str, set[str]] = {}
    for way in ways:
        if not way.ends:
            after.setdefault(way.source, set()).add(way.target)
    return frozenset(
        moment
        for moment, targets in after.items()
        if sum(moment in after.get(target, ()) for target in targets) >= HUB_SIZE
    )
