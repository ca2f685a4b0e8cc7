"""The graph as DOT text, for Graphviz.

Names are numbered; authors' text stands in quoted strings, in which quotes, backslashes and
ampersands are written so that they are shown and mean nothing.
"""

from collections.abc import Iterator, Mapping

from scenarios.graph.ways import Drawing, Way
from scenarios.model import Phase

MOST_OF_A_TEXT = 60
"""Letters of a text that a box shows."""


def dot(drawing: Drawing, phases: Mapping[Phase, str], anywhere: str) -> str:
    """Return the graph in the language of Graphviz.

    Args:
        drawing: what is drawn.
        phases: what the phases are called.
        anywhere: what the box is called that the ways from every moment begin at.
    """
    return "\n".join(_lines(drawing, phases, anywhere)) + "\n"


def quote(text: str) -> str:
    """Return a text as a quoted string on one line, not too long."""
    line = "".join(c for c in " ".join(text.split()) if c.isprintable())
    if len(line) > MOST_OF_A_TEXT:
        line = f"{line[: MOST_OF_A_TEXT - 1]}…"
    safe = line.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return f'"{safe}"'


def _lines(drawing: Drawing, phases: Mapping[Phase, str], anywhere: str) -> Iterator[str]:
    scenario = drawing.scenario
    boxes = {moment: f"m{n}" for n, moment in enumerate(scenario.moments)}
    ends = {ending: f"e{n}" for n, ending in enumerate(scenario.endings)}
    yield f"digraph {quote(scenario.id)} {{"
    yield "  rankdir=TB;"
    yield '  node [shape=box, fontname="sans-serif"];'
    for n, (phase, moments) in enumerate(drawing.lanes):
        yield f"  subgraph cluster_{n} {{"
        yield f"    label={quote(phases[phase])};"
        for moment in moments:
            shape = ", shape=hexagon" if moment in drawing.hubs else ""
            start = ", penwidth=3" if moment == scenario.start else ""
            yield f"    {boxes[moment]} [label={quote(moment)}{shape}{start}];"
        yield "  }"
    for ending, box in ends.items():
        yield f"  {box} [label={quote(ending)}, style=rounded, peripheries=2];"
    if drawing.anywhere:
        yield f"  any [label={quote(anywhere)}, shape=parallelogram];"
    for way in (*drawing.ways, *drawing.anywhere):
        yield _arrow(way, boxes, ends)
    yield "}"


def _arrow(way: Way, boxes: Mapping[str, str], ends: Mapping[str, str]) -> str:
    """Write a way: whole where some reaction takes it in any case, else dotted."""
    target = ends[way.target] if way.ends else boxes[way.target]
    style = "" if way.always else " [style=dotted]"
    return f"  {boxes.get(way.source, 'any')} -> {target}{style};"
