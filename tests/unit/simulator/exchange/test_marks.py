"""What attempts come to in one number."""

import random
from dataclasses import replace

from scoring.cohort.taken import Kept, Taken
from scoring.rubric import Principle
from simulator.exchange.marks import Mark, marks
from tests.unit.scoring.cohort.cohorts import Drawn, a_vocabulary


def attempt(student: str, scenario: str = "a", *, ended: bool = True, levels: str = "") -> Taken:
    drawn = Drawn(a_vocabulary(name=scenario), random.Random(1)).attempt(student)
    given = dict(zip(Principle, map(int, levels), strict=False))
    kept = {each: Kept(given.get(each), 0.0, 0.0, 1) for each in Principle}
    return replace(drawn, ending="agreed" if ended else None, principles=kept)


def test_the_same_scenario_counts_once_and_only_when_it_is_finished() -> None:
    found = [attempt("x"), attempt("x"), attempt("x", "b"), attempt("x", "c", ended=False)]
    assert marks(found, Mark.FINISHED) == {"x": 2}
    assert marks(found, Mark.ATTEMPTS) == {"x": 4}


def test_principles_are_those_of_the_last_that_was_finished() -> None:
    found = [
        attempt("x", levels="33333333"),
        attempt("x", levels="32100000"),
        attempt("x", levels="33333333", ended=False),
    ]
    assert marks(found, Mark.PRINCIPLES) == {"x": 2}


def test_who_has_finished_nothing_has_no_principles_but_a_nought() -> None:
    found = [attempt("x", ended=False)]
    assert marks(found, Mark.PRINCIPLES) == {}
    assert marks(found, Mark.FINISHED) == {"x": 0}


def test_everybody_has_their_own() -> None:
    found = [attempt("x"), attempt("y"), attempt("y", "b")]
    assert marks(found, Mark.FINISHED) == {"x": 1, "y": 2}
