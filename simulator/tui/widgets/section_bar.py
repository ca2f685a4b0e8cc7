"""The sections of a screen in a line or two: the present one stands out, each has a number."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from simulator.tui.text import plain
from simulator.tui.theme import beside

_WIDEST = 3  # cells between two sections


class SectionBar(Widget):
    """Numbered sections; a click runs ``screen.section(number)``."""

    DEFAULT_CSS = beside(__file__)

    current: reactive[int] = reactive(1)
    """The section that is shown, from 1."""

    def __init__(self, names: Sequence[str]) -> None:
        """Name the sections."""
        super().__init__()
        self.auto_links = False
        self._names = tuple(names)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Get two lines where the names do not fit into one."""
        del container, viewport
        return len(self._lines(width - 2))

    def render(self) -> Content:
        """Return the lines."""
        room = self.size.width - 2
        lines = self._lines(room)
        gap = Content(" " * max(1, min(_gap(each, room) for each in lines)))
        return Content("\n").join(Content.assemble(" ", gap.join(each)) for each in lines)

    def _lines(self, room: int) -> Sequence[Sequence[Content]]:
        """Return one line of all names or two, or a line with no name but that of the present."""
        parts = self._parts(self._names)
        for first in range(len(parts), 0, -1):
            lines = [each for each in (parts[:first], parts[first:]) if each]
            if all(_gap(each, room) for each in lines):
                return lines
        only_here = [name if n == self.current else "" for n, name in enumerate(self._names, 1)]
        return [self._parts(only_here)]

    def _parts(self, names: Sequence[str]) -> Sequence[Content]:
        parts = []
        for number, name in enumerate(names, 1):
            here = number == self.current
            part = Content.assemble(
                plain(f"{number} " if name else str(number), "bold $primary"),
                plain(name, "bold underline" if here else "$quiet"),
            )
            parts.append(part.stylize(Style.from_meta({"@click": f"screen.section({number})"})))
        return parts


def _gap(parts: Sequence[Content], room: int) -> int:
    """Return how many cells apart they stand; 0 where there is not room enough."""
    left = room - sum(part.cell_length for part in parts)
    return min(_WIDEST, max(0, left // max(1, len(parts) - 1)))
