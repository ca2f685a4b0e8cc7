"""Your attempts over time, scenario by scenario, and from each the way back into its debrief."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList

from scoring.rubric import Principle, Rubric
from scoring.scorecard import Scorecard
from simulator.i18n import Translator, term
from simulator.sessions.port import AttemptHead
from simulator.tui.messages import GoHome, OpenDebrief
from simulator.tui.screens.base import Page
from simulator.tui.subject import Subject
from simulator.tui.text import plain
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.choices import ChoiceList, Offer
from simulator.tui.widgets.sheet import Block, Sheet
from simulator.tui.widgets.top_line import TopLine

_TELLING = 4
"""Attempts from which a change begins to say something (S48, S49)."""

_LATEST = 15
"""How many levels of a principle are shown; the newest stand to the right."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt that has ended, with its score."""

    head: AttemptHead
    title: str
    scorecard: Scorecard


class ProgressScreen(Page):
    """Levels over time for one scenario at a time: that of the attempt that is highlighted.

    Practice branches are listed and marked, and do not count.
    """

    CSS_PATH = "progress.tcss"
    SUBJECT = Subject.PROGRESS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "look_back", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, tr: Translator, tried: Sequence[Tried], rubric: Rubric) -> None:
        """Show attempts, the latest first; the rubric names the principles."""
        super().__init__(tr)
        self._rubric = rubric
        self._groups: dict[str, list[Tried]] = {}
        for each in tried:
            self._groups.setdefault(each.head.header.scenario, []).append(each)
        self._shown = ""

    def compose(self) -> ComposeResult:
        """Top line, principles, attempts, keys."""
        yield TopLine(self.tr("Progress"))
        yield Sheet(self._nothing(), id="over-time")
        yield ChoiceList(gutter=6, id="attempts")
        yield ActBar(self.keys())

    def on_mount(self) -> None:
        """List the attempts, scenario by scenario."""
        self.query_one(Sheet).can_focus = False
        attempts = self.query_one("#attempts", ChoiceList)
        attempts.display = bool(self._groups)
        if self._groups:
            attempts.offer(self._offers())
            attempts.focus()

    def keys(self) -> Iterable[Key]:
        """Return what can be done here."""
        tr = self.tr
        enter = tr("look back") if self._groups else tr("choose a scenario")
        return [
            Key("enter", enter, "screen.look_back"),
            Key("esc", tr("home"), "screen.leave"),
            Key("?", tr("help"), "screen.help"),
        ]

    def action_look_back(self) -> None:
        """Open the debrief of the highlighted attempt; go home where there is none."""
        if self._groups:
            self.query_one("#attempts", ChoiceList).action_select()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    @on(ChoiceList.Taken)
    def _open(self, event: ChoiceList.Taken) -> None:
        event.stop()
        self.post_message(OpenDebrief(event.id))

    @on(OptionList.OptionHighlighted)
    def _follow(self, event: OptionList.OptionHighlighted) -> None:
        """Show the levels of the scenario that the highlighted attempt is of."""
        event.stop()
        for name, group in self._groups.items():
            attempts = {each.head.header.attempt for each in group}
            if name != self._shown and event.option_id in attempts:
                self._shown = name
                self.query_one(Sheet).show(self._principles(group))

    # -- pieces ---------------------------------------------------------------------------

    def _nothing(self) -> Iterable[Block]:
        """Return what is said before there is anything to show."""
        if self._groups:
            return
        tr = self.tr
        yield Block(plain(tr("No talk has ended yet."), "bold"))
        yield Block(
            plain(
                tr(
                    "When you have brought a talk to its end, it stands here: your level in each "
                    "of the eight principles, attempt by attempt, and the way back to its debrief."
                )
            ),
            gap=1,
        )
        yield Block(
            plain(
                tr(
                    "Choose a scenario at home and play it to the end. It takes about as long as "
                    "it says there, and you can stop and go on at any moment."
                )
            ),
            gap=1,
        )

    def _principles(self, group: Sequence[Tried]) -> Iterable[Block]:
        """Return the levels of one scenario's attempts."""
        tr = self.tr
        counted = [each for each in reversed(group) if each.head.header.branch_of is None]
        count = tr.plural("{n} attempt", "{n} attempts", len(counted))
        title = plain(group[0].title, "bold $primary")
        yield Block(Content.assemble(title, plain(f"  {count}", "$quiet")))
        legend = tr("0 lacking to 3 very good, - not tried; the latest to the right.")
        yield Block(plain(legend, "$quiet"))
        names = {
            p: text.name.in_language(tr.language) for p, text in self._rubric.principles.items()
        }
        width = max(map(len, names.values())) + 2
        for principle in Principle:
            levels = [each.scorecard.profiles[principle].level for each in counted]
            row = " ".join("-" if each is None else str(int(each)) for each in levels[-_LATEST:])
            yield Block(Content.assemble(plain(names[principle].ljust(width)), plain(row, "bold")))
        if len(counted) < _TELLING:
            few = tr("From four attempts on, a change begins to say something.")
            yield Block(plain(few, "italic $quiet"))

    def _offers(self) -> Iterable[Offer]:
        """Return all attempts; the first of each scenario stands under the scenario's title."""
        for group in self._groups.values():
            for number, each in enumerate(group):
                title = "" if number else group[0].title
                yield Offer(each.head.header.attempt, self._attempt(each), title=title)

    def _attempt(self, tried: Tried) -> str:
        tr, header = self.tr, tried.head.header
        holds = tr("holds") if tried.scorecard.holds else tr("does not hold yet")
        parts = [
            tried.head.started.astimezone().strftime("%d.%m.%Y %H:%M"),
            holds,
            term(tr, header.mode).lower(),
            tr.plural("{n} turn", "{n} turns", tried.head.turns),
        ]
        if header.branch_of is not None:
            turn = header.leaves_at
            parts[2] = tr("practice branch from turn {turn}", turn=turn)
        return ", ".join(parts)
