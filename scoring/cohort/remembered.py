"""What is remembered of a report that was shared; known without numpy, as the records are."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shared:
    """What was shared: enough to see whether something new would tell on somebody."""

    attempts: Mapping[str, str]
    """Id of each attempt that it rests on, to its student's pseudonym."""
    numbers: Mapping[str, int]
    """Every number of students that it shows, or that can be worked out, by where it stands."""
    forgotten: int = 0
    """Students that it rested on and that have been taken away since: who they were is not kept."""
    k: int | None = None
    """The smallest group that it could show; None where that is not known."""
