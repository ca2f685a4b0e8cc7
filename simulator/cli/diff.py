"""``samtalerom diff``: what sets two versions of a scenario apart."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import click

from scenarios.library import find
from scenarios.words import Language
from simulator.authoring.naming import named
from simulator.cli.helped import command
from simulator.cli.shell import (
    Code,
    CommandError,
    Shell,
    filled,
    language_option,
    leave,
    one_of,
    shell,
    tell,
    write_text,
)
from simulator.cli.sources import LAST, attempt_named, transcript_in
from simulator.i18n import N_
from simulator.sessions.ids import attempt_id_of

if TYPE_CHECKING:  # the program starts without them
    from collections.abc import Iterator

    from scenarios.format import Bundle
    from scenarios.transcript import Transcript
    from scoring.rubric import Rubric
    from simulator.engine import Stage
    from simulator.reports.differences_attempts import Difference

MOST_ATTEMPTS = 10_000


class DiffFormat(StrEnum):
    """How differences are written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


HELP = N_("""\
Say what has changed in meaning between two versions of a scenario.

A version is named by a folder, by the id of an included scenario, or by an attempt: the version
that it was played on. With --attempts it also says which recorded talks would be scored
differently, and why; they must have been played on OLD. Exit code 0: no difference; 1: there
are some.
""")
EXAMPLES = """\
samtalerom diff before/ after/
samtalerom diff last my-scenario/ --attempts last
samtalerom diff before/ after/ --attempts talks/ --format html -o differences.html
"""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a scenario."""

    typed: str
    bundle: Bundle


@command("diff", HELP, EXAMPLES, N_("Say what has changed in a scenario."))
@click.argument("old", callback=filled)
@click.argument("new", callback=filled)
@click.option(
    "--attempts",
    multiple=True,
    metavar="PATH",
    callback=filled,
    help=N_("A transcript, a folder of them (*.jsonl), or the id of an attempt. May be repeated."),
)
@one_of(DiffFormat, "--format", N_("How to write it."), DiffFormat.TEXT)
@click.option("-o", "--out", metavar="FILE", callback=filled, help=N_("A file instead of stdout."))
@language_option
def diff(  # noqa: PLR0913 the options
    *,
    old: str,
    new: str,
    attempts: tuple[str, ...],
    format: DiffFormat,  # noqa: A002 the name of the option
    out: str | None,
    language: Language | None,
) -> None:
    """Compare two versions."""
    from scenarios.changes import changes  # noqa: PLC0415 the program starts without it
    from simulator.reports.differences_attempts import Difference  # noqa: PLC0415
    from simulator.sessions.retracing import rescore  # noqa: PLC0415

    around = shell(language)
    before, after = _stages(_version(old, around), _version(new, around), around.language)
    talks = tuple(_once(_talks(attempts, around)))
    found = Difference(
        before.scenario,
        after.scenario,
        changes(before.scenario, after.scenario),
        tuple((rescore(before, after, talk, rubric), rubric) for talk, rubric in talks),
    )
    write_text(out or "-", _written(found, format, around))
    if out not in {None, "-"}:
        tell(around.tr("Written to {path}.", path=out))
    if found.changes:
        leave(Code.FINDINGS)
    if before.scenario.hash != after.scenario.hash:
        tell(around.tr("The files differ, but nothing of what they mean in this language."))


def _written(found: Difference, chosen: DiffFormat, around: Shell) -> str:
    from simulator.reports.differences import diff_html, diff_text  # noqa: PLC0415
    from simulator.reports.differences_json import diff_json  # noqa: PLC0415

    match chosen:
        case DiffFormat.TEXT:
            return diff_text(found, around.tr)
        case DiffFormat.HTML:
            return diff_html(found, around.tr)
        case DiffFormat.JSON:
            value = diff_json(found, around.language)
            return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _version(typed: str, around: Shell) -> Version:
    """Find a version: an included scenario or a folder, else what an attempt was played on."""
    from simulator.sessions.errors import BrokenScenarioError  # noqa: PLC0415
    from simulator.sessions.opening import pinned_bundle  # noqa: PLC0415

    found = find(typed)
    if found.bundle is not None:
        return Version(typed, found.bundle)
    is_attempt = typed.strip().lower() in LAST or attempt_id_of(typed) is not None
    if found.folder is not None or os.path.exists(typed) or not is_attempt:  # noqa: PTH110
        raise BrokenScenarioError(named(typed, found.diagnostics), there=False)
    with around.records(reading=True) as records:
        attempt = attempt_named(typed, records)
        return Version(typed, pinned_bundle(records.head(attempt).header, records.pins(attempt)))


def _stages(old: Version, new: Version, language: Language) -> tuple[Stage, Stage]:
    """Build both versions, in one language where there is one that both have."""
    before, after = _stage(old, language), _stage(new, language)
    for other in (before.scenario.language, after.scenario.language):
        if before.scenario.language != after.scenario.language:
            before, after = _stage(old, Language(other)), _stage(new, Language(other))
    return before, after


def _stage(version: Version, language: Language) -> Stage:
    from simulator.sessions.errors import BrokenScenarioError  # noqa: PLC0415
    from simulator.sessions.opening import open_bundle  # noqa: PLC0415

    try:
        return open_bundle(version.bundle, language).stage
    except BrokenScenarioError as error:
        error.diagnostics = named(version.typed, error.diagnostics)
        raise


def _talks(typed: tuple[str, ...], around: Shell) -> Iterator[tuple[Transcript, Rubric]]:
    """Yield the talks that were named, each with the rubric that it is scored by."""
    for name in typed:
        if os.path.isdir(name):  # noqa: PTH112 a Path raises where it may not look
            for path in _files(name):
                yield _from_file(path, around)
        elif os.path.exists(name):  # noqa: PTH110
            yield _from_file(name, around)
        else:
            yield _from_records(name, around)


def _once(talks: Iterator[tuple[Transcript, Rubric]]) -> Iterator[tuple[Transcript, Rubric]]:
    """Yield every talk once, by whatever ways it was named."""
    found: dict[tuple[str, str], list[Transcript]] = {}
    for transcript, rubric in talks:
        same = found.setdefault((transcript.header.attempt, rubric.hash), [])
        if transcript not in same:
            same.append(transcript)
            yield transcript, rubric


def _files(folder: str) -> list[str]:
    from simulator.cli.shell import reason_not_read  # noqa: PLC0415

    try:
        found = sorted(name for name in os.listdir(folder) if _is_talk(name))  # noqa: PTH208
    except OSError as error:
        raise CommandError(Code.UNREADABLE, reason_not_read(error), path=folder) from error
    if not found:
        raise CommandError(
            Code.UNREADABLE, N_("{path} holds no transcript (*.jsonl)."), path=folder
        )
    return [os.path.join(folder, name) for name in found[:MOST_ATTEMPTS]]  # noqa: PTH118


def _is_talk(name: str) -> bool:
    return name.endswith(".jsonl") and not name.startswith(".")  # editors keep their locks so


def _from_file(path: str, around: Shell) -> tuple[Transcript, Rubric]:
    from scoring.shipped import shipped_rubric  # noqa: PLC0415

    transcript = transcript_in(path, around)
    if transcript.header.rubric_hash != shipped_rubric().hash:
        tell(around.tr("Scored by the rubric of this version, not the one played under."))
    return transcript, shipped_rubric()


def _from_records(name: str, around: Shell) -> tuple[Transcript, Rubric]:
    from simulator.sessions.errors import NoRecordsError, UnknownAttemptError  # noqa: PLC0415
    from simulator.sessions.review import pinned_rubric  # noqa: PLC0415

    try:
        with around.records(reading=True) as records:
            attempt = attempt_named(name, records)
            return records.transcript(attempt), pinned_rubric(records, attempt)
    except (UnknownAttemptError, NoRecordsError) as error:
        raise CommandError(
            Code.UNREADABLE, N_("There is neither a file nor an attempt {named}."), named=name
        ) from error
