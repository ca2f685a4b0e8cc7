"""Where a database lies, as SQLite is told it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.records.connection import file_uri


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
