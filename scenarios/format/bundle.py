"""Everything that shapes a scenario, as one hashed value."""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from scenarios.words import Language

BUNDLE_FORMAT = 1

_MAY_USE = re.compile(rb"(?<![a-z_])use[\"']?\s*:")
_PLAIN_USE = re.compile(
    rb"^use:[ \t]*(\[[a-z0-9_, \t]*\]|(?:\r?\n[ \t]*-[ \t]+[a-z][a-z0-9_]*[ \t]*)+)"
    rb"(?:[ \t]*\r?\n)+[a-z]",
    re.MULTILINE,
)
"""A list of names as most write it, with the next key below it."""
_NAME = re.compile(rb"[a-z][a-z0-9_]*")


class BundleError(ValueError):
    """Bytes that are not a bundle."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a scenario by their names inside its folder, ``/`` between folders.

    The names are ``scenario.yaml``, ``<language>.po``, ``blocks/<name>.yaml`` and
    ``blocks/<name>.<language>.po``.
    """

    files: Mapping[str, bytes]
    hash: str = field(init=False)
    """SHA-256 of the sorted names and contents, as 64 lower-case hexadecimal digits."""

    def __post_init__(self) -> None:
        """Compute the hash."""
        object.__setattr__(self, "hash", _digest(self.files))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that there is a translation to, sorted."""
        return tuple(sorted(language for language in Language if f"{language}.po" in self.files))

    def to_bytes(self) -> bytes:
        """Return the bundle in a form that ``from_bytes`` reads; equal bundles, equal bytes."""
        files = {
            name: base64.b64encode(data).decode("ascii")
            for name, data in sorted(self.files.items())
        }
        return json.dumps(
            {"bundle": BUNDLE_FORMAT, "files": files}, ensure_ascii=True, separators=(",", ":")
        ).encode("ascii")

    @classmethod
    def from_bytes(cls, data: bytes) -> "Bundle":
        """Read what ``to_bytes`` wrote.

        Raises:
            BundleError: where the bytes are something else.
        """
        try:
            match json.loads(data):
                case {"bundle": int(version), "files": dict(files)} if (
                    version == BUNDLE_FORMAT and version is not True
                ):
                    return cls(
                        {
                            str(name): base64.b64decode(content, validate=True)
                            for name, content in files.items()
                        }
                    )
        except (ValueError, TypeError, binascii.Error, RecursionError) as error:
            raise BundleError(str(error)) from error
        raise BundleError(f"not a bundle of format {BUNDLE_FORMAT}")


def plainly_used(data: bytes) -> frozenset[str] | None:
    """Return the names under ``use:`` in the bytes of a scenario; None where it has to be read.

    Most have one plain list, or none, and what a bundle holds is asked for before it is read.
    """
    keys = len(_MAY_USE.findall(data))
    if not keys:
        return frozenset()
    found = _PLAIN_USE.findall(data)
    if keys > 1 or not found:
        return None
    return frozenset(name.decode() for name in _NAME.findall(found[0]))


def _digest(files: Mapping[str, bytes]) -> str:
    """Hash names and contents with their lengths, so that no two bundles run together."""
    digest = hashlib.sha256(b"samtalerom bundle 1\n")
    for name, data in sorted(files.items()):
        encoded = name.encode("utf-8", "surrogatepass")
        digest.update(b"%d %d\n" % (len(encoded), len(data)))
        digest.update(encoded)
        digest.update(data)
    return digest.hexdigest()
