"""Handing in: attempts of the records as one file without a name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from simulator.bundles import SUFFIX, BeyondError, Bound, Handed, HandIn, encode, receipt_of
from simulator.disk import write_whole
from simulator.i18n import N_
from simulator.sessions.errors import UserError
from simulator.sessions.port import Records

RECEIPT_SAYS = N_(
    "Keep the receipt: it fits this very file, so that both of you can see it if the file is "
    "changed later. It does not show who played."
)
"""What is said beside every receipt."""

UNFINISHED_SAYS = N_("The talk is not finished. Hand in once more when it is, and that counts.")
WHAT_TO_DO = N_("Hand in this file, for instance in Canvas. It holds no name.")

_BEYOND: Mapping[Bound, str] = {
    Bound.ATTEMPTS: N_("A file holds {most} attempts at most. Make several."),
    Bound.ACTS: N_(
        "The talk {attempt} has more than {most} acts and cannot be handed in. Play it once more."
    ),
    Bound.BYTES: N_("A file holds {most} MB at most. Make several."),
}
_MB = 1024 * 1024


class HandInRefusedError(UserError):
    """Something that is not handed in."""


def hand_in(records: Records, attempts: Sequence[str], sender: str) -> HandIn:
    """Return what is handed in for some attempts; one that is named twice is there once.

    Args:
        records: Where the attempts are kept.
        attempts: Their ids.
        sender: The installation's code.

    Raises:
        HandInRefusedError: for a practice branch.
        UnknownAttemptError: where there is no such attempt.
        RecordsError: where it cannot be read.
    """
    wanted = dict.fromkeys(attempts)
    return HandIn(sender, tuple(_handed(records, attempt) for attempt in wanted))


def hand_in_bytes(handed: HandIn) -> bytes:
    """Return a hand-in as it stands in its file.

    Raises:
        HandInRefusedError: where it is more than a file holds.
    """
    try:
        return encode(handed)
    except BeyondError as error:
        most = error.most // _MB if error.bound is Bound.BYTES else error.most
        message = _BEYOND[error.bound]
        raise HandInRefusedError(message, most=most, attempt=error.attempt) from error


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


@dataclass(frozen=True, slots=True)
class HandInFile:
    """A hand-in that stands in a file."""

    path: Path
    receipt: str
    finished: bool
    """Whether every talk in it has come to its end."""


def write_hand_in(
    records: Records, attempts: Sequence[str], sender: str, folder: Path
) -> HandInFile:
    """Write a hand-in into a folder, under a name that is the same for the same content.

    Raises:
        HandInRefusedError: where it cannot be written, and as ``hand_in`` and ``hand_in_bytes``.
    """
    handed = hand_in(records, attempts, sender)
    data = hand_in_bytes(handed)
    receipt = receipt_of(data)
    path = folder / file_name(receipt)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    except OSError as error:
        raise HandInRefusedError(N_("{path} cannot be written."), path=str(path)) from error
    finished = all(each.transcript.ended is not None for each in handed.attempts)
    return HandInFile(path, receipt, finished)
