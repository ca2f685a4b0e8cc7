"""The figures over all scenarios of a cohort: gates, principles, attempts, before and after.

A student is one observation. Where a student has first attempts at several scenarios, the mean of
them counts once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf

import numpy as np

from scoring.cohort.columns import Real, Whole
from scoring.cohort.estimates import Figure, Spread, mean, pooling, share, spread
from scoring.cohort.gathering import Attempts, over, per_student
from scoring.cohort.packing import GATES, HOLDS, LIMIT_TIMINGS, PAUSES, PRINCIPLES, STATUSES
from scoring.cohort.report import (
    LEVELS,
    AttemptFigures,
    Calibration,
    Change,
    Changes,
    Distribution,
    GateFigures,
    PrincipleFigures,
)
from scoring.cohort.taken import Occasion
from scoring.gates import GateStatus
from scoring.rubric import Gate, Principle

LEVEL = (0.0, 3.0)
GAIN = (-3.0, 3.0)
SHARE = (0.0, 1.0)
COUNT = (0.0, inf)

MOST_TRIED = 12
"""The last attempt that a figure is given for."""

Values = Callable[[Attempts], Real]
"""Returns one value for each attempt, not a number where it has none."""


def first(cohort: Iterable[Attempts], values: Values) -> Spread:
    """Sum up the students' means of a value over their first attempts."""
    parts = [(each.first.student, values(each.first)) for each in cohort]
    return spread(per_student(parts)[1])


def proportion(cohort: Sequence[Attempts], values: Values) -> Figure:
    """Return how many of the first attempts have something, of those that could have it.

    Where every student has one, it is a share with Wilson's interval; else the mean of the shares
    of the students.
    """
    parts = [(each.first.student, values(each.first)) for each in cohort]
    single = np.concatenate([np.zeros(0), *(found[~np.isnan(found)] for _, found in parts)])
    students, means = per_student(parts)
    if len(single) == len(students):
        return share(int(single.sum()), len(single))
    return mean(spread(means), SHARE)


def holds(each: Attempts) -> Real:
    """Return 1 for every attempt that holds as a whole, else 0."""
    return (each.heads["flags"] & HOLDS > 0).astype(np.float64)


def gates(cohort: Sequence[Attempts]) -> Mapping[Gate, GateFigures]:
    """Return how the first attempts stand against each gate."""
    return {gate: _gate(cohort, place) for place, gate in enumerate(GATES)}


def _gate(cohort: Sequence[Attempts], place: int) -> GateFigures:
    untried = STATUSES.index(GateStatus.NOT_TRIED)

    def passed(each: Attempts) -> Real:
        status = each.heads["gates"][:, place]
        found = (status == STATUSES.index(GateStatus.PASSED)).astype(np.float64)
        return np.where(status == untried, np.nan, found)

    codes = [each.first.heads["gates"][:, place] for each in cohort]
    return GateFigures(distribution(codes, STATUSES), proportion(cohort, passed))


def principles(cohort: Sequence[Attempts]) -> Mapping[Principle, PrincipleFigures]:
    """Return how each principle was kept in first attempts."""
    spreads = [first(cohort, _column(_levels_of, at)) for at in range(len(PRINCIPLES))]
    pooled = pooling(spreads)
    return {
        principle: PrincipleFigures(
            levels=_levels(cohort, place),
            mean=mean(spreads[place], LEVEL),
            shrunken=pooled.shrunken(spreads[place]) if pooled and spreads[place].n else None,
            share=mean(first(cohort, _column(_shares, place)), SHARE),
            opportunities=mean(first(cohort, _column(_opportunities, place)), COUNT),
        )
        for place, principle in enumerate(PRINCIPLES)
    }


def _levels_of(each: Attempts) -> Real:
    return each.levels


def _shares(each: Attempts) -> Real:
    return each.shares


def _opportunities(each: Attempts) -> Real:
    return each.heads["opportunities"].astype(np.float64)


def _column(values: Values, place: int) -> Values:
    return lambda each: values(each)[:, place]


def _levels(cohort: Sequence[Attempts], place: int) -> Distribution:
    levels = [each.first.heads["levels"][:, place].astype(np.int64) for each in cohort]
    untried = len(LEVELS) - 1
    return distribution([np.where(each < 0, untried, each) for each in levels], LEVELS)


def pauses(cohort: Sequence[Attempts]) -> Mapping[str, Figure]:
    """Return how often each kind of pause was noted in a first attempt."""

    def noted(each: Attempts) -> Real:
        return each.heads["pauses"].astype(np.float64)

    return {
        pause.value: mean(first(cohort, _column(noted, place)), COUNT)
        for place, pause in enumerate(PAUSES)
    }


def limits(cohort: Sequence[Attempts]) -> Distribution:
    """Return how often limits were named at which time, over all topics of first attempts."""
    counts = np.zeros(len(LIMIT_TIMINGS), np.int64)
    for each in cohort:
        counts += each.first.heads["limits"].sum(axis=(0, 1), dtype=np.int64)
    return counted(counts, [timing.value for timing in LIMIT_TIMINGS])


# -- attempt after attempt --------------------------------------------------------------------


def attempts(cohort: Sequence[Attempts]) -> tuple[AttemptFigures, ...]:
    """Return how the n-th attempts went, from the first on."""
    last = max((int(each.rank.max(initial=0)) for each in cohort), default=0)
    return tuple(_attempt(cohort, number) for number in range(1, min(last, MOST_TRIED) + 1))


def _attempt(cohort: Sequence[Attempts], number: int) -> AttemptFigures:
    level, whole, gained = [], [], []
    for each in cohort:
        rows = np.flatnonzero(each.rank == number)
        now, then = each.levels[rows], each.levels[each.first_of(rows)]
        who, mean_level = each.student[rows], over(now)
        level.append((who, mean_level))
        whole.append((who, mean_level - over(then)))
        gained.append((who, now - then))
    students = np.bincount(np.concatenate([student for student, _ in level]))
    return AttemptFigures(
        number=number,
        students=int(np.count_nonzero(students)),
        level=mean(spread(per_student(level)[1]), LEVEL),
        gained=mean(spread(per_student(whole)[1]), GAIN),
        principles={
            principle: mean(
                spread(per_student((who, more[:, at]) for who, more in gained)[1]), GAIN
            )
            for at, principle in enumerate(PRINCIPLES)
        },
    )


def changes(cohort: Sequence[Attempts]) -> Changes | None:
    """Return what changed from before to after; None where nothing was taken before or after."""
    before, after = (_at(cohort, occasion) for occasion in (Occasion.PRE, Occasion.POST))
    if not any(len(who) for who, _ in (*before, *after)):
        return None
    one, other = (np.concatenate([who for who, _ in part]) for part in (before, after))
    both = np.intersect1d(one, other)
    return Changes(
        both=len(both),
        level=_change(before, after, over),
        principles={
            principle: _change(before, after, _place(at)) for at, principle in enumerate(PRINCIPLES)
        },
    )


def _place(at: int) -> Callable[[Real], Real]:
    return lambda levels: levels[:, at]


def _at(cohort: Sequence[Attempts], occasion: Occasion) -> list[tuple[Whole, Real]]:
    rows = [each.first_at(occasion) for each in cohort]
    return [(each.student[at], each.levels[at]) for each, at in zip(cohort, rows, strict=True)] or [
        (np.zeros(0, np.int64), np.zeros((0, len(PRINCIPLES))))
    ]


def _change(
    before: Sequence[tuple[Whole, Real]],
    after: Sequence[tuple[Whole, Real]],
    value: Callable[[Real], Real],
) -> Change:
    who, was = per_student((student, value(levels)) for student, levels in before)
    again, became = per_student((student, value(levels)) for student, levels in after)
    _, one, other = np.intersect1d(who, again, assume_unique=True, return_indices=True)
    was, became = was[one], became[other]
    return Change(
        mean(spread(was), LEVEL), mean(spread(became), LEVEL), mean(spread(became - was), GAIN)
    )


def calibration(cohort: Sequence[Attempts]) -> Mapping[Principle, Calibration]:
    """Return what students rated themselves, against what the rubric says of the same attempt."""
    return {principle: _calibration(cohort, at) for at, principle in enumerate(PRINCIPLES)}


def _calibration(cohort: Sequence[Attempts], at: int) -> Calibration:
    def rated(each: Attempts) -> Real:
        return np.where(np.isnan(each.levels[:, at]), np.nan, each.ratings[:, at])

    def level(each: Attempts) -> Real:
        return np.where(np.isnan(each.ratings[:, at]), np.nan, each.levels[:, at])

    def above(each: Attempts) -> Real:
        return each.ratings[:, at] - each.levels[:, at]

    apart = [above(each.first) for each in cohort]
    codes = [np.sign(each[~np.isnan(each)]).astype(np.int64) + 1 for each in apart]
    return Calibration(
        rated=mean(first(cohort, rated), LEVEL),
        level=mean(first(cohort, level), LEVEL),
        above=mean(first(cohort, above), GAIN),
        agreement=distribution(codes, ("below", "same", "above")),
    )


# -- counting ---------------------------------------------------------------------------------


def distribution(codes: Iterable[Whole], names: Sequence[str]) -> Distribution:
    """Count codes, each by its name."""
    counts = np.zeros(len(names), np.int64)
    for each in codes:
        counts += np.bincount(each, minlength=len(names))
    return counted(counts, names)


def counted(counts: Whole, names: Sequence[str]) -> Distribution:
    """Return counts by their names."""
    by_name = {str(name): int(count) for name, count in zip(names, counts, strict=True)}
    return Distribution(by_name, sum(by_name.values()))
