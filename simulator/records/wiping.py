"""Seeing to it that no byte of what was deleted is left in the database's own files.

What is deleted is overwritten, not only let go of: SQLite writes zeros over it, the log beside the
file is emptied, and the file is laid out anew. On PostgreSQL the tables are laid out anew; its own
log and its backups are in the hands of whoever runs it.

That needs the database for itself for a moment, and somebody else may be reading. So in the very
transaction that deletes, what was touched is marked; the mark stays until the bytes are gone. A
wiping that could not be done is done whenever the database is opened the next time.
"""

import sqlite3
from collections.abc import Iterable

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import DatabaseError

from simulator.records.connection import BUSY_SECONDS
from simulator.records.tables import metadata, unwiped
from simulator.sessions.ids import new_attempt_id


def mark(connection: Connection, tables: Iterable[str]) -> None:
    """Mark tables that something was deleted from, or overwritten in; in the same transaction."""
    code = new_attempt_id()  # of its own, so that no earlier wiping takes the mark away
    rows = [{"mark": code, "part": each} for each in sorted(tables)]
    if rows:
        connection.execute(insert(unwiped), rows)


def is_marked(connection: Connection) -> bool:
    """Return whether anything is still to be overwritten."""
    return connection.execute(select(unwiped).limit(1)).first() is not None


def wipe(engine: Engine, *, wait: bool = True) -> bool:
    """Overwrite what was deleted, if anything is marked.

    Args:
        engine: Of the database.
        wait: Whether to wait some seconds for others that use the database.

    Returns:
        Whether it was, or there was nothing to be; else the marks stay. A failure is none of the
        deletion, which stands, and is not raised.
    """
    try:
        with engine.begin() as connection:
            marks = connection.execute(select(unwiped)).all()
        if not marks:
            return True
        parts = {each.part for each in marks} & set(metadata.tables)
        done = (
            _wipe_file(engine, wait=wait)
            if engine.dialect.name == "sqlite"
            else _wipe_tables(engine, parts, wait=wait)
        )
        if done:
            with engine.execution_options(writes=True).begin() as connection:
                codes = {each.mark for each in marks}
                connection.execute(delete(unwiped).where(unwiped.c.mark.in_(codes)))
    except (DatabaseError, sqlite3.Error):
        return False
    return done


def _wipe_file(engine: Engine, *, wait: bool) -> bool:
    raw = engine.raw_connection()
    cursor = raw.cursor()
    usual = int(BUSY_SECONDS * 1000)
    try:
        cursor.execute(f"PRAGMA busy_timeout = {usual if wait else 0}")
        cursor.execute("VACUUM")
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {usual}")
        cursor.close()
        raw.close()
    return not busy


def _wipe_tables(engine: Engine, parts: Iterable[str], *, wait: bool) -> bool:
    alone = engine.execution_options(isolation_level="AUTOCOMMIT")
    with alone.connect() as connection:
        usual = int(BUSY_SECONDS * 1000)
        connection.exec_driver_sql(f"SET lock_timeout = {usual if wait else 1}")  # 0: for ever
        try:
            for each in sorted(parts):
                connection.exec_driver_sql(f'VACUUM FULL "{each}"')
        finally:
            connection.exec_driver_sql("RESET lock_timeout")
    return True
