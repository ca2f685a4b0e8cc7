"""What first attempts at one version of a scenario tell, as it is read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from scoring.cohort.report import Flag, LimitFigures, LineFigures, MomentFigures, ScenarioFigures
from simulator.i18n import N_, Translator, term
from simulator.reports.cohort.charts import Chart, feelings_chart
from simulator.reports.cohort.entries import Section
from simulator.reports.cohort.shown import (
    ALPHA,
    CORRELATION,
    COUNT,
    FEELING,
    POINTS,
    SHARE,
    SHARE_GAIN,
    WIDTH,
    Part,
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


@dataclass(frozen=True, slots=True)
class EndingView:
    """One ending, or that there was none."""

    label: str
    ending: str
    """Its id; empty for what is none."""
    quality: str
    count: Shown
    width: float
    """How many, as a length."""


@dataclass(frozen=True, slots=True)
class LineView:
    """One line that was on offer at a moment."""

    anchor: str
    says: str
    chosen: Shown
    chance: Shown
    lost: Shown
    lost_blindly: Shown
    why: str
    """What most often weighs against it."""


@dataclass(frozen=True, slots=True)
class MomentView:
    """One moment."""

    anchor: str
    moment: str
    scene: str
    """What has just been said there, or its id where that is not known."""
    short: str
    """The same in a few words."""
    reached: Shown
    facility: Shown
    shrunken: Shown
    baseline: Shown
    above: Shown
    discrimination: Shown
    flags: tuple[str, ...]
    lines: tuple[LineView, ...]
    doings: tuple[tuple[str, Shown], ...]


@dataclass(frozen=True, slots=True)
class LimitView:
    """One limit."""

    topic: str
    severity: str
    parts: tuple[Part, ...]
    all: Shown


@dataclass(frozen=True, slots=True)
class FeelingView:
    """One feeling of one person, phase by phase."""

    label: str
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class ScenarioView:
    """One version of one scenario."""

    anchor: str
    title: str
    foreign: str | None
    """The language of its texts, where it is not the page's."""
    version: str
    students: Shown
    attempts: Shown
    holds: Shown
    alpha: Shown
    shared: int
    blind: Shown
    """How many talks were played blindly."""
    endings: tuple[EndingView, ...]
    endings_all: Shown
    phases: tuple[tuple[str, tuple[MomentView, ...]], ...]
    feelings: tuple[FeelingView, ...]
    phase_names: tuple[str, ...]
    charts: tuple[Chart, ...]
    limits: tuple[LimitView, ...]


def scenario_view(
    found: ScenarioFigures, write: Writer, tr: Translator, names: Named
) -> ScenarioView:
    """Return the figures of one scenario in words."""
    return _Viewer(found, write, tr, names).view()


class _Viewer:
    def __init__(self, found: ScenarioFigures, write: Writer, tr: Translator, names: Named) -> None:
        self._found, self._write, self._tr, self._names = found, write, tr, names
        self._about = {"scenario": found.scenario, "version": found.scenario_hash[:12]}

    def view(self) -> ScenarioView:
        found, write, about, section = self._found, self._write, self._about, Section.SCENARIOS
        version = found.scenario_hash
        return ScenarioView(
            anchor=anchor_of(f"scenario/{version}"),
            title=self._names.title(version, found.scenario),
            foreign=self._names.foreign(version),
            version=version[:12],
            students=write.show(section, about, "students"),
            attempts=write.show(section, about, "attempts"),
            holds=write.show(section, about, "holds", SHARE),
            alpha=write.show(section, about, "alpha", ALPHA),
            shared=found.shared,
            blind=write.show(section, about, "blind_plays"),
            endings=tuple(self._endings()),
            endings_all=write.show(section, about, "all"),
            phases=tuple(
                (term(self._tr, phase), tuple(map(self._moment, moments)))
                for phase, moments in groupby(found.moments, lambda each: each.phase)
            ),
            feelings=tuple(
                FeelingView(self._names.feeling(name, about), self._course(name))
                for name in found.feelings
            ),
            phase_names=self._names.phases,
            charts=tuple(feelings_chart(found.feelings, about, self._names)),
            limits=tuple(map(self._limit, found.limits)),
        )

    def _endings(self) -> Iterator[EndingView]:
        endings = self._found.endings
        for ending, count in endings.counts.items():
            quality = self._found.qualities.get(ending)
            share = count / endings.n if count and endings.n else 0.0
            yield EndingView(
                self._names.ending(self._found.scenario_hash, ending),
                ending if quality else "",
                term(self._tr, quality) if quality else "",
                self._write.show(Section.SCENARIOS, {**self._about, "ending": ending}, "count"),
                round(share * WIDTH, 1),
            )

    def _moment(self, found: MomentFigures) -> MomentView:
        write, section = self._write, Section.MOMENTS
        about = {**self._about, "moment": found.moment}
        base = write.value(section, about, "baseline")
        version = self._found.scenario_hash
        return MomentView(
            anchor=anchor_of(f"moment/{version}/{found.moment}"),
            moment=found.moment,
            scene=self._names.scene(version, found.moment) or found.moment,
            short=self._names.moment(version, found.moment),
            reached=write.show(section, about, "reached"),
            facility=write.show(section, about, "facility", SHARE, base),
            shrunken=write.show(section, about, "shrunken", SHARE),
            baseline=write.show(section, about, "baseline", SHARE),
            above=write.show(section, about, "above", SHARE_GAIN),
            discrimination=write.show(section, about, "discrimination", CORRELATION),
            flags=tuple(self._tr(FLAGS[flag]) for flag in found.flags),
            lines=tuple(self._line(about, line) for line in found.lines),
            doings=tuple(
                (
                    self._names.act(doing, version),
                    write.show(section, {**about, "act": doing}, "done"),
                )
                for doing in found.doings
            ),
        )

    def _line(self, moment: Mapping[str, str], line: LineFigures) -> LineView:
        write, section, version = self._write, Section.LINES, self._found.scenario_hash
        about = {**moment, "choice": line.choice}
        chance = write.value(section, about, "chance")
        return LineView(
            anchor_of(f"line/{version}/{moment['moment']}/{line.choice}"),
            self._names.line(version, line.choice),
            write.show(section, about, "chosen", SHARE, chance),
            write.show(section, about, "chance", SHARE),
            write.show(section, about, "lost", POINTS),
            write.show(section, about, "lost_blindly", POINTS),
            self._names.rule(line.worst),
        )

    def _course(self, name: str) -> tuple[Shown, ...]:
        return tuple(
            self._write.show(
                Section.FEELINGS,
                {**self._about, "feeling": name, "phase": phase},
                "mean",
                FEELING,
            )
            for phase in self._names.phase_ids
        )

    def _limit(self, limit: LimitFigures) -> LimitView:
        about = {**self._about, "topic": limit.topic}
        labels = {each: self._names.of("timing", each, {}) for each in limit.timings.counts}
        return LimitView(
            self._names.topic(self._found.scenario_hash, limit.topic),
            term(self._tr, limit.severity),
            self._write.parts(Section.LIMITS, about, "timing", labels),
            self._write.show(Section.LIMITS, about, "all", COUNT),
        )


def anchor_of(name: str) -> str:
    """Return a name as the id of a place on a page."""
    return "".join(each if each.isalnum() else "-" for each in name)
