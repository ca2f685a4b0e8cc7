"""Handing in: attempts of the records as one file without a name."""

from collections.abc import Sequence
from datetime import UTC, datetime

from simulator.bundles import SUFFIX, Handed, HandIn
from simulator.bundles.codec import MOST_ATTEMPTS
from simulator.i18n import N_
from simulator.sessions.errors import UserError
from simulator.sessions.port import Records


class HandInRefusedError(UserError):
    """Something that is not handed in."""


def hand_in(records: Records, attempts: Sequence[str], sender: str) -> HandIn:
    """Return what is handed in for some attempts; one that is named twice is there once.

    Args:
        records: Where the attempts are kept.
        attempts: Their ids.
        sender: The installation's code.

    Raises:
        HandInRefusedError: for a practice branch, or for more attempts than a file holds.
        UnknownAttemptError: where there is no such attempt.
        RecordsError: where it cannot be read.
    """
    wanted = tuple(dict.fromkeys(attempts))
    if len(wanted) > MOST_ATTEMPTS:
        raise HandInRefusedError(
            N_("A file holds {most} attempts at most. Make several."), most=MOST_ATTEMPTS
        )
    return HandIn(sender, tuple(_handed(records, attempt) for attempt in wanted))


def file_name(receipt: str) -> str:
    """Return a name for a hand-in, by its receipt; it says nothing of anyone."""
    return f"samtalerom-{receipt}{SUFFIX}"


def _handed(records: Records, attempt: str) -> Handed:
    head = records.head(attempt)
    if head.header.branch_of is not None:
        raise HandInRefusedError(
            N_(
                "{attempt} is a practice branch and is not handed in: its score had been seen. "
                "Hand in the attempt it leaves, {whole}."
            ),
            attempt=attempt,
            whole=head.header.branch_of,
        )
    ratings = records.reflections(attempt).ratings
    return Handed(records.transcript(attempt), to_the_second(head.started), dict(ratings))


def to_the_second(moment: datetime) -> str:
    """Return a time in UTC as it is handed in."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
