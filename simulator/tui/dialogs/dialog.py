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
from simulator.tui.widgets.choices import ChoiceList

Result = TypeVar("Result")

MOST = 0.9
"""Of the screen's height, as in the stylesheet."""

_LEAST = 3  # lines of a list


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

    def on_resize(self) -> None:
        """Make room for everything at this size."""
        self.fit()

    def fit(self) -> None:
        """Let a list be no higher than leaves room for what stands around it; it scrolls then."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        window = self.query_one("#window")
        for shelf in window.query_children(ChoiceList):
            others = [each for each in window.displayed_children if each is not shelf]
            around = sum(each.outer_size.height + each.styles.margin.height for each in others)
            around += shelf.styles.margin.height + window.gutter.height
            shelf.styles.max_height = max(_LEAST, int(self.size.height * MOST) - around)

    def action_leave(self) -> None:
        """Close without a result."""
        self.dismiss(None)
