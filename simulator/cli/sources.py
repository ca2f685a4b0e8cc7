"""Finding what a command is about: an attempt of the records, or a transcript in a file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.library import find, included
from simulator.cli.shell import Code, CommandError, Shell, read_text, tell
from simulator.i18n import N_
from simulator.sessions.errors import NoRecordsError, UnknownAttemptError
from simulator.sessions.ids import attempt_id_of

if TYPE_CHECKING:  # the app starts without them
    from scenarios.model import Scenario
    from scenarios.transcript import Transcript
    from scoring.rubric import Rubric
    from simulator.sessions.port import Records


LAST = frozenset({"last", "siste"})
"""Words for the attempt begun last; no id is as short."""


@dataclass(frozen=True, slots=True)
class Source:
    """A transcript with what it was played on and is scored by."""

    transcript: Transcript
    scenario: Scenario
    rubric: Rubric


def attempt_named(typed: str, records: Records, *, branches: bool = True) -> str:
    """Return the id of the attempt that was typed, or of the one begun last.

    Args:
        typed: The id as it was typed, or a word for the last one.
        records: Where attempts are kept.
        branches: Whether a practice branch can be the last one.

    Raises:
        UnknownAttemptError: where it does not have the form of an id.
        NoRecordsError: where there is no attempt yet.
    """
    if typed.strip().lower() in LAST:
        latest = records.latest() if branches else _latest_whole(records)
        if latest is None:
            raise NoRecordsError(N_("There is no attempt yet."))
        return latest
    found = attempt_id_of(typed)
    if found is None:
        raise UnknownAttemptError(typed[:40])
    return found


def _latest_whole(records: Records) -> str | None:
    headers = (head.header for head in records.attempts())
    return next((each.attempt for each in headers if each.branch_of is None), None)


def source(around: Shell, named: str) -> Source:
    """Return what was named: a file (``-`` is stdin), or else the id of an attempt.

    Raises:
        UserError: where there is no such thing, or it cannot be read.
    """
    if named == "-" or os.path.exists(named):  # noqa: PTH110 a Path raises where it may not look
        return _from_file(around, named)
    try:
        return _from_records(around, named)
    except (UnknownAttemptError, NoRecordsError) as error:
        raise CommandError(
            Code.UNREADABLE, N_("There is neither a file nor an attempt {named}."), named=named
        ) from error


def _from_records(around: Shell, named: str) -> Source:
    from simulator.sessions.opening import stage_of  # noqa: PLC0415
    from simulator.sessions.review import pinned_rubric  # noqa: PLC0415

    with around.records(reading=True) as records:
        attempt = attempt_named(named, records)
        transcript = records.transcript(attempt)
        scenario = stage_of(transcript, records.pins(attempt)).scenario
        return Source(transcript, scenario, pinned_rubric(records, attempt))


def transcript_in(path: str, around: Shell) -> Transcript:
    """Return the transcript in a file.

    Raises:
        CommandError: where it cannot be read, or is none.
    """
    from scenarios.codec import (  # noqa: PLC0415 the app starts without it
        MAX_TRANSCRIPT_CHARACTERS,
        TranscriptError,
        load,
    )
    from simulator.cli.reasons import reason_in_words  # noqa: PLC0415

    try:
        return load(read_text(path, MAX_TRANSCRIPT_CHARACTERS))
    except TranscriptError as error:
        raise CommandError(
            Code.UNREADABLE,
            N_("{path}:{line}: not a transcript: {reason}"),
            path=path,
            line=error.line,
            reason=reason_in_words(around.tr, error.reason),
        ) from error


def _from_file(around: Shell, path: str) -> Source:
    transcript = transcript_in(path, around)
    found = _included(transcript) or _kept(around, transcript)
    if found.scenario.id != transcript.header.scenario:
        raise CommandError(
            Code.UNREADABLE,
            N_("{path}: the scenario's name and its version do not belong together."),
            path=path,
        )
    _follows(path, found)
    if found.rubric.hash != transcript.header.rubric_hash:
        tell(around.tr("Scored by the rubric of this version, not the one played under."))
    return found


def _included(transcript: Transcript) -> Source | None:
    """Return the source of a transcript of an included scenario, None where it is not one.

    Only included ones are looked for: a transcript from elsewhere names no path of this disk.
    """
    from scenarios.format import read  # noqa: PLC0415
    from scoring.shipped import shipped_rubric  # noqa: PLC0415

    header = transcript.header
    bundle = find(header.scenario).bundle if header.scenario in included() else None
    if bundle is None or bundle.hash != header.scenario_hash:
        return None
    scenario = read(bundle, header.language).scenario
    if scenario is None:
        return None
    return Source(transcript, scenario, shipped_rubric())


def _kept(around: Shell, transcript: Transcript) -> Source:
    """Return the source of a transcript whose attempt is in the records."""
    header = transcript.header
    attempt = attempt_id_of(header.attempt)  # in a header, «last» is no attempt
    try:
        kept = _from_records(around, attempt) if attempt else None
    except (UnknownAttemptError, NoRecordsError):
        kept = None
    if kept is None or kept.transcript.header.scenario_hash != header.scenario_hash:
        raise CommandError(
            Code.UNREADABLE,
            N_("The scenario {scenario} is not here in the version that was played."),
            scenario=header.scenario[:80],
        )
    return Source(transcript, kept.scenario, kept.rubric)


def _follows(path: str, found: Source) -> None:
    """Perform the acts again: a transcript is believed only if it comes out as it says."""
    from simulator.engine import Divergence, Stage  # noqa: PLC0415

    try:
        Stage(found.scenario).replay(found.transcript.events)
    except Divergence as error:
        raise CommandError(
            Code.UNREADABLE,
            N_("{path}: event {n} does not follow from the acts before it."),
            path=path,
            n=error.index + 1,
        ) from error
    except ValueError as error:
        raise CommandError(Code.UNREADABLE, N_("{path} holds no talk."), path=path) from error
