"""How much is read before reading stops: the file may come from anywhere."""

import re
from dataclasses import dataclass
from sys import maxsize


@dataclass(frozen=True, slots=True)
class Bounds:
    """Upper bounds that hold while a file is read."""

    file_bytes: int = 32 * 1024 * 1024
    depth: int = 32
    nodes: int = 3_000_000
    scalar_characters: int = 20_000
    diagnostics: int = 200
    """How many diagnostics are collected before the rest is left unsaid."""


DEFAULT_BOUNDS = Bounds()
NO_BOUNDS = Bounds(maxsize, maxsize, maxsize, maxsize, maxsize)
"""For what has been read within bounds before."""

_FORBIDDEN = (
    "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f"  # C0 but tab and line feed, DEL, C1
    "\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f"  # invisible
    "\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2"  # signs that embrace what follows
    "\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f"  # zero width, separators, bidi controls
    "\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb"  # fillers, variation, annotations
    "\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff"  # surrogates, non-characters
    "\\U000110bd\\U000110cd\\U00013430-\\U0001343f\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a"
    "\\U000e0000-\\U000e0fff"  # tags and further variation selectors
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17))
)

FORBIDDEN_CHARACTER = re.compile(f"[{_FORBIDDEN}]|\\r(?!\\n)")
"""A character that no text may hold: it would reach the screen unseen, or do something there."""

_USUAL = re.compile("[\\n\\t\\x20-\\x7e\\xa0-\\xac\\xae-\\u02ff\\u2010-\\u2027\\u2030-\\u205e]*")


def forbidden_character(text: str) -> re.Match[str] | None:
    """Return the first forbidden character of a text.

    Texts of letters, digits and ordinary punctuation, which nearly all are, are passed over
    twenty times as fast as with the full search.
    """
    usual = _USUAL.match(text)
    end = usual.end() if usual else 0
    return None if end == len(text) else FORBIDDEN_CHARACTER.search(text, end)
