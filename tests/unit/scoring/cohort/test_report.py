"""The report against the same figures computed slowly, from the attempts one by one, by scipy."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import sqrt

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from scenarios.kinds import Phase
from scoring.cohort.baselines import baseline
from scoring.cohort.compose import cohort_report
from scoring.cohort.estimates import Estimate, Figure, NotComputed, Reason, alpha
from scoring.cohort.gathering import Students
from scoring.cohort.report import FLAGS_FROM, CohortReport, Flag, MomentFigures
from scoring.cohort.taken import Kept, Occasion, Taken, TakenTurn
from scoring.gates import GateStatus
from scoring.rubric import Gate, Principle
from tests.unit.scoring.cohort.cohorts import Drawn, a_vocabulary, gathered
from tests.unit.scoring.cohort.slowly import correlated, parted

CLOSE = 1e-9
SETS = 25
"""Cohorts; each is some hundred data sets: a moment, a line, a principle, a gate …"""

WORDS = a_vocabulary()


def cohort_of(seed: int, most: int = 40) -> list[Taken]:
    rng = random.Random(seed)
    drawn = Drawn(WORDS, rng)
    found = []
    for student in range(rng.randint(0, most)):
        for number in range(1, rng.randint(1, 3) + 1):
            occasion = rng.choice(list(Occasion))
            found.append(drawn.attempt(f"s{student}", number, occasion))
    return found


def report_on(attempts: Sequence[Taken], batch: int = 7) -> CohortReport:
    return cohort_report("c", [gathered(WORDS, attempts, batch)])


def firsts(attempts: Iterable[Taken]) -> list[Taken]:
    return list({each.student: each for each in reversed(list(attempts))}.values())[::-1]


def assert_mean(figure: Figure, values: Sequence[float], low: float, high: float) -> None:
    if len(values) < 2:
        reason = Reason.TOO_FEW if values else Reason.NOBODY
        assert figure == NotComputed(reason, len(values))
        return
    assert isinstance(figure, Estimate)
    assert figure.n == len(values)
    assert figure.value == pytest.approx(np.mean(values), abs=CLOSE)
    if len(set(values)) == 1:
        assert (figure.low, figure.high) == (None, None)
        return
    interval = stats.ttest_1samp(values, 0).confidence_interval()
    expected = max(low, interval.low), min(high, interval.high)
    assert (figure.low, figure.high) == pytest.approx(expected, abs=CLOSE)


def assert_part(figure: Figure, values: Sequence[float]) -> None:
    if len(values) < 2 or len(set(values)) == 1:
        assert_mean(figure, values, 0, 1)
        return
    assert isinstance(figure, Estimate)
    assert (figure.value, figure.low, figure.high) == pytest.approx(parted(values), abs=1e-7)
    assert figure.n == len(values)


def assert_share(figure: Figure, count: int, n: int) -> None:
    if not n:
        assert figure == NotComputed(Reason.NOBODY)
        return
    assert isinstance(figure, Estimate)
    assert figure.value == pytest.approx(count / n)
    assert figure.n == n
    expected = proportion_confint(count, n, method="wilson")
    assert (figure.low, figure.high) == pytest.approx(expected, abs=CLOSE)


def marks(attempt: Taken, moment: str | None, *, but: str | None = None) -> float | None:
    """Return what was earned of what was open, at a moment or at all but one."""
    earned: dict[str, float] = {}
    open_: dict[str, float] = {}
    for turn in attempt.turns:
        earned[turn.moment] = earned.get(turn.moment, 0.0) + turn.credit
        open_[turn.moment] = open_.get(turn.moment, 0.0) + turn.open
    here = [m for m in open_ if m != but and (moment is None or m == moment)]
    whole = sum(open_[m] for m in here)
    return sum(min(max(earned[m], 0), open_[m]) for m in here) / whole if whole else None


@pytest.mark.parametrize("seed", range(SETS))
def test_moments_are_what_scipy_says_of_them(seed: int) -> None:
    attempts = cohort_of(seed)
    first = firsts(attempts)
    report = report_on(attempts)
    if not attempts:
        assert report.scenarios == ()
        return
    (scenario,) = report.scenarios
    reached = [p.moment for p in WORDS.places if any(_reaches(a, p.moment) for a in first)]
    assert [each.moment for each in scenario.moments] == reached
    for each in scenario.moments:
        found = [m for a in first if (m := marks(a, each.moment)) is not None]
        assert each.reached == sum(_reaches(a, each.moment) for a in first)
        assert_part(each.facility, found)
        _assert_discrimination(each, first)
        _assert_lines(each, first)
        assert each.doings == Counter(
            turn.did
            for attempt in first
            for turn in attempt.turns
            if turn.moment == each.moment and not turn.did.startswith("say/")
        )
    _assert_alpha(report, first)


def _reaches(attempt: Taken, moment: str) -> bool:
    return any(turn.moment == moment for turn in attempt.turns)


def _assert_discrimination(each: MomentFigures, first: Sequence[Taken]) -> None:
    pairs = [
        (mark, rest)
        for attempt in first
        if (mark := marks(attempt, each.moment)) is not None
        if (rest := marks(attempt, None, but=each.moment)) is not None
    ]
    if len(pairs) < 10:
        assert isinstance(each.discrimination, NotComputed)
        return
    one, other = zip(*pairs, strict=True)
    if len(set(one)) == 1 or len(set(other)) == 1:
        assert each.discrimination == NotComputed(Reason.NO_SPREAD, len(pairs))
        return
    found = each.discrimination
    assert isinstance(found, Estimate)
    assert (found.value, found.low, found.high) == pytest.approx(correlated(one, other), abs=1e-6)
    assert found.n == len(pairs)


def _assert_lines(each: MomentFigures, first: Sequence[Taken]) -> None:
    said = []
    for attempt in first:
        here = [t for t in attempt.turns if t.moment == each.moment and t.did.startswith("say/")]
        said += here[:1]
    offered = Counter(choice for turn in said for choice in turn.offered)
    assert {line.choice for line in each.lines} == set(offered)
    for line in each.lines:
        chosen = sum(turn.did == f"say/{line.choice}" for turn in said)
        assert_share(line.chosen, chosen, offered[line.choice])
        blindly = [1 / len(turn.offered) for turn in said if line.choice in turn.offered]
        assert line.chance == pytest.approx(np.mean(blindly), abs=CLOSE)
        every = [t for a in first for t in a.turns if t.did == f"say/{line.choice}"]
        assert_mean(line.lost, [turn.open - turn.credit for turn in every], -np.inf, np.inf)
        against = Counter(turn.worst for turn in every if turn.worst)
        assert against[line.worst] == max(against.values(), default=0)


def _assert_alpha(report: CohortReport, first: Sequence[Taken]) -> None:
    (scenario,) = report.scenarios
    table = [[marks(attempt, place.moment) for attempt in first] for place in WORDS.places]
    shared = [column for column in table if None not in column]
    assert scenario.shared == len(shared)
    if len(shared) < 2 or len(first) < 2:
        assert isinstance(scenario.alpha, NotComputed)
        return
    expected = alpha(np.cov(np.array(shared, float), ddof=1), len(first))
    if isinstance(expected, Estimate):
        assert isinstance(scenario.alpha, Estimate)
        assert scenario.alpha.value == pytest.approx(expected.value, rel=CLOSE, abs=CLOSE)


@pytest.mark.parametrize("seed", range(SETS))
def test_gates_principles_and_the_rest_are_what_scipy_says(seed: int) -> None:
    attempts = cohort_of(seed)
    first = firsts(attempts)
    report = report_on(attempts)
    assert report.overview.students == len(first) == report.overview.first_attempts
    assert report.overview.attempts == len(attempts)
    assert report.overview.simulated == sum(each.simulated for each in attempts)
    assert_share(report.holds, sum(each.holds for each in first), len(first))
    for gate in Gate:
        statuses = Counter(each.gates[gate] for each in first)
        assert report.gates[gate].statuses.counts == {s: statuses[s] for s in GateStatus}
        tried = len(first) - statuses[GateStatus.NOT_TRIED]
        assert_share(report.gates[gate].passed, statuses[GateStatus.PASSED], tried)
    for principle in Principle:
        _assert_principle(report, principle, first)
        _assert_calibration(report, principle, first)
    if first:
        _assert_scenario(report, attempts, first)
    _assert_attempts(report, attempts)
    _assert_changes(report, attempts)


def _assert_principle(report: CohortReport, principle: Principle, first: Sequence[Taken]) -> None:
    figures = report.principles[principle]
    kept = [each.principles[principle] for each in first]
    levels = Counter("not_tried" if k.level is None else str(k.level) for k in kept)
    assert figures.levels.counts == {
        name: levels[name] for name in ["0", "1", "2", "3", "not_tried"]
    }
    assert_mean(figures.mean, [k.level for k in kept if k.level is not None], 0, 3)
    assert_mean(figures.share, [k.earned / k.open for k in kept if k.open], 0, 1)
    assert_mean(figures.opportunities, [k.opportunities for k in kept], 0, np.inf)


def _assert_calibration(report: CohortReport, principle: Principle, first: Sequence[Taken]) -> None:
    pairs = [
        (each.ratings[principle], level)
        for each in first
        if principle in each.ratings and (level := each.principles[principle].level) is not None
    ]
    found = report.calibration[principle]
    assert_mean(found.rated, [rated for rated, _ in pairs], 0, 3)
    assert_mean(found.level, [level for _, level in pairs], 0, 3)
    assert_mean(found.above, [rated - level for rated, level in pairs], -3, 3)
    assert found.agreement.counts == {
        "below": sum(rated < level for rated, level in pairs),
        "same": sum(rated == level for rated, level in pairs),
        "above": sum(rated > level for rated, level in pairs),
    }


def _assert_scenario(
    report: CohortReport, attempts: Sequence[Taken], first: Sequence[Taken]
) -> None:
    (scenario,) = report.scenarios
    assert scenario.attempts == len(attempts)
    endings = Counter(each.ending or "unfinished" for each in first)
    assert {k: v for k, v in scenario.endings.counts.items() if v} == endings
    for name in WORDS.feelings:
        for place in range(len(Phase)):
            felt = [v for each in first if (v := each.feelings[name][place]) is not None]
            assert_mean(scenario.feelings[name][place], felt, 0, 10)
    for limit in scenario.limits:
        noted = Counter[str]()
        for each in first:
            noted.update({t.value: n for t, n in each.limits.get(limit.topic, {}).items()})
        assert {k: v for k, v in limit.timings.counts.items() if v} == noted
    for pause, figure in report.pauses.items():
        counts = [dict(each.pauses).get(pause, 0) for each in first]  # type: ignore[call-overload]
        assert_mean(figure, counts, 0, np.inf)


def level_of(attempt: Taken) -> float | None:
    levels = [k.level for k in attempt.principles.values() if k.level is not None]
    return sum(levels) / len(levels) if levels else None


def _assert_attempts(report: CohortReport, attempts: Sequence[Taken]) -> None:
    base = {each.student: each for each in firsts(attempts)}
    assert len(report.attempts) == max((each.number for each in attempts), default=0)
    for figures in report.attempts:
        these = [each for each in attempts if each.number == figures.number]
        assert figures.students == len(these)
        known = [(level_of(a), level_of(base[a.student])) for a in these]
        assert_mean(figures.level, [now for now, _ in known if now is not None], 0, 3)
        _assert_gained(figures.gained, known)
        for principle in Principle:
            pairs = [
                (a.principles[principle].level, base[a.student].principles[principle].level)
                for a in these
            ]
            _assert_gained(figures.principles[principle], pairs)


def _assert_gained(figure: Figure, pairs: Sequence[tuple[float | None, float | None]]) -> None:
    known = [now - then for now, then in pairs if now is not None and then is not None]
    assert_mean(figure, np.round(known, 12).tolist(), -3, 3)


def _assert_changes(report: CohortReport, attempts: Sequence[Taken]) -> None:
    def earliest(occasion: Occasion) -> dict[str, Taken]:
        return {a.student: a for a in reversed(attempts) if a.occasion is occasion}

    before, after = earliest(Occasion.PRE), earliest(Occasion.POST)
    if not before and not after:
        assert report.changes is None
        return
    assert report.changes is not None
    both = sorted(set(before) & set(after))
    assert report.changes.both == len(both)
    _assert_gained(report.changes.level.gained, [
        (level_of(after[s]), level_of(before[s])) for s in both
    ])  # fmt: skip
    for principle, change in report.changes.principles.items():
        pairs = [
            (after[s].principles[principle].level, before[s].principles[principle].level)
            for s in both
        ]
        _assert_gained(change.gained, pairs)
        assert isinstance(change.before, type(change.after))


# -- several scenarios -------------------------------------------------------------------------


def test_a_student_with_two_scenarios_is_one_observation() -> None:
    rng = random.Random(3)
    other = a_vocabulary(name="b")
    students = Students()
    ones = [Drawn(WORDS, rng).attempt(f"s{n}") for n in range(30)]
    others = [Drawn(other, rng).attempt(f"s{n}") for n in range(20, 50)]
    report = cohort_report(
        "c", [gathered(WORDS, ones, students=students), gathered(other, others, students=students)]
    )
    assert report.overview.students == 50
    assert report.overview.first_attempts == 60
    assert [each.students for each in report.scenarios] == [30, 30]
    levels: dict[str, list[int]] = {}
    for each in (*ones, *others):
        level = each.principles[Principle.OPEN].level
        if level is not None:
            levels.setdefault(each.student, []).append(level)
    means = [sum(found) / len(found) for found in levels.values()]
    assert_mean(report.principles[Principle.OPEN].mean, means, 0, 3)
    held: dict[str, list[bool]] = {}
    for each in (*ones, *others):
        held.setdefault(each.student, []).append(each.holds)
    assert_mean(report.holds, [sum(found) / len(found) for found in held.values()], 0, 1)


def test_batches_and_their_size_change_nothing() -> None:
    attempts = cohort_of(5)
    one, other = report_on(attempts, batch=3), report_on(attempts, batch=1000)
    (a,), (b,) = one.scenarios, other.scenarios
    assert one.principles == other.principles
    for x, y in zip(a.moments, b.moments, strict=True):
        assert x.lines == pytest.approx(y.lines) or [i.chosen for i in x.lines] == [
            i.chosen for i in y.lines
        ]
        assert isinstance(x.facility, Estimate)
        assert isinstance(y.facility, Estimate)
        assert x.facility.value == pytest.approx(y.facility.value, abs=1e-12)


# -- against blind choice ----------------------------------------------------------------------


def test_the_baseline_is_set_against_what_was_earned() -> None:
    rng = random.Random(11)
    blind = [Drawn(WORDS, rng).attempt(f"b{n}") for n in range(60)]
    able = [
        replace(a, turns=tuple(replace(t, credit=t.open) for t in a.turns))
        for a in (Drawn(WORDS, rng).attempt(f"s{n}") for n in range(40))
    ]
    base = baseline(gathered(WORDS, blind))
    report = cohort_report("c", [gathered(WORDS, able)], baselines={WORDS.scenario_hash: base})
    for each in report.scenarios[0].moments:
        found = [m for a in blind if (m := marks(a, each.moment)) is not None]
        assert_mean(each.baseline, found, 0, 1)
        assert isinstance(each.above, Estimate)
        n = len(found)
        half = stats.t.ppf(0.975, n - 1) * np.std(found, ddof=1) / sqrt(n)
        assert each.above.value == pytest.approx(1 - np.mean(found), abs=CLOSE)
        assert each.above.low == pytest.approx(1 - np.mean(found) - half, abs=CLOSE)
        assert Flag.EASY not in each.flags  # all equal: how sure it is cannot be told


def test_moments_are_flagged_only_from_enough_students() -> None:
    def attempt(student: int) -> Taken:
        drawn = Drawn(WORDS, random.Random(student)).attempt(f"s{student}")
        turns = [
            TakenTurn("m0", "say/m0c0", frozenset({"m0c0", "m0c1"}), student % 2 / 10, 2.0, ""),
            TakenTurn("m1", "say/m1c0", frozenset({"m1c0"}), 2.0 - student % 2 / 10, 2.0, ""),
        ]
        return replace(drawn, turns=tuple(turns))

    def flags(n: int) -> list[tuple[Flag, ...]]:
        (scenario,) = report_on([attempt(s) for s in range(n)]).scenarios
        return [each.flags for each in scenario.moments]

    assert flags(FLAGS_FROM - 1) == [(), ()]
    assert flags(FLAGS_FROM) == [(Flag.HARD, Flag.AGAINST), (Flag.EASY, Flag.AGAINST)]


@pytest.mark.parametrize("n", [0, 1, 2])
def test_few_students_give_reasons_instead_of_numbers(n: int) -> None:
    drawn = Drawn(WORDS, random.Random(1))
    report = report_on([drawn.attempt(f"s{i}") for i in range(n)])
    assert report.overview.students == n
    mean = report.principles[Principle.OPEN].opportunities
    assert isinstance(mean, Estimate if n == 2 else NotComputed)
    assert len(report.findings) == 3


def test_all_equal_is_said_without_an_interval() -> None:
    one = Drawn(WORDS, random.Random(2)).attempt("s")
    one = replace(
        one, principles={p: Kept(2, 3.0, 4.0, 6) for p in Principle}, ratings={Principle.OPEN: 1}
    )
    report = report_on([replace(one, student=f"s{n}") for n in range(40)])
    assert report.principles[Principle.OPEN].mean == Estimate(2.0, None, None, 40)
    assert report.calibration[Principle.OPEN].above == Estimate(-1.0, None, None, 40)
    for each in report.scenarios[0].moments:
        assert isinstance(each.discrimination, NotComputed)
    assert isinstance(report.scenarios[0].alpha, NotComputed)


@pytest.mark.parametrize(
    ("days", "span"),
    [
        ([], ("", "")),
        (["", ""], ("", "")),
        (["2026-11-21"], ("2026-11-21", "2026-11-21")),
        (["2026-11-21", "", "2026-09-01"], ("2026-09-01", "2026-11-21")),
        (["0001-01-01", "2026-11-21", "2026-09-01", "2099-01-01"], ("2026-09-01", "2026-11-21")),
        (["2025-01-01", "2026-06-01", "2027-11-01"], ("2025-01-01", "2027-11-01")),
        (["2099-01-01", "2099-01-02", "9999-12-31"], ("2099-01-01", "2099-01-02")),
    ],
)
def test_a_clock_that_is_wrong_does_not_stretch_the_days(
    days: list[str], span: tuple[str, str]
) -> None:
    drawn = Drawn(WORDS, random.Random(1))
    attempts = [replace(drawn.attempt(f"s{n}"), day=day) for n, day in enumerate(days)]
    assert report_on(attempts, batch=2).overview.days == span
