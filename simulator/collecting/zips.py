"""The files in a zip, read in memory and bounded: nothing is ever unpacked onto the disk."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from scenarios.format.bounds import FORBIDDEN_CHARACTER
from simulator.bundles.codec import MOST_BYTES
from simulator.collecting.reasons import Reason

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
MOST_MEMBERS = 20_000
MOST_DIRECTORY_BYTES = 8 * 1024 * 1024
"""Of the list of what is in a zip; more than that many members need."""
MOST_TOTAL_BYTES = 2 * 1024 * 1024 * 1024
"""Of all members together, unpacked; a class of 700 with twelve attempts each is a tenth."""

_END = b"PK\x05\x06"
_END_BYTES = 22
_LOCATOR = b"PK\x06\x07"
_LOCATOR_BYTES = 20
"""Before the end, where a second end holds sizes beyond four gigabytes in place of the first's."""
_MOST_COMMENT = 0xFFFF
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    LookupError,
)
"""Everything that reading what is no zip ends in."""

Member = tuple[str, bytes | Reason]
"""The name of a file in a zip, and its bytes or why it is not read."""


def members(path: Path) -> Iterator[Member]:
    """Yield every file in a zip, in the order of their names; folders are passed over.

    A zip that cannot be read at all is one member without a name.
    """
    try:
        with path.open("rb") as stream:
            refused = _refused(stream)
            if refused is not None:
                yield "", refused
                return
            yield from _members(stream)
    except _DAMAGE:
        yield "", Reason.ZIP_DAMAGED


def _members(stream: IO[bytes]) -> Iterator[Member]:
    left = MOST_TOTAL_BYTES
    with zipfile.ZipFile(stream) as archive:
        infos = sorted(archive.infolist(), key=lambda info: (info.filename, info.header_offset))
        if len(infos) > MOST_MEMBERS:
            yield "", Reason.ZIP_TOO_LARGE
            return
        for info in infos:
            if info.is_dir() or beside_the_point(info.filename):
                continue
            found, unpacked = _member(archive, info)
            left -= unpacked
            if left < 0:
                yield "", Reason.ZIP_TOO_LARGE
                return
            yield info.filename, found


def _refused(stream: IO[bytes]) -> Reason | None:
    """Return why a zip is not even opened: whoever opens it reads its list of members whole."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _LOCATOR_BYTES - _END_BYTES - _MOST_COMMENT))
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_BYTES:
        return Reason.ZIP_DAMAGED
    if tail.startswith(_LOCATOR, max(0, at - _LOCATOR_BYTES)):
        return Reason.METHOD
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    stream.seek(0)
    return Reason.ZIP_TOO_LARGE if directory > MOST_DIRECTORY_BYTES else None


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> tuple[bytes | Reason, int]:
    """Return a member, or why it is not read, and how many bytes were unpacked for it."""
    refused = _refused_unread(info)
    if refused is not None:
        return refused, 0
    try:
        with archive.open(info) as stream:
            data = stream.read(MOST_BYTES + 1)  # what a zip says of its sizes may be a lie
    except _DAMAGE:
        return Reason.ZIP_DAMAGED, MOST_BYTES
    if len(data) > MOST_BYTES:
        return Reason.TOO_LARGE, len(data)
    return Reason.ZIP_INSIDE if data.startswith(SIGNATURES) else data, len(data)


def _refused_unread(info: zipfile.ZipInfo) -> Reason | None:
    if leads_elsewhere(info.orig_filename) or is_hostile(info.orig_filename):
        return Reason.HOSTILE_NAME
    if stat.S_ISLNK(info.external_attr >> 16):
        return Reason.LINK
    if info.flag_bits & _ENCRYPTED:
        return Reason.ENCRYPTED
    return None if info.compress_type in _METHODS else Reason.METHOD


def is_hostile(name: str) -> bool:
    """Say whether a name could act on a terminal, or stand for more than one line of a list."""
    return not name.isprintable() or FORBIDDEN_CHARACTER.search(name) is not None


def leads_elsewhere(name: str) -> bool:
    """Say whether a name in a zip means a place outside it."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return (
        not parts
        or "\\" in name
        or ".." in parts
        or parts[0].startswith("/")
        or parts[0].endswith(":")
    )


def beside_the_point(name: str) -> bool:
    """Say whether a file is only what a system lays beside others, as ``.DS_Store``."""
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or (bool(parts) and parts[-1] in {".DS_Store", "Thumbs.db"})
