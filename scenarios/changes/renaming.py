"""Finds ids that were only renamed: what is new says what is gone said."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from scenarios.changes.things import Thing
from scenarios.guards import (
    And,
    Count,
    CountIs,
    FeelingIs,
    Guard,
    Happened,
    Happening,
    Is,
    Not,
    Or,
)
from scenarios.model import Moment, Scenario
from scenarios.transcript import Act, NameLimit, Say, Summarise

T = TypeVar("T")

_NAMED = {
    Happening.SAID: Thing.CHOICE,
    Happening.TOLD: Thing.FACT,
    Happening.VISITED: Thing.MOMENT,
    Happening.REACHED: Thing.LIMIT,
    Happening.PRESENT: Thing.PERSON,
    Happening.SPOKE: Thing.PERSON,
}


@dataclass(frozen=True, slots=True)
class Names:
    """What the things of the old version are called in the new one."""

    renamed: Mapping[Thing, Mapping[str, str]] = field(default_factory=dict)
    """Old id to new id, of what is renamed."""

    def new(self, thing: Thing) -> Mapping[str, str]:
        """Return what was renamed, by the new id."""
        return {new: old for old, new in self.renamed.get(thing, {}).items()}

    def of(self, thing: Thing, name: str) -> str:
        """Return what something is called now."""
        return self.renamed.get(thing, {}).get(name, name)

    def all(self, thing: Thing, names: Iterable[str]) -> tuple[str, ...]:
        """Return what some things are called now."""
        return tuple(self.of(thing, name) for name in names)

    def guard(self, guard: Guard) -> Guard:
        """Return a guard that names things as they are called now."""
        match guard:
            case FeelingIs(person, feeling, comparison, number):
                return FeelingIs(self.of(Thing.PERSON, person), feeling, comparison, number)
            case CountIs(count, name, comparison, number):
                return CountIs(count, self._counted(count, name), comparison, number)
            case Happened(happening, name):
                return Happened(happening, self.of(_NAMED[happening], name))
            case Is():
                return guard
            case Not(inner):
                return Not(self.guard(inner))
            case And(left, right):
                return And(self.guard(left), self.guard(right))
            case Or(left, right):
                return Or(self.guard(left), self.guard(right))

    def act(self, act: Act) -> Act:
        """Return an act that names things as they are called now."""
        match act:
            case Say(choice):
                return Say(self.of(Thing.CHOICE, choice))
            case NameLimit(topic, step):
                return NameLimit(self.of(Thing.LIMIT, topic), step)
            case Summarise(statements, invites):
                facts = self.all(Thing.FACT, statements)
                return Summarise(self.all(Thing.DISTORTION, facts), invites)
            case _:
                return act

    def _counted(self, count: Count, name: str) -> str:
        match count:
            case Count.LIMIT_STEP:
                return self.of(Thing.LIMIT, name)
            case Count.TURNS_SINCE:
                kinds = (Thing.CHOICE, Thing.FACT, Thing.LIMIT)
                return next((now for k in kinds if (now := self.of(k, name)) != name), name)
            case Count.SHIFTS:
                return name


def renamed(old: Scenario, new: Scenario) -> Names:
    """Return what was renamed between two versions."""
    choices = _same_words(old.choices, new.choices, lambda choice: choice.says)
    return Names(
        {
            Thing.PERSON: _same_words(old.people, new.people, lambda person: person.name),
            Thing.FACT: _same_words(old.facts, new.facts, lambda fact: fact.text),
            Thing.DISTORTION: _same_words(old.distortions, new.distortions, lambda each: each.says),
            Thing.LIMIT: _same_words(old.limits, new.limits, lambda limit: limit.about),
            Thing.ENDING: _same_words(old.endings, new.endings, lambda ending: ending.text),
            Thing.CHOICE: choices,
            Thing.MOMENT: _moments(old, new, choices),
        }
    )


def _same_words(
    old: Mapping[str, T], new: Mapping[str, T], words: Callable[[T], object]
) -> dict[str, str]:
    """Pair what is gone with what is new and says the same, each once, in their order."""
    fresh: dict[object, list[str]] = {}
    for name, thing in new.items():
        if name not in old and words(thing):
            fresh.setdefault(words(thing), []).append(name)
    found = {}
    for name, thing in old.items():
        if name not in new and fresh.get(words(thing)):
            found[name] = fresh[words(thing)].pop(0)
    return found


def _moments(old: Scenario, new: Scenario, choices: Mapping[str, str]) -> dict[str, str]:
    """Pair moments that share a choice, and else those at which the same is said."""
    fresh = [moment for name, moment in new.moments.items() if name not in old.moments]
    found: dict[str, str] = {}
    for name, moment in old.moments.items():
        if name in new.moments:
            continue
        held = {choices.get(choice.id, choice.id) for choice in moment.choices}
        shared = {
            other.id: len(held & {choice.id for choice in other.choices})
            for other in fresh
            if other.id not in found.values()
        }
        best = max(shared, key=shared.__getitem__, default=None)
        if best is not None and shared[best]:
            found[name] = best
    rest = {k: m for k, m in new.moments.items() if k not in found.values()}
    left = {k: m for k, m in old.moments.items() if k not in found}
    return found | _same_words(left, rest, _said)


def _said(moment: Moment) -> object:
    return tuple((line.says, line.cue) for line in moment.lines)
