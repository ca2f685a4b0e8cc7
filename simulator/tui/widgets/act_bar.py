"""The slim line at the bottom: what can be done now, by key or by mouse."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from simulator.tui.text import plain
from simulator.tui.theme import beside

_GAP = "   "
_NARROW_GAP = "  "
_TWO = 2  # lines


@dataclass(frozen=True, slots=True)
class Key:
    """A key with the word for what it does, and the action that a click runs."""

    key: str
    word: str
    action: str
    looks: bool = False
    """Whether it only looks at something; where there are two lines, these share the second."""


class ActBar(Widget):
    """Keys and words in one line, or two. What does not fit goes, the last but one first."""

    DEFAULT_CSS = beside(__file__)

    keys: reactive[tuple[Key, ...]] = reactive(())
    """What is on offer; the last one (help) always stays in sight."""

    def __init__(self, keys: Iterable[Key] = (), *, id: str | None = None) -> None:  # noqa: A002
        """Show these keys."""
        super().__init__(id=id)
        self.auto_links = False
        self.set_reactive(ActBar.keys, tuple(keys))

    def render(self) -> Content:
        """Return the line."""
        room = self.size.width - 2
        everything = [_part(key) for key in self.keys]
        if self.size.height < _TWO or _length(everything, _GAP) <= room:
            return _line(everything, room)
        acts = [_part(key) for key in self.keys if not key.looks]
        looks = [_part(key) for key in self.keys if key.looks]
        return Content("\n").join([_line(acts, room), _line(looks, room)])


def _line(parts: list[Content], room: int) -> Content:
    gap = _GAP if _length(parts, _GAP) <= room else _NARROW_GAP
    while len(parts) > 1 and _length(parts, gap) > room:
        del parts[-2]
    return Content.assemble(" ", Content(gap).join(parts))


def _part(key: Key) -> Content:
    label = Content.assemble(plain(key.key, "bold $primary"), " ", plain(key.word, "$quiet"))
    return label.stylize(Style.from_meta({"@click": key.action}))


def _length(parts: list[Content], gap: str) -> int:
    return sum(part.cell_length for part in parts) + len(gap) * (len(parts) - 1)
