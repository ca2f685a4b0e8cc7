"""What is planted in a cohort is named; where nothing is, it is said that nothing stands out."""

import random
from dataclasses import replace

from scoring.cohort.baselines import baseline
from scoring.cohort.compose import cohort_report
from scoring.cohort.findings import Finding, FindingKind
from scoring.cohort.taken import Kept, Taken, TakenTurn
from scoring.gates import GateStatus
from scoring.rubric import Gate, Principle
from tests.unit.scoring.cohort.cohorts import Drawn, a_vocabulary, gathered

WORDS = a_vocabulary(8, 4)


def attempt(rng: random.Random, student: int, *, skill: float, planted: bool) -> Taken:
    """At each moment the first line is best and the last one worst; both are planted on request."""
    drawn = Drawn(WORDS, rng).attempt(f"s{student}")
    turns = []
    for place in WORDS.places:
        choices = place.choices[:-1]
        at = 0 if rng.random() < skill else rng.randrange(4)
        if planted and place.moment == "m3":
            at = rng.choice([2, 3])
        if planted and place.moment == "m5" and rng.random() < 0.7:
            at = 3
        credit = (2.0, 1.0, 0.0, -1.0)[at]
        turns.append(
            TakenTurn(place.moment, f"say/{choices[at]}", frozenset(choices), credit, 2.0, "")
        )
    return replace(
        drawn,
        turns=tuple(turns),
        gates=dict.fromkeys(Gate, GateStatus.PASSED),
        principles={p: Kept(rng.choice([1, 2, 3]), 1.0, 2.0, 4) for p in Principle},
    )


def findings(students: int, *, planted: bool, skill: float = 0.6) -> tuple[Finding, ...]:
    rng = random.Random(8)
    blind = gathered(WORDS, [attempt(rng, n, skill=0, planted=False) for n in range(200)])
    able = [attempt(rng, n, skill=skill, planted=planted) for n in range(students)]
    known = {WORDS.scenario_hash: baseline(blind)}
    return cohort_report("c", [gathered(WORDS, able)], baselines=known).findings


def test_the_planted_moment_and_line_are_named_with_their_numbers() -> None:
    _, moment, line = findings(40, planted=True)
    assert (moment.kind, moment.about["moment"]) == (FindingKind.MOMENT, "m3")
    assert moment.anchor == f"moment/{WORDS.scenario_hash}/m3"
    assert (line.kind, line.about["choice"]) == (FindingKind.LINE, "m5c3")
    for each in (moment, line):
        for text in (each.says.nb, each.says.nn, each.says.en):
            blanks = {part.split("}")[0] for part in text.split("{")[1:]}
            assert blanks <= {*each.about, *each.figures}


def test_nothing_stands_out_where_nothing_is_planted() -> None:
    for each in findings(40, planted=False):
        assert each.kind is FindingKind.NOTHING
        assert not each.figures


def test_three_are_told_also_of_very_few() -> None:
    for students in (0, 1, 2, 5):
        assert len(findings(students, planted=True)) == 3
