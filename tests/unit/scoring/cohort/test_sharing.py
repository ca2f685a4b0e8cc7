"""What is shared tells on nobody: no cell, and no difference of two, is between 1 and k - 1."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scoring.cohort.compose import cohort_report
from scoring.cohort.estimates import Estimate
from scoring.cohort.gathering import Students
from scoring.cohort.remembered import Shared
from scoring.cohort.report import CohortReport, Distribution
from scoring.cohort.shared import shared
from scoring.cohort.sharing import (
    FLOOR,
    Keeper,
    SeveralScenariosError,
    TooAlikeError,
    TooSmallKError,
)
from scoring.cohort.taken import Taken
from scoring.rubric import Gate
from tests.unit.scoring.cohort.cohorts import Drawn, a_vocabulary, gathered

WORDS = a_vocabulary(4, 3)
POOL = [Drawn(WORDS, random.Random(n)).attempt(f"s{n}") for n in range(120)]
AGAIN = [Drawn(WORDS, random.Random(500 + n)).attempt(f"s{n}", 2) for n in range(40)]


def report_on(attempts: Sequence[Taken]) -> CohortReport:
    return cohort_report("c", [gathered(WORDS, attempts, 50)])


def ids(attempts: Sequence[Taken]) -> dict[str, str]:
    return {f"{each.student}-{each.number}": each.student for each in attempts}


def shown(value: Any, path: str = "") -> Iterator[tuple[str, int]]:
    """Yield every number of students in a report, and what is left over of a distribution."""
    if isinstance(value, Estimate):
        yield f"{path}/n", value.n
    elif isinstance(value, Distribution):
        known = {name: count for name, count in value.counts.items() if count is not None}
        for name, count in known.items():
            yield f"{path}/{name}", count
        if value.n is not None:
            yield f"{path}/n", value.n
            left = sorted(set(value.counts) - set(known))
            yield f"{path}/{'+'.join(left)}", value.n - sum(known.values())
    elif is_dataclass(value):
        for each in fields(value):
            name = f"{path}/{each.name}"
            found = getattr(value, each.name)
            if each.name in {"students", "reached", "both", "first_attempts"}:
                yield from [] if found is None else [(name, found)]
            elif each.name not in {"findings", "shared"}:
                yield from shown(found, name)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from shown(each, f"{path}/{key}")
    elif isinstance(value, tuple):
        for place, each in enumerate(value):
            yield from shown(each, f"{path}/{getattr(each, 'moment', place)}")


def of_shares(report: CohortReport) -> Iterator[tuple[str, int, int]]:
    """Yield, for every share, how many have it and of how many."""
    found = {f"gate/{gate}": each.passed for gate, each in report.gates.items()}
    found["holds"] = report.holds
    for scenario in report.scenarios:
        for moment in scenario.moments:
            for line in moment.lines:
                found[f"{moment.moment}/{line.choice}"] = line.chosen
    for name, figure in found.items():
        if isinstance(figure, Estimate):
            yield name, round(figure.value * figure.n), figure.n


def tells(count: int, k: int) -> bool:
    return 0 < abs(count) < k


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    sizes=st.tuples(st.integers(5, 100), st.integers(0, 60)),
    again=st.sampled_from([0, 0, 3, 20, 40]),
    k=st.integers(FLOOR, 15),
)
@example(4074, (13, 15), 0, 6)  # a level is told by its step, and how many did not try it as well
def test_no_cell_and_no_difference_of_two_is_between_one_and_k(
    seed: int, sizes: tuple[int, int], again: int, k: int
) -> None:
    order = random.Random(seed).sample(range(120), 120)
    first = [POOL[n] for n in order[: sizes[0]]]
    second = [POOL[n] for n in order[: sum(sizes)]]
    second += [each for each in AGAIN[:again] if each.student in {a.student for a in second}]
    remembered: list[Shared] = []
    reports = []
    for attempts in (first, second):
        try:
            report, kept = shared(report_on(attempts), ids(attempts), remembered, k)
        except TooAlikeError:
            break
        remembered.append(kept)
        reports.append(report)
        everybody = len({each.student for each in attempts})
        for path, count in shown(report):
            assert not tells(count, k), path
            assert not tells(everybody - count, k) or "+" in path, path
        for path, count, n in of_shares(report):
            assert not tells(count, k), path
            assert not tells(n - count, k), path
    if len(reports) == 2:
        _see_differences(reports[0], reports[1], k)


def _see_differences(one: CohortReport, other: CohortReport, k: int) -> None:
    before, after = dict(shown(one)), dict(shown(other))
    for path in before.keys() & after.keys():
        assert not tells(after[path] - before[path], k), path
    for one_share, other_share in _same_shares(one, other):
        assert not tells(one_share - other_share, k)


def _same_shares(one: CohortReport, other: CohortReport) -> Iterator[tuple[int, int]]:
    first, second = ({p: c for p, c, _ in of_shares(each)} for each in (one, other))
    for path in first.keys() & second.keys():
        yield first[path], second[path]


def test_a_large_cohort_still_shows_much() -> None:
    report, _ = shared(report_on(POOL), ids(POOL))
    assert report.shared == 10
    assert report.overview.students == 120
    assert isinstance(report.gates[Gate.RIGHTS].passed, Estimate)
    assert sum(isinstance(each.mean, Estimate) for each in report.principles.values()) >= 6
    assert any(isinstance(each.facility, Estimate) for each in report.scenarios[0].moments)


def test_one_small_cell_hides_another_with_it() -> None:
    keeper = Keeper(60, (), 10)
    found = keeper.distribution("x", Distribution({"a": 3, "b": 12, "c": 20, "d": 25}, 60))
    assert found.counts == {"a": None, "b": None, "c": 20, "d": 25}


def test_small_cells_are_hidden_until_they_are_enough_together() -> None:
    keeper = Keeper(40, (), 10)
    found = keeper.distribution("x", Distribution({"a": 2, "b": 3, "c": 15, "d": 20, "e": 0}, 40))
    assert found.counts["a"] is found.counts["b"] is None
    hidden = [count for count in (2, 3, 15, 20) if count not in found.counts.values()]
    assert sum(hidden) >= 10


def test_what_was_shown_before_hides_what_is_too_close_to_it() -> None:
    before = Shared({}, {"x/a": 15, "x/b": 25})
    keeper = Keeper(55, (before,), 10)
    found = keeper.distribution("x", Distribution({"a": 18, "b": 25, "c": 12}, 55))
    assert found.counts["a"] is None


def test_a_report_that_differs_by_few_is_refused() -> None:
    _, kept = shared(report_on(POOL[:60]), ids(POOL[:60]))
    with pytest.raises(TooAlikeError):
        shared(report_on(POOL[:63]), ids(POOL[:63]), [kept])
    shared(report_on(POOL[:70]), ids(POOL[:70]), [kept])
    again = [*POOL[:60], AGAIN[5]]
    with pytest.raises(TooAlikeError):
        shared(report_on(again), ids(again), [kept])


def test_a_k_below_the_floor_and_several_scenarios_are_refused() -> None:
    with pytest.raises(TooSmallKError):
        shared(report_on(POOL), ids(POOL), k=FLOOR - 1)
    other, students = a_vocabulary(4, 3, "b"), Students()
    both = [
        gathered(WORDS, POOL[:20], students=students),
        gathered(other, [Drawn(other, random.Random(1)).attempt("s1")], students=students),
    ]
    with pytest.raises(SeveralScenariosError):
        shared(cohort_report("c", both), {})
