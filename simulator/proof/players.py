"""Players who do not listen: by chance, and friendly but naive.

They are a sample, seeded, and said to be one.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from scenarios.building import collector_resting
from scenarios.model import Scenario
from scoring.gates import GateStatus
from scoring.rubric import Gate, Principle, Rubric
from scoring.scorecard import Level
from simulator.engine import Stage
from simulator.proof.levels import Extremes, Scored, scored
from simulator.proof.moves import Kind, Target
from simulator.proof.probes import PATIENCE, Strategy, at_random, greedy, kindly, play
from simulator.proof.shown import Examples, Watch
from simulator.proof.talks import Example

RANDOM_PLAYERS = 1_000
FRIENDLY_PLAYERS = 100
SOON = 200
"""Players by chance whose talks are waited for before anything is searched for."""


@dataclass(frozen=True, slots=True)
class Players:
    """What players of one kind get."""

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
    shown: Mapping[Target, Example]
    """The shortest of their talks for everything that they showed."""
    extremes: Extremes


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Who plays while a scenario is proved; each is asked for when what came of it is needed."""

    soon: Callable[[], Players]
    """Some players by chance, asked for before anything is searched for."""
    others: Callable[[], Players]
    """The others by chance: they shorten what is shown, and try what was ruled out."""
    friendly: Callable[[], Players]
    greedy: Callable[[], tuple[Scored, Scored]]
    """Who does what is worth most, and least, at each turn."""


def meanwhile(scenario: Scenario, rubric: Rubric, count: int = RANDOM_PLAYERS) -> Meanwhile:
    """Return players who play here when they are asked for; ``count`` of them by chance."""
    soon = min(SOON, count)
    return Meanwhile(
        partial(play_by_chance, scenario, rubric, range(soon)),
        partial(play_by_chance, scenario, rubric, range(soon, count)),
        partial(play_kindly, scenario, rubric, range(FRIENDLY_PLAYERS)),
        partial(play_greedily, scenario, rubric),
    )


def play_by_chance(scenario: Scenario, rubric: Rubric, seeds: Iterable[int]) -> Players:
    """Let players choose by chance, one for each seed; every other one only among the lines."""
    ways = ((seed, at_random(seed, only_choices=seed % 2 == 0)) for seed in seeds)
    return _sample(scenario, rubric, ways)


def play_kindly(scenario: Scenario, rubric: Rubric, seeds: Iterable[int]) -> Players:
    """Let friendly but naive players play, one for each seed."""
    return _sample(scenario, rubric, ((seed, kindly(seed)) for seed in seeds))


def play_greedily(scenario: Scenario, rubric: Rubric) -> tuple[Scored, Scored]:
    """Do what is worth most at each turn by the rubric; and what is worth least."""
    stage = Stage(scenario)

    def played(*, worst: bool) -> Scored:
        events = play(stage, greedy(rubric, worst=worst), max, PATIENCE)
        return scored(stage, rubric, events)

    return played(worst=False), played(worst=True)


def together(players: Iterable[Players]) -> Players:
    """Return what several groups of players got, as one."""
    tally = _Tally()
    for group in players:
        tally.join(group)
    return tally.players()


def _sample(scenario: Scenario, rubric: Rubric, ways: Iterable[tuple[int, Strategy]]) -> Players:
    stage, watch = Stage(scenario), Watch(scenario)
    tally = _Tally()
    with collector_resting():  # nothing of a talk refers to itself
        for seed, strategy in ways:
            chance = random.Random(seed)  # noqa: S311 no secret hangs on it
            events = play(stage, strategy, chance.randint)
            tally.add(scored(stage, rubric, events), watch.firsts(events))
    return tally.players()


class _Tally:
    def __init__(self) -> None:
        self.count = self.holds = 0
        self.endings: Counter[str] = Counter()
        self.levels: dict[Principle, Counter[Level | None]] = {p: Counter() for p in Principle}
        self.gates: dict[Gate, Counter[GateStatus]] = {gate: Counter() for gate in Gate}
        self.reached: Counter[Target] = Counter()
        self.shown = Examples()
        self.extremes = Extremes()

    def add(self, scored: Scored, firsts: Mapping[Target, int]) -> None:
        card = scored.card
        self.count += 1
        self.holds += card.holds
        self.endings[card.outcome.ending or ""] += 1
        for principle, profile in card.profiles.items():
            self.levels[principle][profile.level] += 1
        for each in card.gates:
            self.gates[each.gate][each.status] += 1
        self.shown.see(scored.example, firsts)
        self.reached.update(each for each in firsts if each[0] is not Kind.RUN_OUT)
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
        self.shown.join(group.shown)
        self.extremes.join(group.extremes)

    def players(self) -> Players:
        return Players(
            self.count,
            self.holds,
            self.endings,
            self.levels,
            self.gates,
            self.reached,
            self.shown.found,
            self.extremes,
        )
