"""The report on a class from the command line: in every form, in part, and shared."""

import json
import os
import re
import shutil
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from scenarios.format import Bundle
from scenarios.library import shipped
from scoring.cohort import sharing
from scoring.cohort.remembered import Shared
from scoring.shipped import shipped_rubric
from simulator.cli import main, report
from simulator.cli.shell import Code
from simulator.collecting import baselines
from simulator.collecting.port import Collected, Versions
from simulator.records import find_places, open_cohorts, open_records, read_cohorts
from simulator.records.erasing_cohorts import open_cohort_eraser
from simulator.sessions.ids import new_attempt_id
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


def test_the_name_of_a_file_tells_how_it_is_written(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, text = tmp_path / "r.json", tmp_path / "r.TXT"
    assert run("-o", str(data)) == run("-o", str(text)) == Code.OK
    assert json.loads(data.read_text(encoding="utf-8"))["cohort"] == "demo"
    assert text.read_text(encoding="utf-8").startswith("Report on a class: demo")
    for name, option in (("r.xlsx", "--xlsx"), ("r.CSV", "--csv")):
        assert run("-o", str(tmp_path / name)) == Code.USAGE
        assert f"use {option}" in capsys.readouterr().err
        assert not (tmp_path / name).exists()


def test_a_dash_is_standard_output(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("--csv", "r.csv") == Code.OK
    capfdbinary.readouterr()
    assert run("--csv", "-") == Code.OK
    assert capfdbinary.readouterr().out == (tmp_path / "r.csv").read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == ["r.csv"]


@pytest.mark.parametrize(
    "options",
    [
        ["-o", "x.csv.html", "--csv", "./x.csv.html"],
        ["--xlsx", "b", "--csv", "b"],
        ["--xlsx", "-", "--csv", "-"],
        ["-o", "-", "--csv", "-"],
        ["--csv", "-", "--format", "json"],
    ],
)
def test_no_two_outputs_go_to_one_place(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*options) == Code.USAGE
    assert "is named more than once" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


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


def test_a_version_that_is_damaged_takes_its_words_and_not_the_report(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(home, tmp_path / "copy")
    monkeypatch.setenv("SAMTALEROM_HOME", str(tmp_path / "copy"))
    with closing(sqlite3.connect(find_places(os.environ).database)) as other, other:
        junk = (zlib.compress(b"no bundle"), AFTER)
        other.execute("UPDATE scenario_versions SET bundle = ? WHERE scenario = ?", junk)
        other.execute("DELETE FROM baselines")
    assert run("--cohort", "demo") == Code.OK
    assert "Report on a class: demo" in capsys.readouterr().out
    assert main.run(["doctor"]) == Code.FINDINGS
    assert f"scenario_versions: {AFTER}" in capsys.readouterr().out


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


def test_options_that_do_not_go_together_are_refused_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAMTALEROM_HOME", str(tmp_path / "nothing"))
    assert run("--class", PRACTISED, "--shared") == Code.USAGE
    assert "it cannot be shared" in capsys.readouterr().err


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
    (kept,) = remembered()
    assert run("--scenario", PRACTISED, "--shared", "--format", "json") == Code.OK
    assert capsys.readouterr().out == once
    assert remembered() == (kept,)
    assert len(set(kept.attempts.values())) == 16
    assert run("--scenario", PRACTISED, "--shared", "--k", "6") == Code.USAGE
    assert "with --k 10" in capsys.readouterr().err
    assert remembered() == (kept,)


def remembered() -> tuple[Shared, ...]:
    store = read_cohorts(find_places(os.environ))
    found = store.shared("demo")
    store.close()
    return found


def test_a_report_that_would_tell_on_a_few_is_not_shared(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside an earlier report that had two students more, who have been forgotten since."""
    copy = tmp_path / "copy"
    shutil.copytree(home, copy)
    monkeypatch.setenv("SAMTALEROM_HOME", str(copy))
    assert run("--scenario", AFTER, "--shared") == Code.OK
    eraser = open_cohort_eraser(find_places(os.environ), None)
    for student in ("sim-03", "sim-11"):
        eraser.forget("demo", student)
    eraser.close()
    capsys.readouterr()
    before = remembered()
    assert run("--scenario", AFTER, "--shared", "-o", str(tmp_path / "r.html")) == Code.FINDINGS
    told = capsys.readouterr()
    assert told.out == ""
    assert "2 students" in told.err
    assert not (tmp_path / "r.html").exists()
    assert remembered() == before


def test_of_several_versions_one_is_shared_and_the_others_are_named_and_counted(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(home, copy)
    monkeypatch.setenv("SAMTALEROM_HOME", str(copy))
    first = stage_hash()
    second = _again_with_another_version(12)
    options = ["--scenario", PRACTISED, "--format", "json"]
    assert run(*options, "--shared") == Code.OK
    told = capsys.readouterr()
    assert f"the report is on {first[:12]}. The others: {second[:12]};" in told.err
    assert _of_others(told.out) == {second[:12]: 12}
    assert run(*options, "--only-version", second[:12]) == Code.OK
    assert _of_others(capsys.readouterr().out) == {first[:12]: 16}
    page = tmp_path / "r.html"
    chosen = ["--scenario", PRACTISED, "--only-version", second[:12], "-o", str(page)]
    assert run(*chosen) == Code.OK
    assert f"Only the version {second[:12]}" in page.read_text(encoding="utf-8")
    assert run("--only-version", second[:12]) == Code.USAGE


def _of_others(told: str) -> dict[str, int]:
    figures = json.loads(told)["figures"]
    return {each["version"]: each["value"] for each in figures if each["figure"] == "others"}


def stage_hash() -> str:
    return shipped(PRACTISED).hash


def _again_with_another_version(students: int) -> str:
    """Let the first students of the class have played another version of the scenario as well."""
    bundle = shipped(PRACTISED)
    files = {name: data + b"\n# another version\n" for name, data in bundle.files.items()}
    other = Bundle(
        {name: files[name] if name == "scenario.yaml" else bundle.files[name] for name in files}
    )
    rubric = shipped_rubric()
    store = open_cohorts(find_places(os.environ))
    standing = store.standing("demo")
    words = store.vocabulary(bundle.hash, rubric.hash).replace(bundle.hash, other.hash)
    chosen = {f"sim-{number:02}" for number in range(1, students + 1)}
    fresh = [
        Collected(
            replace(entry, attempt=new_attempt_id(), scenario_hash=other.hash),
            b"",
            packed,
        )
        for entry, packed in store.packed("demo")
        if entry.student in chosen and entry.scenario == PRACTISED and entry.number == 1
    ]
    versions = Versions(
        {other.hash: (PRACTISED, other.to_bytes())}, {}, {(other.hash, rubric.hash): words}
    )
    store.keep("demo", standing.revision, versions, fresh, ())
    store.close()
    return other.hash


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
