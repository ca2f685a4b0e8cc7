"""The app: shows home at once, and moves between screens when they ask for it."""

import gc
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import get_current_worker

from scenarios.library import heads
from simulator.i18n import Translator, choose_language, translator
from simulator.records import Places, Settings, load_settings, save_settings
from simulator.sessions.clock import Clock, SystemClock
from simulator.sessions.errors import UserError
from simulator.sessions.port import AttemptHead
from simulator.tui import messages as asked
from simulator.tui.dialogs.help import HelpDialog, NoticeDialog
from simulator.tui.dialogs.settings import SettingsDialog
from simulator.tui.screens.base import WIDE, Page
from simulator.tui.screens.home import HomeScreen
from simulator.tui.theme import DARK, LIGHT, THEMES, beside
from simulator.tui.words import in_few_words

if TYPE_CHECKING:
    from simulator.tui.desk import Desk, Make


class SamtaleromApp(App[None]):
    """Keeps the settings and the way between screens; what a talk is stands elsewhere."""

    TITLE = "Samtalerom"
    DEFAULT_CSS = beside(__file__)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 Textual's own
    ENABLE_COMMAND_PALETTE = False  # our own speaks the user's language
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+p", "palette", show=False)]

    @dataclass
    class Arrived(Message):
        """A screen is prepared."""

        make: "Make"

    @dataclass
    class AttemptsRead(Message):
        """The records say what was tried, the latest first."""

        attempts: Sequence[AttemptHead]

    def __init__(
        self,
        places: Places,
        *,
        database: str | None = None,
        settings: Settings | None = None,
        scenario: str | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Keep things in ``places`` or ``database``; go to a ``scenario`` (id or path) at once."""
        super().__init__()
        self._places = places
        self._database = database
        self._clock = clock or SystemClock()
        self._settings = settings or load_settings(places)
        self._first = scenario
        self._desk: Desk | None = None
        self._desk_lock = Lock()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._theme_wanted

    @property
    def tr(self) -> Translator:
        """The language of the interface."""
        return translator(choose_language(self._settings.language, {}))

    @property
    def _theme_wanted(self) -> str:
        return (LIGHT if self._settings.light else DARK).name

    def get_default_screen(self) -> HomeScreen:
        """Begin at home."""
        return HomeScreen(self.tr, heads(), in_few_words(self.tr, self._settings))

    def on_mount(self) -> None:
        """Leave everything slow until home has been seen."""
        self.call_after_refresh(self._after_first_frame)

    def on_unmount(self) -> None:
        """Let go of the records."""
        if self._desk is not None:
            self._desk.close()

    @property
    def _home(self) -> HomeScreen:
        home = self.screen_stack[0]
        assert isinstance(home, HomeScreen)  # noqa: S101 it is the default screen
        return home

    # -- home ---------------------------------------------------------------------------

    def _leave_to_home(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def _after_first_frame(self) -> None:
        """Open the records, but not before the user knows what they hold."""
        # All that is loaded lives as long as the app: no later collection need walk it.
        gc.freeze()
        gc.enable()
        if not self._settings.notice_seen:
            self.push_screen(
                NoticeDialog(self.tr, str(self._places.home)),
                lambda _: self._use_settings(replace(self._settings, notice_seen=True)),
            )
            return
        self._read_attempts()
        if self._first is not None:
            self.post_message(asked.OpenBriefing(self._first))
            self._first = None

    @on(asked.GoHome)
    def _go_home(self) -> None:
        self._leave_to_home()
        self._read_attempts()

    @work(thread=True, exclusive=True, group="attempts")
    def _read_attempts(self) -> None:
        try:
            self.post_message(self.AttemptsRead(self._at_desk().attempts()))
        except UserError as error:
            self.post_message(asked.Trouble(error.said(self.tr)))

    @on(AttemptsRead)
    def _show_attempts(self, event: AttemptsRead) -> None:
        self._home.show_attempts(event.attempts)

    # -- other screens --------------------------------------------------------------------

    @on(asked.OpenBriefing)
    @on(asked.BeginTalk)
    @on(asked.ResumeTalk)
    @on(asked.BranchTalk)
    @on(asked.RateTalk)
    @on(asked.OpenDebrief)
    @on(asked.OpenProgress)
    @work(thread=True, exclusive=True, group="way")
    def _go(self, request: asked.Way) -> None:
        """Prepare the screen that was asked for."""
        try:
            make = self._at_desk().way(self.tr, self._settings, request)
        except UserError as error:
            self.post_message(asked.Trouble(error.said(self.tr)))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(self.Arrived(make))

    @on(Arrived)
    def _arrive(self, event: Arrived) -> None:
        self._leave_to_home()
        self.push_screen(event.make())

    def _at_desk(self) -> "Desk":
        from simulator.tui.desk import Desk  # noqa: PLC0415 costs more than the first frame

        with self._desk_lock:
            self._desk = self._desk or Desk(self._places, self._database, self._clock)
            return self._desk

    # -- over any screen ------------------------------------------------------------------

    @on(asked.Trouble)
    def _tell(self, event: asked.Trouble) -> None:
        self.notify(event.words, severity="error", markup=False, timeout=10)

    @on(asked.AskHelp)
    def _help(self) -> None:
        self.push_screen(HelpDialog(self.tr))

    @on(asked.ChangeSettings)
    def _change_settings(self) -> None:
        self.push_screen(SettingsDialog(self.tr, self._settings), self._use_settings)

    def _use_settings(self, settings: Settings | None) -> None:
        if settings is None or settings == self._settings:
            return
        language = self._settings.language
        self._settings = settings
        self._save(settings)
        if settings.language != language:
            self._leave_to_home()
            self._home.speak(self.tr)
        self.theme = self._theme_wanted
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.show_settings(in_few_words(self.tr, settings))
        self._after_first_frame()

    @work(thread=True, group="settings")
    def _save(self, settings: Settings) -> None:
        try:
            save_settings(self._places, settings)
        except OSError as error:
            words = self.tr("The settings could not be kept: {error}", error=error.strerror)
            self.post_message(asked.Trouble(words))

    def action_palette(self) -> None:
        """Find anything by its name."""
        from simulator.tui.commands import Palette  # noqa: PLC0415 off the first frame

        self.push_screen(Palette(self.tr))


def run(
    places: Places,
    *,
    database: str | None = None,
    settings: Settings | None = None,
    scenario: str | None = None,
) -> None:
    """Run the app in this terminal until the user leaves it.

    Args:
        places: Where settings and records are kept.
        database: URL of a database to use instead of the file in ``places``.
        settings: Settings that hold instead of the kept ones, for instance another language.
        scenario: Id or path of a scenario whose briefing is opened at once.
    """
    # A worker that has written an act hands back to the screen at once, not after 5 ms.
    sys.setswitchinterval(0.0005)
    SamtaleromApp(places, database=database, settings=settings, scenario=scenario).run()
