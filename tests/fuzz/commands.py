"""Every command that takes a scenario, on mutated scenarios: words for the user, no traceback."""

import os
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from unittest.mock import patch

import click
from click.testing import CliRunner, Result

from simulator.cli.main import program
from simulator.cli.shell import Code, CommandError
from simulator.sessions.errors import UserError
from tests.fuzz.mutations import mutated
from tests.fuzz.trial import seeds

HOSTILE, HEALTHY, ACTS, RECORDS = "{hostile}", "{healthy}", "{acts}", "{records}"

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check", HOSTILE),
    ("check", "--format", "json", "--language", "en", HOSTILE),
    ("graph", "--format", "mermaid", HOSTILE),
    ("graph", "--format", "dot", HOSTILE),
    ("graph", "--format", "html", HOSTILE),
    ("script", HOSTILE),
    ("script", "--language", "en", HOSTILE),
    ("diff", HEALTHY, HOSTILE),
    ("diff", "--format", "html", HOSTILE, HEALTHY),
    ("format", "--check", HOSTILE),
    ("format", HOSTILE),
    ("translate", HOSTILE, "en", "counts"),
    ("translate", HOSTILE, "en"),
    ("translate", HOSTILE, "nn", "extract"),
    ("play", HOSTILE, "--acts", ACTS),
    ("collect", ACTS, "--cohort", "a", "--scenarios", HOSTILE, "--database", RECORDS),
    ("panel", HOSTILE, "--sheet", RECORDS),
    ("panel", HOSTILE, ACTS),
)
"""The commands and their arguments; whoever adds a command that reads a scenario adds it here."""

READ_NO_SCENARIO = frozenset(
    [
        "list",
        "new",
        "doctor",
        "transcript",
        "score",
        "debrief",
        "hand-in",
        "gradebook",
        "xapi",
        "export-me",
        "forget",
        "purge",
        "report",
        "demo-cohort",
    ]
)
"""Commands whose arguments are no scenario files."""

SLOW_OR_ON_SCREEN = frozenset({"author", "preview", "prove"})
"""Commands that open a screen, or take seconds for a scenario; all read it as ``check`` does."""

_LINES = "wait short\nsay 1\nencourage\n"


@dataclass(slots=True)
class Commanded:
    """What came of many commands."""

    trials: int = 0
    codes: Counter[tuple[str, int]] = field(default_factory=Counter)
    """How often each command ended with each exit code."""


def trial(number: int, files: Mapping[str, bytes], folder: Path, done: Commanded) -> None:
    """Give a mutant to one command and demand what must hold of every answer.

    Raises:
        AssertionError: where something does not hold.
        Exception: what the command raised, if it is not in words for the user.
    """
    command = COMMANDS[number % len(COMMANDS)]
    places = {
        HOSTILE: _written(folder / "hostile", mutated(Random(number), files)),
        HEALTHY: _written(folder / "healthy", files),
        ACTS: folder / "acts.txt",
        RECORDS: folder / "records.sqlite",
    }
    places[ACTS].write_text(_LINES, encoding="utf-8")
    arguments = [str(places.get(word, word)) for word in command]
    home = {"SAMTALEROM_HOME": str(folder / "home"), "SAMTALEROM_LANGUAGE": "nb"}
    with patch.dict(os.environ, home):
        result = CliRunner().invoke(program, arguments, standalone_mode=False)
    code = _code(result)
    assert code in {Code.OK, Code.FINDINGS, Code.USAGE, Code.UNREADABLE}, code
    assert "\x1b" not in result.output
    assert "Traceback" not in result.output
    assert code == Code.OK or result.output or result.exception, "refused without a word"
    done.codes[command[0], code] += 1
    done.trials += 1


def _code(result: Result) -> int:
    error = result.exception
    if error is None or isinstance(error, SystemExit):
        return result.exit_code
    if isinstance(error, CommandError):
        return error.code
    if isinstance(error, click.ClickException):
        return error.exit_code
    if isinstance(error, UserError):
        return Code.UNREADABLE
    raise error


def _written(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def run(first: int, count: int) -> Commanded:
    """Run some trials, the commands and the seeds in turn."""
    done, bundles = Commanded(), seeds()
    for number in range(first, first + count):
        files = bundles[number // len(COMMANDS) % len(bundles)]
        with tempfile.TemporaryDirectory() as folder:
            try:
                trial(number, files, Path(folder), done)
            except Exception as error:
                command = " ".join(COMMANDS[number % len(COMMANDS)])
                error.add_note(f"{command}: python -m tests.fuzz commands {number} 1")
                raise
    return done
