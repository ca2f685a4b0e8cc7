"""The top line of a talk: which talk it is, and where in it you are."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from simulator.tui.text import plain
from simulator.tui.theme import beside

_GAP = 5  # cells at least between title and phases, when all phases are named
_LEAST_GAP = 3  # and before the title is cut


class PhaseLine(Widget):
    """Title to the left, the phases to the right: passed ones heavy, the present one marked.

    The mark is the one of a highlighted choice, so that it shows without colour too.
    """

    DEFAULT_CSS = beside(__file__)

    current: reactive[int] = reactive(0)
    """The present phase, counted from 0."""

    def __init__(self, title: str, phases: Sequence[str], note: str = "") -> None:
        """Show a title and the names of the phases in order; the note stands by the title."""
        super().__init__()
        self._title = title
        self._phases = tuple(phases)
        self._note = note

    def render(self) -> Content:
        """Return the line."""
        width = self.size.width
        left = Content.assemble(" ", plain(self._title, "bold"))
        if self._note:
            left = Content.assemble(left, "  ", plain(self._note, "$quiet"))
        right = self._names()
        if left.cell_length + right.cell_length + _GAP > width:
            right = self._strokes(2)
        if left.cell_length + right.cell_length + _LEAST_GAP > width:
            right = self._strokes(1)
        room = width - right.cell_length - 3
        left = left.truncate(max(0, room), ellipsis=True)
        gap = width - left.cell_length - right.cell_length - 1
        return Content.assemble(left, " " * max(1, gap), right)

    def _names(self) -> Content:
        parts = [
            plain(f"› {name}", "bold $foreground")
            if number == self.current
            else plain(name, "$quiet")
            for number, name in enumerate(self._phases)
        ]
        return Content("  ").join(parts)

    def _strokes(self, cells: int) -> Content:
        strokes = Content("").join(
            Content.styled(
                ("━" if number <= self.current else "─") * cells,
                "$primary" if number <= self.current else "$quiet",
            )
            for number in range(len(self._phases))
        )
        return Content.assemble(plain(self._phases[self.current], "bold"), "  ", strokes)
