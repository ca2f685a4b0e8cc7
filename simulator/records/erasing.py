"""Giving out everything that is kept of one's own talks, and taking it away for good."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, select

from simulator.records import tables
from simulator.records.connection import connect
from simulator.records.places import Places
from simulator.records.schema import prepared
from simulator.records.taking import Erased, TakerAway, Taking, take_unused
from simulator.sessions.errors import UnknownAttemptError

BESIDE = (
    tables.notes,
    tables.preparations,
    tables.ratings,
    tables.rated,
    tables.own_words,
    tables.events,
)
"""What belongs to an attempt."""

_TOLD = (tables.attempts, *BESIDE, tables.preparing)
"""What tells of attempts that were played or prepared here."""

_AT_ONCE = 500
"""Ids in one statement; databases allow some ten thousand at most."""


def open_eraser(places: Places) -> "Eraser":
    """Open one's own records for giving out and taking away.

    Raises:
        RecordsError: where that is not possible.
    """
    return Eraser(prepared(connect(places, None)))


def nothing_kept() -> Mapping[str, list[dict[str, Any]]]:
    """Return what ``Eraser.own`` gives where nothing was kept yet."""
    return {table.name: [] for table in _TOLD}


class Eraser(TakerAway):
    """Gives out what is kept of one's own talks, and takes it away."""

    def own(self) -> Mapping[str, list[dict[str, Any]]]:
        """Return every row of every table that tells of attempts played or prepared here, by table.

        What cohorts hold is other people's, and is not in it. Packed scenarios are told by their
        hashes, not by their bytes.
        """
        with self.explained(), self.engine.begin() as connection:
            return {
                table.name: [
                    dict(row)
                    for row in connection.execute(
                        select(table).order_by(*table.primary_key.columns)
                    ).mappings()
                ]
                for table in _TOLD
            }

    def forget(self, attempts: Sequence[str], *, rehearse: bool = False) -> Erased:
        """Take away attempts, what stands beside them, and the practice branches that left them.

        Args:
            attempts: Their ids.
            rehearse: Only say what would go.

        Raises:
            UnknownAttemptError: where one is not there; then nothing is taken away.
        """
        with self.taking(rehearse=rehearse) as take:
            found = _with_branches(take.connection, _there(take.connection, attempts))
            missing = [each for each in attempts if each not in found]
            if missing:
                raise UnknownAttemptError(missing[0])
            _erase(take, found)
        return Erased(attempts=tuple(found))

    def forget_own(self, *, rehearse: bool = False) -> Erased:
        """Take away every attempt that was played here, and what was prepared for others.

        Args:
            rehearse: Only say what would go.
        """
        with self.taking(rehearse=rehearse) as take:
            found = tuple(take.connection.execute(select(tables.attempts.c.id)).scalars())
            for table in (*BESIDE, tables.attempts, tables.preparing):
                take(delete(table))
            take_unused(take)
        return Erased(attempts=found)

    def purge(self, before: datetime, *, rehearse: bool = False) -> Erased:
        """Take away whatever was begun before a time.

        A practice branch goes with the attempt that it left; what was prepared for a talk that
        never began goes by when it was written, and is not counted.

        Args:
            before: With a time zone.
            rehearse: Only say what would go.
        """
        limit = before.astimezone(UTC).isoformat(timespec="microseconds")
        table = tables.attempts
        with self.taking(rehearse=rehearse) as take:
            old = select(table.c.id).where(table.c.started < limit)
            found = _with_branches(take.connection, take.connection.execute(old).scalars())
            _erase(take, found)
            take(delete(tables.preparing).where(tables.preparing.c.written < limit))
        return Erased(attempts=tuple(found))


def _there(connection: Connection, attempts: Iterable[str]) -> Iterator[str]:
    table = tables.attempts
    for some in _parts(attempts):
        yield from connection.execute(select(table.c.id).where(table.c.id.in_(some))).scalars()


def _with_branches(connection: Connection, attempts: Iterable[str]) -> dict[str, None]:
    """Return attempts, and every practice branch that left one, or left that; in order."""
    table = tables.attempts
    found = dict.fromkeys(attempts)
    fresh = list(found)
    while fresh:
        met = [
            branch
            for some in _parts(fresh)
            for branch in connection.execute(
                select(table.c.id).where(table.c.branch_of.in_(some))
            ).scalars()
        ]
        fresh = [each for each in met if each not in found]
        found |= dict.fromkeys(fresh)
    return found


def _erase(take: Taking, attempts: Iterable[str]) -> None:
    for some in _parts(attempts):
        for table in BESIDE:
            take(delete(table).where(table.c.attempt.in_(some)))
        take(delete(tables.attempts).where(tables.attempts.c.id.in_(some)))
    take_unused(take)


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    """Yield ids in parts that fit into a statement."""
    every = list(ids)
    for first in range(0, len(every), _AT_ONCE):
        yield every[first : first + _AT_ONCE]
