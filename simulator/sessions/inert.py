"""Text from elsewhere on its way to a terminal or a spreadsheet."""

import re

from scenarios.format.bounds import FORBIDDEN_CHARACTER

_FORMULA = re.compile(r"(?m)^(?=[^\S\n]*[=+\-@\t\r])")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""What no text needs: control characters, and those that turn its direction."""


def inert(text: str) -> str:
    """Return text in which nothing can act on a terminal: what could is shown as ``?``."""
    return FORBIDDEN_CHARACTER.sub("?", text.replace("\t", " ").replace("\r\n", "\n"))


def inert_in_a_sheet(text: str) -> str:
    """Return text that no spreadsheet takes for a formula, nor a terminal for a command.

    A check of the first character alone is passed by a blank before it or by a line break in the
    middle, so every line is looked at behind its blanks. Source: OWASP on CSV injection.
    """
    return _FORMULA.sub("'", _CONTROL.sub("", text))
