"""Intervals cover what is true, on cohorts drawn from students whose skills are known.

A small share of what ``python -m tests.benchmarks.recovers`` does; the bounds are as wide as so few
cohorts make them.
"""

import numpy as np

from tests.benchmarks.recovers import Population, coverage

COHORTS = 120


def students(n: int, rng: np.random.Generator) -> Population:
    """Students whose every answer follows from one skill, known and then forgotten."""
    skill = rng.normal(0, 0.5, (n, 1))
    levels = np.clip(np.round(1.7 + skill + rng.normal(0, 0.7, (n, 8))), 0, 3)
    marks = np.clip(rng.beta(3, 2, (n, 6)) + skill / 8, 0, 1)
    marks[rng.random((n, 6)) < 0.2] = np.nan
    rests = (np.nansum(marks, axis=1, keepdims=True) - np.nan_to_num(marks)) / 5
    passed = (rng.random((n, 4)) < 0.6 + skill / 5).astype(float)
    return Population(
        levels=levels,
        shares=np.clip(levels / 3 + rng.normal(0, 0.05, levels.shape), 0, 1),
        gates=passed,
        gains=rng.normal(0.2, 0.5, n),
        marks=marks,
        rests=rests,
    )


def test_intervals_cover_what_is_true_about_as_often_as_they_say() -> None:
    rng = np.random.default_rng(4)
    people = students(4_000, rng)
    found = {each.kind: each for each in coverage(people, 40, COHORTS, rng)}
    assert len(found) == 6
    for each in found.values():
        spread = 3.5 * (0.95 * 0.05 / COHORTS) ** 0.5
        assert 0.95 - spread < each.share <= 1, each
    whole = sum(each.covered for each in found.values())
    assert 0.93 <= whole / sum(each.intervals for each in found.values()) <= 0.97
