"""Charts of a cohort report: lengths and places, and the words that stand at them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scenarios.model import FEELING_CEILING
from scoring.cohort.estimates import Estimate, Figure
from simulator.reports.cohort.words import Named

STEP = 84.0
"""How far two places on the line below a chart are apart, in the units of the drawing."""
LEFT, TOP, HEIGHT = 44.0, 12.0, 110.0
END = 70.0
"""Room behind the last place, for the names of the curves."""
APART = 13.0
"""How far names at the end of curves stand apart at least."""
MOST_LEVEL = 3.0
STYLES = ("trust", "tension", "other")


@dataclass(frozen=True, slots=True)
class Point:
    """One number on a chart."""

    x: float
    y: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Curve:
    """One line of a chart."""

    label: str
    style: str
    points: tuple[Point, ...]
    label_y: float

    @property
    def path(self) -> str:
        """The points as a drawing knows them."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers over phases, or over attempts."""

    title: str
    most: str
    """The top of the scale."""
    places: tuple[tuple[float, str, str], ...]
    """Where each place is, what it is called, and how many its numbers rest on."""
    curves: tuple[Curve, ...]
    width: float

    top: float = TOP
    bottom: float = TOP + HEIGHT
    left: float = LEFT


def attempts_chart(levels: Sequence[Estimate | None], heads: Sequence[str]) -> Chart | None:
    """Return the mean level over attempts; None where fewer than two have one."""
    points = tuple(_points(levels, MOST_LEVEL))
    if len(points) < 2:  # noqa: PLR2004 one point shows no course
        return None
    places = _places(heads, [levels])
    return Chart("", "3", places, (Curve("", "trust", points, 0.0),), _width(len(places)))


def feelings_chart(
    feelings: Mapping[str, Sequence[Figure]], about: Mapping[str, str], names: Named
) -> Iterator[Chart]:
    """Yield a chart for each person whose feelings are known in two phases or more."""
    for person in dict.fromkeys(name.partition(".")[0] for name in feelings):
        own = {
            name: [figure if isinstance(figure, Estimate) else None for figure in course]
            for name, course in feelings.items()
            if name.partition(".")[0] == person
        }
        drawn = [
            (
                names.feeling_alone(name),
                name.partition(".")[2],
                tuple(_points(course, FEELING_CEILING)),
            )
            for name, course in own.items()
        ]
        drawn = [each for each in drawn if len(each[2]) > 1]
        if drawn:
            places = _places(names.phases, list(own.values()))
            who = names.person(person, about)
            yield Chart(
                who, str(FEELING_CEILING), places, tuple(_curves(drawn)), _width(len(places))
            )


def _curves(drawn: Sequence[tuple[str, str, tuple[Point, ...]]]) -> Iterator[Curve]:
    """Yield the curves, with their names apart from each other at their ends."""
    taken = -APART
    for label, feeling, points in sorted(drawn, key=lambda each: each[2][-1].y):
        taken = max(points[-1].y + 4, taken + APART)
        yield Curve(label, feeling if feeling in STYLES else "other", points, round(taken, 1))


def _points(course: Sequence[Estimate | None], most: float) -> Iterator[Point]:
    def height(value: float) -> float:
        return round(TOP + HEIGHT * (1 - value / most), 1)

    for at, figure in enumerate(course):
        if figure is not None:
            low = None if figure.low is None else height(figure.low)
            high = None if figure.high is None else height(figure.high)
            yield Point(_x(at), height(figure.value), low, high)


def _places(
    names: Sequence[str], courses: Sequence[Sequence[Estimate | None]]
) -> tuple[tuple[float, str, str], ...]:
    return tuple(
        (_x(at), name, str(max((each.n for each in here if each is not None), default=0)))
        for at, (name, *here) in enumerate(zip(names, *courses, strict=True))
    )


def _x(at: int) -> float:
    return LEFT + STEP * (at + 0.5)


def _width(places: int) -> float:
    return LEFT + STEP * places + END
