"""Words of the field in the three languages of the interface."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never


class Language(StrEnum):
    """A written language that the interface is complete in."""

    BOKMAL = "nb"
    NYNORSK = "nn"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """One expression in bokmål, nynorsk and English."""

    nb: str
    nn: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the expression in one language."""
        match language:
            case Language.BOKMAL:
                return self.nb
            case Language.NYNORSK:
                return self.nn
            case Language.ENGLISH:
                return self.en
            case _:
                assert_never(language)


def number(value: float, language: Language, *, signed: bool = False) -> str:
    """Return a number as a language writes it, with a plus where ``signed`` and above 0."""
    text = f"{value:+g}" if signed and value else f"{value:g}"
    return text if language is Language.ENGLISH else text.replace(".", ",")
