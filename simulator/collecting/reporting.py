"""The report on a cohort that is kept: read batch by batch, never whole."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from scenarios.format import Bundle, read
from scoring.cohort.columns import Row
from scoring.cohort.compose import cohort_report
from scoring.cohort.gathering import Baseline, Gathered, Students, baseline
from scoring.cohort.packing import pack
from scoring.cohort.report import Asked, CohortReport
from scoring.cohort.rollup import as_text, read_report
from scoring.cohort.taken import Occasion
from scoring.cohort.vocabulary import Vocabulary, read_vocabulary, vocabulary
from scoring.shipped import shipped_rubric
from simulator.collecting.blindly import blindly
from simulator.collecting.port import Cohorts, Entry
from simulator.sessions.errors import RecordsError

ROLLED_UP_FROM = 2_000
"""Attempts from which a report is kept: with fewer it is computed as fast as anybody asks."""
AT_ONCE = 2_000
"""Attempts that are summed up at a time: few enough to stay near the processor."""


def report_on(
    cohorts: Cohorts,
    cohort: str,
    asked: Asked | None = None,
) -> CohortReport:
    """Return the report on a cohort, or on the part of it that is asked for.

    What was not taken in changes without the cohort; it is never part of what is rolled up.

    Raises:
        RecordsError: where the cohort cannot be read.
    """
    wanted = asked or Asked()
    key = json.dumps([wanted.scenario, wanted.occasion.value, shipped_rubric().hash])
    revision = cohorts.revision(cohort)
    rolled_up = cohorts.rolled_up(cohort, key)
    report = read_report(rolled_up) if rolled_up else None
    if report is None:
        report = computed(cohorts, cohort, wanted)
        if (report.overview.attempts or 0) >= ROLLED_UP_FROM:
            with suppress(RecordsError):  # it is shown all the same where nothing can be written
                cohorts.roll_up(cohort, key, revision, as_text(report))
    overview = replace(report.overview, set_aside=cohorts.set_aside(cohort))
    return replace(report, overview=overview)


def computed(cohorts: Cohorts, cohort: str, asked: Asked) -> CohortReport:
    """Return a report computed from the attempts, without what was not taken in."""
    gathered = gather(cohorts, cohort, asked)
    hashes = {each.words.scenario_hash for each in gathered}
    return cohort_report(
        cohort,
        gathered,
        asked=asked,
        baselines=baselines(cohorts, hashes),
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


def baselines(cohorts: Cohorts, hashes: set[str]) -> Mapping[str, Baseline]:
    """Return what blind choice gets, by scenario hash; without those that cannot be played now."""
    return {words.scenario_hash: baseline(gathered) for words, gathered in _blind(cohorts, hashes)}


def _blind(cohorts: Cohorts, hashes: set[str]) -> Iterator[tuple[Vocabulary, Gathered]]:
    rubric = shipped_rubric()
    for _, files in cohorts.scenarios():
        bundle = Bundle.from_bytes(files)
        scenario = read(bundle).scenario if bundle.hash in hashes else None
        if scenario is None:
            continue
        words = vocabulary(scenario, rubric)
        gathered = Gathered(words)
        gathered.add([Row(t.student, 1, "", "", pack(t, words)) for t in blindly(scenario, rubric)])
        yield words, gathered


def _wanted(entry: Entry, asked: Asked) -> bool:
    return (not asked.scenario or entry.scenario == asked.scenario) and (
        asked.occasion is Occasion.NONE or entry.occasion is asked.occasion
    )
