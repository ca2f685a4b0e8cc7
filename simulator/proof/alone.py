"""Single things looked at by themselves: ruled out, shown, or left open.

Only the marks that bear on a thing are kept, so that more is allowed than can happen. What is not
found even so cannot be. What is found is played on the engine; where that parts from it, what
it parted over is kept the next time.
"""

from collections.abc import Iterable

from scenarios.transcript import MomentReached
from simulator.proof.board import Board
from simulator.proof.bounds import Bounds
from simulator.proof.examples import Played, play
from simulator.proof.layout import Layout
from simulator.proof.marks import Mark, visited
from simulator.proof.moves import Moves, Target
from simulator.proof.reach import Reached, spread
from simulator.proof.returns import Returns
from simulator.proof.shown import Shown
from simulator.proof.talks import Rehearsal
from simulator.proof.ways import on_circles

NOTHING: frozenset[Mark] = frozenset()
NOWHERE: frozenset[str] = frozenset()


class Alone:
    """Looks at things by themselves, with a bound on how much in all."""

    def __init__(self, rehearsal: Rehearsal, layout: Layout, bounds: Bounds, shown: Shown) -> None:
        """Begin with the whole bound left."""
        self._layout = layout
        self._rehearsal, self._bounds, self._shown = rehearsal, bounds, shown
        self._left = bounds.together
        self._again: dict[frozenset[str], frozenset[str]] = {}
        self._learned: frozenset[Mark] = NOTHING
        self._kept: dict[frozenset[Mark], frozenset[Mark]] = {}
        self._returns: dict[tuple[frozenset[str], frozenset[Mark]], Returns | None] = {}

    def in_all(self, runs_out: frozenset[str]) -> Reached | None:
        """Follow everything with nothing kept; None where even that is too much.

        Args:
            runs_out: the moments whose way out can be open.
        """
        found = self._follow(NOTHING, runs_out, None, None)
        return found if found.complete else None

    def returns(self, runs_out: frozenset[str]) -> Returns | None:
        """Return the ways that are left by what was learned; None where that is too much.

        Args:
            runs_out: the moments whose way out can be open.
        """
        key = (runs_out, self._learned)
        if key not in self._returns:
            found = self._follow(self._learned, runs_out, NOWHERE, None)
            self._returns[key] = Returns(found) if found.complete else None
        return self._returns[key]

    def cannot_be(
        self,
        target: Target,
        bearing: Iterable[Mark],
        runs_out: frozenset[str],
        at_most: int | None = None,
    ) -> bool:
        """Say whether something is ruled out; if it is shown instead, that is kept.

        Args:
            target: what to look at.
            bearing: the marks that whether it happens is asked by.
            runs_out: the moments whose way out can be open.
            at_most: the standings that it may take, all that are left unless given.
        """
        own = frozenset(bearing)
        kept = self._kept.get(own, own) | self._learned
        enough = self._left - at_most if at_most is not None else 0
        # First without knowing what is said anywhere: that is quick, and often enough.
        for known_at in (runs_out, None):
            verdict, kept = self._refined(target, kept, runs_out, known_at, enough)
            # What is asked by the same marks mostly hangs on the same others.
            self._kept[own] = kept
            if verdict:
                self._learned |= kept - own
            if verdict is not None:
                return verdict
        return False

    def _refined(
        self,
        target: Target,
        kept: frozenset[Mark],
        runs_out: frozenset[str],
        known_at: frozenset[str] | None,
        enough: int,
    ) -> tuple[bool | None, frozenset[Mark]]:
        """Look, and keep more, until it is decided or enough; None where it is not decided."""
        for _ in range(self._bounds.refinements):
            if self._left <= max(0, enough):
                break
            found = self._follow(kept, runs_out, known_at, target)
            if target not in found.first:
                return (True, kept) if found.complete else (None, kept)
            played = play(self._rehearsal, found, target)
            self._shown.see(played.example, played.events)
            if target in self._shown:
                return False, kept
            kept |= played.parted if not played.parted <= kept else _comings(played)
        return None, kept

    def _follow(
        self,
        kept: frozenset[Mark],
        runs_out: frozenset[str],
        known_at: frozenset[str] | None,
        until: Target | None,
    ) -> Reached:
        """Follow what can happen; to the moments that lie on circles a talk may come again."""
        again = self._again.get(runs_out, frozenset())
        while True:
            board = Board(self._layout, kept, again, runs_out, known_at)
            found = spread(
                Moves(board), min(self._bounds.alone, max(1, self._left)), until, in_turn=False
            )
            self._left -= len(found.standings)
            more = again | on_circles(found.ways)
            if more == again:
                break
            again = more
        if not kept and found.complete:
            self._again[runs_out] = again
        return found


def _comings(played: Played) -> frozenset[Mark]:
    """Return the marks of all the moments that a talk came to."""
    return frozenset(visited(e.moment) for e in played.events if isinstance(e, MomentReached))
