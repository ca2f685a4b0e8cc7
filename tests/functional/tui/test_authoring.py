"""The author's screens: the folder and the outline."""

import shutil
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from scenarios.words import Language
from simulator.authoring.outline import outline
from simulator.authoring.workshop import Bench, Workshop
from simulator.i18n import translator
from simulator.records import Places, Settings
from simulator.tui.app import SamtaleromApp
from simulator.tui.messages import OpenAuthoring, OpenBench
from simulator.tui.screens.authoring import AuthoringScreen
from simulator.tui.screens.bench import BenchScreen
from simulator.tui.screens.home import HomeScreen
from tests.functional.talking import SMALL
from tests.functional.tui.playing import (
    NARROW,
    WIDE,
    Stage,
    press,
    running,
    text,
    words,
)
from tests.functional.tui.test_hostile import assert_inert, hostile_scenario
from tests.functional.tui.writing import at, save, shown, tree, until


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_folder_lists_scenarios_and_how_they_stand(
    tmp_path: Path, folder: Path, size: tuple[int, int]
) -> None:
    async with running(at(tmp_path, OpenAuthoring(str(folder))), size) as pilot:
        await shown(pilot, "brutt", "1 feil", "En liten samtale", "2 råd", "F201")
        await press(pilot, "down")
        await shown(pilot, "- råd ")


async def test_a_save_is_seen_in_the_list(tmp_path: Path, folder: Path) -> None:
    async with running(at(tmp_path, OpenAuthoring(str(folder)))) as pilot:
        await shown(pilot, "brutt 1 feil")
        save(folder / "brutt", "goto: saaken", "goto: saken")
        await until(pilot, lambda: "1 feil" not in words(pilot))


async def test_a_new_scenario_shows_up(tmp_path: Path) -> None:
    here = tmp_path / "tom"
    here.mkdir()
    async with running(at(tmp_path, OpenAuthoring(str(here)))) as pilot:
        await shown(pilot, "samtalerom new mitt-scenario")
        shutil.copytree(SMALL, here / "liten")
        await shown(pilot, "En liten samtale")


async def test_a_folder_that_is_not_read_yet_is_not_called_empty(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, whole = threading.Event(), Workshop.benches

    def slowly(self: Workshop) -> Sequence[Bench]:
        assert read.wait(30)
        return whole(self)

    monkeypatch.setattr(Workshop, "benches", slowly)
    async with running(at(tmp_path, OpenAuthoring(str(folder)))) as pilot:
        await shown(pilot, "Leser mappen …")
        assert "ikke noe scenario" not in words(pilot)
        read.set()
        await shown(pilot, "sjekket her med en gang", "En liten samtale")


async def test_home_leads_to_writing_and_back(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    app = SamtaleromApp(
        Places(tmp_path / "home"), settings=Settings(language="nb", notice_seen=True)
    )
    async with running(app) as pilot:
        await press(pilot, "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AuthoringScreen))
        await shown(pilot, "brutt 1 feil")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_finding_stands_with_its_excerpt_and_caret(tmp_path: Path, folder: Path) -> None:
    async with running(at(tmp_path, OpenBench(str(folder / "brutt"), str(folder)))) as pilot:
        await shown(pilot, "feil F201", "goto: saaken", "^^^^^^")
        rows = text(pilot).splitlines()
        marked = next(n for n, row in enumerate(rows) if "goto: saaken" in row)
        assert rows[marked + 1].index("^") == rows[marked].index("saaken")


async def test_the_outline_marks_and_leads(tmp_path: Path, folder: Path) -> None:
    async with running(at(tmp_path, OpenBench(str(folder / "liten"), str(folder), 2))) as pilot:
        await shown(pilot, "hilsen [samtalen begynner her]", "Åpning")
        await press(pilot, "right", "down")
        assert "Hei, fint at dere kom." in words(pilot)
        await press(pilot, "down", "down", "enter")  # the way that leads on
        await until(pilot, lambda: tree(pilot).spot.moment == "saken")
        assert "Thinks" not in text(pilot)
        assert "Tenker: Hun blir sint" in words(pilot)


async def test_what_nothing_leads_to_is_marked(tmp_path: Path, folder: Path) -> None:
    save(
        folder / "liten",
        "reactions: [{trine: Det er greit., goto: saken}]",
        "reactions: [{trine: Det er greit.}]",
    )
    async with running(at(tmp_path, OpenBench(str(folder / "liten"), str(folder), 2))) as pilot:
        await shown(pilot, "saken [ingenting leder hit]")


async def test_a_broken_save_leaves_the_outline_standing(tmp_path: Path, folder: Path) -> None:
    async with running(at(tmp_path, OpenBench(str(folder / "liten"), str(folder), 2))) as pilot:
        await shown(pilot, "hilsen [")
        save(folder / "liten", "goto: saken", "goto: saaken")
        await shown(pilot, "1 feil", "hilsen [")


async def test_hostile_text_in_an_outline_is_only_text(tmp_path: Path) -> None:
    bench = Bench(str(tmp_path), "tom", tmp_path / "log")
    scenario = hostile_scenario()
    asked = OpenBench(str(tmp_path), "", 2)
    stage = Stage(lambda: BenchScreen(translator(Language.BOKMAL), bench, asked))
    async with running(stage, WIDE) as pilot:
        await pilot.pause()
        tree(pilot).show(outline(scenario), at=scenario.start)
        await pilot.pause()
        assert "klikk" in text(pilot)
        assert_inert(pilot)
