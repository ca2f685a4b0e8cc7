"""A simulated class and its report, and what each output says of every figure."""

import csv
import io
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from scenarios.library import shipped as bundle_of
from scenarios.words import Language
from scoring.cohort.columns import Row
from scoring.cohort.compose import cohort_report
from scoring.cohort.estimates import Estimate, NotComputed
from scoring.cohort.gathering import Gathered, Students
from scoring.cohort.packing import pack
from scoring.cohort.report import CohortReport
from scoring.cohort.vocabulary import vocabulary
from scoring.shipped import shipped_rubric
from simulator.collecting.baselines import drawn_for
from simulator.demo.cohort import Course, plant, simulate
from simulator.demo.model import DEFAULT
from simulator.i18n import Translator, translator
from simulator.reports.cohort.entries import Count, Entry, Plain, entries, key
from simulator.reports.cohort.naming import KINDS, LABELS, SECTIONS
from simulator.reports.cohort.words import Named
from tests.unit.simulator.reports.pages import Reader, shipped

PRACTISED, AFTER = "butikktyveri", "falsk-alarm"
STUDENTS = 14
Numbers = Mapping[str, tuple[float | None, ...]]
"""Key of a figure to value, low, high and n; of a count or a plain number to its value alone."""


@cache
def class_report() -> CohortReport:
    """Return the report on a class that practises one scenario and plays another one after."""
    rubric, rng = shipped_rubric(), random.Random(5)
    courses = [Course(shipped(name), rubric) for name in (PRACTISED, AFTER)]
    planted = plant(DEFAULT, courses[0], rng)
    students = Students()
    gathered = {
        c.scenario.hash: Gathered(vocabulary(c.scenario, rubric), students) for c in courses
    }
    for each in simulate(DEFAULT, STUDENTS, courses[0], courses[1], planted, rng):
        t = each.taken
        data = pack(t, gathered[t.scenario_hash].words)
        row = Row(t.student, t.number, "2026-10-01", t.occasion.value, data)
        gathered[t.scenario_hash].add([row])
    blind = {
        course.scenario.hash: drawn
        for course, name in zip(courses, (PRACTISED, AFTER), strict=True)
        if (drawn := drawn_for(dict(bundle_of(name).files), hands=1)) is not None
    }
    report = cohort_report(
        "høst-26",
        tuple(gathered.values()),
        baselines=blind,
        set_aside={"2026-10-02": {"again": 3, "damaged": 2}},
    )
    others = {"0123456789ab": 9}
    return replace(report, overview=replace(report.overview, others=others))


def names(tr: Translator) -> Named:
    """Return the names of the class's scenarios."""
    found = [shipped(name, tr.language.value) for name in (PRACTISED, AFTER)]
    return Named(tr, shipped_rubric(), {each.hash: each for each in found})


def in_language(language: Language = Language.BOKMAL) -> tuple[Translator, Named]:
    """Return what writes in a language."""
    tr = translator(language)
    return tr, names(tr)


def of_report(report: CohortReport) -> Numbers:
    """Return every figure of the report itself."""
    return {each.key: _numbers(each) for each in entries(report)}


def _numbers(entry: Entry) -> tuple[float | None, ...]:
    match entry.figure:
        case Estimate(value, low, high, n):
            return (value, low, high, n)
        case NotComputed(_, n):
            return (None, None, None, n)
        case Count(n):
            return (n,)
        case Plain(value):
            return (value,)


def of_json(text: str) -> Numbers:
    """Return every figure that the JSON form has."""
    found = {}
    for figure in json.loads(text)["figures"]:
        about = {kind: value for kind, value in figure.items() if kind in KINDS}
        full = "n" in figure
        parts = (figure.get(part) for part in ("value", "low", "high", "n"))
        numbers = tuple(parts) if full else (figure.get("value"),)
        found[key(figure["section"], about, figure["figure"])] = numbers
    return found


def of_csv(data: bytes, tr: Translator) -> Numbers:
    """Return every figure that the table has, by what its columns are called."""
    norwegian = tr.language is not Language.ENGLISH
    lines = list(
        csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";" if norwegian else ",")
    )
    at = next(n for n, line in enumerate(lines) if len(line) > 1)
    heads, rows = lines[at], lines[at + 1 :]
    sections = {tr(text): section for section, text in SECTIONS.items()}
    labels = {(section, tr(text)): name for (section, name), text in LABELS.items()}
    found = {}
    for row in rows:
        section = sections[row[0]]
        about = {k: v for k, v in zip(KINDS, row[1 : len(KINDS) + 1], strict=True) if v}
        _, label, *cells, _ = row[len(KINDS) + 1 :]
        numbers = tuple(_number(cell) for cell in cells)
        name = labels[section, label]
        found[key(section, about, name)] = numbers
    assert heads[0] == tr("Section")
    return found


def _number(cell: str) -> float | None:
    return float(cell.replace(",", ".")) if cell else None


def of_html(html: str) -> dict[str, list[float | None]]:
    """Return every value that the page has, as often as it stands there."""
    found: dict[str, list[float | None]] = {}
    for element in Reader.of(html).all("data"):
        value = element.attributes["value"]
        at = element.attributes["data-figure"]
        found.setdefault(at, []).append(float(value) if value else None)
    return found


def near(one: Sequence[float | None], other: Sequence[float | None]) -> bool:
    """Say whether numbers are the same, up to what files round."""
    return len(one) == len(other) and all(
        a == b if a is None or b is None else abs(a - b) < 1e-9
        for a, b in zip(one, other, strict=True)
    )
