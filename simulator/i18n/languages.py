"""Which language the interface speaks."""

from collections.abc import Mapping

from scenarios.words import Language

DEFAULT_LANGUAGE = Language.BOKMAL
LANGUAGE_VARIABLE = "SAMTALEROM_LANGUAGE"

_ALSO = {"no": Language.BOKMAL}


def language_of(text: str | None) -> Language | None:
    """Return the language that a code such as ``nn`` or ``nb_NO.UTF-8`` means, else None."""
    code = (text or "").strip().lower().replace("-", "_").split(".")[0].split("_")[0]
    if code in _ALSO:
        return _ALSO[code]
    return Language(code) if code in set(Language) else None


def choose_language(
    option: str | None, environment: Mapping[str, str], setting: str | None = None
) -> Language:
    """Return the language asked for: option, then environment, then setting, then bokmål.

    A code that is no language of the interface is passed over.
    """
    for asked in (option, environment.get(LANGUAGE_VARIABLE), setting):
        language = language_of(asked)
        if language is not None:
            return language
    return DEFAULT_LANGUAGE
