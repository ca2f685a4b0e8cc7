"""The slim line at the bottom: what can be done now, by key or by mouse."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from simulator.tui.text import plain
from simulator.tui.theme import beside

_GAP = "   "
_NARROW_GAP = "  "
_TWO = 2  # lines
_OUT = "esc"


@dataclass(frozen=True, slots=True)
class Key:
    """A key with the word for what it does, and the action that a click runs."""

    key: str
    word: str
    action: str
    looks: bool = False
    """Whether it only looks at something; where there are two lines, these share the second."""


class ActBar(Widget):
    """Keys and words in one line, or two. What does not fit goes, the last first.

    Help, which is the last of all, stays in sight, and so does the way out as long as it can.
    """

    DEFAULT_CSS = beside(__file__)

    keys: reactive[tuple[Key, ...]] = reactive(())
    """What is on offer; the last one (help) always stays in sight."""

    def __init__(self, keys: Iterable[Key] = (), *, id: str | None = None) -> None:  # noqa: A002
        """Show these keys."""
        super().__init__(id=id)
        self.auto_links = False
        self.set_reactive(ActBar.keys, tuple(keys))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Get two lines where one is too short, if a stylesheet leaves the height to the keys."""
        del container, viewport
        return 1 if _length(self.keys, _NARROW_GAP) <= width - 2 else _TWO

    def render(self) -> Content:
        """Return the line."""
        room = self.size.width - 2
        if self.size.height < _TWO or _length(self.keys, _GAP) <= room:
            return _line(self.keys, room)
        if not any(key.looks for key in self.keys):
            return Content("\n").join(_in_two(self.keys, room))
        acts = [key for key in self.keys if not key.looks]
        looks = [key for key in self.keys if key.looks]
        return Content("\n").join([_line(acts, room), _line(looks, room)])


def _in_two(keys: Sequence[Key], room: int) -> list[Content]:
    """Return two lines: as many keys as fit into the first, the rest in the second."""
    first = len(keys)
    while first > 1 and _length(keys[:first], _NARROW_GAP) > room:
        first -= 1
    return [_line(each, room) for each in (keys[:first], keys[first:])]


def _line(keys: Sequence[Key], room: int) -> Content:
    gap = _GAP if _length(keys, _GAP) <= room else _NARROW_GAP
    shown = list(keys)
    while len(shown) > 1 and _length(shown, gap) > room:
        less = [n for n, key in enumerate(shown[:-1]) if key.key != _OUT]
        del shown[max(less, default=-2)]
    return Content.assemble(" ", Content(gap).join(map(_part, shown)))


def _part(key: Key) -> Content:
    label = Content.assemble(plain(key.key, "bold $primary"), " ", plain(key.word, "$quiet"))
    return label.stylize(Style.from_meta({"@click": key.action}))


def _length(keys: Sequence[Key], gap: str) -> int:
    return sum(_part(key).cell_length for key in keys) + len(gap) * (len(keys) - 1)
