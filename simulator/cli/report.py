"""``samtalerom report``: how a class does, for whoever teaches it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from scenarios.words import Language
from simulator.cli.blindly import playing
from simulator.cli.helped import command
from simulator.cli.report_files import Form, form_of, place_of, see_files
from simulator.cli.sharing import as_shared, most_played
from simulator.cli.shell import (
    Code,
    CommandError,
    Shell,
    database_option,
    filled,
    language_option,
    one_of,
    shell,
    tell,
    write_bytes,
    write_text,
)
from simulator.i18n import N_
from simulator.records import database_of, read_cohorts

if TYPE_CHECKING:  # the app starts without them
    from collections.abc import Iterator

    from scoring.cohort.report import Asked, CohortReport
    from simulator.collecting.port import Cohorts
    from simulator.reports.cohort.words import Named

HELP = N_("""\
Report on a class: which principles, which moments and which lines, and how sure it is.

Without -o a short version is written as text. -o writes a page for the browser and for paper;
--xlsx and --csv write the same numbers for a spreadsheet, --format json for programs. The
numbers are for teaching: they certify nobody and rank nobody.

--shared hides what fewer than k students stand behind, and is refused where it would tell of a few
beside what was shared of the class before. That is remembered in the database, whoever shares. It
knows nothing of reports saved without --shared, of talks collected in another database, or of
what others know about the students.
""")
EXAMPLES = """\
samtalerom report --cohort autumn-26
samtalerom report --cohort autumn-26 -o report.html --xlsx report.xlsx
samtalerom report --cohort autumn-26 --scenario butikktyveri --phase post -o after.html
samtalerom report --cohort autumn-26 --format json
samtalerom report --cohort autumn-26 --class butikktyveri -o class.html
samtalerom report --cohort autumn-26 --scenario butikktyveri --shared -o to-share.html
"""


DEFAULT_K, FLOOR = 10, 6
"""As ``scoring.cohort.sharing`` has them; a test sees that they agree."""


@command("report", HELP, EXAMPLES, N_("Report on a class."))
@click.option(
    "--cohort",
    metavar="NAME",
    callback=filled,
    help=N_("The name of the class; may be left out where there is only one."),
)
@click.option("--scenario", metavar="ID", callback=filled, help=N_("Only talks of this scenario."))
@click.option(
    "--only-version",
    "version",
    metavar="HASH",
    callback=filled,
    help=N_("Only this version of a scenario, as the report names it; needs --scenario."),
)
@click.option("--phase", type=click.Choice(["pre", "post"]), help=N_("Only before, or only after."))
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    callback=filled,
    help=N_("Where to write it: a page for reading."),
)
@click.option("--xlsx", metavar="FILE", callback=filled, help=N_("Also as a workbook."))
@click.option("--csv", metavar="FILE", callback=filled, help=N_("Also as a table."))
@one_of(Form, "--format", N_("How to write it."))
@click.option(
    "--class",
    "class_of",
    metavar="SCENARIO",
    callback=filled,
    help=N_("A page for the projector instead: this talk, and what the class chose."),
)
@click.option(
    "--shared",
    "sharing",
    is_flag=True,
    help=N_("For sharing: nothing that fewer than k students stand behind; needs --scenario."),
)
@click.option(
    "--k",
    type=click.IntRange(FLOOR),
    default=DEFAULT_K,
    show_default=True,
    metavar="N",
    help=N_("With --shared: the smallest group that is shown, at least 6."),
)
@language_option
@database_option
def report(  # noqa: PLR0913 one parameter for each option
    *,
    cohort: str | None,
    scenario: str | None,
    version: str | None,
    phase: str | None,
    out: str | None,
    xlsx: str | None,
    csv: str | None,
    format: Form | None,  # noqa: A002 the name of the option
    class_of: str | None,
    sharing: bool,
    k: int,
    language: Language | None,
    database: str | None,
) -> None:
    """Report on a class."""
    around = shell(language)
    _see_what_goes_together(scenario, version, class_of, xlsx or csv or format, sharing=sharing)
    form = None if class_of else form_of(out, format, beside=bool(xlsx or csv))
    see_files(place_of(out) if form or class_of else None, xlsx, csv)
    from simulator.collecting.needs import see_that_it_computes  # noqa: PLC0415

    see_that_it_computes()
    from scoring.cohort.report import Asked  # noqa: PLC0415 the app starts without these
    from scoring.cohort.taken import Occasion  # noqa: PLC0415

    asked = Asked(class_of or scenario or "", Occasion(phase or ""), version or "")
    with cohorts_read(around, database) as kept:
        found, names = _found(kept, cohort, asked, around, k if sharing else None)
    if class_of:
        write_text(place_of(out), _class_debrief(found, class_of, names, around))
        _written(around, out)
        return
    if form:
        write_text(place_of(out), _text(form, found, names, around))
    if xlsx:
        from simulator.reports.cohort.sheet import workbook  # noqa: PLC0415

        write_bytes(xlsx, workbook(found, around.tr, names))
    if csv:
        from simulator.reports.cohort.files import as_csv  # noqa: PLC0415

        write_bytes(csv, as_csv(found, around.tr, names))
    _written(around, out, xlsx, csv)


def _found(
    kept: Cohorts, cohort: str | None, asked: Asked, around: Shell, k: int | None
) -> tuple[CohortReport, Named]:
    """Return what is found of a class, and what everything in it is called.

    Args:
        kept: the cohorts.
        cohort: the class that is asked of; the only one unless named.
        asked: which of its attempts.
        around: whom to tell, and in what language.
        k: the smallest group that is shown to others; None where it is not to be shared.

    Raises:
        CommandError: where there are no such attempts, or too few to be shared.
    """
    from simulator.collecting.reporting import report_on  # noqa: PLC0415
    from simulator.reports.cohort.naming_after import names_of  # noqa: PLC0415

    name = cohort_named(kept, cohort)
    revision = kept.revision(name)
    if k is not None and asked.scenario and not asked.version:
        asked = most_played(kept, name, asked, around)
    found = report_on(kept, name, asked, playing(around))
    if not found.overview.attempts:
        raise CommandError(
            Code.UNREADABLE,
            N_("The cohort {name} has no such attempts. It has: {there}"),
            name=name,
            there=_what_is_there(kept, name),
        )
    if k is not None:
        found = as_shared(kept, found, around, revision, k)
    return found, names_of(kept, found, around.tr)


def _see_what_goes_together(
    scenario: str | None,
    version: str | None,
    class_of: str | None,
    more: str | None,
    *,
    sharing: bool,
) -> None:
    """See that options go together; ``more`` is any that asks for another form than a page.

    Raises:
        CommandError: where they do not.
    """
    if version and not scenario:
        raise CommandError(Code.USAGE, N_("--only-version needs --scenario."))
    if class_of and (scenario or more):
        raise CommandError(
            Code.USAGE,
            N_("--class makes a page of its own: without --scenario, --xlsx, --csv and --format."),
        )
    if class_of and sharing:
        raise CommandError(Code.USAGE, N_("A class debrief is for the class: it cannot be shared."))


def _what_is_there(kept: Cohorts, cohort: str) -> str:
    """Return the scenarios of a cohort, each with the phases that it was played in."""
    phases: dict[str, set[str]] = {}
    for entry in kept.standing(cohort).entries:
        phases.setdefault(entry.scenario, set()).add(entry.occasion.value)
    return ", ".join(
        f"{scenario} ({'/'.join(named)})" if (named := sorted(found - {""})) else scenario
        for scenario, found in sorted(phases.items())
    )


def _written(around: Shell, *paths: str | None) -> None:
    for path in paths:
        if path and path != "-":
            tell(around.tr("Written to {path}.", path=path))


def _class_debrief(found: CohortReport, scenario: str, names: Named, around: Shell) -> str:
    from simulator.reports.cohort.class_debrief import (  # noqa: PLC0415
        NothingToShowError,
        class_debrief_html,
    )

    try:
        return class_debrief_html(found, scenario, around.tr, names)
    except LookupError as error:
        raise CommandError(
            Code.UNREADABLE, N_("The texts of {name} are not at hand."), name=scenario[:80]
        ) from error
    except NothingToShowError as error:
        raise CommandError(
            Code.FINDINGS,
            N_("Too few have played {name} for the class to talk about it."),
            name=scenario[:80],
        ) from error


def _text(form: Form, found: CohortReport, names: Named, around: Shell) -> str:
    match form:
        case Form.JSON:
            from simulator.reports.cohort.files import as_json  # noqa: PLC0415

            return as_json(found)
        case Form.HTML:
            from simulator.reports.cohort.html import report_html  # noqa: PLC0415

            return report_html(found, around.tr, names)
        case Form.TEXT:
            from simulator.reports.cohort.text import report_text  # noqa: PLC0415

            return report_text(found, around.tr, names)


@contextmanager
def cohorts_read(around: Shell, database: str | None) -> Iterator[Cohorts]:
    """Open the cohorts for reading, for the length of a block.

    Raises:
        RecordsError: where that is not possible.
    """
    found = read_cohorts(around.places, database_of(database, os.environ))
    try:
        yield found
    finally:
        found.close()


def cohort_named(kept: Cohorts, name: str | None) -> str:
    """Return the cohort that is asked for, or the only one.

    Raises:
        CommandError: where there is none like that, or several to choose from.
    """
    there = kept.cohorts()
    if name is None and len(there) == 1:
        return there[0]
    if name in there:
        return name
    if not there:
        raise CommandError(Code.UNREADABLE, N_("There is no cohort yet. Collect one first."))
    if name is None:
        raise CommandError(
            Code.USAGE, N_("Name a cohort with --cohort: {cohorts}"), cohorts=", ".join(there[:20])
        )
    raise CommandError(
        Code.UNREADABLE,
        N_("There is no cohort {name}. There are: {cohorts}"),
        name=name[:80],
        cohorts=", ".join(there[:20]),
    )
