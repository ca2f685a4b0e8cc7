"""The versions that attempts rest on, as they are kept: whole, or damaged."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from scenarios.format import Bundle, BundleError
from scoring.rubric import rubric_hash
from simulator.records import tables


def keep_versions(
    connection: Connection, scenarios: Mapping[str, tuple[str, bytes]], rubrics: Mapping[str, str]
) -> None:
    """Keep versions of scenarios and rubrics; one that was damaged is whole again after it.

    Args:
        connection: in the transaction of what rests on them.
        scenarios: the id of each scenario, and the bytes of its bundle, by its hash.
        rubrics: the text of each rubric, by its hash.
    """
    packed = [
        {"hash": digest, "scenario": name, "bundle": zlib.compress(files, 9)}
        for digest, (name, files) in scenarios.items()
    ]
    texts = [{"hash": digest, "text": text} for digest, text in rubrics.items()]
    _keep(connection, tables.scenario_versions, "bundle", packed)
    _keep(connection, tables.rubric_versions, "text", texts)


def _keep(
    connection: Connection, table: Table, content: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    new = inserting(connection, table)
    if rows:
        connection.execute(
            new.on_conflict_do_update(
                index_elements=[table.c.hash],
                set_={content: new.excluded[content]},
                where=table.c[content] != new.excluded[content],
            ),
            rows,
        )


def inserting(connection: Connection, table: Table) -> Any:  # noqa: ANN401 two dialects, one way to write
    """Return what makes an insertion that can say what to do where a row is there already."""
    write = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    return write(table)


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
