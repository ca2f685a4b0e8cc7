"""What is shared tells on nobody: no group that can be worked out is of 1 to k - 1 students."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.cohort.baselines import baseline
from scoring.cohort.compose import cohort_report
from scoring.cohort.estimates import Estimate
from scoring.cohort.gathering import Students
from scoring.cohort.remembered import Shared
from scoring.cohort.report import CohortReport, Distribution
from scoring.cohort.shared import shared
from scoring.cohort.sharing import (
    FLOOR,
    HIDDEN,
    Keeper,
    OtherKError,
    SeveralScenariosError,
    TooAlikeError,
    TooSmallKError,
)
from scoring.cohort.taken import Occasion, Taken
from scoring.rubric import Gate
from tests.unit.scoring.cohort.cohorts import Drawn, Skewed, a_vocabulary, gathered
from tests.unit.scoring.cohort.derived import derived

WORDS = a_vocabulary(4, 3)
POOL = [Drawn(WORDS, random.Random(n)).attempt(f"s{n}") for n in range(120)]
AGAIN = [Drawn(WORDS, random.Random(500 + n)).attempt(f"s{n}", 2) for n in range(40)]


def report_on(attempts: Sequence[Taken]) -> CohortReport:
    return cohort_report("c", [gathered(WORDS, attempts, 50)])


def ids(attempts: Sequence[Taken]) -> dict[str, str]:
    return {f"{each.student}-{each.number}": each.student for each in attempts}


class AClass:
    """A class that is shared now and then, while students come, try again and are forgotten."""

    def __init__(self, seed: int, k: int) -> None:
        self.rng = random.Random(seed)
        self.k = k
        self.draw = Skewed(WORDS, seed)
        players = [self.draw.attempt(f"blind{n}") for n in range(10)]
        known = baseline(gathered(WORDS, players))
        some = {m: marks for m, marks in known.marks.items() if self.rng.random() < 0.7}
        self.baselines = {WORDS.scenario_hash: replace(known, marks=some)}
        self.numbers = count()
        self.attempts: list[Taken] = []
        self.remembered: list[Shared] = []

    def come(self, students: int) -> None:
        occasion = self.rng.choice([Occasion.NONE, Occasion.PRE])
        newcomers = (f"s{next(self.numbers)}" for _ in range(students))
        self.attempts += [self.draw.attempt(each, 1, occasion) for each in newcomers]

    def try_again(self, students: int) -> None:
        twice = {each.student for each in self.attempts if each.number > 1}
        once = [each for each in self.attempts if each.student not in twice]
        for each in once[:students]:
            occasion = self.rng.choices([Occasion.POST, Occasion.NONE], [9, 1])[0]
            self.attempts.append(self.draw.attempt(each.student, 2, occasion))

    def forget(self, students: int) -> None:
        everybody = sorted({each.student for each in self.attempts})
        gone = set(self.rng.sample(everybody, min(students, len(everybody))))
        self.attempts = [each for each in self.attempts if each.student not in gone]
        self.remembered = [
            replace(
                each,
                attempts={a: s for a, s in each.attempts.items() if s not in gone},
                forgotten=each.forgotten + len(gone & set(each.attempts.values())),
            )
            for each in self.remembered
        ]

    def share(self) -> CohortReport:
        report = cohort_report("c", [gathered(WORDS, self.attempts, 50)], baselines=self.baselines)
        made, kept = shared(report, ids(self.attempts), self.remembered, self.k)
        self.remembered.append(kept)
        return made


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 100_000),
    k=st.integers(FLOOR, 15),
    comes=st.tuples(st.integers(5, 80), st.integers(0, 30), st.integers(0, 30)),
    again=st.tuples(st.integers(0, 40), st.integers(0, 30), st.just(0)),
    gone=st.tuples(st.just(0), st.integers(0, 20), st.sampled_from([0, 0, 12])),
)
def test_no_group_that_can_be_worked_out_is_of_few(
    seed: int,
    k: int,
    comes: tuple[int, int, int],
    again: tuple[int, int, int],
    gone: tuple[int, int, int],
) -> None:
    found = AClass(seed, k)
    told: list[dict[str, int]] = []
    for come, twice, away in zip(comes, again, gone, strict=True):
        found.forget(away)
        found.come(come)
        found.try_again(twice)
        try:
            report = found.share()
        except TooAlikeError:
            continue
        told.append(derived(report))
        few = {name: size for name, size in told[-1].items() if size < k and size != 0}
        assert not few
    for before, now in combinations(told, 2):
        apart = {name: now[name] - before[name] for name in before.keys() & now.keys()}
        assert not {name: change for name, change in apart.items() if 0 < abs(change) < k}


def test_a_large_cohort_still_shows_much() -> None:
    report, _ = shared(report_on(POOL), ids(POOL))
    assert report.shared == 10
    assert report.overview.students == 120
    assert isinstance(report.gates[Gate.RIGHTS].passed, Estimate)
    assert sum(isinstance(each.mean, Estimate) for each in report.principles.values()) >= 6
    assert any(isinstance(each.facility, Estimate) for each in report.scenarios[0].moments)


def test_one_small_cell_hides_another_with_it() -> None:
    keeper = Keeper(60, (), 10)
    found = keeper.distribution("x", Distribution({"a": 3, "b": 17, "c": 20, "d": 20}, 60))
    assert found.counts == {"a": None, "b": None, "c": 20, "d": 20}


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


def test_reports_of_which_the_totals_are_close_are_refused() -> None:
    """Where the total is hidden, a table would tell it all the same."""
    _, kept = shared(report_on(POOL[:40]), ids(POOL[:40]))
    with pytest.raises(TooAlikeError):
        shared(report_on(POOL[10:53]), ids(POOL[10:53]), [kept])
    shared(report_on(POOL[10:50]), ids(POOL[10:50]), [kept])


def test_reports_that_have_few_in_common_are_refused() -> None:
    """30 before, 30 after and 57 in all: 3 did both."""
    before, after = POOL[:30], POOL[27:57]
    _, kept = shared(report_on(before), ids(before))
    with pytest.raises(TooAlikeError) as refused:
        shared(report_on(after), ids(after), [kept])
    assert refused.value.students == 3
    shared(report_on(POOL[30:60]), ids(POOL[30:60]), [kept])


def test_a_report_on_fewer_than_k_tells_of_nobody_and_keeps_none_from_coming() -> None:
    few, kept = shared(report_on(POOL[:5]), ids(POOL[:5]))
    assert not [size for size in derived(few).values() if size]
    shared(report_on(POOL[:30]), ids(POOL[:30]), [kept])


def test_a_version_is_counted_alike_by_its_own_report_and_by_that_on_another() -> None:
    named = {WORDS.scenario_hash[:12]: 25}
    other = a_vocabulary(4, 3, "b")
    players = [Drawn(other, random.Random(n)).attempt(f"t{n}") for n in range(40)]
    report = cohort_report("c", [gathered(other, players)])
    asked = replace(report, overview=replace(report.overview, others=named))
    made, kept = shared(asked, ids(players))
    assert made.overview.others == named
    with pytest.raises(TooAlikeError) as refused:
        shared(report_on(POOL[:28]), ids(POOL[:28]), [replace(kept, attempts={}, forgotten=0)])
    assert refused.value.students == 3
    _, own = shared(report_on(POOL[:28]), ids(POOL[:28]))
    again, _ = shared(asked, ids(players), [own])
    assert again.overview.others == dict.fromkeys(named)


def test_a_class_is_shared_with_one_k() -> None:
    _, kept = shared(report_on(POOL[:60]), ids(POOL[:60]), k=12)
    with pytest.raises(OtherKError) as refused:
        shared(report_on(POOL), ids(POOL), [kept], k=10)
    assert refused.value.k == 12
    shared(report_on(POOL), ids(POOL), [kept], k=12)
    shared(report_on(POOL), ids(POOL), [replace(kept, k=None)], k=10)


def test_alpha_is_not_told() -> None:
    report = report_on(POOL)
    full = replace(report.scenarios[0], alpha=Estimate(0.5, 0.2, 0.7, len(POOL)))
    made, _ = shared(replace(report, scenarios=(full,)), ids(POOL))
    assert made.scenarios[0].alpha == HIDDEN


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
