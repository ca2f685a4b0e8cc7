"""``samtalerom play``: one scenario, on screens, as plain lines, or from written acts."""

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

import typer

from scenarios.codec import ActError, parse_act
from scenarios.transcript import Act, Mode, Timing
from simulator.cli.shell import (
    Code,
    CommandError,
    DatabaseOption,
    LanguageOption,
    Shell,
    leave,
    product,
    read_text,
    shell,
    tell,
)
from simulator.engine import ActRefused, RefusalReason
from simulator.i18n import N_
from simulator.records import database_of

MOST_ACTS_BYTES = 1024 * 1024

REFUSALS: Mapping[RefusalReason, str] = {
    RefusalReason.TALK_HAS_ENDED: N_("the talk has ended"),
    RefusalReason.CHOICE_NOT_OPEN: N_("the choice {what} is not open"),
    RefusalReason.STATEMENT_NOT_ON_OFFER: N_("not on offer, or named twice: {what}"),
    RefusalReason.NO_SUCH_LIMIT: N_("there is no limit {what}"),
}


def play(  # noqa: PLR0913 one parameter for each option
    scenario: Annotated[
        str, typer.Argument(help="The id of an included scenario, or a folder.", show_default=False)
    ],
    *,
    plain: Annotated[bool, typer.Option("--plain", help="Lines of text, no screens.")] = False,
    timed: Annotated[
        bool | None,
        typer.Option(
            "--timed/--untimed", help="Whether a wait is measured or chosen.", show_default=False
        ),
    ] = None,
    mode: Annotated[
        Mode | None,
        typer.Option("--mode", help="practice or assessment.", show_default=False),
    ] = None,
    language: LanguageOption = None,
    acts: Annotated[
        str | None,
        typer.Option(
            "--acts", help="Play the acts of a file (- is stdin), one a line.", show_default=False
        ),
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Play a scenario.

    With --acts it plays without asking, and prints the id of the attempt. Exit code 1: an act
    was not possible (stderr says in which line); what came before it is kept.

    \b
    Examples:
      samtalerom play butikktyveri
      samtalerom play butikktyveri --plain --timed
      samtalerom play ./my-scenario --mode assessment
      samtalerom play butikktyveri --acts acts.txt
    """  # noqa: D301 \b is for the help
    around = shell(language)
    settings = around.settings
    if language is not None:
        settings = replace(settings, language=language.value)
    if timed is not None:
        settings = replace(settings, timing=Timing.TIMED if timed else Timing.UNTIMED)
    if mode is not None:
        settings = replace(settings, mode=mode)
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
    if plain:
        from simulator.plain.app import run as run_plain  # noqa: PLC0415
        from simulator.plain.console import console_of  # noqa: PLC0415

        width = min(shutil.get_terminal_size((78, 24)).columns - 1, 78)
        console = console_of(sys.stdin, sys.stdout, width)
        run_plain(console, around.places, around.settings, around.tr, url, scenario)
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        tell(around.tr("There is no terminal to draw on. Add --plain for lines of text."))
        leave(Code.USAGE)
    from simulator.tui.app import run as run_app  # noqa: PLC0415

    run_app(around.places, database=url, settings=around.settings, scenario=scenario)


def play_acts(around: Shell, scenario: str, path: str, database: str | None) -> None:
    """Play written acts, print the attempt's id, and stop at the first that is not possible.

    Raises:
        CommandError: where a line is no act, or the act is not possible; names the line.
    """
    from simulator.sessions import begin, open_scenario  # noqa: PLC0415

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


def _read_acts(path: str) -> list[tuple[int, Act]]:
    """Return the acts of a file with their lines; empty lines and comments (#) are passed over.

    Raises:
        CommandError: where it cannot be read, or a line is no act.
    """
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
