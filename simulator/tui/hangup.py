"""Noticing that the terminal is gone where no signal tells of it.

Only a process whose controlling terminal goes is sent SIGHUP. Any other would read the end of its
input for ever: Textual's reader takes it for a pause and asks again at once.
"""

import select
import sys
from collections.abc import Callable
from threading import Thread

_AGAIN = 1.0
"""Seconds after which a poll that nothing woke is asked again."""


def watch(terminal: int, gone: Callable[[], None]) -> None:
    """Call ``gone`` once, from a thread of its own, when the other end of a terminal is closed.

    Args:
        terminal: The terminal's file descriptor, open for as long as the program runs.
        gone: What to do then.
    """
    if sys.platform != "win32" and hasattr(select, "poll"):
        Thread(target=_wait, args=(terminal, gone), name="hangup", daemon=True).start()


if sys.platform != "win32":  # which ends its consoles' programs itself

    def _wait(terminal: int, gone: Callable[[], None]) -> None:
        poll = select.poll()
        poll.register(terminal, 0)  # nothing is asked for: what cannot go on is told of unasked
        while not (found := poll.poll(_AGAIN * 1000)):
            pass
        if any(event & select.POLLHUP for _, event in found):  # else none that can be watched
            gone()
