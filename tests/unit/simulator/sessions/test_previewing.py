"""Trying a scenario out: a talk begun anywhere goes as the talk that came there."""

import random
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.format import Bundle
from scenarios.kinds import Timing
from scenarios.transcript import Acted, Event, LineSaid, MomentReached, Say, TalkBegan
from scenarios.words import Language
from simulator.engine import Stage
from simulator.sessions import Opened, open_bundle, open_scenario
from simulator.sessions.previewing import (
    Given,
    GivenError,
    Preview,
    feeling_given,
    preview,
    reload,
    situation_of,
)
from tests.functional.talking import any_act, play, small, small_bundle
from tests.functional.tui.playing import HandClock


def edited(*changes: tuple[str, str]) -> Opened:
    """The small scenario with some of its words changed."""
    text = small_bundle().files["scenario.yaml"].decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return open_bundle(Bundle({"scenario.yaml": text.encode()}), Language.BOKMAL)


def begun(opened: Opened | None = None, /, **where: object) -> Preview:
    return preview(
        opened or small(),
        Given(**where),  # type: ignore[arg-type]
        timing=Timing.UNTIMED,
        clock=HandClock(),
    )


@cache
def shipped() -> Stage:
    return open_scenario("butikktyveri", Language.BOKMAL).stage


def arrivals(events: tuple[Event, ...]) -> list[int]:
    return [at for at, event in enumerate(events) if isinstance(event, MomentReached)]


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_talk_begun_at_a_moment_goes_as_the_talk_that_came_there(seed: int) -> None:
    chance = random.Random(seed)
    stage = shipped() if seed % 2 else small().stage
    events = stage.begin(chance.randint)
    situation = stage.follow(None, events)
    for _ in range(12):
        open_choices = stage.open_choices(situation)
        if not open_choices:
            break
        new = stage.perform(situation, Say(chance.choice(open_choices).id))
        situation, events = stage.follow(situation, new), events + new
    for at in arrivals(events):
        moment = events[at]
        assert isinstance(moment, MomentReached)
        until = next(
            (n for n, e in enumerate(events[at:], at) if isinstance(e, Acted)), len(events)
        )
        before = stage.follow(None, events[:at])
        if stage.follow(None, events[:until]).ended is None:
            assert stage.come_to(before, moment.moment) == events[at:until]


def test_without_anything_given_it_begins_as_the_talk_does() -> None:
    opened = small()
    usual = opened.stage.begin(lambda low, high: (low + high) // 2)
    assert isinstance(usual[0], TalkBegan)
    assert begun(opened).session.transcript.events == usual[1:]


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_acts_that_are_given_lead_where_the_talk_came(seed: int) -> None:
    chance = random.Random(seed)
    opened = open_scenario("butikktyveri", Language.BOKMAL) if seed % 2 else small()
    stage = opened.stage
    events = stage.begin(chance.randint)
    assert isinstance(events[0], TalkBegan)
    feelings = events[0].feelings
    played = begun(opened, feelings=feelings).session
    acts = play(played, chance, chance.randrange(12))
    found = begun(opened, feelings=feelings, acts=tuple(acts))
    assert found.session.transcript.events == played.transcript.events
    assert found.refused is None
    talk = list(events)
    for act in acts:
        talk.extend(stage.perform(stage.follow(None, talk), act))
    assert found.session.transcript.events == tuple(talk[1:])


def test_an_act_that_is_not_possible_ends_what_is_done() -> None:
    found = begun(acts=(Say("hilse"), Say("ny_prat"), Say("retter")))
    done = [e.act for e in found.session.transcript.events if isinstance(e, Acted)]
    assert done == [Say("hilse")]
    assert found.refused == Say("ny_prat")


def test_feelings_facts_and_choices_hold_as_given() -> None:
    session = begun(
        moment="saken", feelings={"trust": 1, "trine.tension": 9}, told=("alene",), said=("hilse",)
    ).session
    now = session.situation
    assert (now.feelings["emma.trust"], now.feelings["trine.tension"]) == (1, 9)
    assert now.told == {"alene"}
    assert "hilse" in now.said
    assert [fact.id for fact in session.learned] == ["alene"]


def test_whoever_speaks_at_the_moment_is_in_the_room() -> None:
    absent = (
        "trine: {role: guardian, name: Trine,",
        "trine: {role: guardian, present: false, name: Trine,",
    )
    assert "trine" in situation_of(edited(absent).stage.scenario, Given("saken")).present
    assert "trine" not in situation_of(edited(absent).stage.scenario, Given("avslutning")).present


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ({"moment": "sakn"}, "saken"),
        ({"told": ("allene",)}, "alene"),
        ({"said": ("hilsen",)}, "hilse"),
        ({"reached": ("kjefte",)}, "kjeft"),
        ({"present": ("onkl",)}, "onkel"),
        ({"feelings": {"trsut": 2}}, "emma.trust"),
        ({"feelings": {"trust": 11}}, "0"),
    ],
)
def test_what_is_not_there_is_named_with_what_is_near(where: dict[str, object], said: str) -> None:
    with pytest.raises(GivenError) as told:
        begun(None, **where)
    assert said in str(told.value)


@pytest.mark.parametrize("text", ["trust", "=2", "trust=", "trust=-1", "trust=to", "trust=100"])
def test_what_is_no_feeling_is_refused(text: str) -> None:
    with pytest.raises(GivenError):
        feeling_given(text)


def test_a_feeling_is_read_with_and_without_its_person() -> None:
    assert feeling_given("trust=2") == ("trust", 2)
    assert feeling_given(" emma.trust = 10 ") == ("emma.trust", 10)


def test_nothing_is_kept_but_the_note_of_the_moment() -> None:
    session = begun().session
    session.act(Say("hilse"))
    session.keep_note("husk")
    session.keep_own_words(2, "hei")
    session.keep_ratings({"open": 3})
    kept = session.records.reflections(session.attempt)
    assert (kept.note, kept.own_words, kept.ratings) == ("husk", {}, {})


# -- a new version ---------------------------------------------------------------------------


def test_a_new_text_is_said_on_the_same_way() -> None:
    before = begun()
    before.session.act(Say("retter"))
    found = reload(before, edited(("Jeg orket ikke storefri.", "Jeg gadd ikke.")), HandClock())
    assert (found.turns, found.parting) == (1, None)
    assert found.preview.session.situation.moment == "saken"
    assert found.preview.session.situation.turn == 1


def test_what_is_not_possible_any_more_is_where_it_stops() -> None:
    before = begun()
    before.session.act(Say("hilse"))
    before.session.act(Say("retter"))
    found = reload(
        before, edited(("- id: retter", "- id: retter\n        when: emma.trust >= 9")), HandClock()
    )
    assert found.turns == 1
    assert found.parting is not None
    assert found.parting.refused
    assert (found.parting.turn, found.parting.act) == (2, Say("retter"))


def test_a_choice_that_was_renamed_is_followed() -> None:
    before = begun()
    before.session.act(Say("retter"))
    found = reload(before, edited(("- id: retter", "- id: rettigheter")), HandClock())
    assert (found.turns, found.parting) == (1, None)


def test_where_it_leads_elsewhere_is_told() -> None:
    before = begun()
    before.session.act(Say("retter"))
    found = reload(before, edited(("goto: saken", "goto: avslutning")), HandClock())
    assert found.parting is not None
    assert (found.parting.before, found.parting.after) == ("saken", "avslutning")


def test_a_moment_that_is_gone_is_told() -> None:
    before = begun(moment="avslutning")
    gone = edited(("  avslutning:", "  slutten:"), ("goto: avslutning", "goto: slutten"))
    with pytest.raises(GivenError):
        reload(before, gone, HandClock())


def test_any_talk_goes_again_on_the_same_version() -> None:
    for seed in range(30):
        chance = random.Random(seed)
        before = begun(moment=chance.choice(["", "saken", "avslutning"]))
        for _ in range(8):
            if before.session.ended:
                break
            before.session.act(any_act(before.session, chance))
        found = reload(before, small(), HandClock())
        assert found.parting is None
        assert found.preview.session.transcript.events == before.session.transcript.events
        assert found.preview.session.story() == before.session.story()


def test_lines_of_the_moment_are_said_when_it_begins_there() -> None:
    events = begun(moment="avslutning").session.transcript.events
    assert any(isinstance(event, LineSaid) for event in events)
