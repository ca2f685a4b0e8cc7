"""The app: shows home at once, and moves between screens when they ask for it."""

import asyncio
import gc
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import App
from textual.message import Message
from textual.timer import Timer
from textual.worker import WorkerFailed, get_current_worker

from scenarios.library import heads
from simulator.records import Places, Settings
from simulator.sessions.clock import Clock, SystemClock
from simulator.sessions.errors import UserError
from simulator.tui import messages as asked
from simulator.tui.dialogs.help import NoticeDialog
from simulator.tui.dialogs.settings import SettingsDialog
from simulator.tui.hangup import watch
from simulator.tui.preferences import Preferences, in_few_words
from simulator.tui.screens.base import WIDE, Page
from simulator.tui.screens.home import HomeScreen
from simulator.tui.theme import THEMES, beside

if TYPE_CHECKING:
    from simulator.tui.desk import Desk, Make
    from simulator.tui.palette import Lead


_REFLEX = 0.25
"""Seconds; a key that is pressed twice is pressed again within less."""

_SLOW = 0.4
"""Seconds after which somebody who has asked for a screen wonders whether it was heard."""

_HANGUP = 1
"""The number of SIGHUP, which Windows does not know by name."""


class SamtaleromApp(App[None]):
    """Keeps the settings and the way between screens; what a talk is stands elsewhere."""

    TITLE = "Samtalerom"
    DEFAULT_CSS = beside(__file__)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 Textual's own
    ENABLE_COMMAND_PALETTE = False  # our own speaks the user's language

    @dataclass
    class Arrived(Message):
        """A screen is prepared."""

        make: "Make"
        way: asked.Way
        """What led to it."""

    def __init__(  # noqa: PLR0913 what the user may ask for at the start
        self,
        places: Places,
        *,
        database: str | None = None,
        settings: Settings | None = None,
        scenario: str | None = None,
        first: asked.Way | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Begin at home.

        Args:
            places: Where settings and records are kept.
            database: URL of the database of cohorts, instead of the file in ``places``.
            settings: Hold instead of the kept ones, for instance with another language.
            scenario: Id or path of a scenario whose briefing is opened at once.
            first: What else is opened at once.
            clock: Time; the system's unless told otherwise. Who moves the time presses no key
                by reflex, so a talk takes every key then.
        """
        super().__init__()
        self._wanted = Preferences(places, settings)
        self._database = database
        self._clock = clock or SystemClock()
        self._reflex = _REFLEX if clock is None else 0.0
        self._first = asked.OpenBriefing(scenario) if scenario is not None else first
        """What is opened at once; None when it is open, or cannot be."""
        self._coming: asked.Way | None = None
        """What is being prepared."""
        self._opening: Timer | None = None
        self._opening_said = False
        self._desk: Desk | None = None
        self._desk_lock = Lock()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._wanted.theme

    def get_default_screen(self) -> HomeScreen:
        """Begin at home."""
        tr, words = self._wanted.tr, in_few_words(self._wanted.tr, self._wanted.now)
        home = HomeScreen(tr, heads(), words, lambda: self._at_desk().attempts())
        home.taught = lambda: self._at_desk().classes()
        home.leads = self._leads
        return home

    def on_mount(self) -> None:
        """Leave everything slow until home has been seen."""
        self.call_after_refresh(self._home_seen)

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

    def _home_seen(self) -> None:
        # All that is loaded lives as long as the app: no later collection need walk it.
        gc.freeze()
        gc.enable()
        if self._wanted.now.notice_seen:
            self._open_records()
        else:
            notice = NoticeDialog(self._wanted.tr, str(self._wanted.places.home))
            self.push_screen(notice, self._notice_seen)

    def _notice_seen(self, _: None) -> None:
        self._use_settings(replace(self._wanted.now, notice_seen=True))
        self._open_records()

    def _open_records(self) -> None:
        """Open what is kept; not before the user knows what that is."""
        self._home.read_attempts()
        if self._first is not None:
            self.post_message(self._first)

    @on(asked.GoHome)
    def _go_home(self) -> None:
        if self._coming is not None:
            self.workers.cancel_group(self, "way")
            self._comes_no_more()
        self._leave_to_home()
        self._home.read_attempts()

    # -- other screens --------------------------------------------------------------------

    @on(asked.OpenBriefing)
    @on(asked.BeginTalk)
    @on(asked.ResumeTalk)
    @on(asked.BranchTalk)
    @on(asked.RateTalk)
    @on(asked.OpenDebrief)
    @on(asked.OpenProgress)
    @on(asked.OpenCohort)
    @on(asked.OpenAuthoring)
    @on(asked.OpenBench)
    @on(asked.BeginPreview)
    def _go(self, request: asked.Way) -> None:
        """Prepare the screen that was asked for; where that takes long, say so.

        Until it stands there nothing else opens: a key is meant for what will be seen, not for
        what still is. Going home calls it off.
        """
        if self._coming is not None or self._first not in (None, request):
            return
        self._coming = request
        self._no_longer_opening()
        self._opening = self.set_timer(_SLOW, self._say_that_it_opens)
        self._prepare(request)

    @work(thread=True, exclusive=True, group="way")
    def _prepare(self, request: asked.Way) -> None:
        try:
            make = self._at_desk().way(self._wanted.tr, self._wanted.now, request)
        except UserError as error:
            if not get_current_worker().is_cancelled:
                self.call_from_thread(self._comes_no_more)
            self.post_message(asked.Trouble(error.said(self._wanted.tr)))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(self.Arrived(make, request))

    @on(Arrived)
    def _arrive(self, event: Arrived) -> None:
        if event.way is not self._coming:  # it was called off
            return
        self._comes_no_more()
        self._leave_to_home()
        screen = event.make()
        screen.leads = partial(self._leads, event.way)
        self.push_screen(screen)

    def _say_that_it_opens(self) -> None:
        self._opening_said = True
        self.notify(self._wanted.tr("Opening …"), markup=False, timeout=60)

    def _comes_no_more(self) -> None:
        """Nothing is being prepared: it has come, or it cannot."""
        self._coming = self._first = None
        self._no_longer_opening()

    def _no_longer_opening(self) -> None:
        if self._opening is not None:
            self._opening.stop()
        if self._opening_said:
            self._opening_said = False
            self.clear_notifications()

    def _leads(self, here: asked.Way | None = None) -> "Sequence[Lead]":
        """Return the ways from a screen to others; may block."""
        from simulator.tui.palette import leads  # noqa: PLC0415 off the first frame

        try:
            attempts, classes = self._at_desk().attempts(), self._at_desk().classes()
        except UserError:  # home has told of it
            attempts, classes = (), ()
        found = leads(self._wanted.tr, heads(), attempts, classes)
        talking = isinstance(here, asked.BeginTalk | asked.ResumeTalk | asked.BranchTalk)
        return [
            each
            for each in found
            if each.way != here and not (talking and isinstance(each.way, asked.ResumeTalk))
        ]

    def _at_desk(self) -> "Desk":
        from simulator.tui.desk import Desk  # noqa: PLC0415 costs more than the first frame

        with self._desk_lock:
            self._desk = self._desk or Desk(
                self._wanted.places, self._database, self._clock, reflex=self._reflex
            )
            return self._desk

    def _fatal_error(self) -> None:
        """Leave after a mistake of the program; ``run`` hands it on.

        Textual's own shows a traceback with what was said in the talk.
        """
        self._close_messages_no_wait()

    @property
    def fault(self) -> Exception | None:
        """The mistake of the program that ended the app."""
        found = self._exception
        if isinstance(found, WorkerFailed) and isinstance(found.error, Exception):
            return found.error
        return found

    # -- over any screen ------------------------------------------------------------------

    @on(asked.Trouble)
    def _tell(self, event: asked.Trouble) -> None:
        self.notify(event.words, severity="error", markup=False, timeout=10)

    def action_help_quit(self) -> None:
        """Tell whoever presses ctrl+c how to leave; in Textual's own words it is English."""
        words = self._wanted.tr("ctrl+q quits. What you did is kept.")
        self.notify(words, markup=False)

    @on(asked.ChangeSettings)
    def _change_settings(self) -> None:
        self.push_screen(SettingsDialog(self._wanted.tr, self._wanted.now), self._use_settings)

    def _use_settings(self, settings: Settings | None) -> None:
        if settings is None or settings == self._wanted.now:
            return
        if self._wanted.use(settings):
            self._leave_to_home()
            self._home.speak(self._wanted.tr)
        self.theme = self._wanted.theme
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.show_settings(in_few_words(self._wanted.tr, settings))
        self._keep_settings()

    @work(thread=True, group="settings")
    def _keep_settings(self) -> None:
        try:
            self._wanted.keep()
        except OSError:
            words = self._wanted.tr("The settings hold until you quit; they could not be kept.")
            self.post_message(asked.Trouble(words))


def run(
    places: Places,
    *,
    database: str | None = None,
    settings: Settings | None = None,
    scenario: str | None = None,
    first: asked.Way | None = None,
) -> int:
    """Run the app in this terminal until the user leaves it; see ``SamtaleromApp``.

    Returns:
        0, or 128 and the number of the signal that ended it; that of a hang-up too where the
        terminal went without one.

    Raises:
        Exception: a mistake of the program, from a worker too; the terminal is as it was.
    """
    # A worker that has written an act hands back to the screen at once, not after 5 ms.
    sys.setswitchinterval(0.0005)
    app = SamtaleromApp(
        places, database=database, settings=settings, scenario=scenario, first=first
    )
    ended = 0

    def leave(number: int) -> None:
        nonlocal ended
        ended = 128 + number
        app.exit()

    async def until_left() -> None:
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):  # or the terminal would be left as the app drew it
            number = getattr(signal, name, None)
            with suppress(NotImplementedError):  # Windows has neither
                if number is not None:
                    loop.add_signal_handler(number, leave, number)

        def gone() -> None:
            with suppress(RuntimeError):  # it has ended already
                loop.call_soon_threadsafe(leave, _HANGUP)

        if sys.__stdin__ is not None:
            watch(sys.__stdin__.fileno(), gone)
        await app.run_async()

    asyncio.run(until_left())
    if app.fault is not None:
        raise app.fault
    return ended
