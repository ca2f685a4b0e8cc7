"""Figures as they are read: a number, how sure it is, how many it rests on; and as a small picture.

Everything that is to be seen here is a text or a length, so that the template only lays it out.
"""

from dataclasses import dataclass

from scoring.cohort.estimates import Estimate, Figure, NotComputed
from scoring.cohort.report import Distribution
from simulator.i18n import Translator
from simulator.reports.cohort.naming import NOT_COMPUTED

WIDTH = 160.0
"""How long the scale of a small picture is, in the units of the drawing."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What numbers of one kind range over, and how they are written."""

    low: float
    high: float
    decimals: int = 1
    percent: bool = False
    signed: bool = False

    def place(self, value: float) -> float:
        """Return where a number stands on the picture."""
        share = (value - self.low) / (self.high - self.low)
        return round(min(max(share, 0.0), 1.0) * WIDTH, 1)


LEVEL = Scale(0, 3)
GAIN = Scale(-3, 3, signed=True)
SHARE = Scale(0, 1, decimals=0, percent=True)
SHARE_GAIN = Scale(-1, 1, decimals=0, percent=True, signed=True)
CORRELATION = Scale(-1, 1, decimals=2, signed=True)
FEELING = Scale(0, 10)
COUNT = Scale(0, 10)
POINTS = Scale(-3, 3, decimals=2, signed=True)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number on a scale: a dot with its interval as a line."""

    dot: float
    low: float | None
    high: float | None
    other: float | None = None
    """Where a second number stands, for comparison."""
    zero: float | None = None
    """Where 0 stands, on a scale that goes below it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure in words."""

    text: str
    """The number, or why there is none."""
    interval: str = ""
    """Its 95 % interval, empty where there is none."""
    n: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar of counts."""

    label: str
    count: str
    x: float
    width: float
    shade: int
    """From 0 on, in the order of the parts."""


class Writer:
    """Writes figures in one language."""

    def __init__(self, tr: Translator) -> None:
        """Write in the language of a translator."""
        self._tr = tr

    def figure(self, figure: Figure, scale: Scale, other: float | None = None) -> Shown:
        """Return a figure in words, beside another number where there is one."""
        if isinstance(figure, NotComputed):
            return Shown(self._tr(NOT_COMPUTED[figure.reason]), n=str(figure.n))
        interval = ""
        if figure.low is not None and figure.high is not None:
            interval = f"{self.bare(figure.low, scale)}–{self.bare(figure.high, scale)}"
            if figure.low < 0 or scale.signed:
                low, high = self.bare(figure.low, scale), self.bare(figure.high, scale)
                interval = self._tr("{low} to {high}", low=low, high=high)
        return Shown(
            self.number(figure.value, scale), interval, str(figure.n), _mark(figure, scale, other)
        )

    def number(self, value: float | None, scale: Scale) -> str:
        """Return a number as text, with its unit; a dash for none."""
        if value is None:
            return "–"
        return (
            f"{self.bare(value, scale)}\N{NO-BREAK SPACE}%"
            if scale.percent
            else self.bare(value, scale)
        )

    def bare(self, value: float, scale: Scale) -> str:
        """Return a number as text, without its unit."""
        scaled = round(value * (100 if scale.percent else 1), scale.decimals) + 0.0
        text = f"{scaled:+.{scale.decimals}f}" if scale.signed else f"{scaled:.{scale.decimals}f}"
        if not scaled:
            text = text.lstrip("+-")
        text = text.replace("-", "−")
        return text if self._tr.language == "en" else text.replace(".", ",")

    def count(self, n: int | None) -> str:
        """Return a count as text."""
        return self._tr("hidden") if n is None else str(n)

    def parts(self, found: Distribution, labels: dict[str, str]) -> tuple[Part, ...]:
        """Return a distribution as the parts of a bar; nothing where a part is hidden."""
        counts = {kind: count for kind, count in found.counts.items() if count}
        if not found.n or None in found.counts.values():
            return ()
        x, parts = 0.0, []
        for shade, kind in enumerate(labels):
            count = counts.get(kind, 0)
            width = WIDTH * count / found.n
            parts.append(Part(labels[kind], str(count), round(x, 1), round(width, 1), shade))
            x += width
        return tuple(parts)


def _mark(figure: Estimate, scale: Scale, other: float | None) -> Mark:
    return Mark(
        scale.place(figure.value),
        None if figure.low is None else scale.place(figure.low),
        None if figure.high is None else scale.place(figure.high),
        None if other is None else scale.place(other),
        scale.place(0) if scale.low < 0 else None,
    )
