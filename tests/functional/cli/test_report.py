"""The report on a class from the command line: in every form, in part, and shared."""

import json
import os
import re
from pathlib import Path

import openpyxl
import pytest

from scoring.cohort import sharing
from simulator.cli import main, report
from simulator.cli.shell import Code
from simulator.collecting import baselines
from simulator.records import find_places, open_records
from simulator.tui.app import SamtaleromApp
from simulator.tui.screens.cohort import CohortScreen
from simulator.tui.screens.home import HomeScreen
from tests.functional.tui.playing import app, press, running, settled, text
from tests.unit.simulator.reports.pages import Reader

one_hand = baselines.drawn_for
PRACTISED, AFTER = "butikktyveri", "falsk-alarm"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one simulated class."""
    home = tmp_path_factory.mktemp("home")
    before = os.environ.get("SAMTALEROM_HOME")
    os.environ["SAMTALEROM_HOME"] = str(home)
    try:
        options = ["--students", "16", "--scenario", PRACTISED, "--scenario", AFTER]
        assert main.run(["demo-cohort", *options]) == Code.OK
    finally:
        os.environ.pop("SAMTALEROM_HOME")
        if before is not None:
            os.environ["SAMTALEROM_HOME"] = before
    return home


@pytest.fixture
def home(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAMTALEROM_HOME", str(kept))
    monkeypatch.delenv("SAMTALEROM_DATABASE", raising=False)
    monkeypatch.setattr(baselines, "drawn_for", lambda files, _: one_hand(files, hands=1))
    return kept


def run(*options: str) -> int:
    return main.run(["report", "--language", "en", *options])


def test_a_report_is_written_in_every_form_at_once(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, sheet, table = (tmp_path / name for name in ("r.html", "r.xlsx", "r.csv"))
    assert run("-o", str(page), "--xlsx", str(sheet), "--csv", str(table)) == Code.OK
    told = capsys.readouterr()
    assert told.out == ""
    assert all(str(path) in told.err for path in (page, sheet, table))
    assert Reader.of(page.read_text(encoding="utf-8")).problems == []
    assert len(openpyxl.load_workbook(sheet).sheetnames) == 13
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")


def test_without_a_file_it_is_told_in_short(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--cohort", "demo") == Code.OK
    told = capsys.readouterr().out
    assert "Report on a class: demo" in told
    assert "Simulated: nobody took these attempts." in told
    assert len(re.findall(r"^[123]\. ", told, re.MULTILINE)) == 3
    assert "Open questions: " in told


def test_a_part_can_be_asked_for(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--scenario", AFTER, "--phase", "post", "--format", "json") == Code.OK
    read = json.loads(capsys.readouterr().out)
    assert (read["scenario"], read["occasion"], read["simulated"]) == (AFTER, "post", True)
    assert {f["scenario"] for f in read["figures"] if "scenario" in f} == {AFTER}
    (students,) = (
        f["value"]
        for f in read["figures"]
        if f["section"] == "overview" and f["figure"] == "students"
    )
    assert students == 16


def test_the_class_debrief_is_a_page(home: Path, tmp_path: Path) -> None:
    page = tmp_path / "class.html"
    assert run("--class", PRACTISED, "-o", str(page)) == Code.OK
    reader = Reader.of(page.read_text(encoding="utf-8"))
    assert reader.problems == []
    assert len(reader.all("section")) > 2


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--cohort", "no-such"], Code.UNREADABLE),
        (["--cohort", ""], Code.USAGE),
        (["--scenario", "no-such"], Code.UNREADABLE),
        (["--class", "no-such"], Code.UNREADABLE),
        (["--shared"], Code.USAGE),
        (["--class", PRACTISED, "--shared"], Code.USAGE),
        (["--class", PRACTISED, "--xlsx", "r.xlsx"], Code.USAGE),
        (["--scenario", PRACTISED, "--shared", "--k", "5"], Code.USAGE),
        (["-o", "/no/such/folder/r.html"], Code.UNREADABLE),
    ],
)
def test_what_cannot_be_reported_is_said(
    home: Path, options: list[str], code: Code, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*options) == code
    assert capsys.readouterr().err


def test_what_is_not_there_is_answered_by_what_is(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--class", "no-such") == Code.UNREADABLE
    assert f"It has: {PRACTISED} (pre), {AFTER} (post)" in capsys.readouterr().err


def test_where_nothing_was_collected_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAMTALEROM_HOME", str(tmp_path))
    assert run() == Code.UNREADABLE
    assert "no records" in capsys.readouterr().err
    open_records(find_places(os.environ)).close()
    assert run() == Code.UNREADABLE
    assert "Collect one first" in capsys.readouterr().err


def test_a_shared_report_hides_and_remembers(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--scenario", PRACTISED, "--shared", "--format", "json") == Code.OK
    once = capsys.readouterr().out
    read = json.loads(once)
    assert read["shared"] == 10
    assert read["days"] == ["", ""]
    counts = [f["value"] for f in read["figures"] if "n" not in f and f["figure"] == "count"]
    students = [c for c in counts if isinstance(c, int)]
    assert None in counts
    assert not [c for c in students if 0 < c < 6]
    path = find_places({"SAMTALEROM_HOME": str(home)}).shared("demo")
    assert path.stat().st_mode & 0o777 == 0o600
    kept = path.read_bytes()
    assert run("--scenario", PRACTISED, "--shared", "--format", "json") == Code.OK
    assert capsys.readouterr().out == once
    assert path.read_bytes() == kept


def test_a_report_that_would_tell_on_a_few_is_not_shared(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside an earlier report that lacked two of the students."""
    assert run("--scenario", AFTER, "--shared") == Code.OK
    path = find_places({"SAMTALEROM_HOME": str(home)}).shared("demo")
    before = path.read_text(encoding="utf-8")
    read = json.loads(before)
    last = read["reports"][-1]["attempts"]
    gone = sorted(set(last.values()))[:2]
    read["reports"][-1]["attempts"] = {a: s for a, s in last.items() if s not in gone}
    path.write_text(json.dumps(read), encoding="utf-8")
    capsys.readouterr()
    assert run("--scenario", AFTER, "--shared") == Code.FINDINGS
    told = capsys.readouterr()
    assert told.out == ""
    assert "2 students" in told.err
    path.write_text("{", encoding="utf-8")
    assert run("--scenario", AFTER, "--shared") == Code.UNREADABLE
    path.unlink()


def test_the_command_and_the_rules_agree_on_k() -> None:
    assert (report.DEFAULT_K, report.FLOOR) == (sharing.DEFAULT_K, sharing.FLOOR)


# -- in the app ---------------------------------------------------------------------------------


async def test_a_class_is_reached_from_home_and_saved_as_a_page(home: Path) -> None:
    shown: SamtaleromApp = app(home, scenario=None)
    async with running(shown) as pilot:
        await settled(pilot)
        assert isinstance(shown.screen, HomeScreen)
        assert "klasse" in text(pilot)
        await press(pilot, "k")
        await settled(pilot)
        assert isinstance(shown.screen, CohortScreen)
        told = text(pilot)
        assert "Klasse: demo" in told
        assert "Simulert" in told
        assert "Tre funn" in told
        await press(pilot, "w")
        await settled(pilot)
        assert "demo.html" in text(pilot)
        page = (home / "reports" / "demo.html").read_text(encoding="utf-8")
        assert Reader.of(page).problems == []
        await press(pilot, "escape", "escape")
        await settled(pilot)
        assert isinstance(shown.screen, HomeScreen)


async def test_without_a_class_home_does_not_speak_of_one(tmp_path: Path) -> None:
    shown = app(tmp_path, scenario=None)
    async with running(shown) as pilot:
        await settled(pilot)
        assert "klasse" not in text(pilot)
        await press(pilot, "k")
        assert isinstance(shown.screen, HomeScreen)
