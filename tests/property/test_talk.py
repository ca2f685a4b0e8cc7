"""A talk, played by chance: what always holds, whatever is done."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from scenarios.model import Answers, Effect, LimitMove, Meaning, Phase, Step, Unlock
from scenarios.techniques import Technique as T
from scenarios.transcript import (
    Act,
    Acted,
    Encourage,
    Event,
    FloorGiven,
    Length,
    NameLimit,
    OfferBreak,
    Say,
    Summarise,
    TalkEnded,
    Wait,
)
from simulator.engine import ActRefused, Situation, Stage
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


def a_winding_scenario() -> Stage:
    """Everything that the engine knows, in a few moments."""
    tell = choice(
        "tell",
        T.OPEN_INVITATION,
        once=False,
        reactions=[
            reaction("tell/f", "en", "to", "tre", tells=["f"], effects={"emma.trust": 2}, goto="b"),
            reaction("tell/tired", "nei", when="emma.tension >= 9", goto="c"),
            reaction("tell/default", "vet ikke", effects={"emma.tension": 1}, shift="vakten"),
        ],
    )
    scold = choice(
        "scold",
        T.CLOSED,
        when="finished and not said(scold)",
        reactions=[
            reaction("scold/default", "!", raises=["kjeft"], effects={"emma.trust": -3}, goto="c")
        ],
    )
    stop = choice(
        "stop",
        T.LIMIT_INSTRUCTION,
        when="reached(kjeft)",
        limit=LimitMove("kjeft", Step.INSTRUCTION),
        reactions=[reaction("stop/default", "ok", settles=["kjeft"], goto="a")],
    )
    back = choice("back", T.WH_QUESTION, goto="a", once=False)
    leave = choice("leave", T.NEXT_CONTACT, end="avtale", when="told(f) and shifts(vakten) >= 1")
    return Stage(
        a_scenario(
            moment("a", tell, scold, says=["hei", "du"], phase=Phase.ENTRY),
            moment("b", back, leave, answers=Answers(silence=silence(Meaning.UPSET, ref="b"))),
            moment("c", stop, back),
            facts=[a_fact("f", unlock=Unlock(open=4, directive=6, closed=None))],
            distortions=[a_distortion("d", "f")],
            limits=[a_limit("kjeft")],
            interruption=[Effect("emma", "trust", -1)],
        )
    )


STAGE = a_winding_scenario()


class Talk(RuleBasedStateMachine):
    """Acts in any order; a plain list of events beside the running situation."""

    @initialize(low=st.booleans())
    def begin(self, low: bool) -> None:
        self.events: list[Event] = list(STAGE.begin(min if low else max))
        self.situation: Situation = STAGE.follow(None, self.events)

    def act(self, act: Act) -> None:
        before = self.situation
        new = STAGE.perform(before, act)
        assert isinstance(new[0], Acted)
        assert isinstance(new[-1], FloorGiven | TalkEnded)
        self.events.extend(new)
        self.situation = STAGE.follow(before, new)
        assert self.situation.turn == before.turn + 1

    @precondition(lambda self: self.situation.ended is None)
    @rule(data=st.data())
    def say(self, data: st.DataObject) -> None:
        self.act(Say(data.draw(st.sampled_from(STAGE.open_choices(self.situation))).id))

    @precondition(lambda self: self.situation.ended is None)
    @rule(act=st.sampled_from([*map(Wait, Length), Encourage(), OfferBreak()]))
    def be_there(self, act: Act) -> None:
        self.act(act)

    @precondition(lambda self: self.situation.ended is None)
    @rule(step=st.sampled_from(Step))
    def name_limit(self, step: Step) -> None:
        self.act(NameLimit("kjeft", step))
        assert self.situation.ladder["kjeft"] is step

    @precondition(
        lambda self: self.situation.ended is None and bool(STAGE.statements(self.situation))
    )
    @rule(data=st.data(), invites=st.booleans())
    def summarise(self, data: st.DataObject, invites: bool) -> None:
        on_offer = [statement.id for statement in STAGE.statements(self.situation)]
        picked = data.draw(st.lists(st.sampled_from(on_offer), min_size=1, unique=True))
        self.act(Summarise(tuple(picked), invites))

    @rule()
    def try_the_impossible(self) -> None:
        for act in (Say("nowhere"), NameLimit("nowhere", Step.ADVICE), Summarise((), invites=True)):
            try:
                STAGE.perform(self.situation, act)
            except ActRefused:
                continue
            raise AssertionError(act)

    @invariant()
    def feelings_stay_within_their_bounds(self) -> None:
        assert all(0 <= value <= 10 for value in self.situation.feelings.values())

    @invariant()
    def nobody_is_ever_stuck(self) -> None:
        assert (self.situation.ended is None) == bool(STAGE.open_choices(self.situation))

    @invariant()
    def the_floor_names_what_is_open(self) -> None:
        last = self.events[-1]
        if isinstance(last, FloorGiven):
            assert last.choices == tuple(c.id for c in STAGE.open_choices(self.situation))
            assert last.unfinished == bool(self.situation.pending)

    def teardown(self) -> None:
        if hasattr(self, "events"):
            assert STAGE.replay(self.events) == self.situation
            assert STAGE.follow(None, self.events) == self.situation


Talk.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestTalk = Talk.TestCase
