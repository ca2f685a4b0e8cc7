"""How far the proof goes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far the proof goes before it says that it did not go further."""

    exact: int = 4_000
    """Standings to follow everything exactly."""
    searched: int = 6_000
    """Standings in each round of searching for examples."""
    rounds: int = 2
    feelings: int = 4
    """Feelings that are followed when searching: each makes it some ten times as slow."""
    alone: int = 4_000
    """Standings to look at one thing by itself."""
    refinements: int = 12
    """How often something is looked at anew with more marks kept."""
    soon: int = 2_000
    """Standings within which a single thing is soon decided."""
    together: int = 60_000
    """Standings to look at single things, in all."""
