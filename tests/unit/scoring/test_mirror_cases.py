"""The mirror cases: what a naive score gets wrong, each by its name.

The same text in another context gets another score; what looks bad by its type may be right
here, and what looks good may do harm.
"""

import pytest

from scenarios.model import Meaning, Phase, Quality, Role, Severity, Step, Track
from scenarios.techniques import Technique as T
from scenarios.transcript import Event, Interrupted, LineSaid, Reacted
from scoring.gates import GateStatus
from scoring.rubric import Gate, Principle
from scoring.scorecard import Level
from tests.unit.scoring.plays import (
    EMMA,
    TRINE,
    Play,
    arrive,
    limit,
    person,
    reach,
    rights,
    settle,
    shift,
    tell,
)

P = Principle


class TestSameTextOtherContext:
    """The same text gets another score in another context."""

    def test_waiting(self) -> None:
        worth = {}
        for meaning in Meaning:
            play = Play().at(Phase.ACCOUNT, meaning).say(T.ACKNOWLEDGE)
            play.at(Phase.ACCOUNT, meaning).wait()
            worth[meaning] = sum(e.points for e in play.evidence(P.PAUSES) if e.turn == 2)
        assert worth == {
            Meaning.THINKING: 2,
            Meaning.UPSET: 2,
            Meaning.UNWILLING: 0,
            Meaning.NOT_UNDERSTOOD: -1,
            Meaning.ANSWER_OWED: -1,
            Meaning.USING_RIGHT: -2,
        }

    @pytest.mark.parametrize(
        ("meaning", "limits", "points"),
        [
            (None, (), 2),
            (Meaning.THINKING, (), 2),
            (Meaning.UPSET, (), 0),
            (Meaning.ANSWER_OWED, (), 0),
            (None, ("tone",), 0),
        ],
    )
    def test_an_open_question(
        self, meaning: Meaning | None, limits: tuple[str, ...], points: float
    ) -> None:
        play = Play().at(Phase.FRAME).say(T.FRAME_PURPOSE).then(*map(reach, limits))
        play.at(Phase.MAPPING, meaning).say(T.OPEN_INVITATION, matter=False)
        assert [e.points for e in play.evidence(P.OPEN)] == [points]

    def test_a_step_of_the_ladder(self) -> None:
        reached = Play().at(Phase.ACCOUNT).nod().then(reach("tone"))
        reached.name("tone", Step.INFORMATION)
        calm = Play().at(Phase.ACCOUNT).nod().name("tone", Step.INFORMATION)
        frame = Play().at(Phase.FRAME).nod().name("tone", Step.INFORMATION)
        assert reached.rules(P.LIMITS) == [(2, "in_time")]
        assert calm.rules(P.LIMITS) == [(2, "unprompted")]
        assert frame.rules(P.LIMITS) == [(2, "frame_information")]

    def test_acknowledging_and_returning(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(shift("guards", 1)).say(T.FOCUS_RETURN)
        play.then(shift("guards", 2)).say(T.FOCUS_RETURN)
        assert [(e.rule, e.points, e.open) for e in play.evidence(P.FOCUS)] == [
            ("focus.returned", 2, 2),
            ("focus.returned_again", 1, 3),
        ]


def test_all_closed_run_but_all_legitimate() -> None:
    play = Play().at(Phase.ACCOUNT)
    for _ in range(6):
        play.say(T.CLOSED_CHECK, offered=[(T.OPEN_INVITATION,)])
    profile = play.profile(P.OPEN)
    assert profile.level is Level.VERY_GOOD
    assert not [e for e in profile.evidence if e.points < 0]
    assert play.profile(P.LISTENING).open == 0


def test_all_open_yet_ends_in_were_you_there() -> None:
    play = Play().at(Phase.ACCOUNT)
    for _ in range(6):
        play.say(T.FAUX_INVITATION, offered=[(T.OPEN_INVITATION,)])
    profile = play.profile(P.OPEN)
    assert profile.level is Level.LACKING
    assert [rule for _, rule in play.rules(P.OPEN)][-1] == "closed_run"
    honest = Play().at(Phase.ACCOUNT)
    for _ in range(6):
        honest.say(T.OPEN_INVITATION, offered=[(T.FAUX_INVITATION,)])
    assert honest.profile(P.OPEN).level is Level.VERY_GOOD


def test_open_invitation_that_is_also_several_questions() -> None:
    play = Play().at(Phase.ACCOUNT).say(T.OPEN_INVITATION, T.MULTIPLE)
    assert (1, "multiple") in play.rules(P.OPEN)


def test_why_did_you_do_it_is_not_open() -> None:
    play = Play().at(Phase.ACCOUNT).say(T.WHY_BLAME, offered=[(T.WH_QUESTION,)])
    assert [(e.rule, e.points) for e in play.evidence(P.OPEN)] == [
        ("open.why_blame", -1),
        ("open.first_not_open", 0),
    ]


@pytest.mark.parametrize("asked_too", [False, True])
def test_only_nods(*, asked_too: bool) -> None:
    play = rights(Play()).at(Phase.ACCOUNT)
    for n in range(24):
        play.nod()
        if n < 4:
            play.then(tell(f"fact{n}"))
        if asked_too and n % 3 == 0:
            play.say(T.OPEN_INVITATION)
    play.at(Phase.CLOSING).nod().end()
    level = play.profile(P.LISTENING).level
    assert level is not None
    assert level < Level.GOOD
    assert not play.card().holds


def test_only_waits() -> None:
    play = Play()
    for phase in (Phase.OPENING, Phase.FRAME, Phase.ENTRY, Phase.ACCOUNT):
        play.at(phase, Meaning.THINKING)
        for _ in range(6):
            play.wait()
    play.end()
    assert play.profile(P.PAUSES).level is Level.LACKING
    card = play.card()
    assert card.profiles[P.OPEN].level is None
    assert card.profiles[P.NOT_LEADING].level is None
    assert not card.holds


def test_wait_right_after_a_threat_in_the_room() -> None:
    play = Play().at(Phase.ACCOUNT, Meaning.THINKING).nod().then(reach("tone")).wait()
    assert (2, "at_limit") in play.rules(P.PAUSES)
    assert (2, "thinking_waited") not in play.rules(P.PAUSES)


def test_a_limit_that_was_passed_over_weighs_on_its_own_phase_only() -> None:
    def missed(limit: str) -> list[tuple[int, str]]:
        play = Play().at(Phase.ENTRY).say(T.OPEN_INVITATION).then(reach(limit))
        play.at(Phase.ENTRY).say(T.OPEN_INVITATION)
        return play.at(Phase.MAPPING, Meaning.THINKING).wait().end().rules(P.PAUSES)

    assert (3, "thinking_waited") in missed("tone")
    assert (3, "at_danger") in missed("danger")


def test_wait_while_danger_stands_costs_more_than_any_pause_gives() -> None:
    play = Play().at(Phase.ACCOUNT, Meaning.UPSET).say(T.SUPPORT).then(reach("danger")).wait()
    assert [e.points for e in play.evidence(P.PAUSES) if e.turn == 2] == [-3]


def test_wait_right_after_ones_own_threat() -> None:
    play = Play().at(Phase.ACCOUNT).say(T.THREAT).at(Phase.ACCOUNT, Meaning.THINKING).wait()
    assert play.rules(P.PAUSES) == [(2, "after_pressure")]
    assert play.profile(P.PAUSES).level is Level.LACKING
    assert play.status(Gate.PRESSURE) == "failed"


def test_length_of_a_wait_is_worth_nothing() -> None:
    from scenarios.transcript import Length

    cards = []
    for length in Length:
        play = Play().at(Phase.ACCOUNT, Meaning.THINKING).wait(length)
        cards.append(play.profile(P.PAUSES).points)
    assert cards == [2, 2]


def test_rights_after_the_first_question() -> None:
    play = Play().at(Phase.FRAME).say(T.SMALL_TALK).at(Phase.ACCOUNT).say(T.OPEN_INVITATION)
    play.at(Phase.FRAME).say(T.RIGHTS)
    result = play.card().gate(Gate.RIGHTS)
    assert result.status is GateStatus.FAILED
    assert [(f.rule, f.turn, f.credit) for f in result.findings] == [("rights.late", 2, 1)]


def test_rights_much_too_late_give_nothing_at_all() -> None:
    play = Play().at(Phase.ACCOUNT).say(T.OPEN_INVITATION).nod().nod().nod()
    play.at(Phase.FRAME).say(T.RIGHTS)
    assert [f.rule for f in play.card().gate(Gate.RIGHTS).findings] == ["rights.too_late"]


def test_rights_to_youth_only() -> None:
    play = Play((EMMA, TRINE)).at(Phase.FRAME).say(T.RIGHTS).say(T.RIGHTS_CHECK)
    play.at(Phase.ENTRY).say(T.RAISE_CONCERN)
    result = play.card().gate(Gate.RIGHTS)
    assert result.status is GateStatus.FAILED
    assert {dict(f.about)["person"]: f.rule for f in result.findings} == {
        "emma": "rights.checked",
        "trine": "rights.missing",
    }


def test_rights_to_everyone() -> None:
    play = rights(Play((EMMA, TRINE)), "emma", "trine").at(Phase.ENTRY).say(T.RAISE_CONCERN)
    assert play.status(Gate.RIGHTS) == "passed"


@pytest.mark.parametrize(
    ("followed", "rule"),
    [
        ((), "rights.checked"),
        ((LineSaid("l1", "emma", unfinished=False),), "rights.checked"),
        ((Interrupted("emma", ("l1",)),), "rights.told"),
        ((LineSaid("l1", "emma", unfinished=True), Interrupted("emma", ("l2",))), "rights.checked"),
        ((Reacted("r1", wrong_yes=True), LineSaid("l1", "emma", unfinished=False)), "rights.told"),
    ],
)
def test_rights_that_somebody_was_asked_of_and_could_not_answer(
    followed: tuple[Event, ...], rule: str
) -> None:
    play = Play().at(Phase.FRAME).say(T.RIGHTS).say(T.RIGHTS_CHECK).then(*followed)
    play.at(Phase.ENTRY).say(T.RAISE_CONCERN)
    assert [f.rule for f in play.card().gate(Gate.RIGHTS).findings] == [rule]


def test_rights_in_the_same_breath_as_the_matter() -> None:
    play = Play().at(Phase.ENTRY).say(T.RIGHTS, T.RAISE_CONCERN)
    assert play.status(Gate.RIGHTS) == "failed"


def test_rights_given_and_taken_back() -> None:
    play = rights(Play()).at(Phase.MAPPING).say(T.RIGHTS_UNDERMINED)
    assert play.status(Gate.RIGHTS) == "failed"


def test_rights_recited_pass_but_are_worth_little() -> None:
    play = Play().at(Phase.FRAME).say(T.RIGHTS_RECITED).at(Phase.ENTRY).say(T.RAISE_CONCERN)
    result = play.card().gate(Gate.RIGHTS)
    assert result.status is GateStatus.PASSED
    assert [f.credit for f in result.findings] == [1]


class TestLateArrival:
    """A parent who comes later must be told before the matter is taken up again."""

    late = person("per", Role.GUARDIAN, present=False)

    def test_not_told(self) -> None:
        play = rights(Play((EMMA, self.late))).at(Phase.ENTRY).say(T.RAISE_CONCERN)
        play.then(arrive("per")).say(T.OPEN_INVITATION)
        result = play.card().gate(Gate.RIGHTS)
        assert [(f.rule, f.failed) for f in result.findings] == [
            ("rights.checked", False),
            ("rights.missing", True),
        ]

    def test_told(self) -> None:
        play = rights(Play((EMMA, self.late))).at(Phase.ENTRY).say(T.RAISE_CONCERN)
        play.then(arrive("per")).say(T.RIGHTS, to=("per",), matter=False).say(T.OPEN_INVITATION)
        assert play.status(Gate.RIGHTS) == "passed"

    def test_told_while_still_outside(self) -> None:
        play = rights(Play((EMMA, self.late)), "emma", "per").at(Phase.ENTRY).say(T.RAISE_CONCERN)
        play.then(arrive("per")).say(T.OPEN_INVITATION)
        assert play.status(Gate.RIGHTS) == "failed"


def test_perfect_style_and_a_promise_of_secrecy() -> None:
    play = _good_talk(Play(), T.SECRECY)
    card = play.card()
    assert card.gate(Gate.TRUTH).status is GateStatus.FAILED
    assert [h.obstacle for h in card.hindrances] == ["gate_failed"]
    assert _good_talk(Play()).card().holds


def test_warning_first() -> None:
    play = Play().at(Phase.ACCOUNT).nod().then(reach("tone")).name("tone", Step.WARNING).end()
    assert play.rules(P.LIMITS) == [(2, "in_time_harsh"), (2, "warning_first")]
    assert play.profile(P.LIMITS).level is Level.LACKING


def test_warning_first_is_no_wrong_where_danger_is() -> None:
    play = Play().at(Phase.ACCOUNT).nod().then(reach("danger")).name("danger", Step.WARNING)
    assert play.rules(P.LIMITS) == [(2, "in_time")]


def test_five_rungs_in_one_turn() -> None:
    play = Play().at(Phase.ACCOUNT).nod().then(reach("tone"))
    play.say(
        T.LIMIT_INFORMATION, T.LIMIT_GUIDANCE, T.LIMIT_ADVICE, T.LIMIT_INSTRUCTION,
        T.LIMIT_WARNING, move=("tone", Step.WARNING),
    )  # fmt: skip
    profile = play.profile(P.LIMITS)
    assert profile.level is Level.LACKING
    assert [e.points for e in profile.evidence if e.rule == "limits.rungs_at_once"] == [-4]


def test_five_rungs_one_by_one_are_as_good_as_one() -> None:
    one = Play().at(Phase.ACCOUNT).nod().then(reach("tone")).name("tone", Step.INFORMATION)
    five = Play().at(Phase.ACCOUNT).nod().then(reach("tone"))
    for step in Step:
        five.name("tone", step)
    assert one.profile(P.LIMITS).points == five.profile(P.LIMITS).points == 3


def test_ladder_on_another_topic() -> None:
    play = Play().at(Phase.ACCOUNT).nod().then(reach("tone"))
    play.name("phone", Step.GUIDANCE).nod().end()
    assert sorted(play.rules(P.LIMITS)) == [(2, "false_alarm"), (2, "never")]
    right = Play().at(Phase.ACCOUNT).nod().then(reach("tone"))
    right.name("tone", Step.GUIDANCE).end()
    assert right.profile(P.LIMITS).points > play.profile(P.LIMITS).points


def test_no_limit_event() -> None:
    play = rights(Play()).at(Phase.ACCOUNT).say(T.OPEN_INVITATION).end()
    assert play.profile(P.LIMITS).level is None
    assert play.status(Gate.SAFETY) == "not_tried"


def test_no_limit_event_but_a_false_alarm() -> None:
    play = Play().at(Phase.ACCOUNT).nod().name("tone", Step.INSTRUCTION).end()
    assert play.rules(P.LIMITS) == [(2, "false_alarm")]
    assert play.profile(P.LIMITS).level is Level.LACKING


def test_limit_against_the_right_to_silence() -> None:
    play = Play().at(Phase.ACCOUNT, Meaning.USING_RIGHT).name("tone", Step.GUIDANCE)
    assert play.rules(P.LIMITS) == [(1, "alarm_at_right")]


def test_first_against_second_digression() -> None:
    def met(*codes: T, times: int) -> float:
        play = Play().at(Phase.ACCOUNT).nod().then(shift("guards", times)).say(*codes)
        return play.profile(P.FOCUS).points

    head_on = (T.FOCUS_NAME, T.FOCUS_WHY)
    assert met(T.FOCUS_RETURN, times=1) == 2
    assert met(*head_on, times=1) == 1
    assert met(T.FOCUS_RETURN, times=2) == 1
    assert met(*head_on, times=2) == 3
    assert met(T.FOCUS_NAME, times=2) == 1
    assert met(T.FOCUS_FOLLOW, times=2) == -1
    assert met(T.FOCUS_REBUKE, times=2) == -2


def test_named_first_and_asked_why_right_after() -> None:
    play = Play().at(Phase.ACCOUNT).nod().then(shift("guards", 2)).say(T.FOCUS_NAME)
    play.say(T.FOCUS_WHY)
    assert play.profile(P.FOCUS).points == play.profile(P.FOCUS).open == 3


def test_summary_with_an_invented_fact() -> None:
    def summed(*statements: str) -> Play:
        play = Play().at(Phase.ACCOUNT).nod().then(tell("fact0"), tell("fact1"), tell("fact2"))
        return play.summarise(*statements, invites=True)

    wrong, right = summed("fact0", "wrong0"), summed("fact0", "fact1")
    assert wrong.rules(P.LISTENING)[-1] == (2, "summary_distorted")
    assert wrong.rules(P.NOT_LEADING) == [(2, "summary")]
    assert wrong.profile(P.NOT_LEADING).level is Level.LACKING
    assert (2, "summary_mid") in right.rules(P.LISTENING)
    assert right.profile(P.NOT_LEADING).level is None


def test_right_to_silence_used_throughout_and_respected() -> None:
    play = rights(Play()).at(Phase.ENTRY, Meaning.THINKING)
    play.say(T.RAISE_CONCERN, offered=[(T.ACCUSE,)]).at(Phase.ACCOUNT, Meaning.THINKING).wait()
    play.say(T.OPEN_INVITATION, offered=[(T.LEADING_TAG,)])
    play.at(Phase.ACCOUNT, Meaning.USING_RIGHT)
    play.say(T.AUTONOMY, T.REFLECT_FEELING, offered=[(T.PRESS_ON,), (T.LEADING_TAG,)])
    play.say(T.OPEN_INVITATION, offered=[(T.HURRY,), (T.CLOSED,)])
    play.at(Phase.MAPPING, Meaning.USING_RIGHT).say(T.AUTONOMY, T.PARAPHRASE)
    play.at(Phase.CLOSING).say(T.NEXT_CONTACT).end(Quality.RESPECTED_REFUSAL)
    card = play.card()
    assert card.holds, card.hindrances
    assert all(fact.turn is None for fact in card.outcome.facts)
    pressed = Play().at(Phase.ACCOUNT).say(T.PRESS_ON).say(T.PRESS_ON)
    assert pressed.status(Gate.PRESSURE) == "failed"


def test_a_no_that_is_waited_out_again_and_again_is_pressure() -> None:
    def waited(times: int, *codes: T) -> str:
        play = Play().at(Phase.ACCOUNT, Meaning.USING_RIGHT)
        for _ in range(times):
            play.wait()
        return play.say(*codes).status(Gate.PRESSURE)

    assert waited(1, T.AUTONOMY) == "passed"
    assert waited(1, T.PRESS_ON) == "failed"
    assert waited(2, T.AUTONOMY) == "failed"
    thinking = Play().at(Phase.ACCOUNT, Meaning.THINKING).wait().wait().say(T.AUTONOMY)
    assert thinking.status(Gate.PRESSURE) == "passed"


def test_voluntary_talk_in_which_you_must_is_said() -> None:
    play = rights(Play(track=Track.VOLUNTARY)).at(Phase.ENTRY).say(T.UNLAWFUL_DEMAND)
    result = play.card().gate(Gate.PRESSURE)
    assert [f.rule for f in result.findings] == ["pressure.unlawful_demand"]
    assert result.status is GateStatus.FAILED


def test_eighteen_year_old() -> None:
    """Grown up, alone in the room: nobody else has to be told, and nothing else differs."""
    adult = person("jonas", Role.YOUTH, 18)
    alone = rights(Play((adult,)), "jonas").at(Phase.ENTRY).say(T.RAISE_CONCERN, to=("jonas",))
    assert alone.status(Gate.RIGHTS) == "passed"
    friend = person("ali", Role.COMPANION, 19)
    both = rights(Play((adult, friend)), "jonas").at(Phase.ENTRY)
    both.say(T.RAISE_CONCERN, to=("jonas",))
    assert both.status(Gate.RIGHTS) == "failed"


def test_names_asked_once_and_twice() -> None:
    once = Play().at(Phase.ACCOUNT).say(T.PRESS_NAMES)
    twice = Play().at(Phase.ACCOUNT).say(T.PRESS_NAMES).say(T.PRESS_NAMES)
    assert once.status(Gate.PRESSURE) == "passed"
    assert twice.status(Gate.PRESSURE) == "failed"


def test_one_harm_costs_about_three_goods_and_repair_regains_part() -> None:
    def talk(*acts: T) -> float:
        play = Play().at(Phase.ACCOUNT)
        for code in acts:
            play.say(code, offered=[(T.LEADING_PRESUPPOSITION,)])
        return play.profile(P.NOT_LEADING).points

    calm = talk(*[T.PARAPHRASE] * 6)
    leading = talk(T.LEADING_PRESUPPOSITION, *[T.PARAPHRASE] * 5)
    mended = talk(T.LEADING_PRESUPPOSITION, T.REPAIR, *[T.PARAPHRASE] * 4)
    assert (calm, leading, mended) == (6, 2, 3.5)


def test_leading_before_the_free_account_is_worse() -> None:
    before = Play().at(Phase.ENTRY).say(T.LEADING_TAG)
    after = Play().at(Phase.ACCOUNT).say(T.LEADING_TAG)
    assert before.profile(P.NOT_LEADING).points == after.profile(P.NOT_LEADING).points - 1


def test_crying_is_no_digression_and_a_question_no_reason_to_call_back() -> None:
    play = Play().at(Phase.ACCOUNT, Meaning.UPSET).say(T.FOCUS_RETURN)
    assert play.rules(P.FOCUS) == [(1, "no_shift")]


def test_coming_back_down_is_credited_and_staying_at_warning_costs() -> None:
    def after(step: Step) -> list[tuple[int, str]]:
        play = Play(limits=[limit("tone", Severity.BREACH, Step.WARNING, 2, Step.INSTRUCTION)])
        play.at(Phase.ACCOUNT).nod().then(reach("tone")).name("tone", Step.WARNING)
        play.then(settle("tone")).name("tone", step)
        return play.rules(P.LIMITS)

    assert after(Step.INFORMATION) == [(2, "in_time"), (3, "stepped_down")]
    assert after(Step.WARNING) == [(2, "in_time"), (3, "stayed_at_warning")]


def _good_talk(play: Play, *extra: T) -> Play:
    rights(play).at(Phase.ENTRY).say(T.RAISE_CONCERN, offered=[(T.ACCUSE,)])
    play.at(Phase.ACCOUNT).say(T.OPEN_INVITATION, *extra, offered=[(T.LEADING_TAG,), (T.HURRY,)])
    play.then(tell("fact0")).at(Phase.ACCOUNT, Meaning.THINKING).wait().then(tell("fact1"))
    play.say(T.REFLECT_FEELING, offered=[(T.LEADING_PRESUPPOSITION,)])
    play.at(Phase.MAPPING).say(T.CUED_INVITATION, T.ASK_STRENGTH, offered=[(T.LABEL,)])
    play.then(tell("fact2")).say(T.PARAPHRASE).summarise("fact0", "fact1", invites=True)
    play.then(shift("others", 1)).say(T.FOCUS_RETURN).then(reach("tone"))
    play.name("tone", Step.INFORMATION).then(settle("tone")).say(T.AFFIRM)
    play.at(Phase.AGREEMENT).say(T.AGREE_STEP, T.OPEN_INVITATION)
    play.summarise("fact0", "fact2", invites=True)
    return play.at(Phase.CLOSING).say(T.NEXT_CONTACT).end()
