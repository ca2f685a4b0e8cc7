"""The scorecard: what the rubric says of one transcript.

Computed from the transcript alone, so that it comes out the same on every machine and in every
language. Every number is the sum of its evidence: turn, rule, credit, source.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from scenarios.model import Scenario
from scenarios.transcript import Transcript
from scoring.evidence import Evidence
from scoring.gates import GateResult, GateStatus, judge_gates
from scoring.outcome import Outcome, outcome_of
from scoring.principles import judge
from scoring.principles.listening import reflects
from scoring.rubric import Gate, Levels, Passing, Principle, Rubric
from scoring.turns import Talk, read_turns

SCORECARD_FORMAT = 1


class Level(IntEnum):
    """How a principle was kept, of what was open for it."""

    LACKING = 0
    PARTLY = 1
    GOOD = 2
    VERY_GOOD = 3


@dataclass(frozen=True, slots=True)
class Profile:
    """How one principle was kept."""

    principle: Principle
    level: Level | None
    """None where there was no opportunity: not tried."""
    points: float
    """The sum of the evidence; may be below 0 or above what was open."""
    open: float
    """What was open, the sum of the evidence."""
    taken: int
    """Opportunities that were taken."""
    opportunities: int
    evidence: tuple[Evidence, ...]
    """In the order of the turns."""

    @property
    def earned(self) -> float:
        """What counts: the points, kept between 0 and what was open."""
        return min(max(self.points, 0.0), self.open)

    @property
    def share(self) -> float | None:
        """How much of what was open was earned, 0 to 1; None where nothing was open."""
        return self.earned / self.open if self.open else None


class Obstacle(StrEnum):
    """Why a talk does not hold as a whole yet."""

    NOT_ENDED = "not_ended"
    GATE_FAILED = "gate_failed"
    NOT_TRIED = "not_tried"
    """A principle that it takes was not tried."""
    TOO_LOW = "too_low"
    """A principle that was tried is below the lowest level."""
    TOO_FEW_TRIED = "too_few_tried"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One reason why a talk does not hold as a whole yet."""

    obstacle: Obstacle
    about: str = ""
    """The gate or principle, where it is about one."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What the rubric says of one transcript."""

    attempt: str
    scenario: str
    scenario_hash: str
    rubric_version: int
    rubric_hash: str
    turns: int
    gates: tuple[GateResult, ...]
    profiles: Mapping[Principle, Profile]
    """All eight, in the order of the rubric."""
    outcome: Outcome
    hindrances: tuple[Hindrance, ...]
    """Empty where the talk holds."""

    @property
    def holds(self) -> bool:
        """Whether the talk holds as a whole. It is no certificate."""
        return not self.hindrances

    def gate(self, gate: Gate) -> GateResult:
        """Return what one gate says."""
        return next(result for result in self.gates if result.gate is gate)


def score(scenario: Scenario, transcript: Transcript, rubric: Rubric) -> Scorecard:
    """Return what the rubric says of a transcript, finished or not.

    Raises:
        MismatchError: where the transcript is not of this scenario.
    """
    return score_talk(read_turns(scenario, transcript), transcript, rubric)


def score_talk(talk: Talk, transcript: Transcript, rubric: Rubric) -> Scorecard:
    """Return what the rubric says of a transcript that is already read."""
    gates = judge_gates(talk, rubric)
    profiles = {p: profile_of(p, judge(p, talk, rubric), rubric.levels) for p in Principle}
    return Scorecard(
        attempt=transcript.header.attempt,
        scenario=transcript.header.scenario,
        scenario_hash=transcript.header.scenario_hash,
        rubric_version=rubric.version,
        rubric_hash=rubric.hash,
        turns=len(talk.turns),
        gates=gates,
        profiles=profiles,
        outcome=outcome_of(talk),
        hindrances=_hindrances(talk, gates, profiles, rubric.passing),
    )


def profile_of(principle: Principle, evidence: tuple[Evidence, ...], levels: Levels) -> Profile:
    """Sum up the evidence of one principle."""
    points = sum(each.points for each in evidence)
    open_ = sum(each.open for each in evidence)
    taken, opportunities = _counts(principle, evidence, levels)
    return Profile(
        principle, _level(points, open_, levels), points, open_, taken, opportunities, evidence
    )


def _level(points: float, open_: float, levels: Levels) -> Level | None:
    if open_ <= 0:
        return Level.LACKING if points < 0 else None
    share = min(max(points / open_, 0.0), 1.0)
    return Level(sum(share >= cut for cut in levels.cuts))


def _counts(
    principle: Principle, evidence: tuple[Evidence, ...], levels: Levels
) -> tuple[int, int]:
    """Count opportunities taken and met.

    In listening a question is an opportunity, and what was given back, wherever it came, is
    what takes one; everywhere else each piece of evidence that had something open is one.
    """
    met = [each for each in evidence if each.open > 0]
    questions = [each for each in met if each.rule == "listening.question"]
    taken = [each for each in met if each.points >= each.open * levels.taken_from]
    if principle is not Principle.LISTENING:
        return len(taken), len(met)
    given = sum(reflects(each) for each in evidence)
    return len(taken) + min(given, len(questions)), len(met)


def _hindrances(
    talk: Talk,
    gates: tuple[GateResult, ...],
    profiles: Mapping[Principle, Profile],
    passing: Passing,
) -> tuple[Hindrance, ...]:
    found = [] if talk.ended else [Hindrance(Obstacle.NOT_ENDED)]
    found += [
        Hindrance(Obstacle.GATE_FAILED, result.gate)
        for result in gates
        if result.status is GateStatus.FAILED
    ]
    for principle, profile in profiles.items():
        if profile.level is None:
            if principle in passing.required:
                found.append(Hindrance(Obstacle.NOT_TRIED, principle))
        elif profile.level < passing.lowest:
            found.append(Hindrance(Obstacle.TOO_LOW, principle))
    tried = sum(profile.level is not None for profile in profiles.values())
    if tried < passing.tried:
        found.append(Hindrance(Obstacle.TOO_FEW_TRIED))
    return tuple(found)
