"""The briefing: what is told, and preparing in own words."""

from pathlib import Path

import pytest
from textual.widgets import TextArea

from simulator.i18n import N_
from simulator.records.store import Store
from simulator.sessions import RecordsError
from simulator.tui.screens.briefing import BriefingScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.talk import TalkScreen
from tests.functional.tui.playing import (
    WIDE,
    app,
    press,
    records,
    running,
    settled,
    sheet,
    text,
)


async def test_worry_known_unknown_people_and_track_are_told(tmp_path: Path) -> None:
    async with running(app(tmp_path)) as pilot:
        await settled(pilot)
        told = sheet(pilot, "reading")
        assert "Skolen har ringt. Emma er ofte borte." in told
        assert "- Emma har vært borte fire dager." in told
        assert "- Hva hun gjør de dagene." in told
        assert "Emma (14 år). Går i niende klasse." in told
        assert "Trine (mor). Jobber natt." in told
        assert "Onkel Per (kan komme senere)" in told
        assert "plikt til å møte, men ingen av dem har plikt til å forklare seg" in told


async def test_what_was_prepared_is_kept_with_the_attempt(tmp_path: Path) -> None:
    async with running(app(tmp_path), WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "tab", *"Rolig", "tab", "escape", "enter")
        assert isinstance(pilot.app.screen, TalkScreen)
        kept = records(tmp_path)
        (attempt,) = kept.attempts()
        assert kept.reflections(attempt.header.attempt).preparation == ("Rolig", "")


async def test_enter_in_a_text_is_a_new_line_and_not_the_talk(tmp_path: Path) -> None:
    async with running(app(tmp_path)) as pilot:
        await settled(pilot)
        await press(pilot, "tab", "a", "enter", "b")
        assert isinstance(pilot.app.screen, BriefingScreen)
        assert pilot.app.screen.query(TextArea).first().text == "a\nb"


async def test_escape_leads_from_text_to_reading_to_home(tmp_path: Path) -> None:
    async with running(app(tmp_path)) as pilot:
        await settled(pilot)
        briefing = pilot.app.screen
        await press(pilot, "tab", "escape")
        assert pilot.app.screen is briefing
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert not records(tmp_path).attempts()


async def test_settings_can_be_changed_before_the_talk(tmp_path: Path) -> None:
    async with running(app(tmp_path)) as pilot:
        await settled(pilot)
        await press(pilot, "i", "2", "escape")
        assert "med tid" in text(pilot).splitlines()[0]
        await press(pilot, "enter")
        assert "med tid" in text(pilot).splitlines()[0]


async def test_the_bottom_shows_what_can_be_done_where_one_is(tmp_path: Path) -> None:
    async with running(app(tmp_path)) as pilot:
        await settled(pilot)
        assert "enter begynn samtalen" in text(pilot)
        await press(pilot, "tab")
        bottom = text(pilot).splitlines()[-1]
        assert "enter" not in bottom
        assert "esc ferdig å skrive" in bottom
        await press(pilot, "escape")
        assert "enter begynn samtalen" in text(pilot)


async def test_a_scenario_in_another_language_than_the_interface_says_so(tmp_path: Path) -> None:
    async with running(app(tmp_path, language="nn"), WIDE) as pilot:
        await settled(pilot)
        assert "samtalen går på bokmål" in text(pilot)
    async with running(app(tmp_path), WIDE) as pilot:
        await settled(pilot)
        assert "samtalen går på" not in text(pilot)


async def test_what_is_prepared_is_there_again_until_the_talk_begins(tmp_path: Path) -> None:
    async with running(app(tmp_path), WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "tab", *"Rolig", "escape", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert records(tmp_path).preparing("liten") == ("Rolig", "")
    async with running(app(tmp_path), WIDE) as pilot:
        await settled(pilot)
        assert pilot.app.screen.query(TextArea).first().text == "Rolig"
        await press(pilot, "tab", "!", "escape", "enter")
        assert isinstance(pilot.app.screen, TalkScreen)
    kept = records(tmp_path)
    (attempt,) = kept.attempts()
    assert kept.reflections(attempt.header.attempt).preparation == ("Rolig!", "")
    assert kept.preparing("liten") == ()


async def test_what_is_prepared_is_kept_where_the_terminal_closes(tmp_path: Path) -> None:
    async with running(app(tmp_path), WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "tab", *"Rolig")
        pilot.app.exit()
    assert records(tmp_path).preparing("liten") == ("Rolig", "")


async def test_preparation_that_cannot_be_kept_is_told_of_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RecordsError(N_("There is no room left on the disk."))

    monkeypatch.setattr(Store, "keep_preparing", fail)
    async with running(app(tmp_path), WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "tab", "a", "escape", "tab", "b", "escape")
        assert [note.severity for note in pilot.app._notifications] == ["error"]
