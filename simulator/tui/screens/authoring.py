"""The author's shelf: the scenarios of a folder, and how each of them stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from simulator.authoring.workshop import Bench, Workshop
from simulator.i18n import Translator
from simulator.tui.authored import LOOK, Editing
from simulator.tui.findings import how_it_stands, in_a_line
from simulator.tui.messages import GoHome, OpenBench
from simulator.tui.screens.base import Page
from simulator.tui.subject import Subject
from simulator.tui.text import plain
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.choices import ChoiceList, Offer
from simulator.tui.widgets.sheet import Block, Sheet
from simulator.tui.widgets.top_line import TopLine

_SHOWN = 40
"""Findings of a scenario that stand beside the list."""


class AuthoringScreen(Page, Editing):
    """Lists the scenarios of a folder; what is saved is checked again at once."""

    CSS_PATH = "authoring.tcss"
    SUBJECT = Subject.AUTHORING
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", show=False),
        Binding("escape", "leave", show=False),
    ]

    @dataclass
    class Looked(Message):
        """The folder was looked at; something is another than before."""

        benches: Sequence[Bench]

    def __init__(self, tr: Translator, workshop: Workshop, scenario: str = "") -> None:
        """Show a folder, and come to a scenario of it by its path."""
        super().__init__(tr)
        self._workshop = workshop
        self._come_to = scenario
        self._benches: Sequence[Bench] = ()
        self._looking = False
        self._known = False
        """Whether the folder was read."""

    def compose(self) -> ComposeResult:
        """Top line, list, findings, keys."""
        yield TopLine(self.tr("Write scenarios"), self._workshop.folder or ".")
        yield Static(self._lead(), id="lead", markup=False)
        yield ChoiceList(gutter=6, id="shelf")
        yield Sheet(id="found")
        yield ActBar(self.keys())

    def on_mount(self) -> None:
        """Look, and look again from now on."""
        self.query_one("#found", Sheet).can_focus = False
        self.query_one("#shelf").focus()
        self._look()
        self.set_interval(LOOK, self._look)

    def keys(self) -> Iterable[Key]:
        """Return what can be done here."""
        tr = self.tr
        any_ = [Key("enter", tr("open"), "screen.open"), Key("e", tr("edit"), "screen.edit")]
        return [
            *(any_ if self._benches else []),
            Key("esc", tr("home"), "screen.leave"),
            Key("?", tr("help"), "screen.help"),
        ]

    # -- looking --------------------------------------------------------------------------

    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self._look_again()

    @work(thread=True, group="watch")
    def _look_again(self) -> None:
        """Check what is new or was saved, and show each as soon as it is known."""
        worker = get_current_worker()
        try:
            benches = self._workshop.benches()
            before = [each.path for each in self._benches]
            if not self._known or [each.path for each in benches] != before:
                self.post_message(self.Looked(benches))
            for each in benches:
                if not worker.is_cancelled and (each.checked is None or each.changed()):
                    each.check()
                    self.post_message(self.Looked(benches))
        finally:
            self._looking = False

    @on(Looked)
    def _show(self, event: Looked) -> None:
        event.stop()
        self._known = True
        self._benches = event.benches
        shelf = self.query_one("#shelf", ChoiceList)
        before = shelf.highlighted or 0
        paths = [each.path for each in self._benches]
        if self._come_to in paths:
            before, self._come_to = paths.index(self._come_to), ""
        offers = [self._offer(each) for each in self._benches]
        shelf.offer(offers, highlighted=min(before, max(0, len(offers) - 1)), roomy=True)
        self.query_one("#lead", Static).update(self._lead())
        self.query_one(ActBar).keys = tuple(self.keys())
        self._show_findings(shelf.highlighted)

    # -- doing ----------------------------------------------------------------------------

    def action_open(self) -> None:
        """Open what is highlighted."""
        self.query_one("#shelf", ChoiceList).action_select()

    def action_edit(self) -> None:
        """Open the highlighted scenario in the author's editor."""
        index = self.query_one("#shelf", ChoiceList).highlighted
        if index is not None and index < len(self._benches):
            self.edit(self._benches[index].path)

    def action_leave(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    @on(ChoiceList.Taken)
    def _open(self, event: ChoiceList.Taken) -> None:
        event.stop()
        bench = self._benches[int(event.id)]
        self.post_message(OpenBench(bench.path, self._workshop.folder))

    @on(OptionList.OptionHighlighted)
    def _follow(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_findings(event.option_index)

    # -- showing --------------------------------------------------------------------------

    def _lead(self) -> Content:
        tr = self.tr
        if not self._known:
            words = tr("Reading the folder …")
        elif self._benches:
            words = tr("What you save in your editor is checked here at once.")
        else:
            words = tr(
                "There is no scenario in this folder. samtalerom new my-scenario makes one; it "
                "shows up here."
            )
        return plain(words)

    def _offer(self, bench: Bench) -> Offer:
        state = bench.state
        words = how_it_stands(self.tr, state) if state else self.tr("being checked …")
        title = state.title if state and state.title else bench.name
        id_ = str(self._benches.index(bench))
        return Offer(id_, words, title=title, note=bench.name if title != bench.name else "")

    def _show_findings(self, index: int | None) -> None:
        """Show beside the list what is wrong with a scenario."""
        found = self.query_one("#found", Sheet)
        if index is None or index >= len(self._benches):
            found.show(())
            return
        checked = self._benches[index].checked
        all_of_it = checked.diagnostics if checked else ()
        blocks = [
            Block(in_a_line(each, self.tr), plain("- ", "$quiet")) for each in all_of_it[:_SHOWN]
        ]
        found.show(blocks)
