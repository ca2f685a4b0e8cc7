"""Text from authors and trainees on its way to the terminal: inert, and never markup.

Everything that was not written in this package goes through :func:`plain`, so that
nothing in it can move the cursor, turn the reading direction, reach the clipboard or run an action.
"""

from textual.content import Content
from textual.style import Style

from simulator.sessions.inert import inert


def plain(text: str, style: Style | str = "") -> Content:
    """Return inert text as content that is never read as markup."""
    return Content.styled(inert(text), style) if style else Content(inert(text))
