"""What players get who choose blindly, of those who were let play; and that as text.

They play in hands: a hand is dealt so that its players say each line about as often, and hands have
nothing to do with each other. So what hands get differs by chance alone, and tells how sure the
mean of all is: a ratio of sums over hands, with the variance of Cochran 1977 (eq. 6.13).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from scoring.cohort.estimates import Spread, joined, t_quantile
from scoring.cohort.gathering import Gathered

FEWEST_IN_A_HAND = 2
"""Players of each hand who must have come to a moment for the hands to tell how sure it is."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What players get who choose blindly among the lines on offer."""

    marks: Mapping[str, Spread]
    """Moment to its marks. Their error is that of the mean, however the players were drawn."""
    lost: Mapping[str, float]
    """Moment to the points that a line there loses on average."""
    plays: int = 0
    """How many played."""


UNKNOWN = Baseline({}, {})


def baseline(*hands: Gathered) -> Baseline:
    """Return what players who choose blindly get at each moment that they come to.

    With one hand every player counts as drawn by itself.
    """
    marks: dict[str, Spread] = {}
    lost: dict[str, float] = {}
    for item, place in enumerate(hands[0].words.places):
        spreads = [hand.items.marks(item) for hand in hands]
        if any(each.n for each in spreads):
            marks[place.moment] = _of_hands(spreads)
        losses = [(int(h.items.reached[item]), h.items.lost_at(item)) for h in hands]
        known = [(n, mean) for n, mean in losses if mean is not None]
        if known:
            lost[place.moment] = sum(n * mean for n, mean in known) / sum(n for n, _ in known)
    return Baseline(marks, lost, sum(hand.items.attempts for hand in hands))


def _of_hands(spreads: Sequence[Spread]) -> Spread:
    """Return marks whose error is what the differences between hands tell."""
    whole = spreads[0]
    for each in spreads[1:]:
        whole = joined(whole, each)
    hands = len(spreads)
    if hands < 2 or min(each.n for each in spreads) < FEWEST_IN_A_HAND or whole.equal:  # noqa: PLR2004
        return whole
    apart = sum((each.n * (each.mean - whole.mean)) ** 2 for each in spreads)
    error = hands / (hands - 1) * apart / whole.n**2
    wider = t_quantile(hands - 1) / t_quantile(whole.n - 1)  # so few hands are no sure witnesses
    squares = error * wider**2 * whole.n * (whole.n - 1)
    return Spread(whole.n, whole.mean, squares, -inf, inf)


def as_text(found: Baseline) -> str:
    """Return it as JSON, which ``read_baseline`` reads."""
    marks = {m: [s.n, s.mean, s.squares, s.low, s.high] for m, s in found.marks.items()}
    return json.dumps({"plays": found.plays, "marks": marks, "lost": dict(found.lost)})


def read_baseline(text: str) -> Baseline | None:
    """Return what ``as_text`` gave, digit by digit; None where it is none."""
    try:
        read = json.loads(text)
        marks = {
            str(moment): Spread(int(n), float(mean), float(squares), float(low), float(high))
            for moment, (n, mean, squares, low, high) in read["marks"].items()
        }
        lost = {str(moment): float(mean) for moment, mean in read["lost"].items()}
        return Baseline(marks, lost, int(read["plays"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
