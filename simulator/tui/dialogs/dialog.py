"""What all small windows have in common: a frame, a heading, keys below, escape to leave."""

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from simulator.tui.text import plain
from simulator.tui.theme import beside
from simulator.tui.widgets.act_bar import ActBar, Key

Result = TypeVar("Result")


class Dialog(ModalScreen[Result | None]):
    """A window over a screen; leaving it with escape gives None."""

    DEFAULT_CSS = beside(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    heading: str
    """Stands on top."""

    def body(self) -> Iterable[Widget]:
        """Return what stands between heading and keys."""
        raise NotImplementedError

    def keys(self) -> Iterable[Key]:
        """Return the keys at the bottom."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Frame the body."""
        with Vertical(id="window"):
            yield Static(plain(self.heading), id="heading", markup=False)
            yield from self.body()
            yield ActBar(self.keys())

    def action_leave(self) -> None:
        """Close without a result."""
        self.dismiss(None)
