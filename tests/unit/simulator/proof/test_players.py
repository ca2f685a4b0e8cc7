"""Players who do not listen: what they are said to have shown is so, and groups of them add up."""

from scenarios.model import Phase
from scenarios.techniques import Technique
from scenarios.transcript import Say
from scoring.shipped import shipped_rubric
from simulator.engine import Stage
from simulator.proof import (
    Kind,
    Players,
    meanwhile,
    play_by_chance,
    play_greedily,
    prove,
    together,
)
from simulator.proof.shown import Examples
from simulator.proof.talks import Example, Rehearsal, happened
from tests.builders import a_scenario, choice, moment
from tests.unit.simulator.proof.generated import generated

SEEDS = range(3)
PLAYERS = 12


def shown_by(stage: Stage, example: Example) -> set[object]:
    """Everything that is shown by performing an example, by the engine alone."""
    rehearsal = Rehearsal(stage)
    stood = rehearsal.begin(example.feelings)
    events = list(stood.events)
    for act in example.acts:
        stood = rehearsal.perform(stood, act)
        events += stood.events
    return set(happened(events))


def test_each_talk_shows_what_it_is_kept_for_and_not_an_act_before() -> None:
    for seed in SEEDS:
        scenario = generated(seed)
        stage = Stage(scenario)
        players = play_by_chance(scenario, shipped_rubric(), range(PLAYERS))
        assert {t for t in players.shown if t[0] is not Kind.RUN_OUT} == players.reached.keys()
        for target, example in players.shown.items():
            if target[0] is Kind.RUN_OUT:
                continue
            assert target in shown_by(stage, example)
            if example.acts:
                before = Example(example.feelings, example.acts[:-1])
                assert target not in shown_by(stage, before)


def test_groups_are_as_one_crowd() -> None:
    for seed in SEEDS:
        scenario, rubric = generated(seed), shipped_rubric()
        whole = play_by_chance(scenario, rubric, range(PLAYERS))
        parts = [play_by_chance(scenario, rubric, range(i, i + 4)) for i in range(0, PLAYERS, 4)]
        joined = together(parts)
        assert summed(joined) == summed(whole)
        assert lengths(joined) == lengths(whole)


def summed(players: Players) -> tuple[object, ...]:
    return (
        players.count,
        players.holds,
        players.endings,
        players.levels,
        players.gates,
        players.reached,
    )


def lengths(players: Players) -> dict[object, int]:
    return {target: len(example.acts) for target, example in players.shown.items()}


def test_examples_keep_the_shortest_of_all_that_were_seen() -> None:
    target = (Kind.ENDING, "avtale")
    long, short = Example((), (Say("a1"), Say("a2"))), Example((), (Say("a2"),))
    for first, then in ((long, short), (short, long)):
        examples = Examples()
        examples.join({target: first})
        examples.join({target: then})
        assert examples.found == {target: short}


def test_fewer_players_than_are_waited_for_play_all_the_same() -> None:
    scenario = a_scenario(moment("a", choice("a1", Technique.CLOSED, end="avtale")))
    rubric = shipped_rubric()
    proof = prove(scenario, rubric, meanwhile=meanwhile(scenario, rubric, 5))
    assert proof.players is not None
    assert proof.players.count == 5
    assert prove(scenario, rubric).players is None


def test_who_weighs_each_act_says_what_is_worth_most_and_least() -> None:
    scenario = a_scenario(
        moment(
            "a",
            choice("leads", Technique.LEADING_TAG, end="avtale"),
            choice("asks", Technique.OPEN_INVITATION, end="avtale"),
            phase=Phase.ACCOUNT,
        )
    )
    best, worst = play_greedily(scenario, shipped_rubric())
    assert [talk.example.acts[-1] for talk in (best, worst)] == [Say("asks"), Say("leads")]
