"""Gathers packed attempts, batch by batch, into what a report is computed from.

Heads are kept, some hundred bytes an attempt; acts are summed up as they pass. The first attempt
of a student is the first that comes, so each student's come in the order of their numbers.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import count

import numpy as np
from numpy.typing import NDArray

from scoring.cohort.columns import Real, Row, Table, Whole, columns, heads
from scoring.cohort.items import Items
from scoring.cohort.packing import SIMULATED
from scoring.cohort.taken import Occasion
from scoring.cohort.vocabulary import Vocabulary

OCCASIONS: Mapping[str, int] = {occasion.value: code for code, occasion in enumerate(Occasion)}


class Students:
    """The students of a cohort, each with a number from 0."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._codes: defaultdict[str, int] = defaultdict(count().__next__)

    def __len__(self) -> int:
        return len(self._codes)

    def codes(self, students: Iterable[str]) -> Iterable[int]:
        """Return the students' numbers."""
        return map(self._codes.__getitem__, students)


class Gathered:
    """All attempts of one vocabulary."""

    def __init__(self, words: Vocabulary, students: Students | None = None) -> None:
        """Begin with nothing; ``students`` is shared by all vocabularies of a cohort."""
        self.words = words
        self.items = Items(words)
        self.days: Counter[str] = Counter()
        """How many attempts were begun on each day, as ISO dates; unknown days are left out."""
        self._students = Students() if students is None else students
        self._tried: dict[str, int] = {}
        self._heads: list[Table] = []
        self._student = array("q")
        self._rank = array("q")
        self._occasion = array("b")

    def add(self, rows: Sequence[Row | tuple[str, int, str, str, bytes]]) -> None:
        """Add attempts; those of one student in the order of their numbers.

        Raises:
            UnpackableError: where bytes are no attempt of this vocabulary.
        """
        if not rows:
            return
        names = [row[0] for row in rows]
        ranks = self._ranks(names)
        self._student.extend(self._students.codes(names))
        self._rank.extend(ranks)
        first = [row[4] for row, rank in zip(rows, ranks, strict=True) if rank == 1]
        self._occasion.extend([OCCASIONS[row[3]] for row in rows])
        self._heads.append(heads([row[4] for row in rows], self.words).copy())
        self.items.add(columns(first, self.words))
        self.days.update(row[2] for row in rows if row[2])

    def _ranks(self, names: Sequence[str]) -> Sequence[int]:
        """Return which attempt of its student each is, and remember it."""
        tried = self._tried
        if len(set(names)) == len(names) and tried.keys().isdisjoint(names):
            tried.update(dict.fromkeys(names, 1))
            return [1] * len(names)
        ranks = []
        for name in names:
            tried[name] = rank = tried.get(name, 0) + 1
            ranks.append(rank)
        return ranks

    def attempts(self) -> "Attempts":
        """Return the heads of everything that was added."""
        empty = heads([], self.words)
        joined = np.concatenate(self._heads) if self._heads else empty
        self._heads = [joined]
        return Attempts(
            self.words,
            joined,
            np.frombuffer(self._student, np.int64),
            np.frombuffer(self._rank, np.int64),
            np.frombuffer(self._occasion, np.int8),
        )


class Attempts:
    """The heads of all attempts of one vocabulary, as columns."""

    def __init__(
        self,
        words: Vocabulary,
        found: Table,
        student: Whole,
        rank: Whole,
        occasion: NDArray[np.int8],
    ) -> None:
        """Keep the columns; each has one row an attempt."""
        self.words = words
        self.heads = found
        self.student = student
        self.rank = rank
        """Which of the student's attempts here it is, from 1."""
        self.occasion = occasion

    def __len__(self) -> int:
        return len(self.heads)

    @cached_property
    def is_first(self) -> NDArray[np.bool_]:
        """Whether it is the student's first here."""
        result: NDArray[np.bool_] = self.rank == 1
        return result

    @cached_property
    def first(self) -> "Attempts":
        """Return the students' first attempts alone."""
        if self.is_first.all():
            return self
        rows = np.flatnonzero(self.is_first)
        return Attempts(
            self.words,
            self.heads[rows],
            self.student[rows],
            self.rank[rows],
            self.occasion[rows],
        )

    @property
    def simulated(self) -> int:
        """How many were taken by nobody."""
        return int((self.heads["flags"] & SIMULATED > 0).sum())

    @cached_property
    def levels(self) -> Real:
        """The level of each principle, 0 to 3; not a number where it was not tried."""
        return known(self.heads["levels"])

    @cached_property
    def ratings(self) -> Real:
        """What was rated for each principle, 0 to 3; not a number where nothing was."""
        return known(self.heads["ratings"])

    @cached_property
    def shares(self) -> Real:
        """What was earned of what was open, 0 to 1, for each principle."""
        open_ = self.heads["open"].astype(float)
        result: Real = np.full(open_.shape, np.nan)
        np.divide(self.heads["earned"], open_, out=result, where=open_ > 0)
        return result

    def first_at(self, occasion: Occasion) -> Whole:
        """Return the rows of each student's first attempt on an occasion."""
        rows = np.flatnonzero(self.occasion == OCCASIONS[occasion.value])
        _, at = np.unique(self.student[rows], return_index=True)
        result: Whole = rows[at]
        return result

    def first_of(self, rows: Whole) -> Whole:
        """Return, for each of some attempts, the row of its student's first."""
        first = np.flatnonzero(self.is_first)
        order = first[np.argsort(self.student[first])]
        return order[np.searchsorted(self.student[order], self.student[rows])]


def known(values: Table) -> Real:
    """Return small numbers as numbers, with those below 0 as not a number."""
    found: Real = values.astype(np.float64)
    found[found < 0] = np.nan
    return found


def over(values: Real) -> Real:
    """Return the mean of each row, of what is a number in it."""
    there = ~np.isnan(values)
    n = there.sum(axis=1)
    result: Real = np.full(len(values), np.nan)
    np.divide(np.where(there, values, 0.0).sum(axis=1), n, out=result, where=n > 0)
    return result


def per_student(parts: Iterable[tuple[Whole, Real]]) -> tuple[Whole, Real]:
    """Return the mean of each student's values, of those who have any.

    A student is one observation, however many attempts there are: attempts of one student
    are more alike than those of two.
    """
    pairs = list(parts)
    students = np.concatenate([np.zeros(0, np.int64), *(student for student, _ in pairs)])
    values = np.concatenate([np.zeros(0), *(value for _, value in pairs)])
    there = ~np.isnan(values)
    counts = np.bincount(students, there)
    who = np.flatnonzero(counts)
    return who, np.bincount(students, np.where(there, values, 0.0))[who] / counts[who]
