"""What every part of the plain mode works with."""

from dataclasses import dataclass

from scenarios.words import Language
from simulator.i18n import Translator
from simulator.plain.console import Console
from simulator.records import Places, Settings
from simulator.sessions import Clock, Records


@dataclass(slots=True)
class Desk:
    """The console, the records and the user's settings."""

    console: Console
    tr: Translator
    records: Records
    places: Places
    settings: Settings
    clock: Clock

    @property
    def language(self) -> Language:
        """The language of the interface."""
        return self.tr.language

    def number(self, answer: str, count: int) -> int | None:
        """Return the index that a typed number from 1 to ``count`` means, else None."""
        numbers = {str(number): number - 1 for number in range(1, count + 1)}
        return numbers.get(answer)
