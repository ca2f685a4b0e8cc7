"""The map of the talk over time: one column a turn, one row for each kind of thing done.

Drawn with characters that are one cell wide everywhere. What harms is an x and not an o, so
that no colour has to be told from another. Long talks break into bands.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from math import ceil

from textual.content import Content

from scoring.phrases import TurnKind
from scoring.views import Debrief, MapTurn
from simulator.i18n import Translator
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import MEASURE, Block

LABEL = 19
"""Cells for the names of the rows."""

COLUMN = 3
"""Cells for a turn."""

_HARMFUL = {TurnKind.LEADING, TurnKind.HARM}

_DONE = ("o", "$primary")
_WRONG = ("x", "bold $error")
_MET = ("!", "bold $warning")
"""What stands for a limit that was reached: it can still go well."""

_LEGIBLE = 5  # cells from which the beginning of a phase's name says which it is

_FEWEST = 8  # turns in a band, however narrow it is

Happened = Callable[[MapTurn], bool]
Cell = Callable[[MapTurn], tuple[str, str]]
"""What stands in a turn's column: at most ``COLUMN - 1`` characters, and their style."""


def course(
    debrief: Debrief, names: Mapping[str, str], width: int, cursor: int, tr: Translator
) -> Sequence[Sequence[Block]]:
    """Return the map, band by band; above it stands the turn that is pointed at.

    Args:
        debrief: What to draw.
        names: Person's id to name.
        width: Cells that the map may take.
        cursor: The turn that is pointed at, from 1.
        tr: The language of the interface.
    """
    drawing = _Drawing(debrief, names, cursor, tr)
    room = turns_in_a_band(width, len(debrief.map))
    bands = [
        list(drawing.band(debrief.map[start : start + room], gap=1))
        for start in range(0, len(debrief.map), room)
    ]
    return [list(drawing.pointed_at()), *bands]


def turns_in_a_band(width: int, turns: int) -> int:
    """Return how many turns stand side by side, in as few bands as there is room for.

    All bands are as long as each other, or the last is a little shorter.
    """
    room = max(_FEWEST, (width - LABEL) // COLUMN)
    bands = max(1, ceil(turns / room))
    return max(1, ceil(turns / bands))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A map that is being drawn, band by band."""

    debrief: Debrief
    names: Mapping[str, str]
    cursor: int
    tr: Translator

    def pointed_at(self) -> Iterator[Block]:
        """Return what the turn under the cursor was, and its line."""
        if 1 <= self.cursor <= len(self.debrief.turns):
            turn = self.debrief.turns[self.cursor - 1]
            place = self.tr("Turn {turn}: {kind}", turn=self.cursor, kind=turn.kind_name)
            yield Block(plain(place, "bold $primary"))
            line = plain(self.tr.quoted(turn.line), "$own").truncate(MEASURE, ellipsis=True)
            yield Block(line)

    def band(self, turns: Sequence[MapTurn], gap: int) -> Iterator[Block]:
        """Return all rows for some turns."""
        tr = self.tr
        yield self._row(tr("Turn"), turns, partial(_number, cursor=self.cursor), gap)
        phases = Content.assemble(plain(tr("Phase").ljust(LABEL)), self._phases(turns))
        yield Block(phases, drawn=True)
        names = {turn.kind: turn.kind_name for turn in turns}
        for kind in sorted(names, key=_order):
            name = names[kind]
            yield self._row(name[:1].upper() + name[1:], turns, partial(_mark, kind=kind))
        for label, happened, sign in _limits(tr):
            if any(map(happened, turns)):
                yield self._row(label, turns, partial(_flag, happened=happened, sign=sign))
        for number, feeling in enumerate(sorted(turns[0].feelings)):
            label = _feeling(feeling, self.names, tr)
            yield self._row(label, turns, partial(_value, feeling=feeling), 0 if number else 1)

    def _row(self, label: str, turns: Sequence[MapTurn], cell: Cell, gap: int = 0) -> Block:
        shown = []
        for turn in turns:
            text, style = cell(turn)
            padded = plain(text.rjust(COLUMN - 1).ljust(COLUMN), style)
            shown.append(padded.stylize("on $lit") if turn.turn == self.cursor else padded)
        cells = Content.assemble(plain(label[: LABEL - 1].ljust(LABEL)), *shown)
        return Block(cells, gap=gap, drawn=True)

    def _phases(self, turns: Sequence[MapTurn]) -> Content:
        """Return the phases as stretches, each with its name where that can be told."""
        names = {turn.phase: turn.phase_name for turn in self.debrief.turns}
        parts = []
        for phase, stretch in groupby(turns, key=lambda turn: turn.phase):
            cells = COLUMN * len(list(stretch)) - 1
            name = plain(names[phase] if cells >= _LEGIBLE else "")
            name = name.truncate(cells, ellipsis=True)
            parts += [plain("|", "$quiet"), name, Content(" " * (cells - name.cell_length))]
        return Content("").join(parts)


def _number(turn: MapTurn, cursor: int) -> tuple[str, str]:
    shown = turn.turn % 5 == 0 or turn.turn in {1, cursor}
    return str(turn.turn) if shown else "·", "$quiet"


def _mark(turn: MapTurn, kind: TurnKind) -> tuple[str, str]:
    if turn.kind is not kind:
        return "·", "$faint"
    return _WRONG if kind in _HARMFUL else _DONE


def _flag(turn: MapTurn, happened: Happened, sign: tuple[str, str]) -> tuple[str, str]:
    return sign if happened(turn) else ("", "")


def _value(turn: MapTurn, feeling: str) -> tuple[str, str]:
    return str(turn.feelings.get(feeling, "")), ""


def _order(kind: TurnKind) -> tuple[bool, int]:
    return kind in _HARMFUL, list(TurnKind).index(kind)


def _limits(tr: Translator) -> Sequence[tuple[str, Happened, tuple[str, str]]]:
    return (
        (tr("Limit reached"), lambda turn: bool(turn.reached), _MET),
        (tr("Limit named"), lambda turn: bool(turn.named), _DONE),
        (tr("Respected again"), lambda turn: bool(turn.settled), _DONE),
        (tr("Gate not in order"), lambda turn: turn.failed, _WRONG),
    )


def _feeling(name: str, names: Mapping[str, str], tr: Translator) -> str:
    person, _, feeling = name.partition(".")
    words = {"trust": tr("trust"), "tension": tr("tension")}
    return f"{names.get(person, person)}, {words.get(feeling, feeling)}"
