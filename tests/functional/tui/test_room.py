"""What stays in sight on low and narrow screens, and that what is shown can be done."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from scenarios.library import find
from scenarios.words import Language
from simulator.sessions import Session, open_bundle
from simulator.sessions.previewing import Given
from simulator.tui.messages import BeginPreview, OpenAuthoring, OpenBench
from simulator.tui.screens.base import Page
from simulator.tui.screens.bench import BenchScreen
from simulator.tui.screens.preview import PreviewScreen
from simulator.tui.widgets.act_bar import ActBar
from simulator.tui.widgets.floor import Floor
from simulator.tui.widgets.outline import OutlineTree
from simulator.tui.widgets.transcript import TranscriptView
from tests.functional.talking import SMALL, begun
from tests.functional.tui.playing import (
    NARROW,
    app,
    offers,
    press,
    records,
    running,
    settled,
    talk,
    text,
    words,
)
from tests.functional.tui.test_afterwards import ended, look_back
from tests.functional.tui.writing import at, highlight, proved, shown, until

LOW = (60, 20)


def unseen(pilot: Pilot[None]) -> set[str]:
    """Keys of the screen that its bar does not show."""
    page = pilot.app.screen
    assert isinstance(page, Page)
    bar = page.query_one(ActBar).region
    bottom = " ".join(" ".join(text(pilot).splitlines()[bar.y : bar.bottom]).split())
    offered = tuple(page.keys())
    return {key.key for key in offered if f"{key.key} {key.word}" not in bottom}


def row_of(pilot: Pilot[None], part: str) -> int:
    """The line of the screen, from its last, that something stands in."""
    rows = text(pilot).splitlines()
    return next(n for n, row in enumerate(reversed(rows)) if part in row)


# -- keys ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(Language))
async def test_every_key_of_home_and_briefing_is_in_sight(
    tmp_path: Path, language: Language
) -> None:
    async with running(app(tmp_path, language=language.value, scenario=None)) as pilot:
        for key in ((), ("1",)):
            await press(pilot, *key)
            for size in (NARROW, LOW):
                await pilot.resize_terminal(*size)
                await settled(pilot)
                assert not unseen(pilot), size


@pytest.mark.parametrize("language", list(Language))
async def test_every_key_of_a_preview_is_in_sight(tmp_path: Path, language: Language) -> None:
    where = BeginPreview(str(SMALL), Given())
    async with running(at(tmp_path, where, language=language.value)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))
        for size in (NARROW, LOW, (130, 40)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert not unseen(pilot), size


async def test_every_key_of_a_talk_is_in_sight_on_a_low_screen(tmp_path: Path) -> None:
    async with running(talk(begun(records(tmp_path))), LOW) as pilot:
        await settled(pilot)
        assert not unseen(pilot)


@pytest.mark.parametrize("size", [NARROW, LOW])
async def test_what_is_always_there_in_a_debrief_stands_in_one_place(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    ended(tmp_path)
    async with running(app(tmp_path, scenario=None), size) as pilot:
        await look_back(pilot)
        rows = set()
        for section in "123456":
            await press(pilot, section)
            assert not unseen(pilot), section
            rows.add(row_of(pilot, " 1-6 del"))
        assert len(rows) == 1


# -- the talk --------------------------------------------------------------------------------


def a_long_talk(home: Path) -> Session:
    """A talk at a moment with more to say than a low screen has lines for."""
    bundle = find("hasj-og-skolefravaer").bundle
    assert bundle is not None
    return begun(records(home), opened=open_bundle(bundle, Language.BOKMAL))


def blank_below(pilot: Pilot[None]) -> int:
    """Empty lines between what can be said and the keys."""
    bar = pilot.app.screen.query_one(ActBar).region
    rows = text(pilot).splitlines()[: bar.y]
    return next(n for n, row in enumerate(reversed(rows)) if row.strip())


async def test_a_low_screen_leaves_no_line_empty_under_the_choices(tmp_path: Path) -> None:
    """Neither where they need more lines than they get, nor where the next need fewer."""
    session = a_long_talk(tmp_path)
    async with running(talk(session), LOW) as pilot:
        heights = set()
        for key in ("1", "2", "1", "2"):
            await press(pilot, key)
            assert blank_below(pilot) == 0
            heights.add(pilot.app.screen.query_one(Floor).outer_size.height)
            view = pilot.app.screen.query_one(TranscriptView)
            assert text(pilot).splitlines()[view.region.bottom - 2].strip()  # of the talk
        assert len(heights) > 1


async def test_the_last_question_has_its_speaker_where_choices_are_many(tmp_path: Path) -> None:
    session = a_long_talk(tmp_path)
    async with running(talk(session), LOW) as pilot:
        await press(pilot, "1", "2", "1")
        assert "Tiril  Jeg har lest litt om dette" in text(pilot)
        assert "hele tatt?" in text(pilot)


async def test_that_more_was_said_below_is_told_until_one_is_there(tmp_path: Path) -> None:
    session = a_long_talk(tmp_path)
    async with running(talk(session)) as pilot:
        await press(pilot, "1", "2", "1")
        assert "pgdn" not in words(pilot)
        await press(pilot, "pageup")
        assert "mer nedenfor: pgdn" in words(pilot)
        await press(pilot, "pagedown", "pagedown")
        assert "pgdn" not in words(pilot)
        await press(pilot, "pageup", "n")  # who does something is at the end again
        assert "pgdn" not in words(pilot)


async def test_what_own_words_are_for_is_said_whole_on_a_narrow_screen(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    shown_ = talk(session, language=Language.ENGLISH, own_words_first=True)
    async with running(shown_, LOW) as pilot:
        await settled(pilot)
        assert "Say it yourself first. Enter shows the choices." in text(pilot)


# -- the bench -------------------------------------------------------------------------------


def keys(pilot: Pilot[None]) -> set[str]:
    """Keys that the bar shows."""
    return {key.key for key in pilot.app.screen.query_one(ActBar).keys}


async def test_nothing_is_previewed_from_an_ending(tmp_path: Path) -> None:
    async with running(at(tmp_path, OpenBench(str(SMALL), str(SMALL.parent), 2))) as pilot:
        await shown(pilot, "hilsen [")
        assert "p" in keys(pilot)
        await press(pilot, "end")
        assert pilot.app.screen.query_one(OutlineTree).spot.ending
        bench = pilot.app.screen
        assert isinstance(bench, BenchScreen)
        assert "p" not in keys(pilot)
        assert "p" not in {key.key for key in bench.commands()}
        await press(pilot, "p")
        assert pilot.app.screen is bench


@pytest.mark.parametrize("section", "123")
async def test_what_errors_forbid_is_not_offered(tmp_path: Path, section: str) -> None:
    here = broken(tmp_path)
    async with running(at(tmp_path, OpenBench(str(here), str(tmp_path)))) as pilot:
        await shown(pilot, "1 feil")
        await press(pilot, section)
        assert keys(pilot) == {"1-3", "e", "esc", "?"}
        bench = pilot.app.screen
        assert isinstance(bench, BenchScreen)
        assert not {"p", "b"} & {key.key for key in bench.commands()}


def broken(folder: Path) -> Path:
    """A scenario with an error."""
    here = folder / "brutt"
    here.mkdir()
    source = (SMALL / "scenario.yaml").read_text("utf-8")
    (here / "scenario.yaml").write_text(source.replace("goto: saken", "goto: borte", 1), "utf-8")
    return here


async def test_an_empty_folder_offers_nothing_to_open(tmp_path: Path) -> None:
    here = tmp_path / "tom"
    here.mkdir()
    async with running(at(tmp_path, OpenAuthoring(str(here)))) as pilot:
        await shown(pilot, "samtalerom new mitt-scenario")
        assert keys(pilot) == {"esc", "?"}
        broken(here)
        await shown(pilot, "1 feil")
        assert keys(pilot) == {"enter", "e", "esc", "?"}


def outlined(pilot: Pilot[None]) -> Iterable[str]:
    """The lines of the outline."""
    region = pilot.app.screen.query_one(OutlineTree).scrollable_content_region
    for row in text(pilot).splitlines()[region.y : region.bottom]:
        yield row[region.x : region.right].rstrip()


@pytest.mark.parametrize("size", [LOW, NARROW, (120, 30)])
async def test_a_line_of_the_outline_that_is_cut_says_so(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    found = find("kniv-i-sekken").bundle
    assert found is not None
    opened = open_bundle(found, Language.BOKMAL)
    where = OpenBench("kniv-i-sekken", "", 2)
    async with running(at(tmp_path, where), size) as pilot:
        await shown(pilot, "doera [")
        await press(pilot, "end")
        cut = 0
        for row in outlined(pilot):
            name, _, said = row.lstrip("› ").partition("  ")
            ending = opened.stage.scenario.endings.get(name)
            if ending is not None and said != " ".join(ending.text.split()):
                assert row.endswith("…"), row
                cut += 1
        assert cut


@pytest.mark.parametrize("size", [LOW, NARROW])
async def test_rows_of_a_proof_that_go_on_are_set_in_and_their_counts_stay_whole(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(at(tmp_path, OpenBench(str(SMALL), str(SMALL.parent))), size) as pilot:
        await proved(pilot)
        for width in (size[0], size[0] - 7):  # also where there is less of it
            await pilot.resize_terminal(width, size[1])
            await settled(pilot)
            rows = offers(pilot, "results")
            for row in rows:
                first, *others = row.strip("\n").split("\n")
                assert all(len(line) <= width - 8 for line in (first, *others))
                assert all(re.match(r"    \S", line) for line in others)
                assert not re.search(r"\d\s*\n\s*handling", row)
            assert any("\n    " in row for row in rows)


async def test_the_list_has_the_room_while_no_talk_shows_anything(tmp_path: Path) -> None:
    async with running(at(tmp_path, OpenBench(str(SMALL), str(SMALL.parent)))) as pilot:
        pane = await proved(pilot)
        listed = pane.query_one("#results")
        assert pane.showing is None
        assert listed.size.height == pane.size.height
        await highlight(pilot, "avtale")
        assert listed.size.height < pane.size.height
        assert "Samtalen er over" in offers(pilot, "talk")[-1]
        await press(pilot, "home")
        assert listed.size.height == pane.size.height
