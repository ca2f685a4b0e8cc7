"""Loading: the shipped scenario, and a generated one of ten thousand moments."""

import gc
from collections.abc import Callable, Iterator
from functools import partial

from yaml._yaml import CParser

from scenarios.format import Bundle
from simulator.engine import Stage
from tests.benchmarks.rows import Row, milliseconds, timed
from tests.benchmarks.talks import bundle, load
from tests.generate import big_scenario

SMALL, LARGE = 1_000, 10_000


def measure(quick: bool) -> Iterator[Row]:
    """Measure reading against libyaml's own walk of the same file, and building the machine."""
    times = 3 if quick else 7
    yield _shipped(times)
    texts = {size: big_scenario(size).encode() for size in (SMALL, LARGE)}
    bundles = {size: Bundle({"scenario.yaml": text}) for size, text in texts.items()}
    walk = timed(lambda: CParser(texts[LARGE]).raw_parse(), max(3, times // 2))
    reading = {size: _fresh(partial(load, bundles[size]), times) for size in bundles}
    scenarios = {size: load(bundles[size]) for size in bundles}
    building = {size: _fresh(partial(Stage, scenarios[size]), times) for size in bundles}
    lines = texts[LARGE].count(b"\n")
    yield Row(
        "grows",
        f"{LARGE:,} moments read, of libyaml's own walk",
        reading[LARGE] / walk,
        "×",
        10,
        f"{reading[LARGE]:.3g} s / {walk:.3g} s, {lines:,} lines",
    )
    yield Row(
        "grows",
        f"machine of {LARGE:,} moments",
        building[LARGE],
        "s",
        1,
        f"{SMALL:,} moments {milliseconds(building[SMALL])}",
    )
    for what, parts in (("reading", reading), ("building", building)):
        yield Row(
            "grows",
            f"{what}, {SMALL:,} to {LARGE:,} moments",
            parts[LARGE] / parts[SMALL],
            "×",
            13,
            f"{parts[LARGE]:.3g} s / {parts[SMALL]:.3g} s",
        )


def _shipped(times: int) -> Row:
    files = bundle()
    load(files)  # what is imported on the first reading is not what is measured
    read = timed(lambda: Stage(load(files)), times * 3)
    lines = files.files["scenario.yaml"].count(b"\n")
    return Row(
        "grows",
        "a shipped scenario read, validated and built",
        read * 1000,
        "ms",
        100,
        f"{lines} lines, n {times * 3}",
    )


def _fresh(deed: Callable[[], object], times: int) -> float:
    """Time a large deed with nothing left over from the one before."""
    gc.collect()
    return timed(deed, times)
