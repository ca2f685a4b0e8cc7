"""The rows that an attempt is kept in: written from values, and read back."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, Table, delete, func, insert, select

from scenarios.codec import event_to_json
from scenarios.transcript import Acted, Event, Header, Mode, TalkEnded, Timing
from simulator.i18n import N_
from simulator.records import tables
from simulator.records.versions import keep_versions
from simulator.sessions.errors import RecordsUnreadableError, UnknownAttemptError
from simulator.sessions.ids import is_attempt_id
from simulator.sessions.port import AttemptHead, Pins


class Place(NamedTuple):
    """How far an attempt is recorded."""

    n: int
    """The number of the last event, from 0; -1 where there is none."""
    turn: int
    """The turn that it belongs to."""


def pin(connection: Connection, header: Header, pins: Pins) -> None:
    """Keep the version of the scenario and of the rubric that an attempt rests on."""
    keep_versions(
        connection,
        {header.scenario_hash: (header.scenario, pins.bundle)},
        {header.rubric_hash: pins.rubric},
    )


def add(
    connection: Connection,
    attempt: str,
    last: Place,
    events: Sequence[tuple[float, Event]],
    now: datetime,
) -> None:
    """Add the events of one act; the last of a talk ends the attempt."""
    rows = []
    turn = last.turn
    for n, (at, event) in enumerate(events, last.n + 1):
        turn = event.turn if isinstance(event, Acted) else turn
        payload = json.dumps(event_to_json(event), separators=(",", ":"))
        rows.append({"attempt": attempt, "n": n, "at": at, "turn": turn, "payload": payload})
    if rows:
        connection.execute(insert(tables.events), rows)
    ended = next((event for _, event in events if isinstance(event, TalkEnded)), None)
    if ended is not None:
        connection.execute(
            tables.attempts.update()
            .where(tables.attempts.c.id == attempt)
            .values(ended=written(now), ending=ended.ending)
        )


def row_of(connection: Connection, attempt: str) -> RowMapping:
    """Return the row of an attempt; raises UnknownAttemptError."""
    if not is_attempt_id(attempt):
        raise UnknownAttemptError(storable(attempt)[:40])
    query = select(tables.attempts).where(tables.attempts.c.id == attempt)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise UnknownAttemptError(attempt)
    return row


def last_of(connection: Connection, attempt: str) -> Place:
    """Return how far an attempt is recorded."""
    query = select(func.max(tables.events.c.n), func.max(tables.events.c.turn)).where(
        tables.events.c.attempt == attempt
    )
    n, turn = connection.execute(query).one()
    return Place(-1, 0) if n is None else Place(n, turn)


def put(connection: Connection, table: Table, attempt: str, rows: list[dict[str, Any]]) -> None:
    """Put rows beside an attempt in place of those before."""
    connection.execute(delete(table).where(table.c.attempt == attempt))
    if rows:
        connection.execute(insert(table), [{"attempt": attempt, **row} for row in rows])


def no_longer_preparing(connection: Connection, scenario: str) -> None:
    """Take away what was prepared for the next talk of a scenario."""
    table = tables.preparing
    connection.execute(delete(table).where(table.c.scenario == scenario))


def in_order(answers: Mapping[int, str]) -> tuple[str, ...]:
    """Return answers by the number of their question, empty where there is none."""
    return tuple(answers.get(n, "") for n in range(max(answers, default=-1) + 1))


def beside(connection: Connection, table: Table, attempt: str) -> Sequence[RowMapping]:
    """Return the rows that stand beside an attempt."""
    query = select(table).where(table.c.attempt == attempt)
    return connection.execute(query).mappings().all()


def header_of(row: RowMapping) -> Header:
    """Return what a row tells of what its attempt is; raises as ``head_of``."""
    return head_of(row, 0).header


def head_of(row: RowMapping, turns: int) -> AttemptHead:
    """Return what a row tells of its attempt.

    Raises:
        RecordsUnreadableError: where a value of it is none that this program writes.
    """
    ended = row["ended"]
    try:
        header = Header(
            attempt=row["id"],
            scenario=row["scenario"],
            scenario_hash=row["scenario_hash"],
            rubric_hash=row["rubric_hash"],
            language=row["language"],
            mode=Mode(row["mode"]),
            timing=Timing(row["timing"]),
            branch_of=row["branch_of"],
            branch_turn=row["branch_turn"],
            format=row["format"],
        )
        return AttemptHead(
            header=header,
            started=datetime.fromisoformat(row["started"]),
            ended=datetime.fromisoformat(ended) if ended else None,
            ending=row["ending"],
            turns=turns,
        )
    except (ValueError, TypeError) as error:
        raise damaged(str(row["id"])) from error


def is_whole(row: RowMapping) -> bool:
    """Say whether a row tells what it should of its attempt."""
    try:
        head_of(row, 0)
    except RecordsUnreadableError:
        return False
    return True


def written(moment: datetime) -> str:
    """Return a time as it is written, in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def storable(text: str) -> str:
    """Replace what no database stores: NUL and halves of surrogate pairs."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def damaged(attempt: str) -> RecordsUnreadableError:
    """Return what to raise where the records of an attempt are damaged."""
    return RecordsUnreadableError(
        N_("The records of attempt {attempt} are damaged."), attempt=attempt
    )
