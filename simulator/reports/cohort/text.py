"""A cohort report in short, as plain lines: what a terminal or a screen reader gets."""

from collections.abc import Iterator

from scoring.cohort.report import CohortReport
from simulator.i18n import Translator
from simulator.reports.cohort.html import asked, shared
from simulator.reports.cohort.naming import FORMATIVE, SIMULATED
from simulator.reports.cohort.shown import Part, Shown
from simulator.reports.cohort.view import ReportView, report_view
from simulator.reports.cohort.words import Named
from simulator.sessions.inert import inert


def report_text(report: CohortReport, tr: Translator, names: Named) -> str:
    """Return what matters most of a report, line by line."""
    lines = _lines(report, report_view(report, tr, names), tr)
    return "".join(f"{inert(line)}\n" for line in lines)


def _lines(report: CohortReport, view: ReportView, tr: Translator) -> Iterator[str]:
    yield f"{tr('Report on a class')}: {report.cohort}"
    for notice in (*asked(report, tr), shared(report, tr)):
        if notice:
            yield notice
    if report.simulated:
        yield tr(SIMULATED)
    yield tr(FORMATIVE)
    yield ""
    yield ". ".join(f"{label}: {shown.text}" for label, shown in view.overview.counts) + "."
    for version, shown in view.overview.others:
        yield f"{tr('Students who played another version')}, {version}: {shown.text}."
    for day, counts in view.overview.set_aside:
        said = ", ".join(f"{why} {shown.text}" for why, shown in counts)
        yield f"{tr('Not taken in as new')}, {day}: {said}."
    yield f"{tr('Talks that hold as a whole')}: {figure_text(view.overview.holds)}"
    yield ""
    for number, finding in enumerate(view.findings, 1):
        yield f"{number}. {finding.says}"
        if finding.where:
            yield f"   {finding.where} [{finding.moment}]"
    yield ""
    yield f"{tr('Gates')}:"
    for gate in view.gates:
        yield f"  {gate.name}: {figure_text(gate.passed)}; {parts_text(gate.parts)}"
    yield f"{tr('Mean level, 0 to 3')}:"
    for principle in view.principles:
        yield f"  {principle.name}: {figure_text(principle.mean)}; {parts_text(principle.parts)}"


def figure_text(shown: Shown) -> str:
    """Return a figure with its interval and how many it rests on."""
    inside = [shown.interval] if shown.interval else []
    inside += [f"n {shown.n}"] if shown.n else []
    return f"{shown.text} ({'; '.join(inside)})" if inside else shown.text


def parts_text(parts: tuple[Part, ...]) -> str:
    """Return a distribution as counts with what they are of."""
    return ", ".join(f"{part.label}: {part.count.text}" for part in parts)
