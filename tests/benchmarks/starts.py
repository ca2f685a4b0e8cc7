"""From nothing to the first frame."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from statistics import median

from tests.benchmarks.minimal import READY
from tests.benchmarks.rows import Row, milliseconds, timed
from tests.benchmarks.terminal import ROOT, Terminal

MINIMAL = ("-m", "tests.benchmarks.minimal")
APP = ("-m", "simulator")
LISTED = "Gule hansker"
"""A title that stands on the home screen when the library is listed."""


def measure(quick: bool) -> Iterator[Row]:
    """Measure the home screen against a minimal app, and commands against bare Python."""
    times = 5 if quick else 15
    with tempfile.TemporaryDirectory() as home:
        environment = {"SAMTALEROM_HOME": home, "SAMTALEROM_LANGUAGE": "nb"}
        _first_frame(APP, LISTED, environment)  # the very first start makes the records
        pairs = [
            (_first_frame(MINIMAL, READY, {}), _first_frame(APP, LISTED, environment))
            for _ in range(times)
        ]
        bare, app = (median(column) for column in zip(*pairs, strict=True))
        yield Row(
            "starts",
            "home with the library listed, of a minimal app",
            median(home / least for least, home in pairs),
            "×",
            1.5,
            f"{milliseconds(app)} / {milliseconds(bare)}, {times} pairs",
        )
        python = timed(lambda: _run(["-c", "pass"], environment), times)
        listing = timed(lambda: _run(["-m", "simulator", "list"], environment), times)
        yield Row(
            "starts",
            "samtalerom list, of python -c pass",
            listing / python,
            "×",
            None,
            f"{milliseconds(listing)} / {milliseconds(python)}",
        )


def _first_frame(program: Sequence[str], text: str, environment: dict[str, str]) -> float:
    with Terminal(program, environment) as terminal:
        return terminal.wait_for(text) - terminal.started


def _run(arguments: Sequence[str], environment: dict[str, str]) -> None:
    subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        env=os.environ | environment,
    )
