"""The watch: from a save of a shipped scenario to the new finding on the screen."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from sys import executable
from time import perf_counter, sleep

from scenarios.library import INCLUDED
from tests.benchmarks.rows import Row, percentile
from tests.benchmarks.terminal import ROOT

SCENARIO = "butikktyveri"
AT_MOST = 300
"""Milliseconds."""
PAUSE = 1.5
"""Seconds after a save, for the rest of the check to be done."""

_SAVES = {
    "scenario.yaml": ("say: Da går vi videre.", "say: Du må svare på spørsmålet."),
    "en.po": ('msgstr "Let\'s move on, then."', 'msgstr "You have to answer the question."'),
}
"""For each file, what is written in it and the mistake that takes its place."""


def measure(quick: bool) -> Iterator[Row]:
    """Save a file again and again, with a new mistake each time, as an editor does."""
    times = 5 if quick else 15
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / SCENARIO
        shutil.copytree(INCLUDED / SCENARIO, folder)
        for name, (before, after) in _SAVES.items():
            took = sorted(_watched(folder, name, before, after, times))
            yield Row(
                "watch",
                f"{name} of a shipped scenario saved, first new finding, 95th percentile",
                percentile(took, 0.95) * 1000,
                "ms",
                AT_MOST,
                f"median {percentile(took, 0.5) * 1000:.0f} ms, n {times}",
            )


def _watched(folder: Path, name: str, before: str, after: str, times: int) -> Iterator[float]:
    arguments = [executable, "-m", "simulator", "check", "--watch", "--format", "concise"]
    environment = os.environ | {"SAMTALEROM_HOME": str(folder.parent / "home")}
    whole = (folder / name).read_text(encoding="utf-8")
    if before not in whole:
        raise LookupError(f"{before!r} is no longer in {name} of {SCENARIO}")
    with Popen(
        [*arguments, str(folder)],
        cwd=ROOT,
        stdout=PIPE,
        stderr=DEVNULL,
        env=environment,
        text=True,
        encoding="utf-8",
    ) as process:
        lines = process.stdout
        assert lines is not None
        try:
            sleep(PAUSE * 4)  # the first check loads everything
            for number in range(times + 1):
                saved = _save(folder / name, whole.replace(before, after))
                while " C411 " not in lines.readline():
                    pass
                if number:  # the first is not warm
                    yield perf_counter() - saved
                sleep(PAUSE)
                _save(folder / name, whole)
                sleep(PAUSE)
        finally:
            process.send_signal(signal.SIGINT)


def _save(path: Path, text: str) -> float:
    """Save a file as editors do, whole and in one go; return when it was there."""
    fresh = path.with_suffix(".fresh")
    fresh.write_text(text, encoding="utf-8")
    saved = perf_counter()
    fresh.replace(path)
    return saved
