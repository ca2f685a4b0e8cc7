"""What is planted in a cohort is named; where nothing is, it is said that nothing stands out."""

import random
from collections.abc import Sequence
from dataclasses import replace

from scoring.cohort.baselines import baseline
from scoring.cohort.compose import cohort_report
from scoring.cohort.estimates import Estimate
from scoring.cohort.findings import Finding, FindingKind
from scoring.cohort.standing_out import MOMENT_FROM
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


# -- which of two is meant -----------------------------------------------------------------------


def planted(chosen: Sequence[int], students: int = 40, elsewhere: int = 0) -> tuple[Finding, ...]:
    """Return the findings where all take so many of 10 times each line of m5; the last is worst."""
    rng = random.Random(4)
    blind = gathered(WORDS, [attempt(rng, n, skill=0, planted=False) for n in range(400)])
    often = [at for at, times in enumerate(chosen) for _ in range(times)]
    able = []
    for number in range(students):
        taken = attempt(rng, number, skill=0.85, planted=False)
        turns = list(taken.turns)
        turns[5] = _said(5, often[number % len(often)])
        if elsewhere:
            turns[2] = _said(2, elsewhere)
        able.append(replace(taken, turns=tuple(turns)))
    known = {WORDS.scenario_hash: baseline(blind)}
    return cohort_report("c", [gathered(WORDS, able)], baselines=known).findings


def _said(place: int, at: int) -> TakenTurn:
    here = WORDS.places[place]
    choices = here.choices[:-1]
    credit = (2.0, 1.0, -1.0, -1.0)[at]
    return TakenTurn(here.moment, f"say/{choices[at]}", frozenset(choices), credit, 2.0, "")


def test_where_one_bad_line_is_taken_it_is_the_line() -> None:
    _, _, line = planted((1, 1, 0, 8))
    assert (line.kind, line.about["choice"]) == (FindingKind.LINE, "m5c3")


def test_where_several_bad_lines_are_taken_alike_it_is_the_moment() -> None:
    _, moment, line = planted((0, 0, 5, 5))
    assert line.kind is FindingKind.NOTHING
    assert (moment.kind, moment.about["moment"]) == (FindingKind.MOMENT, "m5")


def test_a_line_that_tempts_leaves_the_hard_moment_to_be_told() -> None:
    """Also where most is lost at the moment: each has a finding of its own."""
    _, moment, line = planted((0, 0, 5, 5), elsewhere=3)
    assert (line.kind, line.about["choice"]) == (FindingKind.LINE, "m2c3")
    assert (moment.kind, moment.about["moment"]) == (FindingKind.MOMENT, "m5")


def test_a_moment_at_which_all_do_the_same_can_stand_out() -> None:
    """Nobody earns anything, and blind choice is known exactly: there is no spread at all."""
    rng = random.Random(4)
    able = [attempt(rng, n, skill=0.8, planted=False) for n in range(30)]
    worst = [
        replace(
            each,
            turns=tuple(
                _said(5, 2 + n % 2) if at == 5 else turn for at, turn in enumerate(each.turns)
            ),
        )
        for n, each in enumerate(able)
    ]
    alike = [
        replace(a, turns=tuple(_said(5, 1) if n == 5 else t for n, t in enumerate(a.turns)))
        for a in (attempt(rng, n, skill=0, planted=False) for n in range(200))
    ]
    known = {WORDS.scenario_hash: baseline(gathered(WORDS, alike))}
    report = cohort_report("c", [gathered(WORDS, worst)], baselines=known)
    (there,) = (each for each in report.scenarios[0].moments if each.moment == "m5")
    assert isinstance(there.above, Estimate)
    assert there.above.low is None
    assert report.findings[1].about.get("moment") == "m5"


def test_a_moment_that_hardly_anybody_came_to_does_not_stand_out() -> None:
    """Nine times nothing may be chance, however sure it looks beside the others."""
    rng = random.Random(4)
    able = [attempt(rng, n, skill=0.8, planted=False) for n in range(60)]
    few = [
        replace(
            each,
            turns=tuple(
                _said(5, 2 + n % 2) if at == 5 else turn
                for at, turn in enumerate(each.turns)
                if at != 5 or n < MOMENT_FROM - 1
            ),
        )
        for n, each in enumerate(able)
    ]
    blind = [attempt(rng, n, skill=0, planted=False) for n in range(200)]
    known = {WORDS.scenario_hash: baseline(gathered(WORDS, blind))}
    _, moment, _ = cohort_report("c", [gathered(WORDS, few)], baselines=known).findings
    assert moment.about.get("moment") != "m5"
