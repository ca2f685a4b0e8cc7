"""Who is given a report for sharing and wants the hidden numbers: tries every way to fill them in.

The promise: for every hidden number of a distribution at least k different ones fit everything
that is shown of the same thing.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import ceil, floor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.cohort.compose import cohort_report
from scoring.cohort.estimates import Estimate, Figure, spread
from scoring.cohort.estimates import mean as mean_of
from scoring.cohort.findings import FindingKind
from scoring.cohort.remembered import Shared
from scoring.cohort.report import LEVELS, CohortReport, Distribution
from scoring.cohort.shared import shared
from scoring.cohort.sharing import FLOOR, HIDDEN, Keeper, coarse
from scoring.cohort.taken import Kept, Taken
from scoring.gates import GateStatus
from tests.unit.scoring.cohort.cohorts import Drawn, a_vocabulary, gathered

WORDS = a_vocabulary(4, 3)
NEAR = 1e-9
Filled = Mapping[str, int]


class Leaning(Drawn):
    """Draws attempts whose levels lean one way, as those of a real class do."""

    def _kept(self) -> Kept:
        if self.rng.random() < 0.05:
            return Kept(None, 0.0, 0.0, 0)
        level = self.rng.choices(range(4), (1, 4, 8, 12))[0]
        return Kept(level, level * 2.0, 6.0, 3)


def a_class(seed: int, students: int, *, leaning: bool = True) -> list[Taken]:
    draw = (Leaning if leaning else Drawn)(WORDS, random.Random(seed))
    return [draw.attempt(f"s{n}") for n in range(students)]


def as_shared(attempts: Sequence[Taken], k: int) -> CohortReport:
    report = cohort_report("c", [gathered(WORDS, attempts, 50)])
    made, _ = shared(report, {f"{a.student}-{a.number}": a.student for a in attempts}, (), k)
    return made


def ways(found: Distribution) -> Iterator[Filled]:
    """Yield every way to fill in what is hidden of a distribution whose sum is shown."""
    assert found.n is not None
    known = {name: count for name, count in found.counts.items() if count is not None}
    hidden = [name for name in found.counts if name not in known]
    left = found.n - sum(known.values())
    if not hidden:
        yield known
        return
    for values in product(range(left + 1), repeat=len(hidden) - 1):
        if sum(values) <= left:
            yield {**known, **dict(zip(hidden, (*values, left - sum(values)), strict=True))}


def is_step(levels: Distribution, shown: Figure) -> bool:
    """Say whether a mean is told by the step that it lies in: no level is shown beside it."""
    told = [count for name, count in levels.counts.items() if name != "not_tried"]
    return isinstance(shown, Estimate) and set(told) == {None}


def fits_mean(filled: Filled, shown: Figure, *, stepped: bool = False) -> bool:
    """Say whether levels have a mean and an interval, or a step, as they are shown."""
    if not isinstance(shown, Estimate):
        return True
    counts = [filled[name] for name in LEVELS[:4]]
    if sum(counts) != shown.n:
        return False
    if stepped:
        assert shown.low is not None
        assert shown.high is not None
        whole = counts[1] + 2 * counts[2] + 3 * counts[3]
        return (
            shown.low <= whole / shown.n < shown.high
            or whole == 3 * shown.n == shown.high * shown.n
        )
    levels = np.repeat([0.0, 1.0, 2.0, 3.0], counts)
    found = mean_of(spread(levels), (0.0, 3.0))
    return isinstance(found, Estimate) and _close(found, shown)


def fits_share(filled: Filled, shown: Figure) -> bool:
    """Say whether statuses have a share of those that passed as it is shown."""
    if not isinstance(shown, Estimate):
        return True
    came = filled[GateStatus.PASSED] + filled[GateStatus.FAILED]
    return came == shown.n and abs(filled[GateStatus.PASSED] / came - shown.value) < NEAR


def _close(one: Estimate, other: Estimate) -> bool:
    ends = ((one.value, other.value), (one.low, other.low), (one.high, other.high))
    return one.n == other.n and all(
        (a is None) == (b is None) and (a is None or b is None or abs(a - b) < NEAR)
        for a, b in ends
    )


def see_kept(found: Distribution, fitting: Sequence[Filled], k: int) -> None:
    """See that every hidden number could be at least k different ones."""
    for name, count in found.counts.items():
        if count is None:
            could_be = {filled[name] for filled in fitting}
            assert len(could_be) >= k, (name, sorted(could_be))


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    students=st.integers(12, 36),
    leaning=st.booleans(),
    k=st.integers(FLOOR, 10),
)
def test_no_hidden_number_can_be_worked_out(
    seed: int, students: int, leaning: bool, k: int
) -> None:
    report = as_shared(a_class(seed, students, leaning=leaning), k)
    for principle in report.principles.values():
        if principle.levels.n is not None:
            stepped = is_step(principle.levels, principle.mean)
            every = [
                each
                for each in ways(principle.levels)
                if fits_mean(each, principle.mean, stepped=stepped)
            ]
            see_kept(principle.levels, every, k)
    for gate in report.gates.values():
        if gate.statuses.n is not None:
            some = [each for each in ways(gate.statuses) if fits_share(each, gate.passed)]
            see_kept(gate.statuses, some, k)
    for table in (report.scenarios[0].endings, *(c.agreement for c in report.calibration.values())):
        if table.n is not None:
            see_kept(table, list(ways(table)), k)


@settings(max_examples=20, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    students=st.integers(12, 130),
    leaning=st.booleans(),
    k=st.integers(FLOOR, 10),
)
def test_no_mean_stands_beside_a_hidden_number(
    seed: int, students: int, leaning: bool, k: int
) -> None:
    report = as_shared(a_class(seed, students, leaning=leaning), k)
    for principle, each in report.principles.items():
        if hidden(each.levels):
            if is_step(each.levels, each.mean):
                see_step(each.mean, 3.0, k)
            else:
                assert not isinstance(each.mean, Estimate), principle
            beside = [each.share, each.opportunities]
            rated = report.calibration[principle]
            beside += [rated.rated, rated.level, rated.above]
            beside += [attempt.principles[principle] for attempt in report.attempts]
            beside += [attempt.level for attempt in report.attempts]
            assert not any(isinstance(figure, Estimate) for figure in beside), principle
    for rated in report.calibration.values():
        if hidden(rated.agreement):
            assert not any(isinstance(f, Estimate) for f in (rated.rated, rated.level, rated.above))
    for moment in report.scenarios[0].moments:
        if not moment.lines or any(not isinstance(line.chosen, Estimate) for line in moment.lines):
            if isinstance(moment.facility, Estimate):
                assert not any(isinstance(line.chosen, Estimate) for line in moment.lines)
                see_step(moment.facility, 1.0, k)
            beside = [moment.above, moment.discrimination]
            assert not any(isinstance(figure, Estimate) for figure in beside), moment.moment


def see_step(shown: Figure, scale: float, k: int) -> None:
    """See that k students could have had anything within a step, and that its middle is told."""
    assert isinstance(shown, Estimate)
    assert shown.low is not None
    assert shown.high is not None
    assert (shown.high - shown.low) * shown.n >= scale * k - NEAR
    assert abs(shown.value - (shown.low + shown.high) / 2) < NEAR
    assert -NEAR <= shown.low < shown.high <= scale + NEAR


@pytest.mark.parametrize(
    ("mean", "low"), [(0, 0.0), (0.74, 0.0), (0.75, 0.75), (2.9, 2.25), (3, 2.25)]
)
def test_a_step_is_a_group_of_k_wide(mean: float, low: float) -> None:
    found = Keeper(40, (), 10).step("x", Estimate(mean, 0.0, 3.0, 40), (0.0, 3.0))
    assert found == Estimate(low + 0.375, low, low + 0.75, 40)
    assert Keeper(19, (), 10).step("x", Estimate(mean, 0.0, 3.0, 19), (0.0, 3.0)) == HIDDEN


def test_steps_and_parts_are_never_told_of_the_same_in_two_reports() -> None:
    few, many = {"0": 3, "1": None, "2": None, "3": None}, {"0": 30, "1": None}
    assert Keeper(40, (), 10).prefers_step("x", few, 40)
    assert not Keeper(40, (), 10).prefers_step("x", many, 40)
    told = Shared({}, {"x/0": 0})
    assert not Keeper(40, (told,), 10).prefers_step("x", few, 40)
    stepped = Keeper(40, (), 10)
    stepped.step("x", Estimate(1.0, 0.0, 3.0, 40), (0.0, 3.0))
    again = Keeper(40, (Shared({}, stepped.numbers),), 10)
    assert again.prefers_step("x", many, 40)


def test_what_was_told_by_its_step_is_not_told_by_parts_where_few_did_not_try() -> None:
    levels = [None] * 3 + [1] * 22 + [2] * 20
    attempts = [
        replace(each, principles=dict.fromkeys(each.principles, Kept(level, 0.0, 6.0, 3)))
        for each, level in zip(a_class(1, len(levels)), levels, strict=True)
    ]
    report = cohort_report("c", [gathered(WORDS, attempts)])
    by_parts, _ = shared(report, {})
    assert {each.levels.counts["1"] for each in by_parts.principles.values()} == {22}
    steps = {f"principle/{principle}/step/step": 0 for principle in report.principles}
    after, _ = shared(report, {}, [Shared({}, steps)])
    told = {count for each in after.principles.values() for count in each.levels.counts.values()}
    assert told == {None}


def test_both_ways_are_used_in_a_class() -> None:
    found = [
        is_step(each.levels, each.mean)
        for seed in range(6)
        for each in as_shared(a_class(seed, 40), 10).principles.values()
        if hidden(each.levels)
    ]
    assert True in found
    assert False in found


def hidden(found: Distribution) -> bool:
    return found.n is None or None in found.counts.values()


def test_what_is_drawn_to_the_others_and_what_counts_times_is_left_out() -> None:
    report = as_shared(a_class(3, 130, leaning=False), FLOOR)
    (scenario,) = report.scenarios
    assert {each.shrunken for each in report.principles.values()} == {None}
    assert {each.shrunken for each in scenario.moments} == {None}
    assert not any(isinstance(each, Estimate) for each in report.pauses.values())
    assert {line.chance for moment in scenario.moments for line in moment.lines} == {None}


def test_a_mean_beside_no_distribution_is_coarse() -> None:
    report = as_shared(a_class(3, 130, leaning=False), FLOOR)
    felt = [each for course in report.scenarios[0].feelings.values() for each in course]
    shown = [each for each in felt if isinstance(each, Estimate)]
    assert shown
    for each in shown:
        assert each.low is each.high is None
        assert each.value == round(each.value, 1)


@pytest.mark.parametrize(
    ("mean", "shown"), [(0.0, None), (0.3, None), (0.5, 0.5), (5.04, 5.0), (9.5, 9.5), (9.55, None)]
)
def test_a_mean_near_an_end_is_hidden(mean: float, shown: float | None) -> None:
    """Of 20 students 10 who felt 1 make 0.5."""
    found = coarse(Estimate(mean, 0.0, 10.0, 20), (0.0, 10.0), 10)
    assert found == (HIDDEN if shown is None else Estimate(shown, None, None, 20))


def test_a_mean_that_the_table_beside_it_forces_is_told() -> None:
    assert isinstance(coarse(Estimate(0.0, None, None, 20), (0.0, 0.0), 10), Estimate)


@settings(max_examples=20, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    students=st.integers(12, 60),
    end=st.sampled_from([0, 10]),
    k=st.integers(FLOOR, 10),
)
def test_no_mean_tells_that_few_are_away_from_the_end(
    seed: int, students: int, end: int, k: int
) -> None:
    rng = random.Random(seed)
    often = rng.random()

    def felt(value: int | None) -> int | None:
        return value if value is None or rng.random() < often else end

    attempts = [
        replace(each, feelings={n: tuple(map(felt, c)) for n, c in each.feelings.items()})
        for each in a_class(seed, students)
    ]
    for course in as_shared(attempts, k).scenarios[0].feelings.values():
        for each in course:
            if isinstance(each, Estimate):
                lowest, highest = ((each.value + by) * each.n for by in (-0.05, 0.05))
                if end:
                    lowest, highest = 10 * each.n - highest, 10 * each.n - lowest
                surely, at_most = ceil(lowest / 10 - NEAR), floor(highest + NEAR)
                assert surely <= 0 or at_most >= k


@pytest.mark.parametrize("students", [40, 130])
def test_that_nothing_stands_out_is_not_said_of_what_is_hidden(students: int) -> None:
    report = as_shared(a_class(5, students), 10)
    first, moment, line = report.findings
    assert moment.kind is line.kind is FindingKind.HIDDEN
    some_hidden = any(hidden(each.levels) for each in report.principles.values())
    if some_hidden:
        assert first.kind in {FindingKind.GATE, FindingKind.HIDDEN}


def test_a_whole_table_keeps_its_mean_with_its_interval() -> None:
    report = as_shared(a_class(3, 130, leaning=False), FLOOR)
    told = [each for each in report.principles.values() if not hidden(each.levels)]
    assert told
    for each in told:
        assert isinstance(each.mean, Estimate)
        assert each.mean.low is not None
        (only,) = ways(each.levels)
        assert fits_mean(only, each.mean)
