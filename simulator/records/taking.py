"""Taking something away in one transaction, or rehearsing it, and what came of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Delete, Engine, Update, delete, or_, select
from sqlalchemy.exc import DatabaseError

from simulator.records import tables
from simulator.records.connection import connect_reading, explain, whereabouts
from simulator.records.places import Places
from simulator.records.schema import current
from simulator.records.wiping import is_marked, mark, wipe


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
    """Counts of what was not taken into cohorts."""

    @property
    def nothing(self) -> bool:
        """Whether there was nothing to take away."""
        return not (self.attempts or self.collected or self.cohorts or self.counts)


def see_that_there_is(places: Places, url: str | None) -> None:
    """See that there is a database to take something away from; none is made.

    Raises:
        NoRecordsError: where there is none yet.
        RecordsError: where it cannot be used; its subclasses say why.
    """
    engine = current(connect_reading(places, url))
    if engine is not None:
        engine.dispose()


class Taking:
    """Takes away, and remembers from which tables."""

    def __init__(self, connection: Connection) -> None:
        """Begin in a transaction."""
        self.connection = connection
        self.touched: set[str] = set()

    def __call__(self, statement: Delete | Update) -> int:
        """Delete or overwrite, and return how many rows."""
        count = self.connection.execute(statement).rowcount
        if count:
            self.touched.add(str(statement.table))
        return count


class TakerAway:
    """A database that things are taken away from."""

    def __init__(self, engine: Engine) -> None:
        """Use an engine whose tables are up to date."""
        self.engine = engine
        self._writer = engine.execution_options(writes=True)

    def wiped(self) -> bool:
        """Return whether no byte is left of what was taken away.

        Where one is, because somebody else uses the database, the next start sees to it.

        Raises:
            RecordsError: where that cannot be told.
        """
        with self.explained(), self.engine.begin() as connection:
            return not is_marked(connection)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def taking(self, *, rehearse: bool = False) -> Iterator[Taking]:
        """Take away, all of it or nothing; what is only rehearsed is all undone.

        Afterwards what was deleted is overwritten, now or before, if nobody is in the way.

        Raises:
            RecordsError: where that is not possible.
        """
        try:
            with self.explained(), self._writer.begin() as connection:
                take = Taking(connection)
                yield take
                if rehearse:
                    connection.rollback()
                else:
                    mark(connection, take.touched)
        finally:
            wipe(self.engine)

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Say of a failure of the database what it means."""
        try:
            yield
        except DatabaseError as error:
            raise explain(error, whereabouts(self.engine)) from error


def take_unused(take: Taking) -> None:
    """Take away what nothing rests on any more."""
    words, rows = tables.vocabularies, tables.collected
    used = select(rows.c.attempt).where(
        rows.c.scenario_hash == words.c.scenario_hash, rows.c.rubric_hash == words.c.rubric_hash
    )
    take(delete(words).where(~used.exists()))
    blind = tables.baselines
    known = select(words.c.scenario_hash).where(words.c.scenario_hash == blind.c.scenario_hash)
    take(delete(blind).where(~known.exists()))
    for table, name in (
        (tables.scenario_versions, "scenario_hash"),
        (tables.rubric_versions, "rubric_hash"),
    ):
        resting = [
            select(other.c[name]).where(other.c[name] == table.c.hash).exists()
            for other in (tables.attempts, words)
        ]
        take(delete(table).where(~or_(*resting)))
