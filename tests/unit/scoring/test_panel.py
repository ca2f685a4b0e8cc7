"""What a panel of experts says, and where the rubric says otherwise."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.checks.worths import Scored
from scoring.panel import RATINGS, alpha, panel
from scoring.shipped import shipped_rubric
from tests.benchmarks.talks import bundle, load

EVERYBODY = ("anne", "bjorn", "carl")


@cache
def scored() -> Scored:
    return Scored(load(bundle()), shipped_rubric())


def as_the_rubric() -> dict[str, int]:
    return {
        judged.choice.id: RATINGS[judged.alternative.worth]
        for found in scored().choice_sets
        for judged in found.judged
    }


def test_alpha_of_a_published_example() -> None:
    """Krippendorff's own: four observers, twelve units, gaps; 0.849 for intervals."""
    rows = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    units = [[float(v) for v in unit if v is not None] for unit in zip(*rows, strict=True)]
    found = alpha(units)
    assert found == pytest.approx(0.849, abs=5e-4)


@pytest.mark.parametrize("units", [[], [[1]], [[1], [3]], [[2, 2], [2, 2]]])
def test_where_nothing_can_be_compared_there_is_no_alpha(units: list[list[float]]) -> None:
    assert alpha(units) is None


@given(st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=5), min_size=1, max_size=8))
def test_alpha_is_one_where_all_agree_and_never_more(units: list[list[int]]) -> None:
    found = alpha(units)
    assert found is None or found <= 1 + 1e-12
    agreed = alpha([[unit[0]] * len(unit) for unit in units])
    assert agreed is None or agreed == pytest.approx(1)


def test_a_panel_that_says_what_the_rubric_says_disputes_nothing() -> None:
    found = panel(scored(), dict.fromkeys(EVERYBODY, as_the_rubric()))
    assert found.disputed == ()
    assert found.apart == ()
    assert found.opposed == ()
    assert found.alpha == pytest.approx(1)


def test_a_choice_on_which_they_do_not_agree_is_disputed_and_held_against_nobody() -> None:
    ratings = {expert: as_the_rubric() for expert in EVERYBODY}
    choice = next(iter(as_the_rubric()))
    for expert, rating in zip(EVERYBODY, (0, 3, 0), strict=True):
        ratings[expert][choice] = rating
    found = panel(scored(), ratings)
    assert [item.choice for item in found.disputed] == [choice]
    assert choice not in {item.choice for item in found.apart}


def test_where_they_agree_against_the_rubric_it_is_told() -> None:
    choice, ours = next((c, r) for c, r in as_the_rubric().items() if r == 3)
    ratings = {expert: {**as_the_rubric(), choice: 0} for expert in EVERYBODY}
    (item,) = panel(scored(), ratings).apart
    assert (item.choice, item.rubric, item.apart) == (choice, ours, -3.0)


def test_another_best_is_told_with_both() -> None:
    found = scored().choice_sets[0]
    rubric = {found.judged[at].choice.id for at in found.best}
    other = next(j.choice.id for j in found.judged if j.choice.id not in rubric)
    turned = {c: (3 if c == other else 0) for c in (j.choice.id for j in found.judged)}
    ratings = {expert: {**as_the_rubric(), **turned} for expert in EVERYBODY}
    (opposed,) = panel(scored(), ratings).opposed
    assert (opposed.moment, opposed.panel) == (found.moment.id, (other,))
    assert set(opposed.rubric) == rubric


def test_two_experts_are_too_few_to_dispute() -> None:
    choice = next(iter(as_the_rubric()))
    found = panel(scored(), {"anne": {choice: 0}, "bjorn": {choice: 3}})
    assert found.disputed == ()
    assert found.items[0].deviation is None


def test_what_experts_said_when_they_played_is_counted() -> None:
    first, second = list(as_the_rubric())[:2]
    offered = frozenset({first, second})
    found = panel(scored(), {}, [[(first, offered)], [(first, offered)], [(second, offered)]])
    by_choice = {item.choice: item for item in found.items}
    assert (by_choice[first].chosen, by_choice[first].offered) == (2, 3)
    assert (by_choice[second].chosen, by_choice[second].offered) == (1, 3)
