"""The files that are to be collected: those that are named, in folders, and in zips."""

import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from simulator.bundles.codec import MOST_BYTES
from simulator.collecting.canvas import Submission, submission
from simulator.collecting.reasons import Reason, SetAside
from simulator.collecting.zips import SIGNATURES, beside_the_point, is_hostile, members

MOST_DEPTH = 16
MOST_FILES = 100_000


@dataclass(frozen=True, slots=True)
class Found:
    """A file that could be read."""

    file: str
    """Where it was, to be shown."""
    data: bytes
    submission: Submission | None
    """What Canvas's name of it says, where Canvas has named it."""


def find_files(paths: Sequence[str]) -> Iterator[Found | SetAside]:
    """Yield every file under some paths, the same order each time.

    A path that is named may be a link; what stands in a folder may not, since it could lead
    anywhere. Nothing is raised for what is on the disk.
    """
    left = MOST_FILES
    for named in paths:
        for each in _under(named):
            left -= 1
            if left < 0:
                yield SetAside(named, Reason.TOO_MANY)
                return
            yield each


def _under(named: str) -> Iterator[Found | SetAside]:
    try:
        path = Path(named)
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _in_folder(path, named, MOST_DEPTH)
        else:
            yield from _file(path, named, mode)
    except (FileNotFoundError, NotADirectoryError):
        yield SetAside(named, Reason.NOT_THERE)
    except (OSError, ValueError, RuntimeError):
        yield SetAside(named, Reason.UNREADABLE)


def _in_folder(folder: Path, shown: str, depth: int) -> Iterator[Found | SetAside]:
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:
        yield SetAside(shown, Reason.UNREADABLE)
        return
    for path in paths:
        name = f"{shown.rstrip('/')}/{path.name}"
        if beside_the_point(path.name):
            continue
        if is_hostile(path.name):
            yield SetAside(name, Reason.HOSTILE_NAME)
            continue
        try:
            mode = path.lstat().st_mode
        except OSError:
            yield SetAside(name, Reason.UNREADABLE)
            continue
        if stat.S_ISLNK(mode):
            yield SetAside(name, Reason.LINK)
        elif not stat.S_ISDIR(mode):
            yield from _file(path, name, mode)
        elif depth:
            yield from _in_folder(path, name, depth - 1)
        else:
            yield SetAside(name, Reason.TOO_DEEP)


def _file(path: Path, shown: str, mode: int) -> Iterator[Found | SetAside]:
    """Yield a file, or what is in it where it is a zip."""
    if not stat.S_ISREG(mode):
        yield SetAside(shown, Reason.NO_REGULAR_FILE)
        return
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError:
        yield SetAside(shown, Reason.UNREADABLE)
        return
    if data.startswith(SIGNATURES):
        for name, content in members(path):
            yield _found(f"{shown}: {name}" if name else shown, name, content)
        return
    yield _found(shown, path.name, Reason.TOO_LARGE if len(data) > MOST_BYTES else data)


def _found(shown: str, name: str, content: bytes | Reason) -> Found | SetAside:
    if isinstance(content, Reason):
        return SetAside(shown, content)
    return Found(shown, content, submission(PurePosixPath(name).name))
