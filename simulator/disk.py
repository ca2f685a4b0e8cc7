"""Writing over a file: afterwards it stands there whole, or as it was before."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file whole or not at all, wherever the program or the machine stops.

    What stands there keeps who may read it; a link stays, and what it leads to is written.

    Args:
        path: Where to. Nothing takes the place of a device or a pipe: it is written to.
        data: What it holds.
        private: Whether its owner only may read it.

    Raises:
        OSError: where that is not possible, or what stands there may not be written to.
        ValueError: for a name that no file can have.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    try:
        place = path.resolve()
    except RuntimeError as error:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from error
    kept = place.stat().st_mode if place.exists() else None
    if kept is not None and not os.access(place, os.W_OK):  # a new one would pass over that
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    fresh = place.with_name(f".samtalerom-{os.urandom(6).hex()}.new")
    mode = 0o600 if private else 0o666
    try:
        with os.fdopen(os.open(fresh, _NEW, mode), "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if kept is not None and not private:
            fresh.chmod(stat.S_IMODE(kept))
        fresh.replace(place)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
