"""What the cohort keeps of an attempt: what the score says, packed and back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.model import Meaning, Phase, Step
from scenarios.techniques import Technique as T
from scoring.cohort.packing import ACT, UnpackableError, head_size, pack, unpack
from scoring.cohort.taken import (
    LIMIT_RULES,
    PAUSE_RULES,
    LimitTiming,
    Occasion,
    Pause,
    Taken,
    taken,
)
from scoring.cohort.vocabulary import Vocabulary, read_vocabulary, vocabulary
from scoring.gates import GateStatus
from scoring.rubric import Gate, Principle
from scoring.scorecard import score_talk
from scoring.shipped import shipped_rubric
from scoring.turns import read_turns
from tests.unit.scoring.plays import Play, reach, rights
from tests.unit.scoring.test_properties import plays

RATINGS = st.dictionaries(st.sampled_from(Principle), st.integers(0, 3))


def taken_of(play: Play, ratings: dict[Principle, int] | None = None) -> Taken:
    transcript = play.transcript()
    talk = read_turns(play.scenario(), transcript)
    card = score_talk(talk, transcript, shipped_rubric())
    return taken(
        talk,
        card,
        transcript.header,
        student="s-1",
        number=2,
        day="2026-11-02",
        occasion=Occasion.POST,
        ratings=ratings,
        simulated=True,
    )


def words_of(play: Play) -> Vocabulary:
    return vocabulary(play.scenario(), shipped_rubric())


@settings(max_examples=100, deadline=None)
@given(plays(), RATINGS)
def test_packed_and_unpacked_it_is_the_same(play: Play, ratings: dict[Principle, int]) -> None:
    attempt, words = taken_of(play, ratings), words_of(play)
    data = pack(attempt, words)
    assert len(data) == head_size(words) + ACT.size * len(attempt.turns)
    again = unpack(data, words, student="s-1", number=2, day="2026-11-02", occasion=Occasion.POST)
    assert again == attempt


@settings(max_examples=40, deadline=None)
@given(plays())
def test_it_holds_what_the_score_says(play: Play) -> None:
    attempt, card = taken_of(play), play.card()
    assert attempt.holds == card.holds
    assert {gate: card.gate(gate).status for gate in Gate} == attempt.gates
    for principle, kept in attempt.principles.items():
        profile = card.profiles[principle]
        assert (kept.level, kept.opportunities) == (profile.level, profile.opportunities)
        assert (kept.earned, kept.open) == pytest.approx((profile.earned, profile.open), abs=0.005)
    points = sum(profile.points for profile in card.profiles.values())
    assert sum(turn.credit for turn in attempt.turns) == pytest.approx(points)
    assert len(attempt.turns) == card.turns


@settings(max_examples=20, deadline=None)
@given(plays())
def test_a_vocabulary_reads_back(play: Play) -> None:
    words = words_of(play)
    assert read_vocabulary(words.as_text()) == words


def test_a_talk_turn_by_turn() -> None:
    play = rights(Play()).at(Phase.ACCOUNT, Meaning.THINKING)
    play.wait(offered=[(T.OPEN_INVITATION,), (T.LEADING_TAG,)])
    play.say(T.LEADING_TAG, offered=[(T.OPEN_INVITATION,)])
    play.name("tone", Step.ADVICE).then(reach("phone"))
    play.nod().nod().nod().nod().say(T.THREAT).end()
    attempt = taken_of(play)
    assert [turn.did for turn in attempt.turns[3:]] == [
        "wait/long",
        "say/c6",
        "limit/tone/advice",
        *["encourage"] * 4,
        "say/c8",
    ]
    leading = attempt.turns[4]
    assert leading.offered == {"c6", "c7"}
    assert leading.credit < 0 < leading.open
    assert leading.worst == "not_leading.tag"
    assert attempt.turns[-1].worst == "pressure.threat"
    assert attempt.gates[Gate.PRESSURE] is GateStatus.FAILED
    assert attempt.pauses == {Pause.HELD: 1}
    assert attempt.limits == {
        "tone": {LimitTiming.FALSE_ALARM: 1},
        "phone": {LimitTiming.NEVER: 1},
    }
    account = list(Phase).index(Phase.ACCOUNT)
    assert attempt.feelings["emma.trust"][account] is not None
    assert attempt.feelings["emma.trust"][account + 1 :] == (None,) * 4


def test_every_rule_that_is_sorted_is_one_of_the_rubric() -> None:
    rules = shipped_rubric().rules
    assert {*PAUSE_RULES, *LIMIT_RULES} <= set(rules)
    assert {rule for rule in rules if rule.startswith("pauses.")} == set(PAUSE_RULES)


@pytest.mark.parametrize("change", ["short", "long", "layout", "moment"])
def test_bytes_that_are_no_attempt_are_refused(change: str) -> None:
    play = rights(Play())
    words = words_of(play)
    data = pack(taken_of(play), words)
    spoilt = {
        "short": data[:50],
        "long": data + b"\0",
        "layout": b"\xff" + data[1:],
        "moment": data[: head_size(words)] + b"\xff" * ACT.size,
    }[change]
    with pytest.raises(UnpackableError):
        unpack(spoilt, words, student="s")


def test_a_text_that_is_no_vocabulary_is_refused() -> None:
    with pytest.raises(ValueError, match="vocabulary"):
        read_vocabulary("{}")
