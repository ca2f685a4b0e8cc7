"""``samtalerom play``: one scenario, on screens, as plain lines, or from written acts."""

import gc
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from scenarios.kinds import Mode, Timing
from scenarios.library import included
from scenarios.words import Language
from simulator.cli.helped import command
from simulator.cli.recording import record_played, see_that_it_can_be_recorded, turns_so_far
from simulator.cli.shell import (
    Code,
    CommandError,
    Shell,
    filled,
    language_option,
    leave,
    one_of,
    product,
    read_text,
    shell,
    tell,
)
from simulator.cli.terminal import drawing_on_the_terminal
from simulator.i18n import N_
from simulator.records import database_of, see_address
from simulator.sessions.errors import UserError

if TYPE_CHECKING:
    from scenarios.diagnostics import Diagnostic
    from scenarios.model import Scenario
    from scenarios.plays import Day
    from scenarios.transcript import Act
    from simulator.engine import Draw
    from simulator.records import Settings
    from simulator.tui.messages import Way

MOST_ACTS_BYTES = 1024 * 1024

REFUSALS: Mapping[str, str] = {
    "talk_has_ended": N_("the talk has ended"),
    "choice_not_open": N_("the choice {what} is not open"),
    "statement_not_on_offer": N_("not on offer, or named twice: {what}"),
    "no_such_limit": N_("there is no limit {what}"),
}
"""What to say for each reason of the engine's to refuse an act."""


class BrokenPlayError(UserError):
    """A play that cannot be read; the diagnostics say why."""

    def __init__(self, diagnostics: "Sequence[Diagnostic]") -> None:
        """Hold what is wrong with it."""
        super().__init__(N_("The play has errors and cannot be played."))
        self.diagnostics = tuple(diagnostics)


HELP = N_("""\
Play a scenario: the id of an included one, or a folder.

With --acts it plays without asking, and prints the id of the attempt. Exit code 1: an act was
not possible (stderr says in which line); what came before it is kept.
""")
EXAMPLES = """\
samtalerom play butikktyveri
samtalerom play butikktyveri --plain --timed
samtalerom play ./my-scenario --mode assessment
samtalerom play butikktyveri --acts acts.txt
samtalerom play ./my-scenario --record my-scenario/plays/good.yaml
"""


timing_option = click.option(
    "--timed/--untimed", default=None, help=N_("Whether a wait is measured or chosen.")
)
mode_option = one_of(
    Mode, "--mode", N_("Practice has hints and other ways; assessment goes one way.")
)


def played_so(around: Shell, timed: bool | None, mode: Mode | None) -> Shell:  # noqa: FBT001
    """Return the surroundings with timing and mode as asked for; None is not asked for."""
    settings = around.settings
    if timed is not None:
        settings = settings.asked(timing=Timing.TIMED if timed else Timing.UNTIMED)
    if mode is not None:
        settings = settings.asked(mode=mode)
    return replace(around, settings=settings)


@command("play", HELP, EXAMPLES, N_("Play a scenario."))
@click.argument("scenario", callback=filled)
@click.option("--plain", is_flag=True, help=N_("Lines of text, no screens."))
@timing_option
@mode_option
@language_option
@click.option(
    "--acts",
    metavar="FILE",
    callback=filled,
    help=N_("Play the acts of a file (- is stdin), one a line, or of a play."),
)
@click.option(
    "--record",
    metavar="FILE",
    callback=filled,
    help=N_("Write the talk as a play, with what is expected of it."),
)
@click.option("--force", is_flag=True, help=N_("Let --record replace a file."))
def play(  # noqa: PLR0913 one parameter for each option
    *,
    scenario: str,
    plain: bool,
    timed: bool | None,
    mode: Mode | None,
    language: Language | None,
    acts: str | None,
    record: str | None,
    force: bool,
) -> None:
    """Play a scenario."""
    if record is not None:
        see_that_it_can_be_recorded(record, force=force)
    around = played_so(shell(language), timed, mode)
    before = turns_so_far(around) if record is not None else {}
    try:
        if acts is not None:
            play_acts(around, scenario, acts)
        else:
            open_front(around, None, plain=plain, scenario=scenario)
    finally:
        if record is not None:
            record_played(around, before, record)


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
        run_plain(console, around.places, settings, around.tr, scenario)
        return
    see_terminal(around, N_("There is no terminal to draw on. Add --plain for lines of text."))
    _see_that_it_opens(around, url, scenario)
    open_app(around, url, settings, scenario=scenario)


def see_terminal(around: Shell, otherwise: str) -> None:
    """End the command where there is no terminal to draw on; ``otherwise`` says what to do."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        tell(around.tr(otherwise))
        leave(Code.USAGE)


def open_app(
    around: Shell,
    url: str | None,
    settings: "Settings",
    *,
    scenario: str | None = None,
    first: "Way | None" = None,
) -> None:
    """Open the app, at home or at something else, until the user leaves it."""
    gc.disable()  # what is loaded now is no garbage; the app turns it on after its first frame
    try:
        from simulator.tui.app import run as run_app  # noqa: PLC0415

        with drawing_on_the_terminal():
            code = run_app(
                around.places, database=url, settings=settings, scenario=scenario, first=first
            )
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
        from simulator.authoring.naming import opened  # noqa: PLC0415 home opens without it

        opened(scenario, around.language)


def play_acts(around: Shell, scenario: str, path: str) -> None:
    """Play written acts, print the attempt's id, and stop at the first that is not possible.

    Raises:
        CommandError: where a line is no act, or the act is not possible; names the line.
    """
    from simulator.authoring.naming import opened as open_scenario  # noqa: PLC0415
    from simulator.engine import ActRefused  # noqa: PLC0415
    from simulator.sessions import begin  # noqa: PLC0415

    acts, day = _read_play(path) if path.endswith(".yaml") else (_read_acts(path), None)
    opened = open_scenario(scenario, around.language)
    with around.records() as records:
        settings = around.settings
        session = begin(
            records,
            opened,
            mode=settings.mode,
            timing=settings.timing,
            draw=_draw(day, opened.stage.scenario),
        )
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


def _draw(day: "Day | Mapping[str, int] | None", scenario: "Scenario") -> "Draw":
    """Return the chance that gives the day's form of a play, or the system's."""
    from simulator.sessions import system_draw  # noqa: PLC0415

    if day is None:
        return system_draw
    from simulator.plays import draw_of  # noqa: PLC0415

    return draw_of(day, scenario)


def _read_play(path: str) -> "tuple[list[tuple[int, Act]], Day | Mapping[str, int]]":
    """Return the acts of a play with their lines, and the day's form that it begins with.

    Raises:
        BrokenPlayError: where it is not a play.
    """
    from scenarios.format import read_play  # noqa: PLC0415

    reading = read_play(path, read_text(path, MOST_ACTS_BYTES).encode())
    if reading.play is None:
        raise BrokenPlayError(reading.diagnostics)
    acts = [(each.place.span.line, each.act) for each in reading.play.acts]
    return acts, reading.play.feelings


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
