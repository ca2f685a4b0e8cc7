"""Handing in and collecting, as student and instructor type it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from scenarios.transcript import Encourage
from simulator.bundles import HandIn, decode
from simulator.cli import main
from simulator.cli.shell import Code
from simulator.collecting import baselines
from simulator.records import Places, open_cohorts, open_records
from simulator.sessions import branch
from tests.functional.collecting.class_of import attempt, file_of, zip_of
from tests.functional.talking import SMALL

ACTS = "say retter\nwait short\nwait long\nsay fortell\nsay runde_av\nsay ny_prat\n"


class Person:
    """Somebody with a folder of their own, who types commands."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self._capsys = capsys
        self.code, self.out, self.err = 0, "", ""

    def types(self, *arguments: object) -> "Person":
        before = os.environ["SAMTALEROM_HOME"]
        os.environ["SAMTALEROM_HOME"] = str(self.home)
        try:
            self.code = main.run([str(each) for each in arguments])
        finally:
            os.environ["SAMTALEROM_HOME"] = before
        self.out, self.err = self._capsys.readouterr()
        return self

    def plays(self, acts: str = ACTS) -> str:
        path = self.home.parent / "acts.txt"
        path.write_text(acts, encoding="utf-8")
        return self.types("play", SMALL, "--acts", path).out.strip()


Meet = Callable[[str], Person]


@pytest.fixture
def meet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Meet:
    monkeypatch.setenv("SAMTALEROM_HOME", str(tmp_path / "nobody"))
    monkeypatch.setenv("SAMTALEROM_LANGUAGE", "nb")
    monkeypatch.delenv("SAMTALEROM_DATABASE", raising=False)
    monkeypatch.chdir(tmp_path)
    return lambda name: Person(tmp_path / name, capsys)


def test_from_the_student_to_the_cohort(meet: Meet, tmp_path: Path) -> None:
    kari, teacher = meet("kari"), meet("teacher")
    attempts = [kari.plays(), kari.plays(ACTS[:40])]
    kari.types("hand-in", *attempts, "-o", "kari.samtale")
    assert kari.code == Code.OK
    receipt = kari.out.strip()
    assert "Ikke ferdige ennå: 1." in kari.err
    assert "Ta vare på kvitteringen" in kari.err
    teacher.types("collect", "kari.samtale", "--cohort", "høst 26", "--receipts")
    assert teacher.code == Code.FINDINGS
    assert "scenarioet liten er ikke kjent her" in teacher.out
    teacher.types("collect", "kari.samtale", "--cohort", "høst 26", "--scenarios", SMALL)
    assert teacher.code == Code.OK
    assert "nye: 2" in teacher.out
    assert "Kullet høst 26 har nå 2 forsøk av 1 student." in teacher.out
    teacher.types("collect", ".", "--cohort", "høst 26", "--receipts", "--format", "json")
    said = json.loads(teacher.out)
    assert (said["there"], said["new"], said["students"]) == (2, 0, 1)
    (read,) = said["receipts"]
    assert (read["receipt"], read["file"]) == (receipt, "./kari.samtale")
    assert (teacher.home / "keys" / "høst 26.csv").read_text("utf-8").count(read["student"]) == 1
    assert {each["reason"] for each in said["set_aside"]} >= {"foreign"}


def test_the_same_attempts_are_the_same_bytes(meet: Meet, tmp_path: Path) -> None:
    kari = meet("kari")
    one, other = kari.plays(), kari.plays()
    kari.types("hand-in", one, other, "-o", "a.samtale")
    kari.types("hand-in", other, one, "last", other.lower(), "-o", "b.samtale")
    kari.types("hand-in", one, other, "-o", "-")
    whole = (tmp_path / "a.samtale").read_bytes()
    assert (tmp_path / "b.samtale").read_bytes() == whole == kari.out.encode()
    assert "Kvittering:" in kari.err
    found = decode(whole)
    assert isinstance(found, HandIn)
    assert {each.transcript.header.attempt for each in found.attempts} == {one, other}


def test_a_hand_in_holds_no_more_than_it_says(meet: Meet, tmp_path: Path) -> None:
    kari = meet("kari")
    attempt_ = kari.plays()
    records = open_records(Places(kari.home))
    records.keep_note(attempt_, "Kari Nordmann sin hemmelige tanke")
    records.keep_preparation(attempt_, ["Åpne med tegningene til Kari"])
    records.keep_own_words(attempt_, 1, "Hei, jeg heter Kari")
    records.keep_ratings(attempt_, {"limits": 2})
    records.close()
    kari.types("hand-in", "siste", "-o", "a.samtale")
    text = (tmp_path / "a.samtale").read_text(encoding="ascii")
    assert '"ratings":{"limits":2}' in text
    for private in ("Kari", "hemmelige", "tegningene", os.environ.get("USER") or "\0"):
        assert private not in text


@pytest.mark.parametrize(
    ("bound", "most", "told"),
    [
        ("MOST_ACTS", 5, "har mer enn 5 handlinger"),
        ("MOST_BYTES", 1024, "En fil rommer høyst 0 MB"),
        ("MOST_ATTEMPTS", 1, "En fil rommer høyst 1 forsøk"),
    ],
)
def test_what_nobody_could_collect_is_refused_to_the_student(
    meet: Meet, monkeypatch: pytest.MonkeyPatch, bound: str, most: int, told: str
) -> None:
    kari = meet("kari")
    attempts = [kari.plays(), kari.plays()]
    monkeypatch.setattr(f"simulator.bundles.codec.{bound}", most)
    kari.types("hand-in", *attempts, "-o", "kari.samtale")
    assert kari.code == Code.UNREADABLE
    assert told in kari.err
    assert not (kari.home.parent / "kari.samtale").exists()


def test_a_practice_branch_is_not_handed_in(meet: Meet, tmp_path: Path) -> None:
    kari = meet("kari")
    whole = kari.plays()
    records = open_records(Places(kari.home))
    away = branch(records, whole, 2)
    away.act(Encourage())
    left = away.attempt
    records.close()
    kari.types("hand-in", whole, left, "-o", "a.samtale")
    assert kari.code == Code.UNREADABLE
    assert f"{left} er en øvingsgren" in kari.err
    assert whole in kari.err
    assert not (tmp_path / "a.samtale").exists()
    kari.types("hand-in", "last", "-o", "last.samtale")
    assert kari.code == Code.OK, "the last that can be"
    found = decode((tmp_path / "last.samtale").read_bytes())
    assert isinstance(found, HandIn)
    assert [each.transcript.header.attempt for each in found.attempts] == [whole]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["hand-in", "-o", "x"], Code.USAGE),
        (["hand-in", "last"], Code.USAGE),
        (["hand-in", "last", "-o", ""], Code.USAGE),
        (["hand-in", "AAAAAAAAAA", "-o", "x"], Code.UNREADABLE),
        (["hand-in", "last", "-o", "none/x"], Code.UNREADABLE),
        (["collect", "--cohort", "a"], Code.USAGE),
        (["collect", "whole.samtale"], Code.USAGE),
        (["collect", "whole.samtale", "--cohort", "../a"], Code.USAGE),
        (["collect", "whole.samtale", "--cohort", "a\x1b[2J"], Code.USAGE),
        (["collect", "whole.samtale", "--cohort", "a" * 61], Code.USAGE),
        (["collect", "whole.samtale", "--cohort", "a", "--phase", "during"], Code.USAGE),
        (["collect", "whole.samtale", "--cohort", "a", "--scenarios", "empty"], Code.UNREADABLE),
        (["collect", "whole.samtale", "--cohort", "a", "--keys", "whole.samtale"], Code.UNREADABLE),
        (["collect", "whole.samtale", "--cohort", "a", "--database", "mysql://x"], Code.USAGE),
        (["collect", "whole.samtale", "--cohort", "a"], Code.OK),
        (["collect", "whole.samtale", "other", "--cohort", "a"], Code.FINDINGS),
        (["collect", "whole.samtale", "none", "--cohort", "a"], Code.UNREADABLE),
        (["collect", "other", "--cohort", "a"], Code.UNREADABLE),
        (["collect", "empty", "--cohort", "a"], Code.UNREADABLE),
    ],
)
def test_exit_codes(meet: Meet, tmp_path: Path, arguments: list[str], code: Code) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").write_text("an essay", encoding="utf-8")
    (tmp_path / "whole.samtale").write_bytes(file_of(attempt(1)))
    done = meet("someone").types(*arguments)
    assert done.code == code
    assert done.err or done.out
    assert "\x1b" not in done.err + done.out


def test_a_path_that_is_not_there_stops_nothing(meet: Meet, tmp_path: Path) -> None:
    (tmp_path / "whole.samtale").write_bytes(file_of(attempt(1)))
    teacher = meet("teacher").types("collect", "none", "whole.samtale", "--cohort", "a")
    assert "none: den finnes ikke" in teacher.out
    assert "nye: 1" in teacher.out


def test_no_report_waits_for_those_who_choose_blindly(
    meet: Meet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "whole.samtale").write_bytes(file_of(attempt(1)))
    teacher = meet("teacher").types("collect", "whole.samtale", "--cohort", "a")
    monkeypatch.setattr(baselines, "drawn_for", lambda *_: pytest.fail("it is played again"))
    assert teacher.types("report", "--cohort", "a").code == Code.OK


def test_hostile_names_reach_no_terminal(meet: Meet, tmp_path: Path) -> None:
    path = zip_of(
        tmp_path / "s.zip",
        [("esc\x1b[2J\u202e_1_2_x", b"x"), ("two\nlines.samtale", b"x"), ("whole", b"x")],
    )
    for form in ("text", "json"):
        done = meet("teacher").types("collect", path, "--cohort", "a", "--format", form)
        assert done.code == Code.UNREADABLE
        assert "\x1b" not in done.out
        assert "\u202e" not in done.out
        assert "two\nlines" not in done.out


def test_a_cohort_in_a_database_that_is_named(meet: Meet, tmp_path: Path) -> None:
    (tmp_path / "whole.samtale").write_bytes(file_of(attempt(1)))
    teacher = meet("teacher")
    teacher.types(
        *("collect", "whole.samtale", "--cohort", "a"),
        *("--database", tmp_path / "db.sqlite", "--keys", tmp_path / "k.csv", "--phase", "post"),
    )
    assert teacher.code == Code.OK
    cohorts = open_cohorts(Places(tmp_path), str(tmp_path / "db.sqlite"))
    (entry,) = cohorts.standing("a").entries
    cohorts.close()
    assert entry.occasion == "post"
    assert entry.student in (tmp_path / "k.csv").read_text("utf-8")
    assert not teacher.home.exists()


@pytest.mark.slow
def test_a_class_is_collected_by_the_program_itself(tmp_path: Path) -> None:
    """As a process of its own, with the processes that it starts for many files."""
    files = [
        (f"student_{n}_{n}_x.samtale", file_of(attempt(n, seed=n % 3), sender=f"{n:010}"))
        for n in range(25)
    ]
    path = zip_of(tmp_path / "s.zip", files)
    done = subprocess.run(
        [sys.executable, "-m", "simulator", "collect", str(path), "--cohort", "a"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"SAMTALEROM_HOME": str(tmp_path / "home"), "SAMTALEROM_LANGUAGE": "en"},
    )
    assert done.returncode == Code.OK, done.stderr
    assert "The cohort a now has 25 attempts by 25 students." in done.stdout


def children_of(process: int) -> list[int]:
    """The processes that a process has begun and that are still there."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, parent, *_ = path.read_text(encoding="utf-8").rsplit(")", 1)[1].split()
            if int(parent) == process and state != "Z":
                found.append(int(path.parent.name))
    return found


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks /proc for processes")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_an_interruption_ends_every_process_without_a_traceback(
    tmp_path: Path, number: int, code: int
) -> None:
    """As Ctrl-C does it: all processes are told at once. A kill reaches only the first."""
    whole = file_of(*(attempt(n, seed=n) for n in range(6)))
    path = zip_of(tmp_path / "s.zip", [(f"s_{n}_{n}_x.samtale", whole) for n in range(400)])
    # Tests that run in the background are deaf to the interrupt, and a child would inherit that.
    hearing = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-m", "simulator", "collect", str(path), "--cohort", "a"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"SAMTALEROM_HOME": str(tmp_path / "home")},
    )
    signal.signal(signal.SIGINT, hearing)
    begun: list[int] = []
    while len(begun) < 2 and process.poll() is None:
        time.sleep(0.05)
        begun = children_of(process.pid)
    for each in (process.pid, *(begun if number == signal.SIGINT else ())):
        os.kill(each, number)
    _, said = process.communicate(timeout=60)
    assert process.returncode == code
    assert number == signal.SIGKILL or "Traceback" not in said
    late = time.monotonic() + 20
    while any(Path(f"/proc/{each}/cmdline").exists() for each in begun):
        assert time.monotonic() < late
        time.sleep(0.05)
    assert not (tmp_path / "home" / "keys").exists()
