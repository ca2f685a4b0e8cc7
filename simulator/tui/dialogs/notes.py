"""The trainee's own notes, kept beside the attempt and never scored."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from simulator.i18n import Translator
from simulator.sessions.errors import UserError
from simulator.tui.as_written import AsWritten
from simulator.tui.dialogs.dialog import Dialog
from simulator.tui.messages import Trouble
from simulator.tui.widgets.act_bar import Key


class NotesDialog(Dialog[str]):
    """A page to write on; closing it keeps what stands there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "keep", show=False, priority=True)
    ]

    def __init__(self, tr: Translator, note: str, keep: Callable[[str], None]) -> None:
        """Go on from a note; ``keep`` keeps it while it is written, may block, raises UserError."""
        super().__init__()
        self.tr = tr
        self._note = note
        self._written = AsWritten(self, keep, self._tell, note)
        self.heading = tr("Your notes")

    def body(self) -> Iterable[Widget]:
        """Return the page."""
        yield TextArea(self._note, soft_wrap=True, show_line_numbers=False)

    def keys(self) -> Iterable[Key]:
        """Return how to close it."""
        return [Key("esc", self.tr("keep and close"), "screen.keep")]

    def on_mount(self) -> None:
        """Go on where the note ends."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    def on_unmount(self) -> None:
        """Keep what stands there where nobody closed it."""
        self._written.now()

    @on(TextArea.Changed)
    def _is_written(self, event: TextArea.Changed) -> None:
        event.stop()
        self._written.changed(event.text_area.text)

    def action_keep(self) -> None:
        """Close and give the text back, to be kept."""
        self._written.settled()
        self.dismiss(self.query_one(TextArea).text)

    def _tell(self, error: UserError) -> None:
        self.post_message(Trouble(error.said(self.tr)))
