"""The rubric: the rules as data, versioned and hashed.

``rubric.yaml`` holds every number and every reason that a scorecard can show; the modules of
``scoring.principles`` and ``scoring.gates`` hold only *when* a rule applies. A rubric that
lacks a rule, a language or a source is refused as a whole, with what is wrong and where.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scenarios.words import Words


class Principle(StrEnum):
    """The guide's principles for the conversation (S1); each is a profile of its own."""

    OPEN = "open"
    LISTENING = "listening"
    PAUSES = "pauses"
    NOT_LEADING = "not_leading"
    LIMITS = "limits"
    UNBIASED = "unbiased"
    FOCUS = "focus"
    UNHURRIED = "unhurried"


class Gate(StrEnum):
    """What no style can make up for; never averaged."""

    RIGHTS = "rights"
    TRUTH = "truth"
    PRESSURE = "pressure"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the rubric."""

    id: str
    points: float
    """What it gives, or costs when negative."""
    source: tuple[str, ...]
    """Codes of docs/sources.md: what the reason rests on."""
    ours: bool
    """Whether the number is our own proposal rather than the source's."""
    why: Words
    """The reason, said to the student; may have ``{blanks}``."""
    open: float
    """What could have been earned there at best."""
    numbers: Mapping[str, int]
    """What it uses besides: of ``window`` and ``most`` those that ``scoring.rules`` names."""

    @property
    def window(self) -> int:
        """A number of trainee turns; raises KeyError where the rule has none."""
        return self.numbers["window"]

    @property
    def most(self) -> int:
        """How often, or in what run, it counts; raises KeyError where the rule has no bound."""
        return self.numbers["most"]


@dataclass(frozen=True, slots=True)
class PrincipleText:
    """What a principle is called and what the guide asks."""

    source: tuple[str, ...]
    name: Words
    says: Words


@dataclass(frozen=True, slots=True)
class GateText:
    """What a gate is called, what is right, and the numbers it uses."""

    source: tuple[str, ...]
    name: Words
    right: Words
    """What would have been right, said to the student."""
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Levels:
    """How points become levels."""

    cuts: tuple[float, float, float]
    """Shares of what was open, 0 to 1, from which a profile is at level 1, 2 and 3."""
    percentage_from: int
    """Opportunities from which a percentage may be shown."""
    taken_from: float
    """Share of what an opportunity held from which it counts as taken."""


@dataclass(frozen=True, slots=True)
class Passing:
    """When a talk holds as a whole; a failed gate never does."""

    required: tuple[Principle, ...]
    """Principles that must have been tried."""
    tried: int
    """How many of the principles must have been tried."""
    lowest: int
    """The lowest level, 0 to 3, of any principle that was tried."""


@dataclass(frozen=True, slots=True)
class Rubric:
    """All the rules that a score follows."""

    version: int
    hash: str
    """SHA-256 of its bytes, as 64 lower-case hexadecimal digits."""
    levels: Levels
    passing: Passing
    principles: Mapping[Principle, PrincipleText]
    gates: Mapping[Gate, GateText]
    rules: Mapping[str, Rule]

    def rule(self, rule_id: str) -> Rule:
        """Return a rule by its id."""
        return self.rules[rule_id]


class RubricError(ValueError):
    """A rubric that cannot be used; says everything that is wrong with it."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Keep the problems, one sentence each, with the place where it is known."""
        super().__init__("\n".join(problems))
        self.problems = problems


def rubric_hash(data: bytes) -> str:
    """Return the hash that a transcript's header pins a rubric by."""
    return hashlib.sha256(data).hexdigest()
