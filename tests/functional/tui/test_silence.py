"""Silence at the keys: chosen where time is not measured, kept where it is."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from scenarios.transcript import (
    Length,
    Say,
    Timing,
    Wait,
)
from simulator.sessions import (
    Kind,
)
from simulator.tui.screens.talk import TalkScreen
from simulator.tui.widgets.choices import ChoiceList
from simulator.tui.widgets.silence import Silence
from tests.functional.talking import begun
from tests.functional.tui.playing import (
    HandClock,
    press,
    records,
    running,
    settled,
    talk,
    text,
    words,
)


async def test_nothing_hides_a_measured_silence(tmp_path: Path) -> None:
    clock = HandClock()
    session = begun(records(tmp_path), timing=Timing.TIMED)
    async with running(talk(session, clock=clock)) as pilot:
        await press(pilot, "space", "question_mark", "t", "l", "b", "ctrl+p")
        assert len(pilot.app.screen_stack) == 2
        clock.seconds = 2.0
        await press(pilot, "space", "t")
        assert len(pilot.app.screen_stack) == 3  # the notes are open
        assert session.transcript.acts == (Wait(Length.SHORT),)


async def test_nothing_but_its_length_is_chosen_while_a_silence_is_chosen(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "space", "n", "p", "g", "o")
        assert isinstance(pilot.app.screen, TalkScreen)
        assert not session.transcript.acts


async def test_a_silence_that_goes_on_is_not_answered_with_the_same_words(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "n", "n", "n", *["space", "1"] * 3)
        answer = [u for u in session.story() if u.kind in {Kind.LINE, Kind.CUE}][-1]
        assert text(pilot).count("(Stillheten varer ved.)") == 2
        assert text(pilot).count(answer.text or answer.cue) == 1


async def test_escape_takes_back_an_untimed_silence(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "space", "escape", "1")
        assert session.transcript.acts == (Say("hilse"),)


@pytest.mark.parametrize(
    ("seconds", "acts"),
    [
        (1.4, ()),
        (1.5, (Wait(Length.SHORT),)),
        (4.9, (Wait(Length.SHORT),)),
        (5.0, (Wait(Length.LONG),)),
    ],
)
async def test_a_measured_silence_is_as_long_as_it_is_kept(
    tmp_path: Path, seconds: float, acts: tuple[Wait, ...]
) -> None:
    clock = HandClock()
    session = begun(records(tmp_path), timing=Timing.TIMED)
    async with running(talk(session, clock=clock)) as pilot:
        clock.seconds += 60.0  # reading takes its time and never counts
        await pilot.press("space")
        clock.seconds += seconds
        await press(pilot, "space")
        assert session.transcript.acts == acts
        assert pilot.app.screen.query_one(ChoiceList).display is False  # lengths stay folded
        assert pilot.app.screen.query_one("#choices").has_focus


async def test_a_measured_silence_ends_by_itself_after_ten_seconds(tmp_path: Path) -> None:
    clock = HandClock()
    session = begun(records(tmp_path), timing=Timing.TIMED)
    async with running(talk(session, clock=clock)) as pilot:
        await pilot.press("space")
        assert "Du sier ingenting" in text(pilot)
        clock.seconds = 10.0
        await _until_broken(pilot)
        assert session.transcript.acts == (Wait(Length.LONG),)


async def _until_broken(pilot: Pilot[None]) -> None:
    """Wait until a silence has noticed that it is over; it looks ten times a second."""
    for _ in range(50):
        if not pilot.app.screen.query_one(Silence).going_on:
            break
        await pilot.pause(0.1)
    await settled(pilot)


async def test_a_held_key_keeps_the_silence_up_until_it_is_let_go(tmp_path: Path) -> None:
    clock = HandClock()
    session = begun(records(tmp_path), timing=Timing.TIMED)
    async with running(talk(session, clock=clock)) as pilot:
        await pilot.press("space")
        for moment in (0.5, 0.6, 1.2, 1.8, 2.0):
            clock.seconds = moment
            await pilot.press("space")
        assert pilot.app.screen.query_one(Silence).going_on
        clock.seconds = 2.4
        await _until_broken(pilot)
        assert session.transcript.acts == (Wait(Length.SHORT),)


async def test_nothing_else_can_be_done_in_a_measured_silence(tmp_path: Path) -> None:
    clock = HandClock()
    session = begun(records(tmp_path), timing=Timing.TIMED)
    async with running(talk(session, clock=clock)) as pilot:
        await press(pilot, "space", "n", "1", "p", "o", "g")
        assert not session.transcript.acts


async def test_a_silence_that_was_too_short_is_said_to_be(tmp_path: Path) -> None:
    session = begun(records(tmp_path), timing=Timing.TIMED)
    clock = HandClock()
    async with running(talk(session, clock=clock)) as pilot:
        await press(pilot, "space")
        clock.seconds += 1.0
        await press(pilot, "space")
        assert not session.transcript.acts
        assert "for kort til å være en stillhet" in words(pilot)
        await press(pilot, "n")
        assert "for kort" not in words(pilot)
