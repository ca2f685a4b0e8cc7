"""The principles one by one, where the mirror cases do not reach."""

import pytest

from scenarios.model import CreditOverride, Debatable, Meaning, Phase, Quality, Role, Severity, Step
from scenarios.techniques import Technique as T
from scoring.rubric import Gate, Principle
from scoring.scorecard import Level
from tests.unit.scoring.plays import (
    EMMA,
    TRINE,
    Play,
    arrive,
    leave,
    limit,
    person,
    reach,
    settle,
    shift,
    tell,
)

P = Principle


class TestOpen:
    def test_a_question_is_set_against_the_best_on_offer(self) -> None:
        play = Play().at(Phase.MAPPING).say(T.OPEN_INVITATION)
        play.say(T.WH_QUESTION).say(T.WH_QUESTION, offered=[(T.CUED_INVITATION,)])
        play.say(T.CLOSED, offered=[(T.WH_QUESTION,)])
        play.say(T.CLOSED, offered=[(T.LIMIT_GUIDANCE,), (T.PARAPHRASE,)])
        weighed = [(e.points, e.open) for e in play.evidence(P.OPEN) if "first" not in e.rule]
        assert weighed == [(2, 2), (1, 1), (1, 2), (0, 1), (0, 1)]

    def test_the_frame_and_the_closing_are_not_weighed(self) -> None:
        play = Play().at(Phase.FRAME).say(T.CLOSED).at(Phase.CLOSING).say(T.CLOSED)
        assert play.profile(P.OPEN).level is None

    def test_a_run_of_closed_questions_costs_from_the_third(self) -> None:
        play = Play().at(Phase.MAPPING)
        for code in (
            T.CLOSED,
            T.CLOSED_CHECK,
            T.FAUX_INVITATION,
            T.CLOSED,
            T.WH_QUESTION,
            T.CLOSED,
        ):
            play.say(code)
        assert [r for _, r in play.rules(P.OPEN)] == [
            "closed", "first_not_open", "check", "faux", "closed_run", "wh", "closed",
        ]  # fmt: skip

    def test_returning_to_open_right_after_a_closed_one(self) -> None:
        play = Play().at(Phase.MAPPING).say(T.OPEN_INVITATION).say(T.CLOSED).nod()
        play.say(T.CUED_INVITATION).say(T.CUED_INVITATION)
        assert [t for t, rule in play.rules(P.OPEN) if rule == "paired"] == [4]

    def test_support_before_the_question_makes_room_for_it(self) -> None:
        together = Play().at(Phase.ACCOUNT, Meaning.UPSET).say(T.SUPPORT, T.OPEN_INVITATION)
        after = Play().at(Phase.ACCOUNT, Meaning.UPSET).wait().say(T.OPEN_INVITATION)
        assert (1, "invitation") in together.rules(P.OPEN)
        assert (2, "invitation") in after.rules(P.OPEN)

    def test_an_answer_before_the_question_makes_room_for_it(self) -> None:
        owed = Play().at(Phase.ACCOUNT, Meaning.ANSWER_OWED)
        owed.say(T.STRAIGHT_ANSWER).say(T.OPEN_INVITATION)
        assert (2, "invitation") in owed.rules(P.OPEN)

    def test_a_check_of_safety_is_right_while_somebody_is_upset(self) -> None:
        play = Play().at(Phase.ACCOUNT, Meaning.UPSET).say(T.CLOSED_CHECK)
        assert (1, "check") in play.rules(P.OPEN)

    def test_a_question_that_names_the_limit_is_no_question(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("tone"))
        play.say(T.LIMIT_GUIDANCE, T.WH_QUESTION, move=("tone", Step.GUIDANCE), matter=False)
        assert not play.evidence(P.OPEN)


class TestListening:
    def test_one_given_back_for_each_question_and_a_half_is_very_good(self) -> None:
        def level(questions: int, reflections: int) -> Level | None:
            play = Play().at(Phase.MAPPING)
            for _ in range(questions):
                play.say(T.OPEN_INVITATION)
            for _ in range(reflections):
                play.say(T.PARAPHRASE)
            play.then(*[tell(f"fact{n}") for n in range(4)])
            play.summarise("fact0", "fact1", invites=True)
            play.at(Phase.AGREEMENT).summarise("fact2", "fact3", invites=True)
            return play.end().profile(P.LISTENING).level

        assert level(12, 8) is Level.VERY_GOOD
        assert level(12, 4) is Level.PARTLY
        assert level(12, 0) is Level.LACKING

    def test_repeats_turn_into_an_echo(self) -> None:
        play = Play().at(Phase.ACCOUNT).say(T.REPEAT_BACK).wait().say(T.REPEAT_BACK)
        play.say(T.REPEAT_BACK).say(T.PARAPHRASE).say(T.REPEAT_BACK)
        assert [rule for _, rule in play.rules(P.LISTENING)] == [
            "repeated", "repeated", "parroted", "paraphrased", "repeated",
        ]  # fmt: skip

    def test_nods_count_one_in_three_turns_and_a_quarter_of_the_whole(self) -> None:
        play = Play().at(Phase.ACCOUNT)
        for _ in range(4):
            play.say(T.OPEN_INVITATION).nod().nod().nod()
        credited = [t for t, rule in play.rules(P.LISTENING) if rule == "acknowledged"]
        assert credited == [2, 6, 10]

    def test_an_accurate_summary_midway_and_at_the_end(self) -> None:
        play = Play().at(Phase.MAPPING).say(T.OPEN_INVITATION)
        play.then(tell("fact0"), tell("fact1"), tell("fact2")).summarise("fact0", "fact1")
        play.summarise("fact0", "fact1", invites=True).summarise("fact2")
        play.at(Phase.CLOSING).summarise("fact0", "fact1", "fact2", invites=True).end()
        assert [r for r in play.rules(P.LISTENING) if "summary" in r[1]] == [
            (2, "summary_mid"), (3, "summary_thin"), (4, "summary_thin"),
            (5, "summary_end"), (5, "summary_invites"),
        ]  # fmt: skip

    def test_summaries_that_were_due_and_never_came(self) -> None:
        play = Play().at(Phase.MAPPING).say(T.OPEN_INVITATION)
        play.then(tell("fact0"), tell("fact1"), tell("fact2")).nod()
        play.at(Phase.AGREEMENT).say(T.AGREE_STEP).end()
        missing = [r for r in play.rules(P.LISTENING) if "missing" in r[1]]
        assert missing == [(2, "summary_mid_missing"), (3, "summary_end_missing")]

    def test_no_summary_is_due_where_little_was_told_or_the_talk_goes_on(self) -> None:
        play = Play().at(Phase.MAPPING).say(T.OPEN_INVITATION).then(tell("fact0")).nod()
        play.at(Phase.CLOSING).say(T.NEXT_CONTACT)
        assert not [r for r in play.rules(P.LISTENING) if "missing" in r[1]]

    @pytest.mark.parametrize(
        ("code", "rule", "points"),
        [
            (T.STRAIGHT_ANSWER, "answered", 1),
            (T.EVADE, "evaded", -1),
            (T.OPEN_INVITATION, "unanswered", -1),
        ],
    )
    def test_a_fair_question_wants_its_answer(self, code: T, rule: str, points: float) -> None:
        play = Play().at(Phase.ACCOUNT, Meaning.ANSWER_OWED)
        play.say(code, offered=[(T.STRAIGHT_ANSWER,)]).nod(offered=[(T.STRAIGHT_ANSWER,)])
        found = {e.rule: (e.points, e.open) for e in play.evidence(P.LISTENING)}
        assert found[f"listening.{rule}"] == (points, 1)
        assert sum(e.rule == "listening.unanswered" for e in play.evidence(P.LISTENING)) <= 1

    def test_comfort_before_it_is_heard_out_costs_and_fails_no_gate(self) -> None:
        play = Play().at(Phase.ACCOUNT, Meaning.UPSET).say(T.REASSURE)
        assert play.rules(P.LISTENING) == [(1, "reassured")]
        assert play.status(Gate.TRUTH) == "passed"
        promised = Play().at(Phase.ACCOUNT).say(T.PROMISE_OUTCOME)
        assert promised.status(Gate.TRUTH) == "failed"

    def test_who_nods_first_and_then_answers_has_answered(self) -> None:
        play = Play().at(Phase.ENTRY, Meaning.ANSWER_OWED).nod().say(T.STRAIGHT_ANSWER)
        assert (2, "answered") in play.rules(P.LISTENING)
        assert (1, "unanswered") not in play.rules(P.LISTENING)


class TestPauses:
    def test_the_first_act_decides_once_a_visit(self) -> None:
        play = Play().at(Phase.ACCOUNT, Meaning.THINKING).say(T.PARAPHRASE).wait()
        play.at(Phase.ACCOUNT, Meaning.THINKING).wait().say(T.PARAPHRASE)
        assert play.rules(P.PAUSES) == [(1, "thinking_reflected"), (3, "thinking_waited")]
        filled = Play().at(Phase.ACCOUNT, Meaning.THINKING).say(T.WH_QUESTION).wait()
        assert filled.rules(P.PAUSES) == [(1, "thinking_filled")]

    def test_what_has_to_be_asked_may_be_asked_of_somebody_upset(self) -> None:
        play = Play().at(Phase.ACCOUNT, Meaning.UPSET).say(T.CLOSED_CHECK)
        assert play.rules(P.PAUSES) == [(1, "upset_checked")]
        asked = Play().at(Phase.ACCOUNT, Meaning.UPSET).say(T.CLOSED_CHECK, T.MORALISE)
        assert asked.rules(P.PAUSES) == [(1, "upset_filled")]

    @pytest.mark.parametrize(
        ("codes", "rule"),
        [
            ((T.OFFER_TIME,), "upset_break"),
            ((T.SUPPORT,), "upset_support"),
            ((T.REFLECT_FEELING,), "upset_support"),
            ((T.OPEN_INVITATION,), "upset_filled"),
        ],
    )
    def test_what_meets_somebody_upset(self, codes: tuple[T, ...], rule: str) -> None:
        play = Play().at(Phase.ACCOUNT, Meaning.UPSET).say(*codes)
        assert play.rules(P.PAUSES) == [(1, rule)]
        assert Play().at(Phase.ACCOUNT, Meaning.UPSET).offer_break().rules(P.PAUSES) == [
            (1, "upset_break")
        ]

    def test_saying_that_there_is_time_is_half_of_waiting(self) -> None:
        play = Play().at(Phase.ACCOUNT, Meaning.THINKING).say(T.OFFER_TIME)
        assert [(e.points, e.open) for e in play.evidence(P.PAUSES)] == [(1, 2)]

    def test_silence_that_nobody_marked_is_worth_nothing(self) -> None:
        assert Play().at(Phase.ACCOUNT).wait().profile(P.PAUSES).level is None

    def test_an_unfinished_sentence_is_let_come_or_cut(self) -> None:
        play = Play().at(Phase.ACCOUNT, Meaning.USING_RIGHT)
        play.wait(unfinished=True).nod(unfinished=True).say(T.PARAPHRASE, unfinished=True)
        assert [e.points for e in play.evidence(P.PAUSES)] == [1, 1, 0]

    def test_cutting_off_to_name_a_limit_is_no_wrong(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("danger"))
        play.name("danger", Step.INSTRUCTION, unfinished=True)
        assert not play.evidence(P.PAUSES)
        assert not play.evidence(P.UNHURRIED)

    def test_an_unwilling_silence_may_be_waited_on_once(self) -> None:
        play = Play().at(Phase.ACCOUNT, Meaning.UNWILLING).wait().wait()
        assert play.rules(P.PAUSES) == [(2, "unwilling")]

    def test_a_third_empty_wait_costs_and_what_comes_ends_the_run(self) -> None:
        empty = Play().at(Phase.ACCOUNT).wait().wait().wait().wait()
        assert empty.rules(P.PAUSES) == [(3, "empty_run"), (4, "empty_run")]
        full = Play().at(Phase.ACCOUNT).wait().wait().wait().then(tell("fact0")).wait().wait()
        assert not full.rules(P.PAUSES)


class TestNotLeading:
    def test_only_where_a_leading_line_lay_at_hand(self) -> None:
        play = Play().at(Phase.ACCOUNT).say(T.PARAPHRASE)
        play.say(T.PARAPHRASE, offered=[(T.LEADING_TAG,)]).nod(offered=[(T.LEADING_TAG,)])
        assert play.rules(P.NOT_LEADING) == [(2, "avoided")]

    def test_pressing_after_a_no_costs_and_letting_the_no_stand_earns(self) -> None:
        play = Play().at(Phase.ACCOUNT).say(T.PRESS_ON)
        play.say(T.AUTONOMY, offered=[(T.PRESS_ON,)])
        assert play.rules(P.NOT_LEADING) == [(1, "press_on"), (2, "avoided")]

    def test_the_worst_of_a_line_decides(self) -> None:
        play = Play().at(Phase.ACCOUNT).say(T.LEADING_TAG, T.LEADING_PRESUPPOSITION)
        assert play.rules(P.NOT_LEADING) == [(1, "presupposition")]

    def test_repair_must_come_soon_and_mends_once(self) -> None:
        play = Play().at(Phase.ACCOUNT).say(T.LEADING_TAG).nod().say(T.REPAIR).say(T.REPAIR)
        assert play.profile(P.NOT_LEADING).points == -1
        late = Play().at(Phase.ACCOUNT).say(T.LEADING_TAG).nod().nod().say(T.REPAIR)
        assert late.profile(P.NOT_LEADING).points == -2


class TestLimits:
    @pytest.mark.parametrize(
        ("waited", "rule"), [(0, "in_time"), (1, "in_time"), (2, "late"), (3, "late")]
    )
    def test_the_window_counts_from_the_turn_after(self, waited: int, rule: str) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("tone"))
        for _ in range(waited):
            play.nod()
        play.name("tone", Step.INFORMATION)
        assert play.rules(P.LIMITS) == [(2 + waited, rule)]

    def test_late_and_elsewhere_gives_nothing(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("tone")).nod().nod()
        play.at(Phase.AGREEMENT).name("tone", Step.INFORMATION)
        assert play.rules(P.LIMITS) == [(4, "too_late")]

    def test_never(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("tone")).nod().nod().nod()
        assert not play.rules(P.LIMITS)
        assert play.end().rules(P.LIMITS) == [(2, "never")]

    def test_reached_by_the_last_act_of_all_cannot_be_named(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("tone")).end()
        assert play.profile(P.LIMITS).level is None

    def test_settled_without_a_word(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("tone")).nod().then(settle("tone"))
        assert play.rules(P.LIMITS) == [(2, "settled_unnamed")]
        late = Play().at(Phase.ACCOUNT).nod().then(reach("tone")).nod().nod().nod()
        assert late.then(settle("tone")).rules(P.LIMITS) == [(2, "never")]

    @pytest.mark.parametrize(
        ("step", "found"),
        [
            (Step.INFORMATION, [("in_time", 3)]),
            (Step.GUIDANCE, [("in_time", 3)]),
            (Step.ADVICE, [("in_time_harsh", 1), ("skipped", -1)]),
            (Step.INSTRUCTION, [("in_time_harsh", 1), ("skipped", -2)]),
        ],
    )
    def test_the_step(self, step: Step, found: list[tuple[str, float]]) -> None:
        play = Play(limits=[limit("tone", expected=Step.GUIDANCE)]).at(Phase.ACCOUNT).nod()
        play.then(reach("tone")).name("tone", step)
        assert [
            (e.rule.removeprefix("limits."), e.points) for e in play.evidence(P.LIMITS)
        ] == found

    def test_information_in_the_frame_is_the_first_rung(self) -> None:
        play = Play().at(Phase.FRAME).name("tone", Step.INFORMATION).name("phone", Step.INFORMATION)
        play.at(Phase.ACCOUNT).nod().then(reach("tone")).name("tone", Step.GUIDANCE)
        assert play.rules(P.LIMITS) == [(1, "frame_information"), (4, "in_time")]
        again = Play().at(Phase.FRAME).name("tone", Step.INFORMATION).at(Phase.ACCOUNT).nod()
        again.then(reach("tone")).name("tone", Step.WARNING)
        assert [r for _, r in again.rules(P.LIMITS)] == [
            "frame_information", "in_time_harsh", "skipped",
        ]  # fmt: skip

    def test_an_earlier_talk_counts_as_rungs(self) -> None:
        earlier = limit("tone", earlier=Step.ADVICE)
        play = Play(limits=[earlier]).at(Phase.ACCOUNT).nod().then(reach("tone"))
        assert play.name("tone", Step.INSTRUCTION).rules(P.LIMITS) == [(2, "in_time")]

    def test_danger_may_be_met_directly_but_not_mildly(self) -> None:
        def rule(step: Step) -> list[tuple[int, str]]:
            play = Play().at(Phase.ACCOUNT).nod().then(reach("danger"))
            return play.name("danger", step).rules(P.LIMITS)

        assert rule(Step.INSTRUCTION) == [(2, "in_time")]
        assert rule(Step.INFORMATION) == [(2, "in_time_mild")]

    def test_the_right_step_in_the_wrong_form(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("tone"))
        play.say(T.LIMIT_INFORMATION, T.SARCASM, move=("tone", Step.INFORMATION))
        assert play.rules(P.LIMITS) == [(2, "in_time_wrong_form")]

    def test_the_same_rung_once_more_but_not_thrice(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("tone"))
        for _ in range(3):
            play.name("tone", Step.INFORMATION)
        assert [r for _, r in play.rules(P.LIMITS)] == ["in_time", "next_rung", "repeated"]

    def test_too_early(self) -> None:
        def early(step: Step) -> list[tuple[int, str]]:
            play = Play().at(Phase.ACCOUNT).name("tone", step).then(reach("tone"))
            return play.rules(P.LIMITS)

        assert early(Step.GUIDANCE) == [(1, "too_early_guidance")]
        assert early(Step.ADVICE) == [(1, "too_early")]

    def test_a_kind_word_after_it_settled_is_coming_down_too(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("tone")).name("tone", Step.INFORMATION)
        play.then(settle("tone")).say(T.AFFIRM).say(T.AFFIRM)
        assert play.rules(P.LIMITS) == [(2, "in_time"), (3, "stepped_down")]

    def test_a_limit_reached_again_is_another_chance(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("tone")).name("tone", Step.INFORMATION)
        play.then(settle("tone")).nod().then(reach("tone")).name("tone", Step.GUIDANCE)
        assert play.rules(P.LIMITS) == [(2, "in_time"), (4, "in_time")]


class TestUnbiased:
    @pytest.mark.parametrize(
        "code", [T.TAKE_SIDE, T.LABEL, T.MORALISE, T.ACCUSE, T.DEBATE_IDEOLOGY, T.SARCASM]
    )
    def test_judging_costs_where_leaving_it_earns(self, code: T) -> None:
        play = Play().at(Phase.ACCOUNT).say(code).say(T.PARAPHRASE, offered=[(code,)])
        assert [(t, e.points) for t, e in enumerate(play.evidence(P.UNBIASED), 1)] == [
            (1, -2), (2, 1),
        ]  # fmt: skip

    def test_perspectives_and_humility_count_twice_in_all(self) -> None:
        play = Play().at(Phase.ACCOUNT).say(T.HUMILITY).say(T.TWO_PERSPECTIVES).say(T.HUMILITY)
        assert play.profile(P.UNBIASED).points == 2

    def test_strengths_asked_or_missing(self) -> None:
        asked = Play().at(Phase.MAPPING).say(T.ASK_STRENGTH).say(T.ASK_STRENGTH).end()
        assert asked.rules(P.UNBIASED) == [(1, "strengths_asked")]
        missing = Play().at(Phase.MAPPING).say(T.WH_QUESTION, offered=[(T.ASK_STRENGTH,)]).nod()
        assert missing.end().rules(P.UNBIASED) == [(2, "strengths_missing")]
        impossible = Play().at(Phase.MAPPING).say(T.WH_QUESTION).end()
        assert not impossible.rules(P.UNBIASED)

    def test_a_guardian_in_the_room_gets_the_floor(self) -> None:
        def talk(to: str, *, present: bool = True) -> list[tuple[int, str]]:
            play = Play((EMMA, TRINE)).at(Phase.MAPPING)
            if not present:
                play.then(leave("trine"))
            play.say(T.GIVE_FLOOR, to=(to,)).say(T.WH_QUESTION, to=("trine",), matter=True)
            return play.end().rules(P.UNBIASED)

        hurt = Play((EMMA, TRINE)).at(Phase.MAPPING).say(T.GIVE_FLOOR, T.SARCASM, to=("trine",))
        assert (1, "floor_given") not in hurt.say(T.PARAPHRASE).end().rules(P.UNBIASED)
        both = Play((EMMA, TRINE)).at(Phase.MAPPING).say(T.WH_QUESTION, to=("emma", "trine"))
        assert (1, "floor_given") not in both.say(T.PARAPHRASE).end().rules(P.UNBIASED)
        assert talk("trine") == [(1, "floor_given")]
        assert talk("emma") == [(2, "floor_given")]
        assert talk("trine", present=False) == []

    def test_repair_regains_part(self) -> None:
        play = Play().at(Phase.ACCOUNT).say(T.LABEL).say(T.REPAIR)
        assert play.profile(P.UNBIASED).points == -1


class TestFocus:
    def test_waiting_first_and_then_returning(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(shift("guards", 1)).wait().say(T.FOCUS_RETURN)
        assert play.rules(P.FOCUS) == [(3, "returned")]

    def test_letting_it_pass(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(shift("guards", 1)).say(T.WH_QUESTION)
        assert play.rules(P.FOCUS) == [(2, "first_unmet")]

    def test_a_limit_or_tears_come_before_the_focus(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(shift("guards", 1), reach("tone"))
        play.name("tone", Step.INFORMATION)
        assert not play.rules(P.FOCUS)
        crying = Play().at(Phase.ACCOUNT).nod().then(shift("guards", 1))
        assert not crying.at(Phase.ACCOUNT, Meaning.UPSET).say(T.SUPPORT).rules(P.FOCUS)

    def test_the_last_act_of_all_cannot_be_met(self) -> None:
        assert not Play().at(Phase.ACCOUNT).nod().then(shift("guards", 1)).end().rules(P.FOCUS)

    def test_following_or_rebuking_without_a_shift(self) -> None:
        play = Play().at(Phase.ACCOUNT).say(T.FOCUS_FOLLOW).say(T.FOCUS_REBUKE)
        assert [(e.points, e.open) for e in play.evidence(P.FOCUS)] == [(-1, 0), (-2, 0)]


class TestUnhurried:
    @pytest.mark.parametrize(("code", "rule"), [(T.HURRY, "hurried"), (T.MULTIPLE, "stacked")])
    def test_hurrying_and_leaving_it(self, code: T, rule: str) -> None:
        play = Play().at(Phase.ACCOUNT).say(code).say(T.PARAPHRASE, offered=[(code,)])
        assert [(e.rule, e.points) for e in play.evidence(P.UNHURRIED)] == [
            (f"unhurried.{rule}", -1),
            ("unhurried.calm", 1),
        ]

    def test_interrupting_and_letting_finish(self) -> None:
        play = Play().at(Phase.ACCOUNT).wait(unfinished=True).say(T.PARAPHRASE, unfinished=True)
        assert [e.points for e in play.evidence(P.UNHURRIED)] == [1, -1]

    def test_agreement_before_and_after_mapping(self) -> None:
        soon = Play().at(Phase.ACCOUNT).say(T.AGREE_STEP).at(Phase.MAPPING).nod()
        soon.at(Phase.AGREEMENT).say(T.AGREE_WHEN)
        assert soon.rules(P.UNHURRIED) == [(1, "agreement_too_soon")]
        late = Play().at(Phase.MAPPING).nod().at(Phase.AGREEMENT).say(T.AGREE_STEP)
        assert late.say(T.AGREE_WHEN).rules(P.UNHURRIED) == [(2, "agreement_in_turn")]
        hasty = Play().at(Phase.MAPPING).nod().say(T.EARLY_AGREEMENT)
        assert hasty.rules(P.UNHURRIED) == [(2, "early_agreement")]

    def test_time_is_offered_where_it_is_needed(self) -> None:
        play = Play().at(Phase.FRAME).say(T.FRAME_BREAKS)
        for _ in range(3):
            play.at(Phase.ACCOUNT, Meaning.UPSET).offer_break()
        assert [r for _, r in play.rules(P.UNHURRIED)] == ["offered_time", "offered_time"]
        assert not Play().at(Phase.ACCOUNT).offer_break().rules(P.UNHURRIED)

    def test_phases_passed_by(self) -> None:
        def talk(quality: Quality) -> list[tuple[int, str]]:
            play = Play().at(Phase.ACCOUNT).nod().at(Phase.CLOSING).nod().end(quality)
            play.at(Phase.MAPPING)
            play.events.pop()
            return play.rules(P.UNHURRIED)

        assert talk(Quality.PARTIAL) == [(1, "phase_skipped")]
        assert talk(Quality.RESPECTED_REFUSAL) == []


class TestSafety:
    @pytest.mark.parametrize(
        ("waited", "status"), [(0, "passed"), (1, "passed"), (2, "failed"), (3, "failed")]
    )
    def test_danger_is_named_within_its_window_and_one_turn(self, waited: int, status: str) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("danger"))
        for _ in range(waited):
            play.nod()
        play.name("danger", Step.INSTRUCTION).end()
        assert play.status(Gate.SAFETY) == status

    def test_a_choice_can_name_it_and_another_topic_cannot(self) -> None:
        said = Play().at(Phase.ACCOUNT).nod().then(reach("danger"))
        said.say(T.LIMIT_INSTRUCTION, move=("danger", Step.INSTRUCTION)).end()
        assert said.status(Gate.SAFETY) == "passed"
        other = Play().at(Phase.ACCOUNT).nod().then(reach("danger"))
        other.name("tone", Step.INSTRUCTION).nod().nod().end()
        assert other.status(Gate.SAFETY) == "failed"

    def test_there_is_time_while_the_window_is_open(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("danger")).nod()
        assert play.status(Gate.SAFETY) == "not_tried"
        assert play.end().status(Gate.SAFETY) == "failed"

    def test_lesser_limits_are_no_gate(self) -> None:
        play = Play().at(Phase.ACCOUNT).nod().then(reach("tone")).nod().nod().nod().end()
        assert play.status(Gate.SAFETY) == "not_tried"


class TestRightsOfWhoComesAndGoes:
    def test_somebody_who_left_before_the_matter_need_not_be_told(self) -> None:
        play = Play((EMMA, TRINE)).at(Phase.FRAME).say(T.RIGHTS).then(leave("trine"))
        play.at(Phase.ENTRY).say(T.RAISE_CONCERN)
        assert play.status(Gate.RIGHTS) == "passed"

    def test_going_out_and_coming_back_is_not_coming_late(self) -> None:
        play = Play((EMMA, TRINE)).at(Phase.FRAME).say(T.RIGHTS, to=("emma", "trine"))
        play.at(Phase.ENTRY).say(T.RAISE_CONCERN).then(leave("trine")).nod()
        play.then(arrive("trine")).say(T.OPEN_INVITATION)
        assert play.status(Gate.RIGHTS) == "passed"

    def test_a_talk_that_never_came_to_the_matter(self) -> None:
        play = Play().at(Phase.OPENING).say(T.SMALL_TALK).end(Quality.BROKEN_OFF)
        assert play.status(Gate.RIGHTS) == "not_tried"

    def test_companions_are_people_too(self) -> None:
        friend = person("ali", Role.COMPANION)
        play = Play((EMMA, friend)).at(Phase.FRAME).say(T.RIGHTS, to=("emma",))
        play.at(Phase.ENTRY).say(T.RAISE_CONCERN)
        assert play.status(Gate.RIGHTS) == "failed"


def test_an_authors_exception_stands_in_the_rules_place() -> None:
    override = CreditOverride("listening", -2, "It gave contempt back as approval.", "S1")
    play = Play().at(Phase.ACCOUNT).say(T.PARAPHRASE, credit=[override])
    [evidence] = play.evidence(P.LISTENING)
    assert (evidence.rule, evidence.points, evidence.open) == ("listening.override", -2, 0)
    assert evidence.source == ("S1",)
    plain = Play().at(Phase.ACCOUNT).say(T.PARAPHRASE)
    assert plain.profile(P.LISTENING).points == 2


def test_an_authors_exception_counts_among_what_was_on_offer() -> None:
    override = CreditOverride("open", 0, "She has just answered that.", "S1")
    play = Play().at(Phase.ACCOUNT).say(T.OPEN_INVITATION, credit=[override])
    [evidence] = play.evidence(P.OPEN)
    assert (evidence.rule, evidence.points) == ("open.override", 0)
    assert evidence.open > 0


@pytest.mark.parametrize(
    ("principle", "harm"), [(P.NOT_LEADING, T.LEADING_PRESUPPOSITION), (P.UNBIASED, T.LABEL)]
)
class TestRepairOfWhatIsExcepted:
    """What an author's exception has set aside was not lost, so that nothing is regained."""

    def test_what_is_not_to_count(self, principle: P, harm: T) -> None:
        play = Play().at(Phase.ACCOUNT).say(harm, debatable=Debatable.UNSCORED).say(T.REPAIR)
        assert play.evidence(principle) == ()

    def test_what_is_reasoned_to_be_no_harm(self, principle: P, harm: T) -> None:
        override = CreditOverride(principle.value, 0, "They had agreed on that.", "S1")
        play = Play().at(Phase.ACCOUNT).say(harm, credit=[override]).say(T.REPAIR)
        assert play.rules(principle) == [(1, "override")]

    def test_what_is_reasoned_to_be_another_harm(self, principle: P, harm: T) -> None:
        override = CreditOverride(principle.value, -1, "They laughed at it.", "S1")
        play = Play().at(Phase.ACCOUNT).say(harm, credit=[override]).say(T.REPAIR)
        assert play.rules(principle) == [(1, "override"), (2, "repaired")]
        assert play.profile(principle).points == -0.5

    def test_the_repair_itself(self, principle: P, harm: T) -> None:
        play = Play().at(Phase.ACCOUNT).say(harm).say(T.REPAIR, debatable=Debatable.UNSCORED)
        assert [turn for turn, _ in play.rules(principle)] == [1]


def test_severity_of_a_limit_that_is_waited_on() -> None:
    def cost(severity: Severity) -> float:
        play = Play(limits=[limit("x", severity)]).at(Phase.ACCOUNT).nod().then(reach("x"))
        return play.wait().profile(P.PAUSES).points

    assert (cost(Severity.FRICTION), cost(Severity.DANGER)) == (-2, -3)


class TestDebatable:
    """Choices on which experts do not agree."""

    @staticmethod
    def played(debatable: Debatable | None, *codes: T) -> Play:
        play = Play().at(Phase.MAPPING).say(T.OPEN_INVITATION)
        return play.say(*codes, debatable=debatable).say(T.CUED_INVITATION)

    def test_one_that_is_only_shown_counts_as_any_other(self) -> None:
        shown, plain = (self.played(each, T.CLOSED) for each in (Debatable.SHOWN, None))
        assert [shown.evidence(p) for p in P] == [plain.evidence(p) for p in P]

    def test_one_that_is_unscored_leaves_no_evidence_and_the_others_theirs(self) -> None:
        plain = self.played(None, T.CLOSED)
        unscored = self.played(Debatable.UNSCORED, T.CLOSED)
        for principle in P:
            rest = tuple(e for e in plain.evidence(principle) if e.turn != 2)
            assert unscored.evidence(principle) == rest
        assert any(e.turn == 2 for e in plain.evidence(P.OPEN))

    def test_a_gate_is_no_matter_of_taste(self) -> None:
        play = self.played(Debatable.UNSCORED, T.FALSE_LAW)
        assert play.status(Gate.TRUTH) == "failed"
