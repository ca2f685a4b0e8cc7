"""The cohort report: every figure that any output may show, computed once, in no language.

Names are ids of the scenario, codes of the rubric and values of enumerations; whoever shows the
report finds the words. Unless it says otherwise, a figure is about the *first attempt* of each
student at each version of a scenario: later ones have seen the answers. Students are never ranked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scenarios.kinds import Phase, Quality, Severity
from scoring.cohort.estimates import Figure
from scoring.cohort.findings import Finding
from scoring.cohort.taken import Occasion
from scoring.rubric import Gate, Principle

LEVELS = ("0", "1", "2", "3", "not_tried")
"""The cells of a distribution of levels."""
UNFINISHED = "unfinished"
"""The cell of a talk that came to no ending."""
FLAGS_FROM = 30
"""Students from whom a moment may be flagged; with fewer, chance flags as much as the moment."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many there were of each kind."""

    counts: Mapping[str, int | None]
    """Kind to how many; None where the number is hidden."""
    n: int | None
    """All of them together; None where it is hidden."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the report was asked to be about."""

    scenario: str = ""
    """The id of one scenario, or empty for all."""
    occasion: Occasion = Occasion.NONE
    """``pre`` or ``post``, or empty for all attempts."""
    version: str = ""
    """The beginning of a scenario's hash, or empty for all versions."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Who and what the report rests on."""

    students: int | None
    attempts: int | None
    """All attempts that are part of the cohort."""
    first_attempts: int | None
    simulated: int | None
    """Attempts that nobody took."""
    set_aside: Mapping[str, Mapping[str, int]]
    """Day of a collecting, as an ISO date, to why to how many files and attempts were not taken in
    as new ones. Of the whole cohort, whatever was asked for."""
    rubrics: int
    """How many versions of the rubric they were scored by."""
    others: Mapping[str, int | None]
    """Where one version of a scenario was asked for: the beginning of the hash of every other one,
    to how many students played it."""
    days: tuple[str, str]
    """The first and the last day, as ISO dates; empty where they are not known."""


@dataclass(frozen=True, slots=True)
class GateFigures:
    """How the first attempts stand against one gate."""

    statuses: Distribution
    """By ``GateStatus``."""
    passed: Figure
    """Share of those who came to it, 0 to 1."""


@dataclass(frozen=True, slots=True)
class PrincipleFigures:
    """How one principle was kept in first attempts."""

    levels: Distribution
    """By ``LEVELS``."""
    mean: Figure
    """Mean level, 0 to 3: of each student's attempts, then of the students."""
    shrunken: float | None
    """The same, drawn to the mean of all principles as far as it is unsure."""
    share: Figure
    """Points earned of what was open on the path that was played, 0 to 1."""
    opportunities: Figure
    """How many opportunities an attempt had."""


@dataclass(frozen=True, slots=True)
class LineFigures:
    """How often one line was chosen as the first thing said at its moment."""

    choice: str
    chosen: Figure
    """Share of those to whom it was on offer there, 0 to 1."""
    chance: float | None
    """Share who would choose it blindly among what was on offer, 0 to 1."""
    lost: Figure
    """Points that were open and not earned, less what was earned beyond, wherever it was said."""
    lost_blindly: float | None
    """What a line that is chosen blindly at this moment loses on average; None where not known."""
    worst: str
    """The rule that most often weighed against it; empty where none did."""


class Flag(StrEnum):
    """What makes a moment worth a look."""

    HARD = "hard"
    """Surely less than a third of what was open was earned."""
    AS_BY_CHANCE = "as_by_chance"
    """Surely no more was earned than by somebody who chooses blindly."""
    AGAINST = "against"
    """Those who did well otherwise surely did worse here: look at the lines or their coding."""
    EASY = "easy"
    """Surely more than nine tenths of what was open was earned."""


@dataclass(frozen=True, slots=True)
class MomentFigures:
    """What first attempts did at one moment. Everything is of those who came to it."""

    moment: str
    phase: Phase
    reached: int | None
    facility: Figure
    """Points earned of what was open there, 0 to 1, the mean of the attempts."""
    shrunken: float | None
    """The same, drawn to the mean of all moments as far as it is unsure."""
    baseline: Figure
    """The facility of a player who chooses blindly among the lines on offer."""
    above: Figure
    """Facility less baseline."""
    discrimination: Figure
    """How it goes together with what was earned of what was open at all other moments, -1 to 1."""
    lines: tuple[LineFigures, ...]
    """In the order of the file; those that nobody was offered are left out."""
    doings: Mapping[str, int | None]
    """Every act besides saying something: how often it was done there."""
    flags: tuple[Flag, ...]
    """Empty below ``FLAGS_FROM``."""


@dataclass(frozen=True, slots=True)
class LimitFigures:
    """When one limit was named, in first attempts."""

    topic: str
    severity: Severity
    timings: Distribution
    """By ``LimitTiming``; times, not students."""


@dataclass(frozen=True, slots=True)
class ScenarioFigures:
    """What first attempts at one version of one scenario tell."""

    scenario: str
    scenario_hash: str
    rubric_hash: str
    students: int | None
    attempts: int | None
    """Later attempts too."""
    holds: Figure
    """Share that hold as a whole."""
    endings: Distribution
    """By ending, and ``UNFINISHED``."""
    qualities: Mapping[str, Quality]
    """Ending to its quality."""
    blind_plays: int
    """How many talks of players who choose blindly the baselines of moments rest on."""
    moments: tuple[MomentFigures, ...]
    """In the order of the file; those that nobody came to are left out."""
    shared: int
    """Moments at which everybody could earn something."""
    alpha: Figure
    """How well the shared moments measure one thing (Cronbach)."""
    feelings: Mapping[str, tuple[Figure, ...]]
    """``person.feeling`` to its mean, 0 to 10, after each phase, of those who came to it."""
    limits: tuple[LimitFigures, ...]


@dataclass(frozen=True, slots=True)
class AttemptFigures:
    """How the n-th attempts went, over all scenarios. Only some students try again."""

    number: int
    students: int | None
    level: Figure
    """Mean level, 0 to 3, over all principles that were tried."""
    gained: Figure
    """The same less that of the first attempt, of the same students at the same scenario."""
    principles: Mapping[Principle, Figure]
    """What was gained in each."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after, of the students who did both."""

    before: Figure
    after: Figure
    gained: Figure


@dataclass(frozen=True, slots=True)
class Changes:
    """Before and after, on parallel scenarios."""

    both: int | None
    """Students who did both."""
    level: Change
    """Mean level over all principles that were tried."""
    principles: Mapping[Principle, Change]


@dataclass(frozen=True, slots=True)
class Calibration:
    """What students rated themselves, against what the rubric says of the same attempt."""

    rated: Figure
    """Mean rating, 0 to 3."""
    level: Figure
    """Mean level of those who rated, 0 to 3."""
    above: Figure
    """Rating less level: above 0 they rate themselves too high."""
    agreement: Distribution
    """``below``, ``same`` and ``above`` the level."""


@dataclass(frozen=True, slots=True)
class CohortReport:
    """Every figure that any output may show."""

    cohort: str
    asked: Asked
    overview: Overview
    holds: Figure
    """Share of first attempts that hold as a whole; of each student, then of the students."""
    gates: Mapping[Gate, GateFigures]
    principles: Mapping[Principle, PrincipleFigures]
    pauses: Mapping[str, Figure]
    """``Pause`` to how often it was noted in an attempt."""
    limits: Distribution
    """By ``LimitTiming``, over all topics; times, not students."""
    scenarios: tuple[ScenarioFigures, ...]
    attempts: tuple[AttemptFigures, ...]
    """From the first on."""
    changes: Changes | None
    """None where no attempt was taken before or after."""
    calibration: Mapping[Principle, Calibration]
    findings: tuple[Finding, ...]
    """Three: of a principle or gate, of a moment, of a line."""
    shared: int | None = None
    """The smallest group that is shown, where the report is made for sharing."""

    @property
    def simulated(self) -> bool:
        """Whether any of it was taken by nobody."""
        return self.overview.simulated != 0
