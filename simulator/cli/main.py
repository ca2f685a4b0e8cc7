"""The program: which commands there are, and what happens when one fails."""

import sys
import traceback
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from typing import Annotated

import typer

from simulator.cli import check, debrief, doctor, list_scenarios, play, score, transcript
from simulator.cli.shell import (
    Code,
    CommandError,
    DatabaseOption,
    LanguageOption,
    Shell,
    leave,
    product,
    shell,
    tell,
)
from simulator.i18n import N_
from simulator.sessions.errors import UserError

HELP = """Practise the bekymringssamtale, the police's empowerment conversation.

Without a command it opens the app.

\b
Examples:
  samtalerom
  samtalerom --plain
  samtalerom play butikktyveri --timed
  samtalerom check my-scenario/

Exit codes: 0 all is well, 1 findings, 2 not asked in a way it understands, 3 unreadable.
"""

app = typer.Typer(
    name="samtalerom",
    help=HELP,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("list", short_help="List the scenarios.")(list_scenarios.list_scenarios)
app.command("play", short_help="Play a scenario.")(play.play)
app.command("transcript", short_help="Write an attempt as JSON lines.")(transcript.transcript)
app.command("score", short_help="Score a transcript or an attempt.")(score.score)
app.command("debrief", short_help="Write a debrief as a page.")(debrief.debrief)
app.command("check", short_help="Say what is wrong with scenarios.")(check.check)
app.command("doctor", short_help="Say whether all is well here.")(doctor.doctor)


def program_version() -> str:
    """Return the version that is installed."""
    try:
        return version("samtalerom")
    except PackageNotFoundError:
        return "0"


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    plain: Annotated[bool, typer.Option("--plain", help="Lines of text, no screens.")] = False,
    language: LanguageOption = None,
    database: DatabaseOption = None,
    show_version: Annotated[bool, typer.Option("--version", help="Say which version.")] = False,
) -> None:
    """Open the app, unless a command is named."""
    if show_version:
        product(f"samtalerom {program_version()}\n")
        return
    if context.invoked_subcommand is None:
        play.open_front(shell(language), database, plain=plain)


def run(arguments: list[str]) -> int:
    """Run the program and return its exit code; no traceback reaches the user."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        # A terminal or pipe that cannot show «ø» shows «?»; nothing crashes for it.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app(arguments, prog_name="samtalerom")
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else Code.OK
    except CommandError as error:
        tell(error.said(shell().tr))
        return error.code
    except UserError as error:
        _explain(error, shell())
        return Code.UNREADABLE
    except KeyboardInterrupt:
        return Code.OK
    except Exception as error:  # noqa: BLE001 the last resort of the program
        return _fault(error, shell())
    return Code.OK


def _explain(error: UserError, around: Shell) -> None:
    """Say what could not be done, and of a broken scenario what is wrong with it."""
    tell(error.said(around.tr))
    diagnostics = getattr(error, "diagnostics", ())
    if diagnostics:
        from scenarios.diagnostics.render import concise  # noqa: PLC0415 only for findings

        tell(concise(diagnostics, around.language).rstrip("\n"))


def _fault(error: Exception, around: Shell) -> Code:
    """Log where it happened (not what was said in a talk), and tell the user."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    log = around.places.log
    with suppress(OSError):
        around.places.make()
        with log.open("a", encoding="utf-8") as stream:
            stream.write(f"samtalerom {program_version()}\n{frames}{type(error).__name__}\n\n")
    tell(
        around.tr(
            N_("Something went wrong in the program. What is kept is kept. Log: {log}"),
            log=str(log),
        )
    )
    return Code.FAULT


__all__ = ["app", "leave", "run"]
