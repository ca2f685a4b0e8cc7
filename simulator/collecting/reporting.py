"""The report on a cohort that is kept: read batch by batch, never whole."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from scoring.cohort.columns import Row
from scoring.cohort.compose import cohort_report
from scoring.cohort.gathering import Gathered, Students
from scoring.cohort.report import Asked, CohortReport
from scoring.cohort.rollup import as_text, read_report
from scoring.cohort.taken import Occasion
from scoring.cohort.vocabulary import read_vocabulary
from scoring.shipped import shipped_rubric
from simulator.collecting.baselines import Told, baselines
from simulator.collecting.port import Cohorts, Entry
from simulator.sessions.errors import RecordsError

ROLLED_UP_FROM = 2_000
"""Attempts from which a report is kept: with fewer it is computed as fast as anybody asks."""
SHOWN = 12
"""Digits of a hash by which a version is known."""
AT_ONCE = 2_000
"""Attempts that are summed up at a time: few enough to stay near the processor."""


def report_on(
    cohorts: Cohorts,
    cohort: str,
    asked: Asked | None = None,
    told: Told = lambda _done, _all: None,
) -> CohortReport:
    """Return the report on a cohort, or on the part of it that is asked for.

    ``told`` is told how far players have come who choose blindly, where they still have to play.
    What was not taken in changes without the cohort; it is never part of what is rolled up.

    Raises:
        RecordsError: where the cohort cannot be read.
    """
    wanted = asked or Asked()
    key = json.dumps(
        [wanted.scenario, wanted.occasion.value, wanted.version, shipped_rubric().hash]
    )
    revision = cohorts.revision(cohort)
    rolled_up = cohorts.rolled_up(cohort, key)
    report = read_report(rolled_up) if rolled_up else None
    if report is None:
        report = computed(cohorts, cohort, wanted, told)
        if (report.overview.attempts or 0) >= ROLLED_UP_FROM:
            with suppress(RecordsError):  # it is shown all the same where nothing can be written
                cohorts.roll_up(cohort, key, revision, as_text(report))
    others = {
        version[:SHOWN]: count
        for version, count in (versions(cohorts, cohort, wanted) if wanted.version else {}).items()
        if not version.startswith(wanted.version)
    }
    aside = cohorts.set_aside(cohort)
    overview = replace(report.overview, set_aside=aside, others=others)
    return replace(report, overview=overview)


def computed(
    cohorts: Cohorts, cohort: str, asked: Asked, told: Told = lambda _done, _all: None
) -> CohortReport:
    """Return a report computed from the attempts, without what was not taken in."""
    gathered = gather(cohorts, cohort, asked)
    hashes = {each.words.scenario_hash for each in gathered}
    return cohort_report(
        cohort,
        gathered,
        asked=asked,
        baselines=baselines(cohorts, hashes, told=told),
    )


def gather(cohorts: Cohorts, cohort: str, asked: Asked) -> tuple[Gathered, ...]:
    """Return the attempts that are asked for, by what they were played on and scored by."""
    students = Students()
    found: dict[tuple[str, str], Gathered] = {}
    waiting: dict[tuple[str, str], list[Row]] = {}
    for entry, data in cohorts.packed(cohort):
        if not _wanted(entry, asked):
            continue
        versions = (entry.scenario_hash, entry.rubric_hash)
        if versions not in found:
            found[versions] = Gathered(read_vocabulary(cohorts.vocabulary(*versions)), students)
        rows = waiting.setdefault(versions, [])
        rows.append(Row(entry.student, entry.number, entry.day, entry.occasion.value, data))
        if len(rows) == AT_ONCE:
            found[versions].add(waiting.pop(versions))
    for versions, rows in waiting.items():
        found[versions].add(rows)
    return tuple(found.values())


def versions(cohorts: Cohorts, cohort: str, asked: Asked) -> Mapping[str, int]:
    """Return the versions of a scenario that were played, by hash, most played first.

    Each with how many students played it; whatever version was asked for.

    Raises:
        RecordsError: where the cohort cannot be read.
    """
    any_version = replace(asked, version="")
    found: dict[str, set[str]] = {}
    for entry in cohorts.standing(cohort).entries:
        if _wanted(entry, any_version):
            found.setdefault(entry.scenario_hash, set()).add(entry.student)
    counts = {version: len(students) for version, students in found.items()}
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def attempts_of(cohorts: Cohorts, cohort: str, asked: Asked) -> Mapping[str, str]:
    """Return the ids of the attempts that are asked for, each with its student's pseudonym.

    Raises:
        RecordsError: where the cohort cannot be read.
    """
    entries = cohorts.standing(cohort).entries
    return {entry.attempt: entry.student for entry in entries if _wanted(entry, asked)}


def _wanted(entry: Entry, asked: Asked) -> bool:
    return (
        asked.scenario in {"", entry.scenario}
        and asked.occasion in {Occasion.NONE, entry.occasion}
        and entry.scenario_hash.startswith(asked.version)
    )
