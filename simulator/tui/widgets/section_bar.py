"""The sections of a screen in one line: the present one stands out, each has a number."""

from collections.abc import Sequence

from textual.content import Content
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

    def render(self) -> Content:
        """Return the line; with little room the others are closer, and at last only numbers."""
        parts = self._parts(self._names)
        room = self.size.width - 2 - sum(part.cell_length for part in parts)
        if room < len(parts) - 1:
            only_here = [name if n == self.current else "" for n, name in enumerate(self._names, 1)]
            parts, room = self._parts(only_here), len(parts)
        gap = min(_WIDEST, max(1, room // max(1, len(parts) - 1)))
        return Content.assemble(" ", Content(" " * gap).join(parts))

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
