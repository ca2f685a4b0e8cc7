"""The program: which commands there are, and what happens when one fails."""

import errno
import os
import sys
from contextlib import suppress
from io import BufferedReader, BufferedWriter, FileIO, TextIOWrapper
from itertools import pairwise

import click

from scenarios.kinds import Mode
from scenarios.words import Language
from simulator.cli import play
from simulator.cli.helped import HelpedGroup
from simulator.cli.shell import (
    NOT_WRITTEN,
    Code,
    CommandError,
    Shell,
    database_option,
    language_option,
    let_go_of_stdout,
    product,
    shell,
    tell,
)
from simulator.cli.usage import usage_said
from simulator.faults import note_fault, program_version
from simulator.i18n import N_
from simulator.sessions.errors import RecordsAddressError, UserError

HELP = N_("""\
Practise the bekymringssamtale, the police's empowerment conversation.

Without a command it opens the app. Exit codes: 0 all is well, 1 findings, 2 not asked in a way
it understands, 3 unreadable, 70 the program is at fault, 130 interrupted, 143 told to end.
""")
EXAMPLES = """\
samtalerom
samtalerom --plain
samtalerom --timed
samtalerom play butikktyveri --timed
samtalerom check my-scenario/
"""

INTERRUPTED = 130
"""Exit code after the user's own interruption, as shells have it."""


COMMANDS = {
    "author": "author:author",
    "check": "check:check",
    "collect": "collect:collect",
    "debrief": "debrief:debrief",
    "demo-cohort": "demo_cohort:demo_cohort",
    "diff": "diff:diff",
    "doctor": "doctor:doctor",
    "export-me": "privacy:export_me",
    "forget": "privacy:forget",
    "format": "formatting:format_scenarios",
    "gradebook": "gradebook:gradebook",
    "graph": "graph:graph",
    "hand-in": "hand_in:hand_in",
    "list": "list_scenarios:list_scenarios",
    "new": "new:new",
    "panel": "panel:panel",
    "play": "play:play",
    "preview": "author:preview",
    "prove": "prove:prove",
    "purge": "privacy:purge",
    "report": "report:report",
    "score": "score:score",
    "script": "script:script",
    "transcript": "transcript:transcript",
    "translate": "translate:translate",
    "xapi": "xapi:xapi",
}
"""Every command by its name: the module of this room, and what it is called there."""


@click.group(
    "samtalerom",
    cls=HelpedGroup,
    members=COMMANDS,
    subcommand_metavar="[COMMAND] [ARGUMENTS]...",
    help=HELP,
    epilog=EXAMPLES,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--plain", is_flag=True, help=N_("Lines of text, no screens."))
@play.timing_option
@play.mode_option
@language_option
@database_option
@click.option("--version", "show_version", is_flag=True, help=N_("Say which version."))
@click.pass_context
def program(  # noqa: PLR0913 one parameter for each option
    context: click.Context,
    *,
    plain: bool,
    timed: bool | None,
    mode: Mode | None,
    language: Language | None,
    database: str | None,
    show_version: bool,
) -> None:
    """Open the app, unless a command is named; what was asked for before its name holds there."""
    asked: dict[str, object] = {"plain": plain, "timed": timed, "database": database}
    asked |= {"mode": mode and mode.value, "language": language and language.value}
    context.default_map = dict.fromkeys(COMMANDS, asked)
    _see_that_it_is_heard(context, asked)
    if show_version:
        product(f"samtalerom {program_version()}\n")
    elif context.invoked_subcommand is None:
        around = play.played_so(shell(language), timed, mode)
        play.open_front(around, database, plain=plain)


_FLAGS = {"timed": "timed/--untimed"}
"""How an option is typed, where that is not its name."""


def _see_that_it_is_heard(context: click.Context, asked: dict[str, object]) -> None:
    """See that what was asked for before a command's name is something that it has.

    Raises:
        CommandError: where it is not, as nothing would come of it.
    """
    name, whole = context.invoked_subcommand, context.command
    command = whole.get_command(context, name) if name and isinstance(whole, click.Group) else None
    if command is None:
        return
    has = {each.name for each in command.params}
    for option, value in asked.items():
        if value is not None and (value or option != "plain") and option not in has:
            raise CommandError(
                Code.USAGE,
                N_("The command {command} has no --{option}."),
                command=str(name),
                option=_FLAGS.get(option, option),
            )


def run(arguments: list[str]) -> int:
    """Run the program and return its exit code; no traceback reaches the user."""
    _open_streams()
    before = sys.stdout
    code = _ended(arguments)
    if sys.stdout is not before:  # click has replaced it: whoever read is gone
        sys.stdout = before
        let_go_of_stdout()
        return Code.OK
    try:
        sys.stdout.flush()
    except OSError:
        let_go_of_stdout()
    return code


def _ended(arguments: list[str]) -> int:
    try:
        # Only a page of help needs to know the language before the options are read.
        tr = _around(arguments).tr if {"-h", "--help"} & set(arguments) else None
        program(arguments, prog_name="samtalerom", standalone_mode=False, obj=tr)
    except click.UsageError as error:
        tell(usage_said(error, _around(arguments).tr))
        return error.exit_code
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else Code.OK
    except CommandError as error:
        tell(error.said(_around(arguments).tr))
        return error.code
    except UserError as error:
        _explain(error, _around(arguments))
        return Code.USAGE if isinstance(error, RecordsAddressError) else Code.UNREADABLE
    except Exception as error:  # noqa: BLE001 the last resort of the program
        if _stdout_takes_no_more(error):
            tell(_around(arguments).tr(NOT_WRITTEN, path="stdout"))
            return Code.UNREADABLE
        return _fault(error, _around(arguments))
    return Code.OK


def _around(arguments: list[str]) -> Shell:
    """Return the surroundings in the language that was asked for, wherever it was."""
    after = pairwise(arguments)
    asked = [value for option, value in after if option == "--language"]
    asked += [each.partition("=")[2] for each in arguments if each.startswith("--language=")]
    known = [Language(each) for each in asked if each in set(Language)]
    return shell(known[-1] if known else None)


def _open_streams() -> None:
    """Make every stream one that shows «?» for what it cannot, and is there.

    A stream that was closed from outside is empty to read, and fails to be written to; its
    number is taken, so that no file of ours gets it.
    """
    if sys.stdin is None:
        with suppress(OSError):
            sys.stdin = TextIOWrapper(BufferedReader(FileIO(_taken(0, os.O_RDONLY))))
    if sys.stdout is None:
        with suppress(OSError):
            sys.stdout = TextIOWrapper(BufferedWriter(FileIO(_taken(1, os.O_RDONLY), "w")))
    if sys.stderr is None:
        with suppress(OSError):
            sys.stderr = TextIOWrapper(BufferedWriter(FileIO(_taken(2, os.O_WRONLY), "w")))
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _taken(number: int, how: int) -> int:
    nowhere = os.open(os.devnull, how)
    if nowhere != number:
        os.dup2(nowhere, number)
        os.close(nowhere)
    return number


def _stdout_takes_no_more(error: Exception) -> bool:
    """Return whether it was a stream that failed, and let go of stdout then.

    Only what has no name is a stream; files and databases are told of where they are used.
    """
    if not isinstance(error, OSError) or error.filename is not None:
        return False
    failed = error.errno in {errno.ENOSPC, errno.EBADF, errno.EIO, errno.EPIPE, errno.EFBIG}
    if failed:
        let_go_of_stdout()
    return failed


def _explain(error: UserError, around: Shell) -> None:
    """Say what could not be done, and of a broken scenario what is wrong with it."""
    tell(error.said(around.tr))
    diagnostics = getattr(error, "diagnostics", ())
    if diagnostics:
        from scenarios.diagnostics.render import concise  # noqa: PLC0415 only for findings

        tell(concise(diagnostics, around.language).rstrip("\n"))


def _fault(error: Exception, around: Shell) -> Code:
    """Log where it happened (not what was said in a talk), and tell the user."""
    log = around.places.log
    with suppress(OSError):
        around.places.make()
        note_fault(log, error)
    tell(
        around.tr(
            N_("Something went wrong in the program. What is kept is kept. Log: {log}"),
            log=str(log),
        )
    )
    return Code.FAULT
