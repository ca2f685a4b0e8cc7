"""Pairs of values for many items at once, summed up batch by batch.

Sums of squares are joined as Chan, Golub and LeVeque (1979) do, which loses no digits. What is of
the third and fourth degree only tells how sure a correlation is, and is added up as it stands.
"""

from math import comb

import numpy as np
from numpy.typing import NDArray

from scoring.cohort.columns import Real
from scoring.cohort.estimates import DEGREE, Spread, Together

MIDDLE = 0.5
"""Marks are summed up around here, so that few digits are lost."""
SURELY_APART = 1e-9
"""Variance of marks that no rounding makes: from here they are surely not all equal."""

Mask = NDArray[np.bool_]


class Sums:
    """Pairs of values for many items at once, summed up as they come."""

    def __init__(self, items: int) -> None:
        """Begin with nothing."""
        self.n: Real = np.zeros(items)
        self.means: Real = np.zeros((2, items))
        self.squares: Real = np.zeros((2, items))
        self.products: Real = np.zeros(items)
        self._powers: Real = np.zeros((DEGREE + 1, DEGREE + 1, items))
        """At [i, j] the sum of the first less ``MIDDLE`` to i times the second to j."""
        self.low: Real = np.full((2, items), np.inf)
        self.high: Real = np.full((2, items), -np.inf)

    def add(self, known: Mask, first: Real, second: Real) -> None:
        """Add pairs: an attempt a row, an item a column, each value less ``MIDDLE``.

        What is not known must be 0 in both.
        """
        n = known.sum(axis=0).astype(float)
        within = np.maximum(n, 1)
        powers = _powers(n, first, second)
        above = np.stack([powers[1, 0], powers[0, 1]])
        squares = np.stack([powers[2, 0], powers[0, 2]])
        squares = np.maximum(squares - np.square(above) / within, 0)
        products = powers[1, 1] - above[0] * above[1] / within
        self._powers += powers
        self._join(n, MIDDLE + above / within, squares, products)
        for which, values in enumerate((first, second)):
            self._see(which, squares[which] > n * SURELY_APART, values, known)

    def _see(self, which: int, apart: Mask, values: Real, known: Mask) -> None:
        """Note between what the values of an item are, as long as they could all be equal."""
        self.low[which, apart], self.high[which, apart] = -np.inf, np.inf
        close = np.flatnonzero(~apart & known.any(axis=0)) if not apart.all() else ()
        if len(close):
            these, there = values[:, close] + MIDDLE, known[:, close]
            lowest = np.where(there, these, np.inf).min(axis=0)
            highest = np.where(there, these, -np.inf).max(axis=0)
            self.low[which, close] = np.minimum(self.low[which, close], lowest)
            self.high[which, close] = np.maximum(self.high[which, close], highest)

    def _join(self, n: Real, means: Real, squares: Real, products: Real) -> None:
        whole = np.maximum(self.n + n, 1)
        moved = means - self.means
        weight = self.n * n / whole
        self.squares += squares + np.square(moved) * weight
        self.products += products + moved[0] * moved[1] * weight
        self.means += moved * (n / whole)
        self.n += n

    def spread(self, item: int, which: int = 0) -> Spread:
        """Return the first (0) or second (1) values of an item."""
        return Spread(
            int(self.n[item]),
            float(self.means[which, item]),
            float(self.squares[which, item]),
            float(self.low[which, item]),
            float(self.high[which, item]),
        )

    def together(self, item: int) -> Together:
        """Return how the two go together at an item."""
        return Together(
            self.spread(item),
            self.spread(item, 1),
            float(self.products[item]),
            tuple(self._apart(item, DEGREE - power, power) for power in range(DEGREE + 1)),
        )

    def _apart(self, item: int, first: int, second: int) -> float:
        """Return the sum of products of powers of differences from the means.

        A power of a difference is written out by the binomial theorem, so that sums around
        ``MIDDLE`` are enough.
        """
        one, other = (float(mean) for mean in MIDDLE - self.means[:, item])
        return sum(
            comb(first, i)
            * one ** (first - i)
            * comb(second, j)
            * other ** (second - j)
            * float(self._powers[i, j, item])
            for i in range(first + 1)
            for j in range(second + 1)
        )


def _powers(n: Real, first: Real, second: Real) -> Real:
    """Return the sums of products of powers of each column, up to the fourth degree."""
    found: Real = np.zeros((DEGREE + 1, DEGREE + 1, len(n)))
    one, both, other = first * first, first * second, second * second
    found[0, 0] = n
    found[1, 0], found[0, 1] = first.sum(axis=0), second.sum(axis=0)
    found[2, 0], found[1, 1], found[0, 2] = (each.sum(axis=0) for each in (one, both, other))
    found[3, 0], found[2, 1] = _products(one, first), _products(one, second)
    found[1, 2], found[0, 3] = _products(other, first), _products(other, second)
    found[4, 0], found[3, 1] = _products(one, one), _products(one, both)
    found[2, 2] = _products(both, both)
    found[1, 3], found[0, 4] = _products(other, both), _products(other, other)
    return found


def _products(one: Real, other: Real) -> Real:
    """Return the sum of products of each column with the same one of the other."""
    result: Real = np.einsum("ai,ai->i", one, other)
    return result
