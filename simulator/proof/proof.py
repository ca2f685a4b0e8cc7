"""The proof of a scenario: what can be reached, attained and got by playing blindly."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from scenarios.building import collector_resting
from scenarios.model import Scenario
from scenarios.transcript import Act, Acted, Event, TalkBegan
from scoring.gates import GateStatus
from scoring.rubric import Gate, Principle, Rubric
from scoring.scorecard import Level, Scorecard, score
from simulator.engine import Stage
from simulator.proof.bounds import Bounds
from simulator.proof.findings import Reachable, reachable
from simulator.proof.levels import Extremes, Gateway, Range, Scored
from simulator.proof.moves import Target
from simulator.proof.probes import (
    BLIND,
    MOST_ACTS,
    PATIENCE,
    Strategy,
    at_random,
    greedy,
    kindly,
    play,
    unrecorded,
)
from simulator.proof.shown import Talk
from simulator.proof.talks import Example, happened

RANDOM_PLAYERS = 1_000
FRIENDLY_PLAYERS = 100


@dataclass(frozen=True, slots=True)
class Result:
    """What one way of playing gets."""

    name: str
    example: Example
    holds: bool
    ending: str | None
    """None where the talk went nowhere."""
    levels: Mapping[Principle, Level | None]


@dataclass(frozen=True, slots=True)
class Players:
    """What players of one kind get: a sample, seeded, and said to be one."""

    count: int
    holds: int
    endings: Mapping[str, int]
    """How many came to each ending; ``""`` is none."""
    levels: Mapping[Principle, Mapping[Level | None, int]]
    """How many came to each level of each principle; None is not tried."""
    gates: Mapping[Gate, Mapping[GateStatus, int]]
    """How many passed and failed each gate, and how many never came to it."""
    reached: Mapping[Target, int]
    """How many came to what, of all that can be reached."""
    shown: tuple[Talk, ...]
    """The talks that first showed something."""
    extremes: Extremes


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of a scenario."""

    scenario: str
    reachable: Reachable
    ranges: tuple[Range, ...]
    gates: tuple[Gateway, ...]
    results: tuple[Result, ...]
    """What the blind ways of playing get."""
    players: Players | None
    friendly: Players | None
    """What friendly but naive players get; None where no players were asked for."""

    @property
    def given_away(self) -> tuple[Result, ...]:
        """The blind ways of playing that hold: none should."""
        return tuple(each for each in self.results if each.holds)

    @property
    def sound(self) -> bool:
        """Whether nothing was found to be wrong."""
        found = self.reachable
        return not (found.ruled_out or found.stuck.held or self.given_away)

    @property
    def decided(self) -> bool:
        """Whether nothing was left open."""
        return not (self.reachable.undecided or self.reachable.stuck.undecided)


def prove(  # noqa: PLR0913 what a proof is made of
    scenario: Scenario,
    rubric: Rubric,
    *,
    bounds: Bounds | None = None,
    talks: Iterable[Sequence[Event]] = (),
    players: Callable[[], Players] | None = None,
    friendly: Callable[[], Players] | None = None,
) -> Proof:
    """Prove a scenario.

    Args:
        scenario: the scenario.
        rubric: what its talks are scored by.
        bounds: how far to go; the usual ones unless given.
        talks: talks that were played already, such as those of an author's plays.
        players: gives what players by chance got. Asked for last, so that they can play
            meanwhile; what they show makes examples shorter.
        friendly: gives what friendly but naive players got; where there are players by chance
            they play here unless it is given.
    """
    stage = Stage(scenario)
    blind = {name: _played(stage, rubric, strategy) for name, strategy in BLIND.items()}
    given = [_scored(stage, rubric, events) for events in talks]
    groups: list[Players] = []

    def late() -> Iterator[Talk]:
        if players is not None:
            groups.append(players())
            kind = friendly or partial(play_kindly, scenario, rubric, range(FRIENDLY_PLAYERS))
            groups.append(kind())
        for group in groups:
            yield from group.shown

    known = ((scored.example, events) for scored, events in (*blind.values(), *given))
    found = reachable(stage, bounds or Bounds(), known, late())
    extremes = Extremes()
    for group in groups:
        extremes.join(group.extremes)
    extremes.see(scored for scored, _ in (*blind.values(), *given))
    _reach_out(stage, rubric, extremes)
    return Proof(
        scenario.id,
        found,
        extremes.ranges(),
        extremes.gateways(),
        tuple(_result(name, scored) for name, (scored, _) in blind.items()),
        *(groups or (None, None)),
    )


def play_by_chance(scenario: Scenario, rubric: Rubric, seeds: Iterable[int]) -> Players:
    """Let players choose by chance, one for each seed; every other one only among the lines."""
    ways = ((seed, at_random(seed, only_choices=seed % 2 == 0)) for seed in seeds)
    return _sample(scenario, rubric, ways)


def play_kindly(scenario: Scenario, rubric: Rubric, seeds: Iterable[int]) -> Players:
    """Let friendly but naive players play, one for each seed."""
    return _sample(scenario, rubric, ((seed, kindly(seed)) for seed in seeds))


def _sample(scenario: Scenario, rubric: Rubric, ways: Iterable[tuple[int, Strategy]]) -> Players:
    stage = Stage(scenario)
    tally = _Tally()
    with collector_resting():  # nothing of a talk refers to itself
        for seed, strategy in ways:
            chance = random.Random(seed)  # noqa: S311 no secret hangs on it
            tally.add(*_scored(stage, rubric, play(stage, strategy, chance.randint)))
    return tally.players()


def together(players: Iterable[Players]) -> Players:
    """Return what several groups of players got, as one."""
    tally = _Tally()
    for group in players:
        tally.join(group)
    return tally.players()


class _Tally:
    def __init__(self) -> None:
        self.count = self.holds = 0
        self.endings: Counter[str] = Counter()
        self.levels: dict[Principle, Counter[Level | None]] = {p: Counter() for p in Principle}
        self.gates: dict[Gate, Counter[GateStatus]] = {gate: Counter() for gate in Gate}
        self.reached: Counter[Target] = Counter()
        self.shown: list[Talk] = []
        self.extremes = Extremes()

    def add(self, scored: Scored, events: Sequence[Event]) -> None:
        card = scored.card
        self.count += 1
        self.holds += card.holds
        self.endings[card.outcome.ending or ""] += 1
        for principle, profile in card.profiles.items():
            self.levels[principle][profile.level] += 1
        for each in card.gates:
            self.gates[each.gate][each.status] += 1
        came = set(happened(events))
        if not came <= self.reached.keys():
            self.shown.append((scored.example, events))
        self.reached.update(came)
        self.extremes.see((scored,))

    def join(self, group: Players) -> None:
        self.count += group.count
        self.holds += group.holds
        self.endings.update(group.endings)
        for principle, levels in group.levels.items():
            self.levels[principle].update(levels)
        for gate, statuses in group.gates.items():
            self.gates[gate].update(statuses)
        self.reached.update(group.reached)
        self.shown.extend(group.shown)
        self.extremes.join(group.extremes)

    def players(self) -> Players:
        return Players(
            self.count,
            self.holds,
            self.endings,
            self.levels,
            self.gates,
            self.reached,
            tuple(self.shown),
            self.extremes,
        )


def _reach_out(stage: Stage, rubric: Rubric, extremes: Extremes) -> None:
    """Look for the ends that no talk has shown yet, principle by principle."""
    for strategy in (greedy(rubric), greedy(rubric, worst=True)):
        extremes.see((_played(stage, rubric, strategy, PATIENCE)[0],))
    for principle in Principle:
        for worst in (False, True):
            found = extremes.range_of(principle)
            end = found.lowest if worst else found.highest
            wanted = Level.LACKING if worst else Level.VERY_GOOD
            if end is None or end.level is not wanted:
                strategy = greedy(rubric, principle, worst=worst)
                extremes.see((_played(stage, rubric, strategy, PATIENCE)[0],))


def _played(
    stage: Stage, rubric: Rubric, strategy: Strategy, patience: int = MOST_ACTS
) -> tuple[Scored, Sequence[Event]]:
    """Play on the best of days: what fails then fails always."""
    return _scored(stage, rubric, play(stage, strategy, max, patience))


def _scored(
    stage: Stage, rubric: Rubric, events: Sequence[Event]
) -> tuple[Scored, Sequence[Event]]:
    card = score(stage.scenario, unrecorded(stage, rubric, events), rubric)
    return Scored(example_of(events), card), events


def example_of(events: Sequence[Event]) -> Example:
    """Return what was done in a talk."""
    feelings: tuple[tuple[str, int], ...] = ()
    for event in events:
        if isinstance(event, TalkBegan):
            feelings = tuple(event.feelings.items())
    return Example(feelings, tuple(_acts(events)))


def _acts(events: Iterable[Event]) -> Iterator[Act]:
    for event in events:
        if isinstance(event, Acted):
            yield event.act


def _result(name: str, scored: Scored) -> Result:
    card: Scorecard = scored.card
    levels = {principle: profile.level for principle, profile in card.profiles.items()}
    return Result(name, scored.example, card.holds, card.outcome.ending, levels)
