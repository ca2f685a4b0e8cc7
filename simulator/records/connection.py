"""Reaching the database, and saying in plain words why it cannot be reached."""

import sqlite3
from pathlib import Path
from typing import Any

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
    RecordsError,
    RecordsLockedError,
    RecordsReadOnlyError,
    RecordsUnreachableError,
    RecordsUnreadableError,
)

BUSY_SECONDS = 5.0
"""How long to wait for another program that is writing."""

_BACKENDS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg"}

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_UNREADABLE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
_PRIMARY_CODE = 0xFF


def connect(places: Places, url: str | None) -> Engine:
    """Return an engine for the database; nothing is connected to yet.

    Raises:
        RecordsError: where the URL is none that is known here, or the folder cannot be made.
    """
    target = _target(places, url)
    try:
        if target.drivername != _BACKENDS["sqlite"]:
            return create_engine(target, pool_pre_ping=True, hide_parameters=True)
        engine = create_engine(target, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    except ImportError as error:
        raise RecordsUnreachableError(
            N_("PostgreSQL needs one more package: pip install 'samtalerom[postgresql]'")
        ) from error
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def explain(error: DatabaseError, where: str) -> RecordsError:
    """Return what a failure of the database means to the user.

    Raises:
        DatabaseError: the failure itself, where it is a fault of ours.
    """
    if isinstance(error, IntegrityError | ProgrammingError):
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
        case sqlite3.SQLITE_FULL:
            return RecordsUnreachableError(
                N_("There is no room left on the disk for {where}."), where=where
            )
        case _:
            return RecordsUnreachableError(N_("{where} cannot be opened."), where=where)


def whereabouts(engine: Engine) -> str:
    """Return the file, or the URL without its password."""
    if engine.dialect.name == "sqlite":
        return str(engine.url.database)
    return engine.url.set(drivername="postgresql").render_as_string(hide_password=True)


def _target(places: Places, url: str | None) -> URL:
    if url is None:
        try:
            places.make()
        except OSError as error:
            raise RecordsReadOnlyError(
                N_("The folder {where} cannot be made."), where=str(places.home)
            ) from error
        return URL.create(_BACKENDS["sqlite"], database=str(places.database))
    if "://" not in url:
        return URL.create(_BACKENDS["sqlite"], database=str(Path(url)))
    try:
        target = make_url(url)
        return target.set(drivername=_BACKENDS[target.get_backend_name()])
    except (ArgumentError, NoSuchModuleError, KeyError, ValueError) as error:
        raise RecordsUnreachableError(
            N_("The database must be a file, or a URL that begins with postgresql:// or sqlite://.")
        ) from error


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


def _begin_sqlite(connection: Connection) -> None:
    """Begin; who writes locks at once, so that no two writers wait for each other."""
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")
