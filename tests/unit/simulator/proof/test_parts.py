"""The parts of the proof by themselves."""

import pickle
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.model import Effect, bounded
from scenarios.techniques import Technique
from scenarios.transcript import Say
from scoring.shipped import shipped_rubric
from simulator.engine import Stage
from simulator.proof import Bounds, Example, Kind, meanwhile, prove, reachable
from simulator.proof.board import Board
from simulator.proof.chance import distribution
from simulator.proof.findings import ContradictedError
from simulator.proof.layout import Layout
from simulator.proof.moves import Moves
from simulator.proof.probes import perform
from simulator.proof.reach import spread
from simulator.proof.shown import Shown
from simulator.proof.valuations import Valuations
from tests.builders import a_scenario, choice, moment, reaction
from tests.unit.simulator.proof.generated import generated

FEELINGS = ("emma.tension", "emma.trust")
values = st.fixed_dictionaries(dict.fromkeys(FEELINGS, st.integers(0, 10)))


@given(st.lists(values, min_size=1), st.sampled_from(FEELINGS), st.integers(-10, 10))
def test_a_move_of_bits_is_a_bounded_addition(
    some: list[dict[str, int]], name: str, change: int
) -> None:
    laid_out = Valuations(FEELINGS)
    person, feeling = name.split(".")
    bits = 0
    for each in some:
        bits |= laid_out.single(each)
    moved = {tuple({**each, name: bounded(each[name] + change)}.items()) for each in some}
    effects = (Effect(person, feeling, change),)
    after = laid_out.after(bits, effects)
    assert {tuple(sorted(each.items())) for each in laid_out.each(after)} == {
        tuple(sorted(each)) for each in moved
    }
    assert laid_out.before(after, effects) & bits == bits


def test_what_is_asked_of_nobody_is_ruled_out() -> None:
    never = reaction("a1/never", "…", when="emma.trust >= 9")
    stage = Stage(
        a_scenario(
            moment("a", choice("a1", Technique.CLOSED, reactions=[never, reaction("a1/default")]))
        )
    )
    for bounds in (Bounds(), Bounds(exact=1)):
        found = reachable(stage, bounds)
        assert (Kind.REACTION, "a1/never") in found.ruled_out
        assert (Kind.REACTION, "a1/default") in found.examples
        assert (Kind.ENDING, "avtale") in found.ruled_out


def test_a_talk_that_shows_what_was_ruled_out_is_no_part_of_a_proof() -> None:
    never = reaction("a1/never", "…", when="emma.trust >= 9")
    stage = Stage(
        a_scenario(
            moment("a", choice("a1", Technique.CLOSED, reactions=[never, reaction("a1/default")]))
        )
    )
    shown = {(Kind.REACTION, "a1/never"): Example((), ())}
    for bounds in (Bounds(), Bounds(exact=1)):
        with pytest.raises(ContradictedError, match="a1/never"):
            reachable(stage, bounds, late=[shown])


def test_talks_without_harm_are_played_where_too_much_would_have_to_be_searched() -> None:
    """What only a long talk without harm comes to is shown before anything is searched for."""
    told = reaction("ask/told", when="emma.trust >= 9", end="avtale")
    warm = reaction("warm/default", effects={"emma.trust": 1})
    cold = reaction("cold/default", effects={"emma.trust": -10})
    stage = Stage(
        a_scenario(
            moment(
                "a",
                choice("warm", Technique.ACKNOWLEDGE, reactions=[warm], once=False),
                choice("cold", Technique.THREAT, reactions=[cold], once=False),
                choice(
                    "ask", Technique.CLOSED, reactions=[told, reaction("ask/default")], once=False
                ),
            )
        )
    )
    target = (Kind.REACTION, "ask/told")
    little = Bounds(exact=1, searched=1, together=1)
    assert target in reachable(stage, little).examples
    assert target in reachable(stage, replace(little, idle=0)).undecided


def test_a_talk_that_shows_nothing_new_is_not_kept() -> None:
    stage = Stage(a_scenario(moment("a", choice("a1", Technique.CLOSED, end="avtale"))))
    shown, events = Shown(stage.scenario), perform(stage, [Say("a1")], min)
    assert shown.see_if_new(events)
    assert not shown.see_if_new(events)
    assert len(shown.talks) == 1
    assert (Kind.ENDING, "avtale") in shown


def test_a_limit_is_found_by_following_and_not_only_by_playing() -> None:
    """Else one that no example happened to show would be called ruled out."""
    checked = 0
    for seed in range(40):
        stage = Stage(generated(seed))
        found = spread(Moves(Board(Layout(stage.scenario))), 4_000)
        if not found.complete:
            continue
        shown = {t for t in reachable(stage, Bounds()).examples if t[0] is Kind.LIMIT}
        assert {target for target in found.first if target[0] is Kind.LIMIT} == shown
        checked += bool(shown)
    assert checked > 3


def test_who_is_led_round_by_ways_out_is_stuck() -> None:
    there = choice("there", Technique.ACKNOWLEDGE, goto="b", once=False)
    back = choice("back", Technique.ACKNOWLEDGE, goto="a", once=False)
    stage = Stage(
        a_scenario(
            moment(
                "a",
                choice("a1", Technique.CLOSED, end="slutt"),
                choice("a2", Technique.CLOSED, goto="b"),
                fallback=there,
            ),
            moment("b", choice("b1", Technique.CLOSED, goto="a", when="said(a1)"), fallback=back),
        )
    )
    found = reachable(stage, Bounds()).stuck
    assert found.nobody
    ring = Stage(
        a_scenario(
            moment("a", choice("a2", Technique.CLOSED, goto="b"), fallback=there),
            moment("b", choice("b1", Technique.CLOSED, goto="a"), fallback=back),
        )
    )
    for bounds in (Bounds(), Bounds(exact=1)):
        held = reachable(ring, bounds).stuck.held
        assert {each.moment for each in held} == {"a", "b"}


@pytest.mark.parametrize(
    ("when", "shift"), [("turns_since(a1) >= 6", None), ("shifts(mor) >= 5", "mor")]
)
def test_who_is_led_round_until_something_is_old_or_often_enough_is_not_stuck(
    when: str, shift: str | None
) -> None:
    out = reaction("a/again/out", when=when, end="slutt")
    back = reaction("a/again/default", shift=shift)
    again = choice("again", Technique.ACKNOWLEDGE, reactions=[out, back], once=False)
    stage = Stage(a_scenario(moment("a", choice("a1", Technique.CLOSED), fallback=again)))
    for bounds in (Bounds(), Bounds(exact=1)):
        assert not reachable(stage, bounds).stuck.held


def test_what_grows_and_is_asked_of_by_nobody_leads_round_all_the_same() -> None:
    back = reaction("a/again/default", shift="mor")
    again = choice("again", Technique.ACKNOWLEDGE, reactions=[back], once=False)
    stage = Stage(a_scenario(moment("a", choice("a1", Technique.CLOSED), fallback=again)))
    for bounds in (Bounds(), Bounds(exact=1)):
        assert [each.moment for each in reachable(stage, bounds).stuck.held] == ["a"]


def test_nobody_is_stuck_where_every_line_is_used_up() -> None:
    stage = Stage(a_scenario(moment("a", choice("a1", Technique.CLOSED))))
    assert reachable(stage, Bounds(exact=1)).stuck.nobody


def test_shares_are_exact() -> None:
    scenario = a_scenario(
        moment(
            "a",
            choice("on", Technique.CLOSED, once=False),
            choice("agree", Technique.CLOSED, end="avtale"),
            choice("stop", Technique.CLOSED, end="slutt"),
        )
    )
    found = distribution(spread(Moves(Board(Layout(scenario))), 1_000))
    assert found is not None
    assert sum(found.endings.values()) + found.unfinished == 1
    assert found.unfinished == Fraction(1, 3**400)
    assert found.endings["avtale"] == found.endings["slutt"]


def test_a_proof_can_be_handed_to_another_process() -> None:
    scenario = a_scenario(moment("a", choice("a1", Technique.CLOSED, end="avtale")))
    rubric = shipped_rubric()
    proof = prove(scenario, rubric, meanwhile=meanwhile(scenario, rubric, 4))
    again = pickle.loads(pickle.dumps(proof))  # noqa: S301 our own bytes
    assert again.reachable.examples == proof.reachable.examples
    assert again.players is not None
    assert again.players.count == 4
    assert sum(again.players.endings.values()) == 4
