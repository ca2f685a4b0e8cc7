"""What is handed in, and what can be wrong with the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from scenarios.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Handed:
    """One attempt as it is handed in."""

    transcript: Transcript
    started: str
    """UTC to the second, as ``2026-11-21T12:00:00Z``: sorts as time."""
    ratings: Mapping[str, int] = field(default_factory=dict)
    """Principle to the trainee's own rating, 0 to 3; empty where there is none."""
    lines: bytes = field(default=b"", compare=False, repr=False)
    """The transcript as ``scenarios.codec.dump`` writes it, where it was read from a file."""


@dataclass(frozen=True, slots=True)
class HandIn:
    """Everything in one file."""

    sender: str
    """A random code of the installation that it comes from; it names nobody."""
    attempts: tuple[Handed, ...]
    """At least one, the one begun first before the others."""


class Fault(StrEnum):
    """What is wrong with a file; the first that applies, in this order."""

    FOREIGN = "foreign"
    """Not a file of this kind."""
    REWRITTEN = "rewritten"
    """A program has saved it anew, with other ends of lines or in another encoding."""
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    ALTERED = "altered"
    """A line does not fit its own check."""
    TRUNCATED = "truncated"
    """The end is missing."""
    REPEATED = "repeated"
    """A line stands twice."""
    DROPPED = "dropped"
    """A line is missing."""
    REORDERED = "reordered"
    """The lines stand in another order than they were written in."""
    TAMPERED = "tampered"
    """Each line fits its own check, and yet they do not belong together."""
    NEWER = "newer"
    """Written in a form that only a newer version of the program reads."""
    MALFORMED = "malformed"
    """The chain is whole, but what it holds is no hand-in."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Why a file cannot be read."""

    fault: Fault
    line: int = 0
    """Where, from 1; for a missing line the one that should stand there. 0 is the whole file."""
    detail: str = ""
    """What is wrong there, in the codec's English, where there is more to say."""


class Bound(StrEnum):
    """What a file holds only so much of, so that whoever reads it need not fear it."""

    ATTEMPTS = "attempts"
    ACTS = "acts"
    """Of one talk."""
    BYTES = "bytes"
    """Of the whole file."""


class BeyondError(ValueError):
    """Something that is not written, since nothing would read it.

    Attributes:
        bound: which bound it is beyond.
        most: how much a file holds.
        attempt: the attempt that it is about; empty where it is about all of them.
    """

    def __init__(self, bound: Bound, most: int, attempt: str = "") -> None:
        """Hold what is beyond which bound."""
        super().__init__(f"more than {most} {bound}")
        self.bound = bound
        self.most = most
        self.attempt = attempt
