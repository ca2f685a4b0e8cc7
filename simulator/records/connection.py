"""Reaching the database, and saying in plain words why it cannot be reached."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path, PurePath
from shutil import disk_usage
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    IntegrityError,
    NoSuchModuleError,
    ProgrammingError,
)

from simulator.i18n import N_
from simulator.records.places import Places
from simulator.sessions.errors import (
    NoRecordsError,
    RecordsAddressError,
    RecordsError,
    RecordsLockedError,
    RecordsReadOnlyError,
    RecordsUnreachableError,
    RecordsUnreadableError,
)

BUSY_SECONDS = 5.0
"""How long to wait for another program that is writing."""

_BACKENDS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg"}

_NOT_THERE = N_(
    "The database must be a file, or a URL that begins with postgresql:// or sqlite://."
)

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_UNREADABLE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
_PRIMARY_CODE = 0xFF

_LEAST_ROOM = 64 * 1024
"""Bytes that SQLite lays beside a database to open it, and some more."""


def connect(places: Places, url: str | None) -> Engine:
    """Return an engine for the database; nothing is connected to yet.

    Raises:
        RecordsError: where the URL is none that is known here, or the folder cannot be made.
    """
    target = _target(places, url)
    try:
        if target.drivername != _BACKENDS["sqlite"]:
            engine = create_engine(target, pool_pre_ping=True, hide_parameters=True)
            engine.dialect.create_connect_args(target)  # finds a port that is no number
            return engine
        engine = create_engine(target, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    except ImportError as error:
        raise RecordsUnreachableError(
            N_(
                "PostgreSQL needs one more package. In the folder of the program: "
                'python -m pip install ".[postgresql]"'
            )
        ) from error
    except (ArgumentError, ValueError) as error:
        raise RecordsAddressError(_NOT_THERE) from error
    _lay_file(Path(str(target.database)))
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def see_address(url: str) -> None:
    """See that a URL names a database that is known here; nothing is connected to.

    Raises:
        RecordsAddressError: where it does not.
    """
    _target(Places(Path()), url, make=False)


def connect_reading(places: Places, url: str | None) -> Engine:
    """Return an engine that never writes to a SQLite file; one on PostgreSQL is as any other.

    Raises:
        NoRecordsError: where there is no file.
        RecordsError: as ``connect``.
    """
    target = _target(places, url, make=False)
    if target.drivername != _BACKENDS["sqlite"]:
        return connect(places, url)
    path = Path(str(target.database)).absolute()
    try:
        path.stat()
        beside = path.with_name(f"{path.name}-wal")
        pending = beside.exists() and beside.stat().st_size > 0
        still = not beside.exists() and not os.access(path, os.W_OK)
    except FileNotFoundError as error:
        raise NoRecordsError(N_("There are no records in {where} yet."), where=str(path)) from error
    except OSError as error:
        raise RecordsUnreachableError(N_("{where} cannot be opened."), where=str(path)) from error

    def open_file() -> sqlite3.Connection:
        return _open_reading(path, pending=pending, still=still)

    engine = create_engine(target, creator=open_file, hide_parameters=True)
    event.listen(engine, "connect", _set_up_reading)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def explain(error: DatabaseError, where: str) -> RecordsError:
    """Return what a failure of the database means to the user.

    Raises:
        DatabaseError: the failure itself, where it is a fault of ours.
    """
    asked = error.statement is not None  # before that, it is the address that is at fault
    if isinstance(error, IntegrityError | ProgrammingError) and asked:
        raise error
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is None:
        return RecordsUnreachableError(N_("The database {where} cannot be reached."), where=where)
    match code & _PRIMARY_CODE:
        case busy if busy in _LOCKED:
            return RecordsLockedError(
                N_("{where} is locked by another program. Close it there, and try again."),
                where=where,
            )
        case read_only if read_only in _READ_ONLY:
            return RecordsReadOnlyError(N_("{where} may not be written to."), where=where)
        case unreadable if unreadable in _UNREADABLE:
            return RecordsUnreadableError(
                N_("{where} is not a database of Samtalerom, or it is damaged."), where=where
            )
        case other if other == sqlite3.SQLITE_FULL or _has_no_room(where):
            return RecordsUnreachableError(
                N_("There is no room left on the disk for {where}."), where=where
            )
        case _:
            return RecordsUnreachableError(N_("{where} cannot be opened."), where=where)


def _has_no_room(where: str) -> bool:
    """Return whether the disk of a file is full: SQLite says then only that it cannot open it."""
    try:
        return disk_usage(Path(where).parent).free < _LEAST_ROOM
    except (OSError, ValueError):
        return False


def whereabouts(engine: Engine) -> str:
    """Return the file, or the URL with neither password nor query (which may hold one)."""
    if engine.dialect.name == "sqlite":
        return str(engine.url.database)
    url = engine.url
    shown = URL.create("postgresql", url.username, None, url.host, url.port, url.database)
    return shown.render_as_string()


def _target(places: Places, url: str | None, *, make: bool = True) -> URL:
    if url is None:
        try:
            if make:
                places.make()
        except OSError as error:
            raise RecordsReadOnlyError(
                N_("The folder {where} cannot be made."), where=str(places.home)
            ) from error
        return URL.create(_BACKENDS["sqlite"], database=str(places.database))
    if "://" not in url:
        return _file(URL.create(_BACKENDS["sqlite"], database=str(Path(url))))
    try:
        target = make_url(url)
        target = target.set(drivername=_BACKENDS[target.get_backend_name()])
    except (ArgumentError, NoSuchModuleError, KeyError, ValueError) as error:
        raise RecordsAddressError(_NOT_THERE) from error
    if target.drivername == _BACKENDS["sqlite"]:
        return _file(target)
    if "@" in f"{target.host}{target.database}":  # the rest of a password, not to be shown
        raise RecordsAddressError(
            N_("In the address of a database, an @ that belongs to a password is written %40.")
        )
    return target


def _file(target: URL) -> URL:
    """Return the URL of a SQLite file.

    Raises:
        RecordsAddressError: where it is none: what is in memory only would be lost.
    """
    name = target.database or ":memory:"
    elsewhere = target.host or target.username or target.password or target.port
    if target.query:
        raise RecordsAddressError(
            N_("The address of a SQLite file has nothing after a question mark.")
        )
    if elsewhere or name == ":memory:" or name.startswith("file:"):
        raise RecordsAddressError(_NOT_THERE)
    return target


def _lay_file(path: Path) -> None:
    """Make the file before SQLite does, for its owner only; what SQLite puts beside it follows.

    That it cannot be made is left for SQLite to say.
    """
    with suppress(OSError, ValueError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Make every acknowledged act survive a power cut, and every deleted text be gone."""
    connection.isolation_level = None  # transactions are begun below, in the open
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {int(BUSY_SECONDS * 1000)}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "trusted_schema = OFF",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _open_reading(path: Path, *, pending: bool, still: bool) -> sqlite3.Connection:
    """Open a file for reading only.

    Args:
        path: Where it is.
        pending: Whether not all of it is in the file itself.
        still: Whether nobody has it open and we may not write to it; what SQLite would lay
            beside it might then stand in the way of whoever may.
    """
    uri = f"{file_uri(path)}?mode=ro"
    try:
        return _opened(f"{uri}&immutable=1" if still else uri)
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode & _PRIMARY_CODE
        if pending or code not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise
    # Where SQLite can lay nothing beside the file, we take it to stay as it is while we read.
    return _opened(f"{uri}&immutable=1")


def file_uri(path: PurePath) -> str:
    """Return an absolute path as SQLite reads it, without query.

    SQLite knows no host: what lies on another machine (``//server/share/…``) is a path with two
    slashes more, where ``as_uri`` would name the machine as the host.

    Source: Uniform Resource Identifiers, https://www.sqlite.org/uri.html.
    """
    written = path.as_posix()
    lead = "" if written.startswith("/") else "/"
    return f"file://{lead}{quote(os.fsencode(written), safe='/:')}"


def _opened(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, BUSY_SECONDS, uri=True, check_same_thread=False)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up_reading(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in (f"busy_timeout = {int(BUSY_SECONDS * 1000)}", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Begin; who writes locks at once, so that no two writers wait for each other."""
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")
