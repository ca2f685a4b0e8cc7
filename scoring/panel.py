"""What a panel of experts says of a scenario's choices, and where the rubric says otherwise.

Each expert rates every choice at its moment, 0 to 3, as ``Worth`` ranks them. How far they agree on
one choice is its average deviation from their mean; a choice on which it is larger than a sixth of
the number of steps is disputed (Burke and Dunlap 2002, S66). How far they agree on the whole is
Krippendorff's alpha for intervals (S67). A disputed choice is nobody's mistake: it is debatable.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from scoring.checks.worths import ChoiceSet, Scored
from scoring.phrases import Worth

RATINGS: Mapping[Worth, int] = {Worth.HARMFUL: 0, Worth.WEAK: 1, Worth.SOUND: 2, Worth.STRONG: 3}
STEPS = len(RATINGS)
DISPUTED_ABOVE = STEPS / 6
"""The average deviation above which experts do not agree."""
FEWEST = 3
"""Experts from whom agreement on one choice is spoken of."""
APART = 1.0
"""How far the panel's mean and the rubric must be apart, in steps, to be worth a look."""

Ratings = Mapping[str, Mapping[str, int]]
"""Expert to choice to rating; what an expert has not rated is left out."""


@dataclass(frozen=True, slots=True)
class Item:
    """One choice, as the panel sees it."""

    moment: str
    choice: str
    ratings: tuple[int, ...]
    """In the order of the experts."""
    chosen: int
    """Experts who said it when they played."""
    offered: int
    """Experts who could have said it when they played."""
    rubric: int
    """What the rubric makes of it where it stands, 0 to 3."""

    @property
    def mean(self) -> float | None:
        """The mean rating, 0 to 3; None where nobody rated it."""
        return sum(self.ratings) / len(self.ratings) if self.ratings else None

    @property
    def deviation(self) -> float | None:
        """The average deviation from the mean, in steps; None below ``FEWEST`` experts."""
        mean = self.mean
        if mean is None or len(self.ratings) < FEWEST:
            return None
        return sum(abs(each - mean) for each in self.ratings) / len(self.ratings)

    @property
    def disputed(self) -> bool:
        """Whether the experts do not agree on it."""
        return self.deviation is not None and self.deviation > DISPUTED_ABOVE

    @property
    def apart(self) -> float:
        """How far the panel that agrees is above the rubric, in steps; 0 where it is disputed."""
        if self.deviation is None or self.disputed or self.mean is None:
            return 0.0
        return self.mean - self.rubric


@dataclass(frozen=True, slots=True)
class Opposed:
    """A moment at which the panel and the rubric hold different choices for the best."""

    moment: str
    panel: tuple[str, ...]
    """The choices that the panel rates highest."""
    rubric: tuple[str, ...]
    """The choices that the rubric holds for the best."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What a panel says of a scenario."""

    experts: int
    items: tuple[Item, ...]
    """Every choice of a moment with at least two, in the order of the file."""
    alpha: float | None
    """Krippendorff's alpha; None where there is nothing to compare, or all ratings are equal."""
    opposed: tuple[Opposed, ...]

    @property
    def judged(self) -> tuple[Item, ...]:
        """The choices that enough experts have rated to speak of agreement."""
        return tuple(item for item in self.items if item.deviation is not None)

    @property
    def disputed(self) -> tuple[Item, ...]:
        """The choices on which the experts do not agree, the most disputed first."""
        found = [item for item in self.items if item.disputed]
        return tuple(sorted(found, key=lambda item: -(item.deviation or 0.0)))

    @property
    def apart(self) -> tuple[Item, ...]:
        """The choices on which the panel agrees and the rubric says otherwise, the widest first."""
        found = [item for item in self.items if abs(item.apart) >= APART]
        return tuple(sorted(found, key=lambda item: -abs(item.apart)))


def panel(
    scored: Scored,
    ratings: Ratings,
    plays: Sequence[Sequence[tuple[str, frozenset[str]]]] = (),
) -> Panel:
    """Return what a panel says.

    Args:
        scored: the scenario with the rubric.
        ratings: what experts rated.
        plays: for each expert who played, every choice that was said, with what was on offer.
    """
    said = [choice for play in plays for choice, _ in play]
    offers = [each for play in plays for _, offered in play for each in offered]
    items = tuple(
        _item(found, at, ratings, said, offers)
        for found in scored.choice_sets
        for at in range(len(found.judged))
    )
    by_choice = {item.choice: item for item in items}
    opposed = (_opposed(found, by_choice) for found in scored.choice_sets)
    return Panel(
        len(ratings),
        items,
        alpha([item.ratings for item in items]),
        tuple(each for each in opposed if each is not None),
    )


def alpha(units: Sequence[Sequence[float]]) -> float | None:
    """Return Krippendorff's alpha for ratings on an interval scale, at most 1.

    Args:
        units: the ratings of each thing that was rated; things with fewer than two tell nothing.

    Returns:
        None where nothing was rated twice, or all ratings are equal.
    """
    paired = [unit for unit in units if len(unit) > 1]
    everything = [rating for unit in paired for rating in unit]
    expected = sum((a - b) ** 2 for a, b in combinations(everything, 2))
    if not expected:
        return None
    observed = sum(
        sum((a - b) ** 2 for a, b in combinations(unit, 2)) / (len(unit) - 1) for unit in paired
    )
    return 1 - (len(everything) - 1) * observed / expected


def _item(
    found: ChoiceSet, at: int, ratings: Ratings, said: Sequence[str], offers: Sequence[str]
) -> Item:
    judged = found.judged[at]
    choice = judged.choice.id
    return Item(
        moment=found.moment.id,
        choice=choice,
        ratings=tuple(each[choice] for each in ratings.values() if choice in each),
        chosen=said.count(choice),
        offered=offers.count(choice),
        rubric=RATINGS[judged.alternative.worth],
    )


def _opposed(found: ChoiceSet, items: Mapping[str, Item]) -> Opposed | None:
    """Return a moment where none of the panel's best is among the rubric's best."""
    here = [items[each.choice.id] for each in found.judged]
    means = [item.mean for item in here]
    known = [mean for mean in means if mean is not None]
    if len(known) < len(here) or any(len(item.ratings) < FEWEST for item in here):
        return None
    top = max(known)
    best = tuple(item.choice for item in here if item.mean == top)
    rubric = tuple(found.judged[at].choice.id for at in found.best)
    if set(best) & set(rubric) or any(items[each].disputed for each in best):
        return None
    return Opposed(found.moment.id, best, rubric)
