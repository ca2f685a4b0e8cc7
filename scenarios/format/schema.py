"""The JSON Schema of scenario files, in the draft that editors' YAML servers accept."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from scenarios.format.shape import BlockUse, ScenarioShape

DRAFT = "http://json-schema.org/draft-07/schema#"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``scenario.yaml``, draft 7.

    A moment may be written out or be a use of a block; blocks themselves are only checked
    where they are put in, since their texts have blanks.
    """
    schema = ScenarioShape.model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=GenerateJsonSchema
    )
    definitions = schema.pop("$defs")
    use = BlockUse.model_json_schema()
    definitions["BlockUse"] = use
    schema["properties"]["moments"]["additionalProperties"] = {
        "if": {"required": ["block"]},
        "then": {"$ref": "#/definitions/BlockUse"},
        "else": {"$ref": "#/definitions/MomentShape"},
    }
    cleaned: dict[str, Any] = _cleaned({"$schema": DRAFT, **schema, "definitions": definitions})
    return cleaned


def _cleaned(node: Any) -> Any:  # noqa: ANN401  (any JSON)
    """Drop pydantic's titles, which repeat the key, and null as a choice of type."""
    match node:
        case dict():
            kept = {
                key: _cleaned(value)
                for key, value in node.items()
                if not (key == "title" and isinstance(value, str))
            }
            options = kept.get("anyOf")
            if isinstance(options, list) and {"type": "null"} in options:
                options = [option for option in options if option != {"type": "null"}]
                kept["anyOf"] = options
                if kept.get("default", ...) is None:
                    del kept["default"]
            return kept
        case list():
            return [_cleaned(item) for item in node]
        case _:
            return node
