"""A class: who it rests on, three findings, gates and principles; and the report as a page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from simulator.i18n import Translator
from simulator.reports.cohort.shown import Part, Shown
from simulator.reports.cohort.view import ReportView
from simulator.sessions.errors import UserError
from simulator.tui.dialogs.page import PageDialog
from simulator.tui.messages import GoHome, Trouble
from simulator.tui.screens.base import Page
from simulator.tui.subject import Subject
from simulator.tui.text import plain
from simulator.tui.theme import beside
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.sheet import Block, Sheet
from simulator.tui.widgets.top_line import TopLine

_BAR = 20
"""Cells of a bar that all attempts fill."""
_SIGNS = ".-=# "
"""How the parts of a bar are drawn, by their shade; the same without colour."""


@dataclass(frozen=True, slots=True)
class ClassShown:
    """What the screen shows of a class, and how its page is saved."""

    name: str
    notices: tuple[str, ...]
    """What must be said before any number."""
    view: ReportView
    save: Callable[[], Path]
    """Writes the report as a page; may block and raise UserError."""


class CohortScreen(Page):
    """One class at a time."""

    DEFAULT_CSS = beside(__file__)
    SUBJECT = Subject.COHORT
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "save", show=False),
        Binding("escape", "leave", show=False),
    ]

    @dataclass
    class Saved(Message):
        """The report stands in a file."""

        path: Path

    def __init__(self, tr: Translator, shown: ClassShown) -> None:
        """Show a class."""
        super().__init__(tr)
        self._shown = shown

    def compose(self) -> ComposeResult:
        """Top line, report, keys."""
        yield TopLine(self.tr("Class: {name}", name=self._shown.name))
        yield Sheet(self._blocks(), id="report")
        yield ActBar(self.keys())

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(Sheet).focus()

    def keys(self) -> Iterable[Key]:
        """Return what can be done here."""
        tr = self.tr
        return [
            Key("w", tr("save the report as a page"), "screen.save"),
            Key("esc", tr("home"), "screen.leave"),
            Key("?", tr("help"), "screen.help"),
        ]

    def action_leave(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    @work(thread=True, exclusive=True, group="page")
    def action_save(self) -> None:
        """Save the report as a page that any browser shows."""
        try:
            self.post_message(self.Saved(self._shown.save()))
        except UserError as error:
            self.post_message(Trouble(error.said(self.tr)))

    def on_cohort_screen_saved(self, event: Saved) -> None:
        """Say where it stands, until the user has read it."""
        from simulator.tui.debriefing.saved import whereabouts  # noqa: PLC0415 for whoever does

        tr = self.tr
        where = list(whereabouts(event.path, tr))
        self.app.push_screen(PageDialog(tr, tr("Saved as a page"), where))

    # -- pieces ---------------------------------------------------------------------------

    def _blocks(self) -> Iterable[Block]:
        tr, view = self.tr, self._shown.view
        for notice in self._shown.notices:
            yield Block(plain(notice, "$quiet"))
        yield self._head(tr("Three findings"))
        for number, finding in enumerate(view.findings, 1):
            yield Block(plain(finding.says), plain(f"{number}. ", "bold $primary"))
            if finding.where:
                yield Block(plain(f"{finding.where} [{finding.moment}]", "$quiet"), plain("   "))
        yield self._head(tr("Who and what this rests on"))
        for label, shown in view.overview.counts:
            yield _row(label, plain(shown.text))
        yield _row(tr("Talks that hold as a whole"), _number(view.overview.holds))
        yield self._head(tr("Gates"), tr("In order, of those who came to it"))
        for gate in view.gates:
            yield from self._measured(gate.name, gate.passed, gate.parts)
        yield self._head(tr("The eight principles"), tr("Mean level, 0 to 3"))
        for principle in view.principles:
            yield from self._measured(principle.name, principle.mean, principle.parts)
        yield Block(
            plain(
                tr(
                    "Moments, lines, feelings, limits, attempts over time and self-rating stand in "
                    "the report: save it as a page."
                ),
                "$quiet",
            ),
            gap=1,
        )

    def _head(self, words: str, more: str = "") -> Block:
        return Block(Content.assemble(plain(words, "bold $primary"), plain(f"  {more}")), gap=1)

    def _measured(self, name: str, shown: Shown, parts: tuple[Part, ...]) -> Iterable[Block]:
        """Yield a figure, and below it how attempts are spread."""
        yield _row(name, _number(shown))
        counts = ", ".join(f"{part.label}: {part.count.text}" for part in parts)
        bar = _bar(parts)
        yield Block(plain(f"{bar}  {counts}" if bar else counts, "$quiet"), plain("  "))


def _row(label: str, value: Content) -> Block:
    return Block(Content.assemble(plain(f"{label} ".ljust(32)), value))


def _number(shown: Shown) -> Content:
    inside = [shown.interval] if shown.interval else []
    inside += [f"n {shown.n}"] if shown.n else []
    rest = f"  ({'; '.join(inside)})" if inside else ""
    return Content.assemble(plain(shown.text, "bold"), plain(rest, "$quiet"))


def _bar(parts: tuple[Part, ...]) -> str:
    """Return how counts are spread as a bar of signs; empty where a part is hidden."""
    whole = sum(part.width for part in parts)
    if not whole:
        return ""
    cells, filled, passed = "", 0.0, 0
    for part in parts:
        filled += part.width
        upto = round(_BAR * filled / whole)
        cells += _SIGNS[part.shade] * (upto - passed)
        passed = upto
    return f"[{cells}]"
