"""Where talks are kept: one's own in SQLite beside the user, cohorts there or in PostgreSQL.

Importing this package is cheap; SQLAlchemy (and, if the schema is behind, Alembic) is loaded
when records are opened. A front end opens them in a worker, after its first frame.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from simulator.records.places import Places, find_places
from simulator.records.sender import sender_of
from simulator.records.settings import Settings, load_settings, save_settings
from simulator.sessions.port import Records

if TYPE_CHECKING:  # a student's commands know of no cohort
    from simulator.collecting.port import Cohorts

DATABASE_VARIABLE = "SAMTALEROM_DATABASE"

__all__ = [
    "DATABASE_VARIABLE",
    "Places",
    "Settings",
    "database_of",
    "find_places",
    "load_settings",
    "open_cohorts",
    "open_records",
    "read_cohorts",
    "read_records",
    "save_settings",
    "see_address",
    "sender_of",
]


def database_of(option: str | None, environment: Mapping[str, str]) -> str | None:
    """Return the URL of the database asked for cohorts, or None for the file beside the user."""
    return option or environment.get(DATABASE_VARIABLE) or None


def open_records(places: Places) -> Records:
    """Open one's own records, laying or updating their tables where needed.

    They stand in the user's folder and nowhere else: whoever shares a database shares cohorts.

    Raises:
        RecordsError: where that is not possible; its subclasses say why.
    """
    from simulator.records.store import open_store  # noqa: PLC0415 costs as much as Textual

    return open_store(places)


def read_records(places: Places) -> Records:
    """Open one's own records for reading only: nothing is laid, made or changed.

    Raises:
        NoRecordsError: where there are none yet.
        RecordsError: where that is not possible; its subclasses say why.
    """
    from simulator.records.store import read_store  # noqa: PLC0415 costs as much as Textual

    return read_store(places)


def open_cohorts(places: Places, url: str | None = None) -> "Cohorts":
    """Open the cohorts, laying or updating their tables where needed.

    Args:
        places: Where the file stands when no database is named.
        url: A PostgreSQL or SQLite URL.

    Raises:
        RecordsError: where that is not possible; its subclasses say why.
    """
    from simulator.records.cohorts import open_cohort_store  # noqa: PLC0415 as above

    return open_cohort_store(places, url)


def read_cohorts(places: Places, url: str | None = None) -> "Cohorts":
    """Open the cohorts for reading only; raises NoRecordsError where there are none yet."""
    from simulator.records.cohorts import read_cohort_store  # noqa: PLC0415 as above

    return read_cohort_store(places, url)


def see_address(url: str) -> None:
    """See that a URL names a database that is known here; nothing is connected to.

    Raises:
        RecordsAddressError: where it does not.
    """
    from simulator.records.connection import see_address as see  # noqa: PLC0415 as above

    see(url)
