"""The talk on the screen: what stands where, at every size."""

import random
from pathlib import Path

import pytest
from textual.pilot import Pilot

from scenarios.library import find
from scenarios.model import Phase
from scenarios.transcript import (
    Encourage,
    Say,
    Summarise,
    Timing,
)
from scenarios.words import Language
from simulator.engine import Statement
from simulator.i18n import translator
from simulator.sessions import (
    branch,
    open_bundle,
)
from simulator.sessions.clock import SystemClock
from simulator.tui.dialogs.summary import SummaryDialog
from simulator.tui.screens.talk import TalkScreen
from simulator.tui.widgets.act_bar import ActBar
from simulator.tui.widgets.choices import ChoiceList, PickList
from simulator.tui.widgets.floor import Floor
from tests.functional.talking import begun, play
from tests.functional.tui.playing import (
    NARROW,
    WIDE,
    Stage,
    press,
    records,
    running,
    settled,
    talk,
    text,
    words,
)


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
