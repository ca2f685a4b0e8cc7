"""From a key to its answer on the screen, and what the engine has to do with it."""

import random
import tempfile
from collections.abc import Iterator
from time import perf_counter

from simulator.engine import Stage
from tests.benchmarks.minimal import READY
from tests.benchmarks.rows import Row, milliseconds, percentile
from tests.benchmarks.starts import MINIMAL
from tests.benchmarks.talking import Talk
from tests.benchmarks.talks import SHIPPED, bundle, load, place_on_disk, random_acts
from tests.benchmarks.terminal import Answer, Terminal

UNRECORDED = "tests.benchmarks.unrecorded"
DOWN, UP = "\x1b[B", "\x1b[A"


def measure(quick: bool) -> Iterator[Row]:
    """Measure choices and the highlight against a minimal app's key, and the engine alone."""
    wanted = 40 if quick else 200
    with tempfile.TemporaryDirectory() as home:
        choices, moves, least = _keys(wanted, home)
    yield from _ratios("choice, key to first byte", [a.first for a in choices], least, 7)
    yield from _ratios("choice, key to fully painted", [a.painted for a in choices], least, 14)
    yield from _ratios("highlight, key to fully painted", [a.painted for a in moves], least, 2)
    yield _recording(wanted)
    yield _engine(400 if quick else 4000)


def _ratios(what: str, ours: list[float], least: list[float], limit: float) -> Iterator[Row]:
    for share in (0.5, 0.95):
        mine, bare = percentile(ours, share), percentile(least, share)
        yield Row(
            "answers",
            f"{what}, p{share * 100:.0f}",
            mine / bare,
            "×",
            limit if share > 0.5 else None,
            f"{milliseconds(mine)} / {milliseconds(bare)}, n {len(ours)}",
        )


def _keys(wanted: int, home: str) -> tuple[list[Answer], list[Answer], list[float]]:
    """Play talks by their first choices; move the highlight, and press the yardstick's keys.

    They take turns, so that whatever else the machine does disturbs all of them alike.
    """
    choices: list[Answer] = []
    moves: list[Answer] = []
    least: list[float] = []
    with Terminal(MINIMAL) as minimal:
        minimal.wait_for(READY)
        minimal.settle()
        while len(choices) < wanted:
            with Talk(SHIPPED, home) as talk:
                while len(choices) < wanted and talk.goes_on():
                    moves += filter(None, (talk.terminal.press(key) for key in (DOWN, UP)))
                    choices += filter(None, (talk.choose(),))
                    pressed = (minimal.press(key) for key in "ab")
                    least += (answer.painted for answer in pressed if answer)
    return choices, moves, least


def _recording(wanted: int) -> Row:
    """Measure what it adds that an act is on disk before its answer is shown."""
    kept: list[float] = []
    forgotten: list[float] = []
    with tempfile.TemporaryDirectory(dir=place_on_disk()) as home:
        while len(kept) < wanted:
            with Talk(SHIPPED, home) as talk, Talk(SHIPPED, home, UNRECORDED) as other:
                while len(kept) < wanted and talk.goes_on() and other.goes_on():
                    kept += (answer.painted for answer in filter(None, (talk.choose(),)))
                    forgotten += (answer.painted for answer in filter(None, (other.choose(),)))
    mine, bare = percentile(kept, 0.5), percentile(forgotten, 0.5)
    return Row(
        "answers",
        "choice, recorded / not recorded, p50",
        mine / bare,
        "×",
        1.5,
        f"{milliseconds(mine)} / {milliseconds(bare)}, n {len(kept)}",
    )


def _engine(acts: int) -> Row:
    stage = Stage(load(bundle()))
    durations = []
    for situation, act in random_acts(stage, random.Random(7), acts):
        began = perf_counter()
        after = stage.follow(situation, stage.perform(situation, act))
        stage.open_choices(after)
        durations.append(perf_counter() - began)
    worst = percentile(durations, 0.95)
    return Row(
        "answers",
        "the engine's share of an act, p95",
        worst * 1000,
        "ms",
        1,
        f"p50 {milliseconds(percentile(durations, 0.5))}, n {acts}",
    )
