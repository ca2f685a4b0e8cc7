"""``samtalerom collect``: what students have handed in, checked and kept as a cohort."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scenarios.words import Language
from simulator.cli.blindly import play_ahead
from simulator.cli.helped import command
from simulator.cli.shell import (
    Code,
    CommandError,
    ListFormat,
    Shell,
    database_option,
    filled,
    language_option,
    leave,
    one_of,
    product,
    shell,
    tell,
)
from simulator.i18n import N_
from simulator.records import database_of, open_cohorts
from simulator.sessions.clock import SystemClock

if TYPE_CHECKING:
    from simulator.collecting.collecting import Collection, Told
    from simulator.collecting.port import Cohorts

HELP = N_("""\
Collect what students have handed in: files, folders, or the zip that Canvas gives.

Every attempt is performed again and scored anew. What does not come out the same, or cannot be
read, is set aside and listed with the reason; everything else is taken in. Collecting the same
again changes nothing. Who is who stands in a key table, a file of yours alone.

Exit code 1: something was set aside. 3: a path is not there, or nothing could be read.
""")
EXAMPLES = """\
samtalerom collect submissions.zip --cohort autumn-26
samtalerom collect hand-ins/ --cohort autumn-26 --phase pre
samtalerom collect submissions.zip --cohort autumn-26 --scenarios my-scenarios/
samtalerom collect hand-ins/ --cohort autumn-26 --database postgresql://host/cohorts
"""

MOST_NAME = 60
PROGRESS_EVERY = 25
"""Files between two words of how far it has come."""


@command("collect", HELP, EXAMPLES, N_("Collect what students have handed in."))
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, callback=filled)
@click.option(
    "--cohort", metavar="NAME", required=True, callback=filled, help=N_("The name of the class.")
)
@click.option(
    "--phase",
    type=click.Choice(["pre", "post"]),
    help=N_("When the talks were held: before or after what is measured."),
)
@click.option(
    "--scenarios",
    metavar="FOLDER",
    multiple=True,
    callback=filled,
    help=N_("A folder with scenarios of your own that were played; may be repeated."),
)
@click.option(
    "--keys",
    metavar="FILE",
    callback=filled,
    help=N_("The key table of pseudonyms; in your own folder unless told."),
)
@click.option("--receipts", is_flag=True, help=N_("List the receipt of each file that was read."))
@one_of(ListFormat, "--format", N_("How to write it."), ListFormat.TEXT)
@language_option
@database_option
def collect(  # noqa: PLR0913 one parameter for each option
    *,
    paths: tuple[str, ...],
    cohort: str,
    phase: str | None,
    scenarios: tuple[str, ...],
    keys: str | None,
    receipts: bool,
    format: ListFormat,  # noqa: A002 the name of the option
    language: Language | None,
    database: str | None,
) -> None:
    """Collect a class."""
    from scoring.cohort.taken import Occasion  # noqa: PLC0415 the app starts without it
    from simulator.collecting import wording  # noqa: PLC0415
    from simulator.collecting.collecting import Asked, collect  # noqa: PLC0415
    from simulator.collecting.known import known_scenarios  # noqa: PLC0415

    around = shell(language)
    see_cohort_name(cohort)
    table = Path(keys) if keys else around.places.keys(cohort)
    with cohorts_opened(around, database) as kept:
        known = known_scenarios(scenarios, kept.scenarios())
        today = SystemClock().now().date().isoformat()
        asked = Asked(cohort, paths, table, today, Occasion(phase or ""))
        outcome = collect(kept, known, asked, told=_progress(around))
        if outcome.receipts:
            play_ahead(around, kept)
        where = kept.where()
    if format is ListFormat.JSON:
        product(wording.as_json(outcome, around.tr))
    else:
        product(wording.as_text(outcome, around.tr, receipts=receipts))
    if outcome.receipts:
        tell(around.tr("Kept in {where}. Who is who: {keys}", where=where, keys=str(table)))
    leave(_code(outcome, paths))


def see_cohort_name(name: str) -> None:
    """See that a name can be one of a cohort: printable, and a part of a file's name.

    Raises:
        CommandError: where it cannot.
    """
    allowed = name.isprintable() and not set(name) & set('/\\:*?"<>|') and name.strip(". ") == name
    if not allowed or len(name) > MOST_NAME:
        raise CommandError(
            Code.USAGE,
            N_(
                'The name of a cohort has {most} characters at most, and none of / \\ : * ? " < > |'
            ),
            most=MOST_NAME,
        )


@contextmanager
def cohorts_opened(around: Shell, database: str | None) -> Iterator["Cohorts"]:
    """Open the cohorts for the length of a block.

    Raises:
        RecordsError: where that is not possible.
    """
    found = open_cohorts(around.places, database_of(database, os.environ))
    try:
        yield found
    finally:
        found.close()


def _progress(around: Shell) -> "Told":
    """Return what says, where somebody is watching, how far it has come."""
    watched = sys.stderr is not None and sys.stderr.isatty()

    def told(count: int) -> None:
        if watched and count % PROGRESS_EVERY == 0:
            tell(around.tr.plural("{n} file looked at", "{n} files looked at", count))

    return told


def _code(outcome: "Collection", paths: tuple[str, ...]) -> Code:
    """Return how a collecting ends that came to this."""
    from simulator.collecting.reasons import Reason  # noqa: PLC0415

    absent = {Reason.NOT_THERE, Reason.UNREADABLE}
    named = any(each.reason in absent and each.file in paths for each in outcome.set_aside)
    if named or not outcome.read:
        return Code.UNREADABLE
    return Code.FINDINGS if outcome.set_aside else Code.OK
