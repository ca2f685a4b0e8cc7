"""Home: what can be played, what was begun, settings, the first start."""

import random
import re
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.binding import Binding
from textual.pilot import Pilot
from textual.worker import WorkerFailed

from scenarios.library import heads
from scenarios.transcript import Mode, Timing
from scenarios.words import Language
from simulator.i18n import N_, translator
from simulator.records import Places, load_settings
from simulator.sessions import RecordsError
from simulator.tui.app import SamtaleromApp
from simulator.tui.desk import Desk
from simulator.tui.dialogs.help import HelpDialog
from simulator.tui.palette import Palette
from simulator.tui.screens.base import Page
from simulator.tui.screens.briefing import BriefingScreen
from simulator.tui.screens.cohort import CohortScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.progress import ProgressScreen
from simulator.tui.screens.talk import TalkScreen
from simulator.tui.subject import Subject
from simulator.tui.theme import DARK, LIGHT
from simulator.tui.widgets.choices import ChoiceList
from tests.functional.talking import begun, play
from tests.functional.tui.playing import (
    NARROW,
    WIDE,
    app,
    offers,
    press,
    records,
    running,
    settled,
    text,
    words,
)


async def test_home_lists_every_included_scenario(tmp_path: Path) -> None:
    async with running(app(tmp_path, scenario=None), (80, 80)) as pilot:
        shown = text(pilot)
        for head in heads():
            assert head.title("nb") in shown
            assert f"{head.minutes} min" in shown
            assert ", ".join(head.trained("nb")) in " ".join(shown.split())


async def test_a_wide_home_describes_what_is_highlighted(tmp_path: Path) -> None:
    async with running(app(tmp_path, scenario=None), WIDE) as pilot:
        await press(pilot, "down")
        second = heads()[1]
        assert f"omtrent {second.minutes} minutter" in text(pilot)


async def test_what_a_scenario_trains_stands_under_itself(tmp_path: Path) -> None:
    async with running(app(tmp_path, scenario=None), (140, 40)) as pilot:
        lines = [line.split("│")[-1] for line in text(pilot).splitlines()]
        (first,) = [n for n, line in enumerate(lines) if line.lstrip().startswith("Øver")]
        column = lines[first].index(heads()[0].trained("nb")[0])
        assert lines[first + 1].index(lines[first + 1].split()[0]) == column


async def test_a_wide_home_names_the_parallel_scenario_where_there_is_one(tmp_path: Path) -> None:
    titles = {head.id: head.title("nb") for head in heads()}
    paired = [head.parallel is not None for head in heads()]
    last = paired.index(False)
    async with running(app(tmp_path, scenario=None), WIDE) as pilot:
        for head in heads()[: last + 1]:
            shown = " ".join(text(pilot).split())
            assert (f"Parallelt med {titles.get(head.parallel or '')}" in shown) is (
                head.parallel is not None
            )
            await press(pilot, "down")


async def test_an_unfinished_talk_is_offered_first_and_goes_on(tmp_path: Path) -> None:
    kept = records(tmp_path)
    begun(kept)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await settled(pilot)
        assert offers(pilot, "shelf")[0].startswith("Fortsett: liten")
        await press(pilot, "1")
        assert isinstance(pilot.app.screen, TalkScreen)
        assert "Hei. –" in text(pilot)
        await press(pilot, "n", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "1 tur så langt" in text(pilot)


async def test_the_first_start_tells_what_is_kept_before_anything_is(tmp_path: Path) -> None:
    home = tmp_path / "first-start"
    async with running(app(home, scenario=None, notice_seen=False)) as pilot:
        await settled(pilot)
        assert str(home) in re.sub(r"[\s│]", "", text(pilot))  # however it is broken
        assert not home.exists()
        await press(pilot, "escape")
        assert home.exists()
        assert load_settings(Places(home)).notice_seen
    async with running(SamtaleromApp(Places(home))) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_settings_turn_to_their_next_value_and_are_kept(tmp_path: Path) -> None:
    async with running(app(tmp_path, scenario=None)) as pilot:
        await press(pilot, "i", "2", "3", "4", "5", "escape")
        kept = load_settings(Places(tmp_path))
        assert (kept.timing, kept.mode) == (Timing.TIMED, Mode.ASSESSMENT)
        assert kept.own_words_first
        assert kept.light
        assert pilot.app.theme == LIGHT.name
        assert "vurdering  med tid" in text(pilot).splitlines()[0]
        await press(pilot, "i", "5", "escape")
        assert pilot.app.theme == DARK.name


async def test_another_language_is_spoken_at_once(tmp_path: Path) -> None:
    async with running(app(tmp_path, scenario=None)) as pilot:
        assert "hjelp" in text(pilot)
        await press(pilot, "i", "1", "escape")
        assert "Nynorsk" in text(pilot).splitlines()[0]
        await press(pilot, "i", "1", "escape")
        assert "help" in text(pilot).splitlines()[-1]
        assert heads()[0].title("en") in text(pilot)
        await press(pilot, "i", "1", "escape")
        assert "hjelp" in text(pilot).splitlines()[-1]


async def test_records_that_cannot_be_opened_are_told_of_and_the_list_still_stands(
    tmp_path: Path,
) -> None:
    Places(tmp_path).database.write_text("this is no database, and long enough to be none" * 9)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await settled(pilot)
        assert heads()[0].title("nb") in text(pilot)
        assert [note.severity for note in pilot.app._notifications] == ["error"]


async def test_a_scenario_with_errors_is_told_of(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "scenario.yaml").write_text("scenario: broken\n")
    async with running(app(tmp_path / "home", scenario=broken)) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert [note.severity for note in pilot.app._notifications] == ["error"]


def slow_to_prepare(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let every screen wait for what is returned."""
    ready = Event()
    prepare = Desk.way

    def slowly(desk: Desk, *asked: Any) -> Any:
        assert ready.wait(30)
        return prepare(desk, *asked)

    monkeypatch.setattr(Desk, "way", slowly)
    return ready


async def test_a_screen_that_is_slow_to_come_is_announced_and_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = slow_to_prepare(monkeypatch)
    async with app(tmp_path, scenario=None).run_test(size=NARROW, notifications=True) as pilot:
        await pilot.press("f")
        for _ in range(200):
            if "Åpner …" in text(pilot):
                break
            await pilot.pause(0.05)
        else:
            pytest.fail("nothing was said")
        ready.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, ProgressScreen)
        assert "Åpner …" not in text(pilot)


async def test_a_talk_that_is_begun_by_two_keys_is_begun_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(app(tmp_path)) as pilot:
        await settled(pilot)
        ready = slow_to_prepare(monkeypatch)
        await pilot.press("enter", "enter")
        ready.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, TalkScreen)
        assert len(records(tmp_path).attempts()) == 1
        await press(pilot, "escape", "1")  # the same can be asked for again later
        assert isinstance(pilot.app.screen, TalkScreen)


async def test_what_was_asked_for_in_vain_can_be_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare = Desk.way

    def fail(desk: Desk, *_: Any) -> Any:
        raise RecordsError(N_("There is no room left on the disk."))

    async with running(app(tmp_path)) as pilot:
        await settled(pilot)
        monkeypatch.setattr(Desk, "way", fail)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, BriefingScreen)
        monkeypatch.setattr(Desk, "way", prepare)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TalkScreen)


async def test_no_key_opens_anything_at_home_before_what_the_app_was_started_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = slow_to_prepare(monkeypatch)
    async with running(app(tmp_path, notice_seen=False)) as pilot:
        await pilot.pause()
        await pilot.press("escape", "2", "f")
        ready.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, BriefingScreen)
        assert "En liten samtale" in text(pilot)
        await press(pilot, "escape", "f")
        assert isinstance(pilot.app.screen, ProgressScreen)


async def test_no_key_at_home_opens_anything_while_something_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(records(tmp_path))
    async with running(app(tmp_path, scenario=None)) as pilot:
        await settled(pilot)
        ready = slow_to_prepare(monkeypatch)
        await pilot.press("f", "enter", "2")
        ready.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, ProgressScreen)


async def test_going_home_calls_off_what_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(app(tmp_path, scenario=None)) as pilot:
        await settled(pilot)
        ready = slow_to_prepare(monkeypatch)
        await pilot.press("f", "escape")
        ready.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        await press(pilot, "f")
        assert isinstance(pilot.app.screen, ProgressScreen)


async def test_no_number_stands_or_is_taken_before_the_list_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(records(tmp_path))
    ready, read = Event(), Desk.attempts

    def slowly(desk: Desk) -> Any:
        ready.wait(5)
        return read(desk)

    monkeypatch.setattr(Desk, "attempts", slowly)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await pilot.pause()
        await pilot.press("down", "1")
        title = heads()[1].title("nb")
        shelf = pilot.app.screen.query_one("#shelf", ChoiceList)
        (before,) = [line for line in text(pilot).splitlines() if title in line]
        ready.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        (after,) = [line for line in text(pilot).splitlines() if title in line]
        assert "3" not in before
        assert "› 3" in after
        assert shelf.highlighted == 2  # where the user has come to
        await press(pilot, "1")
        assert isinstance(pilot.app.screen, TalkScreen)


async def test_digits_are_taken_where_the_records_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Desk) -> Any:
        raise RecordsError(N_("There is no room left on the disk."))

    monkeypatch.setattr(Desk, "attempts", fail)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await settled(pilot)
        await press(pilot, "1")
        assert isinstance(pilot.app.screen, BriefingScreen)


async def test_quit(tmp_path: Path) -> None:
    shown = app(tmp_path, scenario=None)
    async with running(shown) as pilot:
        await press(pilot, "q")
        assert not shown.is_running


@pytest.mark.parametrize("word", ["innst", "framg", "hjelp"])
async def test_the_palette_finds_what_keys_do(tmp_path: Path, word: str) -> None:
    async with running(app(tmp_path, scenario=None)) as pilot:
        home = pilot.app.screen
        await press(pilot, "ctrl+p", *word)
        await pilot.pause(0.3)
        await press(pilot, "down", "enter")
        assert pilot.app.screen is not home
        assert not isinstance(pilot.app.screen, Palette)


async def find(pilot: Pilot[None], word: str) -> None:
    """Open the palette, write a word, and take what it finds first."""
    await press(pilot, "ctrl+p", *word)
    await pilot.pause(0.3)
    await press(pilot, "down", "enter")
    await settled(pilot)


async def test_the_palette_says_in_the_language_that_it_finds_nothing(tmp_path: Path) -> None:
    async with running(app(tmp_path, scenario=None)) as pilot:
        await press(pilot, "ctrl+p", *"xqzw")
        await pilot.pause(1.0)
        assert "Ingenting har det navnet." in text(pilot)
        assert "No matches" not in text(pilot)


async def test_the_palette_opens_any_scenario(tmp_path: Path) -> None:
    async with running(app(tmp_path, scenario=None)) as pilot:
        second = heads()[1]
        await find(pilot, second.title("nb").split()[-1])
        assert isinstance(pilot.app.screen, BriefingScreen)
        assert second.title("nb") in text(pilot)


async def test_the_palette_goes_on_with_a_talk_from_anywhere_but_a_talk(tmp_path: Path) -> None:
    begun(records(tmp_path))
    async with running(app(tmp_path)) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, BriefingScreen)
        await find(pilot, "fortsett")
        assert isinstance(pilot.app.screen, TalkScreen)
        await press(pilot, "ctrl+p", *"fortsett")
        await pilot.pause(0.3)
        assert "Fortsett:" not in text(pilot)


async def test_the_palette_finds_the_latest_debrief(tmp_path: Path) -> None:
    kept = records(tmp_path)
    sessions = [begun(kept), begun(kept)]
    for session in sessions:
        while not session.ended:
            play(session, random.Random(1))
        kept.keep_ratings(session.attempt, {})
    async with running(app(tmp_path, scenario=None)) as pilot:
        await settled(pilot)
        await find(pilot, "siste")
        assert isinstance(pilot.app.screen, DebriefScreen)
        assert kept.attempts()[0].header.attempt in text(pilot)
        await press(pilot, "ctrl+p", *"fakta")
        await pilot.pause(0.3)
        await press(pilot, "down", "enter")
        assert "Det du fikk vite" in text(pilot)


@pytest.mark.parametrize("subject", Subject)
def test_the_help_of_a_screen_tells_of_every_key_that_it_shows(subject: Subject) -> None:
    tr = translator(Language.BOKMAL)
    pages: list[type[Page]] = [*Page.__subclasses__(), *TalkScreen.__subclasses__(), CohortScreen]
    screens = {each.SUBJECT: each for each in pages if hasattr(each, "SUBJECT")}
    told = {
        key
        for block in HelpDialog(tr, subject)._blocks
        for key in block.first.plain.strip().split()
    }
    bound = {
        key
        for binding in screens[subject].BINDINGS
        if isinstance(binding, Binding)
        for key in binding.key.split(",")
        if len(key) == 1 and key.isalpha()
    }
    assert bound <= told


async def test_the_briefing_of_a_named_scenario_opens_at_once(tmp_path: Path) -> None:
    async with running(app(tmp_path)) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, BriefingScreen)


async def test_a_mistake_in_a_worker_is_handed_on_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Desk) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Desk, "attempts", fail)
    shown = app(tmp_path, scenario=None)
    with pytest.raises(WorkerFailed):
        async with running(shown) as pilot:
            await settled(pilot)
    assert isinstance(shown.fault, ZeroDivisionError)
    assert not shown._exit_renderables


async def test_home_says_where_a_talk_is_in_another_language_and_when_one_was_begun(
    tmp_path: Path,
) -> None:
    begun(records(tmp_path))
    started = records(tmp_path).attempts()[0].started
    async with running(app(tmp_path, scenario=None, language="nn"), (80, 80)) as pilot:
        await settled(pilot)
        untranslated = [head for head in heads() if "nn" not in head.titles]
        assert words(pilot).count("på bokmål") == len(untranslated) > 0
        assert started.astimezone().strftime("%d.%m.%Y %H:%M") in words(pilot)


@pytest.mark.parametrize(
    ("language", "said"), [("nb", "ctrl+q avslutter"), ("nn", "ctrl+q avsluttar")]
)
async def test_ctrl_c_says_in_the_language_of_the_user_how_to_quit(
    tmp_path: Path, language: str, said: str
) -> None:
    shown = app(tmp_path, scenario=None, language=language)
    async with shown.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+c")
        assert said in text(pilot)
        assert "Do you want" not in text(pilot)
        await press(pilot, "question_mark", "end")
        assert "ctrl+q" in text(pilot)


async def test_settings_that_cannot_be_kept_hold_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("simulator.tui.preferences.save_settings", refuse)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await settled(pilot)
        await press(pilot, "i", "2", "escape")
        (note,) = pilot.app._notifications
        assert note.message == "Innstillingene gjelder til du avslutter; de kunne ikke lagres."
        assert "med tid" in text(pilot).splitlines()[0]
