"""What a wide terminal has room for beside the talk: what was learned, notes, the worry."""

from collections.abc import Iterable, Sequence

from simulator.tui.text import plain
from simulator.tui.theme import beside
from simulator.tui.widgets.sheet import Block, Sheet


class SidePanel(Sheet, can_focus=False):
    """Sections, each replaced on its own."""

    DEFAULT_CSS = beside(__file__)

    def __init__(self, sections: Sequence[tuple[str, str]]) -> None:
        """Make room for sections, given as pairs of id and heading; one may have none."""
        super().__init__()
        self._headings = dict(sections)
        self._sections: dict[str, tuple[Block, ...]] = {}

    def put(self, section: str, blocks: Iterable[Block]) -> None:
        """Put blocks into a section; nothing is painted if it holds them already."""
        new = tuple(blocks)
        if new != self._sections.get(section):
            self._sections[section] = new
            self.show(self._all(), from_top=False)

    def _all(self) -> Iterable[Block]:
        for name, heading in self._headings.items():
            if heading:
                yield Block(plain(heading, "bold $primary"), gap=1)
            yield from self._sections.get(name, ())
