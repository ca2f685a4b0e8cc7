"""The slim bar at the bottom: what can be done now, by key or by mouse."""

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
_TIGHT_GAP = " "
_MOST = 3  # lines
_OUT = "esc"


@dataclass(frozen=True, slots=True)
class Key:
    """A key with the word for what it does, and the action that a click runs."""

    key: str
    word: str
    action: str
    looks: bool = False
    """Whether it only looks at something; where there are several lines, these stand below."""


class ActBar(Widget):
    """Keys and words in as few lines as hold them. What does not fit goes, the last first.

    Help, which is the last of all, stays in sight, and so does the way out as long as it can.
    What only looks stands in the last lines, whatever else there is to do: it never moves.
    """

    DEFAULT_CSS = beside(__file__)

    keys: reactive[tuple[Key, ...]] = reactive(())
    """What is on offer; the last one (help) always stays in sight."""

    def __init__(self, keys: Iterable[Key] = (), *, id: str | None = None) -> None:  # noqa: A002
        """Show these keys."""
        super().__init__(id=id)
        self.auto_links = False
        self.set_reactive(ActBar.keys, tuple(keys))

    def watch_keys(self) -> None:
        """Take more lines, or fewer, where a stylesheet leaves that to the keys."""
        height = self.styles.height
        if height is not None and height.is_auto and self.size.width:
            needed = len(_in_lines(self.keys, self.size.width - 2, _MOST))
            if needed != self.size.height:
                self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Get as many lines as hold all keys, if a stylesheet leaves the height to them."""
        del container, viewport
        return len(_in_lines(self.keys, width - 2, _MOST))

    def render(self) -> Content:
        """Return the lines."""
        room = self.size.width - 2
        lines = _in_lines(self.keys, room, max(1, self.size.height))
        return Content("\n").join(_line(each, room) for each in lines)


def _in_lines(keys: Sequence[Key], room: int, most: int) -> Sequence[Sequence[Key]]:
    """Return the keys of each line: one or more of acts, and below them one or more of looks.

    Where that would lose a key, and one after another would not, they stand so.
    """
    acts = [key for key in keys if not key.looks]
    looks = [key for key in keys if key.looks]
    if most == 1 or not acts or not looks:
        return _filled(keys, room, most)
    below = _filled(looks, room, most - 1)
    apart = [*_filled(acts, room, most - len(below)), *below]
    mixed = _filled(keys, room, most)
    return mixed if _loses(apart, room) and not _loses(mixed, room) else apart


def _loses(lines: Iterable[Sequence[Key]], room: int) -> bool:
    return any(_length(each, _TIGHT_GAP) > room for each in lines)


def _filled(keys: Sequence[Key], room: int, most: int) -> Sequence[Sequence[Key]]:
    """Return the keys of each line, as many as fit; the last line has what is left."""
    lines: list[Sequence[Key]] = []
    left = list(keys)
    while len(lines) < most - 1 and _length(left, _NARROW_GAP) > room:
        first = len(left) - 1
        while first > 1 and _length(left[:first], _NARROW_GAP) > room:
            first -= 1
        if not first:
            break
        lines.append(left[:first])
        left = left[first:]
    return [*lines, left]


def _line(keys: Sequence[Key], room: int) -> Content:
    gaps = (_GAP, _NARROW_GAP, _TIGHT_GAP)
    gap = next((each for each in gaps if _length(keys, each) <= room), _NARROW_GAP)
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
