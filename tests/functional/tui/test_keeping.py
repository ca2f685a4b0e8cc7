"""A talk and its records: what happens where an act cannot be kept, and how a talk goes on."""

import threading
from pathlib import Path

import pytest
from textual.message import Message

from scenarios.transcript import (
    Encourage,
    Say,
)
from simulator.i18n import N_
from simulator.records import Places
from simulator.records.erasing import open_eraser
from simulator.sessions import (
    Decision,
    RecordsError,
    Session,
    resume,
)
from simulator.tui.messages import GoHome, ResumeTalk
from tests.functional.talking import begun
from tests.functional.tui.playing import (
    NARROW,
    offers,
    press,
    records,
    running,
    settled,
    talk,
    text,
    words,
)


async def test_an_act_that_cannot_be_kept_has_not_happened_and_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = records(tmp_path)
    session = begun(kept)
    full = RecordsError(N_("There is no room left on the disk."))
    whole = Session.record

    def fail(self: Session, decision: Decision) -> None:
        raise full

    async with running(talk(session)) as pilot:
        monkeypatch.setattr(Session, "record", fail)
        await press(pilot, "1")
        assert not session.transcript.acts
        assert "Hei, fint at dere kom." in text(pilot)  # what the trainee did
        assert "Hei hei." not in text(pilot)  # nothing came of it yet
        assert offers(pilot) == ["Prøv å lagre igjen", "Gå hjem; samtalen er lagret hit"]
        assert "nikk" not in text(pilot)
        await press(pilot, "n")
        assert not session.transcript.acts
        monkeypatch.setattr(Session, "record", whole)
        await press(pilot, "1")
        assert session.transcript.acts == (Say("hilse"),)
        assert text(pilot).count("Hei, fint at dere kom.") == 1
        assert "Hei hei." in text(pilot)
        assert kept.transcript(session.attempt) == session.transcript
        assert "n nikk" in text(pilot)


async def test_what_is_being_kept_again_is_not_kept_a_second_time_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = records(tmp_path)
    session = begun(kept)
    full = RecordsError(N_("There is no room left on the disk."))
    whole, there_is_room = Session.record, threading.Event()

    def fail(self: Session, decision: Decision) -> None:
        raise full

    def wait(self: Session, decision: Decision) -> None:
        there_is_room.wait(5)
        whole(self, decision)

    async with running(talk(session)) as pilot:
        monkeypatch.setattr(Session, "record", fail)
        await press(pilot, "1", "1")  # a try that fails leaves another
        monkeypatch.setattr(Session, "record", wait)
        await pilot.press("1", "1")
        there_is_room.set()
        await settled(pilot)
        assert session.transcript.acts == (Say("hilse"),)
        assert "er ført videre et annet sted" not in words(pilot)
        assert "n nikk" in text(pilot)
        await press(pilot, "n")
        assert list(session.transcript.acts) == [Say("hilse"), Encourage()]


async def test_a_talk_that_was_taken_away_can_only_be_left(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    eraser = open_eraser(Places(tmp_path))
    eraser.forget([session.attempt])
    eraser.close()
    async with running(talk(session)) as pilot:
        await press(pilot, "1")
        assert offers(pilot) == ["Gå hjem; ingenting av denne samtalen er lagret lenger"]


async def test_a_talk_that_went_on_elsewhere_can_be_opened_again_or_left(tmp_path: Path) -> None:
    kept = records(tmp_path)
    here = begun(kept)
    resume(kept, here.attempt).act(Encourage())
    asked: list[Message] = []
    async with talk(here).run_test(size=NARROW, message_hook=asked.append) as pilot:
        await press(pilot, "1")
        assert "er ført videre et annet sted" in words(pilot)
        assert offers(pilot) == ["Åpne samtalen på nytt", "Gå hjem; samtalen er lagret hit"]
        await press(pilot, "1", "2")
    assert ResumeTalk(here.attempt) in asked
    assert GoHome() in asked


async def test_a_talk_goes_on_exactly_where_it_stood(tmp_path: Path) -> None:
    kept = records(tmp_path)
    session = begun(kept)
    async with running(talk(session)) as pilot:
        await press(pilot, "2", "n")
        before = text(pilot)
    async with running(talk(resume(kept, session.attempt))) as pilot:
        await settled(pilot)
        assert "› 1" not in text(pilot)  # nothing is highlighted by coming back
        await press(pilot, "down")
        assert text(pilot) == before
