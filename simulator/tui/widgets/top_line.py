"""The top line of every screen but the talk: where you are, and in which manner."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from simulator.tui.text import plain
from simulator.tui.theme import beside


class TopLine(Widget):
    """A title to the left and something quiet to the right."""

    DEFAULT_CSS = beside(__file__)

    note: reactive[str] = reactive("")
    """Stands to the right."""

    def __init__(self, title: str, note: str = "") -> None:
        """Show a title and a note."""
        super().__init__()
        self._title = title
        self.set_reactive(TopLine.note, note)

    def render(self) -> Content:
        """Return the line."""
        note = plain(self.note, "$quiet")
        title = plain(self._title, "bold").truncate(
            max(0, self.size.width - note.cell_length - 3), ellipsis=True
        )
        gap = self.size.width - title.cell_length - note.cell_length - 2
        return Content.assemble(" ", title, " " * max(1, gap), note)
