"""``samtalerom play --record``: a play made of the talk that was just played."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.cli.shell import Code, CommandError, Shell, reason_not_read, tell, write_text
from simulator.i18n import N_
from simulator.sessions.errors import NoRecordsError

if TYPE_CHECKING:  # the app starts without them
    from simulator.sessions.port import Records

ENDING = ".yaml"

ALREADY_THERE = N_("{path} is there already. Choose another name, or add --force.")


def see_that_it_can_be_recorded(path: str, *, force: bool) -> None:
    """Refuse a file that may not take the play, before anything is played.

    Raises:
        CommandError: where its name is none for a play, where it is there already, or where
            there is no folder for it.
    """
    place = Path(path)
    if not place.name.endswith(ENDING):
        message = N_("{path}: the name of a play ends in .yaml.")
        raise CommandError(Code.USAGE, message, path=path)
    try:
        if place.is_dir():
            raise CommandError(Code.USAGE, N_("{path} is a folder."), path=path)
        if place.exists() and not force:
            raise CommandError(Code.USAGE, ALREADY_THERE, path=path)
        above = place.absolute().parent
        if not above.is_dir() and not above.parent.is_dir():
            raise CommandError(Code.USAGE, N_("{path} is not there."), path=str(place.parent))
    except (OSError, ValueError) as error:
        raise CommandError(Code.USAGE, N_("{path} cannot be written."), path=path[:200]) from error


def turns_so_far(around: Shell) -> Mapping[str, int]:
    """Return every attempt with its turns, to tell afterwards which one was played."""
    try:
        with around.records(reading=True) as records:
            return {head.header.attempt: head.turns for head in records.attempts()}
    except NoRecordsError:
        return {}


def record_played(around: Shell, before: Mapping[str, int], path: str) -> None:
    """Write the play of the attempt that was played since ``before``, begun last.

    Raises:
        CommandError: where it cannot be written.
        RecordsError: where the records cannot be read.
    """
    try:
        with around.records(reading=True) as records:
            heads = records.attempts()
            new = [each for each in heads if each.turns > before.get(each.header.attempt, 0)]
            if new:
                write_play(around, records, new[0].header.attempt, path)
                return
    except NoRecordsError:
        pass
    tell(around.tr("Nothing was played, so nothing was written to {path}.", path=path))


def write_play(around: Shell, records: "Records", attempt: str, path: str) -> None:
    """Write the play of an attempt.

    Raises:
        CommandError: where it cannot be written.
    """
    from scenarios.format import written_play  # noqa: PLC0415 the app starts without it
    from scoring.shipped import shipped_rubric  # noqa: PLC0415
    from simulator.plays import RECORDED, recorded  # noqa: PLC0415
    from simulator.sessions.opening import stage_of  # noqa: PLC0415

    transcript = records.transcript(attempt)
    stage = stage_of(transcript, records.pins(attempt))
    play = recorded(stage, transcript, shipped_rubric())
    place = Path(path)
    try:
        place.parent.mkdir(exist_ok=True)
    except OSError as error:
        where = os.fspath(place.parent)
        raise CommandError(Code.UNREADABLE, reason_not_read(error), path=where) from error
    write_text(path, written_play(play, around.tr(RECORDED)))
    tell(around.tr("Written to {path}.", path=path))
