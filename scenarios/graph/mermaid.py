"""The graph as Mermaid text, as GitHub and many editors show it.

Names are numbered and every letter of an author's that could mean something to Mermaid is
written as an entity: text stays text.
"""

from collections.abc import Iterator, Mapping

from scenarios.graph.ways import Drawing, Way
from scenarios.model import Phase

_PLAIN = frozenset(" .,-_")
MOST_OF_A_TEXT = 60
"""Letters of a text that a box shows."""


def mermaid(drawing: Drawing, phases: Mapping[Phase, str], anywhere: str) -> str:
    """Return the graph as a Mermaid flowchart.

    Args:
        drawing: what is drawn.
        phases: what the phases are called.
        anywhere: what the box is called that the ways from every moment begin at.
    """
    return "\n".join(_lines(drawing, phases, anywhere)) + "\n"


def escape(text: str) -> str:
    """Return a text that Mermaid shows as it is, on one line and not too long."""
    line = " ".join(text.split())
    if len(line) > MOST_OF_A_TEXT:
        line = f"{line[: MOST_OF_A_TEXT - 1]}…"
    shown = (c for c in line if c.isprintable())
    return "".join(c if c.isalnum() or c in _PLAIN else f"#{ord(c)};" for c in shown)


def _lines(drawing: Drawing, phases: Mapping[Phase, str], anywhere: str) -> Iterator[str]:
    scenario = drawing.scenario
    boxes = {moment: f"m{n}" for n, moment in enumerate(scenario.moments)}
    ends = {ending: f"e{n}" for n, ending in enumerate(scenario.endings)}
    yield "flowchart TB"
    for n, (phase, moments) in enumerate(drawing.lanes):
        yield f'  subgraph p{n}["{escape(phases[phase])}"]'
        for moment in moments:
            label = f'"{escape(moment)}"'
            yield f"    {boxes[moment]}" + (
                f"{{{{{label}}}}}" if moment in drawing.hubs else f"[{label}]"
            )
        yield "  end"
    for ending, box in ends.items():
        yield f'  {box}(["{escape(ending)}"])'
    if drawing.anywhere:
        yield f'  any[/"{escape(anywhere)}"/]'
    for way in (*drawing.ways, *drawing.anywhere):
        yield _arrow(way, boxes, ends)
    yield "  classDef start stroke-width:3px"
    yield f"  class {boxes[scenario.start]} start"


def _arrow(way: Way, boxes: Mapping[str, str], ends: Mapping[str, str]) -> str:
    """Write a way: whole where some reaction takes it in any case, else dotted."""
    target = ends[way.target] if way.ends else boxes[way.target]
    return f"  {boxes.get(way.source, 'any')} {'-->' if way.always else '-.->'} {target}"
