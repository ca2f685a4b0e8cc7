"""Whether the intervals hold what they promise, on simulated cohorts whose truth is known.

Run:
    python -m tests.benchmarks.recovers            2,000 cohorts of each size
    python -m tests.benchmarks.recovers --quick    200

A large population of simulated students plays a shipped scenario; what is true of it is computed
from all of it. Cohorts are drawn from it, each student anew (with replacement, so that the truth is
the population's own), and each cohort's 95 % intervals either cover the truth or do not. A coverage
of 93 to 97 % is what is promised of each kind of figure.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenarios.format import read
from scenarios.library import shipped
from scoring.cohort.estimates import (
    Estimate,
    Figure,
    correlation,
    mean,
    part,
    share,
    spread,
    together,
)
from scoring.cohort.taken import Taken
from scoring.rubric import Gate, Principle
from scoring.shipped import shipped_rubric
from simulator.demo.cohort import Course, simulate
from simulator.demo.model import DEFAULT, NOTHING

SCENARIO = "hasj-og-skolefravaer"
POPULATION = 3_000
SIZES = (30, 100, 300)
COHORTS = 2_000
QUICK = 200
LEAST, MOST = 0.93, 0.97

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often an interval covered what is true."""

    kind: str
    n: int
    covered: int
    intervals: int
    silent: int
    """Times that no interval was given."""

    @property
    def share(self) -> float:
        """How often, 0 to 1."""
        return self.covered / self.intervals if self.intervals else float("nan")

    @property
    def kept(self) -> bool:
        """Whether that is what is promised."""
        return LEAST <= self.share <= MOST


@dataclass(frozen=True, slots=True)
class Population:
    """Everything that cohorts are drawn from, one row a student; not a number where missing."""

    levels: Values
    shares: Values
    gates: Values
    gains: Values
    """Mean level of the second attempt less that of the first, of those who tried twice."""
    marks: Values
    """What was earned of what was open at each moment."""
    rests: Values
    """The same of all other moments."""


def population(attempts: Sequence[Taken]) -> Population:
    """Return what simulated students did, as columns."""
    first = [each for each in attempts if each.number == 1]
    second = {each.student: each for each in attempts if each.number == 2}
    places = sorted({turn.moment for each in first for turn in each.turns})
    earned, open_ = (np.zeros((len(first), len(places))) for _ in "ab")
    at = {place: number for number, place in enumerate(places)}
    for row, each in enumerate(first):
        for turn in each.turns:
            earned[row, at[turn.moment]] += turn.credit
            open_[row, at[turn.moment]] += turn.open
    earned = np.clip(earned, 0, open_)
    elsewhere = open_.sum(axis=1, keepdims=True) - open_
    with np.errstate(invalid="ignore", divide="ignore"):
        marks = np.where(open_ > 0, earned / open_, np.nan)
        rests = (earned.sum(axis=1, keepdims=True) - earned) / elsewhere
    return Population(
        levels=np.array([[_level(each, p) for p in Principle] for each in first]),
        shares=np.array([[_share(each, p) for p in Principle] for each in first]),
        gates=np.array([[_passed(each, gate) for gate in Gate] for each in first]),
        gains=np.array([_gain(each, second.get(each.student)) for each in first]),
        marks=marks,
        rests=rests,
    )


def _level(each: Taken, principle: Principle) -> float:
    level = each.principles[principle].level
    return float("nan") if level is None else level


def _share(each: Taken, principle: Principle) -> float:
    kept = each.principles[principle]
    return kept.earned / kept.open if kept.open else float("nan")


def _passed(each: Taken, gate: Gate) -> float:
    return {"passed": 1.0, "failed": 0.0}.get(each.gates[gate], float("nan"))


def _gain(first: Taken, second: Taken | None) -> float:
    if second is None:
        return float("nan")
    pairs = zip(first.principles.values(), second.principles.values(), strict=True)
    before, after = zip(*((a.level, b.level) for a, b in pairs), strict=True)
    return float(np.mean([b for b in after if b is not None])) - float(
        np.mean([a for a in before if a is not None])
    )


def coverage(
    people: Population, n: int, cohorts: int, rng: np.random.Generator
) -> Iterator[Coverage]:
    """Yield how often each kind of interval covers what is true of the population."""
    draws = [rng.integers(0, len(people.gates), n) for _ in range(cohorts)]
    for kind, columns, bounds in (
        ("mean level of a principle (t)", people.levels, (0.0, 3.0)),
        ("share of what was open (t)", people.shares, (0.0, 1.0)),
        (
            "gain from the first attempt to the second, paired (t)",
            people.gains[:, None],
            (-3.0, 3.0),
        ),
    ):
        yield _counted(
            kind,
            n,
            (
                (float(np.nanmean(column)), mean(spread(column[rows]), bounds))
                for column in columns.T
                for rows in draws
            ),
        )
    yield _counted("facility of a moment (Wilson)", n, _facilities(people, draws))
    yield _counted("share that passes a gate (Wilson)", n, _gates(people.gates, draws))
    yield _counted("discrimination of a moment (fourth moments)", n, _together(people, draws))


def _common(marks: Values) -> Values:
    """Return the moments that most come to: of the others there are too few in a small cohort."""
    result: Values = marks[:, (~np.isnan(marks)).mean(axis=0) > 0.6]
    return result


def _facilities(
    people: Population, draws: Sequence[NDArray[np.int64]]
) -> Iterator[tuple[float, Figure]]:
    for column in _common(people.marks).T:
        for rows in draws:
            yield float(np.nanmean(column)), part(spread(column[rows]))


def _gates(gates: Values, draws: Sequence[NDArray[np.int64]]) -> Iterator[tuple[float, Figure]]:
    for column in gates.T:
        for rows in draws:
            known = column[rows][~np.isnan(column[rows])]
            yield float(np.nanmean(column)), share(int(known.sum()), len(known))


def _together(
    people: Population, draws: Sequence[NDArray[np.int64]]
) -> Iterator[tuple[float, Figure]]:
    often = np.flatnonzero((~np.isnan(people.marks)).mean(axis=0) > 0.6)
    for place in often:
        one, other = people.marks[:, place], people.rests[:, place]
        true = correlation(together(one, other))
        if isinstance(true, Estimate):
            for rows in draws:
                yield true.value, correlation(together(one[rows], other[rows]))


def _counted(kind: str, n: int, pairs: Iterator[tuple[float, Figure]]) -> Coverage:
    covered = intervals = silent = 0
    for true, figure in pairs:
        if isinstance(figure, Estimate) and figure.low is not None and figure.high is not None:
            intervals += 1
            covered += figure.low <= true <= figure.high
        else:
            silent += 1
    return Coverage(kind, n, covered, intervals, silent)


def played(students: int, seed: int = 1) -> list[Taken]:
    """Let simulated students play."""
    scenario = read(shipped(SCENARIO)).scenario
    if scenario is None:
        raise LookupError(SCENARIO)
    course = Course(scenario, shipped_rubric())
    rng = random.Random(seed)
    return [each.taken for each in simulate(DEFAULT, students, course, None, NOTHING, rng)]


def main() -> None:
    """Print how often the intervals cover what is true."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.recovers")
    parser.add_argument("--quick", action="store_true", help="fewer cohorts")
    cohorts = QUICK if parser.parse_args().quick else COHORTS
    people = population(played(POPULATION))
    rng = np.random.default_rng(2)
    for n in SIZES:
        for each in coverage(people, n, cohorts, rng):
            verdict = "ok" if each.kept else "OUTSIDE"
            sys.stdout.write(
                f"n = {n:3}  {each.kind:40} {100 * each.share:5.1f} %  {verdict:8}"
                f"of {each.intervals:,} intervals, {each.silent:,} times none\n"
            )


if __name__ == "__main__":
    main()
