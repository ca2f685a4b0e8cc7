"""The parallel scenarios: each pair trains the same, as often, in another case.

Counted are the opportunities that the attentive play of each meets. Small numbers cannot be
compared by shares: a difference of one is always allowed.
"""

from functools import cache

import pytest

from scenarios.library import INCLUDED, heads
from scoring.rubric import Principle
from tests.functional.library.tables import table
from tests.functional.library.test_shipped import SHIPPED, played, scenario_of, scored

MOST_APART = 0.2
"""Of the one that has more."""
PAIRS = tuple(
    (head.id, head.parallel) for head in heads() if head.parallel and head.id < head.parallel
)


@cache
def opportunities(name: str) -> dict[Principle, int]:
    card = scored(*played(INCLUDED / name / "plays" / "attentive.yaml"))
    return {principle: profile.opportunities for principle, profile in card.profiles.items()}


def test_three_pairs_name_each_other() -> None:
    assert len(PAIRS) == 3
    for one, other in PAIRS:
        assert {one, other} <= set(SHIPPED)
        assert scenario_of(one).parallel == other
        assert scenario_of(other).parallel == one


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("principle", Principle)
def test_a_pair_holds_as_many_opportunities(one: str, other: str, principle: Principle) -> None:
    fewer, more = sorted(opportunities(name)[principle] for name in (one, other))
    assert fewer > 0
    assert more - fewer <= max(1, MOST_APART * more), (fewer, more)


def test_the_page_counts_them_right() -> None:
    written = table("Par som øver det samme")
    assert {name for row in written for name in row if name != "prinsipp"} == {
        scenario_of(name).title for pair in PAIRS for name in pair
    }
    for row, principle in zip(written, Principle, strict=True):
        for name in (name for pair in PAIRS for name in pair):
            assert row[scenario_of(name).title] == str(opportunities(name)[principle]), principle
