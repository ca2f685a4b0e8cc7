"""Guards: what can be written, and that it means the same when written again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.guards import (
    MAX_GUARD_DEPTH,
    And,
    Circumstance,
    Comparison,
    Count,
    CountIs,
    FeelingIs,
    Guard,
    GuardError,
    Happened,
    Happening,
    Is,
    Not,
    Or,
    parse,
    specificity,
    unparse,
)

NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True).filter(
    lambda name: name not in {"and", "or", "not"}
)
COMPARISONS = st.sampled_from(Comparison)
ATOMS: st.SearchStrategy[Guard] = st.one_of(
    st.builds(FeelingIs, NAMES, NAMES, COMPARISONS, st.integers(0, 10)),
    st.builds(CountIs, st.just(Count.LIMIT_STEP), NAMES, COMPARISONS, st.integers(0, 5)),
    st.builds(
        CountIs, st.sampled_from([Count.SHIFTS, Count.TURNS_SINCE]), NAMES, COMPARISONS,
        st.integers(0, 99),
    ),
    st.builds(Happened, st.sampled_from(Happening), NAMES),
    st.builds(Is, st.sampled_from(Circumstance)),
)  # fmt: skip
GUARDS: st.SearchStrategy[Guard] = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds(Not, inner), st.builds(And, inner, inner), st.builds(Or, inner, inner)
    ),
    max_leaves=6,
)


@given(GUARDS)
def test_guard_survives_being_written(guard: Guard) -> None:
    assert parse(unparse(guard)) == guard


@given(st.text(alphabet="abe.()<>=! 0123456789ornotdsi_", max_size=60) | st.text(max_size=40))
def test_whatever_is_read_is_read_or_refused_inside_the_text(text: str) -> None:
    try:
        guard = parse(text)
    except GuardError as error:
        assert 0 <= error.offset <= len(text)  # noqa: PT017
    else:
        assert parse(unparse(guard)) == guard


@pytest.mark.parametrize(
    ("opening", "closing", "each"), [("(", ")", 1), ("not ", "", 1), ("(not ", ")", 2)]
)
def test_nesting_is_bounded(opening: str, closing: str, each: int) -> None:
    within = MAX_GUARD_DEPTH // each
    deepest = parse(opening * within + "finished" + closing * within)
    assert unparse(deepest).endswith("finished")
    for many in (within + 1, 100):
        with pytest.raises(GuardError):
            parse(opening * many + "finished" + closing * many)


@pytest.mark.parametrize(
    ("sign", "holds"),
    [
        (">=", [4, 5]),
        ("<=", [3, 4]),
        (">", [5]),
        ("<", [3]),
        ("==", [4]),
        ("!=", [3, 5]),
    ],
)
def test_a_comparison_holds_as_it_is_written(sign: str, holds: list[int]) -> None:
    guard = parse(f"emma.trust {sign} 4")
    assert isinstance(guard, FeelingIs)
    assert [each for each in (3, 4, 5) if guard.comparison.holds(each, guard.number)] == holds


def test_brackets_beside_each_other_are_not_nested() -> None:
    many = 2 * MAX_GUARD_DEPTH
    assert unparse(parse(" and ".join(["(finished)"] * many))) == " and ".join(["finished"] * many)


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("finished", 1),
        ("finished and invites and accurate", 3),
        ("finished or invites and accurate", 1),
        ("not (finished and invites)", 2),
    ],
)
def test_specificity_counts_what_must_hold_together(text: str, conditions: int) -> None:
    assert specificity(parse(text)) == conditions
    assert specificity(None) == 0
