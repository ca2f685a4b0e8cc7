"""Ways of playing without listening, and a player of written acts."""

import random
from collections.abc import Callable, Iterable

from scenarios.codec import parse_act
from scenarios.model import Step
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

MOST_ACTS = 400
"""A talk that is not over by then goes nowhere (somebody only waits)."""

Strategy = Callable[[Stage, Situation], Act]


def always_first(stage: Stage, situation: Situation) -> Act:
    return Say(stage.open_choices(situation)[0].id)


def always_last(stage: Stage, situation: Situation) -> Act:
    return Say(stage.open_choices(situation)[-1].id)


def always_longest(stage: Stage, situation: Situation) -> Act:
    return Say(max(stage.open_choices(situation), key=lambda choice: len(choice.says)).id)


def always_shortest(stage: Stage, situation: Situation) -> Act:
    return Say(min(stage.open_choices(situation), key=lambda choice: len(choice.says)).id)


def always_waits(stage: Stage, situation: Situation) -> Act:
    return Wait(Length.LONG)


def always_nods(stage: Stage, situation: Situation) -> Act:
    return Encourage()


def patient(inner: Strategy) -> Strategy:
    """Let people finish, but choose blindly."""

    def play(stage: Stage, situation: Situation) -> Act:
        return inner(stage, situation) if situation.finished else Wait(Length.SHORT)

    return play


def at_random(seed: int, *, only_choices: bool = False) -> Strategy:
    """Choose blindly among everything that is possible, or among the lines only."""
    chance = random.Random(seed)

    def play(stage: Stage, situation: Situation) -> Act:
        lines: list[Act] = [Say(choice.id) for choice in stage.open_choices(situation)]
        if only_choices or chance.random() < 0.7:
            return chance.choice(lines)
        return chance.choice(list(everywhere(stage, situation, chance)))

    return play


def everywhere(stage: Stage, situation: Situation, chance: random.Random) -> Iterable[Act]:
    """Every act that is possible besides the choices."""
    yield from (Wait(Length.SHORT), Wait(Length.LONG), Encourage(), OfferBreak())
    for topic in stage.scenario.limits:
        yield NameLimit(topic, chance.choice(list(Step)))
    statements = [statement.id for statement in stage.statements(situation)]
    if statements:
        some = chance.sample(statements, chance.randint(1, min(4, len(statements))))
        yield Summarise(tuple(some), invites=chance.random() < 0.5)


def play(stage: Stage, strategy: Strategy, draw: Callable[[int, int], int]) -> tuple[Event, ...]:
    """Play until the talk ends or goes nowhere."""
    events = list(stage.begin(draw))
    situation = stage.follow(None, events)
    for _ in range(MOST_ACTS):
        if situation.ended is not None:
            break
        new = stage.perform(situation, strategy(stage, situation))
        situation = stage.follow(situation, new)
        events.extend(new)
    return tuple(events)


def perform(
    stage: Stage, acts: Iterable[Act], draw: Callable[[int, int], int]
) -> tuple[Event, ...]:
    """Play the acts, all of which must be possible."""
    events = list(stage.begin(draw))
    situation = stage.follow(None, events)
    for act in acts:
        new = stage.perform(situation, act)
        situation = stage.follow(situation, new)
        events.extend(new)
    return tuple(events)


def written(text: str) -> list[Act]:
    """The acts of a written play."""
    lines = (line.strip() for line in text.splitlines())
    return [parse_act(line) for line in lines if line and not line.startswith("#")]
