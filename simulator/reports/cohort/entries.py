"""Every figure of a cohort report as one flat list: what the files hold, and in what order.

A table or a file that shows figures takes them from here, so that no two of them differ.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from scoring.cohort.estimates import Figure
from scoring.cohort.report import (
    AttemptFigures,
    Calibration,
    Change,
    CohortReport,
    Distribution,
    GateFigures,
    MomentFigures,
    PrincipleFigures,
    ScenarioFigures,
)
from scoring.cohort.taken import PHASES


class Section(StrEnum):
    """A part of the report."""

    OVERVIEW = "overview"
    GATES = "gates"
    PRINCIPLES = "principles"
    PAUSES = "pauses"
    LIMITS = "limits"
    SCENARIOS = "scenarios"
    MOMENTS = "moments"
    LINES = "lines"
    FEELINGS = "feelings"
    ATTEMPTS = "attempts"
    CHANGES = "changes"
    CALIBRATION = "calibration"


@dataclass(frozen=True, slots=True)
class Count:
    """How many; None where the number is hidden."""

    n: int | None


@dataclass(frozen=True, slots=True)
class Plain:
    """A number that has no interval of its own; None where there is none, or it is hidden."""

    value: float | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of the report."""

    section: Section
    about: Mapping[str, str]
    """What it is about, by kind: ``scenario``, ``moment``, ``choice``, ``principle`` …; ids."""
    name: str
    """Which figure of its section, the same for everything it can be about."""
    figure: Figure | Count | Plain

    @property
    def key(self) -> str:
        """What stands for it where programs look for it: section, what it is about, name."""
        return key(self.section, self.about, self.name)


def key(section: Section, about: Mapping[str, str], name: str) -> str:
    """Return the key of a figure: the same in every output."""
    return "/".join([section, *(f"{kind}={value}" for kind, value in sorted(about.items())), name])


def entries(report: CohortReport) -> Iterator[Entry]:
    """Yield every figure, in the order of the report."""
    yield from _overview(report)
    for gate, gates in report.gates.items():
        yield from _gate({"gate": gate.value}, gates)
    for principle, figures in report.principles.items():
        yield from _principle({"principle": principle.value}, figures)
    for pause, figure in report.pauses.items():
        yield Entry(Section.PAUSES, {"pause": pause}, "times", figure)
    yield from _counts(Section.LIMITS, {}, "timing", report.limits)
    for scenario in report.scenarios:
        yield from _scenario(scenario)
    for attempt in report.attempts:
        yield from _attempt(attempt)
    yield from _changes(report)
    for principle, rated in report.calibration.items():
        yield from _calibration({"principle": principle.value}, rated)


def _overview(report: CohortReport) -> Iterator[Entry]:
    seen = report.overview
    for name, count in (
        ("students", seen.students),
        ("attempts", seen.attempts),
        ("first_attempts", seen.first_attempts),
        ("simulated", seen.simulated),
        ("rubrics", seen.rubrics),
    ):
        yield Entry(Section.OVERVIEW, {}, name, Count(count))
    for version, students in seen.others.items():
        yield Entry(Section.OVERVIEW, {"version": version}, "others", Count(students))
    for day, counts in seen.set_aside.items():
        for why, count in counts.items():
            about = {"day": day, "reason": why}
            yield Entry(Section.OVERVIEW, about, "set_aside", Count(count))
    yield Entry(Section.OVERVIEW, {}, "holds", report.holds)


def _gate(about: Mapping[str, str], gate: GateFigures) -> Iterator[Entry]:
    yield from _counts(Section.GATES, about, "status", gate.statuses)
    yield Entry(Section.GATES, about, "passed", gate.passed)


def _principle(about: Mapping[str, str], principle: PrincipleFigures) -> Iterator[Entry]:
    yield from _counts(Section.PRINCIPLES, about, "level", principle.levels)
    yield Entry(Section.PRINCIPLES, about, "mean", principle.mean)
    yield Entry(Section.PRINCIPLES, about, "shrunken", Plain(principle.shrunken))
    yield Entry(Section.PRINCIPLES, about, "share", principle.share)
    yield Entry(Section.PRINCIPLES, about, "opportunities", principle.opportunities)


def _scenario(scenario: ScenarioFigures) -> Iterator[Entry]:
    about = {"scenario": scenario.scenario, "version": scenario.scenario_hash[:12]}
    yield Entry(Section.SCENARIOS, about, "students", Count(scenario.students))
    yield Entry(Section.SCENARIOS, about, "attempts", Count(scenario.attempts))
    yield Entry(Section.SCENARIOS, about, "holds", scenario.holds)
    yield from _counts(Section.SCENARIOS, about, "ending", scenario.endings)
    yield Entry(Section.SCENARIOS, about, "alpha", scenario.alpha)
    yield Entry(Section.SCENARIOS, about, "blind_plays", Count(scenario.blind_plays))
    for limit in scenario.limits:
        topic = {**about, "topic": limit.topic}
        yield from _counts(Section.LIMITS, topic, "timing", limit.timings)
    for moment in scenario.moments:
        yield from _moment(about, moment)
    for feeling, course in scenario.feelings.items():
        for phase, figure in zip(PHASES, course, strict=True):
            here = {**about, "feeling": feeling, "phase": phase.value}
            yield Entry(Section.FEELINGS, here, "mean", figure)


def _moment(scenario: Mapping[str, str], moment: MomentFigures) -> Iterator[Entry]:
    about = {**scenario, "moment": moment.moment}
    yield Entry(Section.MOMENTS, about, "reached", Count(moment.reached))
    yield Entry(Section.MOMENTS, about, "facility", moment.facility)
    yield Entry(Section.MOMENTS, about, "shrunken", Plain(moment.shrunken))
    yield Entry(Section.MOMENTS, about, "baseline", moment.baseline)
    yield Entry(Section.MOMENTS, about, "above", moment.above)
    yield Entry(Section.MOMENTS, about, "discrimination", moment.discrimination)
    for doing, times in moment.doings.items():
        yield Entry(Section.MOMENTS, {**about, "act": doing}, "done", Count(times))
    for line in moment.lines:
        said = {**about, "choice": line.choice}
        yield Entry(Section.LINES, said, "chosen", line.chosen)
        yield Entry(Section.LINES, said, "chance", Plain(line.chance))
        yield Entry(Section.LINES, said, "lost", line.lost)
        yield Entry(Section.LINES, said, "lost_blindly", Plain(line.lost_blindly))


def _attempt(attempt: AttemptFigures) -> Iterator[Entry]:
    about = {"attempt": str(attempt.number)}
    yield Entry(Section.ATTEMPTS, about, "students", Count(attempt.students))
    yield Entry(Section.ATTEMPTS, about, "level", attempt.level)
    yield Entry(Section.ATTEMPTS, about, "gained", attempt.gained)
    for principle, figure in attempt.principles.items():
        here = {**about, "principle": principle.value}
        yield Entry(Section.ATTEMPTS, here, "gained", figure)


def _changes(report: CohortReport) -> Iterator[Entry]:
    if report.changes is None:
        return
    yield Entry(Section.CHANGES, {}, "students", Count(report.changes.both))
    yield from _change({}, report.changes.level)
    for principle, change in report.changes.principles.items():
        yield from _change({"principle": principle.value}, change)


def _change(about: Mapping[str, str], change: Change) -> Iterator[Entry]:
    yield Entry(Section.CHANGES, about, "before", change.before)
    yield Entry(Section.CHANGES, about, "after", change.after)
    yield Entry(Section.CHANGES, about, "gained", change.gained)


def _calibration(about: Mapping[str, str], rated: Calibration) -> Iterator[Entry]:
    yield Entry(Section.CALIBRATION, about, "rated", rated.rated)
    yield Entry(Section.CALIBRATION, about, "level", rated.level)
    yield Entry(Section.CALIBRATION, about, "above", rated.above)
    yield from _counts(Section.CALIBRATION, about, "agreement", rated.agreement)


def _counts(
    section: Section, about: Mapping[str, str], kind: str, found: Distribution
) -> Iterator[Entry]:
    for each, count in found.counts.items():
        yield Entry(section, {**about, kind: each}, "count", Count(count))
    yield Entry(section, about, "all", Count(found.n))
