"""What screens ask of the app: where to go next, and what was found to be so.

Screens know nothing of each other; they post one of these and the app moves on.
"""

from dataclasses import dataclass

from textual.message import Message


@dataclass
class GoHome(Message):
    """Back to the list of scenarios."""


@dataclass
class OpenBriefing(Message):
    """Read what is known before a talk."""

    scenario: str
    """The scenario's id."""


@dataclass
class BeginTalk(Message):
    """Begin a talk after its briefing."""

    scenario: str
    preparation: tuple[str, ...]
    """What the trainee wrote to each question of the briefing."""


@dataclass
class ResumeTalk(Message):
    """Go on with an attempt where it stands."""

    attempt: str


@dataclass
class BranchTalk(Message):
    """Try another way from a turn, as a practice branch."""

    attempt: str
    turn: int
    """The last turn that is kept."""


@dataclass
class RateTalk(Message):
    """The talk has ended: rate yourself before you see the score."""

    attempt: str


@dataclass
class OpenDebrief(Message):
    """Read what came of an attempt."""

    attempt: str


@dataclass
class OpenProgress(Message):
    """See the attempts over time."""


Way = OpenBriefing | BeginTalk | ResumeTalk | BranchTalk | RateTalk | OpenDebrief | OpenProgress
"""What leads to another screen."""


@dataclass
class ChangeSettings(Message):
    """Change how talks are played."""


@dataclass
class Trouble(Message):
    """Something could not be done; said in words for the user."""

    words: str
