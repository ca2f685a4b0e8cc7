"""Being silent: measured in timed talk, chosen in untimed talk.

Timed: it begins when the trainee asks for it, so reading never counts. A second press ends
it; a key that is held down keeps it up until it is let go. How long it must be to count, and
when it ends by itself, is in ``simulator.sessions.waiting``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from scenarios.transcript import Length
from simulator.sessions.waiting import LONGEST_SECONDS, length_of_wait
from simulator.tui.text import plain
from simulator.tui.theme import beside

_TICK = 0.1
_REPEAT_WITHIN = 0.7  # a terminal repeats a held key at the latest after this
_LET_GO_AFTER = 0.3
_CELLS = 40


class Silence(Widget):
    """The quiet line that grows while the trainee waits; nothing blinks, nothing hurries."""

    DEFAULT_CSS = beside(__file__)

    elapsed: reactive[float] = reactive(0.0)
    """Seconds since the wait began."""

    @dataclass
    class Ended(Message):
        """The silence is over."""

        seconds: float
        length: Length | None
        """None when it was too short to be an act."""

    def __init__(self, words: str, how_to_end: str, clock: Callable[[], float]) -> None:
        """Show these words while silent; ``clock`` is monotonic and counts seconds."""
        super().__init__()
        self._words = words
        self._how_to_end = how_to_end
        self._clock = clock
        self._began: float | None = None
        self._held_at: float | None = None
        self._timer: Timer | None = None

    @property
    def going_on(self) -> bool:
        """Whether a wait is being measured."""
        return self._began is not None

    def press(self) -> None:
        """Begin a wait, keep it up while the key is held, or end it."""
        now = self._clock()
        if self._began is None:
            self._began = now
            self._held_at = None
            self.elapsed = 0.0
            self._timer = self.set_interval(_TICK, self._tick)
        elif self._held_at is not None or now - self._began < _REPEAT_WITHIN:
            self._held_at = now
        else:
            self._end(now)

    def stop(self) -> None:
        """End the wait now, held or not."""
        if self._began is not None:
            self._end(self._clock())

    def render(self) -> Content:
        """Return words, line and seconds."""
        cells = min(_CELLS, max(10, self.size.width - 40))
        full = min(cells, round(self.elapsed / LONGEST_SECONDS * cells))
        return Content.assemble(
            " " * 11,
            plain(self._words, "italic"),
            "  ",
            Content.styled("━" * full, "$primary"),
            Content.styled("─" * (cells - full), "$quiet"),
            f"  {int(self.elapsed):>2} s\n           ",
            plain(self._how_to_end, "$quiet"),
        )

    def _tick(self) -> None:
        if self._began is None:
            return
        now = self._clock()
        if self._held_at is not None and now - self._held_at > _LET_GO_AFTER:
            self._end(self._held_at)
        elif now - self._began >= LONGEST_SECONDS:
            self._end(self._began + LONGEST_SECONDS)
        else:
            self.elapsed = now - self._began

    def _end(self, at: float) -> None:
        if self._began is None:
            return
        seconds = max(0.0, at - self._began)
        self._began = self._held_at = None
        if self._timer is not None:
            self._timer.stop()
        self.post_message(self.Ended(seconds, length_of_wait(seconds)))
