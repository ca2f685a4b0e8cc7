"""The values that a debrief is made of: everything in words, nothing left to look up.

Screens, pages and files show these as they are; none of them computes anything of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.model import Phase, Quality
from scenarios.techniques import Technique
from scenarios.transcript import Act
from scenarios.words import Language
from scoring.gates import GateStatus
from scoring.phrases import TurnKind, Worth
from scoring.rubric import Gate, Principle
from scoring.scorecard import Level


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One piece of evidence in words."""

    turn: int
    principle: Principle
    principle_name: str
    rule: str
    points: float
    open: float
    why: str
    source: tuple[str, ...]
    ours: bool
    """Whether the number is our own proposal."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason, with every turn in which it counted."""

    rule: str
    turns: tuple[int, ...]
    points: float
    """All that it gave or cost, together."""
    open: float
    why: str
    source: tuple[str, ...]
    ours: bool


@dataclass(frozen=True, slots=True)
class FindingView:
    """One thing that a gate found, in words."""

    turn: int | None
    rule: str
    failed: bool
    why: str
    source: tuple[str, ...]
    line: str
    """What was said or done there; empty where there is no turn."""


@dataclass(frozen=True, slots=True)
class GateView:
    """One gate in words."""

    gate: Gate
    name: str
    status: GateStatus
    status_name: str
    findings: tuple[FindingView, ...]
    right: str
    """What is right; for a gate that failed this is what to do instead."""


@dataclass(frozen=True, slots=True)
class ProfileView:
    """One principle in words."""

    principle: Principle
    name: str
    says: str
    """What the guide asks."""
    level: Level | None
    level_name: str
    taken: int
    opportunities: int
    count: str
    """Points earned of points open, as a phrase; empty where there was no opportunity."""
    tried: str
    """The number of opportunities as a phrase; empty where there was none."""
    percentage: int | None
    """0 to 100; None where there were too few opportunities for one."""
    points: float
    open: float
    evidence: tuple[EvidenceView, ...]

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The evidence by its reasons: what cost most first, what gave most last."""
        by_reason: dict[tuple[str, str], list[EvidenceView]] = {}
        for each in self.evidence:
            by_reason.setdefault((each.rule, each.why), []).append(each)
        grounds = (
            Ground(
                rule=rule,
                turns=tuple(each.turn for each in found),
                points=sum(each.points for each in found),
                open=sum(each.open for each in found),
                why=why,
                source=found[0].source,
                ours=found[0].ours,
            )
            for (rule, why), found in by_reason.items()
        )
        return tuple(sorted(grounds, key=lambda ground: (ground.points, ground.turns)))


@dataclass(frozen=True, slots=True)
class Highlight:
    """Something that went well, with the trainee's own line."""

    turn: int
    line: str
    principle: Principle
    principle_name: str
    why: str


@dataclass(frozen=True, slots=True)
class AlternativeView:
    """What else was open at a turn."""

    act: Act
    line: str
    techniques: tuple[str, ...]
    worth: Worth
    worth_name: str
    why: str
    """The reason that weighs most; empty where no rule has anything to say."""
    comment: str
    """The author's own comment on the line; empty where there is none."""
    debatable: str
    """That experts do not agree on the line, and whether it counts; empty where nobody says so."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to try next time, at the moment where it would have counted."""

    turn: int
    moment: str
    line: str
    """What was said or done there."""
    heard: str
    """What had just been said; empty where nobody had spoken."""
    topic: str
    """The name of the principle or gate."""
    why: str
    advice: str
    """What the guide asks, or what would have been right."""
    better: tuple[AlternativeView, ...]
    """At most two lines or acts that were open there."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody said, or what was seen."""

    speaker: str
    """Name; empty for a cue alone."""
    says: str
    cue: str
    unfinished: bool


@dataclass(frozen=True, slots=True)
class TechniqueView:
    """One code of an act, in words."""

    technique: Technique
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class AnnotatedTurn:
    """One turn of the talk with everything that is to be said of it."""

    turn: int
    phase: Phase
    phase_name: str
    moment: str
    heard: tuple[Heard, ...]
    """What came since the act before."""
    act: Act
    line: str
    kind: TurnKind
    kind_name: str
    techniques: tuple[TechniqueView, ...]
    evidence: tuple[EvidenceView, ...]
    findings: tuple[FindingView, ...]
    """What the gates found here."""
    comment: str
    """The author's own comment on the line."""
    debatable: str
    """That experts do not agree on the line; empty where nobody says so."""
    silence: str
    """What silence meant here."""
    thought: str
    """What the youth thought here and did not say."""
    wrong_yes: bool
    """Whether the answer was a «yes» that means nothing."""
    unsaid: tuple[str, ...]
    """What was cut off here and therefore not heard."""
    learned: tuple[str, ...]
    """The facts that came to light with the answer."""
    alternatives: tuple[AlternativeView, ...]


@dataclass(frozen=True, slots=True)
class MapTurn:
    """One turn on the map of the talk over time."""

    turn: int
    kind: TurnKind
    kind_name: str
    phase: Phase
    points: float
    """All that the turn gave and cost."""
    reached: tuple[str, ...]
    """Labels of limits that were reached by what followed."""
    named: tuple[str, ...]
    """Labels of limits that the act named."""
    settled: tuple[str, ...]
    """Labels of limits that were respected again by what followed."""
    failed: bool
    """Whether a gate failed here."""
    feelings: Mapping[str, int]
    """``person.feeling`` to its value, 0 to 10, after the turn."""


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact in words."""

    fact: str
    text: str
    kind_name: str
    area_name: str
    turn: int | None
    """The turn it was told after; None where it stayed unsaid."""


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What came of the talk, kept apart from how it was led."""

    quality: Quality | None
    quality_name: str
    ending: str
    """The ending's own text; empty while the talk goes on."""
    contact: bool
    told: tuple[FactView, ...]
    missed: tuple[FactView, ...]
    wrong_yes: tuple[int, ...]
    risks: tuple[int, int]
    """Risks told, and risks there are."""
    strengths: tuple[int, int]
    """Protective factors told, and how many there are."""
    feelings: Mapping[str, tuple[int, ...]]
    """``person.feeling`` to its course, 0 to 10: before the first turn and after each."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """All that is shown after a talk."""

    language: Language
    holds: bool
    headline: str
    reasons: tuple[str, ...]
    """Why it does not hold yet, a sentence each; empty where it does."""
    caveat: str
    gates: tuple[GateView, ...]
    profiles: tuple[ProfileView, ...]
    strengths: tuple[Highlight, ...]
    """At most two."""
    to_try: Suggestion | None
    map: tuple[MapTurn, ...]
    turns: tuple[AnnotatedTurn, ...]
    farewell: tuple[Heard, ...]
    """What came after the last act."""
    outcome: OutcomeView
    rubric_version: int
    rubric_hash: str
