"""Killed at any moment, nothing acknowledged is lost and the talk goes on."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scenarios.transcript import Acted
from simulator.records import Places, open_records
from simulator.sessions import resume
from tests.functional.talking import SMALL

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def test_kills_at_boundaries_and_at_random_instants() -> None:
    """In a process of its own, for forking wants a single thread; more: see ``campaign``."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.functional.kill", "--kills", "40", "--boundaries", "31"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    kills, acknowledged = re.findall(r"^(\d+) (?:kills|acts)", done.stdout, re.MULTILINE)
    assert int(kills) == 71
    assert int(acknowledged) > 30  # one for each boundary at least; more hangs on the machine


@pytest.mark.parametrize("turns", [1, 3])
def test_the_plain_mode_killed_in_front_of_its_user(tmp_path: Path, turns: int) -> None:
    """The real program: what it has shown is on disk when it is killed."""
    command = [sys.executable, "-m", "simulator", "play", str(SMALL), "--plain"]
    environment = os.environ | {"SAMTALEROM_HOME": str(tmp_path), "PYTHONUTF8": "1"}
    child = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment | {"SAMTALEROM_LANGUAGE": "nb"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert child.stdin is not None
    assert child.stdout is not None
    with child, child.stdin, child.stdout:
        child.stdin.write("\n\n\n\n" + "n\n" * turns)
        child.stdin.flush()
        for line in child.stdout:
            if f"tur {turns + 1}]" in line:
                break
        child.send_signal(signal.SIGKILL)
        child.wait()
    records = open_records(Places(tmp_path))
    (head,) = records.attempts()
    session = resume(records, head.header.attempt)
    acts = [event for event in session.transcript.events if isinstance(event, Acted)]
    assert len(acts) == turns == session.situation.turn
    records.close()
