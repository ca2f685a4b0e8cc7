"""How long a silence is, in timed talk.

The bounds are ours, set after the literature on wait time (S33, S34): three seconds change
what is answered, and about ten are as long as most people bear. A wait begins when the text
is fully shown and the trainee says so; reading time is never counted.
"""

from scenarios.transcript import Length

NOTICEABLE_SECONDS = 1.5
"""Below this nothing has happened: a slip of the finger is no silence."""

LONG_SECONDS = 5.0
"""From here on a wait is long."""

LONGEST_SECONDS = 10.0
"""Here a wait ends by itself."""


def length_of_wait(seconds: float) -> Length | None:
    """Return what a wait of so many seconds is; None where it is too short to be one."""
    if seconds < NOTICEABLE_SECONDS:
        return None
    return Length.SHORT if seconds < LONG_SECONDS else Length.LONG
