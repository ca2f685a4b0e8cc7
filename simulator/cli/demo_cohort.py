"""``samtalerom demo-cohort``: a cohort of simulated students, to see a full report."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from simulator.cli.blindly import play_ahead
from simulator.cli.collect import cohorts_opened, see_cohort_name
from simulator.cli.helped import command
from simulator.cli.shell import (
    Code,
    CommandError,
    Shell,
    database_option,
    filled,
    language_option,
    product,
    shell,
)
from simulator.i18n import N_
from simulator.sessions.clock import SystemClock

if TYPE_CHECKING:
    from scenarios.format import Bundle
    from scenarios.words import Language
    from simulator.collecting.port import Collected, Versions
    from simulator.demo.model import Planted

HELP = N_("""\
Make a cohort of simulated students, to see what a full report shows.

The students are drawn from a stated model and play included scenarios: one that they practise,
perhaps more than once, and another one afterwards. Nobody took these attempts; every output says
so. One moment and one line are made hard on purpose, and told here, so that it can be seen
whether the report finds them. The same seed makes the same students.
""")
EXAMPLES = """\
samtalerom demo-cohort
samtalerom demo-cohort --students 120 --seed 7 --cohort demo-large
samtalerom demo-cohort --scenario falsk-alarm --scenario kniv-i-sekken
"""

MOST_STUDENTS = 5_000
PRACTISED, MEASURED = "digitale-trusler", "slagsmaal-filmet"
WEEKS = 5
"""How long ago the first attempts are said to have been."""


@command("demo-cohort", HELP, EXAMPLES, N_("Make a cohort of simulated students."))
@click.option(
    "--students",
    type=click.IntRange(1, MOST_STUDENTS),
    default=30,
    show_default=True,
    metavar="N",
    help=N_("How many students."),
)
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    metavar="S",
    help=N_("What chance starts from."),
)
@click.option(
    "--cohort",
    metavar="NAME",
    default="demo",
    show_default=True,
    callback=filled,
    help=N_("The name of the class."),
)
@click.option(
    "--scenario",
    "scenarios",
    metavar="ID",
    multiple=True,
    callback=filled,
    help=N_("What is practised, and, given again, what is played afterwards."),
)
@language_option
@database_option
def demo_cohort(  # noqa: PLR0913 one parameter for each option
    *,
    students: int,
    seed: int,
    cohort: str,
    scenarios: tuple[str, ...],
    language: Language | None,
    database: str | None,
) -> None:
    """Make a cohort of simulated students."""
    around = shell(language)
    see_cohort_name(cohort)
    bundles = _bundles(scenarios or (PRACTISED, MEASURED))
    with cohorts_opened(around, database) as kept:
        standing = kept.standing(cohort)
        if standing.entries:
            raise CommandError(
                Code.USAGE,
                N_("There are attempts in the cohort {cohort} already. Name another one."),
                cohort=cohort,
            )
        made, versions, planted = _made(bundles, students, seed)
        kept.keep(cohort, standing.revision, versions, made, ())
        play_ahead(around, kept)
        where = kept.where()
    product(_told(around, cohort, students, made, planted, bundles[0], where))


def _bundles(names: tuple[str, ...]) -> tuple[Bundle, ...]:
    """Return the scenarios that are played.

    Raises:
        CommandError: where there are too many, or one is not included.
    """
    from scenarios.library import shipped  # noqa: PLC0415 the app starts without it

    if len(names) > 2 or len(set(names)) < len(names):  # noqa: PLR2004 practised, and afterwards
        raise CommandError(Code.USAGE, N_("Name one scenario, or two different ones."))
    try:
        return tuple(map(shipped, names))
    except LookupError as error:
        raise CommandError(
            Code.UNREADABLE, N_("There is no included scenario {name}."), name=str(error.args[0])
        ) from error


def _made(
    bundles: tuple[Bundle, ...], students: int, seed: int
) -> tuple[list[Collected], Versions, Planted]:
    from scenarios.format import read  # noqa: PLC0415 the app starts without these
    from scoring.shipped import shipped_rubric  # noqa: PLC0415
    from simulator.demo.cohort import Course, plant, simulate  # noqa: PLC0415
    from simulator.demo.keeping import collected, versions  # noqa: PLC0415
    from simulator.demo.model import DEFAULT  # noqa: PLC0415

    read_in = [read(bundle).scenario for bundle in bundles]
    courses = [Course(each, shipped_rubric()) for each in read_in if each is not None]
    by_hash = {course.scenario.hash: course for course in courses}
    rng = random.Random(seed)  # noqa: S311 chance by a seed, no secret
    planted = plant(DEFAULT, courses[0], rng)
    began = SystemClock().now() - timedelta(weeks=WEEKS)
    second = courses[1] if len(courses) > 1 else None
    made = [
        collected(each, by_hash[each.taken.scenario_hash], began)
        for each in simulate(DEFAULT, students, courses[0], second, planted, rng)
    ]
    files = {course.scenario.hash: bundle for course, bundle in zip(courses, bundles, strict=True)}
    return made, versions(courses, files), planted


def _told(  # noqa: PLR0913, PLR0917
    around: Shell,
    cohort: str,
    students: int,
    made: list[Collected],
    planted: Planted,
    practised: Bundle,
    where: str,
) -> str:
    tr = around.tr
    lines = [
        tr(
            "The cohort {cohort} now has {attempts} by {students}. All of it is simulated.",
            cohort=cohort,
            attempts=tr.plural("{n} attempt", "{n} attempts", len(made)),
            students=tr.plural("{n} student", "{n} students", students),
        )
    ]
    if planted.moment:
        moment, line = _in_words(around, practised, planted)
        lines += [
            tr("Made hard on purpose: {moment} [{id}]", moment=moment, id=planted.moment),
            tr("Made tempting on purpose: {line} [{id}]", line=line, id=planted.choice),
        ]
    lines.append(tr("Kept in {where}.", where=where))
    return "".join(f"{line}\n" for line in lines)


def _in_words(around: Shell, practised: Bundle, planted: Planted) -> tuple[str, str]:
    """Return the moment and the line that something was planted in, as a report names them."""
    from scenarios.format import read  # noqa: PLC0415 the app starts without these
    from scoring.shipped import shipped_rubric  # noqa: PLC0415
    from simulator.reports.cohort.words import Named  # noqa: PLC0415

    scenario = read(practised, around.language).scenario
    known = {} if scenario is None else {practised.hash: scenario}
    names = Named(around.tr, shipped_rubric(), known)
    moment = names.place(practised.hash, planted.moment)
    return moment, around.tr.quoted(names.line(practised.hash, planted.choice))
