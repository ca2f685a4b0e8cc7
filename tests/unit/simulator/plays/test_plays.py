"""Plays are performed, judged where they are written, and made of talks that were played."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.codec import parse_act
from scenarios.diagnostics.render import message
from scenarios.format import Bundle, read, read_play, written_play
from scenarios.plays import Day, Expected, Play, PlayedAct
from scenarios.transcript import TalkBegan
from scenarios.words import Language
from scoring.shipped import shipped_rubric
from simulator.engine import Stage
from simulator.plays import judge, perform, recorded
from simulator.proof.probes import at_random
from tests.architecture.repository import ROOT

FILE = "plays/one.yaml"
SMALL = ROOT / "tests" / "functional" / "scenario" / "liten" / "scenario.yaml"
RUBRIC = shipped_rubric()


@cache
def stage() -> Stage:
    scenario = read(Bundle({"scenario.yaml": SMALL.read_bytes()})).scenario
    assert scenario is not None
    return Stage(scenario)


def play_of(text: str) -> Play:
    reading = read_play(FILE, text.encode())
    assert reading.play is not None, reading.diagnostics
    return reading.play


def judged(text: str) -> list[str]:
    found = judge(play_of(text), stage(), RUBRIC)
    return [f"{d.span and d.span.line}: {message(d, Language.ENGLISH)}" for d in found]


TALK = """\
feelings: {emma.trust: 5}
acts:
  - encourage
  - {act: say retter, speaks: [emma]}
  - wait short
  - wait short
  - {act: say fortell, tells: [tegner]}
  - limit kjeft guidance
  - summarise tegner invite
  - encourage
  - say runde_av
  - say ny_prat
expect:
  ending: avtale
  holds: false
"""


def test_a_play_that_comes_out_as_expected_says_nothing() -> None:
    assert judged(TALK) == []


def test_what_came_instead_is_told_at_the_line_of_the_expectation() -> None:
    (said,) = judged(TALK.replace("ending: avtale", "ending: halvveis"))
    assert said == "14: Expected the ending «halvveis» of the whole talk, but it was «avtale»."


def test_that_a_talk_holds_after_all_is_told_plainly() -> None:
    (said,) = judged(TALK.replace("holds: false", "holds: true"))
    assert said == "15: Expected the talk to hold, but it does not hold."


def test_a_play_stops_at_the_act_that_is_not_possible() -> None:
    (said,) = judged(TALK.replace("say fortell, tells", "say ny_prat, tells"))
    assert said.startswith("7: ")
    assert "«say ny_prat» is not possible here" in said


def test_the_days_form_is_the_one_that_is_asked_for() -> None:
    for day, trust in ((Day.LOW, 3), (Day.START, 4), (Day.HIGH, 5)):
        play = replace(play_of(TALK), feelings=day)
        began = perform(play, stage(), RUBRIC).transcript.events[0]
        assert isinstance(began, TalkBegan)
        assert began.feelings["emma.trust"] == trust


@pytest.mark.parametrize(
    ("levels", "met"),
    [
        ("open: at least lacking", True),
        ("open: at most lacking", False),
        ("open: good", False),
        ("pauses: at least very_good", False),
        ("pauses: at most very_good", True),
    ],
)
def test_levels_have_bounds(levels: str, met: bool) -> None:
    found = judged(f"{TALK}  levels: {{{levels}}}\n")
    came = perform(play_of(TALK), stage(), RUBRIC)
    assert came.refused is None
    if met:
        assert found == []
    else:
        assert len(found) == 1
        assert found[0].startswith("16: Expected the level «")


@given(st.integers(0, 10_000), st.sampled_from(list(Day)), st.integers(0, 25))
@settings(max_examples=40, deadline=None)
def test_a_recorded_play_is_written_read_and_met(seed: int, day: Day, acts: int) -> None:
    chosen = at_random(seed)
    begun = perform(Play("", day, ()), stage(), RUBRIC).transcript
    events = list(begun.events)
    situation = stage().follow(None, events)
    for _ in range(acts):
        if situation.ended is not None:
            break
        new = stage().perform(situation, chosen(stage(), situation, events))
        situation = stage().follow(situation, new)
        events.extend(new)
    play = recorded(stage(), replace(begun, events=tuple(events)), RUBRIC, "Én gang: «ja» # nei")
    if not play.acts:
        return
    again = play_of(written_play(play, "A comment."))
    assert _bare(again) == _bare(play)
    assert judge(again, stage(), RUBRIC) == ()


def _bare(play: Play) -> Play:
    """Leave out where things stand."""
    nowhere = PlayedAct(parse_act("break")).place
    acts = tuple(
        PlayedAct(each.act, tuple(replace(e, place=nowhere) for e in each.expects))
        for each in play.acts
    )
    order = list(Expected)
    expects = sorted(
        (replace(e, place=nowhere) for e in play.expects), key=lambda e: order.index(e.kind)
    )
    return Play(play.about, play.feelings, acts, tuple(expects))


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_whatever_the_bytes_are_something_is_said_or_it_is_a_play(data: st.DataObject) -> None:
    text = TALK.encode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    odd = st.sampled_from([b"", b"\xff", b"&a ", b"{", "\u202e".encode(), b"- ", b": ", b"null"])
    reading = read_play(FILE, text[:start] + data.draw(odd) + text[end:])
    assert (reading.play is None) == bool(reading.diagnostics)
    said = judge(reading.play, stage(), RUBRIC) if reading.play else ()
    for found in (*reading.diagnostics, *said):
        assert found.file == FILE
        assert message(found, Language.BOKMAL)


@pytest.mark.parametrize(
    ("wrong", "code", "line"),
    [
        ("acts: []\n", "F108", 1),
        ("acts:\n  - say hei\nexpects: {}\n", "F102", 3),
        ("acts:\n  - {act: say hei, tell: [alene]}\n", "F102", 2),
        ("acts:\n  - say hei\nexpect: {holds: maybe}\n", "F103", 3),
        ("feelings: bad\nacts: [say hei]\n", "F104", 1),
        ("feelings: {trust: 3}\nacts: [say hei]\n", "F118", 1),
        ("acts: [&a say hei]\n", "F008", 1),
    ],
)
def test_mistakes_are_pointed_at(wrong: str, code: str, line: int) -> None:
    found = read_play(FILE, wrong.encode()).diagnostics
    assert [(d.code, d.span and d.span.line) for d in found] == [(code, line)]
