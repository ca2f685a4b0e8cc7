"""Talks played without a screen, for measuring the engine and the records."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scenarios.format import Bundle, read
from scenarios.library import find
from scenarios.model import Scenario
from scenarios.transcript import Act, Encourage, Event, Length, Say, Wait
from scenarios.words import Language
from simulator.engine import Situation, Stage

SHIPPED = "butikktyveri"


@cache
def bundle() -> Bundle:
    """Return the files of the shipped scenario that is measured."""
    found = find(SHIPPED).bundle
    assert found is not None
    return found


def load(files: Bundle) -> Scenario:
    """Read a scenario that is known to be whole."""
    reading = read(files, Language.BOKMAL)
    assert reading.scenario is not None, reading.diagnostics
    return reading.scenario


def random_acts(stage: Stage, chance: random.Random, acts: int) -> Iterator[tuple[Situation, Act]]:
    """Yield situations and acts of talks played at random, one talk after the other."""
    situation: Situation | None = None
    for _ in range(acts):
        if situation is None or situation.ended:
            situation = stage.follow(None, stage.begin(chance.randint))
        act = random_act(stage, situation, chance)
        yield situation, act
        situation = stage.follow(situation, stage.perform(situation, act))


def random_act(stage: Stage, situation: Situation, chance: random.Random) -> Act:
    """Return an act that is possible now; mostly something is said."""
    others: list[Act] = [Encourage(), Wait(Length.SHORT), Wait(Length.LONG)]
    choices = stage.open_choices(situation)
    if choices and chance.random() < 0.8:
        return Say(chance.choice(choices).id)
    return chance.choice(others)


def place_on_disk() -> Path:
    """Return a folder that is likely on a disk; temporary folders may live in memory."""
    return Path(__file__).resolve().parents[2]


def whole_talk(stage: Stage, seed: int) -> list[tuple[Event, ...]]:
    """Return the events of one talk played at random: its beginning, then act by act."""
    chance = random.Random(seed)
    parts = [stage.begin(chance.randint)]
    situation = stage.follow(None, parts[0])
    while not situation.ended and len(parts) < 400:
        parts.append(stage.perform(situation, random_act(stage, situation, chance)))
        situation = stage.follow(situation, parts[-1])
    return parts
