"""The drawing of a graph, and its text for Mermaid and for Graphviz."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.graph.dot import dot, quote
from scenarios.graph.mermaid import escape, mermaid
from scenarios.graph.ways import ANYWHERE, Drawing, drawing
from scenarios.model import Moment, Phase, Scenario
from scenarios.techniques import Technique
from tests.builders import a_fact, a_scenario, choice, moment, reaction
from tests.unit.scenarios.test_graph import MOMENTS
from tests.unit.scenarios.written import scenario

PHASES = {phase: phase.value for phase in Phase}
HOSTILE = (
    '"];\n click m0 "javascript:alert(1)" %% <script>alert(1)</script> \\N \\" #35; `é` \x1b\u202e'
)
MERMAID_LINE = re.compile(
    r"flowchart TB"
    r'|  subgraph p\d+\["[\w .,#;…-]*"\]|  end'
    r'|    m\d+(?:\["[\w .,#;…-]*"\]|\{\{"[\w .,#;…-]*"\}\})'
    r'|  e\d+\(\["[\w .,#;…-]*"\]\)'
    r'|  any\[/"[\w .,#;…-]*"/\]'
    r"|  (?:m\d+|any) (?:-->|-\.->) [me]\d+"
    r"|  classDef start stroke-width:3px|  class m\d+ start"
)
QUOTED = r'"(?:[^"\\]|\\.)*"'
DOT_LINE = re.compile(
    rf"digraph {QUOTED} \{{|  rankdir=TB;|  node \[shape=box, fontname={QUOTED}\];"
    rf"|  subgraph cluster_\d+ \{{|    label={QUOTED};"
    rf"|    m\d+ \[label={QUOTED}(?:, shape=hexagon)?(?:, penwidth=3)?\];|  \}}|\}}"
    rf"|  e\d+ \[label={QUOTED}, style=rounded, peripheries=2\];"
    rf"|  any \[label={QUOTED}, shape=parallelogram\];"
    r"|  (?:m\d+|any) -> [me]\d+(?: \[style=dotted\])?;"
)


def with_ids(found: Scenario, change: str) -> Scenario:
    """Give every moment and ending an id that no author could get past the reader."""

    def moved(each: Moment) -> Moment:
        return replace(each, id=each.id + change)

    return replace(
        found,
        id=found.id + change,
        start=found.start + change,
        moments={name + change: moved(each) for name, each in found.moments.items()},
        endings={
            name + change: replace(each, id=name + change) for name, each in found.endings.items()
        },
    )


def drawn() -> Drawing:
    return drawing(scenario(MOMENTS))


def test_lanes_follow_the_phases_and_hold_every_moment() -> None:
    lanes = drawn().lanes
    assert [phase for phase, _ in lanes] == [Phase.OPENING, Phase.MAPPING, Phase.CLOSING]
    assert lanes[1][1] == ("skolen", "hjemme", "fritid", "felle", "ute")


def test_what_holds_everywhere_stands_apart() -> None:
    found = drawn()
    assert {(way.source, way.target) for way in found.anywhere} == {(ANYWHERE, "inne")}
    assert ("ute", "inne") not in {(way.source, way.target) for way in found.ways}
    assert ("inne", "ute") in {(way.source, way.target) for way in found.ways}


def test_hubs_are_recognised() -> None:
    assert drawn().hubs == {"torget"}


def test_a_way_is_sure_only_where_the_default_takes_it() -> None:
    sure = {(way.source, way.target): way.always for way in drawn().ways}
    assert sure["torget", "skolen"]
    assert not sure["torget", "hjemme"]


def test_a_way_that_takes_trust_for_what_is_told_is_not_sure() -> None:
    told = reaction("m/a/tells", "Ja.", tells=["alene"], goto="n")
    asked = choice("a", Technique.CLOSED, reactions=[told, reaction("m/a/default", "Nei.")])
    found = drawing(a_scenario(moment("m", asked), moment("n"), facts=[a_fact("alene")]))
    assert [(way.target, way.always) for way in found.ways] == [("n", False)]


def test_coming_back_to_oneself_is_no_arrow_but_ending_is() -> None:
    found = drawing(
        a_scenario(
            moment(
                "m",
                choice("a", Technique.CLOSED, goto="m"),
                choice("b", Technique.CLOSED, reactions=[reaction("m/b/default", end="slutt")]),
            )
        )
    )
    assert [(way.target, way.ends) for way in found.ways] == [("slutt", True)]


@pytest.mark.parametrize("text", ["", HOSTILE])
def test_every_line_is_of_the_language(text: str) -> None:
    found = drawn()
    moments = {name + text for name in found.scenario.moments}
    hostile = replace(
        found,
        scenario=with_ids(found.scenario, text),
        lanes=tuple((p, tuple(m + text for m in those)) for p, those in found.lanes),
        ways=tuple(replace(w, source=w.source + text, target=w.target + text) for w in found.ways),
        anywhere=tuple(replace(w, target=w.target + text) for w in found.anywhere),
    )
    named = dict.fromkeys(Phase, "Fase" + text)
    for line in mermaid(hostile, named, "Fra" + text).splitlines():
        assert MERMAID_LINE.fullmatch(line), line
    lines = dot(hostile, named, "Fra" + text).splitlines()
    for line in lines:
        assert DOT_LINE.fullmatch(line), line
    assert sum(line.startswith("    m") for line in lines) == len(moments)


def test_both_texts_are_the_same_every_time() -> None:
    for write in (mermaid, dot):
        assert write(drawn(), PHASES, "overalt") == write(drawn(), PHASES, "overalt")


@given(st.text())
def test_escaped_text_holds_nothing_that_means_something(text: str) -> None:
    written = escape(text)
    assert re.fullmatch(r"(?:[^\W]|[ .,\-]|#\d+;)*", written), written


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=50))
def test_escaped_text_is_still_the_text(text: str) -> None:
    back = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), escape(text))
    assert back == "".join(c for c in " ".join(text.split()) if c.isprintable())


def test_what_graphviz_would_read_is_written_as_text() -> None:
    assert quote('\\N "x" &lt;\n\\') == '"\\\\N \\"x\\" &amp;lt; \\\\"'


@given(st.text(alphabet='\\"N\nx&'))
def test_quoted_text_is_one_string(text: str) -> None:
    assert re.fullmatch(QUOTED, quote(text))
    assert "\n" not in quote(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*\\[NGETHLlnr]", quote(text))
