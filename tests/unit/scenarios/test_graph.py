"""The scenario as a graph."""

from scenarios.graph import Edge, Graph
from scenarios.script import all_reactions
from tests.unit.scenarios.written import scenario

MOMENTS = """\
fallback: {id: videre, say: Videre., is: [acknowledge], reactions: [{emma: Hm.}]}
scenes: {gangen: {encourage: [{emma: Kom., goto: inne}]}}
start: torget
moments:
  torget:
    phase: opening
    choices:
      - {id: a, say: A, is: [small_talk], reactions: [{goto: skolen}]}
      - id: b
        say: B
        is: [small_talk]
        reactions: [{when: finished, goto: hjemme}, {goto: fritid}]
      - {id: c, say: C, is: [small_talk], reactions: [{goto: felle}]}
  skolen: {phase: mapping, choices: [{id: d, say: D, is: [closed], reactions: [{goto: torget}]}]}
  hjemme: {phase: mapping, choices: [{id: e, say: E, is: [closed], reactions: [{goto: torget}]}]}
  fritid: {phase: mapping, choices: [{id: f, say: F, is: [closed], reactions: [{goto: torget}]}]}
  felle: {phase: mapping, choices: [{id: g, say: G, is: [closed], reactions: [{emma: Nei.}]}]}
  ute:
    phase: mapping
    scene: gangen
    choices: [{id: h, say: H, is: [closed], reactions: [{end: slutt}]}]
  inne: {phase: closing, silence: {means: upset, long: {goto: ute}}}
"""


def graph() -> Graph:
    return Graph(scenario(MOMENTS))


def test_ways_on_are_those_of_every_act() -> None:
    assert graph().successors["torget"] == ("skolen", "hjemme", "fritid", "felle")
    assert graph().successors["ute"] == ("inne",)
    assert graph().successors["inne"] == ("ute",)
    assert Edge("ute", "slutt", "ute/h/default", ends=True) in graph().edges["ute"]


def test_reaching() -> None:
    assert graph().reachable == {"torget", "skolen", "hjemme", "fritid", "felle"}
    assert graph().reachable_endings == frozenset()
    assert graph().predecessors["torget"] == ("skolen", "hjemme", "fritid")


def test_dead_ends_are_reachable_and_never_end() -> None:
    assert graph().dead_ends == ("torget", "skolen", "hjemme", "fritid", "felle")
    alive = Graph(scenario(MOMENTS.replace("{goto: felle}", "{goto: ute}")))
    assert alive.dead_ends == ()
    assert alive.reachable_endings == {"slutt"}
    assert "felle" not in alive.reachable


def test_hubs_are_come_back_to() -> None:
    assert graph().hubs == ("torget",)


def test_nearer_answers_hide_those_further_out() -> None:
    it = scenario("encourage: [{emma: Mm., end: slutt}]\n" + MOMENTS)
    assert Graph(it).reachable_endings == {"slutt"}
    assert all(edge.target != "slutt" or edge.reaction.startswith("ute/h")
               for edge in Graph(it).edges["ute"])  # fmt: skip


def test_every_written_reaction_is_there_once() -> None:
    refs = [reaction.ref for reaction in all_reactions(scenario(MOMENTS))]
    assert len(refs) == len(set(refs))
    assert {"scene:gangen/encourage/default", "scenario/videre/default", "torget/b/finished",
            "inne/silence.long/default", "limit:kjeft/default"} <= set(refs)  # fmt: skip
