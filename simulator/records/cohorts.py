"""Cohorts in a relational database, beside the attempts, by SQLAlchemy Core."""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    RowMapping,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DatabaseError

from scenarios.format import Bundle
from scoring.cohort.remembered import Shared
from scoring.cohort.taken import Occasion
from simulator.collecting.port import Aside, Cohorts, Collected, Entry, Standing, Versions
from simulator.i18n import N_
from simulator.records import tables
from simulator.records.connection import connect, connect_reading, explain, whereabouts
from simulator.records.places import Places
from simulator.records.schema import current, prepared
from simulator.records.shared_reports import add_shared, read_shared
from simulator.records.versions import (
    damaged_versions,
    inserting,
    keep_versions,
    whole_bundles,
)
from simulator.sessions.errors import (
    CohortChangedError,
    RecordsUnreadableError,
    UnknownAttemptError,
)

_AT_ONCE = 1000
"""Rows that are fetched at a time where there may be very many."""

_ENTRY = [
    tables.collected.c[name]
    for name in (
        "attempt",
        "student",
        "started",
        "number",
        "occasion",
        "scenario",
        "scenario_hash",
        "rubric_hash",
        "digest",
    )
]
_ORDER = tuple(tables.collected.c[name] for name in ("student", "started", "attempt"))


def open_cohort_store(places: Places, url: str | None) -> Cohorts:
    """Open the database and bring its tables up to date; see ``simulator.records``."""
    return CohortStore(prepared(connect(places, url)))


def read_cohort_store(places: Places, url: str | None) -> Cohorts:
    """Open the database for reading only; see ``simulator.records``."""
    engine = current(connect_reading(places, url))
    if engine is None:
        return open_cohort_store(places, url)
    return CohortStore(engine, lambda: connect(places, url))


class CohortStore:
    """Implements ``simulator.collecting.port.Cohorts``; safe to use from several threads."""

    def __init__(self, engine: Engine, opens: Callable[[], Engine] | None = None) -> None:
        """Use an engine whose tables are up to date.

        ``opens`` opens one that may write, where this one may not.
        """
        self._engine = engine
        self._opens = opens
        self._writer = engine.execution_options(writes=True)

    def cohorts(self) -> tuple[str, ...]:
        """Return the names of all cohorts, sorted."""
        with self._connected(self._engine) as connection:
            return tuple(sorted(connection.execute(select(tables.cohorts.c.name)).scalars()))

    def standing(self, cohort: str) -> Standing:
        """Return what a cohort holds."""
        query = select(*_ENTRY).where(tables.collected.c.cohort == cohort).order_by(*_ORDER)
        with self._connected(self._engine) as connection:
            revision = _revision(connection, cohort)
            rows = connection.execute(query).mappings().all()
        return Standing(revision, tuple(map(_entry, rows)))

    def packed(self, cohort: str) -> Iterator[tuple[Entry, bytes]]:
        """Return every attempt with its packed form."""
        query = (
            select(*_ENTRY, tables.collected.c.packed)
            .where(tables.collected.c.cohort == cohort)
            .order_by(*_ORDER)
        )
        with self._connected(self._engine) as connection:
            found = connection.execution_options(yield_per=_AT_ONCE).execute(query)
            for row in found.mappings():
                yield _entry(row), row["packed"]

    def transcript(self, cohort: str, attempt: str) -> str:
        """Return the JSON lines of an attempt."""
        table = tables.collected_transcripts
        query = select(table.c.lines).where(table.c.cohort == cohort, table.c.attempt == attempt)
        with self._connected(self._engine) as connection:
            lines = connection.execute(query).scalar()
        if lines is None:
            raise UnknownAttemptError(attempt)
        try:
            return zlib.decompress(lines).decode()
        except (zlib.error, UnicodeDecodeError) as error:
            raise RecordsUnreadableError(
                N_("The records of attempt {attempt} are damaged."), attempt=attempt
            ) from error

    def vocabulary(self, scenario_hash: str, rubric_hash: str) -> str:
        """Return the names of attempts at a scenario by a rubric, as text."""
        table = tables.vocabularies
        query = select(table.c.text).where(
            table.c.scenario_hash == scenario_hash, table.c.rubric_hash == rubric_hash
        )
        with self._connected(self._engine) as connection:
            text = connection.execute(query).scalar()
        if text is None:
            raise LookupError(scenario_hash)
        return str(text)

    def scenarios(self) -> tuple[Bundle, ...]:
        """Return every version of a scenario that is kept, and whole."""
        with self._connected(self._engine) as connection:
            return tuple(whole_bundles(connection))

    def faults(self) -> tuple[str, ...]:
        """Return which versions of scenarios and rubrics are damaged; empty where all is well."""
        with self._connected(self._engine) as connection:
            return tuple(damaged_versions(connection))

    def keep(  # noqa: PLR0913, PLR0917 one for each thing that is kept together
        self,
        cohort: str,
        revision: int,
        versions: Versions,
        fresh: Sequence[Collected],
        changed: Sequence[Entry],
        aside: Aside | None = None,
        bind: Callable[[], None] | None = None,
    ) -> None:
        """Add attempts to a cohort, whole or not at all."""
        with self._connected(self._writer) as connection:
            _lay(connection, cohort)
            if fresh or changed or bind:
                _bump(connection, cohort, revision)  # whoever else would has to wait from here on
            if bind is not None:  # before the cohort: a pseudonym without a key is nobody's
                bind()
            _pin(connection, versions)
            _replace(connection, cohort, fresh)
            _change(connection, cohort, changed)
            if aside is not None:
                _count(connection, cohort, aside)

    def set_aside(self, cohort: str) -> Mapping[str, Mapping[str, int]]:
        """Return what was not taken in, by day and why."""
        table = tables.set_aside
        query = select(table).where(table.c.cohort == cohort).order_by(table.c.day, table.c.reason)
        found: dict[str, dict[str, int]] = {}
        with self._connected(self._engine) as connection:
            for row in connection.execute(query).mappings():
                found.setdefault(row["day"], {})[row["reason"]] = row["count"]
        return found

    def revision(self, cohort: str) -> int:
        """Return how often a cohort has changed."""
        with self._connected(self._engine) as connection:
            return _revision(connection, cohort)

    def rolled_up(self, cohort: str, asked: str) -> str | None:
        """Return what was rolled up of a cohort as it is now."""
        rolled, now = tables.rollups.c, tables.cohorts.c
        query = select(rolled.text).where(
            rolled.cohort == cohort,
            rolled.asked == asked,
            now.name == cohort,
            now.revision == rolled.revision,
        )
        with self._connected(self._engine) as connection:
            text = connection.execute(query).scalar()
        return None if text is None else str(text)

    def roll_up(self, cohort: str, asked: str, revision: int, text: str) -> None:
        """Keep what was computed of a cohort, unless it has changed since."""
        with self._writing() as connection:
            if _revision(connection, cohort) == revision:
                table = tables.rollups
                old = delete(table).where(table.c.cohort == cohort, table.c.asked == asked)
                connection.execute(old)
                row = {"cohort": cohort, "asked": asked, "revision": revision, "text": text}
                connection.execute(insert(table), [row])

    def baselines(self, rubric_hash: str, drawn: str) -> Mapping[str, str]:
        """Return what is kept of players who choose blindly, by scenario hash."""
        table = tables.baselines
        query = select(table.c.scenario_hash, table.c.text).where(
            table.c.rubric_hash == rubric_hash, table.c.drawn == drawn
        )
        with self._connected(self._engine) as connection:
            return {row.scenario_hash: row.text for row in connection.execute(query)}

    def keep_baselines(self, rubric_hash: str, drawn: str, found: Mapping[str, str]) -> None:
        """Keep what players get who choose blindly, in place of what was kept."""
        table, versions = tables.baselines, tables.scenario_versions
        with self._writing() as connection:
            kept = set(connection.execute(select(versions.c.hash)).scalars())
            for scenario_hash, text in found.items():
                if scenario_hash in kept:
                    which = {"scenario_hash": scenario_hash, "rubric_hash": rubric_hash}
                    said = {"drawn": drawn, "text": text}
                    write = inserting(connection, table).on_conflict_do_update(
                        index_elements=[table.c.scenario_hash, table.c.rubric_hash], set_=said
                    )
                    connection.execute(write, [which | said])

    def where(self) -> str:
        """Return where the records are, without a password."""
        return whereabouts(self._engine)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def shared(self, cohort: str) -> tuple[Shared, ...]:
        """Return what was shared of a cohort, the oldest first."""
        with self._connected(self._engine) as connection:
            return read_shared(connection, cohort)

    def keep_shared(self, cohort: str, revision: int, before: int, report: Shared) -> None:
        """Keep what is shared of a cohort, before anybody sees it."""
        table = tables.shared_reports
        count = select(func.count()).select_from(table).where(table.c.cohort == cohort)
        with self._writing() as connection:
            # the row is locked first, so that two who share at once see each other
            lock = update(tables.cohorts).where(
                tables.cohorts.c.name == cohort, tables.cohorts.c.revision == revision
            )
            same = connection.execute(lock.values(revision=revision)).rowcount == 1
            if not same or connection.execute(count).scalar_one() != before:
                raise CohortChangedError(cohort)
            add_shared(connection, cohort, before + 1, report)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Write, also where the database was opened for reading."""
        engine = self._writer if self._opens is None else self._opens()
        try:
            with self._connected(engine.execution_options(writes=True)) as connection:
                yield connection
        finally:
            if self._opens is not None:
                engine.dispose()

    @contextmanager
    def _connected(self, engine: Engine) -> Iterator[Connection]:
        try:
            with engine.begin() as connection:
                yield connection
        except DatabaseError as error:
            raise explain(error, self.where()) from error


def _revision(connection: Connection, cohort: str) -> int:
    query = select(tables.cohorts.c.revision).where(tables.cohorts.c.name == cohort)
    return connection.execute(query).scalar() or 0


def _lay(connection: Connection, cohort: str) -> None:
    """Make the cohort, unless it is there."""
    new = inserting(connection, tables.cohorts).on_conflict_do_nothing()
    connection.execute(new, {"name": cohort, "revision": 0})


def _bump(connection: Connection, cohort: str, revision: int) -> None:
    """Count a change of the cohort, and let go of what was computed of it before."""
    bump = (
        update(tables.cohorts)
        .where(tables.cohorts.c.name == cohort, tables.cohorts.c.revision == revision)
        .values(revision=revision + 1)
    )
    if connection.execute(bump).rowcount != 1:
        raise CohortChangedError(cohort)
    connection.execute(delete(tables.rollups).where(tables.rollups.c.cohort == cohort))


def _count(connection: Connection, cohort: str, aside: Aside) -> None:
    """Add to what is counted of a day."""
    table = tables.set_aside
    rows = [
        {"cohort": cohort, "day": aside.day, "reason": reason, "count": count}
        for reason, count in sorted(aside.counts.items())
    ]
    more = inserting(connection, table)
    if rows:
        connection.execute(
            more.on_conflict_do_update(
                index_elements=[table.c.cohort, table.c.day, table.c.reason],
                set_={"count": table.c.count + more.excluded["count"]},
            ),
            rows,
        )


def _pin(connection: Connection, versions: Versions) -> None:
    """Keep what attempts rest on."""
    keep_versions(connection, versions.scenarios, versions.rubrics)
    words = [
        {"scenario_hash": scenario, "rubric_hash": rubric, "text": text}
        for (scenario, rubric), text in versions.vocabularies.items()
    ]
    if words:
        connection.execute(
            inserting(connection, tables.vocabularies).on_conflict_do_nothing(), words
        )


def _replace(connection: Connection, cohort: str, fresh: Sequence[Collected]) -> None:
    """Insert attempts; newer versions take the place of those before."""
    if not fresh:
        return
    ids = [{"gone": each.entry.attempt} for each in fresh]
    for table in (tables.collected_transcripts, tables.collected):
        gone = delete(table).where(table.c.cohort == cohort, table.c.attempt == bindparam("gone"))
        connection.execute(gone, ids)
    attempts = [{"cohort": cohort, "packed": each.packed, **_row(each.entry)} for each in fresh]
    lines = [
        {"cohort": cohort, "attempt": each.entry.attempt, "lines": each.transcript}
        for each in fresh
    ]
    connection.execute(insert(tables.collected), attempts)
    connection.execute(insert(tables.collected_transcripts), lines)


def _change(connection: Connection, cohort: str, changed: Sequence[Entry]) -> None:
    if changed:
        table = tables.collected
        again = (
            update(table)
            .where(table.c.cohort == cohort, table.c.attempt == bindparam("which"))
            .values(number=bindparam("counted"), occasion=bindparam("then"))
        )
        rows = [
            {"which": each.attempt, "counted": each.number, "then": each.occasion.value}
            for each in changed
        ]
        connection.execute(again, rows)


def _row(entry: Entry) -> dict[str, Any]:
    return {column.name: getattr(entry, column.name) for column in _ENTRY} | {
        "occasion": entry.occasion.value
    }


def _entry(row: RowMapping) -> Entry:
    values = {column.name: row[column.name] for column in _ENTRY}
    return Entry(**{**values, "occasion": Occasion(values["occasion"])})
