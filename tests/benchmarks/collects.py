"""Collecting a class: every file read, every attempt performed again, scored anew and kept.

What the report will compare with is played too, as the command does at the end.
"""

import os
import random
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from time import perf_counter

from scenarios.format import Bundle, read
from scenarios.transcript import Header, Mode, Timing, Transcript
from scoring.shipped import shipped_rubric
from simulator.bundles import Handed, HandIn, encode
from simulator.collecting.baselines import draw_ahead
from simulator.collecting.collecting import Asked, Collection, collect
from simulator.collecting.known import known_scenarios
from simulator.engine import Stage
from simulator.processes import processors
from simulator.records import Places, open_cohorts
from simulator.sessions.ids import new_attempt_id
from tests.benchmarks.rows import Row
from tests.benchmarks.talks import place_on_disk, whole_talk

STUDENTS = 700
ATTEMPTS = 12
SECONDS = 120
CORES = 2
QUICK = 20
"""How many times fewer students in a quick run; nothing is promised for these."""
TALKS = 40
"""Different talks at each scenario; students share them, under ids of their own."""


def measure(quick: bool) -> Iterator[Row]:
    """Measure a class's zip from Canvas, collected with two processes."""
    students = STUDENTS // QUICK if quick else STUDENTS
    with tempfile.TemporaryDirectory(dir=place_on_disk(), prefix=".benchmark-") as folder:
        path = Path(folder) / "submissions.zip"
        acts = _hand_in(path, students)
        used, began = _processor_seconds(), perf_counter()
        outcome = _collect(Path(folder) / "home", path)
        seconds, used = perf_counter() - began, _processor_seconds() - used
        size = path.stat().st_size / 2**20
    assert outcome.attempts == students * ATTEMPTS
    assert not outcome.set_aside
    yield Row(
        "collects",
        f"{students} students × {ATTEMPTS} attempts, {CORES} processes",
        seconds,
        "s",
        None if quick else SECONDS,  # beginning takes a few seconds, however few the students
        f"{seconds:.3g} s for {outcome.attempts:,} attempts of {acts / outcome.attempts:.0f} acts, "
        f"{size:.3g} MB zip, {processors()} processors, {used:.3g} s of them",
    )


def _processor_seconds() -> float:
    """Return what this process and those that it has started have used of processors."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _collect(home: Path, path: Path) -> Collection:
    cohorts = open_cohorts(Places(home))
    try:
        asked = Asked("class", [str(path)], home / "keys.csv", "2026-11-22")
        outcome = collect(cohorts, _known(), asked, processes=CORES)
        draw_ahead(cohorts)
        return outcome
    finally:
        cohorts.close()


def _hand_in(path: Path, students: int) -> int:
    """Write what Canvas would give for a class; return how many acts there are in it."""
    chance = random.Random(1)
    acts = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for student in range(students):
            handed = [_handed(number, chance) for number in range(ATTEMPTS)]
            acts += sum(len(each.transcript.acts) for each in handed)
            data = encode(HandIn(new_attempt_id(), tuple(handed)))
            archive.writestr(f"student_{1000 + student}_{9000 + student}_talks.samtale", data)
    return acts


def _handed(number: int, chance: random.Random) -> Handed:
    digests = sorted(_known())
    talk = _talks(digests[number % len(digests)])[chance.randrange(TALKS)]
    header = Header(
        new_attempt_id(),
        talk.header.scenario,
        talk.header.scenario_hash,
        talk.header.rubric_hash,
        talk.header.language,
        talk.header.mode,
        talk.header.timing,
    )
    return Handed(Transcript(header, talk.events), f"2026-11-{number + 1:02}T12:00:00Z")


@cache
def _known() -> Mapping[str, Bundle]:
    """Return the shipped scenarios by hash, as they were when this began."""
    return known_scenarios()


@cache
def _talks(digest: str) -> tuple[Transcript, ...]:
    """Return talks at a shipped scenario, played at random."""
    scenario = read(_known()[digest]).scenario
    assert scenario is not None
    stage = Stage(scenario)
    rubric = shipped_rubric().hash
    header = Header("", scenario.id, scenario.hash, rubric, "nb", Mode.ASSESSMENT, Timing.UNTIMED)
    return tuple(
        Transcript(header, tuple(event for part in whole_talk(stage, seed) for event in part))
        for seed in range(TALKS)
    )
