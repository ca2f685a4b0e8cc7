"""Makes a report that can be shared: nobody in it can be recognised, nor found by comparing two.

A number is shown only where it is of nobody, of everybody, or of at least k students with at least
k others beside them. Where a number of a distribution is hidden, so many others of it are hidden
that what is left over, too, is nobody's or at least k. Against an earlier report a number is the
same or at least k apart; and none is made at all where the students who differ are fewer than k.
Free text there is none, and no day.

A mean of whole numbers and its interval are two equations for how many had each: often only one
answer fits. So where a number of a distribution is hidden, so is every mean of the same values.
Where less than half of a distribution could be shown, nothing of it is, and the mean is told by
the step that it lies in: as many steps as there are groups of k, so that k students could have had
anything. A mean that no distribution stands beside is rounded and has no interval.

Sources: NCES 2011-603 (most who publish school results hide below 10), OsloMet (5 or fewer are too
few), Sweeney 2002 (k-anonymity).
"""

from collections.abc import Mapping, Sequence

from scoring.cohort.estimates import Estimate, Figure, NotComputed, Reason
from scoring.cohort.remembered import Shared
from scoring.cohort.report import Distribution

DEFAULT_K = 10
FLOOR = 6
"""The smallest k: groups of 5 or fewer can be recognised."""
HIDDEN = NotComputed(Reason.HIDDEN)
STEP = "step"
DECIMALS = 1
"""To which a mean is rounded that no distribution stands beside."""


class CannotShareError(ValueError):
    """A report that cannot be shared."""


class TooSmallKError(CannotShareError):
    """A k below the floor."""


class SeveralScenariosError(CannotShareError):
    """A report on several scenarios, or versions of one: who met which could be worked out."""


class TooAlikeError(CannotShareError):
    """A report that, beside an earlier one, would tell on somebody."""

    def __init__(self, students: int) -> None:
        """Say how many students are in one of both alone, or have other attempts in it."""
        super().__init__(f"{students} students differ from an earlier report")
        self.students = students


def rounded(figure: Figure) -> Figure:
    """Return a mean as coarse as it is shared; one that is not computed, as it is."""
    if not isinstance(figure, Estimate):
        return figure
    return Estimate(round(figure.value, DECIMALS), None, None, figure.n)


def whole(found: Distribution) -> bool:
    """Say whether every number of a distribution is shown."""
    return found.n is not None and None not in found.counts.values()


def see_apart(attempts: Mapping[str, str], earlier: Sequence[Shared], k: int = DEFAULT_K) -> None:
    """See that what is to be shared differs from what was by nobody or by enough students.

    Raises:
        TooAlikeError: where it does not.
    """
    for each in earlier:
        before, now = each.attempts, attempts
        for one, other in ((before, now), (now, before)):
            away = each.forgotten if one is before else 0
            gone = away + len(set(one.values()) - set(other.values()))
            changed = {student for attempt, student in one.items() if attempt not in other}
            for students in (gone, away + len(changed)):
                if 0 < students < k:
                    raise TooAlikeError(students)


class Keeper:
    """Decides, number by number, what is shown, and notes it."""

    def __init__(self, everybody: int, earlier: Sequence[Shared], k: int) -> None:
        """Know how many there are in all, and what was shown before."""
        self.k = k
        self.everybody = everybody
        self.numbers: dict[str, int] = {}
        self._before = [each.numbers for each in earlier]

    def may(self, path: str, count: int, whole: int) -> bool:
        """Say whether a number of so many may be shown at a place."""
        few = 0 < count < self.k or 0 < whole - count < self.k
        before = [numbers[path] for numbers in self._before if path in numbers]
        return not few and all(abs(count - was) not in range(1, self.k) for was in before)

    def count(self, path: str, count: int | None, whole: int | None = None) -> int | None:
        """Return a number of so many (all, unless told), or None where it is hidden."""
        most = self.everybody if whole is None else whole
        if count is None or not self.may(path, count, most):
            return None
        self.numbers[path] = count
        return count

    def figure(self, path: str, figure: Figure, whole: int | None = None) -> Figure:
        """Return a figure where it rests on enough, else that it is hidden."""
        n = figure.n
        most = self.everybody if whole is None else whole
        if not self.may(path, n, self.everybody) or not self.may(path, n, most):
            return HIDDEN
        self.numbers[path] = n
        return figure

    def share(self, path: str, figure: Figure, whole: int | None = None) -> Figure:
        """Return a share where both those who have it and the others are enough."""
        if isinstance(figure, Estimate):
            count = round(figure.value * figure.n)
            if not self.may(f"{path}/count", count, figure.n):
                return HIDDEN
            shown = self.figure(path, figure, whole)
            if isinstance(shown, Estimate):
                self.numbers[f"{path}/count"] = count
            return shown
        return self.figure(path, figure, whole)

    def step(self, path: str, figure: Figure, bounds: tuple[float, float]) -> Figure:
        """Return the step of a scale that a mean lies in: its middle, with its ends."""
        steps = figure.n // self.k
        if not isinstance(figure, Estimate) or steps < 2:  # noqa: PLR2004 one step is the scale
            return HIDDEN
        low, high = bounds
        width = (high - low) / steps
        begins = low + width * min(int((figure.value - low) / width), steps - 1)
        self.numbers[f"{path}/{STEP}"] = 0
        return Estimate(begins + width / 2, begins, begins + width, figure.n)

    def prefers_step(self, path: str, shown: Mapping[str, int | None], n: int) -> bool:
        """Say whether a mean's step is told rather than what could be shown of a distribution.

        Never both, not in two reports either: together they tell more than each.
        """
        if any(f"{path}/{STEP}" in numbers for numbers in self._before):
            return True
        told = (f"{path}/{name}" in numbers for numbers in self._before for name in shown)
        return not any(told) and 2 * sum(count or 0 for count in shown.values()) < n

    def distribution(self, path: str, found: Distribution) -> Distribution:
        """Return a distribution of students with what tells on somebody hidden."""
        if self.count(path, found.n) is None or found.n is None:
            return Distribution(dict.fromkeys(found.counts, None), None)
        counts = {name: count or 0 for name, count in found.counts.items()}
        hidden = self.hidden(path, counts, found.n)
        for name, count in counts.items():
            if name not in hidden:
                self.numbers[f"{path}/{name}"] = count
        return Distribution(
            {name: None if name in hidden else count for name, count in counts.items()}, found.n
        )

    def hidden(self, path: str, counts: Mapping[str, int], whole: int) -> frozenset[str]:
        """Return the cells of a distribution that are hidden, and note what is left over.

        The smallest cells are added until what they are together may be shown. Cells that must be
        hidden by what was shown before are taken as they are.
        """
        hidden = {
            name for name, count in counts.items() if not self.may(f"{path}/{name}", count, whole)
        }
        if not hidden:
            return frozenset()
        rest = sorted((count, name) for name, count in counts.items() if name not in hidden)
        while not self._may_be_left(path, hidden, counts, whole):
            if not rest:
                break
            hidden.add(rest.pop(0)[1])
        self.numbers[_left(path, hidden)] = sum(counts[name] for name in hidden)
        return frozenset(hidden)

    def _may_be_left(
        self, path: str, hidden: set[str], counts: Mapping[str, int], whole: int
    ) -> bool:
        """Say whether cells may be told to be so many together; one by itself may not."""
        together = sum(counts[name] for name in hidden)
        return len(hidden) > 1 and self.may(_left(path, hidden), together, whole)


def _left(path: str, hidden: set[str]) -> str:
    return f"{path}/{'+'.join(sorted(hidden))}"
