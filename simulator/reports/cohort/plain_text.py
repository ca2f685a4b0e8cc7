"""Text that no spreadsheet takes for a formula.

Source: OWASP on CSV injection. A check of the first character alone is passed by a blank before it
or by a line break in the middle, so every line is looked at behind its blanks.
"""

import re

_FORMULA = re.compile(r"(?m)^(?=[^\S\n]*[=+\-@\t\r])")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""What no text needs: control characters, and those that turn its direction."""


def harmless(text: str) -> str:
    """Return a text with an apostrophe before everything that could begin a formula."""
    return _FORMULA.sub("'", _CONTROL.sub("", text))
