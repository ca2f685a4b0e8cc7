"""Intervals computed without any of the program's formulas."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, stats

STEP = 1e-5


def correlated(
    one: Sequence[float] | NDArray[np.float64], other: Sequence[float] | NDArray[np.float64]
) -> tuple[float, float, float]:
    """Return a correlation and its interval: each pair is made to weigh a little more and less.

    How far Fisher's z then moves is that pair's influence (the infinitesimal jackknife), and the
    sum of their squares is the variance that fourth moments give.
    """
    found = float(stats.pearsonr(one, other).statistic)
    n = len(one)
    nudges = np.eye(n) * STEP
    moved = _zs(one, other, 1 + nudges) - _zs(one, other, 1 - nudges)
    variance = float(np.square(moved / (2 * STEP)).sum())
    half = stats.t.ppf(0.975, n - 2) * np.sqrt(max(1.0, n * variance) / (n - 3))
    low, high = (float(np.tanh(np.arctanh(found) + side * half)) for side in (-1, 1))
    return found, low, high


def _zs(
    one: Sequence[float] | NDArray[np.float64],
    other: Sequence[float] | NDArray[np.float64],
    weights: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return Fisher's z of the pairs for each row of weights."""
    found = [np.cov(one, other, aweights=row, ddof=0) for row in weights]
    result: NDArray[np.float64] = np.arctanh(
        [each[0, 1] / np.sqrt(each[0, 0] * each[1, 1]) for each in found]
    )
    return result


def parted(values: Sequence[float] | NDArray[np.float64]) -> tuple[float, float, float]:
    """Return the mean of parts of a whole and its interval, searched for.

    Its ends are the shares p of which the mean is Student's t of standard errors away, where the
    values' variance is to that of nothing-or-all as it is in the values, whatever p is.
    """
    found, n = float(np.mean(values)), len(values)
    ratio = float(np.var(values, ddof=1)) / (found * (1 - found))
    t = stats.t.ppf(0.975, n - 1)

    def away(p: float) -> float:
        return float((found - p) ** 2 - t**2 * ratio * p * (1 - p) / n)

    low, high = (optimize.brentq(away, end, found, xtol=1e-12) for end in (0.0, 1.0))
    return found, low, high
