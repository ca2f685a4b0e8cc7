"""``samtalerom play``: one scenario, on screens, as plain lines, or from written acts."""

import gc
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from scenarios.kinds import Mode, Timing
from scenarios.library import included
from scenarios.words import Language
from simulator.cli.shell import (
    Code,
    CommandError,
    Shell,
    database_option,
    described,
    filled,
    language_option,
    leave,
    one_of,
    product,
    read_text,
    shell,
    tell,
)
from simulator.i18n import N_
from simulator.records import database_of, see_address

if TYPE_CHECKING:
    from scenarios.transcript import Act

MOST_ACTS_BYTES = 1024 * 1024

REFUSALS: Mapping[str, str] = {
    "talk_has_ended": N_("the talk has ended"),
    "choice_not_open": N_("the choice {what} is not open"),
    "statement_not_on_offer": N_("not on offer, or named twice: {what}"),
    "no_such_limit": N_("there is no limit {what}"),
}
"""What to say for each reason of the engine's to refuse an act."""


HELP = """Play a scenario: the id of an included one, or a folder.

With --acts it plays without asking, and prints the id of the attempt. Exit code 1: an act was
not possible (stderr says in which line); what came before it is kept.

Examples:
  samtalerom play butikktyveri
  samtalerom play butikktyveri --plain --timed
  samtalerom play ./my-scenario --mode assessment
  samtalerom play butikktyveri --acts acts.txt
"""


@click.command("play", help=described(HELP), short_help="Play a scenario.")
@click.argument("scenario", callback=filled)
@click.option("--plain", is_flag=True, help="Lines of text, no screens.")
@click.option("--timed/--untimed", default=None, help="Whether a wait is measured or chosen.")
@one_of(Mode, "--mode", "Practice has hints and other ways; assessment goes one way.")
@language_option
@click.option(
    "--acts",
    metavar="FILE",
    callback=filled,
    help="Play the acts of a file (- is stdin), one a line.",
)
@database_option
def play(  # noqa: PLR0913 one parameter for each option
    *,
    scenario: str,
    plain: bool,
    timed: bool | None,
    mode: Mode | None,
    language: Language | None,
    acts: str | None,
    database: str | None,
) -> None:
    """Play a scenario."""
    around = shell(language)
    settings = around.settings
    if timed is not None:
        settings = settings.asked(timing=Timing.TIMED if timed else Timing.UNTIMED)
    if mode is not None:
        settings = settings.asked(mode=mode)
    around = replace(around, settings=settings)
    if acts is not None:
        play_acts(around, scenario, acts, database)
    else:
        open_front(around, database, plain=plain, scenario=scenario)


def open_front(
    around: Shell, database: str | None, *, plain: bool, scenario: str | None = None
) -> None:
    """Open the app or the plain mode, at home or at a scenario."""
    url = database_of(database, os.environ)
    settings = around.settings.asked(language=around.language.value)
    if plain:
        _see_that_it_opens(around, url, scenario)
        from simulator.plain.app import run as run_plain  # noqa: PLC0415
        from simulator.plain.console import console_of  # noqa: PLC0415

        width = min(shutil.get_terminal_size((78, 24)).columns - 1, 78)
        console = console_of(sys.stdin, sys.stdout, width)
        run_plain(console, around.places, settings, around.tr, url, scenario)
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        tell(around.tr("There is no terminal to draw on. Add --plain for lines of text."))
        leave(Code.USAGE)
    _see_that_it_opens(around, url, scenario)
    gc.disable()  # what is loaded now is no garbage; the app turns it on after its first frame
    try:
        from simulator.tui.app import run as run_app  # noqa: PLC0415

        code = run_app(around.places, database=url, settings=settings, scenario=scenario)
    finally:
        gc.enable()
    if code:  # a signal ended it
        raise SystemExit(code)


def _see_that_it_opens(around: Shell, url: str | None, scenario: str | None) -> None:
    """Refuse what the user named and cannot be played or kept in, before anything is drawn.

    Raises:
        RecordsAddressError: where the URL is no address.
        BrokenScenarioError: where the scenario cannot be played.
    """
    if url is not None:
        see_address(url)
    if scenario is not None and scenario not in included():
        from simulator.cli.naming import opened  # noqa: PLC0415 home opens without it

        opened(scenario, around.language)


def play_acts(around: Shell, scenario: str, path: str, database: str | None) -> None:
    """Play written acts, print the attempt's id, and stop at the first that is not possible.

    Raises:
        CommandError: where a line is no act, or the act is not possible; names the line.
    """
    from simulator.cli.naming import opened as open_scenario  # noqa: PLC0415
    from simulator.engine import ActRefused  # noqa: PLC0415
    from simulator.sessions import begin  # noqa: PLC0415

    acts = _read_acts(path)
    opened = open_scenario(scenario, around.language)
    with around.records(database) as records:
        settings = around.settings
        session = begin(records, opened, mode=settings.mode, timing=settings.timing)
        product(f"{session.attempt}\n")
        for number, act in acts:
            try:
                session.act(act)
            except ActRefused as error:
                raise CommandError(
                    Code.FINDINGS,
                    N_("{path}:{line}: this act is not possible here: {reason}"),
                    path=path,
                    line=number,
                    reason=around.tr(REFUSALS[error.reason], what=error.what),
                ) from error


def _read_acts(path: str) -> list[tuple[int, "Act"]]:
    """Return the acts of a file with their lines; empty lines and comments (#) are passed over.

    Raises:
        CommandError: where it cannot be read, or a line is no act.
    """
    from scenarios.codec import ActError, parse_act  # noqa: PLC0415 the app starts without it

    acts = []
    for number, line in enumerate(read_text(path, MOST_ACTS_BYTES).splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            acts.append((number, parse_act(line)))
        except ActError as error:
            message = N_(
                "{path}:{line}: this is not an act. Write one of: say CHOICE, wait short|long, "
                "encourage, summarise STATEMENT… [invite], limit TOPIC STEP, break"
            )
            raise CommandError(Code.UNREADABLE, message, path=path, line=number) from error
    return acts
