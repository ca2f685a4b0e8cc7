"""A cohort report as it is read: parts, tables and pictures, all in words, for the template."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarios.model import FEELING_CEILING
from scoring.cohort.estimates import Estimate
from scoring.cohort.findings import Finding, FindingKind
from scoring.cohort.report import (
    AttemptFigures,
    Calibration,
    Change,
    CohortReport,
    Flag,
    GateFigures,
    LineFigures,
    MomentFigures,
    PrincipleFigures,
    ScenarioFigures,
)
from scoring.cohort.taken import PHASES
from scoring.rubric import Gate, Principle
from simulator.i18n import N_, Translator, term
from simulator.reports.cohort.shown import (
    CORRELATION,
    COUNT,
    FEELING,
    GAIN,
    LEVEL,
    POINTS,
    SHARE,
    SHARE_GAIN,
    Part,
    Scale,
    Shown,
    Writer,
)
from simulator.reports.cohort.words import Named

FLAGS: Mapping[Flag, str] = {
    Flag.HARD: N_("hard"),
    Flag.AS_BY_CHANCE: N_("no better than chance"),
    Flag.AGAINST: N_("goes against the rest: look at the lines"),
    Flag.EASY: N_("easy"),
}
LEVELS = {
    "0": N_("0 lacking"),
    "1": N_("1 partly"),
    "2": N_("2 good"),
    "3": N_("3 very good"),
    "not_tried": N_("not tried"),
}
CHART_WIDTH, CHART_HEIGHT = 480.0, 120.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    anchor: str
    label: str
    cells: tuple[Shown, ...]
    parts: tuple[Part, ...] = ()
    """How they are spread, as a bar."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """One line of a chart: numbers over phases or attempts."""

    label: str
    points: tuple[tuple[float, float, str], ...]
    """Where each point stands, and how many it rests on."""
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class MomentView:
    """One moment."""

    anchor: str
    moment: str
    phase: str
    reached: str
    facility: Shown
    chance: str
    discrimination: Shown
    flags: tuple[str, ...]
    lines: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ScenarioView:
    """One version of one scenario."""

    anchor: str
    title: str
    version: str
    students: str
    holds: Shown
    alpha: Shown
    endings: tuple[Row, ...]
    moments: tuple[MomentView, ...]
    feelings: tuple[Course, ...]
    limits: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding in plain words."""

    says: str
    link: str
    """The anchor of its numbers; empty where nothing stands out."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole report."""

    findings: tuple[FindingView, ...]
    overview: tuple[tuple[str, str], ...]
    set_aside: tuple[tuple[str, str], ...]
    holds: Shown
    gates: tuple[Row, ...]
    principles: tuple[Row, ...]
    pauses: tuple[Row, ...]
    limits: tuple[Part, ...]
    scenarios: tuple[ScenarioView, ...]
    attempts: tuple[Row, ...]
    changes: tuple[Row, ...]
    both: str
    calibration: tuple[Row, ...]


def view(report: CohortReport, tr: Translator, names: Named) -> ReportView:
    """Return a report in words."""
    return _Viewer(report, tr, names).view()


class _Viewer:
    """Puts one report into words."""

    def __init__(self, report: CohortReport, tr: Translator, names: Named) -> None:
        self._report, self._tr, self._names = report, tr, names
        self._write = Writer(tr)

    def view(self) -> ReportView:
        report, write = self._report, self._write
        changes = report.changes
        return ReportView(
            findings=tuple(self._finding(each) for each in report.findings),
            overview=tuple(self._overview()),
            set_aside=tuple(
                (reason, write.count(count)) for reason, count in report.overview.set_aside.items()
            ),
            holds=write.figure(report.holds, SHARE),
            gates=tuple(self._gate(gate, each) for gate, each in report.gates.items()),
            principles=tuple(self._principle(p, each) for p, each in report.principles.items()),
            pauses=tuple(
                Row("", self._names.of("pause", pause, {}), (write.figure(figure, COUNT),))
                for pause, figure in report.pauses.items()
            ),
            limits=write.parts(report.limits, self._timings()),
            scenarios=tuple(self._scenario(each) for each in report.scenarios),
            attempts=tuple(self._attempt(each) for each in report.attempts),
            changes=tuple(self._changes()) if changes else (),
            both=write.count(changes.both) if changes else "",
            calibration=tuple(self._rated(p, each) for p, each in report.calibration.items()),
        )

    def _overview(self) -> Iterator[tuple[str, str]]:
        seen, write, tr = self._report.overview, self._write, self._tr
        yield tr("Students"), write.count(seen.students)
        yield tr("First attempts"), write.count(seen.first_attempts)
        yield tr("All attempts"), write.count(seen.attempts)
        if seen.days[0]:
            yield tr("Days"), "–".join(dict.fromkeys(seen.days))
        if seen.simulated:
            yield tr("Simulated attempts"), write.count(seen.simulated)
        if seen.rubrics > 1:
            yield tr("Versions of the rubric"), str(seen.rubrics)

    def _finding(self, finding: Finding) -> FindingView:
        values = dict(finding.about)
        if finding.kind is FindingKind.GATE:
            values["gate"] = self._names.gate(Gate(values["gate"]))
        elif finding.kind is FindingKind.PRINCIPLE:
            values["principle"] = self._names.principle(Principle(values["principle"]))
        elif finding.kind is FindingKind.LINE:
            values["choice"] = self._names.line(values["scenario_hash"], values["choice"])
        for name, figure in finding.figures.items():
            scale = _SCALES.get(name, SHARE)
            number = figure.value if isinstance(figure, Estimate) else None
            values[name] = self._write.number(number, scale)
        says = finding.says.in_language(self._tr.language)
        for name, value in values.items():
            says = says.replace(f"{{{name}}}", value)
        return FindingView(says, anchor_of(finding.anchor))

    def _gate(self, gate: Gate, found: GateFigures) -> Row:
        labels = {s: self._names.of("status", s, {}) for s in found.statuses.counts}
        return Row(
            anchor_of(f"gate/{gate}"),
            self._names.gate(gate),
            (self._write.figure(found.passed, SHARE),),
            self._write.parts(found.statuses, labels),
        )

    def _principle(self, principle: Principle, found: PrincipleFigures) -> Row:
        write = self._write
        return Row(
            anchor_of(f"principle/{principle}"),
            self._names.principle(principle),
            (
                write.figure(found.mean, LEVEL, found.shrunken),
                write.figure(found.share, SHARE),
                write.figure(found.opportunities, COUNT),
            ),
            write.parts(found.levels, {level: self._tr(text) for level, text in LEVELS.items()}),
        )

    def _timings(self) -> dict[str, str]:
        return {each: self._names.of("timing", each, {}) for each in self._report.limits.counts}

    def _scenario(self, found: ScenarioFigures) -> ScenarioView:
        write, version = self._write, found.scenario_hash
        return ScenarioView(
            anchor=anchor_of(f"scenario/{version}"),
            title=self._names.title(version, found.scenario),
            version=version[:12],
            students=write.count(found.students),
            holds=write.figure(found.holds, SHARE),
            alpha=write.figure(found.alpha, CORRELATION),
            endings=tuple(self._endings(found)),
            moments=tuple(self._moment(found, each) for each in found.moments),
            feelings=tuple(self._feelings(found)),
            limits=tuple(
                Row(
                    "",
                    self._names.topic(version, limit.topic),
                    (),
                    write.parts(limit.timings, self._timings()),
                    term(self._tr, limit.severity),
                )
                for limit in found.limits
            ),
        )

    def _endings(self, found: ScenarioFigures) -> Iterator[Row]:
        for ending, count in found.endings.counts.items():
            quality = found.qualities.get(ending)
            note = term(self._tr, quality) if quality else ""
            share = count / found.endings.n if count is not None and found.endings.n else 0.0
            part = Part("", self._write.count(count), 0.0, round(share * 160, 1), 0)
            yield Row("", self._names.of("ending", ending, {}), (), (part,), note)

    def _moment(self, scenario: ScenarioFigures, found: MomentFigures) -> MomentView:
        write = self._write
        base = found.baseline.value if isinstance(found.baseline, Estimate) else None
        place = f"{scenario.scenario_hash}/{found.moment}"
        return MomentView(
            anchor=anchor_of(f"moment/{place}"),
            moment=found.moment,
            phase=term(self._tr, found.phase),
            reached=write.count(found.reached),
            facility=write.figure(found.facility, SHARE, base),
            chance=write.number(base, SHARE),
            discrimination=write.figure(found.discrimination, CORRELATION),
            flags=tuple(self._tr(FLAGS[flag]) for flag in found.flags),
            lines=tuple(self._line(scenario, place, line) for line in found.lines),
        )

    def _line(self, scenario: ScenarioFigures, place: str, line: LineFigures) -> Row:
        write = self._write
        rule = self._names.rubric.rules.get(line.worst)
        return Row(
            anchor_of(f"line/{place}/{line.choice}"),
            self._names.line(scenario.scenario_hash, line.choice),
            (write.figure(line.chosen, SHARE, line.chance), write.figure(line.lost, POINTS)),
            note=rule.why.in_language(self._tr.language)
            if rule and "{" not in str(rule.why)
            else "",
        )

    def _feelings(self, found: ScenarioFigures) -> Iterator[Course]:
        scenario = self._names.scenarios.get(found.scenario_hash)
        step = CHART_WIDTH / max(len(PHASES) - 1, 1)
        for name, figures in found.feelings.items():
            points = tuple(
                (
                    round(at * step, 1),
                    round(CHART_HEIGHT * (1 - figure.value / FEELING_CEILING), 1),
                    str(figure.n),
                )
                for at, figure in enumerate(figures)
                if isinstance(figure, Estimate)
            )
            cells = tuple(self._write.figure(figure, FEELING) for figure in figures)
            yield Course(self._names.feeling(name, scenario), points, cells)

    def _attempt(self, found: AttemptFigures) -> Row:
        write = self._write
        label = self._tr("Attempt {n}", n=found.number)
        cells = (write.figure(found.level, LEVEL), write.figure(found.gained, GAIN))
        return Row("", label, cells, note=write.count(found.students))

    def _changes(self) -> Iterator[Row]:
        changes = self._report.changes
        if changes is None:
            return
        yield self._change(self._tr("All principles"), changes.level)
        for principle, change in changes.principles.items():
            yield self._change(self._names.principle(principle), change)

    def _change(self, label: str, change: Change) -> Row:
        write = self._write
        cells = (
            write.figure(change.before, LEVEL),
            write.figure(change.after, LEVEL),
            write.figure(change.gained, GAIN),
        )
        return Row("", label, cells)

    def _rated(self, principle: Principle, found: Calibration) -> Row:
        write = self._write
        labels = {each: self._names.of("agreement", each, {}) for each in found.agreement.counts}
        cells = (
            write.figure(found.rated, LEVEL),
            write.figure(found.level, LEVEL),
            write.figure(found.above, GAIN),
        )
        parts = write.parts(found.agreement, labels)
        return Row("", self._names.principle(principle), cells, parts)


_SCALES: Mapping[str, Scale] = {
    "mean": LEVEL,
    "lost": POINTS,
    "lost_blindly": POINTS,
    "above": SHARE_GAIN,
}
"""How the numbers of findings are written; all others are shares."""


def anchor_of(name: str) -> str:
    """Return a name as the id of a place on a page."""
    return "".join(each if each.isalnum() else "-" for each in name)
