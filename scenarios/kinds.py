"""The fixed words of the field: what kinds of things there are in a scenario and in a talk.

Apart from the values that use them, so that a listing, which only names them, stays quick.
"""

from enum import IntEnum, StrEnum


class Track(StrEnum):
    """The two main tracks (S2): summoned under politiloven § 13, or voluntary."""

    MANDATORY = "mandatory"
    VOLUNTARY = "voluntary"


class Level(StrEnum):
    """How demanding a scenario is."""

    BASIC = "basic"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Status(StrEnum):
    """Whether an expert has read the scenario."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class Debatable(StrEnum):
    """What is done with a choice on which experts do not agree."""

    SHOWN = "shown"
    """It is scored, and the debrief says that they do not agree."""
    UNSCORED = "unscored"
    """Neither does it count for the eight principles. A gate is never a matter of taste."""


class Role(StrEnum):
    """Who somebody in the room is."""

    YOUTH = "youth"
    GUARDIAN = "guardian"
    COMPANION = "companion"


class Phase(StrEnum):
    """The stretches of a talk, in their expected (not forced) order."""

    OPENING = "opening"
    FRAME = "frame"
    ENTRY = "entry"
    ACCOUNT = "account"
    MAPPING = "mapping"
    CONSEQUENCES = "consequences"
    AGREEMENT = "agreement"
    CLOSING = "closing"


class FactKind(StrEnum):
    """What sort of thing a fact is in the mapping of risk and protective factors."""

    RISK = "risk"
    PROTECTIVE = "protective"
    NEED = "need"
    EVENT = "event"


class Area(StrEnum):
    """The area of life that a fact belongs to."""

    FAMILY = "family"
    SCHOOL = "school"
    LEISURE = "leisure"
    FRIENDS = "friends"
    NET = "net"
    INTOXICANTS = "intoxicants"
    HEALTH = "health"
    PLANS = "plans"


class Severity(StrEnum):
    """How serious it is that a limit is reached."""

    FRICTION = "friction"
    BREACH = "breach"
    DANGER = "danger"


class Step(IntEnum):
    """A rung of the guide's pyramid (S1), lowest first."""

    INFORMATION = 1
    GUIDANCE = 2
    ADVICE = 3
    INSTRUCTION = 4
    WARNING = 5

    @property
    def word(self) -> str:
        """The step as it is written in scenarios and transcripts."""
        return self.name.lower()


class Meaning(StrEnum):
    """What a person's silence means here; it decides what waiting is worth."""

    THINKING = "thinking"
    NOT_UNDERSTOOD = "not_understood"
    UNWILLING = "unwilling"
    UPSET = "upset"
    USING_RIGHT = "using_right"
    ANSWER_OWED = "answer_owed"


class DistortionKind(StrEnum):
    """How a statement departs from what was told."""

    ADDED = "added"
    COLOURED = "coloured"


class Quality(StrEnum):
    """What kind of ending a talk came to."""

    AGREEMENT = "agreement"
    RESPECTED_REFUSAL = "respected_refusal"
    NO_CONCERN = "no_concern"
    PARTIAL = "partial"
    EMPTY_PROMISE = "empty_promise"
    BROKEN_OFF = "broken_off"


class Mode(StrEnum):
    """How an attempt is played."""

    PRACTICE = "practice"
    ASSESSMENT = "assessment"


class Timing(StrEnum):
    """Whether waiting is measured (timed) or chosen (untimed)."""

    TIMED = "timed"
    UNTIMED = "untimed"


class Length(StrEnum):
    """How long a wait was."""

    SHORT = "short"
    LONG = "long"
