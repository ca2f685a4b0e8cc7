"""The tables: laid once, brought up to date, and refused when they are not ours."""

import os
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from scenarios.words import Language
from simulator.i18n import translator
from simulator.records import Places, open_records
from simulator.records.connection import connect
from simulator.records.schema import MIGRATIONS, prepare
from simulator.records.tables import KNOWN_SCHEMAS, SCHEMA, metadata
from simulator.sessions.errors import (
    RecordsError,
    RecordsLockedError,
    RecordsNewerError,
    RecordsReadOnlyError,
    RecordsUnreachableError,
    RecordsUnreadableError,
)
from simulator.sessions.port import Records
from tests.unit.simulator.records.conftest import Reopen
from tests.unit.simulator.records.test_store import begun

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
        open_records(places, url)
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


def test_records_that_may_not_be_written_to(tmp_path: Path) -> None:
    places = Places(tmp_path)
    open_records(places).close()
    records = open_records(places, f"sqlite:///file:{places.database}?mode=ro&uri=true")
    with pytest.raises(RecordsReadOnlyError):
        begun(records)
    assert records.attempts() == ()
    records.close()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert_refused(Places(tmp_path / "file" / "home"), RecordsReadOnlyError)


@pytest.mark.parametrize("url", ["mysql://x/y", "://", "http://a b", "postgresql://[::1"])
def test_urls_that_are_none_of_ours(places: Places, url: str) -> None:
    assert_refused(places, RecordsUnreachableError, url)


def test_a_server_that_does_not_answer_and_a_password_that_is_not_told(places: Places) -> None:
    with pytest.raises(RecordsUnreachableError) as caught:
        open_records(places, "postgresql://eva:hemmelig@127.0.0.1:1/db")
    assert "hemmelig" not in caught.value.said(TR) + str(caught.value)
