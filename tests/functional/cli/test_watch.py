"""``check --watch``: what is new after a save is shown, however the editor saves."""

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.corpus.seeding import HEALTHY

ROOT = Path(__file__).parents[3]
PATIENCE = 20.0
"""Seconds until a line that does not come counts as missing; no promise of speed."""
LINE = "Da sier jeg hvorfor jeg ba dere komme."
FAULTY = "Du må svare på alt jeg spør om."


class Watch:
    """A running watch, and the lines that it writes."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "simulator", "check", "--watch", *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env=os.environ | {"SAMTALEROM_HOME": str(home), "SAMTALEROM_LANGUAGE": "en"},
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stream:
            for line in stream:
                self._lines.put(line)

    def until(self, text: str) -> list[str]:
        """Return the lines up to one with a text."""
        seen = []
        while True:
            try:
                seen.append(self._lines.get(timeout=PATIENCE).rstrip("\n"))
            except queue.Empty:
                raise AssertionError(f"{text!r} did not come: {seen}") from None
            if text in seen[-1]:
                return seen

    def interrupted(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


Start = Callable[..., Watch]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HEALTHY, tmp_path / "mitt"))


@contextmanager
def watching(tmp_path: Path, *arguments: str) -> Iterator[Watch]:
    # Tests that run in the background are deaf to the interrupt, and a child would inherit that.
    hearing = signal.signal(signal.SIGINT, signal.default_int_handler)
    watch = Watch(tmp_path / "home", *arguments)
    signal.signal(signal.SIGINT, hearing)
    try:
        watch.until("Watching.")
        yield watch
    finally:
        watch.process.kill()
        watch.process.wait()


@pytest.fixture
def start(tmp_path: Path, folder: Path) -> Iterator[Start]:
    """Start a watch of the folder and wait until it watches."""
    with ExitStack() as stack:
        yield lambda *arguments: stack.enter_context(watching(tmp_path, *arguments, str(folder)))


def saved(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_save_shows_what_is_new_and_the_next_what_is_gone(start: Start, folder: Path) -> None:
    watch = start("--format", "concise")
    scenario = folder / "scenario.yaml"
    saved(scenario, LINE, FAULTY)
    lines = watch.until("scenario.yaml: ")
    number = scenario.read_text(encoding="utf-8").split(FAULTY)[0].count("\n") + 1
    assert any(f"scenario.yaml:{number}:" in line and " C411 " in line for line in lines)
    saved(scenario, FAULTY, LINE)
    lines = watch.until("scenario.yaml: 0 findings")
    assert f"gone: C411 {scenario}" in lines
    assert not any(" C411 «" in line for line in lines)
    assert watch.interrupted() == 0


def test_what_was_known_is_not_said_again_when_its_line_moves(start: Start, folder: Path) -> None:
    scenario = folder / "scenario.yaml"
    saved(scenario, LINE, FAULTY)
    watch = start("--format", "concise")
    saved(scenario, "minutes: 15\n", "\n\nminutes: 20\n")
    lines = watch.until("scenario.yaml: ")
    assert not any("C411" in line for line in lines)
    assert watch.interrupted() == 1


def test_a_catalogue_is_watched_too(start: Start, folder: Path) -> None:
    watch = start("--format", "concise")
    saved(folder / "nn.po", "Då seier eg kvifor eg bad dykk kome.", "De må svare på alt.")
    assert any("nn.po:" in line and " C411 " in line for line in watch.until("nn.po: 1 finding"))


def test_a_new_file_in_the_place_of_the_old_is_seen(start: Start, folder: Path) -> None:
    watch = start("--format", "concise")
    scenario = folder / "scenario.yaml"
    text = scenario.read_text(encoding="utf-8").replace(LINE, FAULTY)
    scenario.rename(folder / "scenario.yaml~")  # as some editors keep the old one
    (folder / ".new").write_text(text, encoding="utf-8")
    (folder / ".new").rename(scenario)
    lines = watch.until("scenario.yaml: ")
    assert any(" C411 " in line for line in lines)
    assert not any(" F001 " in line for line in lines)


def test_a_file_that_is_broken_for_a_while_loses_nothing(start: Start, folder: Path) -> None:
    scenario = folder / "scenario.yaml"
    saved(scenario, LINE, FAULTY)
    whole = scenario.read_bytes()
    watch = start("--format", "concise")
    scenario.write_bytes(whole[: len(whole) // 2])  # half written, and left so
    lines = watch.until("scenario.yaml: ")
    assert any(" F1" in line or " F0" in line for line in lines)
    assert not any("gone: C411" in line for line in lines)
    scenario.write_bytes(whole)
    lines = watch.until("scenario.yaml: ")
    assert not any(" C411 «" in line for line in lines)
    assert watch.interrupted() == 1


def test_a_scenario_that_goes_away_and_comes_back(start: Start, folder: Path) -> None:
    watch = start("--format", "concise")
    moved = folder.with_name("borte")
    folder.rename(moved)
    watch.until("1 finding")
    assert watch.process.poll() is None
    moved.rename(folder)
    watch.until("0 findings")
    assert watch.interrupted() == 0


def test_programs_get_the_whole_list_after_each_save(start: Start, folder: Path) -> None:
    watch = start("--format", "json")
    saved(folder / "scenario.yaml", LINE, FAULTY)
    (found,) = [json.loads(x) for x in watch.until("scenario.yaml: ") if x.startswith("[")]
    assert "C411" in {each["code"] for each in found}


def test_what_is_not_there_is_unreadable_until_it_is(tmp_path: Path) -> None:
    with watching(tmp_path, "--format", "concise", str(tmp_path / "nytt")) as watch:
        shutil.copytree(HEALTHY, tmp_path / "nytt")
        watch.until("0 findings")
        assert watch.interrupted() == 0
    with watching(tmp_path, str(tmp_path / "annet")) as watch:
        assert watch.interrupted() == 3
