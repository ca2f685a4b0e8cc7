"""What is asked for one run is not kept; what came of a run can be found afterwards."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scenarios.transcript import Mode, Timing
from simulator.cli import main
from simulator.records import Places, Settings, load_settings, open_records, save_settings
from tests.functional.talking import SMALL

Run = Callable[..., str]

TALK = "\n\n\n2\n3\n1\n\n\n\n\n\n\n\n\n\n"
"""A whole small talk: preparation, begin, three acts, no ratings, back from the debrief."""


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setenv("SAMTALEROM_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SAMTALEROM_DATABASE", raising=False)
    monkeypatch.delenv("SAMTALEROM_LANGUAGE", raising=False)
    return Places(tmp_path / "home")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(*arguments: str, stdin: str = "", code: int = 0) -> str:
        typed = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", typed)
        assert main.run(list(arguments)) == code
        caught = capsys.readouterr()
        return caught.out if code == 0 else caught.err

    return run


@pytest.mark.parametrize("language", [None, "nn"])
def test_options_of_one_run_are_not_kept(places: Places, run: Run, language: str | None) -> None:
    if language is not None:
        save_settings(places, Settings(language=language))
    # The first Enter is for the notice of what is stored; having seen it is kept.
    options = ("--language", "en", "--timed", "--mode", "assessment")
    screen = run("play", str(SMALL), "--plain", *options, stdin="\n\n\n\nq\n")
    assert "Briefing" in screen
    assert load_settings(places) == Settings(language=language, notice_seen=True)
    assert "this_run" not in json.loads(places.settings.read_text(encoding="utf-8"))


def test_the_environment_is_not_kept(
    places: Places, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMTALEROM_LANGUAGE", "en")
    run("--plain", stdin="\nq\n")
    assert load_settings(places) == Settings(notice_seen=True)


def test_a_setting_that_is_changed_is_kept_beside_those_asked_for(places: Places, run: Run) -> None:
    save_settings(places, Settings(language="nb", notice_seen=True))
    run("--plain", "--language", "en", stdin="i\n3\n\nq\n")
    assert load_settings(places) == Settings("nb", Timing.TIMED, notice_seen=True)
    run("--plain", "--language", "nn", stdin="i\n1\n\nq\n")
    assert load_settings(places) == Settings("en", Timing.TIMED, notice_seen=True)


def test_settings_say_what_is_only_asked_for() -> None:
    asked = Settings(language="nb").asked(mode=Mode.ASSESSMENT).asked(language="en")
    assert (asked.language, asked.mode) == ("en", Mode.ASSESSMENT)
    assert dict(asked.this_run) == {"language": "en", "mode": Mode.ASSESSMENT}


def test_plain_says_which_attempt_it_was(places: Places, run: Run) -> None:
    save_settings(places, Settings(notice_seen=True))
    screen = run("play", str(SMALL), "--plain", stdin=TALK)
    records = open_records(places)
    (head,) = records.attempts()
    records.close()
    assert head.ended
    assert screen.rstrip().endswith(f"Lagret som forsøk {head.header.attempt}.")


@pytest.mark.parametrize("word", ["last", "siste", "SISTE"])
def test_the_newest_attempt_needs_no_id(
    places: Places, run: Run, word: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    first = run("play", str(SMALL), "--acts", "-", stdin="encourage").strip()
    newest = run("play", str(SMALL), "--acts", "-", stdin="say retter\nencourage").strip()
    assert run("transcript", word) == run("transcript", newest) != run("transcript", first)
    assert run("score", word) == run("score", newest)
    assert run("debrief", word, "-o", "-") == run("debrief", newest, "-o", "-")
    assert places.home.exists()


@pytest.mark.parametrize("command", [("transcript",), ("score",), ("debrief", "-o", "x.html")])
def test_there_is_no_newest_attempt_yet(
    places: Places, run: Run, command: tuple[str, ...], tmp_path: Path
) -> None:
    assert run(*command, "last", code=3)
    open_records(places).close()
    assert "forsøk" in run(*command, "last", code=3)


def test_a_transcript_never_means_the_newest_attempt(
    places: Places, run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "scenario.yaml").write_bytes((SMALL / "scenario.yaml").read_bytes())
    attempt = run("play", str(folder), "--acts", "-", stdin="encourage").strip()
    file = tmp_path / "mine.jsonl"
    file.write_text(run("transcript", attempt).replace(attempt, "last"), encoding="utf-8")
    assert run("score", str(file), code=3)


def test_the_briefing_flows(places: Places, run: Run, tmp_path: Path) -> None:
    save_settings(places, Settings(notice_seen=True))
    text = (SMALL / "scenario.yaml").read_text(encoding="utf-8")
    (tmp_path / "scenario.yaml").write_text(
        text.replace("Emma er ofte borte.", "Emma\n    er ofte borte.\n\n    Mer."), "utf-8"
    )
    screen = run("play", str(tmp_path), "--plain", stdin="")
    assert "Skolen har ringt. Emma er ofte borte.\n\nMer.\n" in screen
