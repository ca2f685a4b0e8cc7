"""How difficult a scenario is, from what players got."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scenarios.model import Level
from scenarios.techniques import Technique
from scoring.gates import GateStatus
from scoring.rubric import Gate, Principle
from scoring.scorecard import Level as Attained
from scoring.shipped import shipped_rubric
from simulator.proof import Kind, Players, how_far, level_of, measured, play_by_chance, play_kindly
from simulator.proof.difficulty import ADVANCED_BELOW, BASIC_FROM
from tests.builders import a_scenario, choice, moment
from tests.unit.simulator.proof.generated import generated

SMALL = generated(1)
FOUR = play_by_chance(SMALL, shipped_rubric(), range(4))


def players(level: Attained | None, status: GateStatus, holds: int = 0) -> Players:
    """Return four players who all got the same."""
    levels = {principle: {level: 4} for principle in Principle}
    gates = {gate: {status: 4} for gate in Gate}
    return replace(FOUR, count=4, holds=holds, levels=levels, gates=gates)


def test_only_the_two_highest_levels_count() -> None:
    for level, principles in ((None, 0), (Attained.PARTLY, 0), (Attained.GOOD, 8)):
        far = how_far(players(level, GateStatus.PASSED, 2))
        assert (far.principles, far.gates, far.holds) == (principles, 4, 0.5)


def test_a_gate_that_is_not_come_to_counts_as_the_others() -> None:
    half = players(Attained.GOOD, GateStatus.PASSED)
    gates = dict(half.gates)
    gates[Gate.TRUTH] = {GateStatus.FAILED: 4}
    gates[Gate.SAFETY] = {GateStatus.NOT_TRIED: 4}
    assert how_far(replace(half, gates=gates)).gates == 4 * 2 / 3
    assert how_far(players(None, GateStatus.NOT_TRIED)).gates == 0


def test_both_kinds_weigh_alike() -> None:
    none, all_ = players(None, GateStatus.FAILED), players(Attained.GOOD, GateStatus.PASSED)
    assert measured(none, all_) == measured(all_, none) == 6


@given(st.floats(0, 12), st.floats(0, 12))
def test_who_gets_further_has_it_no_harder(one: float, other: float) -> None:
    order = list(Level)
    further, less = max(one, other), min(one, other)
    assert order.index(level_of(further)) <= order.index(level_of(less))


def test_the_bounds_belong_to_the_easier_level() -> None:
    assert level_of(BASIC_FROM) is Level.BASIC
    assert level_of(ADVANCED_BELOW) is Level.INTERMEDIATE


def test_friendly_players_say_any_of_the_kindest_lines() -> None:
    small = a_scenario(
        moment(
            "a",
            choice("coldly", Technique.CLOSED, end="avtale"),
            choice("warmly", Technique.SUPPORT, end="slutt"),
            choice("as_warmly", Technique.AFFIRM, goto="b"),
        ),
        moment("b", choice("on", Technique.SUPPORT, end="slutt")),
    )
    some = play_kindly(small, shipped_rubric(), range(20))
    assert set(some.endings) == {"slutt"}
    assert 0 < some.reached[Kind.MOMENT, "b"] < some.count
    assert play_kindly(small, shipped_rubric(), range(20)).reached == some.reached
