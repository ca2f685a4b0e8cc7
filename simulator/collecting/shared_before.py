"""What was shared of a cohort before: a file of the instructor's, so that no two reports tell more.

It stands beside the key table and is personal data like it: ids of attempts under pseudonyms, and
the numbers of students that were shown.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scoring.cohort.report import Asked
from scoring.cohort.sharing import Shared
from scoring.cohort.taken import Occasion
from simulator.collecting.port import Cohorts
from simulator.i18n import N_
from simulator.sessions.errors import UserError

FORMAT = 1
MOST_BYTES = 64_000_000


class SharedBeforeError(UserError):
    """What was shared before cannot be read or kept: nothing more can be shared."""


def read_shared(path: Path) -> tuple[Shared, ...]:
    """Return what was shared before, the oldest first.

    Raises:
        SharedBeforeError: where the file is there and cannot be read.
    """
    try:
        read = _read(path)
        return tuple(Shared(_texts(e["attempts"]), _counts(e["numbers"])) for e in read["reports"])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SharedBeforeError(
            N_("{path} cannot be read: it says what was shared before."), path=str(path)
        ) from error


def keep_shared(path: Path, reports: tuple[Shared, ...]) -> None:
    """Write what was shared, whole or not at all, open to its owner only.

    Raises:
        SharedBeforeError: where it cannot be written.
    """
    kept = {
        "format": FORMAT,
        "reports": [
            {"attempts": dict(each.attempts), "numbers": dict(each.numbers)} for each in reports
        ],
    }
    fresh = path.with_name(f".{path.name}-{os.getpid()}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            json.dump(kept, stream)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise SharedBeforeError(N_("{path} cannot be written."), path=str(path)) from error


def attempts_shared(cohorts: Cohorts, cohort: str, asked: Asked) -> Mapping[str, str]:
    """Return the ids of the attempts that are asked for, each with its student's pseudonym."""
    return {
        entry.attempt: entry.student
        for entry in cohorts.standing(cohort).entries
        if (not asked.scenario or entry.scenario == asked.scenario)
        and asked.occasion in {Occasion.NONE, entry.occasion}
    }


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(path)
    read: dict[str, Any] = json.loads(data)
    if read["format"] != FORMAT:
        raise ValueError(path)
    return read


def _texts(found: Mapping[str, Any]) -> Mapping[str, str]:
    return {str(name): str(value) for name, value in found.items()}


def _counts(found: Mapping[str, Any]) -> Mapping[str, int]:
    return {str(name): int(value) for name, value in found.items()}
