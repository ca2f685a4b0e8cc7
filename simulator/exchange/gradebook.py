"""Canvas's gradebook, as exported: one column is filled, every other byte stays as it was.

A gradebook that is imported changes grades: a blank where a score stood takes it away, and a
column that is not recognised becomes a new assignment. So the file is never written anew: the
cells of one column are replaced in the bytes that came, and only where there is something to say.

Sources: X4 in docs/sources.md.
"""

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_BYTES = 64 * 1024 * 1024
_SEPARATORS = (",", ";")
_LOOKED_AT = 3
"""Lines in which Canvas looks for the separator."""
_LEAST_COLUMNS = 4
_POINTS = "Points Possible"
_UNPOSTED = re.compile(r"\s*(Muted|Manual Posting.*)?\s*", re.IGNORECASE)
"""What every cell of a row without a student says, where assignments are posted by hand."""
_KEPT = frozenset({"EX", "N/A"})
"""What stands in a cell for somebody who is excused, or was not given the assignment."""
_NOTHING = frozenset({"", "-"})
"""How a cell says that there is no score."""
_IDENTIFIED = re.compile(r".*\((?P<id>[0-9]+)\)\s*", re.DOTALL)


class Problem(StrEnum):
    """Why a file cannot be filled."""

    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    """It is not written in UTF-8."""
    NOT_A_GRADEBOOK = "not_a_gradebook"
    """Its first line is not that of a gradebook."""
    BROKEN = "broken"
    """A line has another number of cells than the first, or a quotation mark is left open."""
    NO_COLUMN = "no_column"
    SEVERAL_COLUMNS = "several_columns"


class GradebookError(Exception):
    """A file that cannot be filled.

    Attributes:
        problem: what is wrong.
        line: where, from 1; 0 is the whole file.
        columns: the columns that could be meant, where it is about one.
    """

    def __init__(self, problem: Problem, line: int = 0, columns: Sequence[str] = ()) -> None:
        """Hold what is wrong."""
        super().__init__(problem.value)
        self.problem = problem
        self.line = line
        self.columns = tuple(columns)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell and where it stands."""

    text: str
    """What it says, without its quotation marks."""
    start: int
    end: int
    """Characters of the text, from 0; up to ``end``, not with it."""


@dataclass(frozen=True, slots=True)
class Gradebook:
    """A gradebook that has been read."""

    text: str
    mark: bytes
    """The byte order mark that the file begins with, or nothing."""
    head: tuple[Cell, ...]
    students: tuple[tuple[Cell, ...], ...]
    """The rows of students, in the order of the file."""

    @property
    def who(self) -> int:
        """The column that says who it is, from 0."""
        return 2 if "LastName" in self.head[0].text else 1

    @property
    def assignments(self) -> tuple[str, ...]:
        """The columns that can be filled, by their titles."""
        after = next(i for i, cell in enumerate(self.head) if "Section" in cell.text) + 1
        titles = (cell.text for cell in self.head[after:])
        return tuple(title for title in titles if _IDENTIFIED.fullmatch(title))


@dataclass(frozen=True, slots=True)
class Filled:
    """A gradebook with one column filled."""

    data: bytes
    written: tuple[str, ...]
    """Who has got a value: users of Canvas, in the order of the file."""
    same: tuple[str, ...]
    """Whose value stood there already."""
    other: tuple[tuple[str, str], ...]
    """Whose cell holds something else, and what: it is left as it is."""
    missing: tuple[str, ...]
    """Who has a value and no row."""


def read_gradebook(data: bytes) -> Gradebook:
    """Read a gradebook as Canvas exports it.

    Raises:
        GradebookError: where it is none, or cannot be read.
    """
    if len(data) > MOST_BYTES:
        raise GradebookError(Problem.TOO_LARGE)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        text = data[len(mark) :].decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise GradebookError(Problem.NOT_TEXT, line) from error
    rows = list(_rows(text, _separator(text)))
    if not rows or not _is_head(rows[0][1]):
        raise GradebookError(Problem.NOT_A_GRADEBOOK, 1)
    head = rows[0][1]
    for line, row in rows:
        if len(row) != len(head):
            raise GradebookError(Problem.BROKEN, line)
    students = tuple(row for _, row in rows[1:] if _is_student(row))
    return Gradebook(text, mark, head, students)


def fill(
    book: Gradebook, assignment: str, values: Mapping[str, str], *, replace: bool = False
) -> Filled:
    """Return the gradebook with one column filled.

    Args:
        book: what was exported.
        assignment: the column: its whole title, its title without the number, or its number.
        values: user of Canvas (the column ``ID``) to what is written, a plain number.
        replace: whether a number that stands there already gives way. An excuse never does.

    Raises:
        GradebookError: where there is no such column, or more than one.
    """
    at = _column(book, assignment)
    left = dict(values)
    written, same, other, pieces = [], [], [], []
    copied = 0
    for row in book.students:
        user, cell = row[book.who].text.strip(), row[at]
        value = left.pop(user, None)
        if value is None:
            continue
        before = cell.text.strip()
        if _equal(before, value):
            same.append(user)
        elif before.upper() in _KEPT or (before not in _NOTHING and not replace):
            other.append((user, before))
        else:
            pieces += [book.text[copied : cell.start], value]
            copied = cell.end
            written.append(user)
    text = "".join((*pieces, book.text[copied:]))
    return Filled(
        book.mark + text.encode(), tuple(written), tuple(same), tuple(other), tuple(sorted(left))
    )


def _column(book: Gradebook, assignment: str) -> int:
    wanted = assignment.strip()
    titles = set(book.assignments)
    found = [
        at for at, cell in enumerate(book.head) if cell.text in titles and _named(cell.text, wanted)
    ]
    if len(found) != 1:
        problem = Problem.SEVERAL_COLUMNS if found else Problem.NO_COLUMN
        named = [book.head[at].text for at in found] or book.assignments
        raise GradebookError(problem, 1, named)
    return found[0]


def _named(title: str, wanted: str) -> bool:
    match = _IDENTIFIED.fullmatch(title)
    number = match["id"] if match else ""
    return wanted in {title.strip(), number, title.strip().removesuffix(f"({number})").strip()}


def _separator(text: str) -> str:
    """Return what separates cells: a semicolon where it gives more of them, alike in each line."""
    first = text.splitlines()[:_LOOKED_AT]
    counts = {each: {len(_parsed(line, each)) for line in first} for each in _SEPARATORS}
    cells = {each: max(found) if len(found) == 1 else 0 for each, found in counts.items()}
    return ";" if cells[";"] > max(cells[","], 1) else ","


def _parsed(line: str, separator: str) -> tuple[Cell, ...]:
    try:
        return next((row for _, row in _rows(line, separator)), ())
    except GradebookError:
        return ()


def _is_head(row: Sequence[Cell]) -> bool:
    if len(row) < _LEAST_COLUMNS:
        return False
    words = [cell.text for cell in row]
    known = ("Student" in words[0] and "ID" in words[1]) or (
        "LastName" in words[0] and "FirstName" in words[1] and "ID" in words[2]
    )
    return known and any("Section" in word for word in words)


def _is_student(row: Sequence[Cell]) -> bool:
    return _POINTS not in row[0].text and not all(_UNPOSTED.fullmatch(cell.text) for cell in row)


def _equal(before: str, value: str) -> bool:
    """Say whether two cells are the same number, however it is written."""
    try:
        return float(before.replace(",", ".")) == float(value)
    except ValueError:
        return False


def _rows(text: str, separator: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Yield the rows with the line that each begins on; empty lines are none."""
    at, line = 0, 1
    while at < len(text):
        row, began = [], line
        while True:
            cell = _cell(text, at, separator, line)
            row.append(cell)
            line += text.count("\n", cell.start, cell.end)
            at = cell.end
            if not text.startswith(separator, at):
                break
            at += 1
        if len(row) > 1 or row[0].text.strip():
            yield began, tuple(row)
        ending = re.compile(r"\r\n|\r|\n|\Z").match(text, at)
        if ending is None:
            raise GradebookError(Problem.BROKEN, line)
        at, line = ending.end(), line + 1
        if at == len(text):
            return


def _cell(text: str, start: int, separator: str, line: int) -> Cell:
    if text.startswith('"', start):
        at = start + 1
        while True:
            at = text.find('"', at)
            if at < 0:
                raise GradebookError(Problem.BROKEN, line)
            if not text.startswith('""', at):
                break
            at += 2
        return Cell(text[start + 1 : at].replace('""', '"'), start, at + 1)
    stops = re.compile(f"[{separator}\r\n]|\\Z").search(text, start)
    end = stops.start() if stops else len(text)
    if '"' in text[start:end]:
        raise GradebookError(Problem.BROKEN, line)
    return Cell(text[start:end], start, end)
