"""What a session needs of the records, and what it gets from them.

The port stands here, with its user; ``simulator.records`` implements it. Every method may
block on a disk or a network and raises ``RecordsError`` where that fails.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # home shows attempts and needs no transcript
    from scenarios.transcript import Event, Header, Transcript


@dataclass(frozen=True, slots=True)
class Pins:
    """What an attempt is pinned to, word for word, so that it replays after every edit."""

    bundle: bytes
    """The scenario's files, as ``scenarios.format.Bundle.to_bytes`` gives them."""
    rubric: str
    """The text of the rubric."""


@dataclass(frozen=True, slots=True)
class AttemptHead:
    """What is known of an attempt without reading its events."""

    header: Header
    started: datetime
    """In UTC."""
    ended: datetime | None
    """In UTC; None while the talk can go on."""
    ending: str | None
    turns: int


@dataclass(frozen=True, slots=True)
class Reflections:
    """What the trainee wrote and rated beside an attempt; never part of the score."""

    note: str = ""
    preparation: tuple[str, ...] = ()
    """An answer for each question of the briefing."""
    ratings: Mapping[str, int] = field(default_factory=dict)
    """Principle to own rating, 0 to 3."""
    own_words: Mapping[int, str] = field(default_factory=dict)
    """Turn to what the trainee would have said, before the choices were shown."""
    rated: bool = False
    """Whether the trainee has gone on to the score; nothing is rated after that."""


class Keeping(Protocol):
    """Keeps what happens in one talk, and what is written beside it."""

    def append(
        self, attempt: str, first: int, events: Sequence[tuple[float, Event]], now: datetime
    ) -> None:
        """Record the events of one act, in one transaction; they are on disk on return.

        Args:
            attempt: The attempt's id.
            first: Which event of the attempt the first one is, from 0.
            events: Seconds since the start of the attempt, and the event.
            now: The time, kept as the attempt's end if it ends here.

        Raises:
            RecordsConflictError: where ``first`` does not follow on the last recorded event, or
                the talk has ended.
            UnknownAttemptError: where there is no such attempt.
        """
        ...

    def reflections(self, attempt: str) -> Reflections:
        """Return what was written beside an attempt; raises UnknownAttemptError."""
        ...

    def keep_note(self, attempt: str, text: str) -> None:
        """Keep the trainee's own note; it replaces the one before."""
        ...

    def keep_preparation(self, attempt: str, texts: Sequence[str]) -> None:
        """Keep the answers to the briefing's questions; they replace those before.

        What was prepared for the scenario before a talk had begun is the attempt's then.
        """
        ...

    def keep_ratings(self, attempt: str, ratings: Mapping[str, int], *, last: bool = True) -> None:
        """Keep the trainee's own rating, 0 to 3 for each principle; it replaces the one before.

        Args:
            attempt: The attempt's id.
            ratings: What was rated; what is left out is not.
            last: Whether the trainee goes on to the score with that, and no longer rates.

        Raises:
            RecordsConflictError: where the trainee has gone on: it is rated before the score.
        """
        ...

    def keep_own_words(self, attempt: str, turn: int, text: str) -> None:
        """Keep what the trainee would have said in a turn."""
        ...


class Records(Keeping, Protocol):
    """Keeps attempts. An attempt is only ever added to, never overwritten."""

    def begin(
        self, header: Header, pins: Pins, started: datetime, events: Sequence[tuple[float, Event]]
    ) -> None:
        """Record a new attempt and its first events, in one transaction.

        Args:
            header: What the attempt is; its id must be new.
            pins: The scenario and rubric that it is pinned to.
            started: When, with a time zone.
            events: Seconds since the start, and the event.

        Raises:
            RecordsConflictError: where the id is taken.
        """
        ...

    def preparing(self, scenario: str) -> tuple[str, ...]:
        """Return the answers that were written to a briefing whose talk has not begun."""
        ...

    def keep_preparing(self, scenario: str, texts: Sequence[str], now: datetime) -> None:
        """Keep the answers to a briefing before its talk begins; they replace those before.

        Args:
            scenario: The scenario's id.
            texts: An answer for each question; where all are empty, nothing is kept.
            now: The time, with a time zone.
        """
        ...

    def attempts(self) -> tuple[AttemptHead, ...]:
        """Return every attempt that can be read, the one begun last first."""
        ...

    def latest(self) -> str | None:
        """Return the id of the attempt begun last, read or not; None where there is none."""
        ...

    def head(self, attempt: str) -> AttemptHead:
        """Return what is known of an attempt; raises UnknownAttemptError."""
        ...

    def transcript(self, attempt: str) -> Transcript:
        """Return the transcript of an attempt; raises UnknownAttemptError."""
        ...

    def seconds(self, attempt: str) -> tuple[float, ...]:
        """Return when each event happened, in seconds of playing since the start."""
        ...

    def pins(self, attempt: str) -> Pins:
        """Return what an attempt is pinned to; raises UnknownAttemptError."""
        ...

    def where(self) -> str:
        """Return the file, or the URL without its password."""
        ...

    def schema(self) -> str:
        """Return the version of the tables."""
        ...

    def faults(self) -> tuple[str, ...]:
        """Return what the database itself finds wrong; empty where all is well."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
