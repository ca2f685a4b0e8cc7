"""Every shipped scenario is proved: all can be seen, nobody gets stuck or slips through.

And those who play without listening get as far as the page for instructors says.
"""

import pytest

from scenarios.library import heads
from scenarios.model import Level
from scoring.shipped import shipped_rubric
from simulator.proof import Players, Proof, how_far, level_of, meanwhile, measured, prove
from tests.functional.library.tables import table
from tests.functional.library.test_shipped import SHIPPED, scenario_of

RANDOM_PLAYERS = 1000


@pytest.fixture(scope="module", params=SHIPPED)
def name(request: pytest.FixtureRequest) -> str:
    """One scenario after the other, so that each is proved once for all that is asked of it."""
    return str(request.param)


@pytest.fixture(scope="module")
def proof(name: str) -> Proof:
    scenario, rubric = scenario_of(name), shipped_rubric()
    return prove(scenario, rubric, meanwhile=meanwhile(scenario, rubric, RANDOM_PLAYERS))


def crowds(proof: Proof) -> tuple[Players, Players]:
    """Return those who played by chance, and those who were only friendly."""
    assert proof.players is not None
    assert proof.friendly is not None
    return proof.players, proof.friendly


@pytest.mark.slow
def test_all_can_be_seen_and_nobody_gets_stuck(proof: Proof) -> None:
    assert proof.decided, (proof.reachable.undecided, proof.reachable.stuck.undecided)
    assert proof.reachable.ruled_out == frozenset()
    assert proof.reachable.stuck.nobody


@pytest.mark.slow
def test_no_way_of_playing_that_does_not_listen_gets_through(proof: Proof) -> None:
    assert [each.name for each in proof.given_away] == []


@pytest.mark.slow
def test_chance_does_not_get_one_through(proof: Proof) -> None:
    players, _ = crowds(proof)
    assert (players.count, players.holds) == (RANDOM_PLAYERS, 0)


@pytest.mark.slow
def test_the_stated_level_is_the_measured_one(name: str, proof: Proof) -> None:
    far = measured(*crowds(proof))
    assert level_of(far) is scenario_of(name).level, far


@pytest.mark.slow
def test_the_page_says_how_far_they_get(name: str, proof: Proof) -> None:
    rows = {row["scenario"]: row for row in table("Hvor vanskelige de er")}
    row = list(rows[scenario_of(name).title].values())[1:]
    assert row == figures(proof)


def figures(proof: Proof) -> list[str]:
    """Return how far they get as the page says it."""
    found = []
    for players in crowds(proof):
        far = how_far(players)
        found += [f"{far.principles:.1f}", f"{far.gates:.1f}", f"{100 * far.holds:.0f} %"]
    found.append(f"{measured(*crowds(proof)):.2f}")
    return [each.replace(".", ",") for each in found]


def test_a_listing_is_easiest_first() -> None:
    order = [head.level for head in heads()]
    assert order == sorted(order, key=list(Level).index)
    assert set(order) == set(Level)
    assert len(table("Hvor vanskelige de er")) == len(SHIPPED)
