"""The debrief: six sections on one sheet, and from any turn another way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import Resize
from textual.message import Message

from scoring.views import Debrief
from simulator.i18n import Translator, term
from simulator.sessions.review import Review
from simulator.tui.debriefing.course import course, turns_in_a_band
from simulator.tui.debriefing.facts import missed, told
from simulator.tui.debriefing.overview import advice, judgement
from simulator.tui.debriefing.principles import principles
from simulator.tui.debriefing.turns import one_turn, what_else
from simulator.tui.debriefing.yourself import ratings, writings
from simulator.tui.messages import BranchTalk, GoHome, Trouble
from simulator.tui.screens.base import WIDE, Page
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.section_bar import SectionBar
from simulator.tui.widgets.sheet import Block, Sheet
from simulator.tui.widgets.top_line import TopLine

MAP, TURNS, LAST = 3, 4, 6


class DebriefScreen(Page):
    """Shows what one attempt was worth, and why."""

    CSS_PATH = "debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"section({n})", show=False) for n in range(1, 7)),
        Binding("left", "turn(-1)", show=False, priority=True),
        Binding("right", "turn(1)", show=False, priority=True),
        Binding("enter", "section(4)", show=False),
        Binding("v", "another_way", show=False),
        Binding("w", "save", show=False),
        Binding("escape", "leave", show=False),
    ]

    @dataclass
    class Saved(Message):
        """The debrief stands in a file."""

        path: Path

    def __init__(self, tr: Translator, review: Review, debrief: Debrief, folder: Path) -> None:
        """Show the ``debrief`` that was made of ``review``; pages are saved in ``folder``."""
        super().__init__(tr)
        self._review = review
        self._debrief = debrief
        self._folder = folder
        self._turn = 1
        self._section = 1
        self._two = False

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
        with Horizontal():
            yield Sheet(id="sheet")
            yield Sheet(id="beside")
        yield ActBar(self.keys())

    def on_mount(self) -> None:
        """Begin with the overview."""
        self._sheet.focus()

    def on_resize(self, event: Resize) -> None:
        """Use the width that there is."""
        self._two = event.size.width >= WIDE
        self.query_one("#beside").display = self._two and self._section != MAP
        self.call_after_refresh(self._show)

    def keys(self) -> Iterable[Key]:
        """Return what can be done in this section."""
        tr = self.tr
        keys = [Key("1-6", tr("section"), f"screen.section({self._section % LAST + 1})")]
        if self._section in {MAP, TURNS}:
            keys.append(Key(tr("left right"), tr("turn"), "screen.turn(1)"))
            keys.append(Key("v", tr("try another way"), "screen.another_way"))
        if self._section == MAP:
            keys.append(Key("enter", tr("look at it"), f"screen.section({TURNS})"))
        return [
            *keys,
            Key("esc", tr("home"), "screen.leave"),
            Key("w", tr("save as a page"), "screen.save"),
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
        if self._section == MAP:
            self._show_map()
        else:
            self._show()

    def action_another_way(self) -> None:
        """Try another way at the turn that is pointed at, as a practice branch."""
        if self._section in {MAP, TURNS} and self._debrief.turns:
            self.post_message(BranchTalk(self._review.head.header.attempt, self._turn - 1))

    def action_leave(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    @work(thread=True, exclusive=True, group="page")
    def action_save(self) -> None:
        """Save the debrief as a page that any browser shows."""
        from simulator.reports import debrief_html  # noqa: PLC0415 Jinja is for those who want it

        found = self._review
        path = self._folder / f"samtalerom-{self._review.head.header.attempt}.html"
        page = debrief_html(self._debrief, found.scenario, found.head, found.reflections)
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

    def _show(self, *, from_top: bool = True) -> None:
        """Show the section: side by side where there is room, else one under the other."""
        self.query_one(SectionBar).current = self._section
        self.query_one(ActBar).keys = tuple(self.keys())
        left, right = map(list, self._blocks())
        beside = self.query_one("#beside", Sheet)
        beside.display = self._two and self._section != MAP
        self._sheet.show(left if beside.display else left + right, from_top=from_top)
        beside.show(right if beside.display else ())

    def _show_map(self) -> None:
        """Show the map again with the cursor in view."""
        self._show(from_top=False)
        sizes = [len(band) for band in self._map()]
        band = 1 + (self._turn - 1) // turns_in_a_band(self._width)
        first = sum(sizes[:band])
        self._sheet.come_to(0 if band == 1 else first, first + sizes[band] - 1)

    @property
    def _sheet(self) -> Sheet:
        return self.query_one("#sheet", Sheet)

    @property
    def _width(self) -> int:
        return self._sheet.scrollable_content_region.width

    def _map(self) -> Sequence[Sequence[Block]]:
        names = {person.id: person.name for person in self._review.scenario.people.values()}
        return course(self._debrief, names, self._width, self._turn, self.tr)

    def _blocks(self) -> tuple[Iterable[Block], Iterable[Block]]:
        """Return what stands to the left, and what stands to the right of it or below."""
        found, debrief, tr = self._review, self._debrief, self.tr
        reflections = found.reflections
        half = len(debrief.profiles) // 2
        match self._section:
            case 1:
                return judgement(debrief, tr), advice(debrief, tr)
            case 2:
                first, second = debrief.profiles[:half], debrief.profiles[half:]
                return principles(first, tr), principles(second, tr)
            case 3:
                return chain.from_iterable(self._map()), ()
            case 4 if debrief.turns:
                turn = debrief.turns[self._turn - 1]
                return one_turn(debrief, turn, reflections.own_words, tr), what_else(turn, tr)
            case 5:
                return told(debrief, tr), missed(debrief, tr)
            case 6:
                questions = found.scenario.briefing.prepare
                return ratings(debrief, reflections, tr), writings(reflections, questions, tr)
            case _:
                return (), ()

    def _note(self) -> str:
        header, tr = self._review.head.header, self.tr
        if header.branch_of is not None:
            return tr("another way, from turn {turn}", turn=(header.branch_turn or 0) + 1)
        mode = term(tr, header.mode).lower()
        return tr("{mode}, attempt {attempt}", mode=mode, attempt=header.attempt)
