"""What ``samtalerom check`` takes, of what it takes only to read."""

import gc
from collections.abc import Iterator
from functools import partial
from statistics import median

from scenarios.format import Bundle, read
from scoring.checks import examine
from scoring.shipped import shipped_rubric
from tests.benchmarks.rows import Row, milliseconds, timed
from tests.benchmarks.talks import bundle
from tests.generate import big_scenario

LARGE = 10_000


def measure(quick: bool) -> Iterator[Row]:
    """Measure reading and every rule against reading alone, turn by turn."""
    times = 2 if quick else 5
    rubric = shipped_rubric()
    large = Bundle({"scenario.yaml": big_scenario(LARGE).encode()})
    examine(bundle(), rubric)  # what is loaded on the first checking is not what is measured
    pairs = []
    for _ in range(times):
        gc.collect()
        reading = timed(partial(read, large), 1)
        gc.collect()
        pairs.append((timed(partial(examine, large, rubric), 1), reading))
    checked, read_ = (median(column) for column in zip(*pairs, strict=True))
    yield Row(
        "checks",
        f"{LARGE:,} moments checked by every rule, of reading them",
        median(whole / part for whole, part in pairs),
        "×",
        3,
        f"{checked:.3g} s / {read_:.3g} s, {times} pairs",
    )
    shipped = timed(partial(examine, bundle(), rubric), times * 3)
    yield Row(
        "checks",
        "a shipped scenario checked, in every language it has",
        shipped * 1000,
        "ms",
        None,
        f"{milliseconds(shipped)}, n {times * 3}",
    )
