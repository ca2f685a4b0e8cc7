"""A list in which each line is given a number from 0 to 3."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from simulator.tui.text import plain
from simulator.tui.widgets.choices import ChoiceList

LEVELS = 4
"""0 to 3."""

_NAME = 26

_ROOMY = 40  # lines of the screen from which an empty line stands between rows


class RatingList(ChoiceList):
    """Digits rate the highlighted line and go on to the next; enter goes on at the end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"rate({n})", show=False) for n in range(LEVELS)),
    ]

    @dataclass
    class Rated(Message):
        """A line was rated."""

    @dataclass
    class Done(Message):
        """Enter was pressed."""

    def __init__(self, rows: Sequence[tuple[str, str, str]], given: Mapping[str, int]) -> None:
        """Rate these rows: id, name, and what it asks; go on from what was rated before."""
        super().__init__(gutter=4)
        self._rows = tuple(rows)
        self.ratings: dict[str, int] = dict(given)
        """What was rated so far, 0 to 3."""

    def on_mount(self) -> None:
        """Put the rows in, with air between them where the screen is high."""
        options = [Option(self._row(id_, name, says), id=id_) for id_, name, says in self._rows]
        self._roomy = self.screen.size.height >= _ROOMY
        gap = [None] if self._roomy else []
        self.set_options(each for option in options for each in (option, *gap))
        left = (n for n, (id_, *_) in enumerate(self._rows) if id_ not in self.ratings)
        self.highlighted = next(left, 0)

    def action_rate(self, level: int) -> None:
        """Rate the highlighted line."""
        index = self.highlighted
        if index is None:
            return
        id_, name, says = self._rows[index]
        self.ratings[id_] = level
        self.replace_option_prompt_at_index(index, self._row(id_, name, says))
        self.highlighted = min(index + 1, len(self._rows) - 1)
        self.post_message(self.Rated())

    def action_take(self, number: int) -> None:
        """Take nothing by digit: a number that is no rating does nothing."""

    def _gutter(self, index: int) -> str:
        return f" {'›' if index == self.highlighted else ' '}"

    def _row(self, id_: str, name: str, says: str) -> Content:
        given = self.ratings.get(id_)
        marks = [
            plain(f"[{n}]" if n == given else f" {n} ", "bold $primary" if n == given else "$quiet")
            for n in range(LEVELS)
        ]
        return Content.assemble(
            plain(name.ljust(_NAME), "bold"), *marks, "\n", plain(says, "$quiet")
        )

    @on(ChoiceList.Taken)
    def _go_on(self, event: ChoiceList.Taken) -> None:
        event.stop()
        self.post_message(self.Done())
