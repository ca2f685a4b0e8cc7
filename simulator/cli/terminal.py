"""The terminal that the app draws on."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def drawing_on_the_terminal() -> Iterator[None]:
    """Let stderr lead where stdout does for the length of a block, unless it is a terminal.

    Textual draws on stderr: with ``2>log`` the user would see nothing, and the log be full of
    drawing.
    """
    if sys.stderr.isatty():
        yield
        return
    vars(sys)["__stderr__"] = sys.stderr  # none if it was closed from outside
    sys.stderr.flush()
    number = sys.stderr.fileno()
    elsewhere = os.dup(number)
    os.dup2(sys.stdout.fileno(), number)
    try:
        yield
    finally:
        sys.stderr.flush()
        os.dup2(elsewhere, number)
        os.close(elsewhere)
