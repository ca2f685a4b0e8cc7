"""What was shared of a cohort: kept beside it, and made nameless where somebody is taken away.

A report that was shared rested on attempts. When some of them are taken away, who they were must be
gone, and yet a later report must not be set beside the earlier one to find them. So of a student
who is taken away altogether only a count is left. Of a student who stays, an attempt that is taken
away leaves an empty place: the student is one of whom something has changed.
"""

import json
import zlib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from scoring.cohort.remembered import Shared
from simulator.i18n import N_
from simulator.records import tables
from simulator.records.taking import Taking
from simulator.sessions.errors import RecordsUnreadableError

_TABLE = tables.shared_reports
_K = "k"
"""Among the numbers, the smallest group that could be shown; no place is called so."""
_EMPTY = "-"
"""What stands for an attempt that was taken away; no id of an attempt begins so."""


def read_shared(connection: Connection, cohort: str) -> tuple[Shared, ...]:
    """Return what was shared of a cohort, the oldest first.

    Raises:
        RecordsUnreadableError: where a record of it is damaged.
    """
    query = select(_TABLE).where(_TABLE.c.cohort == cohort).order_by(_TABLE.c.number)
    rows = connection.execute(query).mappings().all()
    try:
        return tuple(map(_read, rows))
    except (zlib.error, ValueError, AttributeError, TypeError) as error:
        raise RecordsUnreadableError(
            N_("What was shared of the cohort {cohort} is damaged: nothing more can be shared."),
            cohort=cohort,
        ) from error


def _read(row: RowMapping) -> Shared:
    numbers = {str(place): int(n) for place, n in _opened(row["numbers"]).items()}
    return Shared(
        attempts={str(a): str(s) for a, s in _opened(row["attempts"]).items()},
        k=numbers.pop(_K, None),
        numbers=numbers,
        forgotten=row["forgotten"],
    )


def add_shared(connection: Connection, cohort: str, number: int, report: Shared) -> None:
    """Keep what was shared as the number it is, from 1."""
    k = {} if report.k is None else {_K: report.k}
    row = {
        "cohort": cohort,
        "number": number,
        "attempts": _packed(report.attempts),
        "numbers": _packed({**report.numbers, **k}),
        "forgotten": report.forgotten,
    }
    connection.execute(insert(_TABLE), [row])


def forget_in_shared(
    take: Taking, cohort: str, gone: AbstractSet[str], students_left: AbstractSet[str]
) -> None:
    """Take attempts out of what was shared.

    Args:
        take: Takes away where it is kept.
        cohort: The cohort.
        gone: Ids of the attempts that are taken away.
        students_left: Pseudonyms of those who still have an attempt in the cohort.
    """
    for number, report in enumerate(read_shared(take.connection, cohort), 1):
        met = {student for attempt, student in report.attempts.items() if attempt in gone}
        if not met:
            continue
        away = met - students_left
        kept = {a: s for a, s in report.attempts.items() if s not in away and a not in gone}
        kept |= {f"{_EMPTY}{n}": student for n, student in enumerate(_emptied(report, gone, away))}
        take(
            update(_TABLE)
            .where(_TABLE.c.cohort == cohort, _TABLE.c.number == number)
            .values(attempts=_packed(kept), forgotten=report.forgotten + len(away))
        )


def _emptied(report: Shared, gone: AbstractSet[str], away: AbstractSet[str]) -> list[str]:
    """Return whose attempts leave an empty place, those that are empty already among them."""
    return [
        student
        for attempt, student in sorted(report.attempts.items())
        if student not in away and (attempt in gone or attempt.startswith(_EMPTY))
    ]


def _packed(found: Mapping[str, Any]) -> bytes:
    return zlib.compress(json.dumps(dict(found)).encode())


def _opened(packed: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(zlib.decompress(packed))
    return found
