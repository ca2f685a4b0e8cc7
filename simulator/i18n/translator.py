"""A translator: the texts of the interface in one language."""

import gettext
from collections.abc import Mapping
from importlib.resources import files

from scenarios.words import Language, number

DOMAIN = "samtalerom"

_MARKS: Mapping[Language, tuple[str, str]] = {
    Language.BOKMAL: ("«", "»"),
    Language.NYNORSK: ("«", "»"),
    Language.ENGLISH: ("“", "”"),
}


class Translator:
    """Translates message ids into one language; holds no state beyond the catalogue.

    A text that the catalogue lacks comes out in English; a test keeps that from happening.
    """

    def __init__(self, language: Language, catalogue: gettext.NullTranslations) -> None:
        """Speak ``language`` from a loaded catalogue."""
        self.language = language
        self._catalogue = catalogue

    def __call__(self, message: str, /, **values: object) -> str:
        """Return a text, with its ``{named}`` places filled."""
        text = self._catalogue.gettext(message)
        return text.format_map(values) if values else text

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Return the text that fits a count; ``{n}`` is the count itself."""
        return self._catalogue.ngettext(one, many, n).format_map({"n": n, **values})

    def quoted(self, line: str) -> str:
        """Return a line in the language's quotation marks.

        What is done and not said comes in brackets; that, and what has marks of its own, is left.
        """
        before, after = _MARKS[self.language]
        return line if line.startswith("(") or before in line else f"{before}{line}{after}"

    def number(self, value: float, *, signed: bool = False) -> str:
        """Return a number as the language writes it, with a plus where ``signed`` and above 0."""
        return number(value, self.language, signed=signed)


def translator(language: Language) -> Translator:
    """Load the catalogue of a language from the package."""
    place = files("simulator.i18n") / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with place.open("rb") as stream:
        return Translator(language, gettext.GNUTranslations(stream))


def N_(message: str, /) -> str:  # noqa: N802 - the name that gettext tools know
    """Mark a constant as a text of the interface; it is translated where it is shown."""
    return message
