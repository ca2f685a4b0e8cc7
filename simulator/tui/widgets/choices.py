"""What can be said now: numbered lines, taken by digit, by arrows and enter, or by mouse."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.tui.text import plain
from simulator.tui.theme import beside

_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be taken: an id and the words shown."""

    id: str
    says: str
    title: str = ""
    """A line of its own above the words."""
    note: str = ""
    """Something quiet beside the title, or below the words if there is none."""
    heading: bool = False
    """Whether it stands above others and cannot be taken."""

    def content(self) -> Content:
        """Return the words as they are shown."""
        if self.title:
            note = plain(f"  {self.note}", "$quiet") if self.note else ""
            return Content.assemble(plain(self.title, "bold"), note, "\n", plain(self.says))
        if self.note:
            return Content.assemble(plain(self.says), "\n", plain(self.note, "$quiet"))
        return plain(self.says)


def digits(count: int) -> str:
    """Return the keys that take a line of so many, as a footer names them."""
    return "1" if count == 1 else f"1-{min(count, _DIGITS)}"


class ChoiceList(OptionList):
    """A numbered list. Digits take a line at once; the highlight moves with the arrows."""

    DEFAULT_CSS = beside(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"take({n})", show=False) for n in range(1, _DIGITS + 1)),
    ]

    highlighted: reactive[int | None] = reactive(None, repaint=False)
    """Where the highlight is; only what it leaves and where it comes is painted again."""

    @dataclass
    class Taken(Message):
        """The trainee took an offer."""

        choice_list: "ChoiceList"
        id: str
        offers: tuple[Offer, ...]
        """What was on offer then: others may be by the time that this is heard."""

        @property
        def control(self) -> "ChoiceList":
            """The list it was taken from."""
            return self.choice_list

    def __init__(self, *, gutter: int = 6, id: str | None = None) -> None:  # noqa: A002
        """Leave ``gutter`` cells for the marker and the number."""
        super().__init__(id=id, markup=False)
        self._gutter_cells = gutter
        self._roomy = False
        self._offers: tuple[Offer, ...] = ()
        self.numbered = True
        """Whether digits take a line; not while others may still come before it."""
        self.ready: Callable[[], bool] = lambda: True
        """Whether anything can be taken now; asked at every key and click that would."""

    def offer(
        self, offers: Iterable[Offer], *, highlighted: int | None = 0, roomy: bool = False
    ) -> None:
        """Put these offers in place of what was there; none empties the list.

        Args:
            offers: What can be taken.
            highlighted: Where the highlight begins; None is nowhere, and enter takes nothing.
            roomy: Whether an empty line stands between two offers.
        """
        self._offers, self._roomy = tuple(offers), roomy
        options = [
            Option(each.content(), id=each.id, disabled=each.heading) for each in self._offers
        ]
        if roomy:  # None is a separator: a line of its own, which is left empty here
            self.set_options(each for option in options for each in (option, None))
        else:
            self.set_options(options)
        if self.option_count:
            self.highlighted = highlighted

    def action_take(self, number: int) -> None:
        """Take the line with this number, counted from 1; nothing happens if there is none."""
        if self.numbered and number <= self.option_count and self.ready():
            self.highlighted = number - 1
            self.action_select()

    def action_select(self) -> None:
        """Take the highlighted line, as it stands now."""
        option = self.highlighted_option
        if option is not None and not option.disabled and self.ready():
            self.post_message(self.Taken(self, option.id or "", self._offers))

    def _watch_highlighted(self, before: int | None, now: int | None) -> None:
        for index in {before, now} - {None}:
            if index in self._index_to_line:
                self.refresh_lines(self._index_to_line[index], self._heights[index])

    def render_line(self, y: int) -> Strip:
        """Put marker and number before a line."""
        strip = super().render_line(y)
        row = self.scroll_offset.y + y
        if not 0 <= row < len(self._lines):
            return strip
        index, line = self._lines[row]
        if self._roomy and line == self._heights[index] - 1:
            return Strip.blank(strip.cell_length, self.rich_style)
        style = next((segment.style for segment in strip if segment.style), None)
        gutter = self._gutter(index) if line == 0 else ""
        before = Strip([Segment(gutter.ljust(self._gutter_cells), style)], self._gutter_cells)
        return Strip.join([before.apply_meta({"option": index}), strip])

    @property
    def lines_needed(self) -> int:
        """How many lines show everything at the present width; 0 before there is a width."""
        region = self.scrollable_content_region
        return self.get_content_height(self.size, self.size, region.width) if region else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Get the height for a width, of which the numbers take their part."""
        return super().get_content_height(container, viewport, width - self._gutter_cells)

    def _gutter(self, index: int) -> str:
        marker = "›" if index == self.highlighted else " "
        number = str(index + 1) if self.numbered and index < _DIGITS else " "
        return f"{marker} {number}".rjust(self._gutter_cells - 2)

    def _get_left_gutter_width(self) -> int:
        return self._gutter_cells


class Listing(ChoiceList):
    """A list without numbers, where digits mean something else."""

    def on_resize(self) -> None:
        """Keep the highlight in view, also where the list becomes shorter."""
        self.call_after_refresh(self.scroll_to_highlight)

    def action_take(self, number: int) -> None:
        """Take nothing: nobody sees which line a digit would be."""

    def _gutter(self, index: int) -> str:
        marker = "›" if index == self.highlighted else " "
        return marker.rjust(self._gutter_cells - 2)


class PickList(ChoiceList):
    """A numbered list of which several lines can be picked."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", show=False)]

    @dataclass
    class Changed(Message):
        """Something was picked or let go."""

        picked: tuple[str, ...]

    def __init__(self, *, gutter: int = 11, id: str | None = None) -> None:  # noqa: A002
        """Begin with nothing picked."""
        super().__init__(gutter=gutter, id=id)
        self._picked: set[str] = set()

    @property
    def picked(self) -> tuple[str, ...]:
        """Ids of what is picked, from the top."""
        return tuple(option.id for option in self.options if option.id in self._picked)

    def _gutter(self, index: int) -> str:
        mark = "x" if self.options[index].id in self._picked else " "
        return f"{super()._gutter(index).lstrip()} [{mark}]".rjust(self._gutter_cells - 2)

    @on(ChoiceList.Taken)
    def _toggle(self, event: ChoiceList.Taken) -> None:
        event.stop()
        self._picked ^= {event.id}
        self.refresh()
        self.post_message(self.Changed(self.picked))
