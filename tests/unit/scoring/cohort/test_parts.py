"""A group told in parts: what lies between groups, and what two tellings tell together."""

import pytest

from scoring.cohort.parts import Parts, is_few, merged, rings, tell_of_few


def test_between_groups_lie_rings() -> None:
    assert rings(here=12, phase=30, everybody=40) == {"here": 12, "phase": 18, "everybody": 10}


def test_where_a_group_is_hidden_two_rings_are_one() -> None:
    assert rings(here=12, phase=None, everybody=40) == {"here": 12, "phase+everybody": 28}


def test_parts_that_are_told_as_one_are_added_up() -> None:
    assert merged({"a": 1, "b": 2, "c": 3}, {"c", "a"}) == {"b": 2, "a+c": 4}
    assert merged({"a": 1}, set()) == {"a": 1}


@pytest.mark.parametrize(("count", "few"), [(0, False), (1, True), (5, True), (6, False)])
def test_fewer_than_k_are_few_but_nobody_is_not(count: int, few: bool) -> None:
    assert is_few(count, 6) == few
    assert is_few(-1, 6)


@pytest.mark.parametrize(
    ("before", "now", "few"),
    [
        ({"yes": 20, "no": 40}, {"yes": 34, "no": 41}, True),  # one newcomer says no
        ({"yes": 20, "no": 40}, {"yes": 35, "no": 40}, False),
        ({"a": 10, "b": 10, "c": 40}, {"a+b": 23, "c": 52}, True),  # three newcomers in a or b
        ({"a": 10, "b": 10, "c": 40}, {"a+c": 52, "b": 23}, True),
        ({"a+b": 20, "c": 40}, {"a": 13, "b+c": 62}, False),  # only the sum can be compared
        ({"a": 10, "b": 10}, {"a": 21, "b": 10, "c": 3}, True),  # a cell that was nobody's
        ({"a": 30, "b": 30, "c": 30}, {"a": 19, "b": 43, "c": 30}, True),  # 11 less and 13 more
    ],
)
def test_two_tellings_tell_of_few_by_what_both_can_be_added_up_to(
    before: Parts, now: Parts, few: bool
) -> None:
    assert tell_of_few(before, now, 10) == few
    assert tell_of_few(now, before, 10) == few
