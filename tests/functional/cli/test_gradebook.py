"""``samtalerom gradebook``: from a talk that was handed in to a cell in Canvas."""

from pathlib import Path

import pytest

from simulator.cli import main
from tests.functional.talking import SMALL

EXPORT = (
    "Student,ID,SIS Login ID,Section,Samtalerom (4711)\r\n"
    "    Points Possible,,,,3.00\r\n"
    '"Nordmann, Kari",101,kari,Kull 1,\r\n'
    '"Hansen, Ola",102,ola,Kull 1,\r\n'
)


@pytest.fixture
def cohort(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """A cohort in which user 101 of Canvas has handed in a talk that goes on."""
    monkeypatch.setenv("SAMTALEROM_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SAMTALEROM_LANGUAGE", "en")
    (tmp_path / "acts.txt").write_text("wait short\nencourage\n", encoding="utf-8")
    main.run(["play", str(SMALL), "--acts", str(tmp_path / "acts.txt")])
    attempt = capsys.readouterr().out.strip()
    handed = tmp_path / "nordmannkari_101_5001_talk.samtale"
    assert main.run(["hand-in", attempt, "-o", str(handed)]) == 0
    arguments = ["collect", str(handed), "--cohort", "spring", "--scenarios", str(SMALL)]
    assert main.run(arguments) == 0
    (tmp_path / "grades.csv").write_bytes(EXPORT.encode())
    capsys.readouterr()
    return "spring"


def gradebook(folder: Path, cohort: str, *more: str) -> int:
    out, path = str(folder / "filled.csv"), str(folder / "grades.csv")
    named = ["--cohort", cohort, "--assignment", "Samtalerom"]
    return main.run(["gradebook", path, *named, "-o", out, *more])


def test_the_cell_of_who_handed_in_is_filled(
    cohort: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gradebook(tmp_path, cohort, "--mark", "attempts") == 0
    filled = (tmp_path / "filled.csv").read_bytes().decode()
    assert filled == EXPORT.replace("kari,Kull 1,", "kari,Kull 1,1")
    assert "1 cell filled." in capsys.readouterr().err


def test_a_number_that_stands_there_is_left_and_told(
    cohort: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = EXPORT.replace("kari,Kull 1,", "kari,Kull 1,3").encode()
    (tmp_path / "grades.csv").write_bytes(before)
    assert gradebook(tmp_path, cohort, "--mark", "attempts") == 1
    assert (tmp_path / "filled.csv").read_bytes() == before
    assert "User 101: 3 stands there, and is left." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--assignment", "Essay"], "has no such assignment. It has: Samtalerom (4711)"),
        (["--scenario", "butikktyveri"], "has no such talks"),
        (["--keys", "nowhere.csv"], "There is no key table nowhere.csv."),
    ],
)
def test_what_cannot_be_filled_is_told_and_nothing_is_written(
    cohort: str, tmp_path: Path, more: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gradebook(tmp_path, cohort, *more) == 3
    assert told in capsys.readouterr().err
    assert not (tmp_path / "filled.csv").exists()


def test_nothing_is_written_to_what_is_only_read(
    cohort: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for each in (tmp_path / "home").glob("samtalerom.sqlite3*"):
        each.unlink()
    assert gradebook(tmp_path, cohort) == 3
    assert "There are no records" in capsys.readouterr().err
    assert not (tmp_path / "home" / "samtalerom.sqlite3").exists()


def test_a_file_that_is_no_gradebook_is_told_with_its_line(
    cohort: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "grades.csv").write_bytes(EXPORT.encode() + b"x,1\r\n")
    assert gradebook(tmp_path, cohort) == 3
    assert "grades.csv:5: it has another number of cells" in capsys.readouterr().err
