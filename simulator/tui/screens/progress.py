"""Your attempts over time: principle by principle, and each attempt with its way back in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from scoring.rubric import Principle, Rubric
from scoring.scorecard import Scorecard
from simulator.i18n import Translator, term
from simulator.sessions.port import AttemptHead
from simulator.tui.messages import GoHome, OpenDebrief
from simulator.tui.screens.base import Page
from simulator.tui.text import plain
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.choices import ChoiceList, Offer
from simulator.tui.widgets.sheet import Block, Sheet
from simulator.tui.widgets.top_line import TopLine

_TELLING = 4
"""Attempts from which a change begins to say something (S48, S49)."""

_LATEST = 20
"""How many levels of a principle are shown; the newest stand to the right."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt that has ended, with its score."""

    head: AttemptHead
    title: str
    scorecard: Scorecard


class ProgressScreen(Page):
    """Levels over time. Branches are listed and marked, and do not count."""

    CSS_PATH = "progress.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, tr: Translator, tried: Sequence[Tried], rubric: Rubric) -> None:
        """Show attempts, the latest first; the rubric names the principles."""
        super().__init__(tr)
        self._tried = tuple(tried)
        self._rubric = rubric

    def compose(self) -> ComposeResult:
        """Top line, principles, attempts, keys."""
        yield TopLine(self.tr("Progress"))
        with VerticalScroll(can_focus=False):
            yield Sheet(self._principles(), id="over-time")
            yield ChoiceList(gutter=6, id="attempts")
        yield ActBar(self.keys())

    def on_mount(self) -> None:
        """List the attempts."""
        self.query_one(Sheet).can_focus = False
        attempts = self.query_one("#attempts", ChoiceList)
        attempts.offer(self._attempt(each) for each in self._tried)
        attempts.focus()

    def keys(self) -> Iterable[Key]:
        """Return what can be done here."""
        tr = self.tr
        return [
            Key("enter", tr("look back"), "screen.look_back"),
            Key("esc", tr("home"), "screen.leave"),
            Key("?", tr("help"), "screen.help"),
        ]

    def action_look_back(self) -> None:
        """Open the debrief of the highlighted attempt."""
        self.query_one("#attempts", ChoiceList).action_select()

    def action_leave(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    @on(ChoiceList.Taken)
    def _open(self, event: ChoiceList.Taken) -> None:
        event.stop()
        self.post_message(OpenDebrief(event.id))

    # -- pieces ---------------------------------------------------------------------------

    def _principles(self) -> Iterable[Block]:
        tr = self.tr
        counted = [each for each in reversed(self._tried) if each.head.header.branch_of is None]
        if not self._tried:
            yield Block(plain(tr("No talk has ended yet."), "$quiet"))
            return
        yield Block(plain(tr("The eight principles"), "bold $primary"))
        yield Block(
            plain(
                tr(
                    "0 missing, 1 partly, 2 good, 3 very good, - not tried; "
                    "the latest to the right."
                ),
                "$quiet",
            )
        )
        names = {
            p: text.name.in_language(tr.language) for p, text in self._rubric.principles.items()
        }
        width = max(map(len, names.values())) + 2
        shown = min(_LATEST, len(counted))
        for principle in Principle:
            levels = [each.scorecard.profiles[principle].level for each in counted]
            row = " ".join("-" if level is None else str(int(level)) for level in levels[-_LATEST:])
            n = sum(level is not None for level in levels)
            yield Block(
                Content.assemble(
                    plain(names[principle].ljust(width)),
                    plain(row.ljust(2 * shown + 2), "bold"),
                    plain(tr.plural("{n} attempt", "{n} attempts", n), "$quiet"),
                )
            )
        if len(counted) < _TELLING:
            yield Block(
                plain(
                    tr("From four attempts on, a change begins to say something."), "italic $quiet"
                )
            )
        yield Block(plain(tr("Attempts"), "bold $primary"), gap=1)

    def _attempt(self, tried: Tried) -> Offer:
        tr, header = self.tr, tried.head.header
        when = tried.head.started.astimezone().strftime("%d.%m.%Y %H:%M")
        parts = [
            when,
            term(tr, header.mode).lower(),
            tr.plural("{n} turn", "{n} turns", tried.head.turns),
        ]
        if header.branch_of is not None:
            turn = (header.branch_turn or 0) + 1
            parts.append(tr("another way, from turn {turn}", turn=turn))
        return Offer(header.attempt, ", ".join(parts), title=tried.title)
