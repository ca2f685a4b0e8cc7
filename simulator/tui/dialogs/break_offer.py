"""Offering a break: asked once more, since what is said cannot be taken back."""

from collections.abc import Iterable

from textual import on
from textual.widget import Widget

from scenarios.transcript import OfferBreak
from simulator.i18n import Translator
from simulator.tui.dialogs.dialog import Dialog
from simulator.tui.widgets.act_bar import Key
from simulator.tui.widgets.choices import ChoiceList, Offer


class BreakDialog(Dialog[OfferBreak]):
    """One line to say, or back."""

    def __init__(self, tr: Translator, words: str) -> None:
        """Show the ``words`` that would be said."""
        super().__init__()
        self.tr = tr
        self._words = words
        self.heading = tr("offer a break").capitalize()

    def body(self) -> Iterable[Widget]:
        """Return the list of one."""
        yield ChoiceList()

    def keys(self) -> Iterable[Key]:
        """Return how to say it and leave."""
        tr = self.tr
        return [Key("1", tr("choose"), "screen.choose"), Key("esc", tr("back"), "screen.leave")]

    def on_mount(self) -> None:
        """Offer the line."""
        self.query_one(ChoiceList).offer([Offer("break", self._words)])

    def action_choose(self) -> None:
        """Say it."""
        self.query_one(ChoiceList).action_select()

    @on(ChoiceList.Taken)
    def _take(self, event: ChoiceList.Taken) -> None:
        event.stop()
        self.dismiss(OfferBreak())
