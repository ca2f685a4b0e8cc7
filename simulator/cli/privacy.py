"""``samtalerom export-me``, ``forget`` and ``purge``: what is kept, given out and taken away."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

import click

from scenarios.words import Language
from simulator.cli.helped import command
from simulator.cli.shell import (
    Code,
    CommandError,
    Shell,
    database_option,
    filled,
    language_option,
    leave,
    shell,
    tell,
    write_text,
)
from simulator.cli.sources import attempt_named
from simulator.i18n import N_
from simulator.records import Places, database_of
from simulator.sessions.errors import NoRecordsError

if TYPE_CHECKING:  # the app starts without it
    from simulator.records.erasing import Eraser
    from simulator.records.erasing_cohorts import CohortEraser
    from simulator.records.taking import Erased

KEEP_DAYS = 180
"""How long talks are kept unless somebody says otherwise: half a year, the length of a course."""

EXPORT_HELP = N_("""\
Write everything that is kept about you here: talks, notes, ratings, own words and settings.

It is one JSON file with every field. What a cohort holds is other people's and is not in it.
""")
EXPORT_EXAMPLES = """\
samtalerom export-me -o me.json
"""
FORGET_HELP = N_("""\
Take away talks for good: what was said, notes, ratings, and practice branches that left them.

Name attempts, or say --all for everything of yours, with settings, hand-ins and log. With --cohort
a cohort is taken away, or with --student one student in it; the key table of the cohort is yours
to delete. What is gone cannot be brought back. On PostgreSQL, its log and its backups are in the
hands of whoever runs it.
""")
FORGET_EXAMPLES = """\
samtalerom forget 7K2M9QXB4R
samtalerom forget --all
samtalerom forget --cohort spring --student KQ3M8Z
"""
PURGE_HELP = N_("""\
Take away talks that are older than some days, your own and those of cohorts, for good.

With --dry-run it only says what would go.
""")
PURGE_EXAMPLES = """\
samtalerom purge --dry-run
samtalerom purge --older-than 365
"""

yes_option = click.option("--yes", is_flag=True, help=N_("Do not ask first."))


@command("export-me", EXPORT_HELP, EXPORT_EXAMPLES, N_("Write everything that is kept of you."))
@click.option(
    "-o", "--out", required=True, metavar="FILE", callback=filled, help=N_("The file to write.")
)
@language_option
def export_me(*, out: str, language: Language | None) -> None:
    """Write everything."""
    around = shell(language)
    from simulator.records.erasing import nothing_kept  # noqa: PLC0415 the app starts without it

    with _own(around) as own:
        everything: dict[str, Any] = {
            "settings": _settings(around),
            "sender": _sender(around),
            **(own.own() if own else nothing_kept()),
        }
    write_text(out, json.dumps(everything, ensure_ascii=False, indent=1) + "\n", private=True)
    if out != "-":
        tell(around.tr("Written to {path}.", path=out))


@command("forget", FORGET_HELP, FORGET_EXAMPLES, N_("Take away talks for good."))
@click.argument("attempts", nargs=-1, metavar="[ATTEMPT]...", callback=filled)
@click.option("--all", "everything", is_flag=True, help=N_("Everything of yours."))
@click.option("--cohort", metavar="NAME", callback=filled, help=N_("A cohort."))
@click.option("--student", metavar="PSEUDONYM", callback=filled, help=N_("One student in it."))
@yes_option
@language_option
@database_option
def forget(  # noqa: PLR0913 one parameter for each option
    *,
    attempts: tuple[str, ...],
    everything: bool,
    cohort: str | None,
    student: str | None,
    yes: bool,
    language: Language | None,
    database: str | None,
) -> None:
    """Take something away."""
    around = shell(language)
    if [bool(attempts), everything, bool(cohort)].count(True) != 1 or (student and not cohort):
        raise CommandError(
            Code.USAGE, N_("Name attempts, or say --all, or --cohort with or without --student.")
        )
    if database and not cohort:
        raise CommandError(
            Code.USAGE, N_("--database goes with --cohort: your own talks are in your own folder.")
        )
    if cohort:
        take_away = partial(_forget_cohort, around, database, cohort, student)
    else:
        take_away = partial(_forget_own, around, _named(around, attempts), everything=everything)
    if not yes:
        would, _ = take_away(rehearse=True)
        _say_rehearsed(around, would)
    _confirm(around, yes=yes)
    gone, wiped = take_away(rehearse=False)
    _say(around, gone)
    if not everything:
        _say_what_was_saved(around, gone)
    stays = _forget_files(around) if everything else []
    _leave(around, wiped=wiped, stays=stays)


@command("purge", PURGE_HELP, PURGE_EXAMPLES, N_("Take away old talks for good."))
@click.option(
    "--older-than",
    metavar="DAYS",
    type=click.IntRange(0, 36_500),
    default=KEEP_DAYS,
    show_default=True,
    help=N_("How many days talks are kept."),
)
@click.option("--dry-run", is_flag=True, help=N_("Only say what would go."))
@yes_option
@language_option
@database_option
def purge(
    *, older_than: int, dry_run: bool, yes: bool, language: Language | None, database: str | None
) -> None:
    """Take away what is old."""
    around = shell(language)
    before = datetime.now(UTC) - timedelta(days=older_than)
    if dry_run or not yes:
        with _all_there_is(around, database) as kept:
            _say_rehearsed(around, *[each.purge(before, rehearse=True) for each in kept])
    if dry_run:
        return
    _confirm(around, yes=yes)
    with _all_there_is(around, database) as kept:
        gone = [each.purge(before) for each in kept]
        _say(around, *gone)
        _say_what_was_saved(around, *gone)
        wiped = all(each.wiped() for each in kept)
    _leave(around, wiped=wiped)


def _named(around: Shell, attempts: tuple[str, ...]) -> list[str]:
    if not attempts:
        return []
    with around.records(reading=True) as records:
        return [attempt_named(each, records) for each in attempts]


def _forget_own(
    around: Shell, ids: list[str], *, everything: bool, rehearse: bool
) -> tuple["Erased", bool]:
    from simulator.records.taking import Erased  # noqa: PLC0415 as below

    with _own(around) as own:
        if own is None:
            return Erased(), True
        if everything:
            return own.forget_own(rehearse=rehearse), own.wiped()
        return own.forget(ids, rehearse=rehearse), own.wiped()


def _forget_cohort(
    around: Shell, database: str | None, cohort: str, student: str | None, *, rehearse: bool
) -> tuple["Erased", bool]:
    from simulator.records.erasing_cohorts import UnknownCohortError  # noqa: PLC0415

    def nothing(name: object) -> CommandError:
        return CommandError(
            Code.UNREADABLE, N_("There is nothing kept of {name}."), name=str(name)[:80]
        )

    with _cohorts(around, database) as cohorts:
        if cohorts is None:
            raise nothing(cohort)
        try:
            return cohorts.forget(cohort, student, rehearse=rehearse), cohorts.wiped()
        except UnknownCohortError as error:
            raise nothing(error) from error


def _confirm(around: Shell, *, yes: bool) -> None:
    """Ask before something is taken away.

    Raises:
        CommandError: where nobody is there to be asked.
    """
    if yes:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError(Code.USAGE, N_("This cannot be undone: say --yes."))
    word = around.tr("yes")
    tell(around.tr("This cannot be undone. Write {word} to go on.", word=word))
    if sys.stdin.readline().strip().casefold() != word:
        tell(around.tr("Nothing was taken away."))
        leave(Code.OK)


def _say_rehearsed(around: Shell, *would: "Erased") -> None:
    """Say what would go."""
    tr = around.tr
    count = sum(len(each.attempts) + each.collected for each in would)
    tell(tr.plural("{n} talk would go.", "{n} talks would go.", count))
    for name in (name for each in would for name in each.cohorts):
        tell(tr("The cohort {name} would be empty and go.", name=name))
    if counts := sum(each.counts for each in would):
        tell(
            tr.plural(
                "{n} count of what was not taken in would go.",
                "{n} counts of what was not taken in would go.",
                counts,
            )
        )


def _say(around: Shell, *gone: "Erased") -> None:
    """Say what is gone."""
    tr = around.tr
    count = sum(len(each.attempts) + each.collected for each in gone)
    tell(tr.plural("{n} talk is gone.", "{n} talks are gone.", count))
    for name in (name for each in gone for name in each.cohorts):
        tell(tr("The cohort {name} is empty and gone.", name=name))
        if (keys := around.places.keys(name)).exists():
            tell(tr("Who is who still stands in {path}. Delete that too.", path=keys))
    if counts := sum(each.counts for each in gone):
        tell(
            tr.plural(
                "{n} count of what was not taken in is gone.",
                "{n} counts of what was not taken in are gone.",
                counts,
            )
        )


def _say_what_was_saved(around: Shell, *gone: "Erased") -> None:
    """Name what the user saved of talks that are gone, in the user's own folder."""
    names = [name.encode() for each in gone for name in each.attempts]
    saved = [path for path in _saved(around.places) if _holds(path, names)]
    if saved:
        tell(around.tr("What you saved of it still stands in your folder, for you to delete:"))
    for path in saved:
        tell(str(path))


def _saved(places: Places) -> Iterator[Path]:
    """Yield pages and hand-ins that the program wrote into the user's own folder."""
    for folder in (places.debriefs, places.hand_ins):
        with suppress(OSError):
            yield from sorted(each for each in folder.iterdir() if each.is_file())


def _holds(path: Path, names: Sequence[bytes]) -> bool:
    """Return whether a file is of one of these attempts: each names its own in it."""
    try:
        data = path.read_bytes() if names else b""
    except OSError:
        return False
    return any(name in data for name in names)


def _leave(around: Shell, *, wiped: bool, stays: Sequence[Path] = ()) -> None:
    """Say what is not gone yet, and end so that it is noticed."""
    if not wiped:
        tell(
            around.tr(
                "It can no longer be read, but is not overwritten yet: another program uses the "
                "database. Close it there; the next start of Samtalerom sees to the rest."
            )
        )
    for each in stays:
        tell(around.tr("{path} cannot be taken away.", path=str(each)))
    if stays:
        leave(Code.UNREADABLE)
    if not wiped:
        leave(Code.FINDINGS)


def _settings(around: Shell) -> object:
    try:
        return json.loads(around.places.settings.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _sender(around: Shell) -> str:
    """Return the code of the installation, without drawing one; empty where there is none yet."""
    try:
        return around.places.sender.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _forget_files(around: Shell) -> list[Path]:
    """Take away what lies beside the database, and return what could not be.

    A key table stays: it may be needed for other people's talks.
    """
    stays = []
    for each in around.places.of_ones_own():
        try:
            if each.is_dir() and not each.is_symlink():
                rmtree(each)
            else:
                each.unlink(missing_ok=True)
        except OSError:
            stays.append(each)
    return stays


@contextmanager
def _all_there_is(
    around: Shell, database: str | None
) -> "Iterator[Sequence[Eraser | CohortEraser]]":
    """Open one's own talks and the cohorts; what nothing was kept in yet is not made for it.

    Raises:
        NoRecordsError: where a database is named that holds nothing.
        RecordsError: where one cannot be used.
    """
    with ExitStack() as opened:
        own = opened.enter_context(_own(around))
        cohorts = opened.enter_context(_cohorts(around, database))
        yield [each for each in (own, cohorts) if each is not None]


@contextmanager
def _own(around: Shell) -> Iterator["Eraser | None"]:
    """Open one's own talks; None where nothing was kept yet, and no database is laid for that."""
    from simulator.records.erasing import open_eraser  # noqa: PLC0415 the app starts without it
    from simulator.records.taking import see_that_there_is  # noqa: PLC0415

    try:
        see_that_there_is(around.places, None)
    except NoRecordsError:
        yield None
        return
    with closing(open_eraser(around.places)) as found:
        yield found


@contextmanager
def _cohorts(around: Shell, database: str | None) -> Iterator["CohortEraser | None"]:
    """Open the cohorts, or none where nothing was kept yet, as one's own.

    Raises:
        NoRecordsError: where a database is named that holds nothing.
    """
    from simulator.records.erasing_cohorts import open_cohort_eraser  # noqa: PLC0415 as above
    from simulator.records.taking import see_that_there_is  # noqa: PLC0415

    url = database_of(database, os.environ)
    try:
        see_that_there_is(around.places, url)
    except NoRecordsError:
        if database:
            raise
        yield None
        return
    with closing(open_cohort_eraser(around.places, url)) as found:
        yield found
