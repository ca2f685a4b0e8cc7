"""What the trainee writes and looks up beside the talk: own words, notes, what was learned."""

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from scenarios.transcript import (
    Encourage,
    Say,
)
from simulator.sessions import (
    Session,
)
from tests.functional.talking import begun
from tests.functional.tui.playing import (
    WIDE,
    press,
    records,
    running,
    settled,
    talk,
    text,
)


async def test_what_was_learned_is_a_key_away_and_beside_the_talk_where_there_is_room(
    tmp_path: Path,
) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "2", "n", "n")
        assert "Emma er alene i storefri." not in text(pilot)
        await press(pilot, "l")
        assert "Emma er alene i storefri." in text(pilot)
        await press(pilot, "escape")
        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        assert "Emma er alene i storefri." in text(pilot)
        assert "Skolen har ringt." in text(pilot)


async def test_notes_are_kept_with_the_attempt(tmp_path: Path) -> None:
    kept = records(tmp_path)
    session = begun(kept)
    async with running(talk(session)) as pilot:
        await press(pilot, "t")
        pilot.app.screen.query_one(TextArea).text = "Vent lenger."
        await press(pilot, "escape")
        assert kept.reflections(session.attempt).note == "Vent lenger."
    async with running(talk(session), WIDE) as pilot:
        await settled(pilot)
        assert "Vent lenger." in text(pilot)


async def test_own_words_come_before_the_choices(tmp_path: Path) -> None:
    kept = records(tmp_path)
    session = begun(kept)
    async with running(talk(session, own_words_first=True)) as pilot:
        assert pilot.app.screen.query_one(Input).has_focus
        assert "Hei, fint at dere kom." not in text(pilot)
        await press(pilot, *"Heisann", "enter")
        assert "Dine ord: Heisann" in text(pilot)
        assert "Hei, fint at dere kom." in text(pilot)
        assert kept.reflections(session.attempt).own_words == {1: "Heisann"}
        await press(pilot, "1", "enter", "1")  # nothing written: nothing kept
        assert kept.reflections(session.attempt).own_words == {1: "Heisann"}
        assert session.transcript.acts == (Say("hilse"), Say("retter"))


async def test_own_words_belong_to_their_turn_however_late_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = records(tmp_path)
    session = begun(kept)
    whole, the_act_is_kept = Session.keep_own_words, threading.Event()

    def late(self: Session, *asked: Any) -> None:
        the_act_is_kept.wait(5)
        whole(self, *asked)

    monkeypatch.setattr(Session, "keep_own_words", late)
    async with running(talk(session, own_words_first=True)) as pilot:
        await pilot.press(*"Heisann", "enter", "1")
        while not session.transcript.acts:
            await pilot.pause()
        the_act_is_kept.set()
        await settled(pilot)
    assert kept.reflections(session.attempt).own_words == {1: "Heisann"}


async def test_own_words_can_be_passed_over_with_escape(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session, own_words_first=True)) as pilot:
        await press(pilot, "H", "escape")
        assert "Hei, fint at dere kom." in text(pilot)
        await press(pilot, "n")
        assert session.transcript.acts == (Encourage(),)


async def test_notes_are_gone_on_with_at_their_end(tmp_path: Path) -> None:
    kept = records(tmp_path)
    session = begun(kept)
    session.keep_note("Vent")
    async with running(talk(session)) as pilot:
        await settled(pilot)
        await press(pilot, "t", "!", "escape")
    assert kept.reflections(session.attempt).note == "Vent!"


async def test_notes_are_kept_where_the_terminal_closes_over_them(tmp_path: Path) -> None:
    kept = records(tmp_path)
    session = begun(kept)
    async with running(talk(session)) as pilot:
        await settled(pilot)
        await press(pilot, "t", *"Ro")
        pilot.app.exit()
    assert kept.reflections(session.attempt).note == "Ro"
