"""Processes beside this one: begun so that no folder can slip code into them, ended with it."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread

_SAFE_PATH = "PYTHONSAFEPATH"


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def command_of(module: str) -> list[str]:
    """Return the command that runs a module of ours in a Python of its own.

    It does not look for modules in the folder one stands in: folders of scenarios are passed on
    from hand to hand, and one of them could hold a ``json.py``.
    """
    return [sys.executable, "-P", "-m", module]


def pool(
    count: int,
    make_ready: Callable[..., object] | None = None,
    given: tuple[object, ...] = (),
    *,
    alike: bool = False,
) -> ProcessPoolExecutor:
    """Return a pool of processes that end with this one, however that ends.

    Args:
        count: how many, at least 1.
        make_ready: called in each of them when it begins.
        given: what it is called with.
        alike: whether they may begin as copies of this one, where the system makes such: that is
            soon done, but only for a process without threads.

    Raises:
        OSError: on a machine that has no such thing, as NotImplementedError and ImportError do.
    """
    context = get_context(None if alike else "spawn")
    with beginning():  # what looks after their resources is a process too
        return ProcessPoolExecutor(count, context, _begin, (make_ready, given))


@contextmanager
def beginning() -> Iterator[None]:
    """Hold what a process inherits for a moment as it should be; processes are begun in it.

    They do not look for modules in the folder one stands in. And they never see an interruption:
    it goes to all of them at once, and those that are not ready yet would tell of it.
    """
    path = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        with _uninterrupted():
            yield
    finally:
        if path is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = path


@contextmanager
def _uninterrupted() -> Iterator[None]:
    if sys.platform == "win32":  # which begins them apart
        yield
    else:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(make_ready: Callable[..., object] | None, given: tuple[object, ...]) -> None:
    """Make a process of a pool ready."""
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()
    if make_ready is not None:
        make_ready(*given)


def _end_with(parent: BaseProcess | None) -> None:
    """Wait for a process, and end this one at once when it is gone: nobody reads what it does."""
    if parent is not None:
        parent.join()
        os._exit(1)
