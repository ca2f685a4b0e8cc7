"""The versions that attempts rest on, as they are kept: whole, or damaged."""

import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from scenarios.format import Bundle, BundleError
from scoring.rubric import rubric_hash
from simulator.records import tables


def whole_bundles(connection: Connection) -> Iterator[Bundle]:
    """Yield every version of a scenario that is what its hash says, by id and hash."""
    for row in _scenarios(connection):
        bundle = _whole(row)
        if bundle is not None:
            yield bundle


def damaged_versions(connection: Connection) -> Iterator[str]:
    """Yield the name of every version of a scenario or rubric that is not what its hash says."""
    for row in _scenarios(connection):
        if _whole(row) is None:
            yield f"scenario_versions: {row.scenario} {row.hash}"
    table = tables.rubric_versions
    for row in connection.execute(select(table).order_by(table.c.hash)):
        if not isinstance(row.text, str) or rubric_hash(row.text.encode()) != row.hash:
            yield f"rubric_versions: {row.hash}"


def _scenarios(connection: Connection) -> Iterator[Row[Any]]:
    table = tables.scenario_versions
    yield from connection.execute(select(table).order_by(table.c.scenario, table.c.hash))


def _whole(row: Row[Any]) -> Bundle | None:
    try:
        bundle = Bundle.from_bytes(zlib.decompress(row.bundle))
    except (zlib.error, TypeError, BundleError):
        return None
    return bundle if bundle.hash == row.hash else None
