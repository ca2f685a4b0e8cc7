"""The proof on the bench: run, shown by talks, stopped, out of date."""

import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from simulator.authoring.checking import Checking
from simulator.tui.app import SamtaleromApp
from simulator.tui.messages import OpenBench
from simulator.tui.screens.authoring import AuthoringScreen
from simulator.tui.screens.bench import BenchScreen
from simulator.tui.screens.preview import PreviewScreen
from simulator.tui.widgets.choices import ChoiceList
from simulator.tui.widgets.proof_pane import ProofPane
from tests.functional.tui.playing import (
    NARROW,
    WIDE,
    offers,
    press,
    running,
    settled,
    sheet,
    text,
    words,
)
from tests.functional.tui.writing import at, highlight, proved, save, shown, told, until


async def test_a_proof_runs_and_tells(tmp_path: Path, folder: Path) -> None:
    async with running(at(tmp_path, OpenBench(str(folder / "liten"), str(folder)))) as pilot:
        await proved(pilot)
        told = " ".join(" ".join(offers(pilot, "results")).split())
        assert "Alle tilstander er fulgt." in told
        assert "Åpne spørsmål" in told
        assert "av 1000 tilfeldige spillere" in told


async def test_what_was_proved_is_shown_by_a_talk_that_can_be_tried_and_saved(
    tmp_path: Path, folder: Path
) -> None:
    """From a level to the talk that shows it, into the talk, a preview from there, and back."""
    here = folder / "liten"
    async with running(at(tmp_path, OpenBench(str(here), str(folder)))) as pilot:
        pane = await proved(pilot)
        await highlight(pilot, "avtale")
        assert pane.showing is not None
        acts = len(pane.showing.example.acts)
        head, first, *_, last = offers(pilot, "talk")
        assert head.startswith("slutt avtale\n")
        assert "Emma: " in head
        assert first.startswith("Dere må møte, men ingen av dere må forklare dere.")
        assert last == "Samtalen er over: avtale"
        assert len(offers(pilot, "talk")) == acts + 2
        await press(pilot, "enter", "down")
        assert pane.turn == 2
        assert "› avtale 3 handlinger" in words(pilot)  # still in view above the talk
        await press(pilot, "p")
        await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))
        assert "prøve fra tur 2" in words(pilot)
        assert "Dere må møte, men ingen" in words(pilot)
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, BenchScreen))
        pane = pilot.app.screen.query_one(ProofPane)
        await until(pilot, lambda: pane.turn == 2)
        bench = pilot.app.screen
        assert isinstance(bench, BenchScreen)
        keys = [each.key for each in bench.commands()]
        assert "s" in keys
        assert len(keys) == len(set(keys))
        await press(pilot, "s")
        await until(pilot, lambda: "plays/ending_avtale.yaml" in told(pilot))
        await press(pilot, "s")
        await until(pilot, lambda: "plays/ending_avtale_2.yaml" in told(pilot))
        played = (here / "plays" / "ending_avtale.yaml").read_text("utf-8")
        assert "about: slutt avtale" in played
        assert "  ending: avtale" in played
        assert not [d for d in Checking(str(here)).whole().diagnostics if d.code.startswith("P")]
        await press(pilot, "escape")
        assert pane.turn is None
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, AuthoringScreen))
        await shown(pilot, "› 2 En liten samtale")  # where one came from, not the first


async def test_a_talk_is_tried_from_its_marked_line_and_one_comes_back_to_the_list(
    tmp_path: Path, folder: Path
) -> None:
    """From the list too; afterwards the arrows move in the list at once."""
    async with running(at(tmp_path, OpenBench(str(folder / "liten"), str(folder)))) as pilot:
        await proved(pilot)
        await highlight(pilot, "avtale")
        await press(pilot, "p")
        await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))
        assert "prøve fra hilsen" in words(pilot)
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, BenchScreen))
        pane = pilot.app.screen.query_one(ProofPane)
        await until(pilot, lambda: pane.row is not None and pane.row.id == "ending_avtale")
        await settled(pilot)
        await press(pilot, "up")
        assert pane.row is not None
        assert pane.row.id != "ending_avtale"


async def test_a_proof_that_comes_before_the_words_have_the_focus_takes_it(
    tmp_path: Path, folder: Path
) -> None:
    """As it is on coming back: the words are asked to be focused, and hidden at once."""
    async with running(at(tmp_path, OpenBench(str(folder / "liten"), str(folder)))) as pilot:
        pane = await proved(pilot)
        bench = pilot.app.screen
        assert isinstance(bench, BenchScreen)
        bench.set_focus(None)
        pane.query_one("#words").focus()
        pane.show(bench._bench.proving, old=True, broken=False)
        await settled(pilot)
        assert bench.focused is pane.query_one("#results")


def stands_out(pilot: Pilot[None], id_: str) -> bool:
    """Whether the marked line of a list has another colour behind it than its other lines."""
    found = pilot.app.screen.query_one(f"#{id_}", ChoiceList)
    strips = [found.render_line(y) for y in range(found.size.height)]
    marked = [strip for strip in strips if strip.text.lstrip().startswith("›")]
    colours = [
        {segment.style.bgcolor for segment in strip if segment.style}
        for strip in (*marked, next(strip for strip in strips if strip not in marked))
    ]
    assert len(marked) == 1
    return colours[0] != colours[1]


async def test_of_two_marked_lines_only_the_one_with_the_focus_stands_out(
    tmp_path: Path, folder: Path
) -> None:
    async with running(at(tmp_path, OpenBench(str(folder / "liten"), str(folder)))) as pilot:
        await proved(pilot)
        await highlight(pilot, "avtale")
        assert "Begynner med: emma.trust 3" in offers(pilot, "talk")[0]
        assert [stands_out(pilot, id_) for id_ in ("results", "talk")] == [True, False]
        await press(pilot, "enter")
        assert [stands_out(pilot, id_) for id_ in ("results", "talk")] == [False, True]


async def test_what_is_wrong_in_a_proof_is_edited_where_it_is_written(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nothing reaches has no talk; the editor opens at its line."""
    called: list[list[str]] = []
    monkeypatch.setenv("VISUAL", "nano")
    monkeypatch.setattr("simulator.tui.authored.shutil.which", lambda name: name)
    monkeypatch.setattr("simulator.tui.authored.subprocess.run", lambda c, **_: called.append(c))
    monkeypatch.setattr(SamtaleromApp, "suspend", lambda _: __import__("contextlib").nullcontext())
    here = folder / "liten"
    save(here, "- id: retter", "- id: retter\n        when: emma.trust >= 9")
    async with running(at(tmp_path, OpenBench(str(here), str(folder)))) as pilot:
        pane = await proved(pilot)
        await highlight(pilot, "! reaksjon hilsen/retter/default: nås aldri")
        assert pane.showing is None
        assert not offers(pilot, "talk")
        assert pane.refs == ("hilsen/retter/default",)
        await press(pilot, "e")
    lines = (here / "scenario.yaml").read_text("utf-8").splitlines()
    at_line = int(called[0][1].removeprefix("+"))
    assert at_line > next(n for n, x in enumerate(lines, 1) if "id: retter" in x)


async def test_a_proof_of_an_earlier_version_says_so(tmp_path: Path, folder: Path) -> None:
    """The talk is as it was proved; what cannot be done any more is told of."""
    here = folder / "liten"
    async with running(at(tmp_path, OpenBench(str(here), str(folder))), WIDE) as pilot:
        await proved(pilot)
        row = next(row for row in text(pilot).splitlines() if "Ingen kan bli" in row)
        assert "│" in row  # the talk stands beside the list where there is room
        save(here, "Dere må møte, men", "Dere må komme, men")
        await shown(pilot, "tidligere versjon")
        await highlight(pilot, "avtale")
        assert "Dere må møte, men" in offers(pilot, "talk")[1]
        await pilot.resize_terminal(*NARROW)
        await press(pilot, "end")
        assert "Kan alt nås" not in text(pilot)  # the list is scrolled to its end
        assert "tidligere versjon" in words(pilot)


async def test_a_proof_can_be_stopped(tmp_path: Path, folder: Path) -> None:
    async with running(at(tmp_path, OpenBench(str(folder / "liten"), str(folder)))) as pilot:
        await shown(pilot, "2 råd")
        await press(pilot, "b")
        await until(pilot, lambda: "x stopp" in words(pilot))
        await press(pilot, "x")
        assert "b beviser det" in sheet(pilot, "words")


FAILS = """
import sys
from pathlib import Path
import simulator.proof
simulator.proof.prove = None
from simulator.authoring.proving import run
sys.exit(run(Path(sys.argv[1])))
"""


async def test_a_proof_that_goes_wrong_says_where_that_is_told(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-P", "-c", FAILS]
    monkeypatch.setattr("simulator.authoring.proving.command_of", lambda _: command)
    log = tmp_path / "home" / "samtalerom.log"
    async with running(at(tmp_path, OpenBench(str(folder / "liten"), str(folder))), WIDE) as pilot:
        await shown(pilot, "2 råd")
        await press(pilot, "b")
        await until(pilot, lambda: "Beviset" in sheet(pilot, "words"))
        assert "feil i programmet" in sheet(pilot, "words")
        assert str(log) in sheet(pilot, "words")
    assert log.read_text(encoding="utf-8").rstrip().endswith("TypeError")


async def test_what_is_broken_is_neither_played_nor_proved(tmp_path: Path, folder: Path) -> None:
    async with running(at(tmp_path, OpenBench(str(folder / "brutt"), str(folder)))) as pilot:
        await shown(pilot, "1 feil")
        await press(pilot, "p")
        assert "før feilene er rettet" in told(pilot)
        assert isinstance(pilot.app.screen, BenchScreen)
