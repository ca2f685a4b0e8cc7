"""What a talk does with acts."""

from dataclasses import replace
from typing import TypeVar, get_args

import pytest

from scenarios.model import (
    Answers,
    Effect,
    Feeling,
    LimitMove,
    Line,
    Meaning,
    Person,
    Reaction,
    Role,
    Severity,
    Step,
    Unlock,
)
from scenarios.techniques import Technique as T
from scenarios.transcript import (
    Act,
    Acted,
    Encourage,
    Event,
    FactTold,
    FeelingChanged,
    FloorGiven,
    FocusShifted,
    Interrupted,
    Length,
    LimitReached,
    LimitSettled,
    LineSaid,
    MomentReached,
    NameLimit,
    OfferBreak,
    Reacted,
    Say,
    Summarise,
    TalkEnded,
    Wait,
)
from simulator.engine import ActRefused, Divergence, RefusalReason, Stage
from simulator.engine.folding import _FOLDS
from tests.builders import (
    a_distortion,
    a_fact,
    a_limit,
    a_scenario,
    choice,
    moment,
    reaction,
    silence,
)


def lowest(low: int, high: int) -> int:
    return low


def play(stage: Stage, *acts: Act) -> list[Event]:
    events = list(stage.begin(lowest))
    for act in acts:
        events.extend(stage.perform(stage.follow(None, events), act))
    return events


K = TypeVar("K")


def kinds(events: list[Event], kind: type[K]) -> list[K]:
    return [event for event in events if isinstance(event, kind)]


def test_a_talk_begins_where_the_scenario_says_and_gives_the_floor() -> None:
    stage = Stage(a_scenario(moment("a", choice("x", T.OPEN_INVITATION, end="avtale"))))
    events = stage.begin(lowest)
    assert [type(e).__name__ for e in events] == [
        "TalkBegan",
        "MomentReached",
        "LineSaid",
        "FloorGiven",
    ]
    assert events[-1] == FloorGiven(("x",), Meaning.THINKING, marked=False, unfinished=False)


def test_the_most_specific_reaction_wins_wherever_it_stands() -> None:
    picked = choice(
        "x",
        T.OPEN_INVITATION,
        reactions=[
            reaction("x/default", "kort"),
            reaction("x/one", "mer", when="emma.trust >= 3"),
            reaction("x/two", "alt", when="emma.trust >= 3 and emma.tension >= 5"),
        ],
    )
    events = play(Stage(a_scenario(moment("a", picked))), Say("x"))
    assert LineSaid("x/two/0", "emma", unfinished=False) in events


@pytest.mark.parametrize(
    ("technique", "told"),
    [(T.OPEN_INVITATION, True), (T.WH_QUESTION, False), (T.CLOSED, False)],
)
def test_a_fact_opens_to_trust_and_form_together(technique: T, told: bool) -> None:
    picked = choice(
        "x",
        technique,
        reactions=[reaction("x/tells", "det", tells=["f"]), reaction("x/default", "niks")],
    )
    fact = a_fact("f", unlock=Unlock(open=3, directive=6, closed=None))
    events = play(Stage(a_scenario(moment("a", picked), facts=[fact])), Say("x"))
    assert (FactTold("f", "emma") in events) is told


def test_waiting_lets_the_next_segment_come_and_speaking_cuts_it_off() -> None:
    fact = a_fact("f")
    opened = choice(
        "x", T.OPEN_INVITATION, reactions=[reaction("x/default", "a", "b", "c", tells=["f"])]
    )
    other = choice("y", T.CLOSED)
    stage = Stage(
        a_scenario(
            moment("a", opened, other), facts=[fact], interruption=[Effect("emma", "trust", -1)]
        )
    )
    waited = play(stage, Say("x"), Wait(Length.SHORT), Encourage())
    assert [e.line for e in kinds(waited, LineSaid)][-3:] == [
        "x/default/0",
        "x/default/1",
        "x/default/2",
    ]
    assert FactTold("f", "emma") in waited

    cut = play(stage, Say("x"), Say("y"))
    assert Interrupted("emma", ("x/default/1", "x/default/2")) in cut
    assert FeelingChanged("emma", "trust", 2) in cut
    assert FactTold("f", "emma") not in cut


def test_a_line_that_is_only_a_cue_gives_no_floor_of_its_own() -> None:
    cue_first = Reaction(
        "x/default",
        lines=(Line("x/default/0", None, "", "Hun ser ned."), Line("x/default/1", "emma", "Ja.")),
    )
    events = play(
        Stage(a_scenario(moment("a", choice("x", T.CLOSED, reactions=[cue_first])))), Say("x")
    )
    assert [type(e).__name__ for e in events[-3:]] == ["LineSaid", "LineSaid", "FloorGiven"]


def test_silence_is_answered_by_the_moment_else_the_scene_else_the_scenario() -> None:
    own = Answers(silence=silence(Meaning.UPSET, ref="a"))
    scene = Answers(silence=silence(Meaning.UNWILLING, ref="scene:s"))
    stage = Stage(
        a_scenario(
            moment("a", choice("x", T.CLOSED, goto="b"), answers=own, scene="s"),
            moment("b", choice("y", T.CLOSED, goto="c"), scene="s"),
            moment("c", choice("z", T.CLOSED)),
            scenes={"s": scene},
        )
    )
    events = play(
        stage, Wait(Length.LONG), Say("x"), Wait(Length.SHORT), Say("y"), Wait(Length.LONG)
    )
    answered = [e.reaction for e in kinds(events, Reacted)]
    assert answered[0::2] == [
        "a/silence.long/default",
        "scene:s/silence.short/default",
        "scenario/silence.long/default",
    ]
    floors = [e for e in events if isinstance(e, FloorGiven)]
    assert (floors[0].meaning, floors[0].marked) == (Meaning.UPSET, True)
    assert (floors[2].meaning, floors[2].marked) == (Meaning.UNWILLING, False)


def test_limits_are_reached_named_and_settled() -> None:
    limit = a_limit("kjeft", Severity.BREACH)
    scold = choice("x", T.CLOSED, reactions=[reaction("x/default", "!", raises=["kjeft"])])
    calm = choice(
        "y",
        T.LIMIT_GUIDANCE,
        limit=LimitMove("kjeft", Step.GUIDANCE),
        when="reached(kjeft) and limit_step(kjeft) >= information and turns_since(kjeft) <= 2",
        reactions=[reaction("y/default", "ok", settles=["kjeft"])],
    )
    stage = Stage(a_scenario(moment("a", scold, calm), limits=[limit]))
    start = stage.follow(None, play(stage))
    assert [c.id for c in stage.open_choices(start)] == ["x"]
    events = play(stage, Say("x"), NameLimit("kjeft", Step.INFORMATION), Say("y"))
    assert kinds(events, LimitReached) == [LimitReached("kjeft")]
    assert kinds(events, LimitSettled) == [LimitSettled("kjeft")]
    situation = stage.follow(None, events)
    assert situation.ladder == {"kjeft": Step.GUIDANCE}
    assert not situation.reached


def test_shifts_are_counted_per_topic() -> None:
    shifting = choice(
        "x", T.CLOSED, once=False, reactions=[reaction("x/default", "?", shift="vakten")]
    )
    events = play(Stage(a_scenario(moment("a", shifting))), Say("x"), Say("x"))
    assert kinds(events, FocusShifted) == [FocusShifted("vakten", 1), FocusShifted("vakten", 2)]


def test_what_is_said_on_arriving_stirs_things_up_once() -> None:
    stage = Stage(
        a_scenario(
            moment("a", choice("x", T.CLOSED, goto="b"), choice("z", T.CLOSED, goto="b")),
            moment("b", choice("y", T.CLOSED, goto="a"), raises=["kjeft"], shift="vakten"),
            limits=[a_limit("kjeft")],
        )
    )
    events = play(stage, Say("x"), Say("y"), Say("z"))
    assert kinds(events, LimitReached) == [LimitReached("kjeft")]
    assert kinds(events, FocusShifted) == [FocusShifted("vakten", 1)]


def test_a_summary_knows_whether_it_was_true_and_asked() -> None:
    tell = choice("x", T.OPEN_INVITATION, reactions=[reaction("x/default", "det", tells=["f"])])
    scenario = a_scenario(
        moment("a", tell), facts=[a_fact("f")], distortions=[a_distortion("d", "f")]
    )
    answers = (
        reaction("s/good", "Ja.", when="accurate and invites"),
        reaction("s/bad", "Nei.", when="not accurate"),
        reaction("s/default", "Mm."),
    )
    stage = Stage(replace(scenario, answers=replace(scenario.answers, summarise=answers)))
    assert stage.statements(stage.follow(None, play(stage))) == ()
    offered = {
        s.id: s.distorted for s in stage.statements(stage.follow(None, play(stage, Say("x"))))
    }
    assert offered == {"f": False, "d": True}
    for act, expected in (
        (Summarise(("f",), invites=True), "s/good"),
        (Summarise(("f", "d"), invites=True), "s/bad"),
        (Summarise(("f",), invites=False), "s/default"),
    ):
        last = play(stage, Say("x"), act)
        assert kinds(last, Reacted)[-1].reaction == expected


def test_who_spoke_last_can_answer_a_nod() -> None:
    mother = Person("trine", Role.GUARDIAN, "Trine", {"trust": Feeling(3), "tension": Feeling(3)})
    shout = choice("x", T.CLOSED, reactions=[reaction("x/default", "!", speaker="trine")])
    nods = (
        reaction("n/trine", "ja", speaker="trine", when="spoke(trine)"),
        reaction("n/default", "mm"),
    )
    scenario = a_scenario(moment("a", shout), people=[mother])
    stage = Stage(replace(scenario, answers=replace(scenario.answers, encourage=nods)))
    answered = [
        each.reaction for each in kinds(play(stage, Encourage(), Say("x"), Encourage()), Reacted)
    ]
    assert answered == ["n/default", "x/default", "n/trine"]


def test_lines_on_arriving_are_said_once() -> None:
    stage = Stage(
        a_scenario(
            moment(
                "a", choice("x", T.CLOSED, goto="b"), choice("z", T.CLOSED, goto="b"), says=["hei"]
            ),
            moment("b", choice("y", T.CLOSED, goto="a")),
        )
    )
    events = play(stage, Say("x"), Say("y"), Say("z"))
    assert [e.line for e in events if isinstance(e, LineSaid)].count("a/lines/0") == 1
    assert [e.moment for e in events if isinstance(e, MomentReached)] == ["a", "b", "a", "b"]


def test_when_everything_is_said_the_fallback_is_open() -> None:
    stage = Stage(a_scenario(moment("a", choice("x", T.CLOSED))))
    events = play(stage, Say("x"), Say("videre"))
    assert events[-1] == TalkEnded("slutt")
    assert stage.open_choices(stage.follow(None, events)) == ()


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (Say("nowhere"), RefusalReason.CHOICE_NOT_OPEN),
        (Summarise(("f",), invites=False), RefusalReason.STATEMENT_NOT_ON_OFFER),
        (NameLimit("nowhere", Step.ADVICE), RefusalReason.NO_SUCH_LIMIT),
    ],
)
def test_an_impossible_act_is_refused_and_changes_nothing(act: Act, reason: RefusalReason) -> None:
    stage = Stage(a_scenario(moment("a", choice("x", T.CLOSED)), facts=[a_fact("f")]))
    with pytest.raises(ActRefused) as refused:
        play(stage, act)
    assert refused.value.reason is reason


def test_nothing_can_be_done_after_the_end() -> None:
    stage = Stage(a_scenario(moment("a", choice("x", T.CLOSED, end="avtale"))))
    with pytest.raises(ActRefused) as refused:
        play(stage, Say("x"), OfferBreak())
    assert refused.value.reason is RefusalReason.TALK_HAS_ENDED


def test_replay_notices_what_was_changed_left_out_or_added() -> None:
    stage = Stage(
        a_scenario(moment("a", choice("x", T.CLOSED, goto="b")), moment("b", choice("y", T.CLOSED)))
    )
    events = play(stage, Say("x"), Wait(Length.SHORT))
    assert stage.replay(events) == stage.follow(None, events)
    for tampered in (
        events[:-1],
        [*events, events[-1]],
        [e for e in events if not isinstance(e, MomentReached)],
        [Acted(7, e.act) if isinstance(e, Acted) else e for e in events],
        [*events[:3], *reversed(events[3:])],
        events[1:],
    ):
        with pytest.raises(Divergence):
            stage.replay(tampered)


def test_every_kind_of_event_is_followed() -> None:
    """What an event does is looked up by its kind: one that is not there would end the talk."""
    assert set(_FOLDS) == set(get_args(Event))
