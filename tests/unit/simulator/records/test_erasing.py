"""What is taken away is gone, and what is given out is all there is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from scoring.cohort.taken import Occasion
from simulator.collecting.port import Aside, Collected, Entry, Versions
from simulator.records import Places, open_cohorts
from simulator.records.erasing import Eraser, UnknownCohortError, open_eraser
from simulator.sessions.errors import UnknownAttemptError
from simulator.sessions.ids import new_attempt_id
from simulator.sessions.port import Records
from tests.unit.simulator.records.conftest import Database
from tests.unit.simulator.records.test_store import NOON, a_header, begun

OWN = "bestemor-på-Tynset"
YEAR = timedelta(days=365)


@pytest.fixture
def eraser(database: Database, records: Records) -> Iterator[Eraser]:
    records.schema()  # the tables are laid
    found = open_eraser(*database)
    yield found
    found.close()


def reflected(records: Records, attempt: str, secret: str = OWN) -> str:
    records.keep_note(attempt, f"{secret} note")
    records.keep_preparation(attempt, [f"{secret} preparation"])
    records.keep_ratings(attempt, {"open": 2})
    records.keep_own_words(attempt, 1, f"{secret} own words")
    return attempt


def collected(database: Database, students: dict[str, list[str]], day: str = "2026-11-21") -> None:
    """Fill a cohort called spring, and count something that was not taken in."""
    store = open_cohorts(*database)
    versions = Versions(
        {"c" * 64: ("s", b"bundle")}, {"d" * 64: "rubric"}, {("c" * 64, "d" * 64): "{}"}
    )
    fresh = [
        Collected(
            Entry(
                attempt,
                student,
                f"{day}T10:00:00Z",
                number,
                Occasion.NONE,
                "s",
                "c" * 64,
                "d" * 64,
                "e" * 64,
            ),
            f"{OWN} {attempt}".encode(),
            f"{OWN} {attempt}".encode(),
        )
        for student, attempts in students.items()
        for number, attempt in enumerate(attempts, 1)
    ]
    store.keep(
        "spring", store.standing("spring").revision, versions, fresh, [], Aside(day, {"damaged": 2})
    )
    store.close()


def standing(database: Database) -> dict[str, list[str]]:
    store = open_cohorts(*database)
    found: dict[str, list[str]] = {}
    for entry in store.standing("spring").entries:
        found.setdefault(entry.student, []).append(entry.attempt)
    store.close()
    return found


def counted(database: Database) -> list[str]:
    """Return the days of which something is counted."""
    store = open_cohorts(*database)
    found = list(store.set_aside("spring"))
    store.close()
    return found


def bytes_of(places: Places) -> bytes:
    """Return every byte in every file of the folder."""
    files = [each for each in Path(places.home).rglob("*") if each.is_file()]
    assert files
    return b"".join(each.read_bytes() for each in files)


def test_a_forgotten_attempt_is_gone_and_the_others_are_not(
    records: Records, eraser: Eraser
) -> None:
    gone, stays = reflected(records, begun(records)), reflected(records, begun(records))
    assert eraser.forget([gone]).attempts == (gone,)
    with pytest.raises(UnknownAttemptError):
        records.transcript(gone)
    assert records.reflections(stays).note.startswith(OWN)
    assert records.transcript(stays).events
    assert records.pins(stays).rubric
    assert records.faults() == ()


def test_branches_go_with_the_attempt_that_they_left(records: Records, eraser: Eraser) -> None:
    whole = begun(records)
    branch = begun(records, replace(a_header(), branch_of=whole, branch_turn=1))
    twig = begun(records, replace(a_header(), branch_of=branch, branch_turn=1))
    other = begun(records)
    assert set(eraser.forget([whole]).attempts) == {whole, branch, twig}
    assert [each.header.attempt for each in records.attempts()] == [other]


def test_what_is_not_there_takes_nothing_with_it(records: Records, eraser: Eraser) -> None:
    there = begun(records)
    with pytest.raises(UnknownAttemptError):
        eraser.forget([there, new_attempt_id()])
    assert records.transcript(there).events


def test_versions_go_when_nothing_rests_on_them(records: Records, eraser: Eraser) -> None:
    first = begun(records)
    second = begun(records, a_header(scenario_hash="f" * 64))
    eraser.forget([first])
    assert records.pins(second).rubric
    eraser.forget_own()
    fresh = begun(records)  # a version that is gone can be kept anew
    assert records.pins(fresh).rubric


def test_everything_of_ones_own_is_given_out(records: Records, eraser: Eraser) -> None:
    attempt = reflected(records, begun(records))
    own = eraser.own()
    assert [row["id"] for row in own["attempts"]] == [attempt]
    assert [row["text"] for row in own["notes"]] == [f"{OWN} note"]
    assert [row["text"] for row in own["preparations"]] == [f"{OWN} preparation"]
    assert [row["text"] for row in own["own_words"]] == [f"{OWN} own words"]
    assert [(row["principle"], row["value"]) for row in own["ratings"]] == [("open", 2)]
    assert len(own["events"]) == len(records.transcript(attempt).events)


def test_purging_takes_what_is_old_and_leaves_the_rest(
    records: Records, eraser: Eraser, database: Database
) -> None:
    old = begun(records, started=NOON - YEAR)
    new = begun(records)
    collected(database, {"AAAAAA": ["OLD1"], "BBBBBB": ["OLD2"]}, "2025-01-01")
    collected(database, {"AAAAAA": ["NEW1"]})
    before = NOON - timedelta(days=180)
    rehearsed = eraser.purge(before, rehearse=True)
    assert (rehearsed.attempts, rehearsed.collected) == ((old,), 2)
    assert records.transcript(old).events
    assert eraser.purge(before).attempts == (old,)
    assert [each.header.attempt for each in records.attempts()] == [new]
    assert standing(database) == {"AAAAAA": ["NEW1"]}
    assert counted(database) == ["2026-11-21"]
    assert eraser.purge(before).nothing


def test_a_student_leaves_a_cohort_and_an_empty_cohort_is_gone(
    eraser: Eraser, database: Database
) -> None:
    collected(database, {"AAAAAA": ["A1", "A2"], "BBBBBB": ["B1"]})
    assert eraser.forget_collected("spring", "AAAAAA").collected == 2
    assert standing(database) == {"BBBBBB": ["B1"]}
    with pytest.raises(UnknownCohortError):
        eraser.forget_collected("spring", "AAAAAA")
    assert counted(database) == ["2026-11-21"]
    assert eraser.forget_collected("spring").cohorts == ("spring",)
    assert counted(database) == []
    with pytest.raises(UnknownCohortError):
        eraser.forget_collected("spring")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_byte_is_left_in_the_database_or_its_journal(
    records: Records, eraser: Eraser, database: Database
) -> None:
    kept = reflected(records, begun(records), "stays")
    gone = [reflected(records, begun(records)) for _ in range(40)]
    collected(database, {"AAAAAA": [f"C{n}" for n in range(40)]})
    assert OWN.encode() in bytes_of(database[0])
    eraser.forget(gone)
    eraser.forget_collected("spring")
    left = bytes_of(database[0])
    assert OWN.encode() not in left
    assert not [each for each in gone if each.encode() in left]
    assert b"AAAAAA" not in left
    assert b"stays note" in left
    assert kept.encode() in left


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_byte_is_left_after_purging(
    records: Records, eraser: Eraser, database: Database
) -> None:
    gone = [reflected(records, begun(records, started=NOON - YEAR)) for _ in range(20)]
    eraser.purge(NOON)
    left = bytes_of(database[0])
    assert OWN.encode() not in left
    assert not [each for each in gone if each.encode() in left]
