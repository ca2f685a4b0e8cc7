"""Text set line by line, with a gutter: the talk, the briefing, the debrief.

Lines are set once, when blocks come or when width or theme change; scrolling and adding a
block paint without laying anything else out again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from simulator.tui.theme import beside

MEASURE = 92
"""The longest line in cells that is still pleasant to read."""

_NARROWEST = 8
_NOTHING = Content("")

_HELD = "\N{NO-BREAK SPACE}"
_SOLID = chr(0xE000)
"""Stands for one while lines are broken, for Textual breaks at any space; of no meaning itself."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, with what stands to its left."""

    text: Content
    first: Content = _NOTHING
    """To the left of its first line."""
    rest: Content | None = None
    """To the left of every other line; as many spaces as ``first`` has cells if None."""
    gap: int = 0
    """Empty lines above it."""
    drawn: bool = False
    """Whether it is a drawing, which may be wider than a line of text."""


class Sheet(ScrollView, can_focus=True):
    """Blocks one under another."""

    DEFAULT_CSS = beside(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page_down", show=False),
    ]
    FROM_BELOW: ClassVar[bool] = False
    """Whether blocks gather at the bottom, and the view follows the last one."""

    def __init__(self, blocks: Iterable[Block] = (), *, id: str | None = None) -> None:  # noqa: A002
        """Begin with these blocks."""
        super().__init__(id=id)
        self._blocks = list(blocks)
        self._strips: list[Strip] = []
        self._starts: list[int] = []
        self._set_for: tuple[int, str] | None = None

    # -- from above ---------------------------------------------------------------------

    def add(self, blocks: Iterable[Block]) -> None:
        """Put blocks under those that are there."""
        new = list(blocks)
        self._blocks += new
        if self._set_for is not None:
            self._set(new, self._set_for[0])
            self._settle()

    def show(self, blocks: Iterable[Block], *, from_top: bool = True) -> None:
        """Show these blocks instead of what was there."""
        self._blocks = list(blocks)
        self._set_for = None
        if from_top:
            self.scroll_to(y=0, animate=False, force=True)
        self._reset()
        if self.styles.auto_dimensions:
            self.refresh(layout=True)

    def come_to(self, first: int, last: int) -> None:
        """Bring a run of blocks into view, its first line at least."""
        top, bottom = self._starts[first], self._starts[last] + 1
        height = self.scrollable_content_region.height
        if not self.scroll_y <= top < bottom <= self.scroll_y + height:
            self.scroll_to(y=top, animate=False, force=True)

    @property
    def lines_needed(self) -> int:
        """How many lines show everything at the present width; 0 before there is a width."""
        return len(self._strips)

    # -- what Textual asks --------------------------------------------------------------

    def notify_style_update(self) -> None:
        """Set everything again in the colours of another theme."""
        super().notify_style_update()
        if self._set_for is not None:
            self._reset()

    def on_resize(self) -> None:
        """Set everything again when the width is another."""
        self._reset()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that are needed at a width."""
        del container, viewport
        self._set_all(width)
        return len(self._strips)

    def render_line(self, y: int) -> Strip:
        """Return one line of the view."""
        region = self.scrollable_content_region
        index = y + round(self.scroll_y)
        if self.FROM_BELOW:
            index -= max(0, region.height - len(self._strips))
        base = self.rich_style
        if not 0 <= index < len(self._strips):
            return Strip.blank(region.width, base)
        return self._strips[index].adjust_cell_length(region.width, base)

    # -- setting ------------------------------------------------------------------------

    def _reset(self) -> None:
        width = self.scrollable_content_region.width
        if width:
            self._set_all(width)
            self._settle()

    def _set_all(self, width: int) -> None:
        if self._set_for == (width, self.app.theme):
            return
        self._set_for = (width, self.app.theme)
        self._strips, self._starts = [], []
        self._set(self._blocks, width)

    def _set(self, blocks: Sequence[Block], width: int) -> None:
        for block in blocks:
            self._strips += [Strip.blank(1, self.rich_style)] * (block.gap if self._strips else 0)
            self._starts.append(len(self._strips))
            self._strips += self._lines(block, width)

    def _lines(self, block: Block, width: int) -> list[Strip]:
        gutter = block.first.cell_length
        rest = Content(" " * gutter) if block.rest is None else block.rest
        room = max(_NARROWEST, width - gutter if block.drawn else min(MEASURE, width - gutter))
        lines = self._painted(block.text, room)
        if not gutter:
            return lines
        (first,), (other,) = self._painted(block.first, gutter), self._painted(rest, gutter)
        return [Strip.join([other if n else first, line]) for n, line in enumerate(lines)]

    def _painted(self, content: Content, width: int) -> list[Strip]:
        if _HELD not in content.plain:
            return Visual.to_strips(self, content, width, None, self.visual_style, pad=True)
        solid = Content(content.plain.replace(_HELD, _SOLID), list(content.spans))
        strips = Visual.to_strips(self, solid, width, None, self.visual_style, pad=True)
        return [_with_spaces(strip) for strip in strips]

    def _settle(self) -> None:
        region = self.scrollable_content_region
        self.virtual_size = Size(region.width, len(self._strips))
        if self.FROM_BELOW:
            end = max(0, len(self._strips) - region.height)
            self.scroll_to(y=end, animate=False, force=True)
        self.refresh()


def _with_spaces(strip: Strip) -> Strip:
    """Return a line with its spaces that no line ends at."""
    parts = [each._replace(text=each.text.replace(_SOLID, _HELD)) for each in strip]
    return Strip(parts, strip.cell_length)
