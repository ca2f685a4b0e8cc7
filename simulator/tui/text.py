"""Text on its way to the terminal: inert, never markup, and in lines that show what goes on.

Everything that was not written in this package goes through :func:`plain`, so that
nothing in it can move the cursor, turn the reading direction, reach the clipboard or run an action.
"""

from textual.content import Content
from textual.style import Style

from simulator.sessions.inert import inert


def plain(text: str, style: Style | str = "") -> Content:
    """Return inert text as content that is never read as markup."""
    return Content.styled(inert(text), style) if style else Content(inert(text))


HELD = "\N{NO-BREAK SPACE}"
"""A space that no line of ``hanging`` text ends at."""

_SET_IN = " " * 4
_SOLID = chr(0xE000)
"""Stands for that one while lines are broken, for Textual breaks at any space."""


def hanging(said: Content, room: int) -> Content:
    """Return text in lines of at most ``room`` cells; a line that another goes on in is set in."""
    lines: list[Content] = []
    for line in said.split("\n", allow_blank=True):
        if line.cell_length <= room:
            lines.append(line)
            continue
        solid = Content(line.plain.replace(HELD, _SOLID), list(line.spans))
        first, *others = solid.wrap(room - len(_SET_IN))
        lines += [first, *(Content.assemble(_SET_IN, each) for each in others)]
    whole = Content("\n").join(lines)
    return Content(whole.plain.replace(HELD, " ").replace(_SOLID, " "), list(whole.spans))
