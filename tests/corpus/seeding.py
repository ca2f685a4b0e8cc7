"""Reads faults and spoils the healthy scenario with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from scenarios.diagnostics import Diagnostic
from scenarios.format import DEFAULT_BOUNDS, SCENARIO_FILE, Bounds, Bundle, read
from scoring.checks import examine
from scoring.shipped import shipped_rubric
from simulator.proof import Bounds as Reach
from simulator.proof import prove
from simulator.proof.rules import diagnosed

HERE = Path(__file__).parent
HEALTHY = HERE / "healthy"
SHORT = HERE / "short"
FAULTS = HERE / "faults"
PROVED = "C7"
"""What the codes begin with that only a proof finds."""


@dataclass(slots=True)
class Edit:
    """One edit of one file, in bytes, so that any mistake can be seeded."""

    file: str
    before: list[bytes] = field(default_factory=list)
    after: list[bytes] = field(default_factory=list)
    found: list[int] = field(default_factory=list)
    """The lines of ``after``, from 0, at which the code must be found."""


@dataclass(slots=True)
class Fault:
    """A seeded fault."""

    code: str
    name: str
    story: str
    edits: list[Edit] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)
    bounds: Bounds = DEFAULT_BOUNDS
    of: Path = HEALTHY
    """The folder of the scenario that is spoilt."""
    proof: Reach = field(default_factory=Reach)
    """How far its proof goes, where it is proved."""

    def seeded(self) -> tuple[dict[str, bytes], set[tuple[str, int]]]:
        """Return the files of the spoilt bundle, and the files and lines to find the code at."""
        files, marks = files_of(self.of), set[tuple[str, int]]()
        for old, new in self.renamed.items():
            files[new] = files.pop(old)
        for edit in self.edits:
            lines = files.get(edit.file, b"").splitlines(keepends=True)
            start = _start(lines, edit)
            end = start + len(edit.before)
            files[edit.file] = b"".join((*lines[:start], *edit.after, *lines[end:]))
            grown = len(edit.after) - len(edit.before)
            marks = {
                (name, line + grown if name == edit.file and line > end else line)
                for name, line in marks
            }
            marks |= {(edit.file, start + offset + 1) for offset in edit.found}
        return files, marks

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return everything that examining the spoilt bundle says."""
        files, _ = self.seeded()
        if self.code.startswith(PROVED):
            return proved(files, self.proof)
        return examine(Bundle(files), shipped_rubric(), bounds=self.bounds).diagnostics


def proved(files: Mapping[str, bytes], bounds: Reach | None = None) -> tuple[Diagnostic, ...]:
    """Return everything that proving a bundle says, or what is wrong where it cannot be."""
    reading = read(Bundle(files), placed=True)
    if reading.scenario is None:
        return reading.diagnostics
    proof = prove(reading.scenario, shipped_rubric(), bounds=bounds)
    return diagnosed(proof, reading.place, SCENARIO_FILE)


def healthy() -> dict[str, bytes]:
    """Return the files of the scenario that nothing is wrong with."""
    return files_of(HEALTHY)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a scenario that nothing is wrong with."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def faults() -> list[Path]:
    """Return the file of every fault."""
    return sorted(FAULTS.glob("*/*.fault"))


def fault(path: Path) -> Fault:
    """Read a fault."""
    lines = path.read_bytes().splitlines(keepends=True)
    story = b" ".join(line[1:].strip() for line in lines if line.startswith(b"#")).decode()
    it = Fault(path.parent.name, path.stem, story, [Edit(SCENARIO_FILE)])
    for line in lines:
        _read(it, line[:1], line[1:])
    it.edits = [edit for edit in it.edits if edit.before or edit.after]
    return it


def _read(it: Fault, sign: bytes, rest: bytes) -> None:
    edit = it.edits[-1]
    match sign:
        case b"#":
            _settle(it, rest.decode().split())
        case b"@":
            file, _, new = rest.decode().strip().partition(" -> ")
            it.edits.append(Edit(file or edit.file))
            if new:
                it.renamed[file] = new
        case b" " | b"?" | b"-" | b"+" | b"!":
            if sign in {b"?", b"!"}:
                edit.found.append(len(edit.after))
            if sign in {b" ", b"?", b"-"}:
                edit.before.append(rest)
            if sign != b"-":
                edit.after.append(rest)
        case _:
            raise ValueError(f"{it.code}/{it.name}: a line cannot begin with {sign!r}")


def _settle(it: Fault, words: list[str]) -> None:
    """Take what a comment settles, if it does: what is spoilt, and how far it is looked at."""
    match words:
        case ["bounds:", *numbers]:
            it.bounds = replace(it.bounds, **dict(map(_number, numbers)))
        case ["proof:", *numbers]:
            it.proof = replace(it.proof, **dict(map(_number, numbers)))
        case ["of:", folder]:
            it.of = HERE / folder
        case _:
            pass


def _number(word: str) -> tuple[str, int]:
    name, _, number = word.partition("=")
    return name, int(number)


def _start(lines: list[bytes], edit: Edit) -> int:
    """Return the line, from 0, that an edit begins at."""
    if not edit.before:
        return len(lines)
    size = len(edit.before)
    starts = [n for n in range(len(lines) - size + 1) if lines[n : n + size] == edit.before]
    if len(starts) != 1:
        shown = b"".join(edit.before).decode("utf-8", "replace")
        raise ValueError(f"{edit.file} has this {len(starts)} times, not once:\n{shown}")
    return starts[0]
