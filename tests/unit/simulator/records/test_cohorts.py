"""Cohorts in the records: the same on SQLite and on PostgreSQL."""

import random
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from scenarios.format import Bundle
from scoring.cohort.taken import Occasion
from scoring.shipped import shipped_rubric
from simulator.collecting.collecting import Collection
from simulator.collecting.port import Cohorts, Entry, Standing, Versions
from simulator.records import Places, open_cohorts, open_records, read_cohorts
from simulator.records.connection import connect
from simulator.records.schema import prepare
from simulator.sessions.errors import (
    CohortChangedError,
    NoRecordsError,
    UnknownAttemptError,
)
from tests.functional.collecting import class_of
from tests.functional.collecting.class_of import (
    EVENING,
    MORNING,
    NOON,
    TODAY,
    file_of,
    zip_of,
)
from tests.functional.talking import SMALL
from tests.unit.simulator.records.conftest import Database
from tests.unit.simulator.records.test_store import begun

NOTHING = Versions({}, {}, {})
SINCE = ("rated", "preparing")
"""Tables of one's own talks that came later."""

OF_COHORTS = (
    "unwiped",
    "shared_reports",
    "baselines",
    "set_aside",
    "rollups",
    "collected_transcripts",
    "collected",
    "vocabularies",
    "cohorts",
)
"""Tables that the first version of the program did not have; who is referred to comes last."""


@pytest.fixture
def cohorts(database: Database) -> Iterator[Cohorts]:
    found = open_cohorts(*database)
    yield found
    found.close()


attempt = partial(class_of.attempt, name="liten")
"""An attempt at a scenario of the tests' own, which nobody edits."""
collected = partial(class_of.collected, scenarios=SMALL)


def of_a_class(folder: Path) -> list[Path]:
    """Two zips: the second with newer versions, more attempts, and what is set aside."""
    chance = random.Random(3)
    first, second = [], []
    for student in range(6):
        sender = f"{student:010}"
        begun_late = attempt(10 * student, seed=student, started=EVENING)
        part = attempt(10 * student + 1, seed=student + 1, acts=2, started=NOON)
        whole = attempt(10 * student + 1, seed=student + 1, started=NOON, ratings={"limits": 2})
        early = attempt(10 * student + 2, seed=student + 2, started=MORNING)
        name = f"student_{student}_{chance.randrange(10**6)}_x.samtale"
        first.append((name, file_of(begun_late, part, sender=sender)))
        second.append((name, file_of(whole, early, sender=sender)))
    stolen = ("thief_99_1_x.samtale", file_of(attempt(0, seed=0, started=EVENING)))
    broken = ("broken_98_1_x.samtale", second[0][1][:-100])
    return [
        zip_of(folder / "first.zip", first),
        zip_of(folder / "second.zip", [*second, stolen, broken]),
    ]


def collect_class(cohorts: Cohorts, folder: Path) -> list[Collection]:
    first, second = of_a_class(folder)
    return [
        collected(cohorts, folder, first, occasion=Occasion.PRE),
        collected(cohorts, folder, second),
    ]


def held(cohorts: Cohorts) -> tuple[Standing, list[tuple[Entry, bytes]]]:
    return cohorts.standing("kull"), list(cohorts.packed("kull"))


def test_a_class_is_the_same_in_both(database: Database, tmp_path: Path) -> None:
    """Outcome, numbers, phases and bytes: what PostgreSQL holds is what SQLite holds."""
    here, reference = open_cohorts(*database), open_cohorts(Places(tmp_path / "reference"))
    expected = collect_class(reference, tmp_path)
    assert collect_class(here, tmp_path) == expected
    assert held(here) == held(reference)
    here.close()
    again = read_cohorts(*database)
    assert held(again) == held(reference)
    for entry in reference.standing("kull").entries:
        lines = reference.transcript("kull", entry.attempt)
        assert again.transcript("kull", entry.attempt) == lines
        hashes = entry.scenario_hash, entry.rubric_hash
        assert again.vocabulary(*hashes) == reference.vocabulary(*hashes)
    assert list(again.scenarios()) == list(reference.scenarios())
    again.close()
    reference.close()


@pytest.mark.parametrize("harm", ["no zlib", "no bundle", "another"])
def test_a_version_that_is_damaged_is_left_out_and_told(
    cohorts: Cohorts, database: Database, tmp_path: Path, harm: str
) -> None:
    collect_class(cohorts, tmp_path)
    (whole,) = cohorts.scenarios()
    assert cohorts.faults() == ()
    another = Bundle({**whole.files, "nn.po": b""}).to_bytes()
    packed = {
        "no zlib": b"no zlib",
        "no bundle": zlib.compress(b"no bundle"),
        "another": zlib.compress(another),
    }
    damage(database, "UPDATE scenario_versions SET bundle = :packed", packed=packed[harm])
    assert cohorts.scenarios() == ()
    assert cohorts.faults() == (f"scenario_versions: liten {whole.hash}",)


def test_what_is_collected_makes_a_damaged_version_whole_again(
    cohorts: Cohorts, database: Database, tmp_path: Path
) -> None:
    first, second = of_a_class(tmp_path)
    collected(cohorts, tmp_path, first, day="2026-11-20")
    before = cohorts.scenarios()
    damage(database, "UPDATE scenario_versions SET bundle = :packed", packed=b"no zlib")
    damage(database, "UPDATE rubric_versions SET text = replace(text, 'points: 2', 'points: 3')")
    assert len(cohorts.faults()) == 2
    collected(cohorts, tmp_path, second)
    assert cohorts.faults() == ()
    assert cohorts.scenarios() == before


def test_a_rubric_that_is_not_what_its_hash_says_is_told(
    cohorts: Cohorts, database: Database, tmp_path: Path
) -> None:
    collect_class(cohorts, tmp_path)
    damage(database, "UPDATE rubric_versions SET text = replace(text, 'points: 2', 'points: 3')")
    assert cohorts.faults() == (f"rubric_versions: {shipped_rubric().hash}",)


def damage(database: Database, statement: str, **values: object) -> None:
    engine = connect(*database)
    with engine.begin() as connection:
        assert connection.execute(text(statement), values).rowcount == 1
    engine.dispose()


def test_the_class_came_as_it_should(cohorts: Cohorts, tmp_path: Path) -> None:
    collect_class(cohorts, tmp_path)
    standing, packed = held(cohorts)
    assert standing.revision == 2
    by_student: dict[str, list[Entry]] = {}
    for entry in standing.entries:
        by_student.setdefault(entry.student, []).append(entry)
    assert len(by_student) == 6
    for entries in by_student.values():
        assert [(e.started, e.number) for e in entries] == [(MORNING, 1), (NOON, 2), (EVENING, 3)]
        assert [e.occasion for e in entries] == [Occasion.NONE, Occasion.PRE, Occasion.PRE]
    assert [entry for entry, _ in packed] == list(standing.entries)


def test_what_was_not_taken_in_is_counted(cohorts: Cohorts, tmp_path: Path) -> None:
    """By day and why; again when it is collected again, and that is no change of the cohort."""
    first, second = of_a_class(tmp_path)
    collected(cohorts, tmp_path, first, day="2026-11-20")
    assert cohorts.set_aside("kull") == {}
    collected(cohorts, tmp_path, second)
    once = {"damaged": 1, "renewed": 6, "whose": 1}
    assert cohorts.set_aside("kull") == {TODAY: once}
    revision = cohorts.revision("kull")
    collected(cohorts, tmp_path, first)
    again = {TODAY: {**once, "again": 6, "older": 6}}
    assert cohorts.set_aside("kull") == again
    collected(cohorts, tmp_path, first, day="2026-11-23")
    assert cohorts.set_aside("kull") == {**again, "2026-11-23": {"again": 6, "older": 6}}
    assert cohorts.revision("kull") == revision
    assert cohorts.set_aside("none") == {}


def test_nothing_is_counted_where_there_is_no_class(cohorts: Cohorts, tmp_path: Path) -> None:
    path = tmp_path / "broken.samtale"
    path.write_bytes(file_of(attempt(1))[:-100])
    assert collected(cohorts, tmp_path, path).set_aside
    assert cohorts.cohorts() == ()


def test_cohorts_are_apart(cohorts: Cohorts, tmp_path: Path) -> None:
    path = tmp_path / "a.samtale"
    path.write_bytes(file_of(attempt(1)))
    for name in ("one", "two"):
        outcome = collected(cohorts, tmp_path, path, cohort=name, keys=tmp_path / f"{name}.csv")
        assert outcome.attempts == 1
    assert cohorts.cohorts() == ("one", "two")
    assert cohorts.standing("none") == Standing(0, ())
    with pytest.raises(UnknownAttemptError):
        cohorts.transcript("none", "A000000001")
    with pytest.raises(LookupError):
        cohorts.vocabulary("0" * 64, "0" * 64)


def test_who_decided_on_an_older_cohort_keeps_nothing(cohorts: Cohorts, tmp_path: Path) -> None:
    collect_class(cohorts, tmp_path)
    before = held(cohorts)
    entry = before[0].entries[0]
    for revision in (0, 1, 3):
        with pytest.raises(CohortChangedError):
            cohorts.keep("kull", revision, NOTHING, (), (replace(entry, number=9),))
    assert held(cohorts) == before


def test_keeping_is_whole_or_not_at_all(cohorts: Cohorts, tmp_path: Path) -> None:
    collect_class(cohorts, tmp_path)
    before = held(cohorts)
    first = before[0].entries[0]
    with pytest.raises(Exception, match=r"(?i)check|constraint"):
        cohorts.keep("kull", 2, NOTHING, (), (replace(first, number=5), replace(first, number=0)))
    assert held(cohorts) == before


def test_what_was_recorded_before_is_kept_when_the_tables_of_cohorts_come(
    database: Database, tmp_path: Path
) -> None:
    places, url = database
    engine = connect(places, url)
    prepare(engine)
    with engine.begin() as connection:  # as the first version of the program left it
        for table in (*OF_COHORTS, *SINCE):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()
    records = open_records(places)
    held_before = begun(records)
    records.close()
    cohorts = open_cohorts(places, url)
    collect_class(cohorts, tmp_path)
    cohorts.close()
    records = open_records(places)
    assert [head.header.attempt for head in records.attempts()] == [held_before]
    assert records.faults() == ()
    records.close()


def test_reading_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(NoRecordsError):
        read_cohorts(Places(tmp_path / "home"))
    assert not (tmp_path / "home").exists()
