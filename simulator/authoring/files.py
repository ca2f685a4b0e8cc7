"""The files of a scenario, looked at again and again: what was saved.

They are looked at by their times and sizes. That is a few dozen ``stat`` calls for each
scenario, needs no library, and works where notices of changes do not: on network drives, in
containers, and with editors that save to a new file and rename it.
"""

import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from scenarios.library import SHARED_BLOCKS, files_in, folder_of

QUIET = 0.02
"""Seconds that nothing may have changed in before a save counts as finished."""
GONE = 0.5
"""Seconds that a file may be away while an editor puts a new one in its place."""

Stamp = Mapping[str, tuple[int, int, int]]
"""Each file's time, size and number."""


class Files:
    """The files of one scenario, its plays and its blocks, as they were looked at last."""

    def __init__(self, path: str) -> None:
        """Look at a path, or at the id of an included scenario."""
        self._folder = folder_of(path)
        self.stamp = self.look()

    def look(self) -> Stamp:
        """Return how the files are now."""
        folder = self._folder
        return {**_stamps(folder), **_stamps(folder / "plays"), **_blocks(folder)}

    def changed(self) -> tuple[str, ...]:
        """Return the names of the files that are not as they were, once they are left in peace."""
        now = self.look()
        if now == self.stamp:
            return ()
        waited = 0.0
        while True:
            time.sleep(QUIET)
            waited += QUIET
            later = self.look()
            away = self.stamp.keys() - later.keys()
            if later == now and (not away or waited >= GONE):
                break
            now = later
        before, self.stamp = self.stamp, now
        names = {name for name in now.keys() | before.keys() if now.get(name) != before.get(name)}
        return tuple(sorted({Path(name).name for name in names}))


def _blocks(folder: Path) -> Stamp:
    return {**_stamps(folder / "blocks"), **_stamps(SHARED_BLOCKS)}


def _stamps(folder: Path) -> Stamp:
    """Return the stamps of a folder's own files of ours; of one that is not there, none."""
    found = {}
    with suppress(OSError):  # away for the moment, or for good: the next look tells
        for path in tuple(files_in(folder, "yaml", "po")):
            with suppress(OSError):
                status = path.stat()
                found[str(path)] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found
