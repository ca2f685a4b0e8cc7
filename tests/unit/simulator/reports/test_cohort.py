"""The report on a class: the same numbers in every output, and nothing live in any."""

import csv
import io
import itertools
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from scenarios.words import Language
from scoring.cohort.estimates import Estimate
from scoring.cohort.report import CohortReport
from simulator.i18n import translator
from simulator.reports.cohort.class_debrief import (
    FEWEST,
    MOST_MOMENTS,
    NothingToShowError,
    class_debrief_html,
    key_moments,
)
from simulator.reports.cohort.entries import Section, entries
from simulator.reports.cohort.files import as_csv, as_json
from simulator.reports.cohort.html import report_html
from simulator.reports.cohort.naming import LABELS, MEANINGS, SECTIONS
from simulator.reports.cohort.sheet import workbook
from simulator.reports.cohort.text import report_text
from simulator.reports.cohort.view import filled_in
from simulator.reports.cohort.words import Named
from simulator.sessions.inert import inert_in_a_sheet
from tests.unit.simulator.reports.classes import (
    PRACTISED,
    STUDENTS,
    class_report,
    in_language,
    near,
    of_csv,
    of_html,
    of_json,
    of_report,
)
from tests.unit.simulator.reports.pages import Reader, with_texts
from tests.unit.simulator.reports.test_page import TEXTS, squeezed

HOSTILE = (
    '=HYPERLINK("http://x";"y")<script>alert(1)</script><img src=x onerror=y> </style>\'" '
    "{{ 7*7 }} [@click=app.quit]x[/] \x1b]0;t\x07 \u202eabc %s {0} @SUM(1)"
)


@pytest.fixture(scope="module")
def report() -> CohortReport:
    return class_report()


def html_of(report: CohortReport, language: Language = Language.BOKMAL) -> str:
    return report_html(report, *in_language(language))


# -- the same numbers ---------------------------------------------------------------------------


def test_the_class_is_worth_reporting(report: CohortReport) -> None:
    found = of_report(report)
    assert report.overview.students == STUDENTS
    assert len(found) > 1500
    assert {each.section for each in entries(report)} == set(Section)


@pytest.mark.parametrize("language", Language)
def test_every_output_has_every_figure_with_the_same_numbers(
    report: CohortReport, language: Language
) -> None:
    tr, names = in_language(language)
    wanted = of_report(report)
    told = of_json(as_json(report))
    table = of_csv(as_csv(report, tr, names), tr)
    page = of_html(report_html(report, tr, names))
    assert told.keys() == wanted.keys() == table.keys() == page.keys()
    for key, numbers in wanted.items():
        assert near(told[key], numbers), key
        full = (*numbers, None, None, None) if len(numbers) == 1 else numbers
        assert near(table[key], full), key
        assert all(near([value], numbers[:1]) for value in page[key]), key


@pytest.mark.parametrize("language", Language)
def test_the_workbook_has_the_same_numbers_in_typed_cells(
    report: CohortReport, language: Language
) -> None:
    tr, names = in_language(language)
    book = openpyxl.load_workbook(io.BytesIO(workbook(report, tr, names)))
    assert book.sheetnames == [tr("About the numbers"), *(tr(SECTIONS[s]) for s in Section)]
    wanted: dict[Section, Counter[float]] = {section: Counter() for section in Section}
    for entry, numbers in zip(entries(report), of_report(report).values(), strict=True):
        wanted[entry.section].update(round(n, 9) + 0.0 for n in numbers if n is not None)
    for section in Section:
        cells = [c for row in book[tr(SECTIONS[section])].iter_rows(min_row=2) for c in row]
        found = Counter(
            round(c.value, 9) + 0.0 for c in cells if c.data_type == "n" and c.value is not None
        )
        assert found == wanted[section], section


def test_every_figure_is_called_something_and_says_what_it_means(report: CohortReport) -> None:
    used = {(each.section, each.name) for each in entries(report)}
    assert used == set(LABELS) == set(MEANINGS)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.slow
def test_libreoffice_reads_the_workbook_as_it_was_meant(
    report: CohortReport, tmp_path: Path
) -> None:
    tr, names = in_language(Language.ENGLISH)
    path = tmp_path / "report.xlsx"
    path.write_bytes(workbook(report, tr, names))
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            every_sheet,
            "--outdir",
            str(tmp_path),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=170,
    )
    book = openpyxl.load_workbook(path)
    for name in book.sheetnames[1:]:
        text = (tmp_path / f"report-{name}.csv").read_text(encoding="utf-8")
        read = list(csv.reader(io.StringIO(text)))
        meant = [[cell.value for cell in row] for row in book[name].iter_rows()]
        assert len(read) == len(meant)
        for line, cells in zip(read, meant, strict=True):
            for got, cell in zip(line, cells, strict=True):
                if isinstance(cell, int | float):
                    assert abs(float(got) - cell) < 1e-9, (name, got, cell)
                else:
                    assert got == (cell or "")


# -- the page -----------------------------------------------------------------------------------


def pages(report: CohortReport, language: Language = Language.BOKMAL) -> Iterator[str]:
    tr, names = in_language(language)
    yield report_html(report, tr, names)
    yield class_debrief_html(report, PRACTISED, tr, names)


def test_pages_are_well_formed_load_nothing_and_run_nothing(report: CohortReport) -> None:
    for html in pages(report):
        reader = Reader.of(html)
        assert reader.problems == []
        assert len(reader.all("h1")) == 1
        tags = {element.tag for element in reader.elements}
        assert not tags & {"script", "link", "img", "iframe", "object", "form", "base"}
        for element in reader.elements:
            assert not [n for n in element.attributes if n.startswith("on") or n == "style"]
            assert element.attributes.get("href", "#").startswith("#")
        assert not re.search(r"url\(|@import|https?:", html)


def test_links_lead_somewhere_and_ids_are_unique(report: CohortReport) -> None:
    for html in pages(report):
        reader = Reader.of(html)
        ids = [e.attributes["id"] for e in reader.elements if "id" in e.attributes]
        assert len(ids) == len(set(ids))
        for element in reader.elements:
            if "href" in element.attributes:
                assert element.attributes["href"][1:] in ids
            if "aria-labelledby" in element.attributes:
                assert element.attributes["aria-labelledby"] in ids


def test_findings_come_first_and_lead_to_their_numbers(report: CohortReport) -> None:
    reader = Reader.of(html_of(report))
    first = next(e for e in reader.elements if e.tag == "section")
    assert first.attributes["id"] == "findings"
    (findings,) = (e for e in reader.all("ol") if e.attributes.get("class") == "findings")
    assert findings.text.count("Se tallene") == sum(bool(f.anchor) for f in report.findings)
    assert len([e for e in reader.all("li") if "section" in e.parents and "ol" in e.parents]) == 3


@pytest.mark.parametrize("language", Language)
def test_headings_tables_and_pictures_can_be_read_aloud(
    report: CohortReport, language: Language
) -> None:
    for html in pages(report, language):
        reader = Reader.of(html)
        assert reader.all("html")[0].attributes["lang"] == language
        levels = [int(e.tag[1]) for e in reader.elements if re.fullmatch(r"h[1-6]", e.tag)]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
        assert all("scope" in e.attributes for e in reader.all("th"))
        for picture in reader.all("svg"):
            hidden = picture.attributes.get("aria-hidden") == "true"
            assert hidden != bool(picture.attributes.get("aria-label"))


def test_simulated_is_said_in_every_output_and_formative_too(report: CohortReport) -> None:
    tr, names = in_language()
    said, formative = "Simulert: Ingen har tatt disse forsøkene.", "ingen eksamen"
    book = openpyxl.load_workbook(io.BytesIO(workbook(report, tr, names)))
    about = " ".join(str(row[0].value) for row in book.worksheets[0].iter_rows())
    texts = [
        *pages(report),
        as_csv(report, tr, names).decode("utf-8-sig"),
        report_text(report, tr, names),
        about,
    ]
    assert all(said in text and formative in text for text in texts)
    assert '"simulated": true' in as_json(report)
    real = replace(report, overview=replace(report.overview, simulated=0))
    assert all(said not in html for html in pages(real))


def test_nobody_stands_in_any_output(report: CohortReport) -> None:
    tr, names = in_language()
    outputs = [*pages(report), as_csv(report, tr, names).decode("utf-8-sig"), as_json(report)]
    assert not any("sim-" in output for output in outputs)


def test_numbers_are_written_as_the_language_writes_them(report: CohortReport) -> None:
    assert not re.search(r">[+\N{MINUS SIGN}]?\d+\.\d+<", html_of(report))
    assert not re.search(r">[+\N{MINUS SIGN}]?\d+,\d+<", html_of(report, Language.ENGLISH))


def test_what_fills_a_blank_is_not_read_again() -> None:
    assert filled_in("«{a}» {b} {c}", {"a": "{b}", "b": "1"}) == "«{b}» 1 {c}"


# -- hostile text -------------------------------------------------------------------------------


def hostile(report: CohortReport) -> tuple[CohortReport, Named]:
    """Return the report of a class with a hostile name, at scenarios whose every text is."""
    tr, names = in_language()
    scenarios = {
        version: with_texts(scenario, lambda text: HOSTILE + text, TEXTS)
        for version, scenario in names.scenarios.items()
    }
    return replace(report, cohort=HOSTILE), Named(tr, names.rubric, scenarios)


def test_hostile_text_is_inert_on_pages(report: CohortReport) -> None:
    tr, _ = in_language()
    bad, names = hostile(report)
    made = (report_html(bad, tr, names), class_debrief_html(bad, PRACTISED, tr, names))
    for html, plain in zip(made, pages(report), strict=True):
        reader, good = Reader.of(html), Reader.of(plain)
        assert reader.problems == []
        assert {e.tag for e in reader.elements} == {e.tag for e in good.elements}
        assert {n for e in reader.elements for n in e.attributes} == {
            n for e in good.elements for n in e.attributes
        }
        assert squeezed(reader.text).count("<script>alert(1)</script>") > 10
    heads = [e.text for e in Reader.of(made[0]).all("h1")]
    assert not any(each in heads[0] for each in "\x1b\x07\u202e")


def test_hostile_text_is_inert_in_spreadsheets_and_terminals(report: CohortReport) -> None:
    tr, _ = in_language()
    bad, names = hostile(report)
    book = openpyxl.load_workbook(io.BytesIO(workbook(bad, tr, names)))
    cells = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row]
    assert not [c for c in cells if c.data_type == "f" or c.hyperlink]
    texts = [str(c.value) for c in cells if isinstance(c.value, str)]
    assert any("<script>" in text for text in texts)
    assert not [t for t in texts if re.match(r"\s*[=+@-]", t) or "\u202e" in t or "\x1b" in t]
    rows = list(csv.reader(io.StringIO(as_csv(bad, tr, names).decode("utf-8-sig")), delimiter=";"))
    assert any("<script>" in cell for row in rows for cell in row)
    assert not [c for row in rows for c in row if re.match(r"\s*[=+@]", c) or "\u202e" in c]
    shown = report_text(bad, tr, names)
    assert "<script>" in shown
    assert not set(shown) & set("\x1b\x07\u202e")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("  =1", "'  =1"),
        ("\u00a0@x", "'\u00a0@x"),
        ("ok\n=1", "ok\n'=1"),
        ("\ufeff=1", "'=1"),
        ("\u202e=1", "'=1"),
        ("en-to", "en-to"),
    ],
)
def test_what_begins_a_formula_gets_an_apostrophe(text: str, shown: str) -> None:
    assert inert_in_a_sheet(text) == shown


# -- the class debrief --------------------------------------------------------------------------


def test_the_class_debrief_shows_what_was_chosen(report: CohortReport) -> None:
    tr, names = in_language()
    (found,) = (each for each in report.scenarios if each.scenario == PRACTISED)
    moments = key_moments(found, names.scenarios[found.scenario_hash])
    assert 3 <= len(moments) <= MOST_MOMENTS
    order = [each.moment for each in found.moments]
    assert [each.moment for each in moments] == sorted(
        (each.moment for each in moments), key=order.index
    )
    reader = Reader.of(class_debrief_html(report, PRACTISED, tr, names))
    slides = reader.all("section")
    assert len(slides) == len(moments)
    for slide, moment in zip(slides, moments, strict=True):
        text = squeezed(slide.text)
        assert f"{moment.reached} kom hit" in text
        for line in moment.lines:
            assert squeezed(names.line(found.scenario_hash, line.choice)) in text
            assert isinstance(line.chosen, Estimate)
            assert f"{round(100 * line.chosen.value)} %" in text
            count = round(line.chosen.value * line.chosen.n)
            assert f"{count} av {line.chosen.n}" in text


def test_the_class_debrief_leaves_out_what_few_came_to(report: CohortReport) -> None:
    tr, names = in_language()
    few = replace(
        report,
        scenarios=tuple(
            replace(s, moments=tuple(replace(m, reached=FEWEST - 1) for m in s.moments))
            for s in report.scenarios
        ),
    )
    with pytest.raises(NothingToShowError):
        class_debrief_html(few, PRACTISED, tr, names)
    with pytest.raises(LookupError):
        class_debrief_html(report, "no-such", tr, names)


def test_versions_that_are_not_at_hand_keep_their_ids(report: CohortReport) -> None:
    tr = translator(Language.ENGLISH)
    bare = Named(tr, in_language()[1].rubric, {})
    html = report_html(report, tr, bare)
    assert Reader.of(html).problems == []
    assert of_html(html).keys() == of_report(report).keys()
