"""A report that is kept as text is read again equal, and one of another version not at all."""

import json
import random

import pytest

from scoring.cohort.baselines import baseline
from scoring.cohort.compose import cohort_report
from scoring.cohort.report import Asked, CohortReport
from scoring.cohort.rollup import as_text, read_report
from scoring.cohort.taken import Occasion
from tests.unit.scoring.cohort.cohorts import Drawn, a_vocabulary, gathered

WORDS = a_vocabulary()


def a_report(students: int, seed: int = 1) -> CohortReport:
    drawn = Drawn(WORDS, random.Random(seed))
    attempts = [
        drawn.attempt(f"s{student}", number, occasion)
        for student in range(students)
        for number, occasion in ((1, Occasion.PRE), (2, Occasion.POST))
    ]
    blind = [drawn.attempt(f"b{number}") for number in range(20)]
    return cohort_report(
        "kull æøå",
        [gathered(WORDS, attempts)],
        asked=Asked("a", Occasion.NONE),
        baselines={WORDS.scenario_hash: baseline(gathered(WORDS, blind))},
        set_aside={"2026-11-21": {"damaged": 2}},
    )


@pytest.mark.parametrize("students", [0, 1, 2, 60])
def test_what_is_read_again_is_equal(students: int) -> None:
    report = a_report(students)
    assert read_report(as_text(report)) == report


def test_another_report_is_not_equal() -> None:
    assert read_report(as_text(a_report(20))) != a_report(20, seed=2)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1, "report": {}}'])
def test_what_is_no_report_is_none(text: str) -> None:
    assert read_report(text) is None


def test_one_of_another_version_is_none() -> None:
    kept = json.loads(as_text(a_report(3)))
    kept["format"] += 1
    assert read_report(json.dumps(kept)) is None
