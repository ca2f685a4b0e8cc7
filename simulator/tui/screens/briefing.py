"""The briefing: what is known and not, who comes and on what ground, and how you prepare."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Protocol

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static, TextArea

from scenarios.model import Scenario
from simulator.i18n import Translator
from simulator.sessions.errors import UserError
from simulator.tui.as_written import AsWritten
from simulator.tui.briefed import briefed
from simulator.tui.messages import BeginTalk, ChangeSettings, GoHome, Trouble
from simulator.tui.screens.base import Page
from simulator.tui.subject import Subject
from simulator.tui.text import plain
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.sheet import Sheet
from simulator.tui.widgets.top_line import TopLine


class Preparing(Protocol):
    """Keeps what is prepared for a talk until it begins; may block, raises UserError."""

    def prepared(self, scenario: str) -> Sequence[str]:
        """Return the answers to the questions of a scenario's briefing."""
        ...

    def keep_preparing(self, scenario: str, texts: Sequence[str]) -> None:
        """Keep them."""
        ...


class BriefingScreen(Page):
    """Read, prepare in own words, begin."""

    CSS_PATH = "briefing.tcss"
    SUBJECT = Subject.BRIEFING
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", show=False),
        Binding("tab", "app.focus_next", show=False),
        Binding("i", "settings", show=False),
        Binding("escape", "leave", show=False, priority=True),
    ]

    @dataclass
    class Prepared(Message):
        """What was written here before, and no talk has begun with."""

        texts: Sequence[str]

    def __init__(
        self, tr: Translator, name: str, scenario: Scenario, settings: str, desk: Preparing
    ) -> None:
        """Brief on a scenario.

        Args:
            tr: The language of the interface.
            name: What the scenario was found by.
            scenario: What is read.
            settings: How it will be played, in a few words.
            desk: Keeps what is prepared until the talk begins.
        """
        super().__init__(tr)
        self._desk = desk
        self._known = False
        """Whether what was written before has been read, so that nothing is written over it."""
        self._written = AsWritten[tuple[str, ...]](
            self, partial(desk.keep_preparing, scenario.id), self._tell, ()
        )
        self._name_asked = name
        self._scenario = scenario
        self._settings = settings

    def compose(self) -> ComposeResult:
        """What to read to the left, what to think through to the right or below."""
        yield TopLine(self._scenario.title, self._settings)
        with VerticalScroll(id="page"):
            yield Sheet(briefed(self._scenario, self.tr), id="reading")
            with Vertical(id="preparing"):
                yield from self._preparing()
        yield ActBar(self.keys())

    def on_mount(self) -> None:
        """Begin by reading."""
        self.query_one("#reading").can_focus = False
        self.query_one("#page").focus()
        self._read()

    def on_unmount(self) -> None:
        """Keep what stands there."""
        self._written.now()

    def keys(self) -> Iterable[Key]:
        """Return what can be done here."""
        tr = self.tr
        if isinstance(self.focused, TextArea):
            return [
                Key("tab", tr("go on"), "app.focus_next"),
                Key("esc", tr("leave the text"), "screen.leave"),
                Key("f1", tr("help"), "screen.help"),
            ]
        return [
            Key("enter", tr("begin the talk"), "screen.begin"),
            Key("tab", tr("prepare"), "app.focus_next"),
            Key("i", tr("settings"), "screen.settings"),
            Key("esc", tr("back"), "screen.leave"),
            Key("?", tr("help"), "screen.help"),
        ]

    def on_descendant_focus(self) -> None:
        """Show the keys that do something where the trainee is now."""
        self.query_one(ActBar).keys = tuple(self.keys())

    def on_descendant_blur(self) -> None:
        """Keep what was written when its text is left."""
        self._written.soon()

    def show_settings(self, words: str) -> None:
        """Say how it will be played."""
        self.query_one(TopLine).note = words

    def action_begin(self) -> None:
        """Begin the talk, with what was written."""
        self._written.settled()  # with the talk
        self.post_message(BeginTalk(self._name_asked, self._texts()))

    def action_settings(self) -> None:
        """Change how it will be played."""
        self.post_message(ChangeSettings())

    def action_leave(self) -> None:
        """From a text back to reading, from there home."""
        page = self.query_one("#page")
        if self.focused is page or self.focused is None:
            self.post_message(GoHome())
        else:
            page.focus()

    # -- what is prepared -----------------------------------------------------------------

    def _texts(self) -> tuple[str, ...]:
        return tuple(area.text.strip() for area in self.query(TextArea))

    @on(TextArea.Changed)
    def _is_written(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._known:
            self._written.changed(self._texts())

    @work(thread=True, group="prepared")
    def _read(self) -> None:
        with suppress(UserError):  # home has told of it
            self.post_message(self.Prepared(self._desk.prepared(self._scenario.id)))

    @on(Prepared)
    def _go_on(self, event: Prepared) -> None:
        """Show what was written before, unless something else is written there by now."""
        event.stop()
        self._known = True
        for area, text in zip(self.query(TextArea), event.texts, strict=False):
            if not area.text:
                area.text = text
                area.move_cursor(area.document.end)
        self._written.changed(self._texts())

    def _tell(self, error: UserError) -> None:
        self.post_message(Trouble(error.said(self.tr)))

    # -- pieces -------------------------------------------------------------------------

    def _preparing(self) -> ComposeResult:
        tr = self.tr
        yield Static(plain(tr("Prepare"), "bold $primary"), markup=False)
        lead = tr("Only you see this. It is kept as you write, and is not scored.")
        yield Static(plain(lead, "$quiet"), markup=False)
        for question in self._scenario.briefing.prepare:
            yield Static(plain(question), classes="question", markup=False)
            yield TextArea(soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
