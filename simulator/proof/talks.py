"""Talks that show something, and the engine on which they are played."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from scenarios.transcript import (
    Act,
    Acted,
    Event,
    FactTold,
    FloorGiven,
    LimitReached,
    MomentReached,
    Reacted,
    Say,
    TalkBegan,
    TalkEnded,
    by_act,
)
from simulator.engine import Draw, Situation, Stage
from simulator.proof.moves import Kind, Target


@dataclass(frozen=True, slots=True)
class Example:
    """A talk: the day's form that it begins with, and what is done in it."""

    feelings: tuple[tuple[str, int], ...]
    """``person.feeling`` to its value at the beginning, where it matters."""
    acts: tuple[Act, ...]

    def draw(self, stage: Stage) -> Draw:
        """Return the chance that gives this form of the day."""
        wanted = dict(self.feelings)
        names = iter(name for name, each in stage.scenario.feelings.items() if each.spread)

        def draw(low: int, high: int, /) -> int:
            return max(low, min(high, wanted.get(next(names), (low + high) // 2)))

        return draw


SHOWING: Mapping[type[Event], tuple[Kind, Callable[[Any], str]]] = {
    MomentReached: (Kind.MOMENT, attrgetter("moment")),
    Reacted: (Kind.REACTION, attrgetter("reaction")),
    FactTold: (Kind.FACT, attrgetter("fact")),
    LimitReached: (Kind.LIMIT, attrgetter("topic")),
    TalkEnded: (Kind.ENDING, attrgetter("ending")),
}
"""The events that show that something can be reached: of what kind it is, and its name."""


def happened(events: Iterable[Event]) -> Iterator[Target]:
    """Yield what can be reached and happened in a talk."""
    for event in events:
        shows = SHOWING.get(type(event))
        if shows is not None:
            kind, name_of = shows
            yield kind, name_of(event)


def example_of(events: Iterable[Event]) -> Example:
    """Return what was done in a talk."""
    feelings: tuple[tuple[str, int], ...] = ()
    acts: list[Act] = []
    for event in events:
        if isinstance(event, Acted):
            acts.append(event.act)
        elif isinstance(event, TalkBegan):
            feelings = tuple(event.feelings.items())
    return Example(feelings, tuple(acts))


@dataclass(frozen=True, slots=True, eq=False)
class Stood:
    """Where a talk stood, and what had just happened."""

    situation: Situation
    events: tuple[Event, ...]
    """What happened since the act before it."""
    then: dict[Act, "Stood"] = field(default_factory=dict)
    """Where it stood next, by what was done."""

    def allows(self, act: Act) -> bool:
        """Say whether an act is possible now."""
        floor = self.events[-1]
        if not isinstance(floor, FloorGiven):
            return False
        return not isinstance(act, Say) or act.choice in floor.choices


class Rehearsal:
    """Plays talks, and remembers where each stood."""

    def __init__(self, stage: Stage) -> None:
        """Begin with no talk."""
        self.stage = stage
        self._begun: dict[tuple[tuple[str, int], ...], Stood] = {}

    def begin(self, feelings: tuple[tuple[str, int], ...]) -> Stood:
        """Begin a talk on a day of this form."""
        if feelings not in self._begun:
            events = self.stage.begin(Example(feelings, ()).draw(self.stage))
            self._begun[feelings] = Stood(self.stage.follow(None, events), events)
        return self._begun[feelings]

    def perform(self, stood: Stood, act: Act) -> Stood:
        """Perform an act that is possible."""
        found = stood.then.get(act)
        if found is None:
            events, situation = self.stage.advance(stood.situation, act)
            found = stood.then[act] = Stood(situation, events)
        return found

    def retrace(
        self, example: Example, events: Sequence[Event]
    ) -> Iterator[tuple[Stood, Act | None]]:
        """Yield where a talk stood that was played elsewhere, with the act that led there."""
        opening, *rest = map(tuple, by_act(events))
        stood = self._begun.get(example.feelings)
        if stood is None:
            stood = Stood(self.stage.follow(None, opening), opening)
            self._begun[example.feelings] = stood
        yield stood, None
        for act, new in zip(example.acts, rest, strict=True):
            then = stood.then.get(act)
            if then is None:
                then = stood.then[act] = Stood(self.stage.follow(stood.situation, new), new)
            stood = then
            yield stood, act
