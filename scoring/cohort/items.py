"""Item analysis of moments and lines, where students meet different ones by design.

The item is a moment. Its mark is what was earned of what was open there, 0 to 1, over all acts that
an attempt did at it; an attempt that never came, or to which nothing was open, is missing and is
left out. What is set against it (the rest) is what was earned of what was open everywhere else
on the path that was played. Everything is summed up batch by batch, so that it never stands in
memory at once; sums are joined as Chan, Golub and LeVeque (1979) do, which loses no digits.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.cohort.columns import Columns, Real, Whole
from scoring.cohort.estimates import Spread, Together
from scoring.cohort.taken import POINT
from scoring.cohort.vocabulary import Vocabulary

MIDDLE = 0.5
"""Marks are summed up around here, so that few digits are lost."""
SAID = "say/"


class Sums:
    """Pairs of values for many items at once, summed up as they come."""

    def __init__(self, items: int) -> None:
        """Begin with nothing."""
        self.n: Real = np.zeros(items)
        self.means: Real = np.zeros((2, items))
        self.squares: Real = np.zeros((2, items))
        self.products: Real = np.zeros(items)
        self.low: Real = np.full((2, items), np.inf)
        self.high: Real = np.full((2, items), -np.inf)

    def add(self, first: Real, second: Real) -> None:
        """Add pairs: an attempt a row, an item a column; where one is not a number, none is."""
        known = ~(np.isnan(first) | np.isnan(second))
        n = known.sum(axis=0).astype(float)
        values = np.stack([np.where(known, first, 0.0), np.where(known, second, 0.0)])
        means = values.sum(axis=1) / np.maximum(n, 1)
        apart = np.where(known, values - means[:, None, :], 0.0)
        self._join(n, means, np.square(apart).sum(axis=1), (apart[0] * apart[1]).sum(axis=0))
        lowest = np.where(known, values, np.inf).min(axis=1, initial=np.inf)
        highest = np.where(known, values, -np.inf).max(axis=1, initial=-np.inf)
        self.low, self.high = np.minimum(self.low, lowest), np.maximum(self.high, highest)

    def add_grouped(self, item: Whole, values: Real) -> None:
        """Add single values, each to its item."""
        items = len(self.n)
        n = np.bincount(item, minlength=items).astype(float)
        means = _summed(item, values, items) / np.maximum(n, 1)
        squares = _summed(item, np.square(values - means[item]), items)
        self._join(n, np.stack([means, means]), np.stack([squares, squares]), squares)
        np.minimum.at(self.low[0], item, values)
        np.maximum.at(self.high[0], item, values)
        self.low[1], self.high[1] = self.low[0], self.high[0]

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
        return Together(self.spread(item), self.spread(item, 1), float(self.products[item]))


@dataclass(frozen=True, slots=True)
class LineSums:
    """How often one line was the first thing said at its moment."""

    choice: str
    chosen: int
    offered: int
    """Attempts to which it was on offer when they first said something there."""
    blindly: float
    """How many of them would have chosen it blindly."""


class Items:
    """What the first attempts of one vocabulary did at its moments, summed up batch by batch."""

    def __init__(self, words: Vocabulary) -> None:
        """Begin with nothing."""
        self.words = words
        self.attempts = 0
        moments, doings = len(words.places), len(words.doings)
        self._said = sum(doing.startswith(SAID) for doing in words.doings)
        self._bits = max((len(place.choices) for place in words.places), default=0)
        self.reached: Whole = np.zeros(moments, np.int64)
        self.marks = Sums(moments)
        """Marks by themselves."""
        self.rests = Sums(moments)
        """Marks with their rests."""
        self._products: Real = np.zeros((moments, moments))
        self._above: Real = np.zeros(moments)
        self.times: Whole = np.zeros((moments, doings), np.int64)
        """How often everything was done at each moment."""
        self._chosen: Whole = np.zeros((moments, doings), np.int64)
        self._offered: Whole = np.zeros((moments, self._bits), np.int64)
        self._blindly: Real = np.zeros((moments, self._bits))
        self.lost = Sums(doings)
        """Points open and not earned, each time something was done."""
        self.worst: Whole = np.zeros((doings, len(words.rules)), np.int64)
        """How often each rule weighed most against it."""

    def add(self, batch: Columns) -> None:
        """Add attempts."""
        count, moments = len(batch.heads), len(self.words.places)
        if not count:
            return
        self.attempts += count
        moment = batch.acts["moment"].astype(np.int64)
        doing = batch.acts["doing"].astype(np.int64)
        at = batch.owner * moments + moment
        credit, open_ = (batch.acts[name].astype(float) for name in ("credit", "open"))
        self._add_marks(
            np.bincount(at, minlength=count * moments).reshape(count, moments),
            _summed(at, credit, count * moments).reshape(count, moments),
            _summed(at, open_, count * moments).reshape(count, moments),
        )
        self._add_doings(batch, moment, doing, (open_ - credit) / POINT)
        self._add_lines(batch, at, moment, doing)

    def _add_marks(self, met: Whole, credit: Real, open_: Real) -> None:
        self.reached += (met > 0).sum(axis=0)
        earned = np.minimum(np.maximum(credit, 0), open_)
        marks = _ratio(earned, open_)
        rests = _ratio(
            earned.sum(axis=1, keepdims=True) - earned, open_.sum(axis=1, keepdims=True) - open_
        )
        self.marks.add(marks, marks)
        self.rests.add(marks, rests)
        apart = np.where(np.isnan(marks), 0.0, marks - MIDDLE)
        self._products += apart.T @ apart
        self._above += apart.sum(axis=0)

    def _add_doings(self, batch: Columns, moment: Whole, doing: Whole, lost: Real) -> None:
        moments, doings, rules = *self.times.shape, self.worst.shape[1]
        cells = np.bincount(moment * doings + doing, minlength=moments * doings)
        self.times += cells.reshape(moments, doings)
        worst = doing * rules + batch.acts["worst"]
        self.worst += np.bincount(worst, minlength=doings * rules).reshape(doings, rules)
        self.lost.add_grouped(doing, lost)

    def _add_lines(self, batch: Columns, at: Whole, moment: Whole, doing: Whole) -> None:
        """Count the first thing that each attempt said at each moment, and what was on offer."""
        moments, doings = self.times.shape
        said = np.flatnonzero(doing < self._said)[::-1]
        first: Whole = np.full(len(batch.heads) * moments, -1)
        first[at[said]] = said  # of several the last assigned stays, which is the first said
        rows = first[first >= 0]
        where, offered = moment[rows], batch.acts["offered"][rows]
        cells = np.bincount(where * doings + doing[rows], minlength=moments * doings)
        self._chosen += cells.reshape(moments, doings)
        each = 1 / np.maximum(np.bitwise_count(offered), 1)
        for bit in range(self._bits):
            on_offer = (offered >> np.uint32(bit) & 1).astype(bool)
            here = where[on_offer]
            self._offered[:, bit] += np.bincount(here, minlength=moments)
            self._blindly[:, bit] += _summed(here, each[on_offer], moments)

    # -- what came of it -----------------------------------------------------------------

    def lines(self, moment: int) -> tuple[LineSums, ...]:
        """Return the lines of a moment that were on offer to anybody, in the order of the file."""
        doings = self.words.codes.doings
        return tuple(
            LineSums(
                choice,
                int(self._chosen[moment, doings[f"{SAID}{choice}"]]),
                int(self._offered[moment, bit]),
                float(self._blindly[moment, bit]),
            )
            for bit, choice in enumerate(self.words.places[moment].choices)
            if self._offered[moment, bit]
        )

    def lost_at(self, moment: int) -> float | None:
        """Return what a line of a moment loses on average; None where none was said."""
        doings = [self.words.codes.doings[f"{SAID}{c}"] for c in self.words.places[moment].choices]
        times = self.times[moment, doings]
        known = times.sum()
        return float((times * self.lost.means[0, doings]).sum() / known) if known else None

    @property
    def shared(self) -> NDArray[np.intp]:
        """The moments at which every attempt could earn something."""
        everybody = self.marks.n == self.attempts
        return np.flatnonzero(everybody) if self.attempts else np.flatnonzero(self.marks.n)

    def covariances(self) -> Real:
        """Return the covariances of the marks at the moments that are shared."""
        here = self.shared
        n = self.attempts
        means = self._above[here] / max(n, 1)
        products = self._products[np.ix_(here, here)] - n * np.outer(means, means)
        constant = self.marks.low[0, here] >= self.marks.high[0, here]
        products[constant] = 0  # what is left of equal marks is only the rounding
        products[:, constant] = 0
        result: Real = products / max(n - 1, 1)
        return result


def _summed(keys: Whole, weights: Real, length: int) -> Real:
    """Return the sum of the weights of each key."""
    return np.bincount(keys, weights, length).astype(np.float64, copy=False)


def _ratio(part: Real, whole: Real) -> Real:
    """Return a part of a whole, 0 to 1; not a number where there is no whole."""
    result: Real = np.full(part.shape, np.nan)
    np.divide(part, whole, out=result, where=whole > 0)
    return result
