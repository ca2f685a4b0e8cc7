"""The talk as it happens, set like a play script: names in a gutter, cues apart from words."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from textual.content import Content

from simulator.tui.text import plain
from simulator.tui.theme import beside
from simulator.tui.widgets.sheet import Block, Sheet

GUTTER = 11
"""Cells for the names, the space after them included."""

LOW = 20
"""Lines of a screen that has none to leave empty under the talk."""


class Voice(Enum):
    """Whose line it is; it decides how the line is set."""

    PERSON = auto()
    CUE = auto()
    """What is seen; it says itself whose it is, and bears no name in the gutter."""
    OWN = auto()
    OWN_ACT = auto()
    """What the trainee does without words: waiting, nodding. In the talk it says itself who did."""
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


class TranscriptView(Sheet, can_focus=False):
    """All entries so far; the latest stands at the bottom, next to what can be said."""

    DEFAULT_CSS = beside(__file__)
    FROM_BELOW = True

    def __init__(self, more: str = "") -> None:
        """Begin with nothing said; ``more`` stands below where the end is out of sight."""
        super().__init__()
        self._last: Entry | None = None
        self._more = f" {more} " if more else ""

    def on_resize(self) -> None:
        """Use the height that there is; what was said last comes into view."""
        self.set_class(self.screen.size.height <= LOW, "-low")
        super().on_resize()
        self.call_after_refresh(self._say_whether_more)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say whether there is more below."""
        super().watch_scroll_y(old_value, new_value)
        self._say_whether_more()

    def _say_whether_more(self) -> None:
        more = self._more if round(self.scroll_y) < self.max_scroll_y else ""
        if more != self.border_subtitle:
            self.border_subtitle = more

    def append(self, entries: Iterable[Entry]) -> None:
        """Show more of the talk, and come to its end."""
        new = list(entries)
        self.add(self._blocks_of(new))

    def begin_again(self, entries: Iterable[Entry]) -> None:
        """Show another talk instead of what was there, and come to its end."""
        self._last = None
        self.show(self._blocks_of(list(entries)), from_top=False)

    def _blocks_of(self, entries: Iterable[Entry]) -> Iterable[Block]:
        for entry in entries:
            yield set_entry(entry, self._last)
            self._last = entry


def set_entry(entry: Entry, above: Entry | None) -> Block:
    """Return an entry as a block, with an empty line before it where somebody else begins."""
    same = above is not None and _belongs(entry, above)
    again = same and above is not None and above.name == entry.name
    name = "" if again or entry.voice is Voice.STAGE else entry.name
    own = entry.voice in {Voice.OWN, Voice.OWN_ACT}
    label = plain(name).truncate(GUTTER - 2, ellipsis=True).plain.rjust(GUTTER - 2) + "  "
    first = plain(label, "$own" if own else "$person")
    bar = Content.styled("│  ", "$faint") if own else Content("")
    return Block(
        _text(entry),
        Content.assemble(first, bar),
        Content.assemble(" " * GUTTER, bar),
        gap=0 if same else 1,
    )


def _text(entry: Entry) -> Content:
    match entry.voice:
        case Voice.PERSON:
            words = plain(entry.text)
        case Voice.OWN:
            words = plain(entry.text, "$own")
        case _:
            words = plain(entry.text, "italic $quiet")
    return Content.assemble(words, plain(" –", "$quiet")) if entry.open_ended else words


def _belongs(entry: Entry, above: Entry) -> bool:
    """Whether an entry continues the one above, without a gap and without its name again."""
    if entry.voice is Voice.CUE:
        return above.voice is Voice.CUE
    if entry.voice is Voice.PERSON and above.voice is Voice.CUE:
        return True
    if entry.name != above.name or entry.voice is Voice.STAGE:
        return False
    return bool(entry.name) or entry.voice is above.voice  # two without a name are not the same
