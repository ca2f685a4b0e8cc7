"""The reference page of the format, made from its JSON Schema."""

from collections.abc import Iterator
from typing import Any

from scenarios.format.schema import json_schema

_INTRO = """\
# The format of scenarios, version 1

Formatet for scenarier, versjon 1. This page is made from the JSON Schema that scenarios are
validated with. Every key stands with what belongs there, whether it is needed, and what it is,
in bokmål and English.

A scenario is a folder with `scenario.yaml`, one `<language>.po` for each translation, and
perhaps `blocks/<name>.yaml`, each with its own `blocks/<name>.<language>.po`. Blocks that come
with Samtalerom need no file there: `use: [name]` fetches them. YAML is read as YAML 1.2: only
`true`, `false`, `null` and numbers are typed; anchors, aliases, merge keys and tags are refused.
"""

_TITLES = {
    "Speech": "Words of a segment",
    "Segment": "Segment",
    "StepsShape": "Steps",
    "LimitStep": "Limit of a choice",
    "Credit": "Credit",
    "BlockUse": "Use of a block",
}


_TYPES = {
    "string": "text",
    "boolean": "`true` or `false`",
    "integer": "whole number",
    "object": "table",
}


def reference_page() -> str:
    """Return the page in Markdown; equal schemas give equal pages."""
    schema = json_schema()
    parts = [_INTRO, "\n## The file\n\n", *_keys(schema)]
    words: list[str] = []
    for name, definition in schema["definitions"].items():
        if "enum" in definition:
            shown = " · ".join(f"`{word}`" for word in definition["enum"])
            about = _first_line(definition)
            words.append(f"- <a id='{_anchor(name)}'></a>**{_title(name)}**: {shown}. {about}\n")
            continue
        parts.append(f"\n## {_title(name)}\n<a id='{_anchor(name)}'></a>\n\n")
        parts.append(f"{_first_line(definition)}\n\n")
        parts += _keys(definition)
    parts += ["\n## Words with a fixed meaning\n\n", *words]
    return "".join(parts)


def _first_line(definition: dict[str, Any]) -> str:
    return str(definition.get("description", "")).split("\n\n")[0].replace("\n", " ")


def _title(name: str) -> str:
    plain = name.removesuffix("Shape")
    spaced = "".join(f" {x.lower()}" if x.isupper() else x for x in plain)
    return _TITLES.get(name, spaced.strip().capitalize())


def _anchor(name: str) -> str:
    return name.lower()


def _keys(table: dict[str, Any]) -> Iterator[str]:
    yield "| key | belongs there | needed | what it is |\n|---|---|---|---|\n"
    required = set(table.get("required", ()))
    for key, value in table.get("properties", {}).items():
        needed = "yes" if key in required else ""
        if "default" in value:
            needed = f"else `{str(value['default']).lower()}`"
        about = str(value.get("description", "")).replace("|", "\\|")
        yield f"| `{key}` | {_kind(value)} | {needed} | {about} |\n"
    extra = table.get("additionalProperties")
    if isinstance(extra, dict):
        about = "Det personen sier. / What the person says."
        yield f"| a person's id | {_kind(extra)} |  | {about} |\n"


def _kind(value: dict[str, Any]) -> str:
    """Return what belongs in a place, in words."""
    match value:
        case {"oneOf": options} | {"anyOf": options} | {"allOf": options}:
            return " or ".join(dict.fromkeys(_kind(option) for option in options))
        case {"$ref": ref}:
            name = ref.rsplit("/", 1)[1]
            return f"[{_title(name)}](#{_anchor(name)})"
        case {"if": _, "then": use, "else": written}:
            return f"{_kind(written)} or {_kind(use)}"
        case {"const": word}:
            return f"`{word}`"
        case {"enum": words}:
            return " · ".join(f"`{word}`" for word in words)
        case {"type": "array", "items": inner}:
            return f"list of {_kind(inner)}"
        case {"patternProperties": patterns}:
            return f"ids, each with {_kind(next(iter(patterns.values())))}"
        case {"minimum": low, "maximum": high}:
            return f"{low:g} to {high:g}"
        case {"pattern": pattern} if "{0,59}" in pattern:
            return "id"
        case _:
            return _TYPES.get(str(value.get("type")), "anything")
