"""How far the proof goes."""

from dataclasses import dataclass

_MOST_EXACT = 4_000
_FEWEST_EXACT = 100
_EXACT_WORK = 150_000_000
"""Standings times combinations of feelings."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far the proof goes before it says that it did not go further."""

    exact: int | None = None
    """Standings to follow everything exactly; as ``exactly`` says unless told."""
    idle: int = 30
    """Talks without harm that show nothing new, after which no more of them are played."""
    searched: int = 6_000
    """Standings in each round of searching for examples."""
    rounds: int = 2
    feelings: int = 4
    """Feelings that are followed when searching: each makes it some ten times as slow."""
    alone: int = 6_000
    """Standings to look at one thing by itself."""
    refinements: int = 12
    """How often something is looked at anew with more marks kept."""
    soon: int = 2_000
    """Standings within which a single thing is soon decided."""
    together: int = 60_000
    """Standings to look at single things, in all."""

    def exactly(self, combinations: int) -> int:
        """Return how many standings to follow exactly.

        Args:
            combinations: how many the feelings have together, all of them followed at once: the
                more there are, the longer each standing takes.
        """
        if self.exact is not None:
            return self.exact
        return min(_MOST_EXACT, max(_FEWEST_EXACT, _EXACT_WORK // combinations))
