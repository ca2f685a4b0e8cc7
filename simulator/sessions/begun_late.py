"""Keeping a practice branch from its first act on: one that nobody goes is none."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from threading import Lock

from scenarios.transcript import Event, Header
from simulator.sessions.clock import Clock
from simulator.sessions.port import Pins, Records, Reflections


class BegunLate:
    """Implements ``Keeping`` for one branch: it is recorded with the first thing that is kept."""

    def __init__(
        self,
        records: Records,
        header: Header,
        pins: Pins,
        shared: Sequence[tuple[float, Event]],
        clock: Clock,
    ) -> None:
        """Keep a branch that shares some events, with their seconds, with what it left."""
        self._records = records
        self._header = header
        self._pins = pins
        self._shared = tuple(shared)
        self._clock = clock
        self._begun = False
        self._beginning = Lock()

    def append(
        self, attempt: str, first: int, events: Sequence[tuple[float, Event]], now: datetime
    ) -> None:
        """Record the events of one act; with the first, in the same transaction, the branch."""
        if not self._begin(events, now):
            self._records.append(attempt, first, events, now)

    def reflections(self, attempt: str) -> Reflections:
        """Return what was written beside it."""
        return self._records.reflections(attempt) if self._begun else Reflections()

    def keep_note(self, attempt: str, text: str) -> None:
        """Keep the trainee's own note."""
        self._begin()
        self._records.keep_note(attempt, text)

    def keep_preparation(self, attempt: str, texts: Sequence[str]) -> None:
        """Keep the answers to the briefing's questions."""
        self._begin()
        self._records.keep_preparation(attempt, texts)

    def keep_ratings(self, attempt: str, ratings: Mapping[str, int], *, last: bool = True) -> None:
        """Keep the trainee's own rating."""
        self._begin()
        self._records.keep_ratings(attempt, ratings, last=last)

    def keep_own_words(self, attempt: str, turn: int, text: str) -> None:
        """Keep what the trainee would have said in a turn."""
        self._begin()
        self._records.keep_own_words(attempt, turn, text)

    def _begin(
        self, events: Sequence[tuple[float, Event]] = (), now: datetime | None = None
    ) -> bool:
        """Record the branch with these events; return False where it is recorded already.

        Raises:
            UnknownAttemptError: where the attempt that it left has been taken away.
            RecordsError: where it cannot be kept.
        """
        with self._beginning:
            if self._begun:
                return False
            self._records.head(str(self._header.branch_of))
            when = now or self._clock.now()
            self._records.begin(self._header, self._pins, when, [*self._shared, *events])
            self._begun = True
            return True
