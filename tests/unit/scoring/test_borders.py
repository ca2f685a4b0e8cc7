"""The borders of the rules: the last turn that counts and the first that does not."""

import pytest

from scenarios.model import Meaning, Phase, Step
from scenarios.techniques import Technique as T
from scenarios.words import Language
from scoring.debrief import debrief
from scoring.phrases import Worth
from scoring.reading import read_rubric
from scoring.rubric import Gate, Principle, RubricError
from scoring.scorecard import Level, Obstacle
from scoring.shipped import shipped_rubric
from scoring.texts import Texts
from tests.unit.scoring.plays import (
    EMMA,
    TRINE,
    Play,
    reach,
    rights,
    settle,
    shift,
    tell,
)
from tests.unit.scoring.test_rubric import SHIPPED

P = Principle


@pytest.mark.parametrize(
    ("upset", "codes", "judged"),
    [(True, T.SUPPORT, False), (True, T.WH_QUESTION, True), (False, T.SUPPORT, True)],
)
def test_only_comforting_somebody_upset_goes_before_the_focus(
    *, upset: bool, codes: T, judged: bool
) -> None:
    play = Play().at(Phase.ACCOUNT).nod().then(shift("guards", 1))
    play.at(Phase.ACCOUNT, Meaning.UPSET if upset else None).say(codes)
    assert bool(play.rules(P.FOCUS)) is judged


@pytest.mark.parametrize(("turns", "rule"), [(1, "returned"), (2, "returned"), (3, "first_unmet")])
def test_a_shift_is_met_within_three_turns(turns: int, rule: str) -> None:
    play = Play().at(Phase.ACCOUNT).nod().then(shift("guards", 1))
    for _ in range(turns):
        play.wait()
    play.say(T.FOCUS_RETURN)
    assert [r for _, r in play.rules(P.FOCUS)] == [rule]


def test_a_second_shift_ends_the_time_to_meet_the_first() -> None:
    play = Play().at(Phase.ACCOUNT).nod().then(shift("guards", 1)).wait().then(shift("guards", 2))
    play.say(T.FOCUS_NAME, T.FOCUS_WHY)
    assert play.rules(P.FOCUS) == [(2, "first_unmet"), (3, "named_and_why")]


@pytest.mark.parametrize(("turns", "added"), [(0, True), (1, True), (2, False)])
def test_why_is_added_within_two_turns(turns: int, *, added: bool) -> None:
    play = Play().at(Phase.ACCOUNT).nod().then(shift("guards", 2)).say(T.FOCUS_NAME)
    for _ in range(turns):
        play.wait()
    play.say(T.FOCUS_WHY)
    assert ("why_added" in [r for _, r in play.rules(P.FOCUS)]) is added


@pytest.mark.parametrize(
    ("code", "worth"), [(T.LEADING_TAG, Worth.HARMFUL), (T.CLOSED, Worth.WEAK)]
)
def test_two_points_from_one_rule_are_harm(code: T, worth: Worth) -> None:
    play = rights(Play()).at(Phase.ACCOUNT).say(T.OPEN_INVITATION)
    play.at(Phase.ACCOUNT).say(T.OPEN_INVITATION, offered=[(code,)])
    shown = debrief(play.scenario(), play.transcript(), shipped_rubric(), Language.ENGLISH)
    assert [a.worth for a in shown.turns[-1].alternatives] == [worth]


def test_an_undermined_right_is_not_what_should_have_been_said() -> None:
    play = Play().at(Phase.FRAME)
    play.say(T.SMALL_TALK, offered=[(T.RIGHTS, T.RIGHTS_UNDERMINED), (T.FRAME_TRACK,)])
    play.say(T.SMALL_TALK, offered=[(T.RIGHTS,)]).at(Phase.ENTRY).say(T.RAISE_CONCERN).end()
    shown = debrief(play.scenario(), play.transcript(), shipped_rubric(), Language.ENGLISH)
    assert shown.to_try is not None
    assert shown.to_try.turn == 2


@pytest.mark.parametrize(("turns", "rule"), [(2, "rights.late"), (3, "rights.too_late")])
def test_rights_within_three_turns_after_the_matter(turns: int, rule: str) -> None:
    play = Play().at(Phase.ACCOUNT).say(T.OPEN_INVITATION)
    for _ in range(turns - 1):
        play.nod()
    play.say(T.RIGHTS)
    assert [f.rule for f in play.card().gate(Gate.RIGHTS).findings] == [rule]


def test_a_danger_unnamed_is_found_at_the_first_turn_that_could_have() -> None:
    play = Play().at(Phase.ACCOUNT).nod().nod().then(reach("danger")).nod().nod().nod().end()
    assert [f.turn for f in play.card().gate(Gate.SAFETY).findings] == [3]


@pytest.mark.parametrize(("turns", "credited"), [(0, True), (1, True), (2, False)])
def test_a_kind_word_counts_for_two_turns_after_settling(turns: int, *, credited: bool) -> None:
    play = Play().at(Phase.ACCOUNT).nod().then(reach("tone")).name("tone", Step.INFORMATION)
    play.then(settle("tone"))
    for _ in range(turns):
        play.wait()
    play.say(T.AFFIRM)
    assert ("stepped_down" in [r for _, r in play.rules(P.LIMITS)]) is credited


def test_a_kind_word_needs_a_step_to_come_down_from() -> None:
    play = Play().at(Phase.ACCOUNT).nod().then(reach("tone")).nod().then(settle("tone"))
    assert play.say(T.AFFIRM).rules(P.LIMITS) == [(2, "settled_unnamed")]


def test_repair_mends_the_nearest_loss_alone() -> None:
    play = Play().at(Phase.ACCOUNT).say(T.LEADING_PRESUPPOSITION).say(T.LEADING_TAG).say(T.REPAIR)
    assert [e.points for e in play.evidence(P.NOT_LEADING)] == [-3, -2, 1]


@pytest.mark.parametrize(("count", "rule"), [(1, "summary_end_missing"), (2, "summary_end")])
def test_the_last_summary_holds_at_least_two_statements(count: int, rule: str) -> None:
    play = Play().at(Phase.MAPPING).nod().then(tell("fact0"), tell("fact1"), tell("fact2"))
    play.summarise("fact0", "fact1").at(Phase.AGREEMENT)
    play.summarise(*["fact0", "fact1"][:count]).end()
    assert rule in [r for _, r in play.rules(P.LISTENING)]


@pytest.mark.parametrize(("facts", "due"), [(2, False), (3, True)])
def test_a_summary_midway_is_due_from_three_facts(facts: int, *, due: bool) -> None:
    play = Play().at(Phase.MAPPING).nod().then(*[tell(f"fact{n}") for n in range(facts)]).nod()
    play.at(Phase.CLOSING).nod().end()
    assert ("summary_mid_missing" in [r for _, r in play.rules(P.LISTENING)]) is due


def test_what_was_given_back_takes_the_opportunities_of_questions() -> None:
    play = Play().at(Phase.MAPPING).say(T.OPEN_INVITATION).say(T.OPEN_INVITATION)
    play.say(T.OPEN_INVITATION).say(T.PARAPHRASE).say(T.CLARIFY).say(T.ACKNOWLEDGE)
    profile = play.profile(P.LISTENING)
    assert (profile.taken, profile.opportunities) == (2, 3)


@pytest.mark.parametrize(("phase", "given"), [(Phase.ENTRY, False), (Phase.ACCOUNT, True)])
def test_a_guardian_gets_the_floor_from_the_account_on(phase: Phase, *, given: bool) -> None:
    play = Play((EMMA, TRINE)).at(phase).say(T.GIVE_FLOOR, to=("trine",))
    assert bool(play.rules(P.UNBIASED)) is given


@pytest.mark.parametrize(
    ("ended", "phase", "found"),
    [
        (True, Phase.MAPPING, ["floor_missing"]),
        (False, Phase.MAPPING, []),
        (True, Phase.ACCOUNT, []),
    ],
)
def test_a_guardian_who_never_got_the_floor(phase: Phase, found: list[str], *, ended: bool) -> None:
    play = Play((EMMA, TRINE)).at(phase).say(T.WH_QUESTION, offered=[(T.GIVE_FLOOR,)], also="trine")
    assert [r for _, r in (play.end() if ended else play).rules(P.UNBIASED)] == found


def test_just_enough_principles_tried() -> None:
    def obstacles(*, fifth: bool) -> list[Obstacle]:
        play = rights(Play()).at(Phase.ACCOUNT).say(T.OPEN_INVITATION, offered=[(T.LEADING_TAG,)])
        play.say(T.PARAPHRASE, offered=[(T.HURRY,)])
        if fifth:
            play.at(Phase.ACCOUNT, Meaning.THINKING).wait()
        return [h.obstacle for h in play.end().card().hindrances]

    assert obstacles(fifth=False) == [Obstacle.TOO_FEW_TRIED]
    assert obstacles(fifth=True) == []


def test_numbers_that_are_not_ours_are_told_apart() -> None:
    play = Play().at(Phase.ACCOUNT).say(T.OPEN_INVITATION)
    texts = Texts(play.scenario(), shipped_rubric(), Language.ENGLISH)
    [finding] = play.card().gate(Gate.RIGHTS).findings
    assert finding.rule == "rights.missing"
    assert not texts.is_ours(finding)
    assert texts.is_ours(play.evidence(P.OPEN)[0])


@pytest.mark.parametrize("cuts", ["[0.35, 0.35, 0.85]", "[0.35, 0.6, 0.6]", "[0, 0.6, 0.85]"])
def test_cuts_must_grow(cuts: str) -> None:
    text = SHIPPED.decode().replace("cuts: [0.35, 0.6, 0.85]", f"cuts: {cuts}")
    with pytest.raises(RubricError):
        read_rubric(text.encode())


@pytest.mark.parametrize(
    ("open_questions", "wh_questions", "level"),
    [(7, 3, 3), (5, 5, 2), (4, 6, 2), (2, 8, 2), (0, 10, 1)],
)
def test_levels_begin_at_their_cuts(open_questions: int, wh_questions: int, level: Level) -> None:
    """Of 21 open: 18 is 86 %, 16 is 76 %, 13 is 62 %, 10 is 48 %."""
    play = Play().at(Phase.MAPPING)
    for n in range(open_questions + wh_questions):
        code = T.OPEN_INVITATION if n < open_questions else T.WH_QUESTION
        play.say(code, offered=[(T.OPEN_INVITATION,)])
    assert play.profile(P.OPEN).level == level


def test_a_share_exactly_at_a_cut_reaches_its_level() -> None:
    play = Play().at(Phase.ACCOUNT)
    for _ in range(4):
        play.wait(unfinished=True)
    play.say(T.PARAPHRASE, unfinished=True)
    assert (play.profile(P.UNHURRIED).share, play.profile(P.UNHURRIED).level) == (0.6, 2)


def test_half_of_what_an_opportunity_held_counts_as_taken() -> None:
    play = Play().at(Phase.MAPPING).say(T.OPEN_INVITATION)
    play.say(T.WH_QUESTION, offered=[(T.OPEN_INVITATION,)])
    play.say(T.CLOSED, offered=[(T.OPEN_INVITATION,)])
    profile = play.profile(P.OPEN)
    assert (profile.taken, profile.opportunities) == (3, 4)


@pytest.mark.parametrize(
    ("code", "rule"),
    [(T.CLOSED, "while_upset"), (T.MULTIPLE, "multiple"), (T.CLOSED_CHECK, "check")],
)
def test_the_wrong_time_is_the_reason_unless_the_question_itself_costs(code: T, rule: str) -> None:
    play = Play().at(Phase.ACCOUNT, Meaning.UPSET).say(code, matter=False)
    assert [r for _, r in play.rules(P.OPEN)] == [rule]


def test_a_yes_that_also_gives_back_is_counted_once() -> None:
    play = Play().at(Phase.ACCOUNT).say(T.OPEN_INVITATION).say(T.ACKNOWLEDGE, T.REPEAT_BACK)
    play.say(T.ACKNOWLEDGE, T.PARAPHRASE)
    assert [r for _, r in play.rules(P.LISTENING)] == ["question", "repeated", "paraphrased"]


def test_only_waits_use_up_the_patience_of_somebody_unwilling() -> None:
    play = Play().at(Phase.ACCOUNT, Meaning.UNWILLING).say(T.SUPPORT).say(T.AUTONOMY).wait()
    assert not play.rules(P.PAUSES)
