"""Makes the cohort report of what was gathered."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from scoring.cohort import overall
from scoring.cohort.baselines import UNKNOWN, Baseline
from scoring.cohort.by_scenario import figures
from scoring.cohort.gathering import Attempts, Gathered
from scoring.cohort.report import Asked, CohortReport, Overview
from scoring.cohort.standing_out import findings

EVERYTHING = Asked()
FARTHEST = 36
"""Months that a day of a class can be from the middle one: as long as a course of study takes."""


def cohort_report(
    cohort: str,
    gathered: Sequence[Gathered],
    *,
    asked: Asked = EVERYTHING,
    baselines: Mapping[str, Baseline] | None = None,
    set_aside: Mapping[str, Mapping[str, int]] | None = None,
) -> CohortReport:
    """Return the report on a cohort.

    ``gathered`` are its attempts, one for each vocabulary, with the students in common; ``asked``
    says what they were chosen by. ``baselines`` is what players who choose blindly get, by scenario
    hash; ``set_aside`` how much was not taken in, by day and why.
    """
    pairs = [(each, each.attempts()) for each in gathered]
    attempts = [found for _, found in pairs]
    known = baselines or {}
    gates = overall.gates(attempts)
    principles = overall.principles(attempts)
    scenarios = tuple(
        figures(each, found, known.get(each.words.scenario_hash, UNKNOWN))
        for each, found in pairs
        if len(found)
    )
    return CohortReport(
        cohort=cohort,
        asked=asked,
        overview=_overview(pairs, set_aside or {}),
        holds=overall.proportion(attempts, overall.holds),
        gates=gates,
        principles=principles,
        pauses=overall.pauses(attempts),
        limits=overall.limits(attempts),
        scenarios=scenarios,
        attempts=overall.attempts(attempts),
        changes=overall.changes(attempts),
        calibration=overall.calibration(attempts),
        findings=findings(gates, principles, scenarios),
    )


def _overview(
    pairs: Sequence[tuple[Gathered, Attempts]], set_aside: Mapping[str, Mapping[str, int]]
) -> Overview:
    students = [np.zeros(0, np.int64), *(found.student for _, found in pairs)]
    days: Counter[str] = Counter()
    for each, _ in pairs:
        days.update(each.days)
    return Overview(
        students=int(np.count_nonzero(np.bincount(np.concatenate(students)))),
        attempts=sum(len(found) for _, found in pairs),
        first_attempts=sum(int(found.is_first.sum()) for _, found in pairs),
        simulated=sum(found.simulated for _, found in pairs),
        set_aside={day: dict(counts) for day, counts in set_aside.items()},
        others={},
        rubrics=len({found.words.rubric_hash for found in (f for _, f in pairs) if len(found)}),
        days=_span(days),
    )


def _span(days: Counter[str]) -> tuple[str, str]:
    """Return the first and the last day of attempts, as ISO dates; empty where there is none.

    What is years away from the day in the middle was told by a clock that is wrong.
    """
    if not days:
        return "", ""
    middle = sorted(days.elements())[days.total() // 2]
    near = sorted(day for day in days if abs(_months(day) - _months(middle)) <= FARTHEST)
    return near[0], near[-1]


def _months(day: str) -> int:
    """Return the months of an ISO date since the year 0."""
    return 12 * int(day[:4]) + int(day[5:7])
