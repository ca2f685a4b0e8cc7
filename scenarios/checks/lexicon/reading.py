"""Reads the lexicon's files: strictly, since they are ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from scenarios.checks.lexicon.phrases import PhraseError, Phrases, Where, phrases
from scenarios.format import read_table
from scenarios.kinds import Track
from scenarios.techniques import Technique
from scenarios.words import Language

CLAIMS = "claims.yaml"

_GROUP = frozenset({"source", "phrases", "where", "asks", "unless"})
_CLAIM = frozenset({"source", "coded", "nb", "en", "track", "under"})


class LexiconError(ValueError):
    """A file of the lexicon that cannot be used."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How long what somebody says may be, in words."""

    line: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is looked for in one language."""

    language: Language
    groups: Mapping[str, Phrases]
    sources: Mapping[str, str]
    """The source of each group, as in ``docs/sources.md``."""
    claims: Mapping[str, Phrases]
    """How each claim of ``claims.yaml`` is said."""
    marks: frozenset[str]
    """Words that no other of the languages has."""
    measures: Mapping[str, Measure]
    """For ``trainee``, ``adult``, ``youth`` and ``cue``."""

    def __getitem__(self, group: str) -> Phrases:
        """Return a group."""
        return self.groups[group]


@dataclass(frozen=True, slots=True)
class Claim:
    """Something untrue of law or of what comes after, and what is true."""

    name: str
    source: str
    true_nb: str
    true_en: str
    coded: frozenset[Technique]
    """Codes of which a choice that says it must have one."""
    track: Track | None = None
    """The only track in which it is untrue."""
    under: int | None = None
    """The age of the youth under which it is untrue."""


@cache
def lexicon(language: str) -> Lexicon | None:
    """Return the lexicon of a language, None where there is none.

    Raises:
        LexiconError: where its file cannot be used.
    """
    if language not in set(Language):
        return None
    return read_lexicon(f"{language}.yaml", _bytes(f"{language}.yaml"), Language(language))


@cache
def claims() -> Mapping[str, Claim]:
    """Return the untrue claims that are looked for.

    Raises:
        LexiconError: where their file cannot be used.
    """
    return read_claims(CLAIMS, _bytes(CLAIMS))


def _bytes(name: str) -> bytes:
    return files("scenarios.checks.lexicon").joinpath(name).read_bytes()


def read_lexicon(name: str, data: bytes, language: Language) -> Lexicon:
    """Read the bytes of a lexicon.

    Raises:
        LexiconError: where something is missing, unknown or not readable.
    """
    table = _table(name, data)
    lists = {key: frozenset(map(str, words)) for key, words in table["lists"].items()}
    try:
        return Lexicon(
            language,
            {key: _phrases(group, lists) for key, group in table["groups"].items()},
            {key: str(group["source"]) for key, group in table["groups"].items()},
            {key: _phrases(group, lists) for key, group in table["claims"].items()},
            frozenset(map(str, table["marks"])),
            {key: Measure(**measure) for key, measure in table["measures"].items()},
        )
    except (PhraseError, KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"{name}: {error}") from error


def _phrases(group: Mapping[str, Any], lists: Mapping[str, frozenset[str]]) -> Phrases:
    unknown = set(group) - _GROUP
    if unknown:
        raise PhraseError(f"unknown key {min(unknown)}")
    return phrases(
        group["phrases"],
        lists,
        Where(group.get("where", Where.ANYWHERE)),
        asks=group.get("asks"),
        unless=group.get("unless", ()),
    )


def read_claims(name: str, data: bytes) -> Mapping[str, Claim]:
    """Read the bytes of the claims.

    Raises:
        LexiconError: where something is missing, unknown or not readable.
    """
    try:
        return {key: _claim(key, claim) for key, claim in _table(name, data).items()}
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"{name}: {error}") from error


def _claim(name: str, claim: Mapping[str, Any]) -> Claim:
    unknown = set(claim) - _CLAIM
    if unknown:
        raise ValueError(f"{name}: unknown key {min(unknown)}")
    return Claim(
        name,
        str(claim["source"]),
        str(claim["nb"]),
        str(claim["en"]),
        frozenset(map(Technique, claim["coded"])),
        Track(claim["track"]) if "track" in claim else None,
        claim.get("under"),
    )


def _table(name: str, data: bytes) -> Mapping[str, Any]:
    table, wrong = read_table(name, data)
    if table is None or wrong:
        raise LexiconError(f"{name}: {', '.join(each.code for each in wrong)}")
    return table
