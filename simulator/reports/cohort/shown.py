"""Figures as they are read: a number, how sure it is, how many it rests on; and as a small picture.

Everything that is to be seen here is a text or a length, so that the template only lays it out.
Figures are found by their key, so that a page shows exactly what the files hold.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.cohort.estimates import Estimate, NotComputed, Reason
from scoring.cohort.report import CohortReport
from simulator.i18n import Translator
from simulator.reports.cohort.entries import Count, Entry, Plain, Section, entries, key
from simulator.reports.cohort.naming import NOT_COMPUTED

WIDTH = 160.0
"""How long the scale of a small picture is, in the units of the drawing."""
FINEST = 10
"""Decimals in which numbers are written for programs: finer than any of them is sure."""
EXACT = 1e-9
"""An interval that is narrower is none: it is not shown to people."""

SHADES: Mapping[str, int] = {
    kind: shade
    for shade, kinds in enumerate(
        (
            ("0", "failed", "never"),
            ("1", "late", "above"),
            ("2", "too_early", "below"),
            ("3", "passed", "right", "same"),
            ("not_tried", "false_alarm"),
        )
    )
    for kind in kinds
}
"""Which colour a part of a bar has: the last but one is as it should be, the first ones are not."""

About = Mapping[str, str]
NOWHERE: About = {}


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
ALPHA = Scale(-1, 1, decimals=2)
FEELING = Scale(0, 10)
COUNT = Scale(0, 10)
POINTS = Scale(-12, 12)


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

    key: str
    """What it is found by in every output."""
    value: str
    """The number for programs; empty where there is none."""
    text: str
    """The number, or why there is none."""
    interval: str = ""
    """Its 95 % interval, empty where there is none."""
    n: str = ""
    """How many it rests on; empty where it is a count itself."""
    mark: Mark | None = None

    @property
    def computed(self) -> bool:
        """Whether there is a number."""
        return bool(self.value)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar of counts."""

    label: str
    count: Shown
    x: float
    width: float
    shade: int
    """As in ``SHADES``."""


class Writer:
    """Writes the figures of a report in one language."""

    def __init__(self, report: CohortReport, tr: Translator) -> None:
        """Write in the language of a translator."""
        self._tr = tr
        self._found: Mapping[str, Entry] = {each.key: each for each in entries(report)}

    def show(
        self,
        section: Section,
        about: About,
        name: str,
        scale: Scale = COUNT,
        other: float | None = None,
    ) -> Shown:
        """Return a figure in words.

        Args:
            section: its part of the report.
            about: what it is about, in the order of the entries.
            name: which figure of its section.
            scale: how it is written.
            other: a number to stand beside it on the picture.
        """
        at = key(section, about, name)
        match self._found[at].figure:
            case Estimate() as figure:
                return Shown(
                    at,
                    written(figure.value),
                    self.number(figure.value, scale),
                    self._interval(figure, scale),
                    str(figure.n),
                    _mark(figure, scale, other),
                )
            case NotComputed(Reason.HIDDEN):
                return Shown(at, "", self._tr(NOT_COMPUTED[Reason.HIDDEN]))
            case NotComputed(reason, n):
                return Shown(at, "", self._tr(NOT_COMPUTED[reason]), n=str(n))
            case Count(None):
                return Shown(at, "", self._tr("hidden"))
            case Count(n):
                return Shown(at, str(n), str(n))
            case Plain(value):
                return Shown(at, "" if value is None else written(value), self.number(value, scale))

    def value(self, section: Section, about: About, name: str) -> float | None:
        """Return the number of a figure; None where there is none."""
        figure = self._found[key(section, about, name)].figure
        match figure:
            case Estimate(value) | Plain(value):
                return value
            case Count(n):
                return n
            case NotComputed():
                return None

    def estimate(self, section: Section, about: About, name: str) -> Estimate | None:
        """Return a figure with its interval; None where it is not computed."""
        figure = self._found[key(section, about, name)].figure
        return figure if isinstance(figure, Estimate) else None

    def parts(
        self, section: Section, about: About, kind: str, labels: Mapping[str, str]
    ) -> tuple[Part, ...]:
        """Return a distribution as the parts of a bar; no bar where a part is hidden."""
        whole = self.value(section, about, "all")
        counts = {each: self.value(section, {**about, kind: each}, "count") for each in labels}
        x, parts = 0.0, []
        drawn = bool(whole) and None not in counts.values()
        for each, label in labels.items():
            width = WIDTH * (counts[each] or 0) / whole if drawn and whole else 0.0
            shown = self.show(section, {**about, kind: each}, "count")
            parts.append(Part(label, shown, round(x, 1), round(width, 1), SHADES[each]))
            x += width
        return tuple(parts)

    def number(self, value: float | None, scale: Scale) -> str:
        """Return a number as text, with its unit; a dash for none."""
        if value is None:
            return "–"
        bare = self._bare(value, scale)
        return f"{bare}\N{NO-BREAK SPACE}%" if scale.percent else bare

    def _interval(self, figure: Estimate, scale: Scale) -> str:
        if figure.low is None or figure.high is None:
            return ""
        if figure.high - figure.low < EXACT:
            return ""
        low, high = self._bare(figure.low, scale), self._bare(figure.high, scale)
        if scale.signed or figure.low < 0:
            return self._tr("{low} to {high}", low=low, high=high)
        return f"{low}–{high}"

    def _bare(self, value: float, scale: Scale) -> str:
        """Return a number as text, without its unit."""
        scaled = round(value * (100 if scale.percent else 1), scale.decimals) + 0.0
        text = f"{scaled:+.{scale.decimals}f}" if scale.signed else f"{scaled:.{scale.decimals}f}"
        if not scaled:
            text = text.lstrip("+-")
        text = text.replace("-", "−")
        return text if self._tr.language == "en" else text.replace(".", ",")


def written(value: float) -> str:
    """Return a number as programs read it, as exact as every other output."""
    return repr(round(value, FINEST) + 0.0)


def drawn(parts: Iterable[Part]) -> bool:
    """Say whether a bar has anything to show."""
    return any(part.width for part in parts)


def _mark(figure: Estimate, scale: Scale, other: float | None) -> Mark:
    return Mark(
        scale.place(figure.value),
        None if figure.low is None else scale.place(figure.low),
        None if figure.high is None else scale.place(figure.high),
        None if other is None else scale.place(other),
        scale.place(0) if scale.low < 0 else None,
    )
