"""What all screens have in common: the keys at the bottom are also the command palette."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from simulator.i18n import Translator
from simulator.tui.subject import Subject
from simulator.tui.widgets.act_bar import Key

if TYPE_CHECKING:
    from simulator.tui.palette import Lead

WIDE = 130
"""Cells from which a screen has room for something beside the main thing."""


class Page(Screen[None]):
    """A full screen with keys, each of which the palette and the mouse know too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", show=False),
        Binding("ctrl+p", "palette", show=False),
    ]

    SUBJECT: ClassVar[Subject]
    """What the help speaks of."""

    def __init__(self, tr: Translator) -> None:
        """Speak the translator's language."""
        super().__init__()
        self.tr = tr
        self.leads: Callable[[], Sequence[Lead]] = tuple
        """Finds the ways to other screens, for the palette; may block."""

    def keys(self) -> Iterable[Key]:
        """Return what can be done here, the most wanted first."""
        raise NotImplementedError

    def commands(self) -> Iterable[Key]:
        """Return what the palette offers of this screen."""
        return self.keys()

    def show_settings(self, words: str) -> None:
        """Say how talks are played, where the screen says so."""

    def action_help(self) -> None:
        """Show the help."""
        from simulator.tui.dialogs.help import HelpDialog  # noqa: PLC0415 off the first frame

        self.app.push_screen(HelpDialog(self.tr, self.SUBJECT))

    def action_palette(self) -> None:
        """Find anything that can be done here by its name."""
        from simulator.tui.palette import Palette  # noqa: PLC0415 off the first frame

        self.app.push_screen(Palette(self.tr, tuple(self.commands()), self.leads))
