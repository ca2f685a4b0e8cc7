"""Whether something gives the best choice away more often than chance would."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt

from scoring.checks.worths import ChoiceSet

FEWEST_SETS = 8
"""Choice sets from which anything can be said."""

SPREADS = 2.0
"""Standard deviations above what chance gives, from which it is no longer put down to chance."""

MOST_NAMED = 4
"""Moments that are named."""

Sign = Callable[[ChoiceSet], int | None]
"""Returns the position, from 0, of the choice that has the sign; None where no single one has."""


@dataclass(frozen=True, slots=True)
class Count:
    """How often the choice with a sign was also the best one."""

    met: tuple[str, ...]
    """The refs of the choices that had the sign and were the best, in the order of the file."""
    sets: int
    """Choice sets in which one choice had the sign."""
    expected: float
    """How often the sign would have met a best choice by chance."""
    variance: float

    @property
    def is_too_often(self) -> bool:
        """Whether the sign is followed by the best choice more often than chance explains."""
        most = self.expected + SPREADS * sqrt(self.variance)
        return self.sets >= FEWEST_SETS and len(self.met) > most

    @property
    def params(self) -> dict[str, str]:
        """What fills the blanks of the message."""
        moments = [ref.split("/")[0] for ref in self.met]
        more = " …" if len(moments) > MOST_NAMED else ""
        return {
            "met": str(len(self.met)),
            "sets": str(self.sets),
            "share": f"{100 * len(self.met) / self.sets:.0f}",
            "chance": f"{100 * self.expected / self.sets:.0f}",
            "moments": ", ".join(moments[:MOST_NAMED]) + more,
        }


def count(sets: Iterable[ChoiceSet], sign: Sign) -> Count:
    """Count how often the choice with a sign is the best one, and how often it would by chance.

    By chance the sign falls on any choice of a set alike. A set whose choices are all as good
    says nothing, and is left out.
    """
    met: list[str] = []
    number, expected, variance = 0, 0.0, 0.0
    for each in sets:
        position = sign(each)
        if position is None or len(each.best) == len(each.judged):
            continue
        chance = len(each.best) / len(each.judged)
        number, expected, variance = (
            number + 1,
            expected + chance,
            variance + chance * (1 - chance),
        )
        if position in each.best:
            met.append(f"{each.moment.id}/{each.judged[position].choice.id}")
    return Count(tuple(met), number, expected, variance)


def only_one(values: list[float]) -> int | None:
    """Return the position of the largest value, None where several are as large."""
    largest = max(values)
    return values.index(largest) if values.count(largest) == 1 else None
