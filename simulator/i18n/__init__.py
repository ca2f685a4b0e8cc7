"""The interface in bokmål, nynorsk and English, by stdlib gettext.

Message ids are the English texts. A front end makes one translator and hands it down::

    _ = translator(Language.BOKMAL)
    _("Resume")
    _("{turns} turns so far", turns=12)
    _.plural("{n} attempt", "{n} attempts", 3)

Placeholders are named, in braces. Constants that are translated later are marked with ``N_``.
What the extractor looks for: calls of ``_``, ``tr`` and ``N_`` with a literal text, and of
``plural`` with two. After adding a text run ``python -m simulator.i18n`` and translate what
it lists; its docstring says how.
"""

from simulator.i18n.languages import DEFAULT_LANGUAGE, choose_language, language_of
from simulator.i18n.terms import in_other_language, other_language, term, track_meaning
from simulator.i18n.translator import N_, Translator, translator

__all__ = [
    "DEFAULT_LANGUAGE",
    "N_",
    "Translator",
    "choose_language",
    "in_other_language",
    "language_of",
    "other_language",
    "term",
    "track_meaning",
    "translator",
]
