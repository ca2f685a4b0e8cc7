"""What a screen is about, for the help."""

from enum import Enum, auto


class Subject(Enum):
    """One for each screen."""

    HOME = auto()
    BRIEFING = auto()
    TALK = auto()
    RATING = auto()
    DEBRIEF = auto()
    PROGRESS = auto()
    COHORT = auto()
    AUTHORING = auto()
    BENCH = auto()
    PREVIEW = auto()
