"""What a proof came to as a list, and beside it the talk that shows what is highlighted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.events import DescendantFocus
from textual.message import Message
from textual.widgets import OptionList, Static

from scenarios.transcript import Act
from simulator.authoring.proving import Proved, Proving
from simulator.engine import Stage
from simulator.i18n import Translator
from simulator.tui.proved import Row, example, progress, results
from simulator.tui.text import plain
from simulator.tui.theme import beside
from simulator.tui.widgets.choices import ChoiceList, Listing
from simulator.tui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from simulator.proof.showing import Showing


GUTTER = 4
"""Cells for the marker of the highlighted line."""


class TalkList(Listing):
    """A talk, act by act; left leads out of it again."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("left", "out", show=False)]

    @dataclass
    class Left(Message):
        """The author wants back to the list of what was proved."""

    def action_out(self) -> None:
        """Ask to be left."""
        self.post_message(self.Left())


class ProofPane(Container):
    """Shows how far a proof has come, or what it came to and the talks that show it."""

    DEFAULT_CSS = beside(__file__)

    @dataclass
    class Pointed(Message):
        """Something else is highlighted, or the highlight went into a talk or out of it."""

    @dataclass
    class Wanted(Message):
        """A turn of a talk was taken: the author wants to try it out from there."""

    def __init__(self, tr: Translator, *, shown: str = "", turn: int | None = None) -> None:
        """Begin empty; once there is a proof, come to a talk by its key, and to a turn of it."""
        super().__init__(id="proof")
        self._tr = tr
        self._come_to = (shown, turn)
        self._shown: tuple[Proved | None, bool] = (None, False)
        self._rows: Sequence[Row] = ()
        self._talk: Sequence[Row] = ()
        self._showing: Showing | None = None
        self._inside = False
        """Whether the author is in the talk; else in the list of what was proved."""
        self._stage: Stage | None = None
        self._set_for = 0
        """Cells of a line that the list is set for."""

    def compose(self) -> ComposeResult:
        """A warning that stays in view, then words, or two lists."""
        old = self._tr("This is of an earlier version. b proves the present one.")
        yield Static(plain(old, "$warning"), id="old", markup=False)
        yield Sheet(id="words")
        yield Listing(gutter=GUTTER, id="results")
        yield TalkList(gutter=GUTTER, id="talk")

    # -- what is highlighted --------------------------------------------------------------

    @property
    def row(self) -> Row | None:
        """The highlighted line of what was proved."""
        return _row(self._rows, self.query_one("#results", Listing).highlighted)

    @property
    def showing(self) -> "Showing | None":
        """The talk that shows it, if there is one."""
        return self.row.showing if self.row is not None else None

    @property
    def turn(self) -> int | None:
        """The highlighted turn of the talk, from 1; None while the list is looked at."""
        talk = self.query_one("#talk", TalkList)
        found = _row(self._talk, talk.highlighted)
        return int(found.id) if self._inside and found is not None else None

    @property
    def refs(self) -> tuple[str, ...]:
        """What the place of the highlighted thing in the file is known by, the nearest first."""
        row = self.row
        if self.turn is not None:
            row = _row(self._talk, self.query_one("#talk", TalkList).highlighted)
        return row.refs if row is not None else ()

    @property
    def acts(self) -> tuple[Act, ...]:
        """What is done before the turn that is marked in the talk, also where the list is used."""
        marked = _row(self._talk, self.query_one("#talk", TalkList).highlighted)
        if self.showing is None or marked is None:
            return ()
        return self.showing.example.acts[: int(marked.id) - 1]

    # -- showing --------------------------------------------------------------------------

    def show(self, proving: Proving | None, *, old: bool, broken: bool) -> None:
        """Show a proof as it stands.

        Args:
            proving: the proof; None where there is none.
            old: whether the files have been saved since.
            broken: whether the files cannot be proved as they are.
        """
        found = proving.proof if proving is not None else None  # it may come at any time
        shown, self._shown = self._shown, (found, old)
        if found is not None and shown == self._shown:
            return
        words, listed = self.query_one("#words", Sheet), self.query_one("#results", Listing)
        words.display = found is None
        self.query_one("#old").display = found is not None and old
        listed.display = found is not None
        self.set_class(found is None, "-unproved")
        if found is not None:
            self._stage = Stage(found.scenario)
            self._list(results(found, self._tr, self._room))
        else:
            words.show(self._words(proving, broken=broken), from_top=proving is None)
        # What was focused until now may be hidden, or asked for and not focused yet.
        self.call_after_refresh(self.focus_first)

    def on_resize(self) -> None:
        """Set the list for another width; what is highlighted stays so."""
        found, listed = self._shown[0], self.query_one("#results", Listing)
        if found is not None and self._set_for != self._room:
            self._rows = results(found, self._tr, self._room)
            self._set_for = self._room
            listed.offer(self._rows, highlighted=listed.highlighted)

    @property
    def _room(self) -> int:
        """Cells for a line of the list: beside its gutter, its margin and its scrollbar."""
        width = self.screen.size.width
        return (width // 2 if self.screen.has_class("-wide") else width) - GUTTER - 4

    def focus_first(self) -> None:
        """Put the focus where there is something to look at, while the pane itself is shown."""
        if not self.display:
            return
        if self._shown[0] is None:
            self.query_one("#words", Sheet).focus()
        else:
            self.query_one("#talk" if self._inside else "#results").focus()

    def leave_talk(self) -> bool:
        """Go from a talk back to the list; say whether there was one to leave."""
        inside, self._inside = self._inside, False
        if inside:
            self.focus_first()
        return inside

    def _words(self, proving: Proving | None, *, broken: bool) -> list[Block]:
        tr = self._tr
        if broken and (proving is None or proving.failed):
            words = tr("It can be proved once the errors are gone; 1 shows them.")
            return [Block(plain(words, "$warning"))]
        if proving is None:
            return [Block(plain(tr("Not proved yet. b proves it; that takes some seconds.")))]
        if proving.failed:
            return [Block(plain(self._why_none(proving), "$error"))]
        return list(progress(proving.progress, tr))

    def _why_none(self, proving: Proving) -> str:
        tr = self._tr
        if proving.logged is None:
            return tr("The proof came to no end. b tries again.")
        return tr(
            "Something went wrong in the program, and the proof came to no end. What you have "
            "written is as it was. Log: {log}. b tries again.",
            log=str(proving.logged),
        )

    def _list(self, rows: Sequence[Row]) -> None:
        before = self.row.id if self.row is not None else ""
        self._rows, self._set_for = rows, self._room
        wanted = self._come_to[0] or before
        open_ = {each.id: n for n, each in enumerate(rows) if not each.heading}
        at = open_.get(wanted, min(open_.values()))
        self.query_one("#results", Listing).offer(rows, highlighted=at)
        self._show_talk()
        turn, self._come_to = self._come_to[1], ("", None)
        if turn is not None and len(self._talk) > turn:
            # What was focused until now is hidden, and Textual looks for another first.
            self.call_after_refresh(self._enter_talk, turn)

    def _enter_talk(self, turn: int) -> None:
        self.query_one("#talk", TalkList).highlighted = turn
        self._inside = True
        self.focus_first()

    def _show_talk(self) -> None:
        self._talk, self._showing = (), self.showing
        if self.showing is not None and self._stage is not None:
            self._talk = example(self._stage, self.showing, self._tr)
        talk = self.query_one("#talk", TalkList)
        talk.can_focus = bool(self._talk)
        self.set_class(not self._talk, "-nothing-shown")
        self._inside = self._inside and bool(self._talk)
        talk.offer(self._talk, highlighted=1 if len(self._talk) > 1 else None)
        talk.scroll_to(y=0, animate=False, force=True)

    # -- following ------------------------------------------------------------------------

    @on(OptionList.OptionHighlighted)
    def _follow(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_list.id == "results" and self.showing is not self._showing:
            self._show_talk()
        self.post_message(self.Pointed())

    @on(ChoiceList.Taken, "#results")
    def _enter(self, event: ChoiceList.Taken) -> None:
        event.stop()
        if self._talk:
            self._enter_talk(self.query_one("#talk", TalkList).highlighted or 1)

    @on(ChoiceList.Taken, "#talk")
    def _want(self, event: ChoiceList.Taken) -> None:
        event.stop()
        self.post_message(self.Wanted())

    @on(TalkList.Left)
    def _leave(self, event: TalkList.Left) -> None:
        event.stop()
        self.leave_talk()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Tell that the highlight went into the talk, or out of it."""
        self._inside = event.widget.id == "talk"
        self.post_message(self.Pointed())


def _row(rows: Sequence[Row], index: int | None) -> Row | None:
    return rows[index] if index is not None and index < len(rows) else None
