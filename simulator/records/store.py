"""The records in a relational database, by SQLAlchemy Core."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select
from sqlalchemy.exc import DatabaseError, IntegrityError

from scenarios.codec import event_from_json
from scenarios.transcript import Event, Header, Transcript
from simulator.records import attempts, tables
from simulator.records.connection import connect, connect_reading, explain, whereabouts
from simulator.records.places import Places
from simulator.records.schema import current, prepared
from simulator.records.versions import damaged_versions
from simulator.sessions.errors import (
    RecordsConflictError,
    RecordsUnreadableError,
)
from simulator.sessions.port import AttemptHead, Pins, Records, Reflections


def open_store(places: Places) -> Records:
    """Open the database and bring its tables up to date; see ``simulator.records``."""
    return Store(prepared(connect(places, None)))


def read_store(places: Places) -> Records:
    """Open the database for reading only; see ``simulator.records``."""
    engine = current(connect_reading(places, None))
    return open_store(places) if engine is None else Store(engine)


class Store:
    """Implements ``simulator.sessions.port.Records``; safe to use from several threads."""

    def __init__(self, engine: Engine) -> None:
        """Use an engine whose tables are up to date."""
        self._engine = engine
        self._writer = engine.execution_options(writes=True)

    # -- attempts ----------------------------------------------------------------

    def begin(
        self, header: Header, pins: Pins, started: datetime, events: Sequence[tuple[float, Event]]
    ) -> None:
        """Record a new attempt and its first events, in one transaction."""
        with self._writing() as connection:
            attempts.pin(connection, header, pins)
            row = {
                "id": header.attempt,
                "scenario": header.scenario,
                "scenario_hash": header.scenario_hash,
                "rubric_hash": header.rubric_hash,
                "language": header.language,
                "mode": header.mode.value,
                "timing": header.timing.value,
                "format": header.format,
                "branch_of": header.branch_of,
                "branch_turn": header.branch_turn,
                "started": attempts.written(started),
            }
            try:
                connection.execute(insert(tables.attempts), row)
            except IntegrityError as error:
                raise RecordsConflictError(header.attempt) from error
            attempts.add(connection, header.attempt, attempts.Place(-1, 0), events, started)

    def append(
        self, attempt: str, first: int, events: Sequence[tuple[float, Event]], now: datetime
    ) -> None:
        """Record the events of one act, in one transaction."""
        with self._writing() as connection:
            row = attempts.row_of(connection, attempt)
            last = attempts.last_of(connection, attempt)
            if row["ended"] is not None or first != last.n + 1:
                raise RecordsConflictError(attempt)
            attempts.add(connection, attempt, last, events, now)

    def attempts(self) -> tuple[AttemptHead, ...]:
        """Return every attempt whose row can be read, the one begun last first."""
        turns = (
            select(tables.events.c.attempt, func.max(tables.events.c.turn).label("turns"))
            .group_by(tables.events.c.attempt)
            .subquery()
        )
        query = (
            select(tables.attempts, turns.c.turns)
            .join(turns, turns.c.attempt == tables.attempts.c.id, isouter=True)
            .order_by(tables.attempts.c.started.desc(), tables.attempts.c.id)
        )
        found = []
        with self._reading() as connection:
            for row in connection.execute(query).mappings():
                with suppress(RecordsUnreadableError):  # ``faults`` names it
                    found.append(attempts.head_of(row, row["turns"] or 0))
        return tuple(found)

    def latest(self) -> str | None:
        """Return the id of the attempt begun last, whether it can be read or not."""
        table = tables.attempts
        query = select(table.c.id).order_by(table.c.started.desc(), table.c.id).limit(1)
        with self._reading() as connection:
            return connection.execute(query).scalar()

    def head(self, attempt: str) -> AttemptHead:
        """Return what is known of an attempt."""
        with self._reading() as connection:
            row = attempts.row_of(connection, attempt)
            return attempts.head_of(row, attempts.last_of(connection, attempt).turn)

    def transcript(self, attempt: str) -> Transcript:
        """Return the transcript of an attempt."""
        query = (
            select(tables.events.c.n, tables.events.c.payload)
            .where(tables.events.c.attempt == attempt)
            .order_by(tables.events.c.n)
        )
        with self._reading() as connection:
            header = attempts.header_of(attempts.row_of(connection, attempt))
            rows = connection.execute(query).all()
        if [row.n for row in rows] != list(range(len(rows))):
            raise attempts.damaged(attempt)
        try:
            return Transcript(header, tuple(event_from_json(json.loads(r.payload)) for r in rows))
        except (ValueError, TypeError, RecursionError) as error:
            raise attempts.damaged(attempt) from error

    def seconds(self, attempt: str) -> tuple[float, ...]:
        """Return when each event happened, in seconds of playing since the start."""
        query = (
            select(tables.events.c.at)
            .where(tables.events.c.attempt == attempt)
            .order_by(tables.events.c.n)
        )
        with self._reading() as connection:
            attempts.row_of(connection, attempt)
            return tuple(connection.execute(query).scalars())

    def pins(self, attempt: str) -> Pins:
        """Return what an attempt is pinned to."""
        with self._reading() as connection:
            row = attempts.row_of(connection, attempt)
            packed = connection.execute(
                select(tables.scenario_versions.c.bundle).where(
                    tables.scenario_versions.c.hash == row["scenario_hash"]
                )
            ).scalar()
            rubric = connection.execute(
                select(tables.rubric_versions.c.text).where(
                    tables.rubric_versions.c.hash == row["rubric_hash"]
                )
            ).scalar()
        if packed is None or rubric is None:
            raise attempts.damaged(attempt)
        try:
            return Pins(zlib.decompress(packed), rubric)
        except zlib.error as error:
            raise attempts.damaged(attempt) from error

    # -- what is written beside them ---------------------------------------------

    def reflections(self, attempt: str) -> Reflections:
        """Return what was written beside an attempt."""
        with self._reading() as connection:
            attempts.row_of(connection, attempt)
            notes = attempts.beside(connection, tables.notes, attempt)
            preparations = attempts.beside(connection, tables.preparations, attempt)
            ratings = attempts.beside(connection, tables.ratings, attempt)
            rated = bool(attempts.beside(connection, tables.rated, attempt))
            own_words = attempts.beside(connection, tables.own_words, attempt)
        answers = {row["question"]: row["text"] for row in preparations}
        return Reflections(
            note=notes[0]["text"] if notes else "",
            preparation=attempts.in_order(answers),
            ratings={row["principle"]: row["value"] for row in ratings},
            rated=rated,
            own_words={row["turn"]: row["text"] for row in own_words},
        )

    def keep_note(self, attempt: str, text: str) -> None:
        """Keep the trainee's own note; it replaces the one before."""
        self._replace(tables.notes, attempt, [{"text": attempts.storable(text)}])

    def keep_preparation(self, attempt: str, texts: Sequence[str]) -> None:
        """Keep the answers to the briefing's questions; they replace those before."""
        rows = [{"question": n, "text": attempts.storable(text)} for n, text in enumerate(texts)]
        with self._writing() as connection:
            scenario = attempts.row_of(connection, attempt)["scenario"]
            attempts.put(connection, tables.preparations, attempt, rows)
            attempts.no_longer_preparing(connection, scenario)

    def preparing(self, scenario: str) -> tuple[str, ...]:
        """Return the answers that were written to a briefing whose talk has not begun."""
        table = tables.preparing
        query = select(table.c.question, table.c.text).where(table.c.scenario == scenario)
        with self._reading() as connection:
            return attempts.in_order({row.question: row.text for row in connection.execute(query)})

    def keep_preparing(self, scenario: str, texts: Sequence[str], now: datetime) -> None:
        """Keep the answers to a briefing before its talk begins; they replace those before."""
        beside = {"scenario": scenario, "written": attempts.written(now)}
        rows = [{"question": n, "text": attempts.storable(text)} for n, text in enumerate(texts)]
        with self._writing() as connection:
            attempts.no_longer_preparing(connection, scenario)
            if any(texts):
                connection.execute(insert(tables.preparing), [beside | row for row in rows])

    def keep_ratings(self, attempt: str, ratings: Mapping[str, int], *, last: bool = True) -> None:
        """Keep the trainee's own rating, until the trainee goes on to the score."""
        rows = [{"principle": principle, "value": value} for principle, value in ratings.items()]
        with self._writing() as connection:
            attempts.row_of(connection, attempt)
            if attempts.beside(connection, tables.rated, attempt):
                raise RecordsConflictError(attempt)
            attempts.put(connection, tables.ratings, attempt, rows)
            if last:
                connection.execute(insert(tables.rated), {"attempt": attempt})

    def keep_own_words(self, attempt: str, turn: int, text: str) -> None:
        """Keep what the trainee would have said in a turn; it replaces what was said before."""
        table = tables.own_words
        with self._writing() as connection:
            attempts.row_of(connection, attempt)
            connection.execute(
                delete(table).where(table.c.attempt == attempt, table.c.turn == turn)
            )
            row = {"attempt": attempt, "turn": turn, "text": attempts.storable(text)}
            connection.execute(insert(table), row)

    # -- the database itself -----------------------------------------------------

    def where(self) -> str:
        """Return where the records are, without a password."""
        return whereabouts(self._engine)

    def schema(self) -> str:
        """Return the version of the tables."""
        with self._reading() as connection:
            return str(connection.execute(select(tables.schema_version.c.version_num)).scalar_one())

    def faults(self) -> tuple[str, ...]:
        """Return what the database itself finds wrong; empty where all is well."""
        with self._reading() as connection:
            found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
            strays = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            rows = connection.execute(select(tables.attempts)).mappings().all()
            versions = tuple(damaged_versions(connection))
        return (
            *(line for line in found if line != "ok"),
            *(f"{row[0]}: {row[1]}" for row in strays),
            *(f"attempts: {row['id']}" for row in rows if not attempts.is_whole(row)),
            *versions,
        )

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # -- inside ------------------------------------------------------------------

    def _replace(self, table: Table, attempt: str, rows: list[dict[str, Any]]) -> None:
        with self._writing() as connection:
            attempts.row_of(connection, attempt)
            attempts.put(connection, table, attempt, rows)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._writer.begin() as connection:
                yield connection
        except DatabaseError as error:
            raise explain(error, self.where()) from error

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except DatabaseError as error:
            raise explain(error, self.where()) from error
