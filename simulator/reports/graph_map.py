"""The graph of a scenario as shapes on paper; the template draws them.

Lanes are the phases, from the top. What a box holds is told by shapes, never by colour alone.
Lengths are in the units of the drawing, one to a pixel at full size.
"""

from dataclasses import dataclass

from scenarios.graph.coverage import Coverage
from scenarios.graph.layout import Layout, Measures, lay_out
from scenarios.graph.ways import Drawing, Taking, Way
from scenarios.model import Choice, Moment, Phase, Scenario
from scenarios.techniques import HARMS, RIGHTS, TAXONOMY, Family, Form
from scoring.gates import BREACHES
from simulator.reports.in_words import InWords

MEASURES = Measures(width=238, height=64, across=22, down=30, passing=14, head=30, most=4)
LEFT = 24.0
"""Room at the left of the lanes."""
MARK = 15.0
"""From one mark to the next."""
LETTERS = 34
"""Letters that fit the width of a box."""
LETTERS_OF_TITLE = 26
END = "end "
"""Before the id of an ending, where it must not be taken for a moment."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One choice of a moment, as a small shape."""

    x: float
    kind: str
    """breach, harm, open, ask or other."""
    title: str


@dataclass(frozen=True, slots=True)
class Box:
    """A moment or an ending."""

    id: str
    anchor: str
    x: float
    y: float
    title: str
    text: str
    marks: tuple[Mark, ...] = ()
    more: int = 0
    """Choices that no mark is left for."""
    start: bool = False
    hub: bool = False
    anywhere: bool = False
    """Whether it can be come to from every moment."""
    limit: bool = False
    """Whether a limit is reached here."""
    rights: bool = False
    """Whether some choice tells of the rights."""
    ending: bool = False
    codes: str = ""
    """The techniques of its choices, a blank between them."""
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way."""

    path: str
    source: str
    target: str
    kind: str
    """always, when or up."""
    label: str
    """What it takes, in short; empty where some reaction takes it in any case."""
    title: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Band:
    """The lane of a phase, or of the endings."""

    phase: Phase | None
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class GraphMap:
    """The whole drawing."""

    width: float
    height: float
    bands: tuple[Band, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def graph_map(drawing: Drawing, words: InWords, coverage: Coverage | None) -> GraphMap:
    """Lay out the graph of a scenario.

    Args:
        drawing: what is drawn.
        words: puts conditions and names into words.
        coverage: what is laid over it, if anything.
    """
    scenario = drawing.scenario
    lanes = [moments for _, moments in drawing.lanes]
    lanes.append(tuple(END + ending for ending in scenario.endings))
    pairs = [(way.source, END + way.target if way.ends else way.target) for way in drawing.ways]
    layout = lay_out(lanes, pairs, MEASURES)
    reached = {way.target for way in drawing.anywhere if not way.ends}
    boxes = [
        _moment(moment, drawing, words, layout, coverage, anywhere=moment.id in reached)
        for moment in scenario.moments.values()
    ]
    boxes += _endings(scenario, layout, coverage)
    phases = [*(phase for phase, _ in drawing.lanes), None]
    return GraphMap(
        layout.width + 2 * LEFT,
        layout.height,
        tuple(
            Band(phase, lane.top, lane.bottom - lane.top)
            for phase, lane in zip(phases, layout.lanes, strict=True)
        ),
        tuple(boxes),
        tuple(
            _arrow(way, points, words, up=n in layout.upwards)
            for n, (way, points) in enumerate(zip(drawing.ways, layout.arrows, strict=True))
        ),
    )


def _moment(  # noqa: PLR0913 what a box depends on
    moment: Moment,
    drawing: Drawing,
    words: InWords,
    layout: Layout,
    coverage: Coverage | None,
    *,
    anywhere: bool,
) -> Box:
    x, y = layout.boxes[moment.id]
    choices = (*moment.choices, *([moment.fallback] if moment.fallback else []))
    room = int((MEASURES.width - 20) / MARK)
    raises = moment.raises or any(r.raises for c in choices for r in c.reactions)
    return Box(
        id=moment.id,
        anchor=f"m-{moment.id}",
        x=x - MEASURES.width / 2 + LEFT,
        y=y,
        title=_short(moment.id, LETTERS_OF_TITLE),
        text=_short(_first_words(moment, words), LETTERS),
        marks=tuple(
            Mark(12 + n * MARK, kind_of(choice), f"{choice.id}: {', '.join(names)}")
            for n, choice in enumerate(choices[:room])
            for names in [words.techniques(choice)]
        ),
        more=max(0, len(choices) - room),
        start=moment.id == drawing.scenario.start,
        hub=moment.id in drawing.hubs,
        anywhere=anywhere,
        limit=bool(raises),
        rights=any(_tells_rights(choice) for choice in choices),
        codes=" ".join(sorted({code for choice in choices for code in choice.techniques})),
        share=coverage.moments.get(moment.id) if coverage else None,
    )


def _endings(scenario: Scenario, layout: Layout, coverage: Coverage | None) -> list[Box]:
    found = []
    for ending in scenario.endings.values():
        x, y = layout.boxes[END + ending.id]
        found.append(
            Box(
                id=END + ending.id,
                anchor=f"e-{ending.id}",
                x=x - MEASURES.width / 2 + LEFT,
                y=y,
                title=_short(ending.id, LETTERS_OF_TITLE),
                text=_short(ending.text, LETTERS),
                ending=True,
                share=coverage.endings.get(ending.id) if coverage else None,
            )
        )
    return found


def kind_of(choice: Choice) -> str:
    """Return which mark a choice gets: what weighs most decides."""
    codes = frozenset(choice.techniques)
    if codes & BREACHES:
        return "breach"
    if codes & HARMS:
        return "harm"
    asks = [TAXONOMY[code] for code in choice.techniques]
    if any(each.form in {Form.CLOSED, Form.DIRECTIVE} for each in asks):
        return "ask"
    if any(each.family in {Family.QUESTION, Family.LISTENING} for each in asks):
        return "open"
    return "other"


def _tells_rights(choice: Choice) -> bool:
    codes = frozenset(choice.techniques)
    return bool(codes & RIGHTS) and not codes & BREACHES


def _first_words(moment: Moment, words: InWords) -> str:
    for line in moment.lines:
        if line.speaker and line.says:
            return f"{words.person(line.speaker)}: {line.says}"
        if line.cue:
            return f"({line.cue})"
    return moment.hint


def _arrow(way: Way, points: tuple[tuple[float, float], ...], words: InWords, *, up: bool) -> Arrow:
    moved = [(x + LEFT, y) for x, y in points]
    start, *rest = moved
    path = f"M{start[0]:.1f},{start[1]:.1f}"
    for (x1, y1), (x2, y2) in zip(moved, rest, strict=False):
        middle = (y1 + y2) / 2
        if abs(x1 - x2) < 1:  # a straight piece needs no curve
            path += f" L{x2:.1f},{y2:.1f}"
        else:
            path += f" C{x1:.1f},{middle:.1f} {x2:.1f},{middle:.1f} {x2:.1f},{y2:.1f}"
    (x1, y1), (x2, y2) = moved[0], moved[1]
    kind = "up" if up else "always" if way.always else "when"
    return Arrow(
        path,
        way.source,
        END + way.target if way.ends else way.target,
        kind,
        "" if way.always else _short(_conditions(way, words), 44),
        "\n".join(_takings(way, words)),
        (x1 + x2) / 2,
        (y1 + y2) / 2,
    )


def _conditions(way: Way, words: InWords) -> str:
    found = dict.fromkeys(_condition(taking, words) for taking in way.takings)
    first, *others = found
    return f"{first} (+{len(others)})" if others else first


def _takings(way: Way, words: InWords) -> list[str]:
    told = [(taking.act, _condition(taking, words)) for taking in way.takings]
    return list(dict.fromkeys(f"{act}: {when}" if when else act for act, when in told))


def _condition(taking: Taking, words: InWords) -> str:
    return words.condition(taking.reaction, taking.form, default=taking.default)


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
