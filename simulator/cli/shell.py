"""What every command works with: language, places, streams and exit codes."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from scenarios.words import Language
from simulator.disk import write_whole
from simulator.i18n import N_, Translator, choose_language, translator
from simulator.records import (
    Places,
    Settings,
    find_places,
    load_settings,
    open_records,
    read_records,
)
from simulator.sessions.errors import UserError
from simulator.sessions.inert import inert

if TYPE_CHECKING:
    from simulator.sessions.port import Records


NOT_WRITTEN = N_("{path} cannot be written.")

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


language_option = one_of(Language, "--language", N_("Language of what is said."))


def filled(_context: object, option: click.Parameter, value: object) -> object:
    """Refuse an empty text where a path, an id or a URL belongs.

    Raises:
        CommandError: where it is empty.
    """
    if (not value and isinstance(value, str)) or (isinstance(value, tuple) and "" in value):
        name = option.opts[-1] if isinstance(option, click.Option) else option.human_readable_name
        raise CommandError(Code.USAGE, N_("{option} is empty."), option=name)
    return value


database_option = click.option(
    "--database",
    metavar="URL",
    callback=filled,
    help=N_(
        "Where cohorts are kept, if not in your own folder: a PostgreSQL URL or a SQLite file."
    ),
)


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
    def records(self, *, reading: bool = False) -> Iterator["Records"]:
        """Open one's own records for the length of a block, for reading only where that is enough.

        Raises:
            RecordsError: where that is not possible.
        """
        open_them = read_records if reading else open_records
        found = open_them(self.places)
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
    """Write what was asked for; that nobody reads on is no error.

    Raises:
        CommandError: where it cannot be written.
    """
    _to_stdout(lambda: sys.stdout.write(text))


def _to_stdout(write: Callable[[], object]) -> None:
    try:
        write()
        sys.stdout.flush()
    except BrokenPipeError:
        let_go_of_stdout()
    except OSError as error:
        let_go_of_stdout()
        raise CommandError(Code.UNREADABLE, NOT_WRITTEN, path="stdout") from error


def let_go_of_stdout() -> None:
    """Let what cannot be written go nowhere, also what is written at the very end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def tell(text: str) -> None:
    """Say something beside it, if there is anywhere to say it."""
    with suppress(OSError, ValueError):
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
    data = read_bytes(path, most)
    try:
        return data.decode("utf-8-sig")
    except ValueError as error:
        raise CommandError(
            Code.UNREADABLE, N_("{path} cannot be read as text."), path=path
        ) from error


def read_bytes(path: str, most: int) -> bytes:
    """Read a file, or stdin where the path is ``-``.

    Raises:
        CommandError: where that is not possible, or it is longer than ``most`` bytes.
    """
    try:
        if path == "-":
            data = sys.stdin.buffer.read(most + 1)
        else:
            with Path(path).open("rb") as stream:
                data = stream.read(most + 1)
    except OSError as error:
        raise CommandError(Code.UNREADABLE, reason_not_read(error), path=path) from error
    except ValueError as error:  # a name that no file can have
        raise CommandError(Code.UNREADABLE, N_("{path} is not there."), path=path) from error
    if len(data) > most:
        raise CommandError(Code.UNREADABLE, N_("{path} is too large."), path=path)
    return data


def reason_not_read(error: OSError) -> str:
    """Return the message that says of a ``{path}`` why it cannot be read."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return N_("{path} is not there.")
        case PermissionError():
            return N_("{path} may not be read.")
        case IsADirectoryError():
            return N_("{path} is a folder.")
        case _:
            return N_("{path} cannot be read.")


def write_text(path: str, text: str, *, private: bool = False) -> None:
    """Write a file whole or not at all, or to stdout where the path is ``-``.

    Args:
        path: Where to.
        text: What it holds.
        private: Whether its owner only may read it.

    Raises:
        CommandError: where that is not possible.
    """
    if path == "-":
        product(text)
    else:
        write_bytes(path, text.encode("utf-8"), private=private)


def write_bytes(path: str, data: bytes, *, private: bool = False) -> None:
    """Write a file whole or not at all, or to stdout where the path is ``-``.

    Args:
        path: Where to.
        data: What it holds.
        private: Whether its owner only may read it.

    Raises:
        CommandError: where that is not possible.
    """
    if path == "-":
        _to_stdout(lambda: sys.stdout.buffer.write(data))
        return
    place = Path(path)
    try:
        write_whole(place, data, private=private)
    except FileNotFoundError as error:
        raise CommandError(
            Code.UNREADABLE, reason_not_read(error), path=str(place.parent)
        ) from error
    except PermissionError as error:
        raise CommandError(
            Code.UNREADABLE, N_("{path} may not be written to."), path=path
        ) from error
    except IsADirectoryError as error:
        raise CommandError(Code.UNREADABLE, reason_not_read(error), path=path) from error
    except (OSError, ValueError) as error:
        raise CommandError(Code.UNREADABLE, NOT_WRITTEN, path=path) from error
