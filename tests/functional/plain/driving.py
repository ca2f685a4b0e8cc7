"""Typing at the plain mode, from a test."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from scenarios.model import Step
from scenarios.transcript import (
    Act,
    Encourage,
    Length,
    NameLimit,
    OfferBreak,
    Say,
    Summarise,
    Timing,
    Wait,
)
from scenarios.words import Language
from simulator.i18n import translator
from simulator.plain.console import Console
from simulator.plain.desk import Desk
from simulator.records import Places, Settings
from simulator.sessions import Records, Session

Line = str | tuple[float, str]
"""What is typed; with seconds before it is."""


@dataclass
class HandClock:
    """A clock that a test sets."""

    seconds: float = 0.0

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 12, 0, tzinfo=UTC) + timedelta(seconds=self.seconds)

    def elapsed(self) -> float:
        return self.seconds


class Typist:
    """Feeds lines to a console and keeps what it writes."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.clock = HandClock()
        self.written: list[str] = []
        self._lines: Iterator[Line] = iter(lines)
        self.console = Console(self._read, self.written.append)

    def _read(self) -> str:
        line = next(self._lines, None)
        if line is None:
            return ""
        seconds, text = line if isinstance(line, tuple) else (0.0, line)
        self.clock.seconds += seconds
        return text + "\n"

    @property
    def screen(self) -> str:
        return "".join(self.written)

    def left(self) -> int:
        """How many lines nobody has read."""
        return len(list(self._lines))

    def desk(
        self,
        records: Records,
        places: Places,
        settings: Settings | None = None,
        language: Language = Language.BOKMAL,
    ) -> Desk:
        settings = settings or Settings(notice_seen=True)
        return Desk(self.console, translator(language), records, places, settings, self.clock)


SECONDS: dict[Length, float] = {Length.SHORT: 2.0, Length.LONG: 6.5}


def typed(session: Session, act: Act) -> list[Line]:
    """Return what is typed to do an act where a session stands."""
    match act:
        case Say(choice):
            return [str([each.id for each in session.choices].index(choice) + 1)]
        case Wait(length):
            if session.header.timing is Timing.TIMED:
                return ["v", (SECONDS[length], "")]
            return ["v k"] if length is Length.SHORT else ["v", "lang"]
        case Encourage():
            return ["n"]
        case OfferBreak():
            return ["P"]
        case Summarise(statements, invites):
            ids = [each.id for each in session.statements]
            numbers = ", ".join(str(ids.index(name) + 1) for name in statements)
            return ["o", numbers, "j" if invites else "n", "ja"]
        case NameLimit(topic, step):
            number = list(session.scenario.limits).index(topic) + 1
            return ["g", str(number), str(list(Step).index(step) + 1)]


def any_of(choose: Callable[[int], int], lines: list[list[Line]]) -> list[Line]:
    """Put idle lines, which are no acts, between acts."""
    idle: list[Line] = ["", "s", "?", "r", "0", "999", "x y z", "zz", "h", "\u202e"]
    found: list[Line] = []
    for each in lines:
        if choose(3) == 0:
            found.append(idle[choose(len(idle))])
        found.extend(each)
    return found
