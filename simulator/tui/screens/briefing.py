"""The briefing: what is known and not, who comes and on what ground, and how you prepare."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static, TextArea

from scenarios.model import Scenario
from simulator.i18n import Translator
from simulator.tui.briefed import briefed
from simulator.tui.messages import BeginTalk, ChangeSettings, GoHome
from simulator.tui.screens.base import Page
from simulator.tui.subject import Subject
from simulator.tui.text import plain
from simulator.tui.widgets.act_bar import ActBar, Key
from simulator.tui.widgets.sheet import Sheet
from simulator.tui.widgets.top_line import TopLine


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

    def __init__(self, tr: Translator, name: str, scenario: Scenario, settings: str) -> None:
        """Brief on the scenario found as ``name``; ``settings`` says how it will be played."""
        super().__init__(tr)
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

    def keys(self) -> Iterable[Key]:
        """Return what can be done here."""
        tr = self.tr
        if isinstance(self.focused, TextArea):
            return [
                Key("tab", tr("go on"), "app.focus_next"),
                Key("esc", tr("back"), "screen.leave"),
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

    def show_settings(self, words: str) -> None:
        """Say how it will be played."""
        self.query_one(TopLine).note = words

    def action_begin(self) -> None:
        """Begin the talk, with what was written."""
        texts = tuple(area.text.strip() for area in self.query(TextArea))
        self.post_message(BeginTalk(self._name_asked, texts))

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

    # -- pieces -------------------------------------------------------------------------

    def _preparing(self) -> ComposeResult:
        tr = self.tr
        yield Static(plain(tr("Prepare"), "bold $primary"), markup=False)
        lead = tr("Only you see this. It is kept with the attempt and is not scored.")
        yield Static(plain(lead, "$quiet"), markup=False)
        for question in self._scenario.briefing.prepare:
            yield Static(plain(question), classes="question", markup=False)
            yield TextArea(soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
