"""What the tests of both front ends and of the commands share: a small talk, and chance."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from scenarios.format import Bundle
from scenarios.model import Step
from scenarios.transcript import (
    Act,
    Encourage,
    Length,
    Mode,
    NameLimit,
    OfferBreak,
    Say,
    Summarise,
    Timing,
    Wait,
)
from scenarios.words import Language
from simulator.sessions import Opened, Records, Session, begin, open_bundle

SMALL = Path(__file__).parent / "scenario" / "liten"


def small_bundle() -> Bundle:
    return Bundle({"scenario.yaml": (SMALL / "scenario.yaml").read_bytes()})


def small() -> Opened:
    return open_bundle(small_bundle(), Language.BOKMAL)


def begun(
    records: Records,
    *,
    opened: Opened | None = None,
    mode: Mode = Mode.PRACTICE,
    timing: Timing = Timing.UNTIMED,
    draw: Callable[[int, int], int] = lambda low, _high: low,
) -> Session:
    return begin(records, opened or small(), mode=mode, timing=timing, draw=draw)


def possible(session: Session) -> list[Act]:
    """Every act that is possible now, in a stable order."""
    acts: list[Act] = [Wait(Length.SHORT), Wait(Length.LONG), Encourage(), OfferBreak()]
    acts += [Say(choice.id) for choice in session.choices]
    acts += [NameLimit(topic, step) for topic in session.scenario.limits for step in Step]
    ids = tuple(statement.id for statement in session.statements)
    if ids:
        acts += [Summarise(ids, invites=True), Summarise(ids[-1:], invites=False)]
    return acts


def any_act(session: Session, chance: random.Random) -> Act:
    """One of the possible acts; talks end sooner or later."""
    acts = possible(session)
    if chance.random() < 0.4:
        acts = [act for act in acts if isinstance(act, Say)]
    return chance.choice(acts)


def play(session: Session, chance: random.Random, most: int = 60) -> Sequence[Act]:
    """Play until the talk ends, or so many acts."""
    done: list[Act] = []
    while not session.ended and len(done) < most:
        done.append(any_act(session, chance))
        session.act(done[-1])
    return done
