"""Help with building large frozen values."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_resting() -> Iterator[None]:
    """Let the garbage collector rest while many long-lived values are built.

    Everything built lives on, so each collection in between would walk all of it and free
    nothing: half the time of a large build. The collector's former state is restored; what
    was built then counts as old, so that the next collection of the young passes it over.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
