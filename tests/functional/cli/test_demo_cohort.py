"""A simulated cohort in one command: really played, marked, and what is planted found again."""

import os
import re
from pathlib import Path

import pytest

from scenarios.codec import load
from scenarios.format import read
from scenarios.library import shipped
from scoring.cohort.estimates import Estimate
from scoring.cohort.findings import FindingKind
from scoring.cohort.report import Asked, CohortReport
from scoring.cohort.taken import Occasion
from simulator.cli import main
from simulator.cli.demo_cohort import MEASURED
from simulator.cli.shell import Code
from simulator.collecting import reporting
from simulator.collecting.port import Cohorts
from simulator.collecting.reading import attempts_of
from simulator.collecting.reporting import report_on
from simulator.engine import Stage
from simulator.records import find_places, read_cohorts
from simulator.records.erasing_cohorts import open_cohort_eraser


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMTALEROM_HOME", str(tmp_path))
    monkeypatch.delenv("SAMTALEROM_DATABASE", raising=False)


def cohorts() -> Cohorts:
    return read_cohorts(find_places(os.environ))


def made(*options: str) -> int:
    return main.run(["demo-cohort", "--language", "en", *options])


def finding(report: CohortReport, kind: FindingKind, name: str) -> str:
    return next(each.about[name] for each in report.findings if each.kind is kind)


def test_a_simulated_cohort_is_kept_marked_and_its_report_finds_what_is_planted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert made("--students", "40", "--seed", "3") == Code.OK
    told = capsys.readouterr().out
    assert "All of it is simulated." in told
    hard = re.search(r"hard on purpose: .*\[(\S+)\]", told)
    tempting = re.search(r"tempting on purpose: .*\[(\S+)\]", told)
    assert hard
    assert tempting
    kept = cohorts()
    report = report_on(kept, "demo")
    attempts = list(attempts_of(kept, "demo"))
    assert {each.student[:4] for each in attempts} == {"sim-"}
    assert all(each.simulated for each in attempts)
    assert report.overview.students == 40
    assert report.overview.simulated == report.overview.attempts == len(attempts)
    assert finding(report, FindingKind.MOMENT, "moment") == hard[1]
    assert finding(report, FindingKind.LINE, "choice") == tempting[1]
    assert report.changes is not None
    assert report.changes.both == 40
    gained = report.changes.level.gained
    assert isinstance(gained, Estimate)
    assert gained.value > 0


def test_they_really_play(capsys: pytest.CaptureFixture[str]) -> None:
    assert made("--students", "3", "--scenario", "falsk-alarm") == Code.OK
    kept = cohorts()
    scenario = read(shipped("falsk-alarm")).scenario
    assert scenario is not None
    stage = Stage(scenario)
    for entry in kept.standing("demo").entries:
        stage.replay(load(kept.transcript("demo", entry.attempt)).events)
        assert entry.occasion is Occasion.NONE


def test_a_part_of_a_cohort_can_be_asked_for() -> None:
    assert made("--students", "5") == Code.OK
    kept = cohorts()
    report = report_on(kept, "demo", Asked(MEASURED, Occasion.POST))
    assert [each.scenario for each in report.scenarios] == [MEASURED]
    assert report.overview.attempts == 5
    assert report_on(kept, "demo", Asked(MEASURED, Occasion.PRE)).scenarios == ()


def test_the_same_seed_makes_the_same_students() -> None:
    for name in ("one", "other"):
        assert made("--students", "4", "--seed", "9", "--cohort", name) == Code.OK
    assert made("--students", "4", "--seed", "10", "--cohort", "third") == Code.OK
    kept = cohorts()
    first, second, third = (list(attempts_of(kept, name)) for name in ("one", "other", "third"))
    assert first == second
    assert first != third


def test_nothing_is_mixed_into_a_cohort_that_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert made("--students", "1") == Code.OK
    assert made("--students", "1") == Code.USAGE
    assert "already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--scenario", "no-such"], Code.UNREADABLE),
        (["--scenario", "falsk-alarm", "--scenario", "falsk-alarm"], Code.USAGE),
        (["--students", "0"], Code.USAGE),
    ],
)
def test_what_cannot_be_made_is_said(options: list[str], code: Code) -> None:
    assert made(*options) == code


def test_a_report_on_many_is_kept_and_read_again_equal_until_the_cohort_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert made("--students", "6") == Code.OK
    monkeypatch.setattr(reporting, "ROLLED_UP_FROM", 5)
    first = report_on(cohorts(), "demo")
    with monkeypatch.context() as nothing:
        nothing.setattr(reporting, "computed", None)
        assert report_on(cohorts(), "demo") == first
    assert report_on(cohorts(), "demo", Asked(occasion=Occasion.PRE)) != first
    eraser = open_cohort_eraser(find_places(os.environ), None)
    eraser.forget("demo", "sim-1")
    eraser.close()
    assert report_on(cohorts(), "demo").overview.students == 5
