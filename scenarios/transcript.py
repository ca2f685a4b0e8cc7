"""The transcript: what happened in one attempt, as immutable events in the past tense.

Text is never stored: events point at lines by their stable refs, so a transcript reads in
any language. ``scenarios.codec`` knows how a transcript and an act are written down.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from scenarios.kinds import Length, Meaning, Mode, Step, Timing

__all__ = [
    "TRANSCRIPT_FORMAT",
    "Act",
    "Acted",
    "Encourage",
    "Event",
    "FactTold",
    "FeelingChanged",
    "FloorGiven",
    "FocusShifted",
    "Header",
    "Interrupted",
    "Length",
    "LimitReached",
    "LimitSettled",
    "LineSaid",
    "Mode",
    "MomentReached",
    "NameLimit",
    "OfferBreak",
    "PersonArrived",
    "PersonLeft",
    "Reacted",
    "Say",
    "Summarise",
    "TalkBegan",
    "TalkEnded",
    "Timing",
    "Transcript",
    "Wait",
    "by_act",
    "turns_in",
]

TRANSCRIPT_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Say:
    """Say one of the moment's choices."""

    choice: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Be silent."""

    length: Length


@dataclass(frozen=True, slots=True)
class Encourage:
    """Nod, «mm»."""


@dataclass(frozen=True, slots=True)
class Summarise:
    """Give back statements (ids of facts and distortions); perhaps ask to be corrected."""

    statements: tuple[str, ...]
    invites: bool


@dataclass(frozen=True, slots=True)
class NameLimit:
    """Take a step of the ladder on a topic."""

    topic: str
    step: Step


@dataclass(frozen=True, slots=True)
class OfferBreak:
    """Offer a break."""


Act = Say | Wait | Encourage | Summarise | NameLimit | OfferBreak


@dataclass(frozen=True, slots=True)
class TalkBegan:
    """The talk began, with the day's form of everyone's feelings (``person.feeling`` to 0–10)."""

    feelings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MomentReached:
    """The talk came to a moment."""

    moment: str


@dataclass(frozen=True, slots=True)
class LineSaid:
    """A person said a segment, or a cue was seen."""

    line: str
    speaker: str | None
    unfinished: bool
    """Whether more would come if the trainee lets it."""


@dataclass(frozen=True, slots=True)
class FactTold:
    """A fact came to light."""

    fact: str
    by: str


@dataclass(frozen=True, slots=True)
class FloorGiven:
    """The trainee may act: what could be said, and what silence means right now."""

    choices: tuple[str, ...]
    meaning: Meaning
    marked: bool
    """Whether the moment itself says what silence means (a point worth waiting at, or not)."""
    unfinished: bool


@dataclass(frozen=True, slots=True)
class Acted:
    """The trainee acted; turns count from 1."""

    turn: int
    act: Act


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The trainee spoke before a person had finished."""

    speaker: str | None
    unsaid: tuple[str, ...]
    """Refs of the lines that were cut off."""


@dataclass(frozen=True, slots=True)
class Reacted:
    """A reaction followed the act."""

    reaction: str
    wrong_yes: bool


@dataclass(frozen=True, slots=True)
class FeelingChanged:
    """A feeling changed to a new value, 0 to 10."""

    person: str
    feeling: str
    value: int

    @property
    def felt(self) -> str:
        """The feeling that changed, as ``person.feeling``."""
        return f"{self.person}.{self.feeling}"


@dataclass(frozen=True, slots=True)
class LimitReached:
    """A limit was reached."""

    topic: str


@dataclass(frozen=True, slots=True)
class LimitSettled:
    """A limit is respected again."""

    topic: str


@dataclass(frozen=True, slots=True)
class FocusShifted:
    """A person shifted the focus; the count includes this time."""

    topic: str
    times: int


@dataclass(frozen=True, slots=True)
class PersonArrived:
    """A person came into the room."""

    person: str


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """A person left the room."""

    person: str


@dataclass(frozen=True, slots=True)
class TalkEnded:
    """The talk came to an ending."""

    ending: str


Event = (
    TalkBegan
    | MomentReached
    | LineSaid
    | FactTold
    | FloorGiven
    | Acted
    | Interrupted
    | Reacted
    | FeelingChanged
    | LimitReached
    | LimitSettled
    | FocusShifted
    | PersonArrived
    | PersonLeft
    | TalkEnded
)


@dataclass(frozen=True, slots=True)
class Header:
    """What an attempt is pinned to."""

    attempt: str
    scenario: str
    scenario_hash: str
    rubric_hash: str
    language: str
    mode: Mode
    timing: Timing
    branch_of: str | None = None
    """The attempt that this practice branch leaves from."""
    branch_turn: int | None = None
    """The last turn that the branch shares with it; 0 where it goes another way from the first."""
    format: int = TRANSCRIPT_FORMAT

    @property
    def leaves_at(self) -> int:
        """The first turn of a practice branch that is its own, from 1."""
        return (self.branch_turn or 0) + 1


@dataclass(frozen=True, slots=True)
class Transcript:
    """One attempt: its header and everything that happened, in order."""

    header: Header
    events: tuple[Event, ...]

    @property
    def acts(self) -> tuple[Act, ...]:
        """What the trainee did, in order."""
        return tuple(event.act for event in self.events if isinstance(event, Acted))

    @property
    def ended(self) -> str | None:
        """The ending that the talk came to, or None while it goes on."""
        last = self.events[-1] if self.events else None
        return last.ending if isinstance(last, TalkEnded) else None

    def until(self, turn: int) -> "Transcript":
        """Return the talk up to what came of a turn; 0 is before the first."""
        for index, event in enumerate(self.events):
            if isinstance(event, Acted) and event.turn == turn + 1:
                return replace(self, events=self.events[:index])
        return self


def by_act(events: Sequence[Event]) -> Iterator[Sequence[Event]]:
    """Yield the events before the first act, if any, then those of each act, itself the first."""
    starts = [index for index, event in enumerate(events) if isinstance(event, Acted)]
    for start, end in pairwise((0, *starts, len(events))):
        if start < end:
            yield events[start:end]


def turns_in(events: Sequence[Event]) -> Iterator[tuple[Acted, Sequence[Event]]]:
    """Yield every act with what came of it."""
    for acted, *after in by_act(events):
        if isinstance(acted, Acted):
            yield acted, after
