"""The JSON form of coverage."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.graph.coverage import Basis, Coverage, CoverageError, dump, load

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "coverage.md"
SHARES = st.dictionaries(st.text(max_size=12), st.floats(0, 1), max_size=4)
WHOLE: dict[str, object] = {"format": 1, "scenario": "a", "hash": "b", "basis": "talks", "talks": 3}
WRONG: list[dict[str, object]] = [
    {"format": 2},
    {"format": True},
    {"basis": "hearsay"},
    {"basis": None},
    {"hash": 7},
    {"talks": -1},
    {"talks": True},
    {"moments": []},
    {"moments": {"m": 1.01}},
    {"moments": {"m": -0.01}},
    {"moments": {"m": True}},
    {"moments": {"m": "1"}},
    {"moments": {"m": float("nan")}},
    {"reactions": {"m": float("inf")}},
]


@given(
    st.builds(
        Coverage,
        st.text(max_size=9),
        st.text(max_size=9),
        st.sampled_from(Basis),
        st.none() | st.integers(0, 999),
        SHARES,
        SHARES,
        SHARES,
        SHARES,
    )
)
def test_what_is_written_is_read_again(coverage: Coverage) -> None:
    assert load(dump(coverage)) == coverage


def test_a_longer_report_may_hold_it() -> None:
    text = json.dumps({"findings": [1], "coverage": WHOLE | {"moments": {"m": 0.5}, "more": 1}})
    assert load(text).moments == {"m": 0.5}
    assert load(text).endings == {}


def test_the_example_of_the_page_is_one() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert load(example).talks == 120


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"coverage": {}}',
        "[" * 100_000,
        *(json.dumps({"coverage": WHOLE | change}) for change in WRONG),
    ],
)
def test_what_is_no_coverage_is_refused(text: str) -> None:
    with pytest.raises(CoverageError):
        load(text)
