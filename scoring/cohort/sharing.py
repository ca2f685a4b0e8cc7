"""Makes a report that can be shared: nobody in it can be recognised, nor found by comparing two.

A report tells into which parts its students fall: by level, by what they chose, by whether they
came to something. What counts is not the numbers that stand there but the parts that follow from
them by adding and subtracting. Each of those is nobody or at least k students; where groups hold
each other, so is what lies between them. Where a cell of a distribution is hidden, so many others
are hidden that they are at least two groups of k together. Against an earlier report each part,
and whatever can be added up from both, is the same or at least k apart; and none is made at all
where the students who differ, or who are in both, are fewer than k. Free text there is none, and
no day.

A mean of whole numbers and its interval are two equations for how many had each: often only one
answer fits. So where a number of a distribution is hidden, so is every mean of the same values.
Where less than half of a distribution could be shown, nothing of it is, and the mean is told by
the step that it lies in: as many steps as there are groups of k, so that k students could have had
anything. A mean that no distribution stands beside is rounded and has no interval; near an end of
what it could be it is hidden, as it would tell that only few had anything else.

Sources: NCES 2011-603 (most who publish school results hide below 10), OsloMet (5 or fewer are too
few), Sweeney 2002 (k-anonymity).
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from types import MappingProxyType

from scoring.cohort.estimates import Estimate, Figure, NotComputed, Reason
from scoring.cohort.parts import Parts, is_few, merged, rings, tell_of_few
from scoring.cohort.remembered import Shared
from scoring.cohort.report import Distribution

DEFAULT_K = 10
FLOOR = 6
"""The smallest k: groups of 5 or fewer can be recognised."""
HIDDEN = NotComputed(Reason.HIDDEN)
STEP = "step"
DECIMALS = 1
"""To which a mean is rounded that no distribution stands beside."""
STUDENTS = "students"
DIGITS = 12
"""Digits of a hash by which a report names other versions of its scenario."""
NOTHING: Mapping[str, Parts] = MappingProxyType({})


class CannotShareError(ValueError):
    """A report that cannot be shared."""


class TooSmallKError(CannotShareError):
    """A k below the floor."""


class SeveralScenariosError(CannotShareError):
    """A report on several scenarios, or versions of one: who met which could be worked out."""


class OtherKError(CannotShareError):
    """A k that is not that of earlier reports on the same class."""

    def __init__(self, k: int) -> None:
        """Say which they were made with."""
        super().__init__(f"earlier reports were made with {k}")
        self.k = k


class TooAlikeError(CannotShareError):
    """A report that, beside an earlier one, would tell on somebody."""

    def __init__(self, students: int) -> None:
        """Say how many students are in one of both alone, in both, or have other attempts."""
        super().__init__(f"{students} students differ from an earlier report")
        self.students = students


def rounded(figure: Figure) -> Figure:
    """Return a mean as coarse as it is shared; one that is not computed, as it is."""
    if not isinstance(figure, Estimate):
        return figure
    return Estimate(round(figure.value, DECIMALS), None, None, figure.n)


def coarse(figure: Figure, ends: tuple[float, float], k: int) -> Figure:
    """Return a mean of whole numbers as coarse as it is shared; near an end it is hidden.

    ``ends`` are the least and the greatest that it could be. Near is where fewer than k students
    who are one away from the end could account for it: then few are anything else. At the end
    itself it is hidden too, or its being hidden would tell.
    """
    if not isinstance(figure, Estimate):
        return figure
    low, high = ends
    apart = round(min(figure.value - low, high - figure.value) * figure.n)
    return HIDDEN if low < high and apart < k else rounded(figure)


def all_or_none(*figures: Figure) -> tuple[Figure, ...]:
    """Return figures of which one follows from the others: all, or none where one is hidden."""
    return (HIDDEN,) * len(figures) if HIDDEN in figures else figures


def whole(found: Distribution) -> bool:
    """Say whether every number of a distribution is shown."""
    return found.n is not None and None not in found.counts.values()


def unseen(found: Distribution) -> Distribution:
    """Return a distribution of which nothing is shown."""
    return Distribution(dict.fromkeys(found.counts, None), None)


def see_one_k(k: int, earlier: Sequence[Shared]) -> None:
    """See that a class is shared with one k only: the steps of two cut each other.

    Raises:
        TooSmallKError: where k is below the floor.
        OtherKError: where an earlier report was made with another.
    """
    if k < FLOOR:
        raise TooSmallKError(k)
    for each in earlier:
        if each.k is not None and each.k != k:
            raise OtherKError(each.k)


def see_apart(
    attempts: Mapping[str, str],
    earlier: Sequence[Shared],
    k: int = DEFAULT_K,
    version: str = "",
) -> None:
    """See that what is to be shared differs from what was by nobody or by enough students.

    ``version`` is the scenario's, by which an earlier report on another one may have named it.

    Raises:
        TooAlikeError: where it does not.
    """
    for each in earlier:
        for students in _between(attempts, each, k, version):
            if is_few(students, k):
                raise TooAlikeError(students)


def _between(now: Mapping[str, str], earlier: Shared, k: int, version: str) -> Iterator[int]:
    """Yield of how many students a report and an earlier one could tell together."""
    before = earlier.attempts
    were, are = set(before.values()), set(now.values())
    for one, other, away in ((before, now, earlier.forgotten), (now, before, 0)):
        yield away + len(set(one.values()) - set(other.values()))
        yield away + len({student for attempt, student in one.items() if attempt not in other})
    in_all = len(were) + earlier.forgotten
    yield abs(len(are) - in_all)
    yield abs(len(are) - earlier.numbers.get(f"{version_place(version)}/{STUDENTS}", len(are)))
    if min(in_all, len(are)) >= k:  # of fewer nothing is told
        yield len(were & are)


def version_place(version: str) -> str:
    """Return where it is noted how many played a version, by its hash or the beginning of it."""
    return f"version/{version[:DIGITS]}"


@dataclass(frozen=True, slots=True)
class Table:
    """A distribution of students, where it stands, and what is known beside it."""

    place: str
    counts: Parts
    beside: Parts
    """The parts of everybody else."""
    also: Mapping[str, Parts] = field(default_factory=dict)
    """Cell to what is told together with it, at a place of its own."""

    def parts(self, hidden: AbstractSet[str]) -> Parts:
        """Return the parts of everybody that are told where some cells are hidden."""
        return {**merged(self.counts, hidden), **self.beside}


class Keeper:
    """Decides, place by place, into which parts everybody may be told to fall, and notes it."""

    def __init__(self, everybody: int, earlier: Sequence[Shared], k: int) -> None:
        """Know how many there are in all, and what was shown before."""
        self.k = k
        self.everybody = everybody
        self.numbers: dict[str, int] = {}
        self._before = [_by_place(each.numbers) for each in earlier]

    def rings(self, **groups: int | None) -> Parts:
        """Return the parts of everybody by groups of which each holds the one before.

        None stands for a group of which it is hidden how many it holds.
        """
        return rings(**groups, everybody=self.everybody)

    def beside(self, count: int, **around: int | None) -> Parts:
        """Return the parts of all but so many, by the groups around them, the smallest first."""
        parts = dict(self.rings(here=count, **around))
        del parts["here"]
        return parts

    def may(self, place: str, parts: Parts) -> bool:
        """Say whether it may be told at a place how many are in each part."""
        if any(is_few(count, self.k) for count in parts.values()):
            return False
        before = [numbers[place] for numbers in self._before if place in numbers]
        return not any(tell_of_few(each, parts, self.k) for each in before)

    def note(self, place: str, parts: Parts) -> None:
        """Note that it is told at a place how many are in each part."""
        self.numbers |= {f"{place}/{part}": count for part, count in parts.items()}

    def tells(self, told: Mapping[str, Parts]) -> bool:
        """Note what is told together, by place, where all of it may be; say whether it is."""
        may = all(self.may(place, parts) for place, parts in told.items())
        for place, parts in told.items() if may else ():
            self.note(place, parts)
        return may

    def count(self, place: str, count: int | None, **around: int | None) -> int | None:
        """Return a number of so many, or None where it is hidden.

        ``around`` are the groups that hold them, the smallest first.
        """
        if count is None or not self.tells({place: self.rings(here=count, **around)}):
            return None
        return count

    def figure(self, place: str, figure: Figure, **around: int | None) -> Figure:
        """Return a figure where it rests on enough, else that it is hidden."""
        if figure == HIDDEN or self.count(place, figure.n, **around) is None:
            return HIDDEN
        return figure

    def share(self, place: str, figure: Figure, **around: int | None) -> Figure:
        """Return a share where both those who have it and the others are enough."""
        if not isinstance(figure, Estimate):
            return self.figure(place, figure, **around)
        return figure if self.tells({place: self.having(figure, **around)}) else HIDDEN

    def having(self, figure: Figure, **around: int | None) -> Parts:
        """Return the parts that a share tells of: those who have it, the others, and the rest."""
        return self.rings(having=having(figure), asked=figure.n, **around)

    def step(self, place: str, figure: Figure, bounds: tuple[float, float]) -> Figure:
        """Return the step of a scale that a mean lies in: its middle, with its ends."""
        steps = figure.n // self.k
        if not isinstance(figure, Estimate) or steps < 2:  # noqa: PLR2004 one step is the scale
            return HIDDEN
        low, high = bounds
        width = (high - low) / steps
        begins = low + width * min(int((figure.value - low) / width), steps - 1)
        self.note(f"{place}/{STEP}", {STEP: 0})
        return Estimate(begins + width / 2, begins, begins + width, figure.n)

    def stepped(self, place: str) -> bool:
        """Say whether an earlier report told a mean by its step, and so nothing of its table."""
        return any(f"{place}/{STEP}" in numbers for numbers in self._before)

    def prefers_step(self, place: str, shown: Mapping[str, int | None], n: int) -> bool:
        """Say whether a mean's step is told rather than what could be shown of a distribution.

        Never both, not in two reports either: together they tell more than each.
        """
        if self.stepped(place):
            return True
        told = (name in numbers.get(place, {}) for numbers in self._before for name in shown)
        return not any(told) and 2 * sum(count or 0 for count in shown.values()) < n

    def distribution(
        self,
        place: str,
        found: Distribution,
        also: Mapping[str, Parts] = NOTHING,
        **around: int | None,
    ) -> Distribution:
        """Return a distribution of students with what tells on somebody hidden.

        ``around`` are the groups that hold its students; ``also`` is as ``Table`` has it.
        """
        counts = {name: count or 0 for name, count in found.counts.items()}
        table = Table(place, counts, self.beside(sum(counts.values()), **around), also)
        if not self.may(place, table.parts(counts.keys())):
            return unseen(found)
        hidden = self.hidden(table)
        self.tell(table, hidden)
        return Distribution(without(counts, hidden), found.n)

    def hidden(self, table: Table) -> frozenset[str]:
        """Return the cells of a table that are hidden.

        Of those that could be told, the smallest are added until the others may be. Nobody's come
        last: who sees a 0 beside hidden cells would know that each of those is few.
        """
        counts = table.counts
        hidden = {
            name
            for name in counts
            if (name in table.also and not self.may(f"{table.place}/{name}", table.also[name]))
            or not self.may(table.place, table.parts(counts.keys() - {name}))
        }
        left = sorted(
            counts.keys() - hidden, key=lambda name: (not counts[name], counts[name], name)
        )
        while left and not self._may_be_hidden(table, hidden):
            hidden.add(left.pop(0))
        return frozenset(hidden)

    def _may_be_hidden(self, table: Table, hidden: AbstractSet[str]) -> bool:
        """Say whether these cells of a table may be hidden, and only these."""
        enough = sum(table.counts[name] for name in hidden) >= 2 * self.k
        alone = len(hidden) == 1
        return (not hidden or (enough and not alone)) and self.may(table.place, table.parts(hidden))

    def tell(self, table: Table, hidden: AbstractSet[str]) -> None:
        """Note that a table is told but for the cells that are hidden."""
        self.tells({table.place: table.parts(hidden)})
        for name in table.also.keys() - hidden:
            self.note(f"{table.place}/{name}", table.also[name])


def having(figure: Figure) -> int:
    """Return how many have what a share is of; nobody where it is not computed."""
    return round(figure.value * figure.n) if isinstance(figure, Estimate) else 0


def without(counts: Parts, hidden: AbstractSet[str]) -> Mapping[str, int | None]:
    """Return the cells of a distribution, None for what is hidden."""
    return {name: None if name in hidden else count for name, count in counts.items()}


def _by_place(numbers: Mapping[str, int]) -> Mapping[str, Parts]:
    found: dict[str, dict[str, int]] = {}
    for path, count in numbers.items():
        place, _, part = path.rpartition("/")
        found.setdefault(place, {})[part] = count
    return found
