"""Words that more than one screen uses."""

from simulator.i18n import Translator, term
from simulator.records.settings import Settings


def in_few_words(tr: Translator, settings: Settings) -> str:
    """Return how talks are played, in a few words."""
    words = [term(tr, tr.language), term(tr, settings.mode), term(tr, settings.timing)]
    return "  ".join(word.lower() if n else word for n, word in enumerate(words))
