"""``samtalerom gradebook``: one column of an exported gradebook is filled."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scenarios.words import Language
from simulator.cli.helped import command
from simulator.cli.report import cohorts_read
from simulator.cli.shell import (
    Code,
    CommandError,
    Shell,
    database_option,
    filled,
    language_option,
    leave,
    one_of,
    read_bytes,
    shell,
    tell,
    write_bytes,
)
from simulator.exchange.gradebook import Filled, GradebookError, Problem
from simulator.exchange.marks import Mark
from simulator.i18n import N_

if TYPE_CHECKING:  # the app starts without them
    from simulator.collecting.keys import Keys
    from simulator.collecting.port import Cohorts

HELP = N_("""\
Fill one column of a gradebook that Canvas has exported, and change nothing else in it.

Who is who comes from the key table that collect has made, which stays with you. Only cells that are
empty are filled; nobody's cell is emptied. What is written counts practice, it is no grade: how
many scenarios were finished unless --mark says otherwise. Exit code 1: somebody's cell holds
something else, or somebody has no row.
""")
EXAMPLES = """\
samtalerom gradebook grades.csv --cohort spring --assignment 'Practice (4711)' -o filled.csv
samtalerom gradebook grades.csv --cohort spring --assignment 4711 --scenario butikktyveri -o filled.csv
"""  # noqa: E501 a command line stands on one line

PROBLEMS = {
    Problem.TOO_LARGE: N_("{path} is too large to be a gradebook."),
    Problem.NOT_TEXT: N_("{path}:{line}: it is not written in UTF-8, as Canvas writes it."),
    Problem.NOT_A_GRADEBOOK: N_(
        "{path} is no gradebook as Canvas exports it: its first line should begin with Student, ID "
        "and have a column Section. Export it anew, and do not open it in between."
    ),
    Problem.BROKEN: N_(
        "{path}:{line}: it has another number of cells than the first line. Export it anew, and "
        "do not open it in between."
    ),
    Problem.NO_COLUMN: N_("{path} has no such assignment. It has: {columns}"),
    Problem.SEVERAL_COLUMNS: N_("{path} has several assignments like that: {columns}"),
}


@command("gradebook", HELP, EXAMPLES, N_("Fill a column of a gradebook."))
@click.argument("path", callback=filled)
@click.option("--cohort", required=True, metavar="NAME", callback=filled, help=N_("Whose talks."))
@click.option(
    "--assignment",
    required=True,
    metavar="TITLE",
    callback=filled,
    help=N_("The column: its title, or the number that stands in parentheses there."),
)
@click.option(
    "--scenario",
    "scenarios",
    metavar="ID",
    multiple=True,
    callback=filled,
    help=N_("Count talks of this scenario only; may be repeated."),
)
@one_of(Mark, "--mark", N_("What is counted."), Mark.FINISHED)
@click.option("--replace", is_flag=True, help=N_("Write also where a number stands already."))
@click.option(
    "--keys",
    metavar="FILE",
    callback=filled,
    help=N_("The key table of pseudonyms; in your own folder unless told."),
)
@click.option(
    "-o", "--out", required=True, metavar="FILE", callback=filled, help=N_("The file to write.")
)
@language_option
@database_option
def gradebook(  # noqa: PLR0913 one parameter for each option
    *,
    path: str,
    cohort: str,
    assignment: str,
    scenarios: tuple[str, ...],
    mark: Mark,
    replace: bool,
    keys: str | None,
    out: str,
    language: Language | None,
    database: str | None,
) -> None:
    """Fill a gradebook."""
    from simulator.collecting.keys import read_keys  # noqa: PLC0415 the app starts without it
    from simulator.exchange.gradebook import MOST_BYTES, fill, read_gradebook  # noqa: PLC0415

    around = shell(language)
    table = Path(keys) if keys else around.places.keys(cohort)
    known = read_keys(table)
    if known is None:
        raise CommandError(Code.UNREADABLE, N_("There is no key table {path}."), path=str(table))
    with cohorts_read(around, database) as kept:
        values = _values(kept, cohort, known, scenarios, mark)
    try:
        done = fill(
            read_gradebook(read_bytes(path, MOST_BYTES)), assignment, values, replace=replace
        )
    except GradebookError as error:
        raise CommandError(
            Code.UNREADABLE,
            PROBLEMS[error.problem],
            path=path,
            line=error.line,
            columns=", ".join(error.columns),
        ) from error
    write_bytes(out, done.data)
    _say(around, done, out)


def _values(
    kept: "Cohorts", cohort: str, keys: "Keys", scenarios: tuple[str, ...], mark: Mark
) -> Mapping[str, str]:
    """Return user of Canvas to what is written."""
    from simulator.collecting.keys import KnownBy  # noqa: PLC0415
    from simulator.collecting.reading import attempts_of  # noqa: PLC0415
    from simulator.exchange.marks import marks  # noqa: PLC0415

    found = [
        each for each in attempts_of(kept, cohort) if not scenarios or each.scenario in scenarios
    ]
    if not found:
        raise CommandError(
            Code.UNREADABLE, N_("The cohort {cohort} has no such talks."), cohort=cohort[:80]
        )
    numbers = marks(found, mark)
    return {
        key: str(numbers[student])
        for student, known_by, key, _name in keys.rows()
        if known_by == KnownBy.CANVAS and student in numbers
    }


def _say(around: Shell, done: Filled, out: str) -> None:
    tr = around.tr
    tell(tr("Written to {path}.", path=out))
    tell(tr.plural("{n} cell filled.", "{n} cells filled.", len(done.written)))
    if done.same:
        tell(tr.plural("{n} was right already.", "{n} were right already.", len(done.same)))
    for user, before in done.other:
        tell(tr("User {user}: {before} stands there, and is left.", user=user, before=before[:40]))
    if done.missing:
        tell(tr("Without a row in the gradebook: {users}", users=", ".join(done.missing)))
    if done.other or done.missing:
        leave(Code.FINDINGS)
