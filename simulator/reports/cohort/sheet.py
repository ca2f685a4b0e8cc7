"""A cohort report as a workbook: a sheet for each part, and one that says what every figure means.

Cells are typed: numbers are numbers, and text is only ever text, never a formula or a link.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scoring.cohort.estimates import Estimate, NotComputed
from scoring.cohort.report import CohortReport
from simulator.i18n import Translator
from simulator.reports.cohort.entries import Count, Entry, Plain, Section, entries
from simulator.reports.cohort.naming import (
    FORMATIVE,
    KINDS,
    LABELS,
    MEANINGS,
    NOT_COMPUTED,
    SECTIONS,
    SHARED,
    SIMULATED,
)
from simulator.reports.cohort.words import Named
from simulator.sessions.inert import inert_in_a_sheet

_SPREAD = ("level", "status", "timing", "ending", "agreement", "act", "reason")
"""Kinds that stand side by side as columns, not below each other as rows."""
_WIDEST = 60
_NARROWEST = 9
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""When every workbook says that it was made: the same report gives the same bytes."""

Cell = float | int | str | None


@dataclass(slots=True)
class Table:
    """Entries of a section as rows and columns."""

    heads: dict[str, None] = field(default_factory=dict)
    """The columns, in the order in which they were met."""
    rows: dict[tuple[str, ...], dict[str, Cell]] = field(default_factory=dict)
    words: dict[tuple[str, ...], str] = field(default_factory=dict)
    """What each row is about, in words."""


def workbook(report: CohortReport, tr: Translator, names: Named) -> bytes:
    """Return the bytes of an XLSX file; ``names`` says what ids are called."""
    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(target, options)
    book.set_properties({"title": inert_in_a_sheet(report.cohort), "created": _LONG_AGO})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    by_section: dict[Section, list[Entry]] = {}
    for entry in entries(report):
        by_section.setdefault(entry.section, []).append(entry)
    _about(book.add_worksheet(_title(tr("About the numbers"))), report, tr, head, wrapped)
    for section, found in by_section.items():
        sheet = book.add_worksheet(_title(tr(SECTIONS[section])))
        _fill(sheet, _table(section, found, tr, names), head, tr)
    book.close()
    return target.getvalue()


def _about(
    sheet: Worksheet, report: CohortReport, tr: Translator, head: Format, wrapped: Format
) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 30)
    sheet.set_column(2, 2, 90)
    lines = [report.cohort, tr(FORMATIVE)]
    if report.simulated:
        lines.append(tr(SIMULATED))
    if report.shared is not None:
        lines.append(tr(SHARED, k=report.shared))
    lines.append(
        tr("Low and high are the ends of a 95 % interval; n is how many a figure rests on.")
    )
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, inert_in_a_sheet(line))
    first = len(lines) + 1
    for column, text in enumerate((tr("Sheet"), tr("Figure"), tr("What it means"))):
        sheet.write_string(first, column, text, head)
    for row, ((section, name), meaning) in enumerate(MEANINGS.items(), first + 1):
        sheet.write_string(row, 0, tr(SECTIONS[section]), wrapped)
        sheet.write_string(row, 1, tr(LABELS[section, name]), wrapped)
        sheet.write_string(row, 2, tr(meaning), wrapped)
    sheet.freeze_panes(first + 1, 0)


def _table(section: Section, found: list[Entry], tr: Translator, names: Named) -> Table:
    table = Table()
    for entry in found:
        about = {kind: value for kind, value in entry.about.items() if kind not in _SPREAD}
        across = [(kind, value) for kind, value in entry.about.items() if kind in _SPREAD]
        which = tuple(about.get(kind, "") for kind in KINDS)
        row = table.rows.setdefault(which, {})
        table.words[which] = names.in_words(about)
        label = tr(LABELS[section, entry.name])
        if across:
            label = ", ".join(names.of(kind, value, entry.about) for kind, value in across)
        for part, value in _parts(entry, tr):
            column = f"{label} – {part}" if part else label
            table.heads.setdefault(column)
            row[column] = value
    return table


def _parts(entry: Entry, tr: Translator) -> Iterator[tuple[str, Cell]]:
    match entry.figure:
        case Estimate(value, low, high, n):
            yield from (("", value), (tr("low"), low), (tr("high"), high), ("n", n))
        case NotComputed(reason, n):
            yield from (("", tr(NOT_COMPUTED[reason])), (tr("low"), None), (tr("high"), None))
            yield "n", n
        case Count(n):
            yield "", tr("hidden") if n is None else n
        case Plain(value):
            yield "", value


def _fill(sheet: Worksheet, table: Table, head: Format, tr: Translator) -> None:
    kinds = [(at, kind) for at, kind in enumerate(KINDS) if any(about[at] for about in table.rows)]
    columns = [*(tr(KINDS[kind]) for _, kind in kinds), tr("In words"), *table.heads]
    first = len(kinds) + 1
    widths = [max(_NARROWEST, min(len(each), 18)) for each in columns]
    for column, text in enumerate(columns):
        sheet.write_string(0, column, inert_in_a_sheet(text), head)
    for row, (about, cells) in enumerate(table.rows.items(), 1):
        for column, (at, _) in enumerate(kinds):
            sheet.write_string(row, column, inert_in_a_sheet(about[at]))
            widths[column] = min(_WIDEST, max(widths[column], len(about[at]) + 1))
        said = inert_in_a_sheet(table.words[about])
        sheet.write_string(row, len(kinds), said)
        widths[len(kinds)] = min(_WIDEST, max(widths[len(kinds)], len(said) + 1))
        for column, name in enumerate(table.heads, first):
            _put(sheet, row, column, cells.get(name))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, first)


def _put(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, inert_in_a_sheet(value))
    elif value is not None:
        sheet.write_number(row, column, value)


def _title(text: str) -> str:
    """Return a text that can be the name of a sheet: short, and without what Excel forbids."""
    return "".join(each for each in text if each not in "[]:*?/\\'")[:31]
