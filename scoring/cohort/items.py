"""Item analysis of moments and lines, where students meet different ones by design.

The item is a moment. Its mark is what was earned of what was open there, 0 to 1, over all acts that
an attempt did at it; an attempt that never came, or to which nothing was open, is missing and is
left out. What is set against it (the rest) is what was earned of what was open everywhere else
on the path that was played. Everything is summed up batch by batch, so that it never stands in
memory at once.
"""

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from scoring.cohort.columns import Columns, Real, Whole
from scoring.cohort.estimates import Spread, joined
from scoring.cohort.sums import MIDDLE, Mask, Sums
from scoring.cohort.taken import POINT
from scoring.cohort.vocabulary import Vocabulary

FEW_CHOICES = 10
"""Choices of a moment up to which every set of them can be counted in a table."""
SAID = "say/"

Codes = NDArray[np.uint32]


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
        self.rests = Sums(moments)
        """Marks with their rests."""
        self._alone = Sums(moments)
        """Marks of attempts to which nothing else was open."""
        self.shared: NDArray[np.intp] = np.arange(moments)
        """The moments at which every attempt so far could earn something."""
        self._products: Real = np.zeros((moments, moments))
        self._above: Real = np.zeros(moments)
        self.times: Whole = np.zeros((moments, doings), np.int64)
        """How often everything was done at each moment."""
        self._chosen: Whole = np.zeros((moments, doings), np.int64)
        self._offered: Whole = np.zeros((moments, self._bits), np.int64)
        self._blindly: Real = np.zeros((moments, self._bits))
        self._lost: Whole = np.zeros((2, doings), np.int64)
        """What was open and not earned, in hundredths, each time something was done: its sum and
        the sum of its squares, which are whole and lose no digit."""
        self.worst: Whole = np.zeros((doings, len(words.rules)), np.int64)
        """How often each rule weighed most against it."""

    def add(self, batch: Columns) -> None:
        """Add attempts."""
        count, moments = batch.attempts, len(self.words.places)
        if not count:
            return
        self.attempts += count
        moment = batch.acts["moment"].astype(np.int64)
        doing = batch.acts["doing"].astype(np.int64)
        at = batch.owner * moments + moment
        credit, open_ = (batch.acts[name].astype(float) for name in ("credit", "open"))
        met = np.bincount(at, minlength=count * moments).reshape(count, moments)
        self.reached += (met > 0).sum(axis=0)
        self._add_marks(
            _summed(at, credit, count * moments).reshape(count, moments),
            _summed(at, open_, count * moments).reshape(count, moments),
        )
        self._add_doings(batch, moment, doing, open_ - credit)
        self._add_lines(batch, at, moment, doing)

    def _add_marks(self, credit: Real, open_: Real) -> None:
        judged = open_ > 0
        earned = np.minimum(np.maximum(credit, 0), open_)
        marks = _ratio(earned, open_)
        elsewhere = open_.sum(axis=1, keepdims=True) - open_
        rests = _ratio(earned.sum(axis=1, keepdims=True) - earned, elsewhere)
        alone = judged & (elsewhere <= 0)
        if alone.any():
            self._alone.add(alone, marks * alone, marks * alone)
            both = judged & ~alone
            self.rests.add(both, marks * both, rests * both)
        else:
            self.rests.add(judged, marks, rests * judged)
        self._add_shared(judged, marks)

    def _add_shared(self, judged: Mask, marks: Real) -> None:
        still = judged[:, self.shared].all(axis=0)
        self._products = self._products[np.ix_(still, still)]
        self._above = self._above[still]
        self.shared = self.shared[still]
        apart = marks[:, self.shared]
        # not by matrix multiplication: for so few columns its threads cost more than they save
        self._products += np.einsum("ai,aj->ij", apart, apart)
        self._above += apart.sum(axis=0)

    def _add_doings(self, batch: Columns, moment: Whole, doing: Whole, lost: Real) -> None:
        moments, doings, rules = *self.times.shape, self.worst.shape[1]
        cells = np.bincount(moment * doings + doing, minlength=moments * doings)
        self.times += cells.reshape(moments, doings)
        worst = doing * rules + batch.acts["worst"]
        self.worst += np.bincount(worst, minlength=doings * rules).reshape(doings, rules)
        for power, each in enumerate((lost, np.square(lost))):
            self._lost[power] += _summed(doing, each, doings).astype(np.int64)

    def _add_lines(self, batch: Columns, at: Whole, moment: Whole, doing: Whole) -> None:
        """Count the first thing that each attempt said at each moment, and what was on offer."""
        moments, doings = self.times.shape
        said = np.flatnonzero(doing < self._said)[::-1]
        first: Whole = np.full(batch.attempts * moments, -1)
        first[at[said]] = said  # of several the last assigned stays, which is the first said
        rows = first[first >= 0]
        where, offered = moment[rows], batch.acts["offered"][rows]
        cells = np.bincount(where * doings + doing[rows], minlength=moments * doings)
        self._chosen += cells.reshape(moments, doings)
        where, offered, counts = self._sets(where, offered)
        each = 1 / np.maximum(np.bitwise_count(offered), 1)
        for bit in range(self._bits):
            on_offer = (offered >> np.uint32(bit) & 1) * counts
            self._offered[:, bit] += _summed(where, on_offer.astype(float), moments).astype(int)
            self._blindly[:, bit] += _summed(where, on_offer * each, moments)

    def _sets(self, where: Whole, offered: Codes) -> tuple[Whole, Codes, Whole]:
        """Return every set of choices that was on offer at a moment, and how often it was."""
        width = 1 << self._bits
        if self._bits <= FEW_CHOICES:
            table = np.bincount(where * width + offered, minlength=len(self.words.places) * width)
            found = np.flatnonzero(table)
            counts = table[found]
        else:
            found, counts = np.unique(where << 32 | offered.astype(np.int64), return_counts=True)
            width = 1 << 32
        return found // width, (found % width).astype(np.uint32), counts

    # -- what came of it -----------------------------------------------------------------

    @property
    def judged(self) -> Whole:
        """How many attempts could earn something at each moment."""
        return (self.rests.n + self._alone.n).astype(np.int64)

    def marks(self, moment: int) -> Spread:
        """Return the marks at a moment."""
        return joined(self.rests.spread(moment), self._alone.spread(moment))

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

    def lost(self, doing: int) -> Spread:
        """Return the points that were open and not earned, each time something was done."""
        n = int(self.times[:, doing].sum())
        whole, squares = (int(each) for each in self._lost[:, doing])
        if not n:
            return Spread(0)
        mean = whole / n / POINT
        apart = n * squares - whole * whole  # whole numbers: 0 where, and only where, all are equal
        ends = (-inf, inf) if apart else (mean, mean)
        return Spread(n, mean, apart / n / POINT**2, *ends)

    def lost_at(self, moment: int) -> float | None:
        """Return what a line of a moment loses on average; None where none was said."""
        known = 0
        lost = 0.0
        for choice in self.words.places[moment].choices:
            doing = self.words.codes.doings[f"{SAID}{choice}"]
            times = int(self.times[moment, doing])
            known, lost = known + times, lost + times * self.lost(doing).mean
        return lost / known if known else None

    def covariances(self) -> Real:
        """Return the covariances of the marks at the moments that are shared."""
        n = self.attempts
        means = self._above / max(n, 1)
        products = self._products - n * np.outer(means, means)
        constant = np.array([self.marks(int(moment)).equal for moment in self.shared], bool)
        products[constant] = 0  # what is left of equal marks is only the rounding
        products[:, constant] = 0
        result: Real = products / max(n - 1, 1)
        return result


def _summed(keys: Whole, weights: Real, length: int) -> Real:
    """Return the sum of the weights of each key."""
    return np.bincount(keys, weights, length).astype(np.float64, copy=False)


def _ratio(part: Real, whole: Real) -> Real:
    """Return a part of a whole less ``MIDDLE``; 0 where there is no whole.

    Parts and wholes are in hundredths of points, so that a whole is at least 1.
    """
    result: Real = (part - MIDDLE * whole) / np.maximum(whole, 1)
    return result
