"""Text from authors and trainees on its way to the terminal: inert, and never markup.

Everything that was not written in this package goes through :func:`inert` or
:func:`plain` here, so that nothing in it can move the cursor, turn the reading direction,
reach the clipboard or run an action.
"""

import re

from textual.content import Content
from textual.style import Style

_HARMFUL = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # invisible and bidi
    "\ud800-\udfff\ufff9-\uffff"
    "\U000e0000-\U000e0fff"
    "]"
)
_STAND_IN = "?"


def inert(text: str) -> str:
    """Return the text with every character that could act on a terminal shown as ``?``."""
    return _HARMFUL.sub(_STAND_IN, text.replace("\t", " "))


def plain(text: str, style: Style | str = "") -> Content:
    """Return inert text as content that is never read as markup."""
    return Content.styled(inert(text), style) if style else Content(inert(text))
