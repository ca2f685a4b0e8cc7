"""The map of a talk over time, as shapes on paper; the template draws them.

One column per turn, as on the Griffiths Question Map (S25): what the trainee did is a dot on
the row of its kind, so that no colour has to be told from another. Below stand the limits
and each person's feelings. Long talks break into strips that fit a printed page. Lengths are
in the units of the drawing, one to a pixel at full width.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from scenarios.model import FEELING_CEILING, Phase
from scoring.phrases import TurnKind
from scoring.views import MapTurn

TURNS_PER_STRIP = 30
COLUMN = 18.0
GUTTER = 128.0
ROW = 17.0
BAND = 22.0
CHART = 44.0
GAP = 14.0
EDGE = 8.0
"""Room for what happened after the last turn of a strip."""
LETTER = 6.2
"""About how wide a letter is."""

EVERYBODYS = ("trust", "tension")
"""The feelings that everybody has."""

HARMFUL = frozenset({TurnKind.LEADING, TurnKind.HARM})
ROWS = (
    TurnKind.OPEN,
    TurnKind.DIRECTIVE,
    TurnKind.CHECK,
    TurnKind.CLOSED,
    TurnKind.LEADING,
    TurnKind.HARM,
    TurnKind.LISTENING,
    TurnKind.SUMMARY,
    TurnKind.WAIT,
    TurnKind.NOD,
    TurnKind.FRAME,
    TurnKind.FOCUS,
    TurnKind.LIMIT,
    TurnKind.ATTITUDE,
    TurnKind.AGREEMENT,
)
"""From asking over listening to the rest; every kind has its row."""


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of turns in one phase."""

    x: float
    width: float
    label: str
    """Shortened to the width of the band; the table has it in full."""


@dataclass(frozen=True, slots=True)
class RowLabel:
    """The name of a row, at its height."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """What the trainee did in a turn."""

    x: float
    y: float
    harmful: bool
    failed: bool
    """Whether a gate was not kept here."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Where limits were reached, named and settled on the strip."""

    y: float
    reached: tuple[float, ...]
    named: tuple[float, ...]
    settled: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """One feeling of one person over the strip."""

    feeling: str
    points: str
    """Coordinates, as an SVG polyline takes them."""


@dataclass(frozen=True, slots=True)
class Chart:
    """The feelings of one person."""

    top: float
    bottom: float
    person: str
    curves: tuple[Curve, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of the talk that fits the width of a page."""

    first: int
    last: int
    width: float
    height: float
    bands: tuple[Band, ...]
    rows: tuple[RowLabel, ...]
    dots: tuple[Dot, ...]
    numbers: tuple[tuple[float, int], ...]
    """Where the turn numbers stand, and which."""
    numbers_y: float
    marks: Marks | None
    """None in a talk where no limit was reached or named."""
    charts: tuple[Chart, ...]


def strips(
    turns: Sequence[MapTurn],
    kinds: Mapping[TurnKind, str],
    phases: Mapping[Phase, str],
    people: Mapping[str, str],
) -> tuple[Strip, ...]:
    """Lay out a talk.

    Args:
        turns: The talk, in order.
        kinds: What the kinds of turn are called; those that no turn is of get no row.
        phases: What the phases are called.
        people: Names by id.
    """
    used = {turn.kind for turn in turns}
    rows = {kind: BAND + ROW * (n + 0.8) for n, kind in enumerate(k for k in ROWS if k in used)}
    limits = any(turn.reached or turn.named or turn.settled for turn in turns)
    pieces = [turns[at : at + TURNS_PER_STRIP] for at in range(0, len(turns), TURNS_PER_STRIP)]
    found = []
    for piece in pieces:
        numbers_y = BAND + ROW * (len(rows) + 0.9)
        marks = _marks(piece, numbers_y + ROW) if limits else None
        charts = _charts(piece, people, (marks.y if marks else numbers_y) + GAP)
        found.append(
            Strip(
                first=piece[0].turn,
                last=piece[-1].turn,
                width=GUTTER + COLUMN * TURNS_PER_STRIP + EDGE,
                height=charts[-1].bottom + 4 if charts else numbers_y + 2 * GAP,
                bands=_bands(piece, phases),
                rows=tuple(RowLabel(y, kinds[kind]) for kind, y in rows.items()),
                dots=tuple(
                    Dot(_x(n), rows[turn.kind] - 4, turn.kind in HARMFUL, turn.failed)
                    for n, turn in enumerate(piece)
                ),
                numbers=tuple(
                    (_x(n), turn.turn)
                    for n, turn in enumerate(piece)
                    if turn.turn == 1 or turn.turn % 5 == 0
                ),
                numbers_y=numbers_y,
                marks=marks,
                charts=charts,
            )
        )
    return tuple(found)


def _x(column: float) -> float:
    return GUTTER + COLUMN * (column + 0.5)


def _bands(turns: Sequence[MapTurn], phases: Mapping[Phase, str]) -> tuple[Band, ...]:
    bands = []
    at = GUTTER
    for phase, group in groupby(turns, key=lambda turn: turn.phase):
        width = COLUMN * len(list(group))
        label = phases[phase]
        room = int((width - 6) / LETTER)
        shown = label if len(label) <= room else f"{label[: room - 1]}."
        bands.append(Band(at, width, shown if room > 1 else ""))
        at += width
    return tuple(bands)


def _marks(turns: Sequence[MapTurn], y: float) -> Marks:
    """Place what the act named at its turn, and what followed between it and the next."""
    columns = list(enumerate(turns))
    return Marks(
        y,
        reached=tuple(_x(n + 0.5) for n, turn in columns if turn.reached),
        named=tuple(_x(n) for n, turn in columns if turn.named),
        settled=tuple(_x(n + 0.5) for n, turn in columns if turn.settled),
    )


def _charts(turns: Sequence[MapTurn], people: Mapping[str, str], top: float) -> tuple[Chart, ...]:
    charts = []
    known = {name for turn in turns for name in turn.feelings}
    for person, called in people.items():
        names = [name for name in known if name.partition(".")[0] == person]
        if names:
            bottom = top + CHART
            curves = (
                Curve(name.partition(".")[2], _points(turns, name, bottom))
                for name in sorted(names, key=_first_trust)
            )
            charts.append(Chart(top, bottom, called, tuple(curves)))
            top = bottom + GAP
    return tuple(charts)


def _first_trust(name: str) -> tuple[int, str]:
    """Order feelings: trust, tension, then what the author has added."""
    feeling = name.partition(".")[2]
    return (EVERYBODYS.index(feeling) if feeling in EVERYBODYS else len(EVERYBODYS), feeling)


def _points(turns: Sequence[MapTurn], name: str, bottom: float) -> str:
    return " ".join(
        f"{_x(n):.1f},{bottom - CHART * turn.feelings[name] / FEELING_CEILING:.1f}"
        for n, turn in enumerate(turns)
        if name in turn.feelings
    )
