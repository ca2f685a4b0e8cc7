"""The talk by keys and mouse: each act, what is shown, what is kept."""

import random
import threading
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from scenarios.library import find
from scenarios.model import Phase, Step
from scenarios.transcript import (
    Encourage,
    Event,
    Length,
    Mode,
    NameLimit,
    OfferBreak,
    Say,
    Summarise,
    Timing,
    Wait,
)
from scenarios.words import Language
from simulator.engine import Statement
from simulator.i18n import N_, translator
from simulator.records import Places
from simulator.records.erasing import open_eraser
from simulator.sessions import (
    Decision,
    Kind,
    RecordsError,
    Session,
    branch,
    open_bundle,
    resume,
)
from simulator.sessions.clock import SystemClock
from simulator.tui.dialogs.summary import SummaryDialog
from simulator.tui.messages import GoHome, ResumeTalk
from simulator.tui.screens.talk import TalkScreen
from simulator.tui.widgets.act_bar import ActBar
from simulator.tui.widgets.choices import ChoiceList, PickList
from simulator.tui.widgets.floor import Floor
from simulator.tui.widgets.silence import Silence
from simulator.tui.widgets.transcript import Entry, Voice, set_entry
from tests.functional.talking import begun, play
from tests.functional.tui.playing import (
    NARROW,
    WIDE,
    HandClock,
    Stage,
    offers,
    press,
    records,
    running,
    settled,
    talk,
    text,
    words,
)


async def test_a_digit_says_that_line_and_the_reply_follows(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "n", "1")
        assert session.transcript.acts == (Encourage(), Say("hilse"))
        assert "Hei, fint at dere kom." in text(pilot)
        assert "Hei hei." in text(pilot)
        assert offers(pilot) == ["Dere må møte, men ingen av dere må forklare dere."]


async def test_arrows_and_enter_say_the_highlighted_line(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "enter")  # meant for the screen before
        assert not session.transcript.acts
        await press(pilot, "down", "down", "enter")
        assert session.transcript.acts == (Say("retter"),)


async def test_a_key_pressed_once_too_often_says_nothing(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    clock = HandClock()
    async with running(talk(session, clock=clock, reflex=0.25)) as pilot:
        clock.seconds += 0.25
        await press(pilot, "1")
        clock.seconds += 0.24
        await press(pilot, "1", "enter")
        assert list(session.transcript.acts) == [Say("hilse")]
        clock.seconds += 0.01
        await press(pilot, "enter")
        assert list(session.transcript.acts) == [Say("hilse"), Say("retter")]


async def test_a_line_that_was_taken_before_others_were_given_is_not_said(tmp_path: Path) -> None:
    """A key pressed twice: the second is heard when the first has been answered."""
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await settled(pilot)
        choices = pilot.app.screen.query_one("#choices", ChoiceList)
        choices.highlighted = 0
        with patch.object(ChoiceList, "post_message") as held:
            choices.action_select()
        (late,) = (each.args[0] for each in held.call_args_list)
        await press(pilot, "1")
        choices.post_message(late)
        await settled(pilot)
        assert session.transcript.acts == (Say("hilse"),)


async def test_a_click_on_words_or_number_says_the_line(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await settled(pilot)
        await pilot.click("#choices", offset=(15, 0))
        await settled(pilot)
        await pilot.click("#choices", offset=(8, 0))
        await settled(pilot)
        assert session.transcript.acts == (Say("hilse"), Say("retter"))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("timing", list(Timing))
async def test_the_bottom_shows_what_can_be_done_now_at_80_columns(
    tmp_path: Path, language: Language, timing: Timing
) -> None:
    session = begun(records(tmp_path), timing=timing)
    tr = translator(language)

    def shown(pilot: Pilot[None]) -> set[str]:
        bar = pilot.app.screen.query_one(ActBar)
        bottom = " ".join(text(pilot).splitlines()[-2:])
        assert all(f"{key.key} {key.word}" in bottom for key in bar.keys)
        return {key.key for key in bar.keys}

    async with running(talk(session, language=language, own_words_first=True)) as pilot:
        assert shown(pilot) == {"enter", "esc", "f1"}
        await press(pilot, "escape")
        assert shown(pilot) == {tr("space"), *"nogphltb?", "esc"}
        await press(pilot, "space")
        silence = {tr("space"), "esc"}
        assert shown(pilot) == (silence if timing is Timing.TIMED else {"1-2", "esc", "?"})


async def test_where_keys_do_not_fit_the_way_out_and_help_do(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session), (44, 20)) as pilot:
        bottom = text(pilot).splitlines()[-1]
        assert "esc gå ut" in bottom
        assert "? hjelp" in bottom
        assert "bakgrunn" not in bottom
        await pilot.resize_terminal(12, 20)
        await settled(pilot)
        assert text(pilot).splitlines()[-1].strip() == "? hjelp"


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


async def test_the_floor_stays_as_high_as_it_was_where_there_is_room(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session), WIDE) as pilot:
        await settled(pilot)
        heights: list[int] = []
        while not session.ended and len(heights) < 12:
            heights.append(pilot.app.screen.query_one(Floor).outer_size.height)
            await press(pilot, "1")
        assert heights == sorted(heights)


@pytest.mark.parametrize("size", [NARROW, (60, 18), WIDE])
async def test_the_keys_of_the_ladder_are_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    bundle = find("butikktyveri").bundle
    assert bundle is not None
    opened = open_bundle(bundle, Language.BOKMAL)
    session = begun(records(tmp_path), opened=opened)
    async with running(talk(session), size) as pilot:
        await press(pilot, "g", "1")
        await settled(pilot)
        assert "esc tilbake" in text(pilot)
        await press(pilot, "up")
        assert "Fortsetter det sånn" in text(pilot)


async def test_a_silence_that_goes_on_is_not_answered_with_the_same_words(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "n", "n", "n", *["space", "1"] * 3)
        answer = [u for u in session.story() if u.kind in {Kind.LINE, Kind.CUE}][-1]
        assert text(pilot).count("(Stillheten varer ved.)") == 2
        assert text(pilot).count(answer.text or answer.cue) == 1


async def test_a_digit_without_a_line_does_nothing(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "9")
        assert not session.transcript.acts


async def test_names_stand_once_and_cues_apart(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        assert "     Emma  Hei. –" in text(pilot)  # a dash: more may come
        await press(pilot, "n", "n")
        lines = [line for line in text(pilot).splitlines() if line.strip()]
        seen = lines.index("           (Trine legger fra seg nøklene.)")
        assert lines[seen + 1] == "    Trine  Vi er her."
        assert lines.count("           │  Du nikker. Mm.") == 2


async def test_the_fixed_acts_have_their_keys(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "n", "p", "escape", "p", "1", "space", "l", "space", "1")
        assert session.transcript.acts == (
            Encourage(),
            OfferBreak(),
            Wait(Length.LONG),
            Wait(Length.SHORT),
        )


async def test_the_fixed_acts_can_be_clicked(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        first, second = text(pilot).splitlines()[-2:]
        await pilot.click("ActBar", offset=(first.index("nikk"), 0))
        await settled(pilot)
        assert session.transcript.acts == (Encourage(),)
        await pilot.click("ActBar", offset=(second.index("bakgrunn"), 1))
        await settled(pilot)
        assert "Skolen har ringt." in text(pilot)


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


async def test_a_summary_is_ticked_heard_first_and_said(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "2", "n", "n", "o")
        assert "Ingenting er krysset av ennå." in text(pilot)
        ids = [each.id for each in session.statements]
        await press(pilot, "s")  # nothing is ticked: nothing is said
        await press(pilot, str(ids.index("alene") + 1), "r")
        assert "Du har hatt det ensomt på skolen." in words(pilot)
        assert "La meg se om jeg har forstått" in words(pilot)
        await press(pilot, "s")
        assert session.transcript.acts[-1] == Summarise(("alene",), invites=True)
        assert "Ja, det stemmer." in text(pilot)


async def test_there_is_nothing_to_sum_up_before_something_is_told(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "o")
        assert "Det er ikke fortalt noe ennå" in words(pilot)
        await press(pilot, "1")  # meant for what could not open
        assert not session.transcript.acts


async def test_a_limit_is_named_by_topic_and_step(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "g")
        assert "hvordan vi snakker til hverandre her inne" in text(pilot)
        await press(pilot, "1")
        assert "Hvis det fortsetter, snakker vi hver for oss." in text(pilot)
        await press(pilot, "2")
        assert session.transcript.acts == (NameLimit("kjeft", Step.GUIDANCE),)
        await press(pilot, "g", "1")
        taken = next(line for line in text(pilot).splitlines() if "Veiledning" in line)
        assert "sagt før" in taken
        await press(pilot, "escape", "escape")
        assert len(session.transcript.acts) == 1


async def test_naming_a_limit_or_summing_up_interrupts_too(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "g", "1", "1")
        assert "Trine var ikke ferdig." in words(pilot)


async def test_hints_in_practice_only(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "h")
        assert "Hvem har du hilst på?" in text(pilot)
        await press(pilot, "n")
        assert "Hvem har du hilst på?" not in text(pilot)


async def test_no_hint_in_an_assessment(tmp_path: Path) -> None:
    session = begun(records(tmp_path), mode=Mode.ASSESSMENT)
    async with running(talk(session)) as pilot:
        await press(pilot, "h")
        assert "Hvem har du hilst på?" not in text(pilot)
        assert "hint" not in text(pilot).splitlines()[-1]


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


async def test_speaking_before_somebody_has_finished_is_shown(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "1")
        assert "var ikke ferdig." in text(pilot)


async def test_the_phase_line_follows(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        assert "Åpning" in text(pilot).splitlines()[0]
        await press(pilot, "2")
        assert "Fri fortelling" in text(pilot).splitlines()[0]
        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        assert "Åpning  Ramme  Inngang  › Fri fortelling" in text(pilot).splitlines()[0]


@pytest.mark.parametrize(("columns", "strokes"), [(84, "━━━━"), (77, "━━")])
async def test_the_manner_of_a_talk_is_whole_before_the_strokes_are_wide(
    tmp_path: Path, columns: int, strokes: str
) -> None:
    kept = records(tmp_path)
    session = begun(kept)
    session.act(Encourage())
    gone = branch(kept, session.attempt, 1, SystemClock())
    gone.act(Say(gone.choices[1].id))
    assert gone.phase is Phase.ACCOUNT
    async with running(talk(gone), (columns, 24)) as pilot:
        top = text(pilot).splitlines()[0]
        assert "utkast, øvingsgren fra tur 2 " in top
        assert f" {strokes * 2}" in top
        assert f" {strokes * 3}" not in top


async def test_the_floor_leaves_what_it_does_not_need_to_the_end(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        floor = pilot.app.screen.query_one(Floor)
        before = floor.size.height
        await press(pilot, "2", "n", "n", "4", "1")
        assert session.ended
        assert floor.size.height < before
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        assert floor.query_one("#choices").size.height == 1


async def test_choices_stand_as_close_as_the_size_of_the_screen_asks(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session), WIDE) as pilot:
        await press(pilot, "down", "down")
        roomy = "\n\n        2  " in _floor(pilot)
        await pilot.resize_terminal(*NARROW)
        await settled(pilot)
        assert roomy
        assert "\n\n        2  " not in _floor(pilot)
        assert pilot.app.screen.query_one("#choices", ChoiceList).highlighted == 1


def _floor(pilot: Pilot[None]) -> str:
    """The screen without the side panel, and without the marker of the highlighted line."""
    lines = (line.split("│")[0].rstrip() for line in text(pilot).splitlines())
    return "\n".join(lines).replace("›", " ")


async def test_page_up_shows_what_was_said_before(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, *"nnnnnnnnn")
        assert "Hei. –" not in text(pilot)
        await press(pilot, "pageup", "pageup", "pageup", "pageup")
        assert "Hei. –" in text(pilot)
        await press(pilot, "n")
        assert text(pilot).count("Ja.") >= 2  # a new line comes into view


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


async def test_the_end_is_said_and_leads_on(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "2", "n", "n", "4", "1")
        assert session.ended
        assert "Dere har en ny tid på torsdag." in words(pilot)
        assert offers(pilot) == ["Gå videre: se hvordan det gikk"]
        await press(pilot, "n", "space", "p", "o", "g")  # nothing more can be done
        assert len(session.transcript.acts) == 5


async def test_screen_and_session_tell_the_same_events(tmp_path: Path) -> None:
    """What is shown comes from the session alone: by keys or directly, the events are equal."""
    by_keys = begun(records(tmp_path / "a"))
    directly = begun(records(tmp_path / "b"))
    async with running(talk(by_keys)) as pilot:
        await press(pilot, "n", "space", "s", "2", "p", "1", "n", "g", "1", "1", "1")
    for act in by_keys.transcript.acts:
        directly.act(act)
    events: tuple[Event, ...] = directly.transcript.events
    assert by_keys.transcript.events == events


@pytest.mark.parametrize("size", [NARROW, WIDE, (40, 12)])
async def test_a_whole_talk_fits_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    session = begun(records(tmp_path))
    play(session, random.Random(5), most=20)
    async with running(talk(session), size) as pilot:
        await settled(pilot)
        for line in text(pilot).splitlines():
            assert len(line) <= size[0]
        assert isinstance(pilot.app.screen, TalkScreen)


async def test_the_floor_is_made_anew_for_another_size(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    heights = []
    for sizes in ([NARROW], [WIDE, NARROW]):
        async with running(talk(session), sizes[0]) as pilot:
            await settled(pilot)
            await pilot.resize_terminal(*sizes[-1])
            await settled(pilot)
            heights.append(pilot.app.screen.query_one(Floor).outer_size.height)
    assert heights[0] == heights[1]


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


@pytest.mark.parametrize(
    ("above", "entry", "gap"),
    [
        (Entry(Voice.CUE, "Ser ned."), Entry(Voice.OWN_ACT, "Du nikker."), 1),
        (Entry(Voice.STAGE, "Det er stille."), Entry(Voice.OWN_ACT, "Du nikker."), 1),
        (Entry(Voice.PERSON, "Ja.", "Emma"), Entry(Voice.OWN_ACT, "Du nikker."), 1),
        (Entry(Voice.OWN_ACT, "Du nikker."), Entry(Voice.OWN_ACT, "Du nikker."), 0),
        (Entry(Voice.CUE, "Ser ned."), Entry(Voice.CUE, "Ser opp."), 0),
        (Entry(Voice.OWN, "Hei.", "Du"), Entry(Voice.OWN_ACT, "(venter)", "Du"), 0),
    ],
)
def test_what_nobody_says_belongs_only_to_its_own_kind(
    above: Entry, entry: Entry, gap: int
) -> None:
    assert set_entry(entry, above).gap == gap


@pytest.mark.parametrize("size", [(60, 18), (60, 20), NARROW, WIDE])
async def test_a_long_summary_leaves_room_for_its_list_and_its_keys(size: tuple[int, int]) -> None:
    says = "Du ble med fordi de andre spurte, og tok {} ting som ikke var dine."
    statements = [Statement(str(n), says.format(n), distorted=False) for n in range(9)]

    def spoken(said: Summarise) -> str:
        return " ".join(says.format(each) for each in said.statements)

    shown = Stage(lambda: SummaryDialog(translator(Language.NYNORSK), statements, spoken))
    async with running(shown, size) as pilot:
        await settled(pilot)
        for keys in ("", "12345678"):
            await press(pilot, *keys)
            for key in ("enter sei det", "1-9 mellomrom kryss av", "r be om", "esc lat vere"):
                assert key in text(pilot), (key, text(pilot))
        assert pilot.app.screen.query_one(PickList).size.height >= 3
        await press(pilot, *["pagedown"] * 5)
        assert "tok 7 ting som ikke var dine" in words(pilot).partition("8 [x]")[2][80:]
