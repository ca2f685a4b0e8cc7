"""A preview: begun from any moment, following every save."""

import os
import sys
from pathlib import Path

import pytest

from simulator.sessions.previewing import Given
from simulator.tui.messages import BeginPreview, OpenBench
from simulator.tui.screens.bench import BenchScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.preview import PreviewScreen
from tests.functional.talking import SMALL
from tests.functional.tui.playing import (
    WIDE,
    offers,
    press,
    records,
    running,
    text,
    words,
)
from tests.functional.tui.writing import (
    at,
    save,
    shown,
    tree,
    until,
)


async def test_a_preview_from_the_moment_under_the_cursor_and_back(
    tmp_path: Path, folder: Path
) -> None:
    where = OpenBench(str(folder / "liten"), str(folder), 2, "avslutning")
    async with running(at(tmp_path, where)) as pilot:
        await until(
            pilot,
            lambda: (
                isinstance(pilot.app.screen, BenchScreen)
                and tree(pilot).spot.moment == "avslutning"
            ),
        )
        await press(pilot, "p")
        await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))
        assert "Er vi ferdige?" in words(pilot)
        assert "prøve fra avslutning" in words(pilot)
        await press(pilot, "escape")
        await until(
            pilot,
            lambda: (
                isinstance(pilot.app.screen, BenchScreen)
                and tree(pilot).spot.moment == "avslutning"
            ),
        )
    assert not records(tmp_path / "home").attempts()


async def test_a_preview_from_a_phase_begins_at_its_first_moment(
    tmp_path: Path, folder: Path
) -> None:
    where = OpenBench(str(folder / "liten"), str(folder), 2, "avslutning")
    async with running(at(tmp_path, where)) as pilot:
        await until(
            pilot,
            lambda: (
                isinstance(pilot.app.screen, BenchScreen)
                and tree(pilot).spot.moment == "avslutning"
            ),
        )
        await press(pilot, "left", "left")
        assert tree(pilot).spot.moment == ""
        await press(pilot, "p")
        await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))
        assert "prøve fra avslutning" in words(pilot)


async def test_a_preview_follows_a_save(tmp_path: Path, folder: Path) -> None:
    here = folder / "liten"
    async with running(at(tmp_path, BeginPreview(str(here), Given()))) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))
        await press(pilot, "1", "1")
        assert "Det var jo bare" in text(pilot)
        save(here, "Det var jo bare …", "Det var ikke noe …")
        await shown(pilot, "Det var ikke noe", "Lagret: samme vei så langt, 2 turer.")
        save(here, "- id: retter", "- id: retter\n        when: emma.trust >= 9")
        await shown(pilot, "fra tur 2 går det ikke lenger", "say retter")
        assert len(offers(pilot)) == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "{trine: Det er greit., goto: saken}",
            "{trine: Det er greit., goto: avslutning}",
            "tur 1 fører nå til avslutning; før til saken.",
        ),
        (
            "{trine: Det er greit., goto: saken}",
            "{trine: Det er greit.}",
            "i tur 1 blir samtalen nå stående; før gikk den til saken.",
        ),
        (
            "reactions: [{emma: Hei hei.}]",
            "reactions: [{emma: Hei hei., goto: saken}]",
            "tur 1 fører nå til saken; før ble samtalen stående.",
        ),
    ],
)
async def test_a_preview_says_where_a_turn_leads_now_and_led_before(
    tmp_path: Path, folder: Path, old: str, new: str, said: str
) -> None:
    here = folder / "liten"
    async with running(at(tmp_path, BeginPreview(str(here), Given())), WIDE) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))
        await press(pilot, "1" if "Hei hei" in old else "2")
        save(here, old, new)
        await shown(pilot, f"Lagret: {said}")


async def test_a_broken_save_leaves_the_talk_and_says_where(tmp_path: Path, folder: Path) -> None:
    here = folder / "liten"
    async with running(at(tmp_path, BeginPreview(str(here), Given("saken"))), WIDE) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))
        save(here, "goto: avslutning", "goto: slutten")
        await shown(pilot, "samtalen står som den var", "scenario.yaml:", "F201")
        await press(pilot, "n")
        assert "Jeg orket ikke storefri." in text(pilot)


async def test_a_preview_begins_again_and_ends_without_a_score(
    tmp_path: Path, folder: Path
) -> None:
    where = BeginPreview(str(folder / "liten"), Given("avslutning"))
    async with running(at(tmp_path, where)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))
        await press(pilot, "1")
        assert "Vi snakkes på torsdag." in text(pilot)
        await press(pilot, "r")
        assert "Ok." not in text(pilot)
        await press(pilot, "1", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
    assert not records(tmp_path / "home").attempts()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")
def test_commands_say_what_is_wrong_before_anything_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from simulator.cli import main

    monkeypatch.setenv("SAMTALEROM_HOME", str(tmp_path))
    monkeypatch.setenv("SAMTALEROM_LANGUAGE", "en")
    small = str(SMALL)
    for arguments, code, said in (
        (["preview", small, "--from", "sakn"], 2, "There is no moment sakn. (saken"),
        (["preview", small, "--feelings", "trust=12"], 2, "from 0 to 10"),
        (["preview", small, "--feelings", "much"], 2, "trust=2"),
        (["preview", small, "--told", "alne"], 2, "(alene"),
        (["preview", small + os.sep + "nei"], 3, "no scenario"),
        (["preview", small], 2, "no terminal"),
        (["author", str(tmp_path / "nei")], 3, "not a folder"),
        (["author", str(tmp_path)], 2, "no terminal"),
    ):
        assert main.run(arguments) == code, arguments
        assert said in capsys.readouterr().err
