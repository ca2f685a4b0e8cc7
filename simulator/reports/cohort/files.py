"""A cohort report as JSON for programs, and as CSV for a spreadsheet: every figure, one by one."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from scoring.cohort.estimates import Estimate, Figure, NotComputed
from scoring.cohort.report import CohortReport
from simulator.i18n import Translator
from simulator.reports.cohort.entries import Count, Entry, Plain, entries
from simulator.reports.cohort.naming import (
    FORMATIVE,
    KINDS,
    LABELS,
    NOT_COMPUTED,
    SECTIONS,
    SIMULATED,
)
from simulator.reports.cohort.words import Named
from simulator.sessions.inert import inert_in_a_sheet

REPORT_FORMAT = 1
FINEST = 10
"""Decimals in which numbers are written: finer than any of them is sure."""


def as_json(report: CohortReport) -> str:
    """Return the report for programs: ids and numbers, the same in every language."""
    found = {
        "format": REPORT_FORMAT,
        "cohort": report.cohort,
        "scenario": report.asked.scenario,
        "occasion": report.asked.occasion.value,
        "version": report.asked.version[:12],
        "simulated": report.simulated,
        "shared": report.shared,
        "days": list(report.overview.days),
        "figures": [_written(each) for each in entries(report)],
        "flags": [
            {"scenario": s.scenario, "version": s.scenario_hash[:12], "moment": m.moment, "flag": f}
            for s in report.scenarios
            for m in s.moments
            for f in m.flags
        ],
        "findings": [
            {"kind": each.kind.value, "about": dict(each.about), "anchor": each.anchor}
            for each in report.findings
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def as_csv(report: CohortReport, tr: Translator, names: Named) -> bytes:
    """Return the report as a table with a row for each figure, as the language's Excel reads it.

    Norwegian spreadsheets separate by semicolons and write decimals with a comma. Text is written
    so that no spreadsheet takes it for a formula; numbers stay numbers. ``names`` says what ids are
    called: what a figure is about stands in words beside them.
    """
    norwegian = tr.language != "en"
    text = io.StringIO()
    table = csv.writer(text, delimiter=";" if norwegian else ",", lineterminator="\r\n")

    def write(*cells: object) -> None:
        table.writerow([_cell(each, comma=norwegian) for each in cells])

    write(tr(FORMATIVE))
    if report.simulated:
        write(tr(SIMULATED))
    write(
        tr("Section"),
        *map(tr, KINDS.values()),
        tr("In words"),
        tr("Figure"),
        tr("Value"),
        tr("Low"),
        tr("High"),
        tr("n"),
        tr("Note"),
    )
    for entry in entries(report):
        label = tr(LABELS[entry.section, entry.name])
        about = [entry.about.get(kind, "") for kind in KINDS]
        words = names.in_words(entry.about)
        write(tr(SECTIONS[entry.section]), *about, words, label, *_columns(entry.figure, tr))
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def _columns(figure: Figure | Count | Plain, tr: Translator) -> Iterator[object]:
    """Yield value, low, high, n and note."""
    match figure:
        case Estimate(value, low, high, n):
            yield from (value, low, high, n, "")
        case NotComputed(reason, n):
            yield from (None, None, None, n, tr(NOT_COMPUTED[reason]))
        case Count(n):
            yield from (n, None, None, None, "")
        case Plain(value):
            yield from (value, None, None, None, "")


def _cell(value: object, *, comma: bool) -> str:
    match value:
        case None:
            return ""
        case float():
            written = repr(round(value, FINEST))
            return written.replace(".", ",") if comma else written
        case int():
            return str(value)
        case _:
            return inert_in_a_sheet(str(value))


def _written(entry: Entry) -> Mapping[str, Any]:
    found: dict[str, Any] = {"section": entry.section.value, **entry.about, "figure": entry.name}
    match entry.figure:
        case Estimate(value, low, high, n):
            found |= {"value": value, "low": low, "high": high, "n": n}
        case NotComputed(reason, n):
            found |= {"not_computed": reason.value, "n": n}
        case Count(n):
            found |= {"value": n}
        case Plain(value):
            found |= {"value": value}
    return found
