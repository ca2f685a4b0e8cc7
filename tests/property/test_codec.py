"""Transcripts and acts survive being written down."""

import contextlib
import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.codec import (
    ActError,
    TranscriptError,
    dump,
    event_to_json,
    format_act,
    load,
    parse_act,
)
from scenarios.model import Meaning, Step
from scenarios.transcript import (
    Act,
    Acted,
    Encourage,
    Event,
    FactTold,
    FeelingChanged,
    FloorGiven,
    FocusShifted,
    Header,
    Interrupted,
    Length,
    LimitReached,
    LimitSettled,
    LineSaid,
    Mode,
    MomentReached,
    NameLimit,
    OfferBreak,
    PersonArrived,
    PersonLeft,
    Reacted,
    Say,
    Summarise,
    TalkBegan,
    TalkEnded,
    Timing,
    Transcript,
    Wait,
)

ids = st.text(string.ascii_lowercase + string.digits + "_", min_size=1, max_size=12).filter(
    lambda name: name != "invite"
)
refs = st.text(max_size=20)
counts = st.integers(0, 1000)
values = st.integers(0, 10)
acts: st.SearchStrategy[Act] = st.one_of(
    st.builds(Say, ids),
    st.builds(Wait, st.sampled_from(Length)),
    st.just(Encourage()),
    st.builds(Summarise, st.lists(ids, min_size=1, max_size=5).map(tuple), st.booleans()),
    st.builds(NameLimit, ids, st.sampled_from(Step)),
    st.just(OfferBreak()),
)
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(TalkBegan, st.dictionaries(refs, values, max_size=4)),
    st.builds(MomentReached, ids),
    st.builds(LineSaid, refs, st.none() | ids, st.booleans()),
    st.builds(FactTold, ids, ids),
    st.builds(
        FloorGiven,
        st.lists(ids, max_size=5).map(tuple),
        st.sampled_from(Meaning),
        st.booleans(),
        st.booleans(),
    ),
    st.builds(Acted, st.integers(1, 1000), acts),
    st.builds(Interrupted, st.none() | ids, st.lists(refs, max_size=3).map(tuple)),
    st.builds(Reacted, refs, st.booleans()),
    st.builds(FeelingChanged, ids, ids, values),
    st.builds(LimitReached, ids),
    st.builds(LimitSettled, ids),
    st.builds(FocusShifted, ids, counts),
    st.builds(PersonArrived, ids),
    st.builds(PersonLeft, ids),
    st.builds(TalkEnded, ids),
)
headers = st.builds(
    Header,
    attempt=ids,
    scenario=ids,
    scenario_hash=refs,
    rubric_hash=refs,
    language=st.sampled_from(["nb", "nn", "en"]),
    mode=st.sampled_from(Mode),
    timing=st.sampled_from(Timing),
    branch_of=st.none() | ids,
    branch_turn=st.none() | st.integers(0, 1000),
    format=st.just(1),
)
transcripts = st.builds(Transcript, headers, st.lists(events, max_size=20).map(tuple))


@given(acts)
def test_an_act_survives_its_text_form(act: Act) -> None:
    assert parse_act(format_act(act)) == act


@given(transcripts)
def test_a_transcript_survives_being_written(transcript: Transcript) -> None:
    assert load(dump(transcript)) == transcript


@given(transcripts, st.data())
def test_a_damaged_line_is_named_by_its_number(transcript: Transcript, data: st.DataObject) -> None:
    lines = dump(transcript).rstrip("\n").split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    value = json.loads(lines[number])
    value[data.draw(st.sampled_from(sorted(value)))] = {"surprise": []}
    lines[number] = json.dumps(value)
    with pytest.raises(TranscriptError) as refused:
        load("\n".join(lines))
    assert refused.value.line == number + 1


@given(st.text() | st.binary().map(lambda b: b.decode("utf-8", "replace")))
def test_whatever_is_read_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(TranscriptError):
        assert load(dump(load(text))) == load(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "say",
        "say a b",
        "wait",
        "wait forever",
        "summarise",
        "limit kjeft",
        "limit k WARNING",
        "jump",
    ],
)
def test_what_is_no_act_is_refused_with_what_could_stand_there(text: str) -> None:
    with pytest.raises(ActError, match="write one of"):
        parse_act(text)


def test_every_kind_of_event_has_its_own_name() -> None:
    kinds = Event.__args__
    assert len(kinds) == 15
    shown = event_to_json(Acted(3, Say("hei")))
    assert shown == {"event": "acted", "turn": 3, "act": "say hei"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("transcript", True),
        ("transcript", 1.0),
        ("transcript", 2),
        ("language", "xx"),
        ("language", "../x"),
        ("mode", "cheating"),
        ("timing", None),
        ("branch_turn", -5),
        ("branch_turn", True),
        ("attempt", 7),
    ],
)
def test_a_header_is_read_strictly(key: str, value: object) -> None:
    whole = Header("a", "s", "h", "r", "nb", Mode.PRACTICE, Timing.UNTIMED, "b", 3)
    lines = json.loads(dump(Transcript(whole, ())))
    with pytest.raises(TranscriptError):
        load(json.dumps({**lines, key: value}))


@pytest.mark.parametrize(
    "line",
    [
        '{"event":"talk_ended","ending":"a","ending":"b"}',
        '{"event":"acted","turn":0,"act":"break"}',
        '{"event":"acted","turn":' + "9" * 5000 + ',"act":"break"}',
        "{",
        "[]",
        "[" * 100_000,
    ],
)
def test_an_event_is_read_strictly(line: str) -> None:
    header = dump(Transcript(Header("a", "s", "h", "r", "nb", Mode.PRACTICE, Timing.TIMED), ()))
    with pytest.raises(TranscriptError) as refused:
        load(header + line)
    assert refused.value.line == 2
    assert len(refused.value.reason) < 200
