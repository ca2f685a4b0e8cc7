"""Where a database lies, as SQLite is told it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.records import Places, open_records
from simulator.records.connection import file_uri
from simulator.sessions.errors import RecordsUnreachableError


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (
            PureWindowsPath(r"\\server\srv\kari å.sqlite3"),
            "file:////server/srv/kari%20%C3%A5.sqlite3",
        ),
        (PureWindowsPath(r"C:\skole\kari#1\x.sqlite3"), "file:///C:/skole/kari%231/x.sqlite3"),
        (PurePosixPath("/srv/kari/100%?.sqlite3"), "file:///srv/kari/100%25%3F.sqlite3"),
        (PurePosixPath("//server/x.sqlite3"), "file:////server/x.sqlite3"),
    ],
)
def test_a_path_is_written_without_a_host(path: PurePath, uri: str) -> None:
    assert file_uri(path) == uri
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        sqlite3.connect(f"{uri}?mode=ro", uri=True)


@pytest.mark.parametrize(("free", "said"), [(1024, "no room left"), (10**9, "cannot be opened")])
def test_a_file_that_cannot_be_opened_on_a_full_disk_is_said_to_have_no_room(
    free: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(tmp_path)
    places.database.mkdir()  # nothing that SQLite can open
    usage = SimpleNamespace(free=free)
    monkeypatch.setattr("simulator.records.connection.disk_usage", lambda _: usage)
    with pytest.raises(RecordsUnreachableError, match=said):
        open_records(places)


@settings(max_examples=25, deadline=None)
@given(st.binary(min_size=1, max_size=12).filter(lambda name: not {0, ord("/")} & set(name)))
def test_whatever_a_file_is_called_it_is_that_file(
    tmp_path_factory: pytest.TempPathFactory, name: bytes
) -> None:
    path = tmp_path_factory.mktemp("x") / os.fsdecode(name + b"x")
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE here (x)")
    with closing(sqlite3.connect(f"{file_uri(path)}?mode=ro", uri=True)) as read:
        assert list(read.execute("SELECT name FROM sqlite_master")) == [("here",)]
    assert [Path(each).name for each in path.parent.iterdir()] == [path.name]
