"""What is taken away is gone, and what is given out is all there is."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.event import listen

from scoring.cohort.taken import Occasion
from simulator.collecting.port import Aside, Collected, Entry, Versions
from simulator.records import Places, open_cohorts, open_records, wiping
from simulator.records.connection import connect
from simulator.records.erasing import Eraser, open_eraser
from simulator.records.erasing_cohorts import (
    CohortEraser,
    UnknownCohortError,
    open_cohort_eraser,
)
from simulator.records.taking import Erased
from simulator.sessions.errors import RecordsLockedError, UnknownAttemptError
from simulator.sessions.ids import new_attempt_id
from simulator.sessions.port import Records
from tests.unit.simulator.records.conftest import Database
from tests.unit.simulator.records.test_store import NOON, a_header, begun

OWN = "bestemor-på-Tynset"
YEAR = timedelta(days=365)


@pytest.fixture
def eraser(tmp_path: Path, records: Records) -> Iterator[Eraser]:
    records.schema()  # the tables are laid
    found = open_eraser(Places(tmp_path / "home"))
    yield found
    found.close()


@pytest.fixture
def cohorts(database: Database) -> Iterator[CohortEraser]:
    found = open_cohort_eraser(*database)
    yield found
    found.close()


def reflected(records: Records, attempt: str, secret: str = OWN) -> str:
    records.keep_note(attempt, f"{secret} note")
    records.keep_preparation(attempt, [f"{secret} preparation"])
    records.keep_ratings(attempt, {"open": 2})
    records.keep_own_words(attempt, 1, f"{secret} own words")
    return attempt


def collected(
    database: Database,
    students: dict[str, list[str]],
    day: str = "2026-11-21",
    cohort: str = "spring",
) -> None:
    """Fill a cohort, called spring unless told, and count something that was not taken in."""
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
        cohort, store.standing(cohort).revision, versions, fresh, [], Aside(day, {"damaged": 2})
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


def test_purging_takes_own_talks_that_are_old(records: Records, eraser: Eraser) -> None:
    old = begun(records, started=NOON - YEAR)
    new = begun(records)
    before = NOON - timedelta(days=180)
    assert eraser.purge(before, rehearse=True) == Erased(attempts=(old,))
    assert records.transcript(old).events
    assert eraser.purge(before).attempts == (old,)
    assert [each.header.attempt for each in records.attempts()] == [new]
    assert eraser.purge(before).nothing


def test_what_was_prepared_for_a_talk_that_never_began_goes_too(
    records: Records, eraser: Eraser, tmp_path: Path
) -> None:
    records.keep_preparing("gammel", [f"{OWN} gammel"], NOON - YEAR)
    records.keep_preparing("ny", [f"{OWN} ny"], NOON)
    assert [row["text"] for row in eraser.own()["preparing"]] == [f"{OWN} gammel", f"{OWN} ny"]
    eraser.purge(NOON - timedelta(days=180))
    assert (records.preparing("gammel"), records.preparing("ny")) == ((), (f"{OWN} ny",))
    eraser.forget_own()
    assert records.preparing("ny") == ()
    assert OWN.encode() not in bytes_of(Places(tmp_path / "home"))


def test_purging_a_cohort_takes_what_is_old_and_leaves_the_rest(
    cohorts: CohortEraser, database: Database
) -> None:
    collected(database, {"AAAAAA": ["OLD1"], "BBBBBB": ["OLD2"]}, "2025-01-01")
    collected(database, {"AAAAAA": ["NEW1"]})
    collected(database, {"AAAAAA": ["OLD3"]}, "2025-01-01", "autumn")
    before = NOON - timedelta(days=180)
    rehearsed = cohorts.purge(before, rehearse=True)
    assert sorted(standing(database)) == ["AAAAAA", "BBBBBB"]
    assert counted(database) == ["2025-01-01", "2026-11-21"]
    assert cohorts.purge(before) == rehearsed
    assert rehearsed == Erased(collected=3, cohorts=("autumn",), counts=2)
    assert standing(database) == {"AAAAAA": ["NEW1"]}
    assert counted(database) == ["2026-11-21"]
    assert cohorts.purge(before).nothing


def test_a_student_leaves_a_cohort_and_an_empty_cohort_is_gone(
    cohorts: CohortEraser, database: Database
) -> None:
    collected(database, {"AAAAAA": ["A1", "A2"], "BBBBBB": ["B1"]})
    assert cohorts.forget("spring", "AAAAAA").collected == 2
    assert standing(database) == {"BBBBBB": ["B1"]}
    with pytest.raises(UnknownCohortError):
        cohorts.forget("spring", "AAAAAA")
    assert counted(database) == ["2026-11-21"]
    assert cohorts.forget("spring").cohorts == ("spring",)
    assert counted(database) == []
    with pytest.raises(UnknownCohortError):
        cohorts.forget("spring")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_byte_is_left_in_the_database_or_its_journal(
    records: Records, eraser: Eraser, cohorts: CohortEraser, database: Database
) -> None:
    kept = reflected(records, begun(records), "stays")
    gone = [reflected(records, begun(records)) for _ in range(40)]
    collected(database, {"AAAAAA": [f"C{n}" for n in range(40)]})
    assert OWN.encode() in bytes_of(database[0])
    eraser.forget(gone)
    cohorts.forget("spring")
    assert cohorts.wiped()
    left = bytes_of(database[0])
    assert OWN.encode() not in left
    assert not [each for each in gone if each.encode() in left]
    assert b"AAAAAA" not in left
    assert b"stays note" in left
    assert kept.encode() in left


def test_no_byte_is_left_after_purging(records: Records, eraser: Eraser, tmp_path: Path) -> None:
    gone = [reflected(records, begun(records, started=NOON - YEAR)) for _ in range(20)]
    eraser.purge(NOON)
    assert eraser.wiped()
    left = bytes_of(Places(tmp_path / "home"))
    assert OWN.encode() not in left
    assert not [each for each in gone if each.encode() in left]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is in the way is not waited for."""
    for module in ("connection", "wiping"):
        monkeypatch.setattr(f"simulator.records.{module}.BUSY_SECONDS", 0.05)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("how", ["reads", "writes"])
def test_what_could_not_be_overwritten_is_when_it_is_opened_next(
    records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    places = Places(tmp_path / "home")
    gone = reflected(records, begun(records), OWN * 400)
    records.close()
    eraser = open_eraser(places)
    other = sqlite3.connect(places.database, isolation_level=None)
    if how == "reads":
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM notes").fetchone()
    else:  # in the moment between the deletion and the wiping
        real = wiping._wipe_file

        def write_first(engine: Engine, *, wait: bool) -> bool:
            if not other.in_transaction:
                other.execute("BEGIN IMMEDIATE")
            return real(engine, wait=wait)

        monkeypatch.setattr(wiping, "_wipe_file", write_first)
    eraser.forget([gone])
    assert not eraser.wiped()
    with pytest.raises((UnknownAttemptError, RecordsLockedError)):
        eraser.forget([gone])
    assert not eraser.wiped()
    open_records(places).close()  # whoever is still in the way keeps nobody from starting
    assert OWN.encode() in bytes_of(places)
    eraser.close()
    monkeypatch.undo()
    other.execute("ROLLBACK")
    open_records(places).close()
    still = bytes_of(places)
    other.close()
    assert OWN.encode() not in still
    with closing(open_eraser(places)) as again:
        assert again.wiped()


def test_what_another_deletes_meanwhile_stays_marked(
    records: Records, eraser: Eraser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = begun(records), begun(records)
    real = wiping._wipe_file

    def then_forget(engine: Engine, *, wait: bool) -> bool:
        done = real(engine, wait=wait)
        monkeypatch.setattr(wiping, "_wipe_file", lambda *_a, **_w: False)
        eraser.forget([second])
        return done

    monkeypatch.setattr(wiping, "_wipe_file", then_forget)
    eraser.forget([first])
    assert not eraser.wiped()
    monkeypatch.setattr(wiping, "_wipe_file", real)
    open_records(Places(tmp_path / "home")).close()
    assert eraser.wiped()


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_only_what_was_touched_is_laid_anew(
    cohorts: CohortEraser, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected(database, {"AAAAAA": ["A1"], "BBBBBB": ["B1"]})
    asked: list[str] = []
    listen(cohorts.engine, "before_cursor_execute", lambda *given: asked.append(str(given[2])))
    cohorts.forget("spring", "AAAAAA")
    assert cohorts.wiped()
    assert [each for each in asked if each.startswith("VACUUM")] == [
        'VACUUM FULL "collected"',
        'VACUUM FULL "collected_transcripts"',
    ]
    assert cohorts.wiped()


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_on_a_server_too_who_reads_is_in_the_way(cohorts: CohortEraser, database: Database) -> None:
    collected(database, {"AAAAAA": ["A1"], "BBBBBB": ["B1"]})
    reader = connect(*database)
    with reader.begin() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM collected").scalar_one()
        cohorts.forget("spring", "AAAAAA")
        assert not cohorts.wiped()
    reader.dispose()
    open_cohorts(*database).close()
    assert cohorts.wiped()


def test_only_the_cohort_that_was_touched_has_changed(
    cohorts: CohortEraser, database: Database
) -> None:
    collected(database, {"AAAAAA": ["A1"], "BBBBBB": ["B1"]})
    collected(database, {"AAAAAA": ["A1"]}, cohort="autumn")
    with closing(open_cohorts(*database)) as store:
        before = {name: store.revision(name) for name in ("spring", "autumn")}
        for name, revision in before.items():
            store.roll_up(name, "all", revision, "figures")
        cohorts.forget("spring", "AAAAAA")
        assert store.revision("spring") == before["spring"] + 1
        assert store.revision("autumn") == before["autumn"]
        assert store.rolled_up("spring", "all") is None
        assert store.rolled_up("autumn", "all") == "figures"


def test_very_many_attempts_go_at_once(records: Records, eraser: Eraser) -> None:
    like = begun(records)
    others = "INSERT INTO attempts SELECT printf('X%09d', n), scenario, scenario_hash, rubric_hash,"
    others += " language, mode, timing, format, branch_of, branch_turn, started, ended, ending"
    others += " FROM attempts, (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c"
    others += " WHERE n < 40000) SELECT n FROM c)"
    with eraser.engine.begin() as connection:
        connection.exec_driver_sql(others)
    assert len(eraser.purge(NOON + YEAR, rehearse=True).attempts) == 40_001
    assert like in eraser.forget_own().attempts
    assert records.attempts() == ()


def test_one_shared_database_shows_nobodys_talks_to_another(
    tmp_path: Path, database: Database
) -> None:
    """What is one's own is in one's own folder, whatever holds the cohorts."""
    homes = [Places(tmp_path / name) for name in ("kari", "ola")]
    shared = database[1] or str(tmp_path / "shared.db")
    with closing(open_records(homes[0])) as kari:
        attempt = reflected(kari, begun(kari))
    with closing(open_records(homes[1])) as ola:
        assert ola.attempts() == ()
    with closing(open_eraser(homes[1])) as eraser:
        assert not any(eraser.own().values())
        assert eraser.forget_own().nothing
    with closing(open_cohort_eraser(homes[1], shared)) as purging:
        assert purging.purge(NOON + YEAR).nothing
    with closing(open_records(homes[0])) as kari:
        assert kari.reflections(attempt).note.startswith(OWN)
