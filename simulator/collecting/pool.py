"""Checking many files at once, in several processes; the results come in the files' order."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future
from itertools import chain, islice

from scenarios.format import Bundle
from simulator.collecting.checking import Checked, Checker
from simulator.collecting.files import Found
from simulator.processes import beginning, pool, processors

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


def _together(known: Mapping[str, Bundle], files: Iterator[Found], count: int) -> Iterator[Result]:
    scenarios = {digest: dict(bundle.files) for digest, bundle in known.items()}
    running: deque[tuple[Found, Future[Checked]]] = deque()
    workers = pool(count, _begin, (scenarios,))
    try:
        for each in files:
            with beginning():  # a process may be begun here
                running.append((each, workers.submit(_check, each.file, each.data)))
            if len(running) >= _AHEAD * count:
                found, result = running.popleft()
                yield found, result.result()
        while running:
            found, result = running.popleft()
            yield found, result.result()
    finally:
        workers.shutdown(cancel_futures=True)


def _begin(scenarios: Mapping[str, Mapping[str, bytes]]) -> None:
    """Make a process of the pool ready."""
    _checkers.append(Checker({digest: Bundle(files) for digest, files in scenarios.items()}))


def _check(file: str, data: bytes) -> Checked:
    return _checkers[0].check(file, data)
