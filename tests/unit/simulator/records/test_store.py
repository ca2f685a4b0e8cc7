"""What the records promise."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from scenarios.format import Bundle
from scenarios.model import Step
from scenarios.transcript import (
    Act,
    Acted,
    Encourage,
    Event,
    Header,
    LineSaid,
    Mode,
    MomentReached,
    NameLimit,
    Say,
    Summarise,
    TalkBegan,
    TalkEnded,
    Timing,
    Transcript,
)
from scoring.rubric import rubric_hash
from simulator.records import Places
from simulator.sessions.errors import (
    RecordsConflictError,
    RecordsUnreadableError,
    UnknownAttemptError,
)
from simulator.sessions.ids import new_attempt_id
from simulator.sessions.port import Pins, Records, Reflections
from tests.unit.simulator.records.conftest import Reopen

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
BUNDLE = Bundle({"scenario.yaml": b"the scenario \x00\xff"})
PINS = Pins(BUNDLE.to_bytes(), "the rubric: «æøå»")
OPENING: tuple[Event, ...] = (
    TalkBegan({"emma.trust": 3}),
    MomentReached("hilsen"),
    LineSaid("hilsen/lines/0", "emma", unfinished=False),
)


def a_header(attempt: str | None = None, scenario_hash: str = BUNDLE.hash) -> Header:
    return Header(
        attempt or new_attempt_id(),
        "butikktyveri",
        scenario_hash,
        rubric_hash(PINS.rubric.encode()),
        "nb",
        Mode.PRACTICE,
        Timing.UNTIMED,
    )


def timed(*events: Event, at: float = 0.0) -> list[tuple[float, Event]]:
    return [(at, event) for event in events]


def begun(records: Records, header: Header | None = None, started: datetime = NOON) -> str:
    header = header or a_header()
    records.begin(header, PINS, started, timed(*OPENING))
    return header.attempt


def nod(turn: int) -> tuple[Event, ...]:
    return (Acted(turn, Encourage()), LineSaid(f"x/{turn}", "emma", unfinished=False))


def test_what_is_recorded_is_read_back(reopen: Reopen) -> None:
    records = reopen()
    header = replace(a_header(), branch_of="0123456789", branch_turn=4, mode=Mode.ASSESSMENT)
    records.begin(header, PINS, NOON, timed(*OPENING))
    acts: tuple[Act, ...] = (
        Say("hei"),
        Summarise(("alene", "skulker"), invites=True),
        NameLimit("kjeft", Step.WARNING),
    )
    events = list(OPENING)
    for turn, act in enumerate(acts, 1):
        records.append(header.attempt, len(events), timed(Acted(turn, act), at=turn * 1.5), NOON)
        events.append(Acted(turn, act))
    records.close()
    again = reopen()
    assert again.transcript(header.attempt) == Transcript(header, tuple(events))
    assert again.seconds(header.attempt) == (0.0, 0.0, 0.0, 1.5, 3.0, 4.5)
    assert again.pins(header.attempt) == PINS
    head = again.head(header.attempt)
    assert (head.header, head.turns, head.ending, head.ended) == (header, 3, None, None)


def test_attempts_are_listed_newest_first_whatever_the_time_zone(records: Records) -> None:
    early = begun(records, started=NOON)
    late = begun(records, started=NOON + timedelta(hours=1))
    west = timezone(timedelta(hours=-8))
    middle = begun(records, started=(NOON + timedelta(minutes=30)).astimezone(west))
    assert [head.header.attempt for head in records.attempts()] == [late, middle, early]
    assert records.head(middle).started == NOON + timedelta(minutes=30)


@pytest.mark.parametrize("first", [0, 2, 4, 99, -1])
def test_gaps_and_duplicates_are_refused(records: Records, first: int) -> None:
    attempt = begun(records)
    with pytest.raises(RecordsConflictError):
        records.append(attempt, first, timed(*nod(1)), NOON)
    assert records.transcript(attempt).events == OPENING


def test_an_attempt_is_never_overwritten(records: Records) -> None:
    header = a_header()
    begun(records, header)
    records.append(header.attempt, 3, timed(*nod(1)), NOON)
    with pytest.raises(RecordsConflictError):
        begun(records, header)
    assert records.transcript(header.attempt).events == (*OPENING, *nod(1))


def test_an_ended_talk_takes_no_more(records: Records) -> None:
    attempt = begun(records)
    end = NOON + timedelta(minutes=17)
    records.append(attempt, 3, timed(Acted(1, Say("slutt")), TalkEnded("avtale")), end)
    with pytest.raises(RecordsConflictError):
        records.append(attempt, 5, timed(*nod(2)), end)
    head = records.head(attempt)
    assert (head.ended, head.ending, head.turns) == (end, "avtale", 1)


def test_an_act_is_kept_whole_or_not_at_all(records: Records) -> None:
    attempt = begun(records)
    unwritable = LineSaid("x", "emma", unfinished=object())  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        records.append(attempt, 3, timed(Acted(1, Encourage()), unwritable), NOON)
    assert records.transcript(attempt).events == OPENING
    records.append(attempt, 3, timed(*nod(1)), NOON)
    assert records.transcript(attempt).events == (*OPENING, *nod(1))


def test_versions_are_kept_once(records: Records) -> None:
    first, second = begun(records), begun(records)
    other = a_header(scenario_hash="c" * 64)
    records.begin(other, replace(PINS, bundle=b"edited"), NOON, timed(*OPENING))
    assert records.pins(first) == records.pins(second) == PINS
    assert records.pins(other.attempt).bundle == b"edited"


@pytest.mark.parametrize(
    "name",
    ["", "nope", "'; DROP TABLE attempts; --", "\0", "\ud800", "Å" * 10, "0123456789", "%" * 10],
)
def test_unknown_attempts_are_refused_by_every_method(records: Records, name: str) -> None:
    for deed in (
        lambda: records.transcript(name),
        lambda: records.head(name),
        lambda: records.pins(name),
        lambda: records.seconds(name),
        lambda: records.reflections(name),
        lambda: records.append(name, 0, timed(*OPENING), NOON),
        lambda: records.keep_note(name, "x"),
        lambda: records.keep_preparation(name, ["x"]),
        lambda: records.keep_ratings(name, {"open": 1}),
        lambda: records.keep_own_words(name, 1, "x"),
    ):
        with pytest.raises(UnknownAttemptError):
            deed()


HOSTILE = [
    "'; DROP TABLE notes; --",
    "\x1b]52;c;cm0gLXJmIH4=\x07",
    "[@click=app.quit]x[/]",
    "a\0b",
    "\ud800 half",
    "\u202etxet",
    "😀\n\n\t",
    "x" * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_kept_as_text(records: Records, text: str) -> None:
    attempt = begun(records)
    records.keep_note(attempt, text)
    records.keep_preparation(attempt, [text, "", text])
    records.keep_own_words(attempt, 3, text)
    kept = records.reflections(attempt)
    stored = text.replace("\0", "\ufffd").replace("\ud800", "?")
    assert kept == Reflections(stored, (stored, "", stored), {}, {3: stored})
    assert records.faults() == ()


def test_notes_and_preparations_are_replaced(records: Records) -> None:
    attempt, other = begun(records), begun(records)
    for text in ("one", "two"):
        records.keep_note(attempt, text)
        records.keep_preparation(attempt, [text] * (3 if text == "one" else 1))
        records.keep_own_words(attempt, 1, text)
    assert records.reflections(attempt) == Reflections("two", ("two",), {}, {1: "two"})
    assert records.reflections(other) == Reflections()


def test_an_attempt_is_rated_until_the_score_is_seen(records: Records) -> None:
    attempt = begun(records)
    records.keep_ratings(attempt, {"open": 2, "pauses": 1}, last=False)
    records.keep_ratings(attempt, {"open": 0, "limits": 3}, last=False)
    assert not records.reflections(attempt).rated
    records.keep_ratings(attempt, {"open": 0, "limits": 3})
    assert records.reflections(attempt).rated
    with pytest.raises(RecordsConflictError):
        records.keep_ratings(attempt, {"open": 3})
    assert records.reflections(attempt).ratings == {"open": 0, "limits": 3}


def test_whoever_goes_on_without_rating_is_known_to_have(records: Records) -> None:
    attempt, other = begun(records), begun(records)
    records.keep_ratings(attempt, {})
    assert records.reflections(attempt).rated
    assert not records.reflections(other).rated


def test_what_is_prepared_stays_until_the_talk_begins(records: Records) -> None:
    scenario = a_header().scenario
    records.keep_preparing(scenario, ["", "Rolig"], NOON)
    records.keep_preparing("annet", ["Der"], NOON)
    records.keep_preparing(scenario, ["Her", "Rolig", ""], NOON)
    assert records.preparing(scenario) == ("Her", "Rolig", "")
    records.keep_preparation(begun(records), ["Her", "Roligere"])
    assert records.preparing(scenario) == ()
    records.keep_preparing("annet", ["", ""], NOON)
    assert records.preparing("annet") == ()


def test_two_who_continue_the_same_talk_do_not_mix(reopen: Reopen) -> None:
    one, two = reopen(), reopen()
    attempt = begun(one)
    one.append(attempt, 3, timed(*nod(1)), NOON)
    with pytest.raises(RecordsConflictError):
        two.append(attempt, 3, timed(Acted(1, Say("annet"))), NOON)
    two.append(attempt, 5, timed(*nod(2)), NOON)
    assert one.transcript(attempt).events == (*OPENING, *nod(1), *nod(2))


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE attempts SET mode = 'x' WHERE id = ?",
        "UPDATE attempts SET timing = '' WHERE id = ?",
        "UPDATE attempts SET started = 'yesterday' WHERE id = ?",
        "UPDATE attempts SET started = x'32303236' WHERE id = ?",
        "UPDATE attempts SET ended = 'x' WHERE id = ?",
    ],
)
def test_a_row_that_is_damaged_is_that_attempts_damage(
    reopen: Reopen, tmp_path: Path, damage: str
) -> None:
    records = reopen()
    whole, broken = begun(records), begun(records, started=NOON + timedelta(days=1))
    with closing(sqlite3.connect(Places(tmp_path / "home").database)) as other, other:
        other.execute(damage, (broken,))
    for read in (records.head, records.transcript):
        with pytest.raises(RecordsUnreadableError) as caught:
            read(broken)
        assert caught.value.values == {"attempt": broken}
    assert records.transcript(whole).header == records.head(whole).header
    assert [each.header.attempt for each in records.attempts()] == [whole]
    assert records.latest() == broken
    assert records.faults() == (f"attempts: {broken}",)
