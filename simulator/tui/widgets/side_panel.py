"""What a wide terminal has room for beside the talk: what was learned, notes, the worry."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.tui.text import plain
from simulator.tui.theme import beside


class SidePanel(VerticalScroll, can_focus=False):
    """Headed sections, each replaced on its own; empty ones say so quietly."""

    DEFAULT_CSS = beside(__file__)

    def __init__(self, sections: Sequence[tuple[str, str]]) -> None:
        """Make room for sections, given as pairs of id and heading."""
        super().__init__()
        self._sections = tuple(sections)
        self._shown: dict[str, Content] = {}

    def compose(self) -> ComposeResult:
        """Put each section under its heading."""
        for name, heading in self._sections:
            yield Static(plain(heading), classes="heading", markup=False)
            yield Static("", id=name, classes="section", markup=False)

    def show(self, section: str, content: Content) -> None:
        """Put content into a section."""
        part = self.query_one(f"#{section}", Static)
        if content != self._shown.get(section):
            self._shown[section] = content
            part.update(content)
