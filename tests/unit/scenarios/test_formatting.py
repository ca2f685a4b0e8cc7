"""Formatting changes how a scenario file is written, never what it says."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.format import Bundle, formatted, read, read_table
from scenarios.format.ordering import PEOPLE, order_of
from scenarios.format.shape import ScenarioShape
from scenarios.format.talk import AnswersShape, ChoiceShape, MomentShape, ReactionShape, Segment
from scenarios.library import included, shipped
from tests.architecture.repository import ROOT
from tests.fuzz.mutations import mutated
from tests.fuzz.trial import seeds

FILE = "scenario.yaml"
EXAMPLE = (ROOT / "docs" / "guide" / "example" / "scenario.yaml").read_bytes()


def format_text(text: str) -> str:
    done = formatted(FILE, text.encode())
    assert done.diagnostics == ()
    return done.data.decode()


UNORDERED = """\
# About the whole file.
title: 2026  # a year
scenario: x

# About the people.
people:
  kim:
    # What she feels.
    feelings: {tension: 5, trust: 4}
    # Who she is.
    role: youth
    name: 12
moments:
  a:
    choices:
      - say: Hva skjedde da du kom hjem?
        # Coded so.
        is: [x]
      - say: "Hva skjedde da, du?"
        is: [x]
        reactions:
          - goto: b
            # When so.
            when: kim.trust >= 4
          - {goto: b, kim: "Ja, {du} «nei»", when: "x, y", effects: {kim.trust: -1}}  # last
          - {goto: b, kim: 'Det''s, da'}
      - {say: Hva skjedde da du gikk?, is: [x]}

    phase: opening
"""

ORDERED = """\
# About the whole file.
scenario: x
title: "2026"  # a year

# About the people.
people:
  kim:
    # Who she is.
    role: youth
    name: "12"
    # What she feels.
    feelings: {tension: 5, trust: 4}
moments:
  a:
    phase: opening

    choices:
      - id: hva_skjedde_da_du
        say: Hva skjedde da du kom hjem?
        # Coded so.
        is: [x]
      - id: hva_skjedde_da_du_2
        say: "Hva skjedde da, du?"
        is: [x]
        reactions:
          # When so.
          - when: kim.trust >= 4
            goto: b
          - {when: "x, y", kim: "Ja, {du} «nei»", effects: {kim.trust: -1}, goto: b}  # last
          - {kim: 'Det''s, da', goto: b}
      - {id: hva_skjedde_da_du_3, say: Hva skjedde da du gikk?, is: [x]}
"""


def test_keys_ids_quotation_marks_and_comments() -> None:
    assert format_text(UNORDERED) == ORDERED
    assert format_text(ORDERED) == ORDERED


@pytest.mark.parametrize(
    "text",
    [
        "title: |\n  # no comment\n  b  \n\nscenario: x\n",
        "title: |+\n  keeps\n\nscenario: x\n",
        'title: "a\n\n  # b"\nscenario: x\n',
        "? title\n: a\nscenario: x\n",
        "{title: a, scenario: x}\n",
        "moments: {a: {choices: [{say: 'it''s, a', is: [x]}, {is: [x], say: \"a \\\" b, c\"}]}}\n",
        "moments:\n  a:\n    choices:\n      -\n        say: Hei du\n        is: [x]\n",
        "moments:\n  a:\n    choices: [{\n      say: a,\n      is: [x]}]\n",
        "people:\n  kim:\n    name: 1.50\n    role: youth\n",
        "scenario: x\r\nmoments:\r\n  a:\r\n    lines: []\r\n    phase: opening\r\n",
        "moments:\n  a:\n    choices:\n      - id:\n        say: Hei du\n        is: [x]\n",
        "briefing:\n  known: [true, 12, a]\n  worry: 3\n",
    ],
)
def test_odd_ways_of_writing_keep_what_they_say(text: str) -> None:
    before, _ = read_table(FILE, text.encode())
    again = format_text(text)
    after, _ = read_table(FILE, again.encode())
    assert _said(before) == _said(after)
    assert format_text(again) == again
    assert ("\r\n" in text) == ("\r\n" in again)


def _said(node: object) -> object:
    """Return what a tree says, without ids, and numbers as they are written in quotes."""
    if isinstance(node, dict):
        return {key: _said(value) for key, value in node.items() if key != "id"}
    if isinstance(node, list):
        return [_said(each) for each in node]
    if isinstance(node, bool):
        return str(node).lower()
    return str(float(str(node))) if _is_number(node) else str(node)


def _is_number(value: object) -> bool:
    try:
        float(str(value))
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("name", [*included(), "example"])
def test_the_model_is_the_same_and_a_second_time_changes_nothing(name: str) -> None:
    files = {FILE: EXAMPLE} if name == "example" else dict(shipped(name).files)
    done = formatted(FILE, files[FILE])
    assert formatted(FILE, done.data).data == done.data
    assert _model(files) == _model({**files, FILE: done.data})


def _model(files: dict[str, bytes]) -> str:
    bundle = Bundle(files)
    scenario = read(bundle).scenario
    assert scenario is not None
    return repr(scenario).replace(bundle.hash, "")


def test_ids_that_are_gone_are_filled_in_and_what_results_is_whole() -> None:
    without = EXAMPLE.replace(b"- id: gode_navn\n        say:", b"- say:")
    assert without != EXAMPLE
    assert read(Bundle({FILE: without})).scenario is None
    done = formatted(FILE, without)
    assert done.ids == ("hvem_er_det_som",)
    assert read(Bundle({FILE: done.data})).scenario is not None


@given(st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_shuffled_keys_come_back_in_order(chance: Random) -> None:
    """Whole sections of the file in any order give the same file."""
    sections = EXAMPLE.decode().rstrip("\n").split("\n\n")
    keyed = [each for each in sections if not each.startswith(" ")]
    assert keyed[0].startswith("scenario:")
    blocks: list[str] = []
    for each in sections:
        if each.startswith(" "):
            blocks[-1] += f"\n\n{each}"
        else:
            blocks.append(each)
    chance.shuffle(blocks)
    shuffled = "\n\n".join(blocks) + "\n"
    assert _model({FILE: format_text(shuffled).encode()}) == _model({FILE: EXAMPLE})


@given(st.integers(0, 1_000_000))
@settings(max_examples=60, deadline=None)
def test_whatever_the_bytes_are_they_are_said_to_be_wrong_or_formatted(number: int) -> None:
    files = mutated(Random(number), seeds()[number % 3])
    data = files.get(FILE, b"")
    done = formatted(FILE, data)
    again = formatted(FILE, done.data)
    assert again.data == done.data
    before, after = read(Bundle(files)), read(Bundle({**files, FILE: done.data}))
    if before.scenario is not None:
        assert after.scenario is not None
        assert after.texts == before.texts


def test_every_key_has_a_place() -> None:
    for shape in (ScenarioShape, AnswersShape, MomentShape, ChoiceShape, ReactionShape, Segment):
        keys = {field.alias or name for name, field in shape.model_fields.items()}
        order = order_of(shape)
        assert set(order) - {PEOPLE} == keys
        assert len(set(order)) == len(order)


def test_the_example_of_the_guide_is_in_the_usual_form() -> None:
    assert formatted(FILE, EXAMPLE).data == EXAMPLE
