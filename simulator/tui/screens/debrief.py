"""The debrief: six sections on one sheet, and from any turn another way."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from scenarios.transcript import Mode
from simulator.i18n import Translator
from simulator.sessions.port import AttemptHead
from simulator.sessions.review import Review
from simulator.tui.debriefing.course import course
from simulator.tui.debriefing.facts import facts
from simulator.tui.debriefing.overview import overview
from simulator.tui.debriefing.principles import principles
from simulator.tui.debriefing.turns import one_turn
from simulator.tui.debriefing.yourself import yourself
from simulator.tui.messages import BranchTalk, GoHome, Trouble
from simulator.tui.screens.base import Page
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.section_bar import SectionBar
from simulator.tui.widgets.sheet import Block, Sheet
from simulator.tui.widgets.top_line import TopLine

MAP, TURNS = 3, 4


class DebriefScreen(Page):
    """Shows what one attempt was worth, and why."""

    CSS_PATH = "debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"section({n})", show=False) for n in range(1, 7)),
        Binding("left", "turn(-1)", show=False, priority=True),
        Binding("right", "turn(1)", show=False, priority=True),
        Binding("enter", "section(4)", show=False),
        Binding("v", "another_way", show=False),
        Binding("s", "save", show=False),
        Binding("escape", "leave", show=False),
    ]

    @dataclass
    class Saved(Message):
        """The debrief stands in a file."""

        path: Path

    def __init__(self, tr: Translator, review: Review, head: AttemptHead, folder: Path) -> None:
        """Show ``review`` of the attempt ``head``; a saved page is put in ``folder``."""
        super().__init__(tr)
        self._head = head
        self._review = review
        self._debrief = review.debrief(tr.language)
        self._folder = folder
        self._turn = 1
        self._section = 1

    def compose(self) -> ComposeResult:
        """Top line, sections, sheet, keys."""
        tr = self.tr
        yield TopLine(self._review.scenario.title, self._note())
        yield SectionBar(
            [
                tr("Overview"),
                tr("Principles"),
                tr("Map"),
                tr("Turn by turn"),
                tr("Facts"),
                tr("Yourself"),
            ]
        )
        yield Sheet(id="sheet")
        yield ActBar(self.keys())

    def on_mount(self) -> None:
        """Begin with the overview."""
        self.query_one(Sheet).focus()
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """Draw the map for the width that there is."""
        if self._section == MAP:
            self.call_after_refresh(self._show)

    def keys(self) -> Iterable[Key]:
        """Return what can be done in this section."""
        tr = self.tr
        by_turn = self._section in {MAP, TURNS}
        return [
            Key("1-6", tr("section"), f"screen.section({self._section % 6 + 1})"),
            *(
                [
                    Key("left", tr("before"), "screen.turn(-1)"),
                    Key("right", tr("next turn"), "screen.turn(1)"),
                ]
                if by_turn
                else []
            ),
            *(
                [Key("enter", tr("look at it"), "screen.section(4)")]
                if self._section == MAP
                else []
            ),
            *([Key("v", tr("try another way"), "screen.another_way")] if by_turn else []),
            Key("s", tr("save as a page"), "screen.save"),
            Key("esc", tr("home"), "screen.leave"),
            Key("?", tr("help"), "screen.help"),
        ]

    # -- doing --------------------------------------------------------------------------

    def action_section(self, number: int) -> None:
        """Show a section, from 1 to 6."""
        self._section = number
        self._show()

    def action_turn(self, step: int) -> None:
        """Go to the turn before or after."""
        self._turn = min(max(1, self._turn + step), max(1, len(self._debrief.turns)))
        if self._section not in {MAP, TURNS}:
            self._section = TURNS
        self._show()

    def action_another_way(self) -> None:
        """Try another way at the turn that is pointed at, as a practice branch."""
        if self._section in {MAP, TURNS} and self._debrief.turns:
            self.post_message(BranchTalk(self._head.header.attempt, self._turn - 1))

    def action_leave(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    @work(thread=True, exclusive=True, group="page")
    def action_save(self) -> None:
        """Save the debrief as a page that any browser shows."""
        from simulator.reports import debrief_html  # noqa: PLC0415 Jinja is for those who want it

        found = self._review
        path = self._folder / f"samtalerom-{self._head.header.attempt}.html"
        page = debrief_html(self._debrief, found.scenario, self._head, found.reflections)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(page, encoding="utf-8")
        except OSError:
            words = self.tr("{path} cannot be written.", path=str(path))
            self.post_message(Trouble(words))
        else:
            self.post_message(self.Saved(path))

    def on_debrief_screen_saved(self, event: Saved) -> None:
        """Say where it stands."""
        self.notify(self.tr("Written to {path}.", path=str(event.path)), markup=False, timeout=15)

    # -- showing --------------------------------------------------------------------------

    def _show(self) -> None:
        self.query_one(SectionBar).current = self._section
        self.query_one(ActBar).keys = tuple(self.keys())
        self.query_one(Sheet).show(self._blocks())

    def _blocks(self) -> Iterable[Block]:
        found, debrief, tr = self._review, self._debrief, self.tr
        names = {person.id: person.name for person in found.scenario.people.values()}
        width = self.query_one(Sheet).scrollable_content_region.width
        sections: dict[int, Callable[[], Iterable[Block]]] = {
            1: lambda: overview(debrief, tr),
            2: lambda: principles(debrief, tr),
            3: lambda: course(debrief, names, width, self._turn, tr),
            4: lambda: one_turn(
                debrief, debrief.turns[self._turn - 1], found.reflections.own_words, tr
            ),
            5: lambda: facts(debrief, tr),
            6: lambda: yourself(debrief, found.reflections, found.scenario.briefing.prepare, tr),
        }
        return sections[self._section]()

    def _note(self) -> str:
        header, tr = self._head.header, self.tr
        if header.branch_of is not None:
            return tr("another way, from turn {turn}", turn=(header.branch_turn or 0) + 1)
        mode = tr("practice") if header.mode is Mode.PRACTICE else tr("assessment")
        return tr("{mode}, attempt {attempt}", mode=mode, attempt=header.attempt)
