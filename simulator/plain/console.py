"""Lines in, lines out."""

import textwrap
from collections.abc import Callable
from typing import TextIO

from simulator.sessions.inert import inert

WIDTH = 78
MOST_CHARACTERS = 20_000
"""What is read of one line; the rest is cut."""


_YES = frozenset({"j", "ja", "y", "yes"})


class LeavingError(Exception):
    """The user goes, or there is nothing more to read."""


class Console:
    """Writes wrapped paragraphs and reads answers; knows nothing of the terminal."""

    def __init__(
        self,
        read: Callable[[], str],
        write: Callable[[str], None],
        width: int = WIDTH,
        *,
        echo: bool = False,
    ) -> None:
        """Use a source of lines (empty at its end) and a sink for text.

        Args:
            read: Returns the next line with its line break, or an empty text at the end.
            write: Takes text, and shows it at once.
            width: Columns to wrap at.
            echo: Whether to write what was read, for a pipe that shows none of it.
        """
        self._read = read
        self._write = write
        self._width = max(width, 20)
        self._echo = echo

    def say(self, text: str = "", *, indent: int = 0, hang: int = 0) -> None:
        """Write text, wrapped; line breaks stay.

        Args:
            text: What to write; whatever could act on a terminal is shown as ``?``.
            indent: Columns before every line.
            hang: Further columns before every line but the first.
        """
        for line in inert(text).split("\n"):
            self._write(self._wrapped(line, indent, hang) + "\n")

    def heading(self, text: str) -> None:
        """Write a heading, set apart by an empty line and an underline."""
        self.say()
        self.say(text)
        self.say("-" * min(len(text), self._width))

    def item(self, key: str, text: str) -> None:
        """Write something that can be chosen by its key."""
        self.say(f"{key:>3}  {text}", hang=5)

    def ask(self, prompt: str) -> str:
        """Ask for one line, and return it without white space around it.

        Raises:
            LeavingError: where there is nothing more to read.
        """
        self._write(self._wrapped(inert(prompt)) + " ")
        try:
            line = self._read()
        except KeyboardInterrupt:
            self._write("\n")
            raise
        if not line:
            self._write("\n")
            raise LeavingError
        answer = line.strip()[:MOST_CHARACTERS]
        if self._echo:
            self._write(inert(answer) + "\n")
        return answer

    def agrees(self, question: str) -> bool:
        """Ask something that is answered by yes or no; anything but a yes is a no."""
        return self.ask(question).lower() in _YES

    def _wrapped(self, line: str, indent: int = 0, hang: int = 0) -> str:
        return textwrap.fill(
            line,
            self._width,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_long_words=False,
            break_on_hyphens=False,
        )


def console_of(stdin: TextIO, stdout: TextIO, width: int = WIDTH) -> Console:
    """Return a console on two streams."""

    def write(text: str) -> None:
        stdout.write(text)
        stdout.flush()

    def read() -> str:
        try:
            return stdin.readline()
        except (OSError, ValueError):  # nothing more comes from a terminal that is gone
            return ""

    return Console(read, write, width, echo=not stdin.isatty())
