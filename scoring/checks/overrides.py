"""The authors' exceptions from the rubric, beside what the rubric itself would have said."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scenarios.model import CreditOverride
from scoring.checks.worths import Scored


@dataclass(frozen=True, slots=True)
class Overridden:
    """An exception, where it stands, and what it puts aside."""

    ref: str
    override: CreditOverride
    points: float
    """What the rubric gives there for the principle."""
    judged: bool
    """Whether the rubric has anything to say there for the principle."""


def overrides(subject: Scored) -> Iterator[Overridden]:
    """Yield every exception of a choice that belongs to a moment."""
    for placed in subject.choices:
        if placed.moment is None or not placed.choice.credit:
            continue
        plain = replace(placed.choice, credit=())
        evidence = subject.judged(placed.moment, plain).evidence
        for override in placed.choice.credit:
            here = [each for each in evidence if each.principle == override.principle]
            points = sum(each.points for each in here)
            yield Overridden(placed.ref, override, points, bool(here))
