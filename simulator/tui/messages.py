"""What screens ask of the app: where to go next, and what was found to be so.

Screens know nothing of each other; they post one of these and the app moves on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from scenarios.transcript import Header
    from simulator.sessions.previewing import Given


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
    turn: int | None = None
    """The turn to open it at; None begins with the overview."""
    asked: bool = field(default=False, compare=False)
    """Whether the trainee was asked for their own rating just now."""


def way_back(header: Header) -> OpenDebrief | GoHome:
    """Return where an attempt leads back to: a practice branch to the turn that it left."""
    if header.branch_of is None:
        return GoHome()
    return OpenDebrief(header.branch_of, header.leaves_at)


@dataclass
class OpenProgress(Message):
    """See the attempts over time."""


@dataclass
class OpenCohort(Message):
    """See how a class does."""

    cohort: str
    """Its name."""


@dataclass
class OpenAuthoring(Message):
    """Look at the scenarios in a folder as their author."""

    folder: str
    """Empty is the folder that the program was started in."""
    scenario: str = ""
    """The path of the scenario to come to."""


@dataclass
class OpenBench(Message):
    """Look at one scenario as its author."""

    path: str
    folder: str
    """The folder of scenarios that it leads back to."""
    section: int = 1
    moment: str = ""
    """The moment to come to in its outline."""
    shown: str = ""
    """The talk to come to in its proof, by its key."""
    turn: int | None = None
    """The turn of it to come to, from 1; None stays in the list of what was proved."""


@dataclass
class BeginPreview(Message):
    """Try out a scenario from any moment; nothing of it is kept."""

    path: str
    given: Given
    back: OpenBench | None = None
    """Where it leads back to; home if None."""


Way = (
    OpenBriefing
    | BeginTalk
    | ResumeTalk
    | BranchTalk
    | RateTalk
    | OpenDebrief
    | OpenProgress
    | OpenCohort
    | OpenAuthoring
    | OpenBench
    | BeginPreview
)
"""What leads to another screen."""


@dataclass
class ChangeSettings(Message):
    """Change how talks are played."""


@dataclass
class Trouble(Message):
    """Something could not be done; said in words for the user."""

    words: str
