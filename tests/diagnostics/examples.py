"""Reads the examples.

A code's folder holds ``fail/`` and ``pass/``, each with the files of a bundle. A
``scenario.yaml`` there replaces the sections of ``base.yaml`` that it has, top-level key by
top-level key; one that begins with ``# alone`` stands for itself. ``# <-`` marks the line that
the diagnostic belongs to: its own line, or, alone on a line, the next. ``bounds.json`` lowers
bounds that would need enormous examples.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from scenarios.checks import check, diagnose
from scenarios.diagnostics import Diagnostic
from scenarios.format import DEFAULT_BOUNDS, SCENARIO_FILE, Bounds, Bundle, read

HERE = Path(__file__).parent
MARK = "# <-"


@dataclass(frozen=True, slots=True)
class Example:
    """The files of one example, and the places that are marked in them."""

    files: dict[str, bytes]
    bounds: Bounds
    marked: frozenset[tuple[str, int]]
    """Files and lines, from 1."""

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that reading in English and checking says of it."""
        reading = read(Bundle(self.files), "en", compare=True, bounds=self.bounds)
        found = reading.diagnostics
        if reading.scenario is not None:
            findings = check(reading.scenario)
            found += diagnose(findings, reading.place, SCENARIO_FILE)
        return found


def codes() -> list[str]:
    """The codes that have an example."""
    return sorted(path.name for path in HERE.iterdir() if (path / "fail").is_dir())


def example(code: str, kind: str) -> Example:
    """Read the ``fail`` or ``pass`` example of a code."""
    folder = HERE / code / kind
    written = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    base = (HERE / "base.yaml").read_bytes()
    if not any(data.startswith(b"# alone") for data in written.values()):
        merged = merge(base, written.get(SCENARIO_FILE, b""))
        written[SCENARIO_FILE] = merged
    return Example(written, _bounds(code), frozenset(_marks(written)))


def _bounds(code: str) -> Bounds:
    path = HERE / code / "bounds.json"
    lowered = json.loads(path.read_text()) if path.exists() else {}
    return replace(DEFAULT_BOUNDS, **lowered)


def merge(base: bytes, fragment: bytes) -> bytes:
    """Replace the sections of a base that a fragment has."""
    sections = _sections(base)
    sections.update(_sections(fragment))
    return b"".join(sections.values())


def _sections(text: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    key = b""
    for line in text.splitlines(keepends=True):
        if line[:1].isalpha() or line.startswith(b"---"):
            key = line.split(b":")[0]
        found[key] = found.get(key, b"") + line
    return found


def _marks(files: dict[str, bytes]) -> set[tuple[str, int]]:
    found = set()
    for name, data in files.items():
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
            if MARK in line:
                found.add((name, number + (line.strip() == MARK)))
    return found
