"""Bringing the tables up to date; Alembic is only loaded when they are behind."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy.exc import DatabaseError

from simulator.i18n import N_
from simulator.records.connection import explain, whereabouts
from simulator.records.tables import KNOWN_SCHEMAS, SCHEMA, schema_version
from simulator.records.wiping import wipe
from simulator.sessions.errors import NoRecordsError, RecordsNewerError, RecordsUnreadableError

MIGRATIONS = Path(__file__).resolve().parent / "migrations"

_ONE_AT_A_TIME = 7_251_104_817
"""Key of the advisory lock that keeps two first starts on PostgreSQL apart; any number does."""


def prepare(engine: Engine) -> None:
    """Lay the tables, or bring them up to date, unless they are already.

    Raises:
        RecordsError: where the database cannot be used; its subclasses say why.
    """
    where = whereabouts(engine)
    try:
        with engine.begin() as connection:
            if _version(connection, where) == SCHEMA:
                return
        with engine.execution_options(writes=True).begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})")
            if _version(connection, where) != SCHEMA:  # another start may have been first
                _migrate(connection)
    except DatabaseError as error:
        raise explain(error, where) from error


def prepared(engine: Engine) -> Engine:
    """Return an engine whose tables are up to date; it is let go of where that is not possible.

    What was deleted before and could not be overwritten is, unless somebody is in the way.

    Raises:
        RecordsError: as ``prepare``.
    """
    try:
        prepare(engine)
    except BaseException:
        engine.dispose()
        raise
    wipe(engine, wait=False)
    return engine


def current(engine: Engine) -> Engine | None:
    """Return an engine if its tables are up to date already, and let go of it otherwise.

    Raises:
        RecordsError: as ``look``.
    """
    is_current = False
    try:
        is_current = look(engine)
    finally:
        if not is_current:
            engine.dispose()
    return engine if is_current else None


def look(engine: Engine) -> bool:
    """Return whether the tables are up to date, without writing.

    Raises:
        NoRecordsError: where there are none yet.
        RecordsError: where the database cannot be used; its subclasses say why.
    """
    where = whereabouts(engine)
    try:
        with engine.begin() as connection:
            version = _version(connection, where)
    except DatabaseError as error:
        raise explain(error, where) from error
    if version is None:
        raise NoRecordsError(N_("There are no records in {where} yet."), where=where)
    return version == SCHEMA


def _version(connection: Connection, where: str) -> str | None:
    """Return the version of the tables, None where there are none yet."""
    names = set(inspect(connection).get_table_names())
    if not names:
        return None
    if schema_version.name not in names:
        raise RecordsUnreadableError(
            N_("{where} is not a database of Samtalerom, or it is damaged."), where=where
        )
    version = connection.execute(select(schema_version.c.version_num)).scalar()
    if version is not None and version not in KNOWN_SCHEMAS:
        raise RecordsNewerError(
            N_("{where} was written by a newer version of Samtalerom. Update the program."),
            where=where,
        )
    return version


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 loaded only when there is something to do
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, SCHEMA)
