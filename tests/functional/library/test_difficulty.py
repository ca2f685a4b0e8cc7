"""How difficult the scenarios are: the levels that are stated are those that are measured."""

from functools import cache

import pytest

from scenarios.library import heads
from scenarios.model import Level
from scoring.shipped import shipped_rubric
from simulator.proof import FRIENDLY_PLAYERS, Players, how_far, level_of, measured, play_kindly
from tests.functional.library.tables import table
from tests.functional.library.test_shipped import (
    SHIPPED,
    by_chance,
    every_scenario,
    scenario_of,
)


@cache
def kindly(name: str) -> Players:
    return play_kindly(scenario_of(name), shipped_rubric(), range(FRIENDLY_PLAYERS))


@every_scenario
@pytest.mark.slow
def test_the_stated_level_is_the_measured_one(name: str) -> None:
    far = measured(by_chance(name), kindly(name))
    assert level_of(far) is scenario_of(name).level, far


@every_scenario
@pytest.mark.slow
def test_the_page_says_how_far_they_get(name: str) -> None:
    rows = {row["scenario"]: row for row in table("Hvor vanskelige de er")}
    row = list(rows[scenario_of(name).title].values())[1:]
    assert row == figures(name)


def figures(name: str) -> list[str]:
    """Return how far they get as the page says it."""
    found = []
    for players in (by_chance(name), kindly(name)):
        far = how_far(players)
        found += [f"{far.principles:.1f}", f"{far.gates:.1f}", f"{100 * far.holds:.0f} %"]
    found.append(f"{measured(by_chance(name), kindly(name)):.2f}")
    return [each.replace(".", ",") for each in found]


def test_a_listing_is_easiest_first() -> None:
    order = [head.level for head in heads()]
    assert order == sorted(order, key=list(Level).index)
    assert set(order) == set(Level)
    assert len(table("Hvor vanskelige de er")) == len(SHIPPED)
