"""Reads faults and spoils the healthy scenario with them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from scenarios.diagnostics import Diagnostic
from scenarios.format import DEFAULT_BOUNDS, SCENARIO_FILE, Bounds, Bundle
from scoring.checks import examine
from scoring.shipped import shipped_rubric

HERE = Path(__file__).parent
HEALTHY = HERE / "healthy"
FAULTS = HERE / "faults"


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

    def seeded(self) -> tuple[dict[str, bytes], set[tuple[str, int]]]:
        """Return the files of the spoilt bundle, and the files and lines to find the code at."""
        files, marks = healthy(), set[tuple[str, int]]()
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
        return examine(Bundle(files), shipped_rubric(), bounds=self.bounds).diagnostics


def healthy() -> dict[str, bytes]:
    """Return the files of the scenario that nothing is wrong with."""
    return {
        path.relative_to(HEALTHY).as_posix(): path.read_bytes()
        for path in sorted(HEALTHY.rglob("*"))
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
            for name, number in _bounds(rest.decode()):
                it.bounds = replace(it.bounds, **{name: number})
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


def _bounds(comment: str) -> Iterator[tuple[str, int]]:
    words = comment.split()
    if words[:1] == ["bounds:"]:
        for word in words[1:]:
            name, _, number = word.partition("=")
            yield name, int(number)


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
