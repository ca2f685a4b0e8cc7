"""The debrief: six sections on one sheet, and from any turn another way."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import Resize
from textual.message import Message

from scoring.views import Debrief
from simulator.disk import write_whole
from simulator.i18n import Translator, term
from simulator.sessions.errors import UserError
from simulator.sessions.review import Review
from simulator.tui.debriefing.course import course, turns_in_a_band
from simulator.tui.debriefing.facts import missed, told
from simulator.tui.debriefing.overview import advice, judgement
from simulator.tui.debriefing.principles import cited, principles
from simulator.tui.debriefing.turns import cited_at, one_turn, what_else
from simulator.tui.debriefing.yourself import ratings, writings
from simulator.tui.dialogs.page import PageDialog
from simulator.tui.dialogs.turn import TurnDialog
from simulator.tui.messages import BranchTalk, Trouble, way_back
from simulator.tui.screens.base import WIDE, Page
from simulator.tui.subject import Subject
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.section_bar import SectionBar
from simulator.tui.widgets.sheet import Block, Sheet
from simulator.tui.widgets.top_line import TopLine

if TYPE_CHECKING:  # loaded when somebody hands in
    from simulator.collecting.handing_in import HandInFile


class Section(IntEnum):
    """What is shown of a debrief, by the key that shows it."""

    OVERVIEW = 1
    PRINCIPLES = 2
    MAP = 3
    TURNS = 4
    FACTS = 5
    YOURSELF = 6


_ON_THE_WAY = frozenset({Section.MAP, Section.TURNS})
"""The sections that point at a turn."""
_SECTION_KEYS = f"{min(Section)}-{max(Section)}"


class DebriefScreen(Page):
    """Shows what one attempt was worth, and why."""

    CSS_PATH = "debrief.tcss"
    SUBJECT = Subject.DEBRIEF
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"section({n})", show=False) for n in map(int, Section)),
        Binding("left", "turn(-1)", show=False, priority=True),
        Binding("right", "turn(1)", show=False, priority=True),
        Binding("enter", "look", show=False),
        Binding("t", "find_turn", show=False),
        Binding("v", "another_way", show=False),
        Binding("w", "save", show=False),
        Binding("l", "hand_in", show=False),
        Binding("escape", "leave", show=False),
    ]

    @dataclass
    class Saved(Message):
        """The debrief stands in a file."""

        path: Path

    @dataclass
    class HandedIn(Message):
        """The attempt stands in a file to hand in."""

        file: "HandInFile"

    def __init__(  # noqa: PLR0913 what a debrief is made of and can do
        self,
        tr: Translator,
        review: Review,
        debrief: Debrief,
        folder: Path,
        *,
        hand_in: "Callable[[], HandInFile]",
        turn: int | None = None,
    ) -> None:
        """Show the ``debrief`` that was made of ``review``.

        Args:
            tr: The language of the interface.
            review: What the debrief was made of.
            debrief: What is shown.
            folder: Where pages are saved.
            hand_in: Writes the attempt into a file to hand in; may block, raises UserError.
            turn: The turn to begin at; the overview if None.
        """
        super().__init__(tr)
        self._review = review
        self._debrief = debrief
        self._folder = folder
        self._hand_in = hand_in
        self._turn = self._within(turn or 1)
        self._section = Section.TURNS if turn else Section.OVERVIEW
        self._before = Section.MAP
        """The section that one came to a turn from."""
        self._height = 0.0
        """How far down that section was read."""
        self._two = False

    def compose(self) -> ComposeResult:
        """Top line, sections, sheet, keys."""
        yield TopLine(self._review.scenario.title, self._note())
        yield SectionBar(self._sections())
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
        self.query_one("#beside").display = self._two and self._section != Section.MAP
        self.call_after_refresh(self._show)

    def keys(self) -> Iterable[Key]:
        """Return what can be done in this section."""
        tr = self.tr
        keys = []
        if self._section == Section.MAP:
            keys.append(Key("enter", tr("look at it"), "screen.look"))
        if self._section in _ON_THE_WAY:
            keys.append(Key(tr("left right"), tr("turn"), "screen.turn(1)"))
        if self._section in _ON_THE_WAY:
            keys.append(Key("v", tr("try another way"), "screen.another_way"))
        elif self._leaving_from is not None:
            words = tr("try turn {turn} again", turn=self._leaving_from)
            keys.append(Key("v", words, "screen.another_way"))
        return [
            *keys,
            Key("esc", self._way_out(), "screen.leave", looks=True),
            Key("t", tr("go to a turn"), "screen.find_turn", looks=True),
            Key(_SECTION_KEYS, tr("section"), self._next_section, looks=True),
            *([Key("l", tr("hand in"), "screen.hand_in", looks=True)] if self._whole else []),
            Key("w", tr("save as a page"), "screen.save", looks=True),
            Key("?", tr("help"), "screen.help", looks=True),
        ]

    def commands(self) -> Iterable[Key]:
        """Return every section by its name, and what else can be done."""
        sections = enumerate(self._sections(), 1)
        named = [Key(str(n), name, f"screen.section({n})") for n, name in sections]
        return [*named, *(key for key in self.keys() if key.key != _SECTION_KEYS)]

    def _sections(self) -> Sequence[str]:
        tr = self.tr
        names = (tr("Overview"), tr("Principles"), tr("Map"))
        return (*names, tr("Turn by turn"), tr("Facts"), tr("Yourself"))

    @property
    def _next_section(self) -> str:
        return f"screen.section({self._section % len(Section) + 1})"

    def _way_out(self) -> str:
        tr, header = self.tr, self._review.head.header
        if self._section == Section.TURNS:
            return tr("back")
        if header.branch_of is None:
            return tr("home")
        return tr("back to turn {turn}", turn=header.leaves_at)

    # -- doing --------------------------------------------------------------------------

    def action_section(self, number: int) -> None:
        """Show the section that a key stands for."""
        self._before, self._height = Section.MAP, 0.0
        self._section = Section(number)
        self._show()

    def action_look(self) -> None:
        """Look at the turn that the map points at."""
        if self._section == Section.MAP:
            self.action_jump(self._turn)

    def action_turn(self, step: int) -> None:
        """Go to the turn before or after."""
        turn = self._within(self._turn + step)
        if self._section == Section.MAP:
            self._turn = turn
            self._show_map()
        else:
            self.action_jump(turn if self._section == Section.TURNS else self._turn)

    def action_jump(self, turn: int) -> None:
        """Go to a turn; leaving it leads back to where one came from."""
        if self._section != Section.TURNS:
            self._before, self._height = self._section, self._sheet.scroll_y
        self._turn = self._within(turn)
        self._section = Section.TURNS
        self._show()

    def action_find_turn(self) -> None:
        """Ask for the number of a turn, and go there."""
        if self._debrief.turns:
            self.app.push_screen(TurnDialog(self.tr, len(self._debrief.turns)), self._found)

    def _found(self, turn: int | None) -> None:
        if turn is not None:
            self.action_jump(turn)

    def action_another_way(self) -> None:
        """Try another way as a practice branch, at the turn that is pointed at."""
        if self._leaving_from is not None:
            attempt = self._review.head.header.attempt
            self.post_message(BranchTalk(attempt, self._leaving_from - 1))

    @property
    def _leaving_from(self) -> int | None:
        """The turn that another way would leave from; in the overview the one to try."""
        if self._section in _ON_THE_WAY and self._debrief.turns:
            return self._turn
        if self._section == Section.OVERVIEW and self._debrief.to_try:
            return self._debrief.to_try.turn
        return None

    def action_leave(self) -> None:
        """Go from a turn to where one came from, else out of the debrief."""
        if self._section != Section.TURNS:
            self.post_message(way_back(self._review.head.header))
        elif self._before == Section.MAP:
            self._section = Section.MAP
            self._show_map()
        else:
            self._section = self._before
            self._show()
            self._sheet.scroll_to(y=self._height, animate=False, force=True)

    def _within(self, turn: int) -> int:
        return min(max(1, turn), max(1, len(self._debrief.turns)))

    @work(thread=True, exclusive=True, group="page")
    def action_save(self) -> None:
        """Save the debrief as a page that any browser shows."""
        from simulator.reports.page import debrief_html  # noqa: PLC0415 Jinja is for those who want it

        found = self._review
        path = self._folder / f"samtalerom-{self._review.head.header.attempt}.html"
        page = debrief_html(self._debrief, found.scenario, found.head, found.reflections)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, page.encode())
        except OSError:
            words = self.tr("{path} cannot be written.", path=str(path))
            self.post_message(Trouble(words))
        else:
            self.post_message(self.Saved(path))

    @property
    def _whole(self) -> bool:
        """Whether it is an attempt, and no practice branch of one."""
        return self._review.head.header.branch_of is None

    @work(thread=True, exclusive=True, group="page")
    def action_hand_in(self) -> None:
        """Write the attempt into a file to hand in; a practice branch is none."""
        if self._whole:
            try:
                self.post_message(self.HandedIn(self._hand_in()))
            except UserError as error:
                self.post_message(Trouble(error.said(self.tr)))

    def on_debrief_screen_handed_in(self, event: HandedIn) -> None:
        """Say where it stands and what its receipt is, until the user has read it."""
        from simulator.tui.debriefing.saved import handed_in  # noqa: PLC0415 for whoever does

        tr = self.tr
        self.app.push_screen(
            PageDialog(tr, tr("Ready to hand in"), list(handed_in(event.file, tr)))
        )

    def on_debrief_screen_saved(self, event: Saved) -> None:
        """Say where it stands, until the user has read it; unbroken, so that it can be copied."""
        from simulator.tui.debriefing.saved import whereabouts  # noqa: PLC0415 as above

        tr = self.tr
        where = list(whereabouts(event.path, tr))
        self.app.push_screen(PageDialog(tr, tr("Saved as a page"), where))

    # -- showing --------------------------------------------------------------------------

    def _show(self, *, from_top: bool = True) -> None:
        """Show the section: side by side where there is room, else one under the other."""
        self.query_one(SectionBar).current = self._section
        self.query_one(ActBar).keys = tuple(self.keys())
        left, right = map(list, self._blocks())
        beside = self.query_one("#beside", Sheet)
        beside.display = self._two and self._section != Section.MAP
        self._sheet.show(left if beside.display else left + right, from_top=from_top)
        beside.show(right if beside.display else ())

    def _show_map(self) -> None:
        """Show the map again with the cursor in view."""
        self._show(from_top=False)
        sizes = [len(band) for band in self._map()]
        band = 1 + (self._turn - 1) // turns_in_a_band(self._width, len(self._debrief.map))
        first = sum(sizes[:band])
        last = first + sizes[band] - 1
        # Lines are counted once the map has the width that is free for it.
        self.call_after_refresh(self._sheet.come_to, 0 if band == 1 else first, last)

    @property
    def _sheet(self) -> Sheet:
        return self.query_one("#sheet", Sheet)

    @property
    def _width(self) -> int:
        """Cells for the map, which has the screen to itself."""
        sheet = self._sheet
        return self.size.width - sheet.gutter.width - sheet.styles.scrollbar_size_vertical

    def _map(self) -> Sequence[Sequence[Block]]:
        names = {person.id: person.name for person in self._review.scenario.people.values()}
        return course(self._debrief, names, self._width, self._turn, self.tr)

    def _blocks(self) -> tuple[Iterable[Block], Iterable[Block]]:
        """Return what stands to the left, and what stands to the right of it or below."""
        found, debrief, tr = self._review, self._debrief, self.tr
        reflections = found.reflections
        half = len(debrief.profiles) // 2
        match self._section:
            case Section.OVERVIEW:
                return judgement(debrief, tr), advice(debrief, tr)
            case Section.PRINCIPLES:
                first, second = debrief.profiles[:half], debrief.profiles[half:]
                rest = chain(principles(second, tr), cited(debrief.profiles, tr))
                return principles(first, tr), rest
            case Section.MAP:
                return chain.from_iterable(self._map()), ()
            case Section.TURNS if debrief.turns:
                turn = debrief.turns[self._turn - 1]
                rest = chain(what_else(turn, tr), cited_at(turn, tr))
                return one_turn(debrief, turn, reflections.own_words, tr), rest
            case Section.FACTS:
                return told(debrief, tr), missed(debrief, tr)
            case Section.YOURSELF:
                questions = found.scenario.briefing.prepare
                rated = ratings(debrief, reflections, tr, whole=self._whole)
                return rated, writings(reflections, questions, tr)
            case _:
                return (), ()

    def _note(self) -> str:
        header, tr = self._review.head.header, self.tr
        if header.branch_of is not None:
            return tr("practice branch from turn {turn}", turn=header.leaves_at)
        mode = term(tr, header.mode).lower()
        return tr("{mode}, attempt {attempt}", mode=mode, attempt=header.attempt)
