"""The values that a diagnostic is made of."""

from dataclasses import dataclass
from enum import StrEnum

from scenarios.words import Language


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    """The scenario cannot be played."""
    WARNING = "warning"
    """It can be played, but probably not as the author means it."""
    ADVICE = "advice"
    """Worth a thought."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file; lines and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a named file of the bundle."""

    file: str
    span: Span


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a kind of diagnostic says in one language; the message has ``{named}`` blanks."""

    message: str
    reason: str
    fix: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong, at one place."""

    code: str
    severity: Severity
    file: str
    span: Span | None = None
    params: tuple[tuple[str, str], ...] = ()
    """What fills the blanks of the message, by name."""
    related: tuple[Place, ...] = ()
    """Other places that belong to it, such as the first of two equal keys."""

    @property
    def is_error(self) -> bool:
        """Whether the scenario cannot be played because of this."""
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Kind:
    """One code of the catalogue."""

    code: str
    severity: Severity
    nb: Explanation
    en: Explanation

    def at(self, file: str, span: Span | None, /, *related: Place, **params: object) -> Diagnostic:
        """Return a diagnostic of this kind at a place."""
        filled = tuple((name, str(value)) for name, value in params.items())
        return Diagnostic(self.code, self.severity, file, span, filled, related)

    def in_language(self, language: Language) -> Explanation:
        """Return the texts in a language; nynorsk is answered in bokmål."""
        return self.en if language is Language.ENGLISH else self.nb
