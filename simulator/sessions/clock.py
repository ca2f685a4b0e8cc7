"""Time, as sessions are told it."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time of day, and how long something takes."""

    def now(self) -> datetime:
        """Return the time of day, in UTC."""
        ...

    def elapsed(self) -> float:
        """Return seconds since some fixed instant; never goes backwards."""
        ...


class SystemClock:
    """The machine's own clocks."""

    def now(self) -> datetime:
        """Return the time of day, in UTC."""
        return datetime.now(UTC)

    def elapsed(self) -> float:
        """Return seconds since some fixed instant; setting the time of day does not move it."""
        return time.monotonic()
