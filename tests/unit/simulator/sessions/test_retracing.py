"""A recorded talk on another version of its scenario."""

from dataclasses import replace

import pytest

from scenarios.changes import renamed
from scenarios.codec import parse_act
from scenarios.format import Bundle
from scenarios.transcript import Event, Header, Mode, TalkBegan, Timing, Transcript
from scenarios.words import Language
from scoring.comparison import compare
from scoring.rubric import Principle
from scoring.shipped import shipped_rubric
from simulator.engine import Stage
from simulator.sessions import open_bundle
from simulator.sessions.retracing import Rescored, Verdict, rescore, retrace
from tests.functional.talking import SMALL

TEXT = (SMALL / "scenario.yaml").read_text(encoding="utf-8")
ACTS = (
    "say retter",
    "wait short",
    "wait long",
    "say fortell",
    "limit kjeft guidance",
    "say runde_av",
    "say ny_prat",
)


def version(*edits: tuple[str, str]) -> Stage:
    text = TEXT
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return open_bundle(Bundle({"scenario.yaml": text.encode()}), Language.BOKMAL).stage


def talk(stage: Stage, *acts: str, trust: int = 4) -> Transcript:
    events: list[Event] = list(stage.begin(lambda low, high: trust))
    for act in acts:
        situation = stage.follow(None, events)
        events += stage.perform(situation, parse_act(act))
    scenario = stage.scenario
    header = Header(
        "7K3QX0ABCD",
        scenario.id,
        scenario.hash,
        shipped_rubric().hash,
        "nb",
        Mode.PRACTICE,
        Timing.UNTIMED,
    )
    return Transcript(header, tuple(events))


def rescored(*edits: tuple[str, str], acts: tuple[str, ...] = ACTS, trust: int = 4) -> Rescored:
    old = version()
    return rescore(old, version(*edits), talk(old, *acts, trust=trust), shipped_rubric())


def test_on_the_same_version_nothing_is_different() -> None:
    found = rescored()
    assert found.verdict is Verdict.SAME
    assert found.comparison is not None
    assert found.comparison.same
    assert found.retraced is not None
    assert found.retraced.transcript.events == found.transcript.events


@pytest.mark.parametrize("trust", [3, 4, 5])
def test_the_form_of_the_day_is_the_recorded_one(trust: int) -> None:
    old, new = version(), version(("start: 4, spread: 1", "start: 6, spread: 1"))
    recorded = talk(old, *ACTS[:1], trust=trust)
    found = retrace(new, recorded, old.scenario, renamed(old.scenario, new.scenario))
    began = found.transcript.events[0]
    assert isinstance(began, TalkBegan)
    assert began.feelings["emma.trust"] == trust + 2


def test_another_coding_is_another_score_with_its_evidence() -> None:
    found = rescored(("is: [open_invitation]", "is: [closed]"))
    assert found.verdict is Verdict.DIFFERENT
    assert found.retraced is not None
    assert found.retraced.turns == len(ACTS)
    assert found.comparison is not None
    changed = {each.principle: each for each in found.comparison.profiles}
    assert changed[Principle.OPEN].after.points < changed[Principle.OPEN].before.points
    assert "open.invitation" in {each.rule for each in found.comparison.lost}
    assert "open.closed" in {each.rule for each in found.comparison.gained}
    assert all(each.turn for each in found.comparison.lost)


def test_evidence_that_came_twice_and_comes_once_is_lost_once() -> None:
    card = rescored().comparison
    assert card is not None
    profile = card.before.profiles[Principle.LISTENING]
    one = profile.evidence[0]
    twice = replace(profile, evidence=(one, one))
    once = replace(profile, evidence=(one,))
    before = replace(card.before, profiles={**card.before.profiles, Principle.LISTENING: twice})
    after = replace(card.before, profiles={**card.before.profiles, Principle.LISTENING: once})
    assert compare(before, after).lost == (one,)
    assert compare(after, before).gained == (one,)


def test_a_gate_that_fails_now_is_told() -> None:
    found = rescored(("is: [rights]", "is: [rights_undermined]"))
    assert found.comparison is not None
    assert {each.gate.value for each in found.comparison.gates} == {"rights"}
    assert found.comparison.findings_gained


def test_what_is_renamed_is_followed_and_scores_the_same() -> None:
    found = rescored(("id: fortell", "id: fortell_om"), ("kjeft", "roping"), ("saken", "temaet"))
    assert found.verdict is Verdict.SAME


def test_where_the_ways_part_is_told() -> None:
    found = rescored(("[{trine: Det er greit., goto: saken}]", "[{trine: Det er greit.}]"))
    assert found.retraced is not None
    parting = found.retraced.parting
    assert parting is not None
    assert (parting.turn, parting.before, parting.after) == (1, "saken", "")
    assert not parting.refused


def test_an_act_that_is_gone_ends_the_comparison_there() -> None:
    new = (
        "        when: finished\n        reactions:\n          - {emma: Jeg sitter",
        "        when: visited(avslutning)\n        reactions:\n          - {emma: Jeg sitter",
    )
    found = rescored(new)
    assert found.retraced is not None
    assert found.retraced.turns == 3
    parting = found.retraced.parting
    assert parting is not None
    assert parting.refused
    assert parting.turn == 4
    assert found.comparison is not None
    evidence = [each for p in found.comparison.before.profiles.values() for each in p.evidence]
    assert max((each.turn for each in evidence), default=0) <= 3
    assert found.verdict is Verdict.DIFFERENT


def test_a_talk_of_another_version_is_not_compared() -> None:
    old = version()
    other = talk(version(("title: En", "title: Ein")), *ACTS)
    assert rescore(old, version(), other, shipped_rubric()).verdict is Verdict.OTHER_VERSION


def test_a_talk_that_does_not_follow_is_not_compared() -> None:
    old = version()
    whole = talk(old, *ACTS)
    torn = Transcript(whole.header, (*whole.events[:4], *whole.events[6:]))
    assert rescore(old, version(), torn, shipped_rubric()).verdict is Verdict.DOES_NOT_FOLLOW
