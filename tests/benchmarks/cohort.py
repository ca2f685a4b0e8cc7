"""A cohort of a million attempts: the report against one numpy pass, roll-ups, memory, growth.

The attempts are made at random, laid out as collected ones are, and stand in a SQLite file. The
yardstick is a plain numpy program that has the same rows in memory and goes over each column once,
for the means, deviations and counts that the report gives intervals for. The report reads the
file besides. It is set against the acts alone, too: marks by moment and how often each line was
chosen. Each attempt is its student's first at its scenario, as only those are looked at act by
act. The processor's time is measured, as what other programs do must not decide a ratio.
"""

import gc
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import numpy as np
from numpy.typing import NDArray

from scoring.cohort.columns import ACTS, Row, heads_of
from scoring.cohort.compose import cohort_report
from scoring.cohort.gathering import Gathered, Students
from scoring.cohort.packing import LAYOUT
from scoring.cohort.report import CohortReport
from scoring.cohort.rollup import as_text, read_report
from scoring.cohort.vocabulary import Vocabulary
from tests.benchmarks.rows import Row as Measured
from tests.benchmarks.rows import milliseconds
from tests.unit.scoring.cohort.cohorts import a_vocabulary

ATTEMPTS = 1_000_000
QUICK = 50_000
TURNS = 40
MOMENTS = 50
AT_ONCE = 2_000
PASSED_AT_ONCE = 50_000
OF_ONE_PASS = 4
ROLLED_UP = 1.0
"""Seconds in which roll-ups are read again."""
MEMORY = 1024
"""MB that the whole may take."""
GROWTH = 1.3
"""How much more an attempt may cost among many than among a quarter of them."""


def measure(quick: bool) -> Iterator[Measured]:
    """Measure the report on many attempts."""
    most = QUICK if quick else ATTEMPTS
    with tempfile.TemporaryDirectory() as folder:
        small, large = (Path(folder) / f"{name}.sqlite3" for name in ("small", "large"))
        write(small, most // 4)
        write(large, most)
        few = _alone("report", small)[0] / (most // 4)
        seconds, memory, again = _alone("report", large)
        once, _, acts_alone = _alone("pass", large)
    yield Measured(
        "cohort",
        f"report on {most:,} attempts of {TURNS} acts, of one numpy pass",
        seconds / once,
        "×",
        OF_ONE_PASS,
        f"{seconds:.3g} s / {once:.3g} s",
    )
    yield Measured(
        "cohort",
        "the same, of a pass over the acts alone",
        seconds / acts_alone,
        "×",
        None,
        f"{seconds:.3g} s / {acts_alone:.3g} s",
    )
    yield Measured(
        "cohort", "read again from what is rolled up", again, "s", ROLLED_UP, "equal to what it was"
    )
    yield Measured("cohort", "memory of it all", memory, "MB", MEMORY, "most resident at any time")
    yield Measured(
        "cohort",
        f"an attempt, {most // 4:,} to {most:,}",
        seconds / most / few,
        "×",
        GROWTH,
        f"{milliseconds(seconds / most)} / {milliseconds(few)}",
    )


def _alone(what: str, path: Path) -> tuple[float, float, float]:
    """Return seconds, MB and what else was timed, of a process that does nothing else."""
    command = [sys.executable, "-m", "tests.benchmarks.cohort", what, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    seconds, memory, besides = map(float, told.split())
    return seconds, memory, besides


# -- the attempts ------------------------------------------------------------------------------


def write(path: Path, attempts: int) -> None:
    """Write a cohort of made-up attempts, two scenarios for each student."""
    words = [a_vocabulary(MOMENTS, name="a"), a_vocabulary(MOMENTS, name="b")]
    rng = np.random.default_rng(1)
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE TABLE collected (student TEXT, scenario TEXT, number INT, day TEXT,"
            " occasion TEXT, packed BLOB)"
        )
        for begin in range(0, attempts // 2, AT_ONCE):
            count = min(AT_ONCE, attempts // 2 - begin)
            for each in words:
                blobs = made_up(each, count, rng)
                rows = [
                    (f"s{begin + n:07}", each.scenario, 1, "2026-11-02", "", blob)
                    for n, blob in enumerate(blobs)
                ]
                database.executemany("INSERT INTO collected VALUES (?, ?, ?, ?, ?, ?)", rows)


def made_up(words: Vocabulary, count: int, rng: np.random.Generator) -> list[bytes]:
    """Return packed attempts whose every number is drawn."""
    heads = np.zeros(count, heads_of(words))
    heads["layout"] = LAYOUT
    heads["flags"] = rng.integers(0, 2, count)
    heads["language"] = b"nb"
    heads["gates"] = rng.integers(0, 3, heads["gates"].shape)
    for name in ("levels", "ratings"):
        heads[name] = rng.integers(-1, 4, heads[name].shape)
    heads["opportunities"] = rng.integers(0, 12, heads["opportunities"].shape)
    heads["open"] = rng.integers(0, 4000, heads["open"].shape)
    heads["earned"] = heads["open"] * rng.random(heads["open"].shape)
    heads["pauses"] = rng.integers(0, 4, heads["pauses"].shape)
    heads["ending"] = rng.integers(-1, len(words.endings), count)
    heads["feelings"] = rng.integers(-1, 11, heads["feelings"].shape)
    heads["limits"] = rng.integers(0, 2, heads["limits"].shape)
    acts = np.zeros((count, TURNS), ACTS)
    acts["moment"] = np.sort(rng.integers(0, MOMENTS, acts.shape), axis=1)
    acts["offered"] = rng.integers(1, 16, acts.shape)
    acts["doing"] = np.where(
        rng.random(acts.shape) < 0.2,
        len(words.doings) - rng.integers(1, 6, acts.shape),
        acts["moment"] * 4 + rng.integers(0, 4, acts.shape),
    )
    acts["open"] = rng.integers(0, 4, acts.shape) * 100
    acts["credit"] = rng.integers(-3, 4, acts.shape) * 50
    acts["worst"] = rng.integers(0, len(words.rules), acts.shape)
    return [head.tobytes() + act.tobytes() for head, act in zip(heads, acts, strict=True)]


def rows_of(path: Path, scenario: str, at_once: int = AT_ONCE) -> Iterator[list[Row]]:
    """Yield the attempts at one scenario, so many at a time."""
    with sqlite3.connect(path) as database:
        found = database.execute(
            "SELECT student, number, day, occasion, packed FROM collected WHERE scenario = ?",
            (scenario,),
        )
        while rows := found.fetchmany(at_once):
            yield rows


# -- what is timed, each in a process of its own -------------------------------------------------


def report_of(path: Path) -> CohortReport:
    """Return the whole report, read from the file batch by batch."""
    students = Students()
    gathered = []
    for name in ("a", "b"):
        each = Gathered(a_vocabulary(MOMENTS, name=name), students)
        for rows in rows_of(path, name):
            each.add(rows)
        gathered.append(each)
    return cohort_report("made up", gathered)


def over_acts(acts: NDArray[np.void], moments: int, doings: int) -> None:
    """Compute marks by moment and the choices by line, as one would write it in numpy."""
    count = len(acts) // TURNS
    moment = acts["moment"].astype(np.int64)
    at = np.repeat(np.arange(count), TURNS) * moments + moment
    credit = np.bincount(at, acts["credit"], count * moments).reshape(count, moments)
    open_ = np.bincount(at, acts["open"], count * moments).reshape(count, moments)
    earned = np.clip(credit, 0, open_)
    mark = np.full((count, moments), np.nan)
    np.divide(earned, open_, out=mark, where=open_ > 0)
    _summed_up(mark)
    np.bincount(moment * doings + acts["doing"], minlength=moments * doings)


def over_the_rest(acts: NDArray[np.void], heads: NDArray[np.void], moments: int) -> None:
    """Compute what else the report is about, column by column."""
    count = len(heads)
    at = np.repeat(np.arange(count), TURNS) * moments + acts["moment"]
    open_ = np.bincount(at, acts["open"], count * moments).reshape(count, moments)
    rest = open_.sum(axis=1, keepdims=True) - open_
    mark, other = open_ / np.maximum(rest, 1), rest / np.maximum(open_, 1)
    (mark * other).sum(axis=0)
    _summed_up(other)
    doing = acts["doing"].astype(np.int64)
    lost = acts["open"].astype(float) - acts["credit"]
    for values in (lost, np.square(lost)):
        np.bincount(doing, values)
    np.bincount(doing * 8 + acts["worst"])
    levels, ratings = (_or_nan(heads[name]) for name in ("levels", "ratings"))
    for values in (levels, ratings, ratings - levels, heads["opportunities"], heads["pauses"]):
        _summed_up(values.astype(float))
    _summed_up(heads["earned"] / np.maximum(heads["open"], 1))
    _summed_up(_or_nan(heads["feelings"].reshape(count, -1)))
    for name in ("gates", "levels"):
        for column in heads[name].T:
            np.bincount(column.astype(np.int64) + 1)
    np.bincount(heads["ending"].astype(np.int64) + 1)
    heads["limits"].sum(axis=0)


def _summed_up(values: NDArray[np.float64]) -> None:
    np.nanmean(values, axis=0)
    np.nanstd(values, axis=0, ddof=1)


def _or_nan(values: NDArray[np.void]) -> NDArray[np.float64]:
    found = values.astype(float)
    return np.where(found < 0, np.nan, found)


def _timed_report(path: Path) -> None:
    began = process_time()
    report = report_of(path)
    seconds = process_time() - began
    kept = path.with_suffix(".json")
    kept.write_text(as_text(report), encoding="utf-8")
    began = process_time()
    again = read_report(kept.read_text(encoding="utf-8"))
    reading = process_time() - began
    if again != report:
        raise AssertionError("what is read again is not what was written")
    _tell(seconds, reading)


def _timed_pass(path: Path) -> None:
    """Time the plain program on the same rows, which stand in memory so many at a time."""
    whole = acts_alone = 0.0
    for name in ("a", "b"):
        words = a_vocabulary(MOMENTS, name=name)
        layout = heads_of(words)
        for rows in rows_of(path, name, PASSED_AT_ONCE):
            heads = np.frombuffer(b"".join([row[4][: layout.itemsize] for row in rows]), layout)
            acts = np.frombuffer(b"".join([row[4][layout.itemsize :] for row in rows]), ACTS)
            gc.collect()
            began = process_time()
            over_acts(acts, len(words.places), len(words.doings))
            acts_alone += process_time() - began
            over_the_rest(acts, heads, len(words.places))
            whole += process_time() - began
    _tell(whole, acts_alone)


def _tell(seconds: float, besides: float) -> None:
    with Path("/proc/self/status").open(encoding="ascii") as status:
        most = next(line for line in status if line.startswith("VmHWM"))
    sys.stdout.write(f"{seconds} {int(most.split()[1]) / 1024} {besides}\n")


if __name__ == "__main__":
    {"report": _timed_report, "pass": _timed_pass}[sys.argv[1]](Path(sys.argv[2]))
