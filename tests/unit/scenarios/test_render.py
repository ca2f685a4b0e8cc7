"""Diagnostics as text."""

import json

from hypothesis import given
from hypothesis import strategies as st

from scenarios.diagnostics import Place, Span
from scenarios.diagnostics.catalogue import DUPLICATE_KEY, UNKNOWN_KEY, UNUSED_BLOCK
from scenarios.diagnostics.render import as_json, concise, full, neutral
from scenarios.words import Language

FOUND = UNKNOWN_KEY.at(
    "scenario.yaml", Span(2, 3, 2, 7), key="kown", allowed="known, worry", nearest=" (known?)"
)


@given(st.text())
def test_nothing_unsafe_is_ever_shown(text: str) -> None:
    assert all(x.isprintable() or x == " " or x.isspace() for x in neutral(text))
    assert "\n" not in neutral(text)
    shown = concise([UNUSED_BLOCK.at(text, None, block=text)], Language.ENGLISH)
    assert shown.count("\n") == 1
    assert all(x.isprintable() or x.isspace() for x in shown)
    assert "\x1b" not in shown


def test_concise_is_one_line() -> None:
    assert concise([FOUND], Language.ENGLISH) == (
        "scenario.yaml:2:3 F102 «kown» cannot stand here. (known?)\n"
    )
    assert concise([FOUND], Language.NYNORSK) == concise([FOUND], Language.BOKMAL)


def test_full_points_at_the_place() -> None:
    shown = full([FOUND], {"scenario.yaml": ["briefing:", "  kown: [ni dager]"]}, Language.ENGLISH)
    lines = shown.splitlines()
    assert lines[0] == "scenario.yaml:2:3 error F102"
    excerpt, carets = lines[2], lines[3]
    assert excerpt[carets.index("^") : carets.rindex("^") + 1] == "kown"
    assert lines[4].startswith("  Why: ")
    assert lines[5].startswith("  Fix: ")


def test_full_shows_the_part_of_a_long_line_around_the_place() -> None:
    line = "x" * 300 + "kown" + "y" * 300
    at = UNKNOWN_KEY.at("a", Span(1, 301, 1, 305), key="kown", allowed="", nearest="")
    lines = full([at], {"a": [line]}, Language.ENGLISH).splitlines()
    assert lines[2][lines[3].index("^") : lines[3].rindex("^") + 1] == "kown"
    assert len(lines[2]) < 120


def test_full_keeps_its_carets_straight_over_hidden_characters() -> None:
    at = UNKNOWN_KEY.at("a", Span(1, 3, 1, 4), key="k", allowed="", nearest="")
    lines = full([at], {"a": ["\u202e\tk"]}, Language.ENGLISH).splitlines()
    assert lines[2][lines[3].index("^")] == "k"
    assert "<U+202E>" in lines[2]


def test_other_places_are_named() -> None:
    first = Place("a.yaml", Span(1, 1, 1, 2))
    at = DUPLICATE_KEY.at("a.yaml", Span(3, 1, 3, 2), first, key="a", line=1)
    assert "a.yaml:1:1" in full([at], {}, Language.ENGLISH).splitlines()[-1]


def test_json_has_everything() -> None:
    (found,) = json.loads(as_json([FOUND], Language.ENGLISH))
    assert found["code"] == "F102"
    assert found["severity"] == "error"
    assert found["span"] == {"line": 2, "column": 3, "end_line": 2, "end_column": 7}
    assert found["params"]["key"] == "kown"
    assert {"message", "reason", "fix", "related", "file"} <= set(found)
    assert json.loads(as_json([], Language.ENGLISH)) == []
