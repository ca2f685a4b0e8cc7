"""The author's screens: the folder, the bench, the preview that follows every save."""

import asyncio
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from textual.pilot import Pilot

from scenarios.library import INCLUDED
from scenarios.words import Language
from simulator.authoring.checking import Checking
from simulator.authoring.outline import outline
from simulator.authoring.workshop import Bench, Workshop
from simulator.i18n import translator
from simulator.records import Places, Settings
from simulator.sessions.previewing import Given
from simulator.tui.app import SamtaleromApp
from simulator.tui.authored import place_of
from simulator.tui.messages import BeginPreview, OpenAuthoring, OpenBench, Way
from simulator.tui.screens.authoring import AuthoringScreen
from simulator.tui.screens.bench import BenchScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.preview import PreviewScreen
from simulator.tui.widgets.choices import ChoiceList
from simulator.tui.widgets.outline import OutlineTree
from simulator.tui.widgets.proof_pane import ProofPane
from tests.functional.talking import SMALL
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
    sheet,
    text,
    words,
)
from tests.functional.tui.test_hostile import assert_inert, hostile_scenario

PATIENCE = 40.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a sound scenario and a broken one."""
    here = tmp_path / "scenarioer"
    shutil.copytree(SMALL, here / "liten")
    shutil.copytree(SMALL, here / "brutt")
    save(here / "brutt", "goto: saken", "goto: saaken")
    return here


def save(scenario: Path, old: str, new: str) -> None:
    path = scenario / "scenario.yaml"
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), encoding="utf-8")


def at(home: Path, first: Way, **settings: object) -> SamtaleromApp:
    chosen = Settings(**({"language": "nb", "notice_seen": True} | settings))  # type: ignore[arg-type]
    return SamtaleromApp(Places(home / "home"), settings=chosen, first=first, clock=HandClock())


async def until(pilot: Pilot[None], so: Callable[[], bool]) -> None:
    """Wait until something is so; the screens look at the files by themselves."""
    waited = 0.0
    while not so():
        await asyncio.sleep(0.05)
        await pilot.pause()
        waited += 0.05
        assert waited < PATIENCE, text(pilot)


async def shown(pilot: Pilot[None], *parts: str) -> None:
    await until(pilot, lambda: all(part in words(pilot) for part in parts))


def told(pilot: Pilot[None]) -> str:
    """What was told in passing."""
    return " ".join(each.message for each in pilot.app._notifications)


def tree(pilot: Pilot[None]) -> OutlineTree:
    return pilot.app.screen.query_one(OutlineTree)


# -- the folder ------------------------------------------------------------------------------


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


# -- the bench -------------------------------------------------------------------------------


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


async def proved(pilot: Pilot[None]) -> ProofPane:
    """Prove what the bench shows, and return where it is shown."""
    await shown(pilot, " råd")
    await press(pilot, "b")
    await until(pilot, lambda: "Kan alt nås" in " ".join(offers(pilot, "results")))
    return pilot.app.screen.query_one(ProofPane)


async def highlight(pilot: Pilot[None], part: str) -> None:
    """Come to a line of what was proved."""
    found = pilot.app.screen.query_one("#results", ChoiceList)
    found.highlighted = next(n for n, x in enumerate(offers(pilot, "results")) if part in x)
    await settled(pilot)


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


async def test_the_editor_is_opened_at_the_finding(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[list[str]] = []
    monkeypatch.setenv("VISUAL", "nano -w")
    monkeypatch.setattr("simulator.tui.authored.shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("simulator.tui.authored.subprocess.run", lambda c, **_: called.append(c))
    monkeypatch.setattr(SamtaleromApp, "suspend", lambda _: __import__("contextlib").nullcontext())
    async with running(at(tmp_path, OpenBench(str(folder / "brutt"), str(folder)))) as pilot:
        await shown(pilot, "F201")
        await press(pilot, "e")
    line = (
        (folder / "brutt" / "scenario.yaml").read_text("utf-8").split("goto: saaken")[0].count("\n")
    )
    assert called == [
        ["/usr/bin/nano", "-w", f"+{line + 1}", str(folder / "brutt" / "scenario.yaml")]
    ]


@pytest.mark.parametrize("editor", ["no-such-editor", "no-editor-at-all"])
async def test_an_editor_that_cannot_be_started_leaves_the_app_in_its_terminal(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    """Textual takes the terminal back only where nothing is raised while it is away."""
    left: list[str] = []

    @contextmanager
    def suspended(_: SamtaleromApp) -> Iterator[None]:
        left.append("left")
        yield
        left.append("back")

    program = tmp_path / "no-such-editor"
    program.write_bytes(b"no program")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("VISUAL", editor)
    monkeypatch.setattr(SamtaleromApp, "suspend", suspended)
    async with running(at(tmp_path, OpenBench(str(folder / "brutt"), str(folder)))) as pilot:
        await shown(pilot, "F201")
        await press(pilot, "e")
        assert f"{editor} kan ikke startes" in told(pilot)
        assert left in ([], ["left", "back"])
        await press(pilot, "2")
        assert pilot.app.is_running


async def test_without_an_editor_it_says_what_to_set(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    async with running(at(tmp_path, OpenBench(str(folder / "liten"), str(folder)))) as pilot:
        await shown(pilot, "2 råd")
        await press(pilot, "e")
        assert "Sett EDITOR" in told(pilot)


async def test_on_windows_it_says_what_to_set_there(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    async with running(at(tmp_path, OpenBench(str(folder / "liten"), str(folder)))) as pilot:
        await shown(pilot, "2 råd")
        monkeypatch.setattr("simulator.tui.authored.sys", SimpleNamespace(platform="win32"))
        await press(pilot, "e")
        assert "setx EDITOR notepad" in told(pilot)
        assert '$env:EDITOR = "notepad"' in told(pilot)


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


# -- the preview -----------------------------------------------------------------------------


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


def test_the_editor_comes_to_what_is_the_authors_own(tmp_path: Path) -> None:
    """A line of the program's own block is no place to write: where the block is used is."""
    here = tmp_path / "kniv"
    shutil.copytree(INCLUDED / "kniv-i-sekken", here)
    own, text = here / "scenario.yaml", (here / "scenario.yaml").read_text("utf-8").splitlines()
    used = next(n for n, line in enumerate(text, 1) if line.startswith("  doera:"))
    assert "block: hilsen" in text[used]
    assert place_of(str(here), ("doera_notat/lines/1", "doera_notat")) == (own, used)
    (here / "blocks").mkdir()
    block = here / "blocks" / "hilsen.yaml"
    shutil.copy(INCLUDED / "blocks" / "hilsen.yaml", block)
    file, line = place_of(str(here), ("doera_notat/lines/1", "doera_notat"))
    assert file == block
    assert line is not None
    assert place_of(str(here), ("", "borte")) == (own, None)
