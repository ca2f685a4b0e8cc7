"""How Canvas reads a gradebook that is imported, as far as a file alone decides it.

Written from the rules of its importer (docs/sources.md, X4): what is a header, what is a
student, which column is which assignment, and what counts as a change.
"""

import csv
import io
import re
from dataclasses import dataclass

_NOT_ASSIGNMENTS = re.compile(
    "(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)", re.IGNORECASE
)


@dataclass(frozen=True)
class Imported:
    """What an import would see."""

    assignments: dict[str, int]
    """Number of an assignment to its column."""
    grades: dict[str, dict[str, str]]
    """User to assignment to what is said of it."""


class RefusedError(Exception):
    """The file would be refused."""


def imported(data: bytes) -> Imported:
    text = data.decode("utf-8-sig")
    separator = _separator(text)
    rows = [
        row
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        if any(cell.strip() for cell in row)
    ]
    head = rows[0]
    if len(head) > 3 and "Student" in head[0] and "ID" in head[1]:
        who, section = 1, 2
    elif len(head) > 4 and head[:2] == ["LastName", "FirstName"] and "ID" in head[2]:
        who, section = 2, 3
    else:
        raise RefusedError
    if re.search(r"SIS\s+Login\s+ID", head[section]):
        section += 1
    elif re.search(r"SIS\s+User\s+ID", head[section]):
        section += 2 + ("Integration ID" in head[section + 2])
        section += "Root Account" in head[section]
    if "Section" not in head[section]:
        raise RefusedError
    assignments = {}
    for at, title in enumerate(head[section + 1 :], section + 1):
        found = re.search(r"\((\d+)\)$", title.strip())
        if not _NOT_ASSIGNMENTS.search(title) and found:
            assignments[found[1]] = at
    grades: dict[str, dict[str, str]] = {}
    for row in rows[1:]:
        if "Points Possible" in row[0] or all(
            re.fullmatch(r"\s*(Muted|Manual Posting.*)?\s*", cell, re.IGNORECASE) for cell in row
        ):
            continue
        grades[row[who]] = {number: _grade(row[at]) for number, at in assignments.items()}
    return Imported(assignments, grades)


def changes(before: bytes, after: bytes) -> dict[tuple[str, str], str]:
    """Return user and assignment to the new grade, wherever the import would change one."""
    old, new = imported(before), imported(after)
    return {
        (user, number): grade
        for user, grades in new.grades.items()
        for number, grade in grades.items()
        if not _same(old.grades[user][number], grade)
    }


def _same(old: str, new: str) -> bool:
    nothing = {"", "-"}
    if old == new or (old in nothing and new in nothing):
        return True
    try:
        return round(float(old), 2) == round(float(new), 2)
    except ValueError:
        return False


def _grade(cell: str) -> str:
    word = cell.strip()
    if re.fullmatch(r"-?[0-9.,]+%?", word):
        *whole, last = re.split("[,.]", word)
        return f"{''.join(whole)}.{last}" if whole else last
    return word


def _separator(text: str) -> str:
    lines = text.splitlines()[:3]
    fields = {}
    for separator in ";,":
        counts = {len(next(csv.reader([line], delimiter=separator), [])) for line in lines}
        fields[separator] = counts.pop() if len(counts) == 1 else 0
    return ";" if fields[";"] > fields[","] else ","
