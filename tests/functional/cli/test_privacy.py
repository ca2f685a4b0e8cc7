"""What is kept is given out, taken away when asked, and sent nowhere."""

import json
import os
import shutil
import socket
import sqlite3
import stat
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from simulator.cli import main
from simulator.records import Places, open_cohorts
from tests.functional.talking import SMALL


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAMTALEROM_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SAMTALEROM_LANGUAGE", "en")
    monkeypatch.delenv("SAMTALEROM_DATABASE", raising=False)
    return tmp_path / "home"


@pytest.fixture
def attempt(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    acts = tmp_path / "acts.txt"
    acts.write_text("wait short\nencourage\n", encoding="utf-8")
    main.run(["play", str(SMALL), "--acts", str(acts)])
    assert home.is_dir()
    return capsys.readouterr().out.strip()


def everything(home: Path) -> bytes:
    return b"".join(each.read_bytes() for each in home.rglob("*") if each.is_file())


def test_everything_is_given_out(attempt: str, tmp_path: Path) -> None:
    out = tmp_path / "me.json"
    out.touch(0o644)
    assert main.run(["export-me", "-o", str(out)]) == 0
    given = json.loads(out.read_text(encoding="utf-8"))
    assert [each["id"] for each in given["attempts"]] == [attempt]
    acted = [json.loads(each["payload"]) for each in given["events"]]
    assert len([each for each in acted if "act" in each]) == 2
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600, "notes are in it"
    assert {"settings", "sender", "notes", "ratings", "preparations", "own_words"} <= set(given)


def test_a_talk_that_is_forgotten_is_gone(
    attempt: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert attempt.encode() in everything(home)
    assert main.run(["forget", attempt, "--yes"]) == 0
    assert "1 talk is gone." in capsys.readouterr().err
    assert attempt.encode() not in everything(home)
    assert main.run(["forget", attempt, "--yes"]) == 3


def test_everything_can_be_forgotten(attempt: str, home: Path, tmp_path: Path) -> None:
    assert main.run(["hand-in", attempt, "-o", str(tmp_path / "x.samtale")]) == 0
    places = Places(home)
    for page in (places.debriefs / f"{attempt}.html", places.reports / "spring.html"):
        page.parent.mkdir()
        page.write_text("saved from the app")
    (places.hand_ins / "folder").mkdir(parents=True)
    (places.hand_ins / "folder" / "x.samtale").write_text("a copy")
    assert main.run(["forget", "--all", "--yes"]) == 0
    assert [each.name for each in home.iterdir() if "sqlite" not in each.name] == []
    assert attempt.encode() not in everything(home)


@pytest.mark.parametrize("command", [["forget"], ["purge", "--older-than", "0"]], ids=str)
def test_what_was_saved_of_a_talk_that_is_gone_is_named(
    command: list[str],
    attempt: str,
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    places = Places(home)
    for folder in (places.debriefs, places.hand_ins):
        folder.mkdir()
    page, handed = places.debriefs / "a.html", places.hand_ins / "a.samtale"
    other = places.debriefs / "b.html"
    other.write_text("of another talk")
    assert main.run(["debrief", attempt, "-o", str(page)]) == 0
    assert main.run(["hand-in", attempt, "-o", str(handed)]) == 0
    capsys.readouterr()
    assert main.run([*command, "--yes", *([attempt] if command == ["forget"] else [])]) == 0
    said = capsys.readouterr().err
    assert f"for you to delete:\n{page}\n{handed}\n" in said
    assert str(other) not in said
    assert page.exists()


def test_what_is_gone_is_said_also_where_something_stays(
    attempt: str, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(home)
    for page in (places.debriefs / "a.html", places.hand_ins / "a.samtale"):
        page.parent.mkdir()
        page.touch()

    def refuse(path: Path) -> None:
        if path == places.hand_ins:
            raise PermissionError
        shutil.rmtree(path)

    monkeypatch.setattr("simulator.cli.privacy.rmtree", refuse)
    assert main.run(["forget", "--all", "--yes"]) == 3
    said = capsys.readouterr().err
    assert said.index("1 talk is gone.") < said.index(f"{places.hand_ins} cannot be taken away.")
    assert not places.debriefs.exists()
    assert attempt.encode() not in everything(home)


def test_what_is_not_overwritten_yet_is_said_and_seen_to_by_the_next_start(
    attempt: str, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("connection", "wiping"):
        monkeypatch.setattr(f"simulator.records.{module}.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(Places(home).database, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM events").fetchone()
    assert main.run(["forget", attempt, "--yes"]) == 1
    said = capsys.readouterr().err
    assert "1 talk is gone." in said
    assert "not overwritten yet" in said
    assert attempt.encode() in everything(home)
    other.close()
    assert main.run(["purge", "--yes"]) == 0
    assert attempt.encode() not in everything(home)


def test_a_shared_database_holds_cohorts_and_no_talks_of_ones_own(
    attempt: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two homes with one database: neither sees, hands in or takes away what is the other's."""
    monkeypatch.setenv("SAMTALEROM_DATABASE", str(tmp_path / "shared.db"))
    open_cohorts(Places(home), str(tmp_path / "shared.db")).close()
    out, kept = tmp_path / "me.json", everything(home)
    monkeypatch.setenv("SAMTALEROM_HOME", str(tmp_path / "other"))
    assert main.run(["export-me", "-o", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["attempts"] == []
    assert main.run(["hand-in", "last", "-o", str(tmp_path / "x.samtale")]) == 3
    assert main.run(["purge", "--older-than", "0", "--yes"]) == 0
    assert main.run(["forget", "--all", "--yes"]) == 0
    assert everything(home) == kept
    assert attempt.encode() not in (tmp_path / "shared.db").read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [["forget", "--all", "--yes"], ["xapi", "7K2M9QXB4R", "--student", "x"]],
)
def test_a_database_that_is_named_for_own_talks_is_refused(
    home: Path, tmp_path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run([*arguments, "--database", str(tmp_path / "shared.db")]) == 2
    assert "your own talks are in your own folder" in capsys.readouterr().err
    assert not home.exists()


def test_a_talk_that_is_damaged_is_told_and_can_be_taken_away(
    attempt: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(Places(home).database)) as other, other:
        other.execute("UPDATE attempts SET mode = 'x'")
    out = str(tmp_path / "out")
    for arguments in (
        ["score", "last"],
        ["debrief", attempt, "-o", out],
        ["transcript", "last"],
        ["hand-in", attempt, "-o", out],
    ):
        assert main.run(arguments) == 3, arguments
        assert f"The records of attempt {attempt} are damaged." in capsys.readouterr().err
    assert main.run(["doctor"]) == 1
    assert attempt in capsys.readouterr().out
    assert main.run(["forget", "last", "--yes"]) == 0
    assert main.run(["transcript", "last"]) == 3
    assert "There is no attempt yet" in capsys.readouterr().err


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE rubric_versions SET text = 'x'",
        "UPDATE rubric_versions SET text = replace(text, 'points: 2', 'points: 3')",
        "UPDATE scenario_versions SET bundle = x'00'",
    ],
)
def test_a_version_that_is_damaged_scores_nothing(
    attempt: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    table = damage.split()[1]
    with closing(sqlite3.connect(Places(home).database)) as other, other:
        assert other.execute(damage).rowcount == 1
        pinned = other.execute("SELECT scenario_hash, rubric_hash FROM attempts").fetchone()
    for arguments in (
        ["score", "last"],
        ["debrief", attempt, "-o", str(tmp_path / "out")],
        ["diff", attempt, str(SMALL), "--attempts", attempt],
    ):
        assert main.run(arguments) == 3, arguments
        assert f"The records of attempt {attempt} are damaged." in capsys.readouterr().err
    assert main.run(["doctor"]) == 1
    told = capsys.readouterr().out
    assert f"{table}: " in told
    assert any(each in told for each in pinned)


def test_nothing_is_taken_away_without_asking(
    attempt: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["forget", attempt], ["forget", "--all"], ["purge", "--older-than", "0"]):
        assert main.run(arguments) == 2
        said = capsys.readouterr().err
        assert "say --yes" in said
        assert "1 talk would go." in said, "who is asked knows of how many"
    assert attempt.encode() in everything(home)


def test_purging_is_rehearsed_and_done(
    attempt: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run(["purge", "--dry-run"]) == 0
    assert "0 talks would go." in capsys.readouterr().err
    assert main.run(["purge", "--older-than", "0", "--dry-run"]) == 0
    assert "1 talk would go." in capsys.readouterr().err
    assert attempt.encode() in everything(home)
    assert main.run(["purge", "--older-than", "0"]) == 2
    assert "1 talk would go." in capsys.readouterr().err, "who is asked knows of how many"
    assert main.run(["purge", "--older-than", "0", "--yes"]) == 0
    assert attempt.encode() not in everything(home)


def test_purging_makes_nothing_where_nothing_is_kept(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run(["purge", "--dry-run"]) == 0
    assert "0 talks would go." in capsys.readouterr().err
    assert main.run(["purge", "--yes"]) == 0
    assert "0 talks are gone." in capsys.readouterr().err
    named = tmp_path / "named.db"
    assert main.run(["purge", "--yes", "--database", str(named)]) == 3
    assert f"There are no records in {named} yet." in capsys.readouterr().err
    assert not home.exists()
    assert not named.exists()


def test_giving_out_and_forgetting_make_nothing_where_nothing_is_kept(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, named = tmp_path / "me.json", tmp_path / "named.db"
    assert main.run(["export-me", "-o", str(out)]) == 0
    given = json.loads(out.read_text(encoding="utf-8"))
    assert given["attempts"] == given["events"] == given["preparing"] == []
    assert main.run(["forget", "--all", "--yes"]) == 0
    assert "0 talks are gone." in capsys.readouterr().err
    assert main.run(["forget", "--cohort", "spring", "--yes"]) == 3
    assert "There is nothing kept of spring." in capsys.readouterr().err
    assert main.run(["forget", "--cohort", "spring", "--yes", "--database", str(named)]) == 3
    assert f"There are no records in {named} yet." in capsys.readouterr().err
    assert not home.exists()
    assert not named.exists()


def test_purging_says_of_a_class_before_it_goes_what_it_says_after(
    attempt: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handed = tmp_path / "x.samtale"
    main.run(["hand-in", attempt, "-o", str(handed)])
    (tmp_path / "y.samtale").write_bytes(handed.read_bytes()[:-9])
    paths = [str(handed), str(tmp_path / "y.samtale")]
    main.run(["collect", *paths, "--cohort", "spring", "--scenarios", str(SMALL)])
    capsys.readouterr()

    later = SimpleNamespace(now=lambda zone: datetime.now(zone) + timedelta(days=2))
    monkeypatch.setattr("simulator.cli.privacy.datetime", later)
    assert main.run(["purge", "--older-than", "0", "--dry-run"]) == 0
    would = capsys.readouterr().err.splitlines()
    assert would == [
        "2 talks would go.",
        "The cohort spring would be empty and go.",
        "1 count of what was not taken in would go.",
    ]
    assert main.run(["purge", "--older-than", "0", "--yes"]) == 0
    said = capsys.readouterr().err
    assert "2 talks are gone." in said
    assert "The cohort spring is empty and gone." in said
    assert "1 count of what was not taken in is gone." in said


@pytest.mark.parametrize(
    "arguments",
    [[], ["--student", "x"], ["7K2M9QXB4R", "--all"], ["--all", "--cohort", "x"]],
)
def test_what_is_meant_must_be_said(
    home: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert not home.exists()
    assert main.run(["forget", *arguments, "--yes"]) == 2
    assert "Name attempts" in capsys.readouterr().err


def test_a_cohort_that_is_not_there_is_told(
    attempt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert attempt
    assert main.run(["forget", "--cohort", "spring", "--yes"]) == 3
    assert "There is nothing kept of spring." in capsys.readouterr().err


def test_whoever_forgets_a_cohort_is_told_of_the_key_table(
    attempt: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handed = str(tmp_path / "x.samtale")
    main.run(["hand-in", attempt, "-o", handed])
    main.run(["collect", handed, "--cohort", "spring", "--scenarios", str(SMALL)])
    capsys.readouterr()
    assert main.run(["forget", "--cohort", "spring", "--yes"]) == 0
    keys = home / "keys" / "spring.csv"
    assert keys.exists()
    told = capsys.readouterr().err
    assert f"Who is who still stands in {keys}." in told


def test_no_connection_is_opened(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    acts = tmp_path / "acts.txt"
    acts.write_text("wait short\n", encoding="utf-8")
    assert main.run(["play", str(SMALL), "--acts", str(acts)]) == 0
    attempt = capsys.readouterr().out.strip()
    handed, page = str(tmp_path / "x.samtale"), str(tmp_path / "x.html")
    for arguments in (
        ["list"],
        ["transcript", attempt],
        ["score", attempt],
        ["debrief", attempt, "-o", page],
        ["check", str(SMALL)],
        ["graph", str(SMALL), "-o", page],
        ["doctor"],
        ["hand-in", attempt, "-o", handed],
        ["collect", handed, "--cohort", "spring", "--scenarios", str(SMALL)],
        ["xapi", "--cohort", "spring", "-o", page],
        ["export-me", "-o", page],
        ["purge", "--yes"],
        ["forget", "--all", "--yes"],
    ):
        assert main.run(arguments) in {0, 1}, arguments
    assert home.is_dir()
