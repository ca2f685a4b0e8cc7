"""Numbers with what is known of their uncertainty, from sums that can be added up.

Everything is a 95 % interval that does not shrink below what the data carry: Student's t for means,
clipped to the scale; Wilson's for shares and marks; Feldt's for alpha; for correlations Fisher's,
made wider by the data's own fourth moments. Where data carry no number the answer is a reason.
Sources: Wilson 1927, Fisher 1921, Steiger & Hakstian 1982, Feldt 1965,
DerSimonian & Laird 1986, Welch 1947.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import atanh, inf, sqrt, tanh
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray
from scipy import special

from scoring.wilson import interval

Values = NDArray[np.float64]

CONFIDENCE = 0.95
_TAIL = (1 + CONFIDENCE) / 2
_Z = NormalDist().inv_cdf(_TAIL)

FEWEST_PAIRS = 10
"""Pairs from which a correlation is computed: fewer tell nothing of their fourth moments."""
DEGREE = 4


class Reason(StrEnum):
    """Why a number is not computed."""

    NOBODY = "nobody"
    """There is nobody that it could be about."""
    TOO_FEW = "too_few"
    """Too few to say anything of others like them."""
    NO_SPREAD = "no_spread"
    """All are equal, so that nothing can go together with it."""
    TOO_FEW_SHARED = "too_few_shared"
    """Too few moments that everybody met."""
    NO_BASELINE = "no_baseline"
    """It is not known what somebody gets who chooses blindly."""
    NOTHING_STANDS_OUT = "nothing_stands_out"
    """No difference is larger than chance explains."""
    HIDDEN = "hidden"
    """So few that somebody could be recognised."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number, its 95 % interval and how many it rests on."""

    value: float
    low: float | None
    """None, as ``high``, where all values are equal: that tells nothing of how sure it is."""
    high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class NotComputed:
    """A number that the data do not carry, and why."""

    reason: Reason
    n: int = 0
    """How many there were."""


Figure = Estimate | NotComputed


@dataclass(frozen=True, slots=True)
class Spread:
    """Values summed up: enough for their mean and its interval."""

    n: int
    mean: float = 0.0
    squares: float = 0.0
    """The sum of squared differences from the mean."""
    low: float = inf
    """What none is below; minus infinity where they are surely not all equal."""
    high: float = -inf

    @property
    def equal(self) -> bool:
        """Whether all values are the same."""
        return self.low >= self.high

    @property
    def variance(self) -> float:
        """The variance of those that these stand for; 0 where there are fewer than two."""
        return 0.0 if self.n < 2 or self.equal else self.squares / (self.n - 1)  # noqa: PLR2004

    @property
    def error(self) -> float:
        """The variance of the mean."""
        return self.variance / self.n if self.n else 0.0


@dataclass(frozen=True, slots=True)
class Together:
    """Pairs of values summed up: enough for how they go together."""

    first: Spread
    second: Spread
    products: float = 0.0
    """The sum of products of differences from the means."""
    fourths: tuple[float, ...] = (0.0,) * (DEGREE + 1)
    """The same of their powers: the first's fourth, its third by the second, and so on."""


def spread(values: Sequence[float] | Values) -> Spread:
    """Sum values up; what is not a number is left out."""
    known = np.asarray(values, dtype=np.float64)
    known = known[~np.isnan(known)]
    if not known.size:
        return Spread(0)
    mean = float(known.mean())
    squares = float(np.square(known - mean).sum())
    return Spread(known.size, mean, squares, float(known.min()), float(known.max()))


def joined(one: Spread, other: Spread) -> Spread:
    """Return the sums of the values of both."""
    n = one.n + other.n
    if not n:
        return one
    apart = other.mean - one.mean
    return Spread(
        n,
        one.mean + apart * other.n / n,
        one.squares + other.squares + apart**2 * one.n * other.n / n,
        min(one.low, other.low),
        max(one.high, other.high),
    )


def together(first: Sequence[float] | Values, second: Sequence[float] | Values) -> Together:
    """Sum pairs up; a pair of which one is not a number is left out."""
    one, other = (np.asarray(each, dtype=np.float64) for each in (first, second))
    known = ~(np.isnan(one) | np.isnan(other))
    one, other = one[known], other[known]
    if not one.size:
        return Together(Spread(0), Spread(0))
    apart, beside = one - one.mean(), other - other.mean()
    fourths = (float((apart ** (DEGREE - at) * beside**at).sum()) for at in range(DEGREE + 1))
    return Together(spread(one), spread(other), float((apart * beside).sum()), tuple(fourths))


def t_quantile(freedom: float) -> float:
    """Return what a value of Student's t is below with 97.5 % probability."""
    return float(special.stdtrit(freedom, _TAIL))


def mean(values: Spread, bounds: tuple[float, float] = (-inf, inf)) -> Figure:
    """Return a mean with its t-interval, clipped to the bounds of the scale."""
    if values.n < 2:  # noqa: PLR2004 one value has no spread
        return NotComputed(Reason.TOO_FEW if values.n else Reason.NOBODY, values.n)
    if values.equal:
        return Estimate(values.low, None, None, values.n)
    half = t_quantile(values.n - 1) * sqrt(values.error)
    return _interval(values.mean, half, values.n, bounds)


def difference(one: Spread, other: Spread, bounds: tuple[float, float] = (-inf, inf)) -> Figure:
    """Return how far one mean is above another of other people, by Welch's interval."""
    n = min(one.n, other.n)
    if n < 2:  # noqa: PLR2004
        return NotComputed(Reason.TOO_FEW if n else Reason.NOBODY, n)
    error = one.error + other.error
    apart = one.mean - other.mean
    if not error:
        return Estimate(apart, None, None, n)
    freedom = error**2 / (one.error**2 / (one.n - 1) + other.error**2 / (other.n - 1))
    return _interval(apart, t_quantile(freedom) * sqrt(error), n, bounds)


def share(count: int, n: int) -> Figure:
    """Return a share of n with Wilson's interval."""
    if not n:
        return NotComputed(Reason.NOBODY)
    low, high = interval(count / n, n, _Z)
    return Estimate(count / n, low if count else 0.0, high if count < n else 1.0, n)


def part(values: Spread) -> Figure:
    """Return a mean of parts of a whole, 0 to 1, with Wilson's interval.

    It is that of as many as would have the same error, were each nothing or all: an effective n.
    """
    if values.n < 2 or values.equal:  # noqa: PLR2004
        return mean(values)
    n = values.mean * (1 - values.mean) / values.error
    return Estimate(values.mean, *interval(values.mean, n, t_quantile(values.n - 1)), values.n)


def correlation(pairs: Together) -> Figure:
    """Return how two values go together, -1 to 1, with an interval that does not take them normal.

    It is symmetric around Fisher's z. For normal values z times the root of n - 3 has variance 1;
    for others that of Steiger and Hakstian, which few pairs mostly show too small. So the larger
    counts, with Student's t: the interval is never narrower than Fisher's.
    """
    n = pairs.first.n
    scale = sqrt(pairs.first.squares * pairs.second.squares)
    if n < FEWEST_PAIRS:
        return NotComputed(Reason.TOO_FEW if n else Reason.NOBODY, n)
    if pairs.first.equal or pairs.second.equal or not scale:
        return NotComputed(Reason.NO_SPREAD, n)
    found = min(1.0, max(-1.0, pairs.products / scale))
    if abs(found) == 1:
        return Estimate(found, found, found, n)
    half = t_quantile(n - 2) * sqrt(max(1.0, _unnormal(pairs, found)) / (n - 3))
    return Estimate(found, tanh(atanh(found) - half), tanh(atanh(found) + half), n)


def _unnormal(pairs: Together, found: float) -> float:
    """Return the variance of Fisher's z times n, from joint fourth moments.

    It is that of uv - r(u² + v²)/2, by (1 - r²)², u and v being the values in standard units.
    """
    n = pairs.first.n
    one, other = (sqrt(each.squares / n) for each in (pairs.first, pairs.second))
    m40, m31, m22, m13, m04 = (
        whole / n / one ** (DEGREE - at) / other**at for at, whole in enumerate(pairs.fourths)
    )
    return (m22 - found * (m31 + m13) + found**2 * (m40 + 2 * m22 + m04) / 4) / (1 - found**2) ** 2


def alpha(covariances: Values, n: int) -> Figure:
    """Return Cronbach's alpha of items that all n answered, with Feldt's interval.

    It may be below 0. ``covariances`` is the matrix of the items' covariances.
    """
    items = len(covariances)
    if items < 2:  # noqa: PLR2004 one item agrees with itself
        return NotComputed(Reason.TOO_FEW_SHARED, n)
    if n < 2:  # noqa: PLR2004
        return NotComputed(Reason.TOO_FEW if n else Reason.NOBODY, n)
    whole = float(covariances.sum())
    if whole <= 0:
        return NotComputed(Reason.NO_SPREAD, n)
    found = items / (items - 1) * (1 - float(np.trace(covariances)) / whole)
    freedom = (n - 1, (n - 1) * (items - 1))
    low = 1 - (1 - found) * float(special.fdtri(*freedom, _TAIL))
    high = 1 - (1 - found) * float(special.fdtri(*freedom, 1 - _TAIL))
    return Estimate(found, low, high, n)


@dataclass(frozen=True, slots=True)
class Pooling:
    """What many groups have in common, and how far they truly are apart."""

    middle: float
    """The mean of all, each group weighing as much as it is sure."""
    between: float
    """The variance of the groups' true values; 0 where chance explains all differences."""
    within: float
    """The mean variance inside a group, for one that has no spread of its own."""

    def shrunken(self, group: Spread) -> float:
        """Return a group's mean, drawn to the middle as far as it is unsure."""
        if not self.between or not group.n:
            return self.middle
        weight = self.between / (self.between + (group.error or self.within / group.n))
        return weight * group.mean + (1 - weight) * self.middle


def pooling(groups: Sequence[Spread]) -> Pooling | None:
    """Return what groups have in common; None where fewer than two have any spread.

    The variance between is DerSimonian and Laird's estimate, the middle the mean by it.
    """
    sure = [group for group in groups if group.error > 0]
    if len(sure) < 2:  # noqa: PLR2004
        return None
    means = np.array([group.mean for group in sure])
    errors = np.array([group.error for group in sure])
    weights = 1 / errors
    fixed = float((weights * means).sum() / weights.sum())
    apart = float((weights * np.square(means - fixed)).sum())
    scale = float(weights.sum() - np.square(weights).sum() / weights.sum())
    between = max(0.0, (apart - (len(sure) - 1)) / scale)
    random = 1 / (errors + between)
    within = float(np.mean([group.variance for group in sure]))
    return Pooling(float((random * means).sum() / random.sum()), between, within)


def _interval(found: float, half: float, n: int, bounds: tuple[float, float]) -> Estimate:
    low, high = bounds
    return Estimate(found, max(low, found - half), min(high, found + half), n)
