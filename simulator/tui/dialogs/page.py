"""A window to read in: help, what was learned, where things are stored."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.i18n import Translator
from simulator.tui.dialogs.dialog import Dialog
from simulator.tui.widgets.act_bar import Key


class PageDialog(Dialog[None]):
    """One text under a heading."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "leave", show=False)]

    def __init__(self, tr: Translator, heading: str, content: Content) -> None:
        """Show ``content``, which may hold nothing that acts."""
        super().__init__()
        self.tr = tr
        self.heading = heading
        self._content = content

    def body(self) -> Iterable[Widget]:
        """Return the text, scrolling."""
        yield VerticalScroll(Static(self._content, markup=False), classes="page")

    def keys(self) -> Iterable[Key]:
        """Return how to close it."""
        return [Key("esc", self.tr("close"), "screen.leave")]
