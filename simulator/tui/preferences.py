"""The settings as the screens use them: a language, colours, a few words."""

from simulator.i18n import Translator, choose_language, term, translator
from simulator.records.places import Places
from simulator.records.settings import Settings, load_settings, save_settings
from simulator.tui.theme import DARK, LIGHT


class Preferences:
    """What the user wants, now and at the next start."""

    def __init__(self, places: Places, settings: Settings | None = None) -> None:
        """Begin with ``settings``, or with those that are kept in ``places``."""
        self.places = places
        self.now = settings or load_settings(places)
        self.tr = translator(choose_language(self.now.language, {}))

    @property
    def theme(self) -> str:
        """The name of the theme."""
        return (LIGHT if self.now.light else DARK).name

    def use(self, settings: Settings) -> bool:
        """Use other settings; say whether the language is another than before."""
        language = self.tr.language
        self.now = settings
        self.tr = translator(choose_language(settings.language, {}))
        return self.tr.language is not language

    def keep(self) -> None:
        """Keep the settings for the next start; OSError where that is not possible."""
        save_settings(self.places, self.now)


def in_few_words(tr: Translator, settings: Settings) -> str:
    """Return how talks are played, in a few words."""
    words = [term(tr, tr.language), term(tr, settings.mode), term(tr, settings.timing)]
    return "  ".join(word.lower() if n else word for n, word in enumerate(words))
