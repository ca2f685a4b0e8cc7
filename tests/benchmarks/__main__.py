"""Measure everything and print it.

Run:
    python -m tests.benchmarks                  everything, as a table
    python -m tests.benchmarks grows answers    only some topics
    python -m tests.benchmarks --json > run.json
    python -m tests.benchmarks --quick          fewer repetitions, noisier
"""

import argparse
import compileall
import importlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.rows import Row, as_json, as_table

TOPICS = (
    "starts",
    "answers",
    "grows",
    "checks",
    "watch",
    "memory",
    "keeps",
    "proves",
    "collects",
    "cohort",
    "reports",
)
BUSY = 0.7
"""Cores that other programs use, from which the numbers are worth less."""
_COMPILED = ("textual", "rich", "simulator", "scoring", "scenarios", "tests")


def main() -> None:
    """Measure the topics that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help=", ".join(TOPICS))
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    chosen = parser.parse_args()
    unknown = set(chosen.topics) - set(TOPICS)
    if unknown:
        parser.error(f"no such topic: {', '.join(sorted(unknown))}")
    _compile()
    busy = os.getloadavg()[0]
    if busy > BUSY:
        sys.stderr.write(f"other programs keep {busy:.1f} cores busy: the numbers are noisy\n")
    rows: list[Row] = []
    for topic in chosen.topics or TOPICS:
        sys.stderr.write(f"measuring: {topic}\n")
        measure: Callable[[bool], Iterator[Row]]
        measure = importlib.import_module(f"tests.benchmarks.{topic}").measure
        rows.extend(measure(chosen.quick))
    sys.stdout.write((as_json(rows) if chosen.json else as_table(rows)) + "\n")


def _compile() -> None:
    """Compile to bytecode first, as an installation does: otherwise all starts are slow."""
    for package in _COMPILED:
        for place in importlib.import_module(package).__path__:
            compileall.compile_dir(Path(place), quiet=2, workers=1)


if __name__ == "__main__":
    main()
