"""The words that rules of language look for: data, one file for each language.

``lexicon("nb")`` is what ``nb.yaml`` beside this file says; its form is explained at the top of
that file. ``claims()`` is what ``claims.yaml`` says of law and of what comes after.
A rule asks a group of the lexicon, and never knows the words itself.
"""

from scenarios.checks.lexicon.phrases import Phrases, Sentence, Where, sentences, words
from scenarios.checks.lexicon.reading import (
    Claim,
    Lexicon,
    LexiconError,
    Measure,
    claims,
    lexicon,
    read_claims,
    read_lexicon,
)

__all__ = [
    "Claim",
    "Lexicon",
    "LexiconError",
    "Measure",
    "Phrases",
    "Sentence",
    "Where",
    "claims",
    "lexicon",
    "read_claims",
    "read_lexicon",
    "sentences",
    "words",
]
