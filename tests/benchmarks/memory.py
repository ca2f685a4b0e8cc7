"""What the program holds in memory while a scenario is played."""

import sys
import tempfile
from collections.abc import Iterator

from tests.benchmarks.minimal import READY
from tests.benchmarks.rows import Row
from tests.benchmarks.starts import MINIMAL
from tests.benchmarks.talking import Talk
from tests.benchmarks.talks import SHIPPED
from tests.benchmarks.terminal import Terminal


def measure(quick: bool) -> Iterator[Row]:
    """Measure the resident memory of the app in a talk, and of a minimal app."""
    if not sys.platform.startswith("linux"):
        return
    with Terminal(MINIMAL) as terminal:
        terminal.wait_for(READY)
        terminal.settle()
        bare = terminal.resident()
    played, most = 0, 0.0
    with tempfile.TemporaryDirectory() as home, Talk(SHIPPED, home) as talk:
        while played < (10 if quick else 60) and talk.goes_on():
            talk.choose()
            played += 1
            most = max(most, talk.terminal.resident())
    yield Row(
        "memory",
        "playing a shipped scenario, resident",
        most,
        "MB",
        90,
        f"{most / bare:.2g} × a minimal app's {bare:.0f} MB, after {played} acts",
    )
