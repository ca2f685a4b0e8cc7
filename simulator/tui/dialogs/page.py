"""A window to read in: help, what was learned, where things are stored."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from simulator.i18n import Translator
from simulator.tui.dialogs.dialog import MOST, Dialog
from simulator.tui.widgets.act_bar import Key
from simulator.tui.widgets.sheet import Block, Sheet

_AROUND = 6  # lines of frame, heading, keys and air


class PageDialog(Dialog[None]):
    """One text under a heading, as high as it needs to be."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "leave", show=False)]

    def __init__(self, tr: Translator, heading: str, blocks: Iterable[Block]) -> None:
        """Show ``blocks``."""
        super().__init__()
        self.tr = tr
        self.heading = heading
        self._blocks = tuple(blocks)

    def body(self) -> Iterable[Widget]:
        """Return the text, scrolling."""
        yield Sheet(self._blocks, id="page")

    def keys(self) -> Iterable[Key]:
        """Return how to close it."""
        return [Key("esc", self.tr("close"), "screen.leave")]

    def on_mount(self) -> None:
        """Let the text be scrolled by keys."""
        self.query_one(Sheet).focus()

    def _fit(self) -> None:
        needed = self.query_one(Sheet).lines_needed + _AROUND
        window = self.query_one("#window")
        window.styles.height = min(needed, int(self.size.height * MOST))
