"""Going to a turn by its number."""

from collections.abc import Iterable

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from simulator.i18n import Translator
from simulator.tui.dialogs.dialog import Dialog
from simulator.tui.text import plain
from simulator.tui.widgets.act_bar import Key


class TurnDialog(Dialog[int]):
    """One number; what is no turn of the talk is told of and can be put right."""

    def __init__(self, tr: Translator, turns: int) -> None:
        """Take a number from 1 to ``turns``."""
        super().__init__()
        self.tr = tr
        self._turns = turns
        self.heading = tr("Go to a turn")

    def body(self) -> Iterable[Widget]:
        """Return the question and a line to write on."""
        lead = self.tr("The talk has turns 1 to {turns}. Write a number.", turns=self._turns)
        yield Static(plain(lead), classes="lead", markup=False)
        yield Input(type="integer", max_length=5, compact=True, id="number")

    def keys(self) -> Iterable[Key]:
        """Return how to go there and how to leave."""
        return [
            Key("enter", self.tr("go there"), "screen.go"),
            Key("esc", self.tr("close"), "screen.leave"),
        ]

    async def action_go(self) -> None:
        """Go to the turn that is written."""
        await self.query_one(Input).action_submit()

    @on(Input.Submitted)
    def _go(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        if text.isascii() and text.isdigit() and 1 <= int(text) <= self._turns:
            self.dismiss(int(text))
            return
        words = self.tr("There is no turn {turn}.", turn=text) if text else ""
        lead = self.tr("The talk has turns 1 to {turns}. Write a number.", turns=self._turns)
        self.query_one(".lead", Static).update(plain(f"{words} {lead}".strip()))
