"""The sheet on which an expert rates every choice of a scenario: a table for a spreadsheet.

It is written as text that every spreadsheet opens, and read however one has saved it again: other
separators, other ends of lines, another encoding, columns in another order.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from scenarios.model import Moment, Scenario
from scoring.panel import STEPS
from simulator.sessions.inert import inert_in_a_sheet

COLUMNS = ("moment", "choice", "before", "line", "rating", "comment")
MOST_BYTES = 4 * 1024 * 1024
SEPARATORS = ";,\t"
_SEPARATOR = re.compile(f"[{SEPARATORS}]")
_READ = frozenset({"choice", "rating"})


class Fault(StrEnum):
    """What is wrong with a sheet, or with a row of it."""

    TOO_LARGE = "too_large"
    NO_SHEET = "no_sheet"
    """It has no columns ``choice`` and ``rating``."""
    UNKNOWN = "unknown"
    """A choice that the scenario does not have."""
    RATING = "rating"
    """A rating that is not one of 0, 1, 2 and 3."""
    TWICE = "twice"
    """A choice that is rated twice."""
    QUOTES = "quotes"
    """A quotation mark too many, or one that is missing: rows have gone into a cell."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something in a sheet that could not be read."""

    fault: Fault
    line: int = 0
    """From 1; 0 is the whole file."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Rated:
    """What one expert rated."""

    ratings: Mapping[str, int]
    """Choice to rating, 0 to 3; what was left blank is left out."""
    misfits: tuple[Misfit, ...] = ()

    @property
    def unreadable(self) -> bool:
        """Whether nothing of it could be read as a sheet."""
        return bool(self.misfits) and not self.ratings


def sheet(scenario: Scenario) -> bytes:
    """Return an empty sheet: every choice of every moment that has at least two."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(COLUMNS)
    for moment in scenario.moments.values():
        if len(moment.choices) > 1:
            before = _before(scenario, moment)
            for choice in moment.choices:
                row = (moment.id, choice.id, before, choice.says, "", "")
                table.writerow(map(inert_in_a_sheet, row))
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def read_sheet(data: bytes, scenario: Scenario) -> Rated:
    """Read a sheet that an expert has filled in; nothing is raised for what is in it."""
    if len(data) > MOST_BYTES:
        return Rated({}, (Misfit(Fault.TOO_LARGE),))
    rows = _rows(_text(data))
    _, head = next(rows, (1, []))
    names = [cell.strip().casefold() for cell in head or []]
    if not set(names) >= _READ:
        fault = Fault.QUOTES if head is None else Fault.NO_SHEET
        return Rated({}, (Misfit(fault, 1 if head is None else 0),))
    where = {name: names.index(name) for name in _READ}
    known = frozenset(c.id for moment in scenario.moments.values() for c in moment.choices)
    ratings: dict[str, int] = {}
    misfits: list[Misfit] = []
    for line, row in rows:
        if row is None or _swallowed(row, known):
            misfits.append(Misfit(Fault.QUOTES, line))
            continue
        cells = {name: row[at].strip() if at < len(row) else "" for name, at in where.items()}
        choice, rating = cells["choice"], cells["rating"]
        if not rating:
            continue
        if choice not in known:
            misfits.append(Misfit(Fault.UNKNOWN, line, choice[:60]))
        elif choice in ratings:
            misfits.append(Misfit(Fault.TWICE, line, choice))
        elif (value := _value(rating)) is None:
            misfits.append(Misfit(Fault.RATING, line, rating[:60]))
        else:
            ratings[choice] = value
    return Rated(ratings, tuple(misfits))


def _swallowed(row: list[str], known: frozenset[str]) -> bool:
    """Say whether a cell of a row holds other rows: some line of it has a choice for a cell."""
    return any(
        not known.isdisjoint(cell.strip().strip('"') for cell in _SEPARATOR.split(line))
        for text in row
        for line in text.splitlines()[1:]
    )


def _before(scenario: Scenario, moment: Moment) -> str:
    """Return what was said last when the talk first comes to a moment."""
    spoken = (line for line in moment.lines if line.says or line.cue)
    return " ".join(
        f"{scenario.people[line.speaker].name}: {line.says}" if line.speaker else line.cue
        for line in spoken
    )


def _text(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # Excel's «Unicode text»
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:  # Excel on Windows saves so, whatever it has opened
        return data.decode("cp1252", "replace")


def _rows(text: str) -> Iterator[tuple[int, list[str] | None]]:
    """Yield each row and the line, from 1, that it begins on; None last where no row is whole."""
    first = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in table:
            yield line, row
            line = table.line_num + 1
    except csv.Error:  # a quotation mark that is not closed, or is closed within a cell
        yield line, None


def _value(rating: str) -> int | None:
    """Return a rating as a number; spreadsheets write 2 as 2,0 or 2.0 when they feel like it."""
    try:
        number = float(rating.replace(",", "."))
    except ValueError:
        return None
    return int(number) if number in range(STEPS) else None
