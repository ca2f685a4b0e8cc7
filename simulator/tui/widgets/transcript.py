"""The talk as it happens, set like a play script: names in a gutter, cues apart from words."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from simulator.tui.text import plain
from simulator.tui.theme import beside

GUTTER = 11
"""Cells for the names, the space after them included."""

INDENT = 3
"""Cells by which the trainee's own lines stand further in, the bar included."""

MEASURE = 92
"""The longest line in cells that is still pleasant to read."""


class Voice(Enum):
    """Whose line it is; it decides how the line is set."""

    PERSON = auto()
    CUE = auto()
    OWN = auto()
    OWN_ACT = auto()
    """What the trainee does without words: waiting, nodding."""
    STAGE = auto()
    """What happens to the room: somebody comes or goes, the talk ends."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the talk, ready to be set."""

    voice: Voice
    text: str
    name: str = ""
    """Who speaks; shown in the gutter when it differs from the entry above."""
    open_ended: bool = False
    """Whether the speaker has more to say; a quiet dash stands for the breath before it."""


class TranscriptView(ScrollView, can_focus=False):
    """All entries so far; the latest stands at the bottom, next to what can be said.

    Lines are set once, when they come or when the width changes; a scroll or a new line
    paints without laying anything out again.
    """

    DEFAULT_CSS = beside(__file__)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "transcript--name",
        "transcript--words",
        "transcript--cue",
        "transcript--own-name",
        "transcript--own",
        "transcript--bar",
        "transcript--stage",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._entries: list[Entry] = []
        self._strips: list[Strip] = []
        self._set_width = 0
        self._styles_for = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything shown so far."""
        return tuple(self._entries)

    def append(self, entries: Iterable[Entry]) -> None:
        """Show more of the talk, and come to its end."""
        new = list(entries)
        above = self._entries[-1] if self._entries else None
        self._entries += new
        if not self._set_width:
            return
        for entry in new:
            self._strips += self._set(entry, above)
            above = entry
        self._settle()

    def show_all(self, entries: Iterable[Entry]) -> None:
        """Show these entries instead of what was there."""
        self._entries = list(entries)
        self._reset()

    def notify_style_update(self) -> None:
        """Set everything again in the colours of a new theme."""
        super().notify_style_update()
        if self._set_width and self.app.theme != self._styles_for:
            self._reset()

    def on_resize(self, event: events.Resize) -> None:
        """Set everything again when the width is another."""
        if self._text_width != self._set_width:
            self._reset()
        else:
            self._settle()

    def render_line(self, y: int) -> Strip:
        """Return one line of the view."""
        width = self.scrollable_content_region.width
        height = self.scrollable_content_region.height
        index = y + round(self.scroll_y) - max(0, height - len(self._strips))
        background = self.rich_style
        if not 0 <= index < len(self._strips):
            return Strip.blank(width, background)
        return self._strips[index].extend_cell_length(width, background).crop(0, width)

    @property
    def _text_width(self) -> int:
        return min(MEASURE, self.scrollable_content_region.width - GUTTER - 1)

    def _reset(self) -> None:
        self._set_width = self._text_width
        self._styles_for = self.app.theme
        self._strips = []
        if self._set_width < 1:
            self._set_width = 0
            return
        above: Entry | None = None
        for entry in self._entries:
            self._strips += self._set(entry, above)
            above = entry
        self._settle()

    def _settle(self) -> None:
        region = self.scrollable_content_region
        self.virtual_size = Size(region.width, len(self._strips))
        self.scroll_to(y=max(0, len(self._strips) - region.height), animate=False, force=True)
        self.refresh()

    def _set(self, entry: Entry, above: Entry | None) -> list[Strip]:
        """Return an entry as lines, with an empty one before it where somebody else begins."""
        same = above is not None and _belongs(entry, above)
        name = "" if same else entry.name
        match entry.voice:
            case Voice.PERSON:
                lines = self._beside_name(name, entry.text, "name", "words")
                if entry.open_ended:
                    lines[-1] = self._with_dash(lines[-1])
            case Voice.CUE:
                lines = self._beside_name(name, entry.text, "name", "cue")
            case Voice.OWN:
                lines = self._beside_name(name, entry.text, "own-name", "own", bar=True)
            case Voice.OWN_ACT:
                lines = self._beside_name(name, entry.text, "own-name", "cue", bar=True)
            case Voice.STAGE:
                lines = self._beside_name("", entry.text, "name", "stage")
        gap = [Strip.blank(1, self.rich_style)] if above is not None and not same else []
        return gap + lines

    def _beside_name(
        self, name: str, text: str, name_part: str, text_part: str, *, bar: bool = False
    ) -> list[Strip]:
        base = self.rich_style
        name_style, style = self._part(name_part), self._part(text_part)
        width = self._set_width - (INDENT if bar else 0)
        label = plain(name).truncate(GUTTER - 2, ellipsis=True).plain
        strips = []
        for number, line in enumerate(plain(text).wrap(max(8, width))):
            gutter = (label if number == 0 else "").rjust(GUTTER - 2) + "  "
            segments = [Segment(gutter, name_style)]
            if bar:
                segments.append(Segment("│".ljust(INDENT), self._part("bar")))
            segments.append(Segment(line.plain.rstrip("\n"), style))
            strips.append(Strip(segments).extend_cell_length(self._set_width + GUTTER, base))
        return strips

    def _with_dash(self, strip: Strip) -> Strip:
        """Return a last line with a dash after its words: more may come."""
        words = Strip(list(strip)[:2])
        dash = Strip([Segment(" –", self._part("cue"))])
        return Strip.join([words, dash]).extend_cell_length(strip.cell_length, self.rich_style)

    def _part(self, part: str) -> RichStyle:
        return self.get_component_rich_style(f"transcript--{part}")


def _belongs(entry: Entry, above: Entry) -> bool:
    """Whether an entry continues the one above, without a gap and without its name again."""
    if entry.voice is Voice.CUE and not entry.name:
        return above.voice in {Voice.PERSON, Voice.CUE}
    return entry.name == above.name and entry.voice is not Voice.STAGE
