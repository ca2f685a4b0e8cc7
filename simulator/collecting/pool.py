"""Checking many files at once, in several processes; the results come in the files' order."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread

from scenarios.format import Bundle
from simulator.collecting.checking import Checked, Checker
from simulator.collecting.files import Found

MOST_PROCESSES = 8
FEW = 20
"""Files that are checked sooner than another process has begun."""

_AHEAD = 4
"""Files for each process that are read while others are checked."""

_checkers: list[Checker] = []
"""In each process of the pool, the one that it checks with."""

Result = tuple[Found, Checked]


def check_files(
    known: Mapping[str, Bundle], files: Iterable[Found], processes: int | None = None
) -> Iterator[Result]:
    """Yield each file with what comes of it.

    Args:
        known: The scenarios that are known, by hash.
        files: What is to be checked; read while it is checked.
        processes: How many processes to use; as many as there are processors unless told.
    """
    waiting = iter(files)
    first = list(islice(waiting, FEW))
    count = min(MOST_PROCESSES, processors()) if processes is None else processes
    if len(first) < FEW or count == 1:
        checker = Checker(known)
        for each in chain(first, waiting):
            yield each, checker.check(each.file, each.data)
    else:
        yield from _together(known, chain(first, waiting), count)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _together(known: Mapping[str, Bundle], files: Iterator[Found], count: int) -> Iterator[Result]:
    scenarios = {digest: dict(bundle.files) for digest, bundle in known.items()}
    running: deque[tuple[Found, Future[Checked]]] = deque()
    pool = ProcessPoolExecutor(count, get_context("spawn"), _begin, (scenarios,))
    try:
        for each in files:
            with uninterrupted():  # a process may be begun here
                running.append((each, pool.submit(_check, each.file, each.data)))
            if len(running) >= _AHEAD * count:
                found, result = running.popleft()
                yield found, result.result()
        while running:
            found, result = running.popleft()
            yield found, result.result()
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold an interruption back for a moment; processes that are begun in it never see any.

    An interruption goes to all of them at once, and those that are not ready yet would tell of it.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows begins them apart
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(scenarios: Mapping[str, Mapping[str, bytes]]) -> None:
    """Make a process of the pool ready."""
    end_with_parent()
    _checkers.append(Checker({digest: Bundle(files) for digest, files in scenarios.items()}))


def end_with_parent() -> None:
    """Let this process end with the one that began it, however that ends."""
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _end_with(parent: BaseProcess | None) -> None:
    """Wait for a process, and end this one at once when it is gone: nobody reads what it does."""
    if parent is not None:
        parent.join()
        os._exit(1)


def _check(file: str, data: bytes) -> Checked:
    return _checkers[0].check(file, data)
