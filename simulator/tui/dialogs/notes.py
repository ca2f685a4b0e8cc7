"""The trainee's own notes, kept beside the attempt and never scored."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from simulator.i18n import Translator
from simulator.tui.dialogs.dialog import Dialog
from simulator.tui.widgets.act_bar import Key


class NotesDialog(Dialog[str]):
    """A page to write on; closing it keeps what stands there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "keep", show=False, priority=True)
    ]

    def __init__(self, tr: Translator, note: str) -> None:
        """Go on from a note."""
        super().__init__()
        self.tr = tr
        self._note = note
        self.heading = tr("Your notes")

    def body(self) -> Iterable[Widget]:
        """Return the page."""
        yield TextArea(self._note, soft_wrap=True, show_line_numbers=False)

    def keys(self) -> Iterable[Key]:
        """Return how to close it."""
        return [Key("esc", self.tr("keep and close"), "screen.keep")]

    def action_keep(self) -> None:
        """Close and give the text back."""
        self.dismiss(self.query_one(TextArea).text)
