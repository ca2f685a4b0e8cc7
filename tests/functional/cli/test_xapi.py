"""``samtalerom xapi``: what is written, what is asked for, and where nothing is sent."""

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.cli import main
from tests.functional.collecting.class_of import KARI, OLA, file_of
from tests.functional.collecting.class_of import attempt as talk
from tests.functional.talking import SMALL


@pytest.fixture
def attempt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    monkeypatch.setenv("SAMTALEROM_HOME", str(tmp_path))
    monkeypatch.setenv("SAMTALEROM_LANGUAGE", "en")
    acts = tmp_path / "acts.txt"
    acts.write_text("wait short\nencourage\n", encoding="utf-8")
    main.run(["play", str(SMALL), "--acts", str(acts)])
    return capsys.readouterr().out.strip()


def test_an_attempt_is_written_the_same_every_time(
    attempt: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["xapi", attempt, "--student", "s-1", "--home", "https://example.no/"]
    assert main.run(arguments) == 0
    text = capsys.readouterr().out
    made = json.loads(text)
    assert [each["verb"]["display"]["en"] for each in made] == [
        "initialized",
        "selected",
        "selected",
        "terminated",
    ]
    assert made[0]["actor"]["account"] == {"homePage": "https://example.no", "name": "s-1"}
    assert [each["result"]["response"] for each in made[1:3]] == ["wait/short", "encourage"]
    assert main.run([*arguments, "-o", str(tmp_path / "x.json")]) == 0
    assert (tmp_path / "x.json").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Name attempts, or a cohort with --cohort."),
        (["last"], "--student is missing"),
        (["last", "--cohort", "x"], "Name attempts, or a cohort"),
        (["last", "--student", "s", "--home", "example"], "--home is an address"),
        (["last", "--student", "s", "--home", "https://["], "--home is an address"),
        (["last", "--student", "s", "--to", "https://[x/"], "is not an https address"),
        (["last", "--student", "s", "--to", "http://lrs.example"], "is not an https address"),
        (["last", "--student", "s", "--to", "https://lrs.example"], "must be set"),
    ],
)
def test_what_is_not_asked_well_is_refused_and_nothing_is_sent(
    attempt: str, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert attempt
    assert main.run(["xapi", *arguments]) == 2
    captured = capsys.readouterr()
    assert told in captured.err
    assert captured.out == ""


def test_a_cohort_that_is_not_there_is_told(
    attempt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert attempt
    assert main.run(["xapi", "--cohort", "nobody"]) == 3
    assert "There is no cohort nobody." in capsys.readouterr().err


@pytest.fixture
def three(attempt: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """The statements of a cohort of three students."""
    assert attempt
    folder = tmp_path / "handed-in"
    folder.mkdir()
    for number, sender in enumerate((KARI, OLA, "0BBBBBBBBB"), 1):
        handed = file_of(talk(number, seed=number, name="liten"), sender=sender)
        (folder / f"{number}.samtale").write_bytes(handed)
    arguments = ["collect", str(folder), "--cohort", "c", "--scenarios", str(SMALL)]
    assert main.run(arguments) == 0
    capsys.readouterr()
    assert main.run(["xapi", "--cohort", "c"]) == 0
    made: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    assert len(actors(made)) == 3
    return made


def actors(made: list[dict[str, Any]]) -> set[str]:
    return {each["actor"]["account"]["name"] for each in made}


def test_of_a_cohort_one_student_can_be_asked_for(
    three: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    for student in actors(three):
        assert main.run(["xapi", "--cohort", "c", "--student", student]) == 0
        found = json.loads(capsys.readouterr().out)
        assert actors(found) == {student}
        assert found == [each for each in three if each["actor"]["account"]["name"] == student]


def test_a_student_who_is_not_in_the_cohort_is_told_and_nobody_is_sent(
    three: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert three
    arguments = ["xapi", "--cohort", "c", "--student", "nobody", "--to", "https://lrs.example"]
    assert main.run(arguments) == 3
    told = capsys.readouterr()
    assert "The cohort c has no student nobody." in told.err
    assert told.out == ""


def test_a_store_that_does_not_answer_is_told(
    attempt: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAMTALEROM_LRS_KEY", "key")
    monkeypatch.setenv("SAMTALEROM_LRS_SECRET", "secret")
    monkeypatch.setattr("simulator.exchange.sending.TRIES", 1)
    arguments = ["xapi", attempt, "--student", "s", "--to", "http://127.0.0.1:1"]
    assert main.run(arguments) == 3
    captured = capsys.readouterr()
    assert "does not answer" in captured.err
    assert captured.out == ""
