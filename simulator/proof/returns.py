"""Whether a talk can come back to a moment until nothing is left to say there.

To run out of lines at a moment, a talk must say each line that is always open there, and be there
again. That is asked on the ways from place to place that some board allows, for any moment, and
needs no board that remembers what was said.
"""

from collections.abc import Iterable, Iterator, Mapping

from simulator.proof.board import Place
from simulator.proof.moves import Moves
from simulator.proof.reach import Reached

_Said = tuple[int, str, int]
"""From which place a line leads to which."""


class Returns:
    """The ways from place to place that were found; each place is known by its number."""

    def __init__(self, found: Reached) -> None:
        """Take up the ways.

        Args:
            found: everything that a board allows, followed to its end.
        """
        seen: dict[Place, int] = {}
        for standing in found.standings:
            seen[standing.place] = seen.get(standing.place, 0) | standing.valuations
        self._number: Mapping[Place, int] = {place: n for n, place in enumerate(seen)}
        self._at: dict[str, list[int]] = {}
        self._said: dict[str, list[_Said]] = {}
        self._leading: list[list[tuple[int, str]]] = [[] for _ in seen]
        moves = Moves(found.board, lines_apart=True)
        for place, number in self._number.items():
            self._at.setdefault(place[0], []).append(number)
            for says, target in set(self._onwards(moves, place, seen[place])):
                self._leading[target].append((number, says))
                if says:
                    self._said.setdefault(place[0], []).append((number, says, target))

    def may_run_out(self, moment: str, lines: frozenset[str]) -> bool:
        """Say whether a talk may be at a moment when all of some lines were said there.

        Args:
            moment: the moment.
            lines: lines of it that are said for once, and open until then.
        """
        here = self._at.get(moment, [])
        back = {place: self._leads_to(place, lines) for place in here}
        said = [each for each in self._said.get(moment, ()) if each[1] in lines]
        waiting = [(place, frozenset[str]()) for place in here]
        known = set(waiting)
        while waiting:
            place, so_far = waiting.pop()
            if so_far == lines:
                return True
            for source, line, target in said:
                if source == place and line not in so_far:
                    new = so_far | {line}
                    fresh = {(each, new) for each in here if target in back[each]} - known
                    known |= fresh
                    waiting.extend(fresh)
        return False

    def _onwards(self, moves: Moves, place: Place, valuations: int) -> Iterator[tuple[str, int]]:
        going_on = moves.going_on(place)
        for move in (*((going_on,) if going_on else ()), *moves.at(place)):
            if not move.ends and move.change.after(moves.board.valuations, valuations):
                yield move.says, self._number[move.on(place[1])]

    def _leads_to(self, place: int, lines: Iterable[str]) -> set[int]:
        """Return the places from which one comes to a place without saying any of some lines."""
        found, waiting = {place}, [place]
        while waiting:
            for source, says in self._leading[waiting.pop()]:
                if says not in lines and source not in found:
                    found.add(source)
                    waiting.append(source)
        return found
