"""Finds the plays beside a scenario: ``plays/*.yaml``."""

from collections.abc import Mapping
from pathlib import Path

from scenarios.diagnostics import Diagnostic
from scenarios.diagnostics import catalogue as kinds
from scenarios.library import Found, file_bytes, files_in

PLAYS = "plays"
MOST_PLAYS = 200


def plays_beside(found: Found) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """Return the bytes of the plays beside a scenario by name, and which cannot be read.

    They do not shape the scenario, so they are no part of its bundle or its hash.
    """
    if found.folder is None:
        return {}, ()
    files: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    try:
        root = found.folder.resolve(strict=True)
        paths = _plays(root)
    except (OSError, RuntimeError):
        return {}, ()  # a folder that may not be looked into is told of with the scenario
    if len(paths) > MOST_PLAYS:
        at = f"{PLAYS}/"
        return {}, (kinds.TOO_MANY_FILES.at(at, None, limit=MOST_PLAYS),)
    for path in paths:
        name = f"{PLAYS}/{path.name}"
        read = file_bytes(name, path, root)
        if isinstance(read, bytes):
            files[name] = read
        else:
            diagnostics.append(read)
    return files, tuple(diagnostics)


def _plays(root: Path) -> list[Path]:
    return sorted(files_in(root / PLAYS, "yaml"))
