"""Building a summary: which statements to give back, and whether to ask to be corrected."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from scenarios.transcript import Summarise
from simulator.engine import Statement
from simulator.i18n import Translator
from simulator.tui.dialogs.dialog import Dialog
from simulator.tui.text import plain
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.choices import Offer, PickList, digits

_LOW = 24  # lines of a screen under which the lead is left out
_SHARE = 4  # the sentence has one of so many parts of the screen,
_LEAST_SAID = 4  # but not fewer lines than this


class SummaryDialog(Dialog[Summarise]):
    """Statements to tick, and the sentence as it will be said."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "invite", show=False),
        # Not the list's own: who has ticked by number would let go of what is highlighted.
        Binding("enter", "say", show=False, priority=True),
        Binding("s", "say", show=False),
        Binding("pageup", "read(-1)", show=False, priority=True),
        Binding("pagedown", "read(1)", show=False, priority=True),
    ]

    def __init__(
        self,
        tr: Translator,
        statements: Sequence[Statement],
        spoken: Callable[[Summarise], str],
    ) -> None:
        """Offer statements; ``spoken`` puts a summary into the words that will be said."""
        super().__init__()
        self.tr = tr
        self._statements = statements
        self._spoken = spoken
        self._invites = False
        self.heading = tr("Sum up")

    def body(self) -> Iterable[Widget]:
        """Return the statements and the sentence."""
        tr = self.tr
        lead = tr(
            "Tick what you want to give back. Something may have slipped in that was not said."
        )
        yield Static(plain(lead), classes="lead", markup=False)
        yield PickList()
        with VerticalScroll(id="said", can_focus=False):
            yield Static(id="preview", classes="preview", markup=False)

    def keys(self) -> Iterable[Key]:
        """Return the keys as they stand now."""
        tr = self.tr
        invite = tr("do not ask to be corrected") if self._invites else tr("ask to be corrected")
        return [
            Key("enter", tr("say it"), "screen.say"),
            Key(f"{digits(len(self._statements))} {tr('space')}", tr("tick"), "screen.tick"),
            Key("r", invite, "screen.invite"),
            Key("esc", tr("leave it"), "screen.leave"),
        ]

    def on_mount(self) -> None:
        """Put the statements in."""
        self.query_one(PickList).offer(Offer(each.id, each.says) for each in self._statements)
        self._preview()

    def action_tick(self) -> None:
        """Tick what is highlighted."""
        self.query_one(PickList).action_select()

    def action_invite(self) -> None:
        """Ask to be corrected, or not."""
        self._invites = not self._invites
        self.query_one(ActBar).keys = tuple(self.keys())
        self._preview()

    def action_say(self) -> None:
        """Say it, if anything is ticked."""
        if self.query_one(PickList).picked:
            self.dismiss(self._summary)

    @property
    def _summary(self) -> Summarise:
        return Summarise(self.query_one(PickList).picked, self._invites)

    @on(PickList.Changed)
    def _preview(self) -> None:
        words = self._spoken(self._summary) if self._summary.statements else ""
        self.query_one("#preview", Static).update(
            plain(words or self.tr("Nothing is ticked yet."), "" if words else "$quiet")
        )
        self.fit()

    def _fit(self) -> None:
        """Let list and sentence share what there is; the lead gives way to them where it is low."""
        said, lead = self.query_one("#said"), self.query_one(".lead")
        lead.display = self.size.height >= _LOW
        room = self.size.height // _SHARE
        said.styles.max_height = max(_LEAST_SAID, room)
        self.call_after_refresh(super()._fit)

    def action_read(self, step: int) -> None:
        """Read on in the sentence, where it is longer than its place."""
        said = self.query_one("#said")
        said.scroll_relative(y=step * max(1, said.size.height - 1), animate=False)
