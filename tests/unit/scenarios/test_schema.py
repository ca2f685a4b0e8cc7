"""The JSON Schema says of a file what the reader says of its shape."""

from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from scenarios.format import json_schema, read_table
from scenarios.library import included, shipped
from tests.generate import small_scenario
from tests.unit.scenarios.test_blocks import OWN, USES
from tests.unit.scenarios.written import text

SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def plain(data: bytes) -> dict[str, Any]:
    table, diagnostics = read_table("scenario.yaml", data)
    assert table is not None, diagnostics
    return table


def test_schema_is_a_schema_of_draft_7() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$defs" not in str(SCHEMA)


@pytest.mark.parametrize("name", included())
def test_included_scenarios_are_valid(name: str) -> None:
    errors = VALIDATOR.iter_errors(plain(shipped(name).files["scenario.yaml"]))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize("data", [text(), small_scenario().encode(), text(OWN + USES)])
def test_other_whole_scenarios_are_valid(data: bytes) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(plain(data))] == []


def _drop(tree: dict[str, Any]) -> None:
    del tree["title"]


def _misspell(tree: dict[str, Any]) -> None:
    tree["titel"] = "x"


def _wrong_word(tree: dict[str, Any]) -> None:
    tree["level"] = "basik"


def _number_for_text(tree: dict[str, Any]) -> None:
    tree["moments"]["hilsen"]["lines"][0]["emma"] = 3


def _nothing(tree: dict[str, Any]) -> None:
    tree["moments"]["hilsen"]["hint"] = None


def _odd_id(tree: dict[str, Any]) -> None:
    tree["moments"]["Hilsen!"] = tree["moments"]["hilsen"]


def _high(tree: dict[str, Any]) -> None:
    tree["people"]["emma"]["feelings"]["trust"] = 11


def _nearly_block(tree: dict[str, Any]) -> None:
    tree["moments"]["hilsen"] = {"block": "x", "whit": {}}


@pytest.mark.parametrize(
    "spoil",
    [_drop, _misspell, _wrong_word, _number_for_text, _nothing, _odd_id, _high, _nearly_block],
)
def test_spoilt_scenario_is_not(spoil: Callable[[dict[str, Any]], None]) -> None:
    tree = plain(text())
    spoil(tree)
    assert not VALIDATOR.is_valid(tree)


def test_every_key_is_described_in_both_languages() -> None:
    definitions = [SCHEMA, *SCHEMA["definitions"].values()]
    for definition in definitions:
        for key, value in definition.get("properties", {}).items():
            assert " / " in value["description"], key
