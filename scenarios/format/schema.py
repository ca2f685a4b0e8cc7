"""The JSON Schema of scenario files, in the draft that editors' YAML servers accept."""

from typing import Any

from scenarios.format.shape import BlockUse, ScenarioShape

DRAFT = "http://json-schema.org/draft-07/schema#"

_LANGUAGES = " / "
"""What stands between the bokmål and the English of a description."""

_MOMENT = {"$ref": "#/definitions/MomentShape"}
_MOMENT_OR_BLOCK = {
    "if": {"required": ["block"]},
    "then": {"$ref": "#/definitions/BlockUse"},
    "else": _MOMENT,
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``scenario.yaml``, draft 7.

    A moment may be written out or be a use of a block; blocks themselves are only checked
    where they are put in, since their texts have blanks.
    """
    schema = ScenarioShape.model_json_schema(ref_template="#/definitions/{model}")
    definitions = schema.pop("$defs")
    definitions["BlockUse"] = BlockUse.model_json_schema()
    patterns = schema["properties"]["moments"]["patternProperties"]
    schema["properties"]["moments"]["patternProperties"] = dict.fromkeys(patterns, _MOMENT_OR_BLOCK)
    schema["properties"]["format"]["const"] = 1
    cleaned: dict[str, Any] = _cleaned({"$schema": DRAFT, **schema, "definitions": definitions})
    return cleaned


def _cleaned(node: Any) -> Any:  # noqa: ANN401  (any JSON)
    """Rewrite what pydantic says in a newer draft, or says twice."""
    match node:
        case dict():
            return _cleaned_table({key: _cleaned(value) for key, value in node.items()})
        case list():
            return [_cleaned(item) for item in node]
        case _:
            return node


def _cleaned_table(table: dict[str, Any]) -> dict[str, Any]:
    # Pydantic's titles repeat the key; a property that is called title holds a table.
    if isinstance(table.get("title"), str):
        del table["title"]
    options = table.get("anyOf")
    if isinstance(options, list):
        # A key with no value is refused, so null is no choice; None only means left out.
        kept = [option for option in options if option != {"type": "null"}]
        if len(kept) == 1:
            del table["anyOf"]
            table = {**kept[0], **table}
        else:
            table["anyOf"] = kept
    if table.get("default", ...) in (None, [], ()):
        del table["default"]
    if "patternProperties" in table:
        table.setdefault("additionalProperties", False)
    described = table.get("description")
    if isinstance(described, str) and _LANGUAGES in described:
        nb, _, en = described.partition(_LANGUAGES)
        table["markdownDescription"] = f"{nb}\n\n*{en}*"  # what editors show, one below the other
    if "$ref" in table and len(table) > 1:
        # Draft 7 ignores whatever stands beside a reference.
        table = {"allOf": [{"$ref": table.pop("$ref")}], **table}
    return table
