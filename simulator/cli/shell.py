"""What every command works with: language, places, streams and exit codes."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from scenarios.words import Language
from simulator.i18n import N_, Translator, choose_language, translator
from simulator.records import (
    Places,
    Settings,
    database_of,
    find_places,
    load_settings,
    open_records,
)
from simulator.sessions.errors import UserError
from simulator.sessions.inert import inert

if TYPE_CHECKING:
    from simulator.sessions.port import Records


E = TypeVar("E", bound=StrEnum)
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Code(IntEnum):
    """How a command ended."""

    OK = 0
    FINDINGS = 1
    """It did what was asked and has something to say against it."""
    USAGE = 2
    """It was not asked in a way that it understands."""
    UNREADABLE = 3
    """What it was to read is not there, or is not what it should be."""
    FAULT = 70
    """The program is at fault."""


class CommandError(UserError):
    """A command cannot go on, in words for the user."""

    def __init__(self, code: Code, message: str, /, **values: object) -> None:
        """Hold how the command ends, and why."""
        super().__init__(message, **values)
        self.code = code


class ListFormat(StrEnum):
    """How a listing or a score is written."""

    TEXT = "text"
    JSON = "json"


def one_of(kind: type[E], name: str, text: str, default: E | None = None) -> Decorator:
    """Return an option whose value is a member of an enumeration of words."""

    def member(_context: object, _option: object, value: str | None) -> E | None:
        return None if value is None else kind(value)

    return click.option(
        name,
        type=click.Choice([each.value for each in kind]),
        callback=member,
        default=None if default is None else default.value,
        help=text,
    )


language_option = one_of(Language, "--language", "Language of what is said.")
database_option = click.option(
    "--database",
    metavar="URL",
    help="A PostgreSQL URL, or a SQLite file, instead of the user's own folder.",
)


def described(text: str) -> str:
    """Return a help text whose examples keep their lines (a backspace tells click so)."""
    return text.replace("Examples:\n", "\b\nExamples:\n")


@dataclass(frozen=True, slots=True)
class Shell:
    """The surroundings of one command."""

    places: Places
    settings: Settings
    tr: Translator

    @property
    def language(self) -> Language:
        """The language that the user is spoken to in."""
        return self.tr.language

    @contextmanager
    def records(self, database: str | None) -> Iterator["Records"]:
        """Open the records for the length of a block.

        Raises:
            RecordsError: where that is not possible.
        """
        found = open_records(self.places, database_of(database, os.environ))
        try:
            yield found
        finally:
            found.close()


def shell(language: Language | None = None) -> Shell:
    """Return the surroundings, as options, environment and settings make them."""
    places = find_places(os.environ)
    settings = load_settings(places)
    chosen = choose_language(language, os.environ, settings.language)
    return Shell(places, settings, translator(chosen))


def product(text: str) -> None:
    """Write what was asked for; that nobody reads on is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(text: str) -> None:
    """Say something beside it."""
    sys.stderr.write(inert(text) + "\n")
    sys.stderr.flush()


def leave(code: Code) -> NoReturn:
    """End the command."""
    raise SystemExit(code)


def read_text(path: str, most: int) -> str:
    """Read a text file, or stdin where the path is ``-``.

    Raises:
        CommandError: where that is not possible, or it is longer than ``most`` bytes.
    """
    try:
        if path == "-":
            data = sys.stdin.buffer.read(most + 1)
        else:
            with Path(path).open("rb") as stream:
                data = stream.read(most + 1)
        text = data.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise CommandError(
            Code.UNREADABLE, N_("{path} cannot be read as text."), path=path
        ) from error
    if len(data) > most:
        raise CommandError(Code.UNREADABLE, N_("{path} is too large."), path=path)
    return text


def write_text(path: Path, text: str) -> None:
    """Write a file.

    Raises:
        CommandError: where that is not possible.
    """
    try:
        path.write_bytes(text.encode("utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(
            Code.UNREADABLE, N_("{path} cannot be written."), path=str(path)
        ) from error
