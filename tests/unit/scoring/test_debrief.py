"""The debrief: a golden trace, and what is said first."""

import json
from pathlib import Path

import pytest

from scenarios.model import CreditOverride, Meaning, Phase, Step
from scenarios.techniques import Technique as T
from scenarios.transcript import NameLimit, OfferBreak, Say, Wait
from scenarios.words import Language
from scoring.alternatives import LAST_TURN, judged_at
from scoring.debrief import debrief
from scoring.jsonform import to_json
from scoring.page import rubric_page
from scoring.phrases import TurnKind, Worth
from scoring.rubric import Gate, Principle
from scoring.shipped import shipped_rubric
from scoring.turns import MismatchError, read_turns
from scoring.views import Debrief
from tests.unit.scoring.plays import (
    EMMA,
    TRINE,
    Play,
    reach,
    rights,
    settle,
    shift,
    tell,
    wrong_yes,
)

RUBRIC_PAGE = Path(__file__).parents[3] / "docs/reference/rubric.md"


def shown(play: Play, language: Language = Language.ENGLISH) -> Debrief:
    return debrief(play.scenario(), play.transcript(), shipped_rubric(), language)


def small_talk() -> Play:
    """A short talk with something of everything, most of it right."""
    play = rights(Play())
    play.at(Phase.ENTRY).say(T.RAISE_CONCERN, offered=[(T.ACCUSE,)])
    play.at(Phase.ACCOUNT).say(T.OPEN_INVITATION, offered=[(T.LEADING_TAG,)]).then(tell("fact0"))
    play.at(Phase.ACCOUNT, Meaning.THINKING).wait(offered=[(T.CLOSED,)])
    play.say(T.REFLECT_FEELING, offered=[(T.CLOSED,)]).then(reach("tone"))
    play.name("tone", Step.INFORMATION).then(settle("tone"), shift("guards", 1))
    play.say(T.FOCUS_RETURN)
    play.say(T.CLOSED, offered=[(T.CUED_INVITATION,), (T.LEADING_PRESUPPOSITION,)])
    play.then(wrong_yes())
    return play.end()


def test_golden_trace_from_turn_to_line_to_rule_to_source() -> None:
    trace = [
        (e.turn, turn.line, e.rule, e.points, e.open, e.source)
        for turn in shown(small_talk()).turns
        for e in turn.evidence
    ]
    assert trace == [
        (4, "line c4: raise_concern", "unbiased.avoided", 1, 1, ("S1",)),
        (5, "line c6: open_invitation", "open.invitation", 2, 2, ("S1", "S23")),
        (5, "line c6: open_invitation", "open.first_open", 1, 1, ("S1", "S53")),
        (5, "line c6: open_invitation", "listening.question", 0, 1.75, ("S26",)),
        (5, "line c6: open_invitation", "not_leading.avoided", 1, 1, ("S1",)),
        (6, "(silent for a good while)", "pauses.thinking_waited", 2, 2, ("S1", "S33", "S34")),
        (7, "line c9: reflect_feeling", "listening.felt", 2, 0, ("S26", "S36")),
        (8, "tone: information", "limits.in_time", 3, 3, ("S1",)),
        (9, "line c11: focus_return", "focus.returned", 2, 2, ("S1",)),
        (10, "line c12: closed", "open.closed", 0, 2, ("S1", "S24b")),
        (10, "line c12: closed", "listening.question", 0, 1.75, ("S26",)),
        (10, "line c12: closed", "not_leading.avoided", 1, 1, ("S1",)),
    ]


def test_profiles_in_words() -> None:
    profiles = {p.principle: p for p in shown(small_talk()).profiles}
    open_ = profiles[Principle.OPEN]
    assert (open_.level_name, open_.tried, open_.percentage) == ("good", "3 opportunities", None)
    assert open_.count == f"{open_.points:g} of {open_.open:g} points"
    assert profiles[Principle.UNHURRIED].level_name == "not tried"
    assert profiles[Principle.UNHURRIED].count == ""
    assert profiles[Principle.PAUSES].tried == "1 opportunity"


def test_what_the_reasons_come_to_is_told_where_it_is_not_what_counts() -> None:
    lost = shown(Play().at(Phase.ACCOUNT).say(T.LEADING_PRESUPPOSITION).end())
    found = {each.principle: each.tried for each in lost.profiles}
    assert found[Principle.NOT_LEADING] == "1 opportunity, -3 points in all"
    kept = shown(Play().at(Phase.ACCOUNT).say(T.OPEN_INVITATION).end())
    assert "in all" not in {each.principle: each.tried for each in kept.profiles}[Principle.OPEN]


def test_a_percentage_needs_six_opportunities() -> None:
    def percentage(questions: int) -> int | None:
        play = Play().at(Phase.MAPPING)
        for _ in range(questions):
            play.say(T.WH_QUESTION, offered=[(T.OPEN_INVITATION,)])
        [found] = [p for p in shown(play).profiles if p.principle is Principle.OPEN]
        return found.percentage

    assert percentage(4) is None
    assert percentage(5) == 45


def test_strengths_are_two_of_ones_own_and_of_different_kinds() -> None:
    strengths = shown(small_talk()).strengths
    assert [(s.turn, s.principle, s.line) for s in strengths] == [
        (5, Principle.OPEN, "line c6: open_invitation"),
        (6, Principle.PAUSES, "(silent for a good while)"),
    ]


def test_no_strength_is_found_in_a_turn_that_also_did_harm() -> None:
    play = Play().at(Phase.ACCOUNT).say(T.OPEN_INVITATION, T.ACCUSE)
    assert shown(play).strengths == ()


def test_two_strengths_are_of_two_turns() -> None:
    play = rights(Play()).at(Phase.ACCOUNT).say(T.OPEN_INVITATION, T.PARAPHRASE)
    play.at(Phase.ACCOUNT, Meaning.THINKING).wait()
    assert [(s.turn, s.principle) for s in shown(play).strengths] == [
        (4, Principle.LISTENING), (5, Principle.PAUSES),
    ]  # fmt: skip


def test_what_a_gate_found_comes_with_the_line() -> None:
    play = rights(Play()).at(Phase.ACCOUNT).say(T.PARAPHRASE).say(T.THREAT).say(T.PARAPHRASE)
    found = shown(play)
    [finding] = next(g for g in found.gates if g.gate is Gate.PRESSURE).findings
    assert (finding.turn, finding.line) == (5, found.turns[4].line)
    assert found.turns[4].findings == (finding,)
    assert [m.turn for m in found.map if m.failed] == [5]


def test_a_small_loss_in_what_is_very_good_is_left_alone() -> None:
    play = rights(Play()).at(Phase.ACCOUNT, Meaning.THINKING)
    for n in range(9):
        play.at(Phase.ACCOUNT, Meaning.THINKING)
        if n:
            play.wait(offered=[(T.AFFIRM,)])
        else:
            play.say(T.AFFIRM)
    assert shown(play.end()).to_try is None


def test_one_thing_to_try_is_where_more_was_open() -> None:
    play = rights(Play()).at(Phase.ACCOUNT).say(T.OPEN_INVITATION).say(T.PARAPHRASE)
    play.say(T.CLOSED, offered=[(T.LEADING_TAG,), (T.CUED_INVITATION,)])
    play.say(T.CLOSED).say(T.PARAPHRASE).say(T.PARAPHRASE).end()
    to_try = shown(play).to_try
    assert to_try is not None
    assert (to_try.turn, to_try.topic) == (6, "Open questions")
    assert [b.techniques for b in to_try.better] == [("cued invitation",)]
    assert to_try.better[0].worth is Worth.STRONG


def test_a_failed_gate_comes_first_and_points_to_where_it_could_have_been_met() -> None:
    play = Play((EMMA, TRINE)).at(Phase.FRAME).say(T.RIGHTS, offered=[(T.SMALL_TALK,)])
    play.say(T.FRAME_PURPOSE, to=("emma",), offered=[(T.RIGHTS,)])
    play.at(Phase.ENTRY).say(T.ACCUSE).end()
    to_try = shown(play).to_try
    assert to_try is not None
    assert to_try.topic == "The rights"
    assert "Trine" in to_try.why
    missing = Play().at(Phase.FRAME).say(T.SMALL_TALK, offered=[(T.RIGHTS,), (T.FRAME_TRACK,)])
    missing.at(Phase.ENTRY).say(T.RAISE_CONCERN).end()
    found = shown(missing).to_try
    assert found is not None
    assert found.turn == 1
    assert [b.techniques for b in found.better] == [("right in plain words",)]


def test_what_is_suggested_for_the_rights_gives_them_to_whoever_lacked_them() -> None:
    play = Play((EMMA, TRINE)).at(Phase.FRAME).say(T.RIGHTS)
    play.say(T.SMALL_TALK, offered=[(T.RIGHTS,), (T.RIGHTS_RECITED,)], also="trine")
    play.at(Phase.ENTRY).say(T.RAISE_CONCERN).end()
    found = shown(play).to_try
    assert found is not None
    assert found.turn == 2
    assert [(b.techniques, b.worth) for b in found.better] == [
        (("right in plain words",), Worth.STRONG),
        (("right recited",), Worth.SOUND),
    ]
    assert all("Trine" in each.why for each in found.better)


def test_nothing_to_try_where_all_is_very_good() -> None:
    play = Play().at(Phase.ACCOUNT, Meaning.THINKING).wait().end()
    assert shown(play).to_try is None


def test_what_else_was_open_is_judged_by_the_same_rules() -> None:
    play = rights(Play()).at(Phase.ACCOUNT, Meaning.UPSET)
    play.say(T.CLOSED, offered=[(T.OPEN_INVITATION,), (T.SUPPORT,), (T.SECRECY,)])
    turn = shown(play).turns[-1]
    worth = {(type(a.act), a.techniques): a.worth for a in turn.alternatives}
    assert worth == {
        (Wait, ()): Worth.STRONG,
        (OfferBreak, ("offer of time",)): Worth.STRONG,
        (Say, ("support",)): Worth.SOUND,
        (Say, ("open invitation",)): Worth.WEAK,
        (Say, ("promise of secrecy",)): Worth.HARMFUL,
    }
    assert turn.alternatives[0].why
    assert turn.alternatives[-1].worth is Worth.HARMFUL


def test_naming_the_limit_is_among_what_was_open() -> None:
    play = Play().at(Phase.ACCOUNT).nod().then(reach("danger")).nod()
    alternatives = shown(play).turns[1].alternatives
    assert [(a.act, a.worth) for a in alternatives] == [
        (NameLimit("danger", Step.INSTRUCTION), Worth.STRONG)
    ]


def test_nothing_is_good_while_a_danger_stands_but_to_name_it() -> None:
    play = rights(Play()).at(Phase.ACCOUNT).nod().then(reach("danger"))
    play.say(T.CLOSED, offered=[(T.REFLECT_FEELING,), (T.ACKNOWLEDGE,)])
    worth = {a.act: a.worth for a in shown(play).turns[-1].alternatives}
    assert worth.pop(NameLimit("danger", Step.INSTRUCTION)) is Worth.STRONG
    assert set(worth.values()) == {Worth.WEAK}
    assert len(worth) == 2


def test_what_does_harm_anywhere_is_never_sound() -> None:
    """Pressed once, a gate lets it pass: that does not make it something to do."""
    play = rights(Play()).at(Phase.ACCOUNT).say(T.OPEN_INVITATION)
    play.at(Phase.ACCOUNT).say(T.OPEN_INVITATION, offered=[(T.PRESS_ON,)])
    assert [a.worth for a in shown(play).turns[-1].alternatives] == [Worth.HARMFUL]


def test_nothing_is_good_while_a_limit_stands_but_to_name_it_and_it_says_why() -> None:
    play = rights(Play()).at(Phase.ACCOUNT).nod().then(reach("tone"))
    play.say(T.CLOSED, offered=[(T.REFLECT_FEELING,), (T.SUPPORT,)])
    found = shown(play).turns[-1].alternatives
    named, *others = found
    assert (named.act, named.worth) == (NameLimit("tone", Step.INFORMATION), Worth.STRONG)
    assert [each.worth for each in others] == [Worth.WEAK] * 2
    assert all("nobody had named" in each.why for each in others)


@pytest.mark.parametrize(("credit", "worth"), [(1, Worth.SOUND), (0, Worth.WEAK)])
def test_what_its_author_has_reasoned_to_help_is_no_harm_here(credit: int, worth: Worth) -> None:
    reasoned = CreditOverride("unbiased", credit, "She asked for it.", "S1")
    play = rights(Play()).at(Phase.ACCOUNT).say(T.SARCASM, credit=[reasoned])
    talk = read_turns(play.scenario(), play.transcript())
    turn = talk.turns[-1]
    assert judged_at(talk, turn, turn.act, shipped_rubric()).worth is worth


def test_a_summary_is_quoted_as_it_was_said() -> None:
    play = Play().at(Phase.ACCOUNT).say(T.OPEN_INVITATION).then(tell("fact0"))
    turn = shown(play.summarise("fact0", invites=True).end()).turns[1]
    assert turn.line == (
        "Let me see if I have understood you: You said fact0. "
        "Have I got that right, or is there something I have misunderstood?"
    )


def test_turns_show_what_was_learned_cut_off_and_not_said() -> None:
    turns = shown(small_talk()).turns
    assert turns[4].learned == ("fact0.",)
    assert turns[-1].wrong_yes
    assert turns[5].silence == "thinking"
    assert all(turn.thought == "(unsaid)" for turn in turns)


def test_map_of_the_talk() -> None:
    marks = shown(small_talk()).map
    assert [m.kind for m in marks[3:]] == [
        TurnKind.FRAME, TurnKind.OPEN, TurnKind.WAIT, TurnKind.LISTENING, TurnKind.LIMIT,
        TurnKind.FOCUS, TurnKind.CLOSED,
    ]  # fmt: skip
    assert [m.turn for m in marks if m.reached] == [7]
    assert [m.turn for m in marks if m.named] == [8]
    assert [m.turn for m in marks if m.settled] == [8]


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        ((T.LEADING_TAG, T.CLOSED), TurnKind.LEADING),
        ((T.OPEN_INVITATION, T.ACCUSE), TurnKind.HARM),
        ((T.PARAPHRASE, T.CLOSED_CHECK), TurnKind.CHECK),
        ((T.AFFIRM,), TurnKind.ATTITUDE),
        ((T.AGREE_STEP,), TurnKind.AGREEMENT),
    ],
)
def test_kind_of_turn(codes: tuple[T, ...], kind: TurnKind) -> None:
    assert [m.kind for m in shown(Play().at(Phase.ACCOUNT).say(*codes)).map] == [kind]


def test_reasons_why_it_does_not_hold_yet() -> None:
    play = Play().at(Phase.ACCOUNT).say(T.LEADING_PRESUPPOSITION)
    found = shown(play)
    assert not found.holds
    assert found.headline == "The talk does not hold yet."
    assert found.reasons == (
        "The talk was not brought to an end.",
        "This must be in order, however good the talk is otherwise: the rights.",
        "This is still lacking: open questions, active listening, not leading.",
        "Too few of the principles were tried to say anything of the whole.",
    )
    assert shown(play, Language.BOKMAL).headline == "Samtalen holder ikke ennå."
    assert shown(play, Language.NYNORSK).headline == "Samtalen held ikkje enno."


def test_outcome_is_kept_apart() -> None:
    play = Play().at(Phase.ACCOUNT).say(T.ACCUSE).then(tell("fact0"), tell("fact1"), wrong_yes())
    outcome = shown(play.end()).outcome
    assert [f.fact for f in outcome.told] == ["fact0", "fact1"]
    assert (outcome.risks, outcome.strengths) == ((1, 4), (1, 4))
    assert outcome.wrong_yes == (1,)
    assert outcome.feelings["emma.trust"] == (3, 3)
    assert outcome.ending == "ended: agreement"


def test_json_form_is_whole_and_the_same_but_for_its_words() -> None:
    play = small_talk()
    scenario, card, rubric = play.scenario(), play.card(), shipped_rubric()
    english = to_json(card, scenario, rubric, Language.ENGLISH)
    bokmal = to_json(card, scenario, rubric, Language.BOKMAL)
    assert json.loads(json.dumps(english)) == english
    assert english != bokmal
    assert _without_words(english) == _without_words(bokmal)
    assert [p["principle"] for p in english["principles"]] == list(Principle)
    assert [g["gate"] for g in english["gates"]] == list(Gate)
    for profile in english["principles"]:
        assert profile["points"] == sum(e["points"] for e in profile["evidence"])


def _without_words(value: object) -> object:
    if isinstance(value, dict):
        words = {"why", "name", "level_name", "language"}
        return {k: _without_words(v) for k, v in value.items() if k not in words}
    return [_without_words(v) for v in value] if isinstance(value, list) else value


def test_a_transcript_of_another_scenario_is_refused() -> None:
    play, other = small_talk(), Play().at(Phase.OPENING)
    with pytest.raises(MismatchError, match="choice"):
        read_turns(other.scenario(), play.transcript())
    elsewhere = Play()
    elsewhere.at(Phase.OPENING)
    elsewhere.events = elsewhere.events[:1]
    elsewhere.nod()
    elsewhere.events.pop(1)
    with pytest.raises(MismatchError, match="floor"):
        read_turns(elsewhere.scenario(), elsewhere.transcript())


def test_rubric_page_is_current() -> None:
    assert RUBRIC_PAGE.read_text(encoding="utf-8") == rubric_page(shipped_rubric()), (
        f"run: python -m scoring > docs/reference/{RUBRIC_PAGE.name}"
    )


def test_what_else_was_open_is_asked_up_to_a_turn_and_the_talk_is_scored_whole() -> None:
    play = Play().at(Phase.MAPPING)
    for _ in range(LAST_TURN + 2):
        play.say(T.CLOSED, offered=[(T.OPEN_INVITATION,)])
    found = shown(play)
    assert found.turns[LAST_TURN - 1].alternatives
    assert not found.turns[LAST_TURN].alternatives
    assert len(found.turns) == len(found.map) == LAST_TURN + 2
