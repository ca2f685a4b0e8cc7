"""What a proof is held against: every situation of a small scenario, walked on the live engine."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from itertools import product

from scenarios.guards import Count, CountIs, Happened, Happening, atoms
from scenarios.model import Scenario, Step
from scenarios.script import all_reactions
from scenarios.transcript import (
    Act,
    Encourage,
    Event,
    Length,
    NameLimit,
    OfferBreak,
    Say,
    Summarise,
    Wait,
)
from simulator.engine import Situation, Stage
from simulator.proof.moves import Target
from simulator.proof.talks import happened

OLDEST = 5
"""Turns after which nothing that is generated asks how long ago something was."""


@dataclass(frozen=True, slots=True)
class Key:
    """All of a situation that can matter."""

    parts: tuple[object, ...]


@dataclass(slots=True)
class Walk:
    """Everything that was found."""

    reached: set[Target] = field(default_factory=set)
    situations: dict[Key, Situation] = field(default_factory=dict)
    ways: dict[Key, list[tuple[Act, Key | str]]] = field(default_factory=dict)
    opening: list[Key] = field(default_factory=list)
    whole: bool = True

    def held(self) -> Mapping[str, bool]:
        """Return the moments at which somebody is held, and whether only by lines."""
        by_any = self._without_end(lines_only=False)
        by_lines = self._without_end(lines_only=True)
        return {moment: moment not in by_any for moment in by_any | by_lines}

    def _without_end(self, *, lines_only: bool) -> set[str]:
        good: set[Key] = set()
        grows = True
        while grows:
            before = len(good)
            for key, ways in self.ways.items():
                if any(
                    (isinstance(to, str) or to in good)
                    for act, to in ways
                    if not lines_only or self._is_line(key, act)
                ):
                    good.add(key)
            grows = len(good) > before
        return {self.situations[key].moment for key in self.ways if key not in good}

    def _is_line(self, key: Key, act: Act) -> bool:
        goes_on = bool(self.situations[key].pending) and act == Wait(Length.SHORT)
        return isinstance(act, Say) or goes_on

    def shares(self, lines: int) -> dict[str, Fraction]:
        """Return how likely each ending is for somebody who says any open line; "" is none."""
        weights: dict[Key | str, Fraction] = {}
        for key in self.opening:
            weights[key] = weights.get(key, Fraction(0)) + Fraction(1, len(self.opening))
        for _ in range(lines):
            new: dict[Key | str, Fraction] = {}
            for at, weight in weights.items():
                if isinstance(at, str):
                    new[at] = new.get(at, Fraction(0)) + weight
                    continue
                said = [to for act, to in self.ways[at] if isinstance(act, Say)]
                for to in said:
                    new[to] = new.get(to, Fraction(0)) + weight / len(said)
            weights = new
        found: dict[str, Fraction] = {}
        for at, weight in weights.items():
            name = at if isinstance(at, str) else ""
            found[name] = found.get(name, Fraction(0)) + weight
        return found


def walk(stage: Stage, most: int) -> Walk:
    """Perform every act in every situation; not whole where there are more than ``most``."""
    found, asked = Walk(), asked_in(stage.scenario)
    waiting: list[Key] = []
    for events in openings(stage):
        found.reached |= set(happened(events))
        key = _note(found, stage.follow(None, events), waiting, asked)
        found.opening.append(key)
    while waiting:
        if len(found.situations) > most:
            found.whole = False
            return found
        key = waiting.pop()
        situation = found.situations[key]
        for act in acts(stage, situation, asked):
            events = stage.perform(situation, act)
            found.reached |= set(happened(events))
            then = stage.follow(situation, events)
            to = then.ended or _note(found, then, waiting, asked)
            found.ways[key].append((act, to))
    return found


def _note(found: Walk, situation: Situation, waiting: list[Key], asked: frozenset[str]) -> Key:
    key = key_of(situation, asked)
    if key not in found.situations:
        found.situations[key] = situation
        found.ways[key] = []
        waiting.append(key)
    return key


def openings(stage: Stage) -> Iterator[tuple[Event, ...]]:
    """Yield every way that a talk can begin, each as likely as the others."""
    feelings = [f for p in stage.scenario.people.values() for f in p.feelings.values() if f.spread]
    days = product(*(range(f.start - f.spread, f.start + f.spread + 1) for f in feelings))
    for day in days:
        values = iter(day)
        yield stage.begin(partial(_next, values))


def _next(values: Iterator[int], _low: int, _high: int, /) -> int:
    return next(values)


def acts(stage: Stage, situation: Situation, asked: frozenset[str]) -> Iterator[Act]:
    """Yield every act that is possible."""
    yield from (Say(choice.id) for choice in stage.open_choices(situation))
    yield from (Wait(Length.SHORT), Wait(Length.LONG), Encourage(), OfferBreak())
    steps = tuple(Step) if Count.LIMIT_STEP in asked else (Step.GUIDANCE,)
    yield from (NameLimit(topic, step) for topic in stage.scenario.limits for step in steps)
    for statement in stage.statements(situation):
        yield from (Summarise((statement.id,), invites) for invites in (True, False))


def key_of(now: Situation, asked: frozenset[str]) -> Key:
    """Return all of a situation that can matter, how long ago things were up to ``OLDEST``."""
    since = {name: min(now.turn - turn, OLDEST) for name, turn in now.since.items()}
    return Key(
        (
            now.moment,
            tuple(sorted(now.feelings.items())),
            tuple(sorted(now.ladder.items())) if Count.LIMIT_STEP in asked else (),
            tuple(sorted((k, v) for k, v in since.items() if f"since {k}" in asked)),
            tuple((name, min(times, OLDEST)) for name, times in sorted(now.shifts.items()))
            if Count.SHIFTS in asked
            else (),
            (now.present, now.told, now.said, now.visited, now.reached),
            now.spoke if Happening.SPOKE in asked else None,
            tuple(line.ref for segment in now.pending for line in segment),
            len(now.pending),
        )
    )


def asked_in(scenario: Scenario) -> frozenset[str]:
    """Return what some condition asks about, of what would make too many situations otherwise."""
    found: set[str] = set()
    choices = list(scenario.choices.values())
    conditions = [c.when for c in choices] + [r.when for r in all_reactions(scenario)]
    for atom in (atom for when in conditions if when for atom in atoms(when)):
        if isinstance(atom, CountIs):
            since = atom.count is Count.TURNS_SINCE
            found.add(f"since {atom.name}" if since else atom.count)
        elif isinstance(atom, Happened):
            found.add(atom.happening)
    return frozenset(found)
