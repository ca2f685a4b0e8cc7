"""Ids of attempts: short enough to read aloud, and they say nothing of anyone."""

import re
import secrets
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""

_LENGTH = 10
_PATTERN = re.compile(f"[{ALPHABET}]{{{_LENGTH}}}")
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})


def new_attempt_id(below: Callable[[int], int] = secrets.randbelow) -> str:
    """Return a new id: 50 random bits; ``below(n)`` draws from 0 to n - 1."""
    return "".join(ALPHABET[below(len(ALPHABET))] for _ in range(_LENGTH))


def is_attempt_id(text: str) -> bool:
    """Say whether a text has the form of an id."""
    return _PATTERN.fullmatch(text) is not None


def attempt_id_of(typed: str) -> str | None:
    """Return the id that somebody typed, forgiving case, hyphens and misread letters."""
    found = typed.strip().upper().translate(_MISREAD)
    return found if is_attempt_id(found) else None
