"""A program in a terminal of its own, timed from the outside."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

ROOT = Path(__file__).resolve().parents[2]
QUIET = 0.15
"""Seconds without a byte after which the screen counts as painted."""
_CHUNK = 65536


class NeverShown(Exception):  # noqa: N818 the program may be fine; the text is not there
    """The text that was waited for did not come."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a key led to, in seconds after it was pressed."""

    first: float
    """The first byte of the answer."""
    painted: float
    """Its last byte."""


class Terminal:
    """Runs one program in a pty and watches what it paints; use as a context manager."""

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str] | None = None,
        *,
        columns: int = 100,
        rows: int = 30,
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._unseen: deque[tuple[float, bytes]] = deque()
        self.last_byte = 0.0
        """When the last byte came."""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env=os.environ
            | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
            | dict(environment or {}),
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._master)

    @property
    def text(self) -> str:
        """What is on the screen now."""
        while self._unseen:
            self._see()
        return "\n".join(self._screen.display)

    def cells(self) -> list[list[pyte.screens.Char]]:
        """Return what is on the screen now, cell by cell."""
        while self._unseen:
            self._see()
        screen = self._screen
        return [
            [screen.buffer[row][column] for column in range(screen.columns)]
            for row in range(screen.lines)
        ]

    def wait_for(self, *texts: str, seconds: float = 30.0) -> float:
        """Read until one of the texts is on the screen; return the time of that frame.

        Raises:
            NeverShown: when none comes in time, or the program ends.
        """
        deadline = time.perf_counter() + seconds
        came = self.last_byte
        while True:
            while self._unseen:
                came = self._see()
                if any(text in "\n".join(self._screen.display) for text in texts):
                    return came
            if self._read(deadline - time.perf_counter()) is None:
                raise NeverShown(f"none of {texts} on the screen:\n{self.text}")
            while self._read(0.0) is not None:  # looking takes time; what has come is taken first
                pass

    def settle(self, quiet: float = QUIET) -> None:
        """Read until nothing has been painted for a while."""
        while self._read(quiet) is not None:
            pass

    def press(self, keys: str, *, quiet: float = QUIET, patience: float = 2.0) -> Answer | None:
        """Press keys and time the answer; None when nothing is painted."""
        pressed = time.perf_counter()
        os.write(self._master, keys.encode())
        first = self._read(patience)
        if first is None:
            return None
        self.settle(quiet)
        return Answer(first - pressed, self.last_byte - pressed)

    def resident(self) -> float:
        """Return the memory that the program holds now, in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def _read(self, seconds: float) -> float | None:
        """Read once; return when the bytes came, None when none did in time or ever will."""
        ready, _, _ = select.select([self._master], [], [], max(seconds, 0.0))
        if not ready:
            return None
        came = time.perf_counter()
        try:
            painted = os.read(self._master, _CHUNK)
        except OSError:  # the other end is closed
            return None
        if not painted:
            return None
        self.last_byte = came
        self._unseen.append((came, painted))
        return came

    def _see(self) -> float:
        """Paint the oldest bytes that were read and return when they came."""
        came, painted = self._unseen.popleft()
        self._stream.feed(painted)
        return came
