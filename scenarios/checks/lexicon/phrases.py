"""Phrases as an author of the lexicon writes them, and how they are found in what is said.

A phrase is words as they are spoken, in small letters: ``plikt til å forklare``. In it

- ``a|b`` is one word or the other;
- ``slutt*`` is every word that begins so;
- ``…`` is up to six words of any kind, also none;
- ``<who>`` is any word of the list ``who`` of the same file.

Phrases are looked for in one sentence at a time, without its signs, and never inside quotation
marks: giving back somebody's words is not saying them oneself.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

MOST_BETWEEN = 6
"""Words that a gap holds at most."""

_REMEMBERED = 4096
"""Texts that are taken apart once: of a scenario that is checked after each save, few change."""

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_END = re.compile(
    r"[?!]+[”»)]*\s*|(?<!\b[Kk]l)(?<!\b[Nn]r)(?<!\b[Cc]a)[.…]+[”»)]*(?:\s+(?=[^a-zæøå])|\s*$)"
)
_WORD = re.compile(r"[^\W_]+(?:['\-][^\W_]+)*")
_TOKEN = re.compile(f"{_WORD.pattern}|[,:;–—]")
_BREAKS = frozenset(",:;–—")


class PhraseError(ValueError):
    """A phrase that cannot be read; the lexicon is ours, so this is our mistake."""


class Where(StrEnum):
    """Where in a sentence a phrase is looked for."""

    ANYWHERE = "anywhere"
    BEGINS = "begins"
    """At the beginning of the sentence, or after a comma, colon or dash in it."""
    OPENS = "opens"
    """At the very beginning of the sentence, or after one word that calls somebody."""
    ENDS = "ends"


_BEFORE = {Where.BEGINS: "(?:^|,)", Where.OPENS: r"^(?: [^\s,]+ ,)?"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as phrases see it."""

    plain: str
    """Its words in small letters, each with a space before and after; a pause is a ``,``."""
    words: frozenset[str]
    asks: bool
    """Whether it ends with a question mark."""

    @property
    def length(self) -> int:
        """How many words it has."""
        return sum(word != "," for word in self.plain.split())


@lru_cache(_REMEMBERED)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text, without what it quotes."""
    spoken = _QUOTED.sub(" ", text) if _has_quotes(text) else text
    found, start = [], 0
    for end in _END.finditer(spoken):
        found.append(_sentence(spoken[start : end.start()], asks="?" in end[0]))
        start = end.end()
    if start < len(spoken):
        found.append(_sentence(spoken[start:], asks=False))
    return tuple(sentence for sentence in found if sentence.words)


@lru_cache(_REMEMBERED)
def words(text: str) -> frozenset[str]:
    """Return the words of a text in small letters; it is quicker than making sentences."""
    return frozenset(_WORD.findall(text.lower().replace("’", "'")))


def _has_quotes(text: str) -> bool:
    return "«" in text or "“" in text or '"' in text


def _sentence(text: str, *, asks: bool) -> Sentence:
    tokens = _TOKEN.findall(text.lower().replace("’", "'"))
    plain = ["," if token in _BREAKS else token for token in tokens]
    return Sentence(f" {' '.join(plain)} ", frozenset(plain) - {","}, asks)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that are looked for together."""

    anchors: frozenset[str]
    """Words of which a sentence must have one, or none of the phrases can be in it."""
    pattern: re.Pattern[str]
    asks: bool | None = None
    """True: only in questions; False: only elsewhere; None: in any sentence."""
    unless: "Phrases | None" = None
    """Phrases that excuse the sentence that they are in."""

    def found(self, sentence: Sentence) -> str | None:
        """Return the words of a sentence that are one of the phrases, or None."""
        if self.anchors.isdisjoint(sentence.words):
            return None
        if self.asks is not None and self.asks is not sentence.asks:
            return None
        match = self.pattern.search(sentence.plain)
        if match is None or (self.unless is not None and self.unless.found(sentence)):
            return None
        return match[0].strip(" ,").replace(" ,", ",")

    def first(self, among: Iterable[Sentence]) -> str | None:
        """Return what is found first in some sentences."""
        return next((found for one in among if (found := self.found(one))), None)


def phrases(
    written: Sequence[str],
    lists: Mapping[str, Collection[str]],
    where: Where = Where.ANYWHERE,
    *,
    asks: bool | None = None,
    unless: Sequence[str] = (),
) -> Phrases:
    """Read phrases.

    Args:
        written: the phrases.
        lists: the word lists that they may name.
        where: where in a sentence they must stand.
        asks: whether they count only in questions (True), or only elsewhere (False).
        unless: phrases that excuse a sentence, wherever they stand in it.

    Raises:
        PhraseError: where one of them cannot be read.
    """
    read = [_read(phrase, lists) for phrase in written]
    before = _BEFORE.get(where, "")
    after = "$" if where is Where.ENDS else ""
    pattern = re.compile(f"{before} (?:{'|'.join(pattern for _, pattern in read)}){after}")
    anchors = frozenset(word for anchor, _ in read for word in anchor)
    excuse = phrases(unless, lists) if unless else None
    return Phrases(anchors, pattern, asks, excuse)


def _read(phrase: str, lists: Mapping[str, Collection[str]]) -> tuple[frozenset[str], str]:
    """Return the words that anchor a phrase, and its pattern."""
    anchor: frozenset[str] = frozenset()
    parts = []
    for part in phrase.split():
        if part == "…":
            parts.append(rf"(?:\S+ ){{0,{MOST_BETWEEN}}}?")
            continue
        words = _alternatives(part, lists)
        parts.append(f"(?:{'|'.join(_word(word) for word in sorted(words))}) ")
        if not any(word.endswith("*") for word in words) and (
            not anchor or len(words) < len(anchor)
        ):
            anchor = words
    if not anchor:
        raise PhraseError(f"{phrase!r} has no whole word to look for")
    return anchor, "".join(parts)


def _alternatives(part: str, lists: Mapping[str, Collection[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in part.split("|"):
        if word.startswith("<") and word.endswith(">"):
            if word[1:-1] not in lists:
                raise PhraseError(f"there is no list {word}")
            found.update(lists[word[1:-1]])
        else:
            found.add(word)
    if not all(found):
        raise PhraseError(f"{part!r} has an empty alternative")
    return frozenset(found)


def _word(word: str) -> str:
    return re.escape(word.removesuffix("*")) + (r"[^\s,]*" if word.endswith("*") else "")
