"""The scenario as a frozen value in which every name resolves.

Built only by ``scenarios.format`` (and by test builders): whoever holds a ``Scenario`` may
rely on every target, person, fact and limit that it names being there. All text is in the
one language that the scenario was loaded in; ids and coding are the same in all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scenarios.guards import Guard
from scenarios.kinds import (
    Area,
    Debatable,
    DistortionKind,
    FactKind,
    Level,
    Meaning,
    Phase,
    Quality,
    Role,
    Severity,
    Status,
    Step,
    Track,
)
from scenarios.techniques import Form, Technique

__all__ = [
    "FEELING_CEILING",
    "FEELING_FLOOR",
    "LIMIT_STEPS",
    "Allowance",
    "Answers",
    "Area",
    "Briefing",
    "Choice",
    "CreditOverride",
    "Debatable",
    "Distortion",
    "DistortionKind",
    "Effect",
    "Ending",
    "Fact",
    "FactKind",
    "Feeling",
    "Level",
    "Limit",
    "LimitMove",
    "Line",
    "Meaning",
    "Moment",
    "Person",
    "Phase",
    "Provenance",
    "Quality",
    "Reaction",
    "Role",
    "Scenario",
    "Severity",
    "Silence",
    "Status",
    "Step",
    "Track",
    "Unlock",
]

LIMIT_STEPS: Mapping[Technique, Step] = {Technique(f"limit_{step.word}"): step for step in Step}
"""The step on the ladder that each technique of naming a limit takes."""

FEELING_FLOOR = 0
FEELING_CEILING = 10


def bounded(value: int) -> int:
    """Return a feeling's value kept between its floor and its ceiling."""
    return max(FEELING_FLOOR, min(FEELING_CEILING, value))


@dataclass(frozen=True, slots=True)
class Feeling:
    """One feeling of a person, 0 to 10."""

    start: int
    spread: int = 0
    """The day's form: each talk starts at most this far from ``start``, drawn once."""

    @property
    def lowest(self) -> int:
        """The lowest that it can begin at, 0 to 10."""
        return bounded(self.start - self.spread)

    @property
    def highest(self) -> int:
        """The highest that it can begin at, 0 to 10."""
        return bounded(self.start + self.spread)

    @property
    def days(self) -> tuple[int, ...]:
        """What it can begin at, each value as often as it is drawn."""
        return tuple(map(bounded, range(self.start - self.spread, self.start + self.spread + 1)))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is, or may come to be, in the room."""

    id: str
    role: Role
    name: str
    feelings: Mapping[str, Feeling]
    age: int | None = None
    relation: str = ""
    about: str = ""
    """What the trainee is told of this person beforehand."""
    present: bool = True
    """Whether the person is in the room when the talk begins."""


@dataclass(frozen=True, slots=True)
class Unlock:
    """The trust at which a fact may be told, for each form of asking; None is never."""

    open: int | None = 0
    directive: int | None = 0
    closed: int | None = 0

    def trust_needed(self, form: Form) -> int | None:
        """Return the trust (0 to 10) needed when asked in this form; None is never."""
        match form:
            case Form.OPEN:
                return self.open
            case Form.DIRECTIVE:
                return self.directive
            case Form.CLOSED:
                return self.closed


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can come to light."""

    id: str
    kind: FactKind
    area: Area
    known_by: tuple[str, ...]
    text: str
    summary: str
    """Said to the youth, as a statement in a summary."""
    unlock: Unlock = Unlock()


@dataclass(frozen=True, slots=True)
class Distortion:
    """A statement that can slip into a summary and is not what was told."""

    id: str
    of: str
    """The fact that it distorts; it is on offer once that fact is told."""
    kind: DistortionKind
    says: str


@dataclass(frozen=True, slots=True)
class Line:
    """One segment of speech, a visible cue, or both."""

    ref: str
    """Stable address of the segment: ``<moment>/lines/<n>`` or ``<reaction ref>/<n>``."""
    speaker: str | None
    says: str
    cue: str = ""
    tells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """A change of a person's feeling."""

    person: str
    feeling: str
    change: int

    @property
    def felt(self) -> str:
        """The feeling that changes, as ``person.feeling``."""
        return f"{self.person}.{self.feeling}"


@dataclass(frozen=True, slots=True)
class Reaction:
    """What follows an act here. Guarded; without a guard it is the default."""

    ref: str
    """Stable address, for instance ``<moment>/<choice>/<reaction id>``."""
    when: Guard | None = None
    lines: tuple[Line, ...] = ()
    effects: tuple[Effect, ...] = ()
    raises: tuple[str, ...] = ()
    """Limits that are reached by what happens here."""
    settles: tuple[str, ...] = ()
    """Limits that are respected again."""
    shift: str | None = None
    """The topic that the focus is shifted to."""
    arrives: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    goto: str | None = None
    end: str | None = None
    wrong_yes: bool = False
    """A «yes» that means nothing, said to get out of the question."""


@dataclass(frozen=True, slots=True)
class LimitMove:
    """A choice that in itself names a limit."""

    topic: str
    step: Step


@dataclass(frozen=True, slots=True)
class CreditOverride:
    """An author's reasoned exception from the rubric, for one principle."""

    principle: str
    points: float
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that the trainee can say here."""

    id: str
    says: str
    techniques: tuple[Technique, ...]
    to: tuple[str, ...]
    """Whom it is said to; ids of people."""
    reactions: tuple[Reaction, ...]
    when: Guard | None = None
    once: bool = True
    matter: bool = True
    """Whether it concerns the matter (a question or statement on what the worry is about)."""
    limit: LimitMove | None = None
    credit: tuple[CreditOverride, ...] = ()
    debatable: Debatable | None = None
    """Whether experts do not agree on it, and what follows from that."""
    why: str = ""
    """The author's comment for the debrief."""


@dataclass(frozen=True, slots=True)
class Silence:
    """What silence means here, and what comes of a short and of a long wait."""

    means: Meaning
    short: tuple[Reaction, ...] = ()
    long: tuple[Reaction, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What follows the acts that are available everywhere, at one level.

    What a moment leaves empty is answered by its scene, and else by the scenario.
    """

    silence: Silence | None = None
    encourage: tuple[Reaction, ...] = ()
    summarise: tuple[Reaction, ...] = ()
    offer_break: tuple[Reaction, ...] = ()
    limits: Mapping[str, tuple[Reaction, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the talk stands: someone has spoken, and the trainee may act."""

    id: str
    phase: Phase
    lines: tuple[Line, ...]
    choices: tuple[Choice, ...]
    fallback: Choice | None = None
    """On offer when no other choice is; None where the scenario's serves."""
    answers: Answers = Answers()
    scene: str | None = None
    raises: tuple[str, ...] = ()
    """Limits that are reached by what is said when the talk first comes here."""
    shift: str | None = None
    """The topic that the focus is shifted to by what is said when the talk first comes here."""
    thought: str = ""
    """What the youth thinks here and does not say; for the debrief."""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A topic on which a limit can be reached."""

    id: str
    about: str
    """Neutral label, as the trainee sees it on the ladder."""
    severity: Severity
    expected: Step
    window: int
    """Trainee turns within which naming it is timely, counted from the turn after it is reached."""
    steps: Mapping[Step, str]
    """The words of each of the five steps."""
    earlier: Step | None = None
    """The step taken in an earlier talk, in a follow-up."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a talk can end."""

    id: str
    quality: Quality
    text: str
    contact: bool = False
    """Whether the youth leaves with a next contact."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the trainee knows before the talk."""

    worry: str
    known: tuple[str, ...]
    unknown: tuple[str, ...]
    prepare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who wrote the scenario, on what, and whether an expert has read it."""

    author: str
    status: Status
    written: str
    """ISO date."""
    based_on: tuple[str, ...]
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class Allowance:
    """Something that the checks would find here, which the author means, with the reason."""

    rule: str
    """The code of the rule, such as ``C103``."""
    because: str
    at: str = ""
    """The id of the moment, choice, fact … it holds for and in; empty for the whole scenario."""


@dataclass(frozen=True)
class Scenario:
    """One scripted conversation, in one language, in which every name resolves."""

    id: str
    hash: str
    """SHA-256 of everything that shapes it, as 64 lower-case hexadecimal digits."""
    language: str
    title: str
    level: Level
    track: Track
    minutes: int
    trains: tuple[str, ...]
    provenance: Provenance
    briefing: Briefing
    people: Mapping[str, Person]
    facts: Mapping[str, Fact]
    distortions: Mapping[str, Distortion]
    limits: Mapping[str, Limit]
    answers: Answers
    """The scenario-wide answers; complete: every act is answered at least here."""
    scenes: Mapping[str, Answers]
    interruption: tuple[Effect, ...]
    """What being interrupted does, each time."""
    start: str
    moments: Mapping[str, Moment]
    endings: Mapping[str, Ending]
    fallback: Choice
    """On offer where a moment has neither an open choice nor a fallback of its own."""
    allowed: tuple[Allowance, ...] = ()
    parallel: str | None = None
    """The id of the scenario that trains the same in another case, for before and after."""

    @cached_property
    def choices(self) -> Mapping[str, Choice]:
        """Every choice by its id, the fallbacks too."""
        found: dict[str, Choice] = {}
        for moment in self.moments.values():
            own = (*moment.choices, moment.fallback) if moment.fallback else moment.choices
            found.update((choice.id, choice) for choice in own)
        return found | {self.fallback.id: self.fallback}

    @cached_property
    def feelings(self) -> Mapping[str, Feeling]:
        """Every feeling by ``person.feeling``, in the order in which they are drawn."""
        return {
            f"{person.id}.{name}": feeling
            for person in self.people.values()
            for name, feeling in person.feelings.items()
        }

    @property
    def youth(self) -> Person:
        """The young person whom the talk is about."""
        return next(p for p in self.people.values() if p.role is Role.YOUTH)

    def levels(self, moment_id: str) -> tuple[Answers, ...]:
        """Return the answers that hold at a moment, nearest first."""
        moment = self.moments[moment_id]
        scene = (self.scenes[moment.scene],) if moment.scene else ()
        return (moment.answers, *scene, self.answers)

    def meaning(self, moment_id: str) -> Meaning:
        """Return what silence means at a moment."""
        return next(a.silence.means for a in self.levels(moment_id) if a.silence)

    def own_meaning(self, moment_id: str) -> Meaning | None:
        """Return what silence means where the moment itself says so, else None."""
        silence = self.moments[moment_id].answers.silence
        return silence.means if silence else None
