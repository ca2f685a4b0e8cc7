"""Texts in another language than their file.

Why:
    It happens when a source text is copied into the catalogue to be translated later, or when
    bokmål slips into nynorsk. A missing translation is known of; this one looks done.

Bad:
    ```yaml
    language: nb
    # …
    - {id: korleis, say: "Korleis går det med deg?", is: [open_invitation]}
    ```

Good:
    ```yaml
    language: nb
    # …
    - {id: hvordan, say: "Hvordan går det med deg?", is: [open_invitation]}
    ```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.lexicon import Lexicon, lexicon
from scenarios.diagnostics.catalogue import OTHER_LANGUAGE
from scenarios.words import Language, Words

_NAMES = {
    Language.BOKMAL: Words("bokmål", "bokmål", "bokmål"),
    Language.NYNORSK: Words("nynorsk", "nynorsk", "nynorsk"),
    Language.ENGLISH: Words("engelsk", "engelsk", "English"),
}
_BETWEEN_NORWEGIANS, _ELSE = 1, 3
"""How many words give a text away: young people do say things in English."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """What tells another language from a text's own; words that both have tell nothing."""

    other: Language
    foreign: frozenset[str]
    own: frozenset[str]
    needed: int


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the texts with more words of another language than of their own."""
    own = subject.spoken.lexicon
    if own is None:
        return
    others = [lexicon(it) for it in Language if it is not own.language]
    pairs = [_pair(own, other) for other in others if other is not None]
    for text in subject.spoken.texts:
        for pair in pairs:
            if not text.words.isdisjoint(pair.foreign) and _is_foreign(text.words, pair):
                names = _NAMES[pair.other]
                yield Finding.of(
                    OTHER_LANGUAGE, text.ref, at=text.key, other_nb=names.nb, other_en=names.en
                )
                break


def _pair(own: Lexicon, other: Lexicon) -> _Pair:
    norwegian = Language.ENGLISH not in {own.language, other.language}
    needed = _BETWEEN_NORWEGIANS if norwegian else _ELSE
    return _Pair(other.language, other.marks - own.marks, own.marks - other.marks, needed)


def _is_foreign(words: frozenset[str], pair: _Pair) -> bool:
    foreign = len(words & pair.foreign)
    return foreign >= pair.needed and foreign > len(words & pair.own)
