"""A cohort report as it is read: parts, tables and pictures, all in words, for the template."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.cohort.estimates import Estimate
from scoring.cohort.findings import Finding, FindingKind
from scoring.cohort.report import LEVELS, CohortReport
from scoring.rubric import Gate, Principle
from simulator.i18n import N_, Translator
from simulator.reports.cohort.charts import Chart, attempts_chart
from simulator.reports.cohort.entries import Section
from simulator.reports.cohort.scenario_view import ScenarioView, anchor_of, scenario_view
from simulator.reports.cohort.shown import (
    COUNT,
    GAIN,
    LEVEL,
    NOWHERE,
    POINTS,
    SHARE,
    SHARE_GAIN,
    Part,
    Scale,
    Shown,
    Writer,
)
from simulator.reports.cohort.words import Named

LEVEL_NAMES: Mapping[str, str] = {
    "0": N_("0 lacking"),
    "1": N_("1 partly"),
    "2": N_("2 good"),
    "3": N_("3 very good"),
    "not_tried": N_("not tried"),
}
_SCALES: Mapping[str, Scale] = {
    "mean": LEVEL,
    "lost": POINTS,
    "lost_blindly": POINTS,
    "above": SHARE_GAIN,
}
"""How the numbers of findings are written; all others are shares."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding in plain words."""

    says: str
    where: str
    """The scenario and the moment, in words; empty where it is about none."""
    moment: str
    """The moment's id; empty as above."""
    link: str
    """The anchor of its numbers; empty where nothing stands out."""


@dataclass(frozen=True, slots=True)
class OverviewView:
    """Who and what the report rests on."""

    counts: tuple[tuple[str, Shown], ...]
    days: str
    set_aside: tuple[tuple[str, tuple[tuple[str, Shown], ...]], ...]
    """Day of a collecting, and why how much was not taken in."""
    others: tuple[tuple[str, Shown], ...]
    """Other versions of the scenario."""
    holds: Shown


@dataclass(frozen=True, slots=True)
class GateView:
    """One gate."""

    anchor: str
    name: str
    parts: tuple[Part, ...]
    all: Shown
    passed: Shown


@dataclass(frozen=True, slots=True)
class PrincipleView:
    """One principle."""

    anchor: str
    name: str
    parts: tuple[Part, ...]
    all: Shown
    mean: Shown
    shrunken: Shown
    share: Shown
    opportunities: Shown


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of figures."""

    label: str
    cells: tuple[Shown, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class AttemptsView:
    """Attempt after attempt."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    """Students, level and gain first, then a gain for each principle, attempt by attempt."""
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole report."""

    findings: tuple[FindingView, ...]
    overview: OverviewView
    gates: tuple[GateView, ...]
    principles: tuple[PrincipleView, ...]
    pauses: tuple[Row, ...]
    limits: tuple[Part, ...]
    limits_all: Shown
    scenarios: tuple[ScenarioView, ...]
    attempts: AttemptsView
    changes: tuple[Row, ...]
    both: Shown | None
    calibration: tuple[Row, ...]


def report_view(report: CohortReport, tr: Translator, names: Named) -> ReportView:
    """Return a report in words."""
    return _Viewer(report, tr, names).view()


class _Viewer:
    def __init__(self, report: CohortReport, tr: Translator, names: Named) -> None:
        self._report, self._tr, self._names = report, tr, names
        self._write = Writer(report, tr)

    def view(self) -> ReportView:
        report, write = self._report, self._write
        timings = {each: self._names.of("timing", each, {}) for each in report.limits.counts}
        both = None
        if report.changes:
            both = write.show(Section.CHANGES, NOWHERE, "students")
        return ReportView(
            findings=tuple(map(self._finding, report.findings)),
            overview=self._overview(),
            gates=tuple(map(self._gate, report.gates)),
            principles=tuple(map(self._principle, report.principles)),
            pauses=tuple(map(self._pause, report.pauses)),
            limits=write.parts(Section.LIMITS, NOWHERE, "timing", timings),
            limits_all=write.show(Section.LIMITS, NOWHERE, "all"),
            scenarios=tuple(
                scenario_view(each, write, self._tr, self._names) for each in report.scenarios
            ),
            attempts=self._attempts(),
            changes=tuple(self._changes()),
            both=both,
            calibration=tuple(map(self._rated, report.calibration)),
        )

    def _overview(self) -> OverviewView:
        seen, write, tr = self._report.overview, self._write, self._tr
        names = {
            "students": tr("Students"),
            "first_attempts": tr("First attempts"),
            "attempts": tr("All attempts"),
            "simulated": tr("Simulated attempts"),
            "rubrics": tr("Versions of the rubric"),
        }
        return OverviewView(
            tuple((text, write.show(Section.OVERVIEW, {}, name)) for name, text in names.items()),
            " – ".join(dict.fromkeys(day for day in seen.days if day)),
            tuple((day, tuple(self._not_taken(day))) for day in seen.set_aside),
            tuple(
                (version, write.show(Section.OVERVIEW, {"version": version}, "others"))
                for version in seen.others
            ),
            write.show(Section.OVERVIEW, {}, "holds", SHARE),
        )

    def _not_taken(self, day: str) -> Iterator[tuple[str, Shown]]:
        for why in self._report.overview.set_aside[day]:
            about = {"day": day, "reason": why}
            shown = self._write.show(Section.OVERVIEW, about, "set_aside")
            yield self._names.of("reason", why, {}), shown

    def _finding(self, finding: Finding) -> FindingView:
        values = dict(finding.about)
        where = moment = ""
        if finding.kind is FindingKind.GATE:
            values["gate"] = self._names.gate(Gate(values["gate"]))
        elif finding.kind is FindingKind.PRINCIPLE:
            values["principle"] = self._names.principle(Principle(values["principle"]))
        elif finding.kind in {FindingKind.MOMENT, FindingKind.LINE}:
            version, moment = values["scenario_hash"], values["moment"]
            values["moment"] = self._names.place(version, moment)
            title = self._names.title(version, values["scenario"])
            where = self._tr("Scenario: {title}.", title=title)
            if finding.kind is FindingKind.LINE:  # of a moment it is said already
                where += f" {values['moment']}"
            if finding.kind is FindingKind.LINE:
                values["choice"] = self._names.line(version, values["choice"])
        for name, figure in finding.figures.items():
            number = figure.value if isinstance(figure, Estimate) else None
            values[name] = self._write.number(number, _SCALES.get(name, SHARE))
        says = filled_in(finding.says.in_language(self._tr.language), values)
        return FindingView(says, where, moment, anchor_of(finding.anchor))

    def _gate(self, gate: Gate) -> GateView:
        write, about = self._write, {"gate": gate.value}
        statuses = self._report.gates[gate].statuses.counts
        labels = {each: self._names.of("status", each, {}) for each in statuses}
        return GateView(
            anchor_of(f"gate/{gate}"),
            self._names.gate(gate),
            write.parts(Section.GATES, about, "status", labels),
            write.show(Section.GATES, about, "all"),
            write.show(Section.GATES, about, "passed", SHARE),
        )

    def _principle(self, principle: Principle) -> PrincipleView:
        write, about, section = self._write, {"principle": principle.value}, Section.PRINCIPLES
        labels = {level: self._tr(LEVEL_NAMES[level]) for level in LEVELS}
        return PrincipleView(
            anchor_of(f"principle/{principle}"),
            self._names.principle(principle),
            write.parts(section, about, "level", labels),
            write.show(section, about, "all"),
            write.show(section, about, "mean", LEVEL),
            write.show(section, about, "shrunken", LEVEL),
            write.show(section, about, "share", SHARE),
            write.show(section, about, "opportunities", COUNT),
        )

    def _pause(self, pause: str) -> Row:
        shown = self._write.show(Section.PAUSES, {"pause": pause}, "times", COUNT)
        return Row(self._names.of("pause", pause, {}), (shown,))

    def _attempts(self) -> AttemptsView:
        write, section = self._write, Section.ATTEMPTS
        numbers = [{"attempt": str(each.number)} for each in self._report.attempts]
        rows = [
            Row(self._tr(label), tuple(write.show(section, at, name, scale) for at in numbers))
            for label, name, scale in (
                (N_("Students"), "students", COUNT),
                (N_("Mean level"), "level", LEVEL),
                (N_("Gained since the first"), "gained", GAIN),
            )
        ]
        rows += [
            Row(
                self._names.principle(principle),
                tuple(
                    write.show(section, {**at, "principle": principle.value}, "gained", GAIN)
                    for at in numbers
                ),
            )
            for principle in (self._report.attempts[0].principles if numbers else ())
        ]
        heads = tuple(self._tr("Attempt {n}", n=at["attempt"]) for at in numbers)
        levels = [write.estimate(section, at, "level") for at in numbers]
        return AttemptsView(heads, tuple(rows), attempts_chart(levels, heads))

    def _changes(self) -> Iterator[Row]:
        changes = self._report.changes
        if changes is None:
            return
        yield self._change(self._tr("All principles"), {})
        for principle in changes.principles:
            yield self._change(self._names.principle(principle), {"principle": principle.value})

    def _change(self, label: str, about: Mapping[str, str]) -> Row:
        names = (("before", LEVEL), ("after", LEVEL), ("gained", GAIN))
        return Row(
            label,
            tuple(self._write.show(Section.CHANGES, about, name, scale) for name, scale in names),
        )

    def _rated(self, principle: Principle) -> Row:
        write, about, section = self._write, {"principle": principle.value}, Section.CALIBRATION
        kinds = self._report.calibration[principle].agreement.counts
        labels = {each: self._names.of("agreement", each, {}) for each in kinds}
        return Row(
            self._names.principle(principle),
            tuple(
                write.show(section, about, name, scale)
                for name, scale in (
                    ("rated", LEVEL),
                    ("level", LEVEL),
                    ("above", GAIN),
                    ("all", COUNT),
                )
            ),
            write.parts(section, about, "agreement", labels),
        )


def filled_in(says: str, values: Mapping[str, str]) -> str:
    """Return a text with its ``{blanks}`` filled; what is filled in is not read again."""
    first, *rest = says.split("{")
    found = [first]
    for part in rest:
        name, brace, after = part.partition("}")
        found.append(values[name] + after if brace and name in values else "{" + part)
    return "".join(found)
