"""Every estimate against scipy and statsmodels, and against worked examples in print."""

from collections.abc import Iterator
from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats
from statsmodels.stats.anova import AnovaRM
from statsmodels.stats.meta_analysis import combine_effects
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from scoring.cohort.estimates import (
    Estimate,
    Figure,
    NotComputed,
    Reason,
    Spread,
    alpha,
    correlation,
    difference,
    mean,
    part,
    pooling,
    share,
    spread,
    together,
)
from scoring.cohort.sums import MIDDLE, Sums
from tests.unit.scoring.cohort.slowly import correlated, parted

SETS = 500
CLOSE = 1e-9


def chance() -> Iterator[np.random.Generator]:
    """One seed for each data set."""
    for seed in range(SETS):
        yield np.random.default_rng(seed)


def skewed(rng: np.random.Generator, n: int) -> NDArray[np.float64]:
    """Levels, shares, or points, of any size and skew."""
    match rng.integers(3):
        case 0:
            return rng.choice([0.0, 1.0, 2.0, 3.0], size=n, p=rng.dirichlet([1, 1, 2, 2]))
        case 1:
            return rng.beta(5, 1.5, size=n)
        case _:
            return rng.normal(rng.normal(0, 50), rng.exponential(20), size=n)


def numbers(figure: Figure) -> tuple[float, float, float]:
    assert isinstance(figure, Estimate)
    assert figure.low is not None
    assert figure.high is not None
    return figure.value, figure.low, figure.high


def test_means_are_those_of_scipy_and_statsmodels() -> None:
    for rng in chance():
        values = skewed(rng, int(rng.integers(2, 200)))
        found = mean(spread(values))
        if np.ptp(values) == 0:
            assert found == Estimate(values[0], None, None, len(values))
            continue
        half = stats.t.ppf(0.975, len(values) - 1) * stats.sem(values)
        expected = (np.mean(values), np.mean(values) - half, np.mean(values) + half)
        assert numbers(found) == pytest.approx(expected, rel=CLOSE, abs=CLOSE)
        assert numbers(found)[1:] == pytest.approx(
            DescrStatsW(values).tconfint_mean(), rel=CLOSE, abs=CLOSE
        )


def test_differences_of_pairs_are_those_of_scipy() -> None:
    for rng in chance():
        before = rng.beta(5, 2, size=int(rng.integers(3, 80)))
        after = before + rng.normal(0.1, 0.2, size=before.size)
        found = numbers(mean(spread(after - before)))
        expected = stats.ttest_rel(after, before).confidence_interval()
        assert found[1:] == pytest.approx((expected.low, expected.high), rel=CLOSE, abs=CLOSE)


def test_differences_of_groups_are_welchs_in_scipy() -> None:
    for rng in chance():
        one, other = (rng.normal(0, rng.exponential(2), int(rng.integers(2, 60))) for _ in "ab")
        found = numbers(difference(spread(one), spread(other)))
        expected = stats.ttest_ind(one, other, equal_var=False).confidence_interval()
        assert found[1:] == pytest.approx((expected.low, expected.high), rel=CLOSE, abs=CLOSE)


def test_shares_are_wilsons_in_statsmodels_and_scipy() -> None:
    for rng in chance():
        n = int(rng.integers(1, 900))
        count = int(rng.integers(0, n + 1))
        found = numbers(share(count, n))
        assert found[1:] == pytest.approx(proportion_confint(count, n, method="wilson"), abs=CLOSE)
        scipys = stats.binomtest(count, n).proportion_ci(method="wilson")
        assert found[1:] == pytest.approx((scipys.low, scipys.high), abs=CLOSE)


def test_means_of_marks_are_what_wilsons_equation_is_solved_by() -> None:
    for rng in chance():
        values = np.clip(rng.beta(3, 1, int(rng.integers(2, 80))).round(1), 0, 1)
        found = part(spread(values))
        if np.ptp(values) == 0:
            assert found == Estimate(values[0], None, None, len(values))
            continue
        assert numbers(found) == pytest.approx(parted(values), abs=1e-7)


def test_means_of_nothing_or_all_are_shares() -> None:
    values = np.repeat([0.0, 1.0], [70_000, 30_000])
    assert numbers(part(spread(values))) == pytest.approx(numbers(share(30_000, 100_000)), abs=1e-6)


def test_correlations_are_those_of_scipy_and_as_unsure_as_each_pair_moves_them() -> None:
    for rng in islice(chance(), 60):
        n = int(rng.integers(10, 100))
        first = skewed(rng, n)
        second = rng.normal(0, 1) * first + rng.normal(0, 1 + abs(first).max(), size=n)
        found = correlation(together(first, second))
        if np.ptp(first) == 0:
            assert found == NotComputed(Reason.NO_SPREAD, n)
            continue
        assert numbers(found) == pytest.approx(correlated(first, second), abs=1e-6)


def test_correlations_of_many_normal_values_are_as_sure_as_fisher_says() -> None:
    rng = np.random.default_rng(6)
    for true in (-0.6, 0.0, 0.3, 0.9):
        first = rng.normal(size=200_000)
        second = true * first + np.sqrt(1 - true**2) * rng.normal(size=first.size)
        expected = stats.pearsonr(first, second).confidence_interval()
        value, low, high = numbers(correlation(together(first, second)))
        assert (low - value, high - value) == pytest.approx(
            (expected.low - value, expected.high - value), rel=0.02
        )


def test_correlations_of_skewed_values_cover_where_fishers_do_not() -> None:
    """Both have a heavy tail in common."""
    rng = np.random.default_rng(7)
    own, shared = rng.exponential(size=(2, 400_000, 2)), rng.exponential(size=400_000)
    pairs = np.square(own[0] + shared[:, None])
    true = np.corrcoef(pairs.T)[0, 1]
    ours = fishers = 0
    for _ in range(400):
        first, second = pairs[rng.integers(0, len(pairs), 200)].T
        interval = stats.pearsonr(first, second).confidence_interval()
        fishers += interval.low <= true <= interval.high
        _, low, high = numbers(correlation(together(first, second)))
        ours += low <= true <= high
    assert fishers < 0.85 * 400
    assert ours > 0.87 * 400


MARKS = st.integers(-500, 500).map(lambda thousandths: thousandths / 1000)


@given(listed=st.lists(st.tuples(MARKS, MARKS), min_size=20, max_size=60), cut=st.integers(1, 19))
def test_sums_of_batches_are_those_of_all(listed: list[tuple[float, float]], cut: int) -> None:
    pairs = np.array(listed)
    there = np.ones((len(pairs), 1), dtype=bool)
    sums = Sums(1)
    for batch in (slice(0, cut), slice(cut, None)):
        sums.add(there[batch], pairs[batch, :1], pairs[batch, 1:])
    found, whole = sums.together(0), together(*(MIDDLE + pairs).T)
    assert found.products == pytest.approx(whole.products, abs=CLOSE)
    assert found.fourths == pytest.approx(whole.fourths, abs=CLOSE)


def test_alpha_is_that_of_an_analysis_of_variance() -> None:
    """Hoyt 1941: alpha is one less the residual's share of the mean squares between people.

    Its interval by Feldt rests on that ratio being distributed as F. ``f_oneway`` and the repeated
    measures of statsmodels give the mean squares; nothing of ours does.
    """
    for rng in chance():
        n, items = int(rng.integers(3, 40)), int(rng.integers(2, 8))
        marks = rng.normal(size=(n, 1)) * rng.uniform(0, 2) + rng.normal(size=(n, items))
        found = numbers(alpha(np.cov(marks, rowvar=False, ddof=1), n))
        # between people against within people; the items' own share of what is within goes out
        people = stats.f_oneway(*marks).statistic
        between = items * np.var(marks.mean(axis=1), ddof=1)
        within = between / people * n * (items - 1)
        columns = n * np.var(marks.mean(axis=0), ddof=1) * (items - 1)
        residual = (within - columns) / ((n - 1) * (items - 1))
        ratio = residual / between
        freedom = (n - 1, (n - 1) * (items - 1))
        expected = [1 - ratio, *(1 - ratio * stats.f.ppf(p, *freedom) for p in (0.975, 0.025))]
        assert found == pytest.approx(expected, rel=CLOSE, abs=CLOSE)


def test_alpha_agrees_with_repeated_measures_in_statsmodels() -> None:
    pandas = pytest.importorskip("pandas")
    rng = np.random.default_rng(5)
    marks = rng.normal(size=(12, 1)) + rng.normal(size=(12, 4))
    long = [(i, j, marks[i, j]) for i in range(12) for j in range(4)]
    table = pandas.DataFrame(long, columns=["who", "item", "mark"])
    fitted = AnovaRM(table, "mark", "who", within=["item"]).fit().anova_table
    columns = 12 * np.var(marks.mean(axis=0), ddof=1)
    residual = columns / fitted["F Value"].iloc[0]
    between = 4 * np.var(marks.mean(axis=1), ddof=1)
    found = numbers(alpha(np.cov(marks, rowvar=False, ddof=1), 12))
    assert found[0] == pytest.approx(1 - residual / between, abs=CLOSE)


def test_pooling_is_dersimonian_and_lairds_in_statsmodels() -> None:
    for rng in chance():
        sizes = rng.integers(3, 40, size=int(rng.integers(2, 12)))
        groups = [spread(rng.normal(rng.normal(0, 0.5), 1, size=int(n))) for n in sizes]
        found = pooling(groups)
        assert found is not None
        effects = np.array([group.mean for group in groups])
        errors = np.array([group.error for group in groups])
        with np.errstate(invalid="ignore"):  # it takes the root of a variance below 0
            expected = combine_effects(effects, errors, method_re="dl")
        assert found.between == pytest.approx(max(0.0, expected.tau2), abs=CLOSE)
        # statsmodels lets a variance below 0 into the weights; then what is fixed is what is meant
        middle = expected.mean_effect_re if expected.tau2 > 0 else expected.mean_effect_fe
        assert found.middle == pytest.approx(middle, abs=CLOSE)
        for group in groups:
            weight = found.between / (found.between + group.error)
            assert found.shrunken(group) == pytest.approx(
                weight * group.mean + (1 - weight) * found.middle, abs=CLOSE
            )


# -- worked examples ----------------------------------------------------------------------


def test_a_share_in_print() -> None:
    """Newcombe 1998, table I: 81 of 263 and 15 of 148, 0 of 20 and 1 of 29."""
    for count, n, low, high in (
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ):
        assert numbers(share(count, n))[1:] == pytest.approx((low, high), abs=5e-5)


def test_a_mean_in_print() -> None:
    """Student 1908: hours of sleep gained with one drug and the other, ten patients each."""
    first = np.array([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0])
    second = np.array([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])
    found = numbers(mean(spread(second - first)))
    assert found == pytest.approx((1.58, 0.7001142, 2.4598858), abs=1e-7)
    apart = numbers(difference(spread(second), spread(first)))
    assert apart == pytest.approx((1.58, -0.2054832, 3.3654832), abs=1e-7)


def test_a_correlation_in_print() -> None:
    """Anscombe 1973, the first of the four sets: r is 0.816."""
    x = [10.0, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
    assert numbers(correlation(together(x, y)))[0] == pytest.approx(0.81642, abs=5e-6)


def test_a_group_without_spread_is_as_unsure_as_the_others_are() -> None:
    groups = [spread([0.1, 0.3, 0.2]), spread([0.7, 0.9, 0.8]), spread([0.5])]
    found = pooling(groups)
    assert found is not None
    assert found.middle < found.shrunken(spread([1.0])) < found.shrunken(spread([1.0] * 9)) < 1
    assert found.shrunken(Spread(0)) == found.middle


# -- few, equal, missing -------------------------------------------------------------------


def test_few_give_a_reason() -> None:
    assert mean(spread([])) == NotComputed(Reason.NOBODY)
    assert mean(spread([2.0])) == NotComputed(Reason.TOO_FEW, 1)
    assert numbers(mean(spread([1.0, 2.0]), (0, 3))) == (1.5, 0, 3)
    assert part(spread([])) == NotComputed(Reason.NOBODY)
    assert part(spread([0.5])) == NotComputed(Reason.TOO_FEW, 1)
    assert share(0, 0) == NotComputed(Reason.NOBODY)
    assert isinstance(share(1, 1), Estimate)
    assert difference(spread([1.0]), spread([1.0, 2.0])) == NotComputed(Reason.TOO_FEW, 1)
    nine = np.arange(9.0)
    assert correlation(together(nine, nine**2)) == NotComputed(Reason.TOO_FEW, 9)
    assert isinstance(correlation(together([*nine, 9], [*nine**2, 81])), Estimate)
    assert alpha(np.eye(1), 20) == NotComputed(Reason.TOO_FEW_SHARED, 20)
    assert alpha(np.eye(3), 1) == NotComputed(Reason.TOO_FEW, 1)
    assert alpha(np.zeros((3, 3)), 9) == NotComputed(Reason.NO_SPREAD, 9)
    assert pooling([spread([1.0, 2.0])]) is None


@pytest.mark.parametrize("value", [0.1, 1 / 3, 3.0])
@pytest.mark.parametrize("n", [2, 7, 1000])
def test_equal_values_have_no_interval(value: float, n: int) -> None:
    equal = [value] * n
    assert mean(spread(equal)) == Estimate(value, None, None, n)
    assert difference(spread(equal), spread(equal)) == Estimate(0.0, None, None, n)
    if n > 9:
        assert correlation(together(equal, range(n))) == NotComputed(Reason.NO_SPREAD, n)


def test_what_is_missing_is_left_out() -> None:
    nan = float("nan")
    assert spread([1.0, nan, 3.0]) == spread([1.0, 3.0])
    pairs = together([1.0, nan, 3.0, 5.0], [2.0, 2.0, nan, 4.0])
    assert pairs == together([1.0, 5.0], [2.0, 4.0])
    assert spread([nan, nan]) == Spread(0)


def test_perfect_agreement_is_one() -> None:
    x = np.arange(12.0)
    assert correlation(together(x, 2 * x)) == Estimate(1.0, 1.0, 1.0, 12)
    assert correlation(together(x, -x)) == Estimate(-1.0, -1.0, -1.0, 12)
