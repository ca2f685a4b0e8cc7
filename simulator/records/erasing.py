"""Giving out everything that is kept, and taking it away so that it is really gone.

What is deleted is overwritten, not only let go of: SQLite writes zeros over it, the log beside the
file is emptied, and the file is laid out anew. On PostgreSQL the tables are laid out anew; its own
log and its backups are in the hands of whoever runs it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, or_, select, update
from sqlalchemy.exc import DatabaseError

from simulator.collecting.handing_in import to_the_second
from simulator.records import tables
from simulator.records.connection import connect, explain, whereabouts
from simulator.records.places import Places
from simulator.records.schema import prepared
from simulator.records.shared_reports import forget_in_shared
from simulator.sessions.errors import UnknownAttemptError

BESIDE = (tables.notes, tables.preparations, tables.ratings, tables.own_words, tables.events)
"""What belongs to an attempt."""


@dataclass(frozen=True, slots=True)
class Erased:
    """How much was taken away, or would be."""

    attempts: tuple[str, ...] = ()
    """Ids of the attempts, practice branches that left them among these."""
    collected: int = 0
    """Attempts of cohorts."""
    cohorts: tuple[str, ...] = ()
    """Cohorts that are empty by now and gone."""
    counts: int = 0
    """Counts of what was not taken into cohorts that stay."""

    @property
    def nothing(self) -> bool:
        """Whether there was nothing to take away."""
        return not (self.attempts or self.collected or self.cohorts or self.counts)


class UnknownCohortError(LookupError):
    """A cohort, or a student of it, that is not kept."""


def open_eraser(places: Places, url: str | None) -> "Eraser":
    """Open the database for giving out and taking away.

    Raises:
        RecordsError: where that is not possible.
    """
    return Eraser(prepared(connect(places, url)))


class Eraser:
    """Gives out what is kept, and takes it away."""

    def __init__(self, engine: Engine) -> None:
        """Use an engine whose tables are up to date."""
        self._engine = engine
        self._writer = engine.execution_options(writes=True)

    def own(self) -> Mapping[str, list[dict[str, Any]]]:
        """Return every row of every table that tells of attempts played here, by table.

        What cohorts hold is other people's, and is not in it. Packed scenarios are told by their
        hashes, not by their bytes.
        """
        order = (tables.attempts, *BESIDE)
        with self._connected(self._engine) as connection:
            return {
                table.name: [
                    dict(row)
                    for row in connection.execute(
                        select(table).order_by(*table.primary_key.columns)
                    ).mappings()
                ]
                for table in order
            }

    def forget(self, attempts: Sequence[str]) -> Erased:
        """Take away attempts, what stands beside them, and the practice branches that left them.

        Raises:
            UnknownAttemptError: where one is not there; then nothing is taken away.
        """
        with self._connected(self._writer) as connection:
            found = _with_branches(connection, tables.attempts.c.id.in_(attempts))
            missing = [each for each in attempts if each not in found]
            if missing:
                raise UnknownAttemptError(missing[0])
            _erase(connection, found)
        return self._gone(Erased(attempts=tuple(found)))

    def forget_own(self) -> Erased:
        """Take away every attempt that was played here."""
        with self._connected(self._writer) as connection:
            found = tuple(connection.execute(select(tables.attempts.c.id)).scalars())
            _erase(connection, found)
        return self._gone(Erased(attempts=found))

    def forget_collected(self, cohort: str, student: str | None = None) -> Erased:
        """Take away a cohort, or all of one student in it.

        Raises:
            UnknownCohortError: where there is no such cohort, or nobody of that pseudonym in it.
        """
        which = [tables.collected.c.cohort == cohort]
        if student is not None:
            which.append(tables.collected.c.student == student)
        with self._connected(self._writer) as connection:
            there = select(tables.cohorts.c.name).where(tables.cohorts.c.name == cohort)
            if connection.execute(there).scalar() is None:
                raise UnknownCohortError(cohort)
            count = _erase_collected(connection, *which)
            if student is not None and not count:
                raise UnknownCohortError(student)
            empty = _erase_empty(connection, cohort)
            _erase_pinned(connection)
        return self._gone(Erased(collected=count, cohorts=empty))

    def purge(self, before: datetime, *, rehearse: bool = False) -> Erased:
        """Take away whatever was begun before a time, played here or collected.

        A practice branch goes with the attempt that it left.

        Args:
            before: With a time zone.
            rehearse: Only say what would go.
        """
        limit = before.astimezone(UTC).isoformat(timespec="microseconds")
        # Both sort as time: attempts are kept to the microsecond, collected ones to the second.
        seconds = to_the_second(before)
        old = tables.collected.c.started < seconds
        counted = tables.set_aside.c.day < seconds[: len("2026-11-21")]
        if rehearse:
            with self._connected(self._engine) as connection:
                found = _with_branches(connection, tables.attempts.c.started < limit)
                count = select(func.count()).select_from(tables.collected).where(old)
                return Erased(found, connection.execute(count).scalar_one())
        with self._connected(self._writer) as connection:
            found = _with_branches(connection, tables.attempts.c.started < limit)
            _erase(connection, found)
            touched = connection.execute(select(tables.collected.c.cohort).where(old).distinct())
            names = sorted(touched.scalars())
            count_gone = _erase_collected(connection, old)
            counts = connection.execute(delete(tables.set_aside).where(counted)).rowcount
            empty = tuple(name for each in names for name in _erase_empty(connection, each))
            _erase_pinned(connection)
        return self._gone(Erased(found, count_gone, empty, counts))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _gone(self, erased: Erased) -> Erased:
        """See to it that no byte of what was deleted is left in the database's own files."""
        if erased.nothing:
            return erased
        with self._explained():
            if self._engine.dialect.name == "sqlite":
                raw = self._engine.raw_connection()
                try:
                    cursor = raw.cursor()
                    for command in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                        cursor.execute(command)
                    cursor.close()
                finally:
                    raw.close()
            else:
                alone = self._engine.execution_options(isolation_level="AUTOCOMMIT")
                with alone.connect() as connection:
                    for table in tables.metadata.sorted_tables:
                        connection.exec_driver_sql(f'VACUUM FULL "{table.name}"')
        return erased

    @contextmanager
    def _connected(self, engine: Engine) -> Iterator[Connection]:
        with self._explained(), engine.begin() as connection:
            yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            raise explain(error, whereabouts(self._engine)) from error


def _with_branches(connection: Connection, which: ColumnElement[bool]) -> tuple[str, ...]:
    """Return the attempts that are meant, and every practice branch that left one, or left that."""
    table = tables.attempts
    found = list(connection.execute(select(table.c.id).where(which)).scalars())
    fresh = found
    while fresh:
        query = select(table.c.id).where(table.c.branch_of.in_(fresh), table.c.id.not_in(found))
        fresh = list(connection.execute(query).scalars())
        found += fresh
    return tuple(found)


def _erase(connection: Connection, attempts: Sequence[str]) -> None:
    for table in BESIDE:
        connection.execute(delete(table).where(table.c.attempt.in_(attempts)))
    connection.execute(delete(tables.attempts).where(tables.attempts.c.id.in_(attempts)))
    _erase_pinned(connection)


def _erase_collected(connection: Connection, *which: ColumnElement[bool]) -> int:
    lines, rows = tables.collected_transcripts, tables.collected
    taken = connection.execute(select(rows.c.cohort, rows.c.attempt).where(*which)).all()
    meant = select(rows.c.attempt).where(
        rows.c.cohort == lines.c.cohort, rows.c.attempt == lines.c.attempt, *which
    )
    connection.execute(delete(lines).where(meant.exists()))
    count = connection.execute(delete(rows).where(*which)).rowcount
    for cohort in {row.cohort for row in taken}:
        left = select(rows.c.student).where(rows.c.cohort == cohort).distinct()
        students = set(connection.execute(left).scalars())
        gone = {row.attempt for row in taken if row.cohort == cohort}
        forget_in_shared(connection, cohort, gone, students)
    if count:  # whoever has looked at a cohort meanwhile has to look again
        connection.execute(delete(tables.rollups))
        connection.execute(update(tables.cohorts).values(revision=tables.cohorts.c.revision + 1))
    return count


def _erase_empty(connection: Connection, cohort: str) -> tuple[str, ...]:
    """Take away a cohort that holds nothing any more."""
    rows = select(func.count()).select_from(tables.collected)
    if connection.execute(rows.where(tables.collected.c.cohort == cohort)).scalar_one():
        return ()
    for table in (tables.set_aside, tables.shared_reports):
        connection.execute(delete(table).where(table.c.cohort == cohort))
    connection.execute(delete(tables.cohorts).where(tables.cohorts.c.name == cohort))
    return (cohort,)


def _erase_pinned(connection: Connection) -> None:
    """Take away what nothing rests on any more."""
    words, rows = tables.vocabularies, tables.collected
    used = select(rows.c.attempt).where(
        rows.c.scenario_hash == words.c.scenario_hash, rows.c.rubric_hash == words.c.rubric_hash
    )
    connection.execute(delete(words).where(~used.exists()))
    blind = tables.baselines
    known = select(words.c.scenario_hash).where(words.c.scenario_hash == blind.c.scenario_hash)
    connection.execute(delete(blind).where(~known.exists()))
    for table, name in (
        (tables.scenario_versions, "scenario_hash"),
        (tables.rubric_versions, "rubric_hash"),
    ):
        resting = [
            select(other.c[name]).where(other.c[name] == table.c.hash).exists()
            for other in (tables.attempts, words)
        ]
        connection.execute(delete(table).where(~or_(*resting)))
