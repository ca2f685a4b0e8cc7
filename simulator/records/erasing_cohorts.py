"""Taking away what cohorts hold, for good."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update

from simulator.collecting.handing_in import to_the_second
from simulator.records import tables
from simulator.records.connection import connect
from simulator.records.places import Places
from simulator.records.schema import prepared
from simulator.records.shared_reports import forget_in_shared
from simulator.records.taking import Erased, TakerAway, Taking, take_unused


class UnknownCohortError(LookupError):
    """A cohort, or a student of it, that is not kept."""


def open_cohort_eraser(places: Places, url: str | None) -> "CohortEraser":
    """Open the database that holds cohorts for taking away.

    Raises:
        RecordsError: where that is not possible.
    """
    return CohortEraser(prepared(connect(places, url)))


class CohortEraser(TakerAway):
    """Takes away what cohorts hold."""

    def forget(self, cohort: str, student: str | None = None, *, rehearse: bool = False) -> Erased:
        """Take away a cohort, or all of one student in it.

        Args:
            cohort: Its name.
            student: The pseudonym of one in it; all unless given.
            rehearse: Only say what would go.

        Raises:
            UnknownCohortError: where there is no such cohort, or nobody of that pseudonym in it.
        """
        which = [tables.collected.c.cohort == cohort]
        if student is not None:
            which.append(tables.collected.c.student == student)
        with self.taking(rehearse=rehearse) as take:
            there = select(tables.cohorts.c.name).where(tables.cohorts.c.name == cohort)
            if take.connection.execute(there).scalar() is None:
                raise UnknownCohortError(cohort)
            count = _erase_collected(take, *which)
            if student is not None and not count:
                raise UnknownCohortError(student)
            empty = _erase_empty(take, cohort)
            take_unused(take)
        return Erased(collected=count, cohorts=empty)

    def purge(self, before: datetime, *, rehearse: bool = False) -> Erased:
        """Take away whatever was begun before a time.

        Args:
            before: With a time zone.
            rehearse: Only say what would go.
        """
        # It sorts as time, as what is compared with it: to the second, and to the day.
        seconds = to_the_second(before)
        old = tables.collected.c.started < seconds
        counted = tables.set_aside.c.day < seconds[: len("2026-11-21")]
        with self.taking(rehearse=rehearse) as take:
            met = select(tables.collected.c.cohort).where(old).distinct()
            names = sorted(take.connection.execute(met).scalars())
            count = _erase_collected(take, old)
            counts = take(delete(tables.set_aside).where(counted))
            empty = tuple(name for each in names for name in _erase_empty(take, each))
            take_unused(take)
        return Erased(collected=count, cohorts=empty, counts=counts)


def _erase_collected(take: Taking, *which: ColumnElement[bool]) -> int:
    lines, rows = tables.collected_transcripts, tables.collected
    query = select(rows.c.cohort, rows.c.attempt).where(*which)
    taken = take.connection.execute(query).all()
    meant = select(rows.c.attempt).where(
        rows.c.cohort == lines.c.cohort, rows.c.attempt == lines.c.attempt, *which
    )
    take(delete(lines).where(meant.exists()))
    count = take(delete(rows).where(*which))
    for cohort in sorted({row.cohort for row in taken}):
        left = select(rows.c.student).where(rows.c.cohort == cohort).distinct()
        students = set(take.connection.execute(left).scalars())
        gone = {row.attempt for row in taken if row.cohort == cohort}
        forget_in_shared(take, cohort, gone, students)
        # Whoever has looked at the cohort meanwhile has to look again.
        take(delete(tables.rollups).where(tables.rollups.c.cohort == cohort))
        changed = update(tables.cohorts).where(tables.cohorts.c.name == cohort)
        take.connection.execute(changed.values(revision=tables.cohorts.c.revision + 1))
    return count


def _erase_empty(take: Taking, cohort: str) -> tuple[str, ...]:
    """Take away a cohort that holds nothing any more."""
    rows = select(func.count()).select_from(tables.collected)
    left = rows.where(tables.collected.c.cohort == cohort)
    if take.connection.execute(left).scalar_one():
        return ()
    for table in (tables.set_aside, tables.shared_reports, tables.rollups):
        take(delete(table).where(table.c.cohort == cohort))
    take(delete(tables.cohorts).where(tables.cohorts.c.name == cohort))
    return (cohort,)
