"""The report on a class as its instructor asks for it: read, computed, and written as a page."""

import os
import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from unittest import mock

from scenarios.format import read
from scenarios.library import shipped
from scoring.shipped import shipped_rubric
from simulator.cli import main
from simulator.collecting.port import Collected
from simulator.demo.cohort import Course, plant, simulate
from simulator.demo.keeping import collected, versions
from simulator.demo.model import DEFAULT
from simulator.records import Places, open_cohorts
from simulator.sessions.ids import new_attempt_id
from tests.benchmarks.rows import Row
from tests.benchmarks.talks import place_on_disk

STUDENTS = 700
ATTEMPTS = 12
SECONDS = 10
QUICK = 20
"""How many times fewer students in a quick run; nothing is promised for these."""
PLAYED = 40
"""Students who really play; the others hand in the same talks under other ids."""
BEGAN = datetime(2026, 10, 1, 8, tzinfo=UTC)


def measure(quick: bool) -> Iterator[Row]:
    """Measure ``samtalerom report -o`` on two scenarios, baselines of blind players included.

    It is the processor's time: what other programs do must not decide.
    """
    students = STUDENTS // QUICK if quick else STUDENTS
    with tempfile.TemporaryDirectory(dir=place_on_disk(), prefix=".benchmark-") as folder:
        _keep(Path(folder), students)
        page = Path(folder) / "report.html"
        with mock.patch.dict(os.environ, {"SAMTALEROM_HOME": folder}):
            began = process_time()
            code = main.run(["report", "-o", str(page)])
            seconds = process_time() - began
        assert code == 0
        size = page.stat().st_size / 2**20
    yield Row(
        "reports",
        f"{students} students × {ATTEMPTS} attempts, as a page",
        seconds,
        "s",
        None if quick else SECONDS,
        f"{seconds:.3g} s, {size:.2g} MB page",
    )


def _keep(home: Path, students: int) -> None:
    """Keep a class whose students have as many attempts each, half at each of two scenarios."""
    rng, rubric = random.Random(1), shipped_rubric()
    bundles = [shipped(name) for name in ("hasj-og-skolefravaer", "butikktyveri")]
    found = [read(bundle).scenario for bundle in bundles]
    courses = [Course(each, rubric) for each in found if each is not None]
    planted = plant(DEFAULT, courses[0], rng)
    by_hash = {course.scenario.hash: course for course in courses}
    played = [
        collected(each, by_hash[each.taken.scenario_hash], BEGAN)
        for each in simulate(DEFAULT, PLAYED, courses[0], courses[1], planted, rng)
    ]
    files = {course.scenario.hash: bundle for course, bundle in zip(courses, bundles, strict=True)}
    kept = open_cohorts(Places(home))
    try:
        kept.keep("class", 0, versions(courses, files), list(_copies(played, students, rng)), ())
    finally:
        kept.close()


def _copies(played: list[Collected], students: int, rng: random.Random) -> Iterator[Collected]:
    talks = {h: [e for e in played if e.entry.scenario_hash == h] for h in _hashes(played)}
    for student in range(students):
        for number in range(ATTEMPTS):
            half = tuple(talks.values())[number % len(talks)]
            talk = rng.choice(half)
            entry = replace(
                talk.entry,
                attempt=new_attempt_id(),
                student=f"sim-{student:04}",
                number=number // len(talks) + 1,
            )
            yield replace(talk, entry=entry)


def _hashes(played: list[Collected]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.entry.scenario_hash for each in played))
