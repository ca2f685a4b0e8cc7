"""What the tests of the screens share: the app in a folder of its own, and a talk in it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from scenarios.words import Language
from simulator.i18n import translator
from simulator.records import Places, Settings, open_records
from simulator.sessions import Records, Session
from simulator.tui.app import SamtaleromApp
from simulator.tui.screens.talk import TalkScreen
from simulator.tui.theme import DARK, THEMES
from simulator.tui.widgets.choices import ChoiceList
from simulator.tui.widgets.sheet import Sheet
from tests.functional.talking import SMALL

NARROW = (80, 24)
WIDE = (200, 60)


class HandClock:
    """A clock that stands still until the test moves it."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 12, tzinfo=UTC)

    def elapsed(self) -> float:
        return self.seconds


class Stage(App[None]):
    """An app around a single screen, with our colours and nothing else."""

    HORIZONTAL_BREAKPOINTS = SamtaleromApp.HORIZONTAL_BREAKPOINTS
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, make: Callable[[], Screen[Any]]) -> None:
        super().__init__()
        self._make = make
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def on_mount(self) -> None:
        self.push_screen(self._make())


def app(home: Path, *, scenario: Path | str | None = SMALL, **settings: object) -> SamtaleromApp:
    """The whole app in bokmål, in its own folder, at a scenario's briefing."""
    chosen = Settings(**({"language": "nb", "notice_seen": True} | settings))  # type: ignore[arg-type]
    return SamtaleromApp(
        Places(home),
        settings=chosen,
        scenario=str(scenario) if scenario else None,
        clock=HandClock(),
    )


def records(home: Path) -> Records:
    """The records that the app in this folder keeps."""
    return open_records(Places(home))


def talk(
    session: Session,
    *,
    clock: HandClock | None = None,
    language: Language = Language.BOKMAL,
    own_words_first: bool = False,
    reflex: float = 0.0,
) -> Stage:
    """An app that shows one talk."""
    return Stage(
        lambda: TalkScreen(
            translator(language),
            session,
            clock or HandClock(),
            own_words_first=own_words_first,
            reflex=reflex,
        )
    )


def running(
    shown: App[None], size: tuple[int, int] = NARROW
) -> AbstractAsyncContextManager[Pilot[None]]:
    """Run an app without a terminal."""
    return shown.run_test(size=size)


async def settled(pilot: Pilot[None]) -> None:
    """Wait for workers and for what they lead to."""
    for _ in range(2):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, each answered before the next."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def text(pilot: Pilot[None]) -> str:
    """All text on the screen now."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def words(pilot: Pilot[None]) -> str:
    """All text on the screen with line ends and runs of spaces folded."""
    return " ".join(text(pilot).split())


def offers(pilot: Pilot[None], id_: str = "choices") -> list[str]:
    """What a list offers now."""
    found = pilot.app.screen.query_one(f"#{id_}", ChoiceList)
    return [str(option.prompt) for option in found.options]


def sheet(pilot: Pilot[None], id_: str = "sheet") -> str:
    """Everything that is set on a sheet, in view or not."""
    found = pilot.app.screen.query_one(f"#{id_}", Sheet)
    return " ".join(" ".join(strip.text for strip in found._strips).split())


class NothingPrepared:
    """A desk where nothing was prepared, and nothing is kept of what is."""

    def prepared(self, scenario: str) -> tuple[str, ...]:
        del scenario
        return ()

    def keep_preparing(self, scenario: str, texts: Sequence[str]) -> None:
        """Let it be forgotten."""


def none_handed_in() -> NoReturn:
    """What a debrief is given to hand in with where nobody does."""
    raise AssertionError
