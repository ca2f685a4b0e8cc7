"""What has changed in meaning between two versions."""

from collections.abc import Iterable

import pytest

from scenarios.changes import Change, Kind, Names, Thing, changes
from scenarios.format import Bundle, read
from scenarios.guards import parse, unparse
from scenarios.library import included, shipped
from scenarios.model import Scenario
from tests.functional.talking import SMALL

TEXT = (SMALL / "scenario.yaml").read_text(encoding="utf-8")


def version(*edits: tuple[str, str]) -> Scenario:
    text = TEXT
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    reading = read(Bundle({"scenario.yaml": text.encode()}))
    assert reading.scenario is not None, reading.diagnostics
    return reading.scenario


def told(found: Iterable[Change]) -> list[tuple[str, str, str]]:
    """Return kind and thing, ref and part of each change."""
    return [(f"{each.kind} {each.thing}", each.ref, each.part) for each in found]


@pytest.mark.parametrize("name", included())
@pytest.mark.parametrize("language", [None, "en"])
def test_a_scenario_and_itself_differ_in_nothing(name: str, language: str | None) -> None:
    one, other = read(shipped(name), language).scenario, read(shipped(name), language).scenario
    assert one is not None
    assert other is not None
    assert changes(one, other) == ()


EDITS = [
    ("title: En liten samtale", "title: Ny", [("changed scenario", "liten", "title")]),
    ("track: mandatory", "track: voluntary", [("changed scenario", "liten", "track")]),
    ("status: draft", "status: reviewed, reviewer: X",
     [("changed scenario", "liten", "status"), ("changed scenario", "liten", "reviewer")]),
    ("Emma er ofte borte.", "Emma er borte.", [("changed scenario", "liten", "worry")]),
    ("interruption: {effects: {emma.trust: -1}}", "interruption: {effects: {emma.trust: -2}}",
     [("changed scenario", "liten", "interruption")]),
    ("trust: {start: 4, spread: 1}", "trust: {start: 4, spread: 2}",
     [("changed person", "emma", "feelings.trust")]),
    ("present: false, ", "", [("changed person", "onkel", "present")]),
    ("unlock: {open: 3, directive: 9", "unlock: {open: 4, directive: 9",
     [("changed fact", "tegner", "unlock.open")]),
    ("text: Emma tegner.", "text: Emma maler.", [("changed fact", "tegner", "text")]),
    ("says: Du gidder ikke skolen.", "says: Du skulker.",
     [("changed distortion", "skulker", "says")]),
    ("window: 2", "window: 3", [("changed limit", "kjeft", "window")]),
    ("expected: guidance", "expected: advice", [("changed limit", "kjeft", "expected")]),
    ("instruction: Nå må du slutte å rope.", "instruction: Nok.",
     [("changed limit", "kjeft", "steps.instruction")]),
    ("quality: partial", "quality: broken_off", [("changed ending", "halvveis", "quality")]),
    ("means: unwilling", "means: upset", [("changed level", "", "silence.means")]),
    ("phase: account", "phase: mapping", [("changed moment", "saken", "phase")]),
    ("- emma: Er vi ferdige?", "- emma: Ferdig?", [("changed moment", "avslutning", "lines")]),
    ("cue: Hun ser bort., tells: [alene]", "cue: Hun ser bort.",
     [("changed moment", "saken", "tells")]),
    ("thought: Hun blir sint", "thought: Hun blir glad", [("changed moment", "saken", "thought")]),
    ("say: Ja.\n", "say: Jepp.\n", [("changed choice", "slutt", "say")]),
    ("is: [why_blame]", "is: [why_blame, accuse]", [("changed choice", "hvorfor", "is")]),
    ("        when: finished\n", "", [("changed choice", "fortell", "when")]),
    ("once: false", "once: true", [("changed choice", "runde_av", "once")]),
    ("to: [emma, trine]", "to: [emma]", [("changed choice", "hilse", "to")]),
    ("when: accurate and invites", "when: accurate and not finished",
     [("changed reaction", "scenario/summarise/accurate_and_not_finished", "when")]),
    ("emma.trust: -2", "emma.trust: -3",
     [("changed reaction", "saken/hvorfor/default", "effects")]),
    (", shift: mor", "", [("changed reaction", "saken/hvorfor/default", "shift")]),
    ("arrives: [onkel]", "leaves: [trine]",
     [("changed reaction", "saken/onkelen/default", "arrives"),
      ("changed reaction", "saken/onkelen/default", "leaves")]),
    ("end: avtale", "end: halvveis", [("changed reaction", "avslutning/ny_prat/default", "end")]),
    ("trine: Greit., settles: [kjeft]", "trine: Greit.",
     [("changed reaction", "limit:kjeft/reached_kjeft", "settles")]),
    ("emma: Nei takk.", "emma: Nei.", [("changed reaction", "scenario/break/default", "lines")]),
    ("emma: Ok., goto: avslutning}]}", "emma: Ok.}]}",
     [("changed reaction", "scenario/videre/default", "goto")]),
    ("reactions: [{emma: Hei hei.}]", "reactions: [{emma: Hei hei., wrong_yes: true}]",
     [("changed reaction", "hilsen/hilse/default", "wrong_yes")]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), EDITS, ids=lambda each: str(each)[:30])
def test_each_edit_is_found_and_nothing_else(
    old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    assert TEXT.count(old) == 1
    assert told(changes(version(), version((old, new)))) == expected
    back = told(changes(version((old, new)), version()))
    assert [(what, part) for what, _, part in back] == [(what, part) for what, _, part in expected]


def test_layout_and_comments_are_no_difference() -> None:
    moved = version(
        ("title: ", "# en merknad\ntitle:    "), ("to: [emma, trine]\n", "to: [ emma,  trine ]\n")
    )
    assert changes(version(), moved) == ()


def test_what_is_added_and_removed_is_told_with_its_words() -> None:
    added = "      - {id: nytt, say: Noe nytt., is: [closed], reactions: [{emma: Jaha.}]}\n"
    new = version(("      - id: slutt\n", added + "      - id: slutt\n"))
    found = changes(version(), new)
    assert told(found) == [
        ("added choice", "nytt", ""),
        ("added reaction", "avslutning/nytt/default", ""),
    ]
    assert found[0].after == "Noe nytt."
    gone = changes(new, version())
    assert [(each.kind, each.before) for each in gone] == [
        (Kind.REMOVED, "Noe nytt."),
        (Kind.REMOVED, "emma: Jaha."),
    ]


@pytest.mark.parametrize(
    ("edits", "thing", "old", "new"),
    [
        ([("  saken:", "  temaet:"), ("goto: saken", "goto: temaet")], "moment", "saken", "temaet"),
        ([("id: hvorfor", "id: skylden")], "choice", "hvorfor", "skylden"),
        ([("tegner:", "tegning:"), ("[tegner]", "[tegning]")], "fact", "tegner", "tegning"),
        ([("kjeft", "roping")], "limit", "kjeft", "roping"),
        ([("  halvveis:", "  x:"), ("end: halvveis", "end: x")], "ending", "halvveis", "x"),
        ([("skulker:", "gidder:")], "distortion", "skulker", "gidder"),
        ([("trine", "mor_trine")], "person", "trine", "mor_trine"),
    ],
)  # fmt: skip
def test_a_renaming_is_one_change(
    edits: list[tuple[str, str]], thing: str, old: str, new: str
) -> None:
    found = changes(version(), version(*edits))
    assert told(found) == [(f"renamed {thing}", new, "")]
    assert found[0].before == old


def test_what_is_renamed_and_changed_is_both() -> None:
    new = version(("id: hvorfor", "id: skylden"), ("is: [why_blame]", "is: [accuse]"))
    assert told(changes(version(), new)) == [
        ("renamed choice", "skylden", ""),
        ("changed choice", "skylden", "is"),
    ]


def test_another_order_is_told_once() -> None:
    one = "      - id: slutt\n        say: Ja.\n        is: [straight_answer]\n"
    one += "        reactions: [{cue: Hun går., end: halvveis}]\n"
    two = "      - id: ny_prat\n        say: Vi snakkes på torsdag.\n        is: [next_contact]\n"
    two += "        reactions: [{emma: Ok., end: avtale}]\n"
    (found,) = changes(version(), version((two + one, one + two)))
    assert (found.thing, found.ref, found.part) == ("moment", "avslutning", "order")
    assert (found.before, found.after) == ("ny_prat, slutt", "slutt, ny_prat")


def test_a_choice_that_moves_is_one_change() -> None:
    line = (
        "      - {id: slutt_her, say: Vi slutter her., is: [evade], reactions: [{end: halvveis}]}\n"
    )
    here = version(("      - id: slutt\n", line + "      - id: slutt\n"))
    there = version(("      - id: hilse\n", line + "      - id: hilse\n"))
    assert ("changed choice", "slutt_her", "moment") in told(changes(here, there))


def test_guards_speak_of_things_as_they_are_called_now() -> None:
    names = Names(
        {
            Thing.CHOICE: {"a": "valg"},
            Thing.FACT: {"b": "faktum"},
            Thing.MOMENT: {"c": "sted"},
            Thing.LIMIT: {"d": "grense"},
            Thing.PERSON: {"e": "emma"},
        }
    )
    old = (
        "not (said(a) or told(b)) and visited(c) and reached(d) and present(e) and not spoke(e) "
        "and e.trust >= 2 and limit_step(d) >= advice and turns_since(a) < 3 "
        "and turns_since(b) < 3 and turns_since(d) < 3 and shifts(a) > 1 and finished"
    )
    assert unparse(names.guard(parse(old))) == (
        "not (said(valg) or told(faktum)) and visited(sted) and reached(grense) "
        "and present(emma) and not spoke(emma) and emma.trust >= 2 "
        "and limit_step(grense) >= advice and turns_since(valg) < 3 "
        "and turns_since(faktum) < 3 and turns_since(grense) < 3 and shifts(a) > 1 and finished"
    )
