"""The code that tells hand-ins of one installation from those of others."""

from contextlib import suppress

from simulator.disk import write_whole
from simulator.i18n import N_
from simulator.records.places import Places
from simulator.sessions.errors import RecordsReadOnlyError
from simulator.sessions.ids import is_attempt_id, new_attempt_id

_MOST_BYTES = 64


def sender_of(places: Places) -> str:
    """Return the installation's code, drawn at its first use; it is random and names nobody.

    Lost with the folder, and without harm: later hand-ins then count as somebody else's.

    Raises:
        RecordsReadOnlyError: where it cannot be kept.
    """
    path = places.sender
    with suppress(OSError, ValueError):
        with path.open("rb") as stream:
            found = stream.read(_MOST_BYTES).decode("ascii").strip()
        if is_attempt_id(found):
            return found
    drawn = new_attempt_id()
    try:
        places.make()
        write_whole(path, f"{drawn}\n".encode("ascii"))
    except OSError as error:
        raise RecordsReadOnlyError(N_("{where} may not be written to."), where=str(path)) from error
    return drawn
