"""The tables: laid once, brought up to date, and refused when they are not ours."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from scenarios.transcript import TalkEnded
from scenarios.words import Language
from simulator.collecting.port import Cohorts
from simulator.i18n import translator
from simulator.records import Places, open_cohorts, open_records, read_cohorts, read_records
from simulator.records.connection import connect
from simulator.records.schema import MIGRATIONS, prepare
from simulator.records.tables import KNOWN_SCHEMAS, SCHEMA, metadata
from simulator.sessions.errors import (
    NoRecordsError,
    RecordsAddressError,
    RecordsError,
    RecordsLockedError,
    RecordsNewerError,
    RecordsReadOnlyError,
    RecordsUnreachableError,
    RecordsUnreadableError,
)
from simulator.sessions.port import Records
from tests.unit.simulator.records.conftest import Reopen
from tests.unit.simulator.records.test_store import NOON, begun, timed

TR = translator(Language.BOKMAL)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "Mappe med mellomrom & % 'æøå'")


def test_the_newest_migration_is_the_schema_of_the_program() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [SCHEMA]
    assert {script.revision for script in scripts.walk_revisions()} == KNOWN_SCHEMAS


def test_migrations_lead_to_the_tables_that_the_program_uses(places: Places) -> None:
    engine = connect(places, None)
    prepare(engine)
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_a_talk_that_ended_before_it_was_known_counts_as_gone_on_to_the_score(
    places: Places,
) -> None:
    records = open_records(places)
    ended, open_ = begun(records), begun(records)
    records.append(ended, 3, timed(TalkEnded("avtale")), NOON)
    records.close()
    with closing(sqlite3.connect(places.database)) as raw, raw:
        raw.execute("DROP TABLE rated")
        raw.execute("DROP TABLE preparing")
        raw.execute("UPDATE alembic_version SET version_num = '0007'")
    records = open_records(places)
    assert records.reflections(ended).rated
    assert not records.reflections(open_).rated
    records.close()


def test_the_schema_is_told(records: Records) -> None:
    assert records.schema() == SCHEMA
    assert records.faults() == ()


def test_many_first_starts_at_once_lay_the_tables_once(reopen: Reopen) -> None:
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: reopen(), range(4)))
    attempts = [begun(records) for records in opened]
    assert {head.header.attempt for head in opened[0].attempts()} == set(attempts)


def test_only_the_first_start_loads_alembic(places: Places) -> None:
    open_records(places).close()
    code = (
        "import os, sys; from simulator.records import *;"
        "open_records(find_places(os.environ)).close();"
        "sys.exit('alembic' in sys.modules)"
    )
    environment = os.environ | {"SAMTALEROM_HOME": str(places.home)}
    assert (
        subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
    )


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_the_folder_is_its_owners_only(places: Places) -> None:
    open_records(places).close()
    assert stat.S_IMODE(places.home.stat().st_mode) == 0o700


def test_durable_settings_hold_on_every_connection(places: Places) -> None:
    engine = connect(places, None)
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    with engine.connect() as one, engine.connect() as two:
        for connection in (one, two):
            found = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted
            }
            assert found == wanted
    engine.dispose()


def assert_refused(places: Places, kind: type[RecordsError], url: str | None = None) -> None:
    with pytest.raises(kind) as caught:
        open_cohorts(places, url)
    assert type(caught.value) is kind
    assert "{" not in caught.value.said(TR)


@pytest.mark.parametrize(
    "content", [b"not a database " * 100, b"\0" * 5000, b"SQLite format 3\0xx"]
)
def test_a_file_that_is_no_database(places: Places, content: bytes) -> None:
    places.make()
    places.database.write_bytes(content)
    assert_refused(places, RecordsUnreadableError)
    assert places.database.read_bytes() == content


def test_a_database_of_another_program(places: Places) -> None:
    places.make()
    with closing(sqlite3.connect(places.database)) as other:
        other.execute("CREATE TABLE moz_places (id)")
    assert_refused(places, RecordsUnreadableError)


def test_records_of_a_newer_version(places: Places) -> None:
    open_records(places).close()
    with closing(sqlite3.connect(places.database)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    assert_refused(places, RecordsNewerError)


def test_locked_records(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.records.connection.BUSY_SECONDS", 0.05)
    records = open_records(places)
    with closing(sqlite3.connect(places.database)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordsLockedError):
            begun(records)
        other.rollback()
    begun(records)
    records.close()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert_refused(Places(tmp_path / "file" / "home"), RecordsReadOnlyError)


@pytest.mark.parametrize("url", ["mysql://x/y", "://", "http://a b", "postgresql://[::1"])
def test_urls_that_are_none_of_ours(places: Places, url: str) -> None:
    assert_refused(places, RecordsAddressError, url)


def test_a_server_that_does_not_answer_and_a_password_that_is_not_told(places: Places) -> None:
    with pytest.raises(RecordsUnreachableError) as caught:
        open_cohorts(places, "postgresql://eva:hemmelig@127.0.0.1:1/db")
    assert "hemmelig" not in caught.value.said(TR) + str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://eva@127.0.0.1:1/db?password=hemmelig",
        "postgresql://eva:a@127.0.0.1:1/db?passfile=hemmelig",
        "postgresql://eva:a@hemmelig@127.0.0.1:1/db",
        "postgresql://eva:a@b/hemmelig@127.0.0.1:1/db",
        "postgresql://eva:hemmelig@127.0.0.1:1/db?connect_timeout=abc",
        "postgresql://eva:hemmelig@127.0.0.1:1/db?port=abc",
        "postgresql://eva:hemmelig@127.0.0.1:1/db?nope=1",
        "postgresql://eva:hemmelig@127.0.0.1:xx/db",
    ],
)
@pytest.mark.parametrize("open_them", [open_cohorts, read_cohorts])
def test_no_part_of_a_password_is_told(
    places: Places, url: str, open_them: Callable[[Places, str], Cohorts]
) -> None:
    with pytest.raises(RecordsError) as caught:
        open_them(places, url)
    assert "hemmelig" not in caught.value.said(TR) + str(caught.value)
    assert "?" not in caught.value.said(TR)


@pytest.mark.parametrize(
    "url",
    [
        ":memory:",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite:///x.db?mode=ro",
        "sqlite:///x.db?nope=1",
        "sqlite:///file:x.db?mode=memory&uri=true",
        "file:x.db?mode=memory",
        "sqlite://host/x.db",
    ],
)
@pytest.mark.parametrize("open_them", [open_cohorts, read_cohorts])
def test_what_would_be_lost_is_no_address(
    places: Places,
    url: str,
    open_them: Callable[[Places, str], Cohorts],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RecordsAddressError):
        open_them(places, url)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("name", [None, "own.db"])
def test_the_files_are_their_owners_only(tmp_path: Path, name: str | None) -> None:
    before = os.umask(0)
    try:
        cohorts = open_cohorts(Places(tmp_path), name and str(tmp_path / name))
        cohorts.cohorts()
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert len(modes) == 3  # the file, what is not yet in it, and the memory they share
    assert set(modes.values()) == {0o600}
    cohorts.close()


def test_reading_lays_nothing(places: Places) -> None:
    with pytest.raises(NoRecordsError):
        read_records(places)
    assert not places.home.exists()
    places.make()
    places.database.touch()
    with pytest.raises(NoRecordsError):
        read_records(places)
    assert places.database.stat().st_size == 0


def test_reading_needs_no_leave_to_write(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    records = open_records(places)
    attempt = begun(records)
    records.close()
    real = sqlite3.connect

    def cannot_lay(target: str, *rest: object, **more: object) -> sqlite3.Connection:
        if "immutable" not in target:  # as in a folder that may not be written to
            target = target.replace("samtalerom", "not-there")
        return real(target, *rest, **more)  # type: ignore[call-overload,no-any-return]

    for connect_as in (real, cannot_lay):
        monkeypatch.setattr("simulator.records.connection.sqlite3.connect", connect_as)
        reading = read_records(places)
        assert reading.head(attempt).turns == 0
        assert reading.faults() == ()
        with pytest.raises(RecordsReadOnlyError):
            reading.keep_note(attempt, "x")
        reading.close()


def test_reading_sees_what_another_program_has_just_written(places: Places) -> None:
    records = open_records(places)
    attempt = begun(records)
    reading = read_records(places)
    assert reading.head(attempt).turns == 0
    reading.close()
    records.close()
