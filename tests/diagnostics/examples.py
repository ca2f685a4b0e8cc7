"""Reads the examples.

A code's folder holds ``fail/`` and ``pass/``, each with the files of a bundle. A
``scenario.yaml`` there replaces the sections of ``base.yaml`` that it has, top-level key by
top-level key; one that begins with ``# alone`` stands for itself. ``plays/`` are plays, performed
and judged; ``other/`` is another scenario that is checked beside it. ``# <-`` marks the line that
the diagnostic belongs to: its own line, or, alone on a line, the next. ``bounds.json`` lowers
bounds that would need enormous examples, ``proof.json`` those of the proof. An example of what a
proof finds (C7) is proved.
"""

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from scenarios.diagnostics import Diagnostic
from scenarios.format import DEFAULT_BOUNDS, SCENARIO_FILE, Bounds, Bundle, read
from scoring.checks import examine, examine_together
from scoring.shipped import shipped_rubric
from simulator.plays import check_plays
from simulator.proof import Bounds as Reach
from simulator.proof import prove
from simulator.proof.rules import diagnosed

HERE = Path(__file__).parent
MARK = "# <-"


@dataclass(frozen=True, slots=True)
class Example:
    """The files of one example, and the places that are marked in them."""

    files: dict[str, bytes]
    bounds: Bounds
    marked: frozenset[tuple[str, int]]
    """Files and lines, from 1."""
    proof: Reach | None
    """How far to go in proving it; None where it is not proved."""

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that examining it says."""
        plays = {name: data for name, data in self.files.items() if name.startswith("plays/")}
        other = {name: data for name, data in self.files.items() if name.startswith("other/")}
        bundle = Bundle({n: data for n, data in self.files.items() if n not in {*plays, *other}})
        rubric = shipped_rubric()
        played, _ = check_plays(plays, read(bundle).scenario if plays else None, rubric)
        examined = examine(bundle, rubric, bounds=self.bounds)
        if other:
            first = examine(Bundle({n.removeprefix("other/"): d for n, d in other.items()}), rubric)
            played += examine_together({"first": first, "second": examined}).get("second", ())
        proved = () if self.proof is None else _proved(self.files[SCENARIO_FILE], self.proof)
        return examined.diagnostics + played + proved


@cache
def _proved(text: bytes, bounds: Reach) -> tuple[Diagnostic, ...]:
    reading = read(Bundle({SCENARIO_FILE: text}), placed=True)
    if reading.scenario is None:
        return ()
    proof = prove(reading.scenario, shipped_rubric(), bounds=bounds)
    return diagnosed(proof, reading.place, SCENARIO_FILE)


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
    bounds = replace(DEFAULT_BOUNDS, **_lowered(code, "bounds.json"))
    proof = replace(Reach(), **_lowered(code, "proof.json")) if code.startswith("C7") else None
    return Example(written, bounds, frozenset(_marks(written)), proof)


def _lowered(code: str, name: str) -> dict[str, int]:
    path = HERE / code / name
    return json.loads(path.read_text()) if path.exists() else {}


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
