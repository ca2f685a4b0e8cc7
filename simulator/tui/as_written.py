"""Keeping what is being written while it is being written: a terminal may close at any moment."""

from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar

from textual.screen import Screen
from textual.timer import Timer

from simulator.sessions.errors import UserError

_PAUSE = 0.5
"""Seconds of writing that are kept at once; so much is lost where the machine stops."""

Written = TypeVar("Written")


class AsWritten(Generic[Written]):
    """Keeps the latest of what is written on a screen, off the message pump."""

    def __init__(
        self,
        screen: Screen[Any],
        keep: Callable[[Written], None],
        trouble: Callable[[UserError], None],
        kept: Written,
    ) -> None:
        """Keep what is written on a screen.

        Args:
            screen: Whose workers keep it.
            keep: Keeps it; may block, raises UserError.
            trouble: Called where it cannot be kept, once until it can again; from any thread.
            kept: What is kept already.
        """
        self._screen = screen
        self._keep = keep
        self._trouble = trouble
        self._latest = self._kept = kept
        self._told = False
        self._pause: Timer | None = None
        self._writing = Lock()

    def changed(self, written: Written) -> None:
        """Note what stands there now; it is kept soon."""
        self._latest = written
        if self._pause is None:
            self._pause = self._screen.set_timer(_PAUSE, self.soon)

    def soon(self) -> None:
        """Have it kept by a worker, at once."""
        self._no_pause()
        if self._latest != self._kept:
            self._screen.run_worker(self._write, thread=True, group="as written")

    def now(self) -> None:
        """Keep it before this returns; for a screen that goes."""
        self._no_pause()
        self._write()

    def settled(self) -> None:
        """Let it be: somebody else keeps it as it stands."""
        self._no_pause()
        self._kept = self._latest

    def _no_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

    def _write(self) -> None:
        with self._writing:
            written = self._latest
            if written == self._kept:
                return
            try:
                self._keep(written)
            except UserError as error:
                if not self._told:
                    self._trouble(error)
                self._told = True
            else:
                self._kept, self._told = written, False
