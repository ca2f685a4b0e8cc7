"""Checks a tree against the shape and says in the author's terms what does not fit."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scenarios.diagnostics import Diagnostic, Place, Span
from scenarios.diagnostics import catalogue as kinds
from scenarios.format.likeness import as_id, meant, nearest, nearest_techniques, person_called
from scenarios.format.shape import ScenarioShape
from scenarios.format.tree import Path, Table, container, place_of
from scenarios.model import FEELING_CEILING, FEELING_FLOOR
from scenarios.techniques import TAXONOMY, Technique
from scenarios.techniques.page import FAMILIES

MOST_ERRORS = 200
"""How many misfits are put into words."""

MOST_WORDS = 20
"""How many words that can stand somewhere are listed."""

_TELLING = {kind.code for kind in (kinds.UNKNOWN_WORD, kinds.OUT_OF_RANGE, kinds.WHOLE_NUMBER)}
_FEELINGS = ("trust", "tension")
_DECIMALS = re.compile(r"-?\d+[.,]\d+")
_GLUED = re.compile(r"(\w+(?:\.\w+)?)\s*:?\s*([-+]?\d+)")
_BOUNDS = {
    "effects": (-FEELING_CEILING, FEELING_CEILING),
    "window": (1, 5),
    "spread": (0, 3),
    "minutes": (1, 240),
    "age": (0, 120),
    "points": (-3, 3),
}

_EXPECTED = {
    "string_type": ("en tekst", "a text"),
    "int_type": ("et helt tall", "a whole number"),
    "float_type": ("et tall", "a number"),
    "bool_type": ("true eller false", "true or false"),
    "list_type": (
        "en liste (hvert punkt med strek foran, eller i klammer)",
        "a list (a dash before each item, or in brackets)",
    ),
    "dict_type": ("nøkler med verdier", "keys with values"),
    "model_type": ("nøkler med verdier", "keys with values"),
    "model_attributes_type": ("nøkler med verdier", "keys with values"),
    "enum": ("et ord", "a word"),
    "literal_error": ("et ord", "a word"),
}


def shape_of(tree: Table) -> tuple[ScenarioShape | None, tuple[Diagnostic, ...]]:
    """Return a tree's content by its shape, or everything that does not fit."""
    people = frozenset(tree["people"]) if isinstance(tree.get("people"), dict) else frozenset()
    try:
        return ScenarioShape.model_validate(tree), ()
    except ValidationError as error:
        return None, tuple(_diagnostics(tree, people, error))


def _diagnostics(
    tree: Table, people: frozenset[str], error: ValidationError
) -> Iterator[Diagnostic]:
    found: dict[tuple[str, Span | None], list[Diagnostic]] = {}
    errors = list(islice(error.errors(include_url=False, include_input=True), MOST_ERRORS))
    meant_keys = _meant(people, errors)
    bad_keys = {details["loc"][:-1] for details in errors if details["loc"][-1:] == ("[key]",)}
    for details in errors:
        path = details["loc"]
        if path in bad_keys or (details["type"] == "missing" and path in meant_keys):
            continue  # said of the key already
        stray = _stray_key(people, path)
        if stray is not None:
            diagnostic = unknown_key(tree, stray, people)
        else:
            diagnostic = _diagnostic(tree, people, details)
        found.setdefault((diagnostic.file, diagnostic.span), []).append(diagnostic)
    for here in found.values():
        # Where a word or a number may stand, each is missed; one of them was meant.
        yield from dict.fromkeys([each for each in here if each.code in _TELLING] or here)


def _meant(people: frozenset[str], errors: Iterable[ErrorDetails]) -> set[Path]:
    """Return the paths of missing keys that stand there, but misspelt."""
    found: set[Path] = set()
    for details in errors:
        path = details["loc"]
        stray = path if details["type"] == "extra_forbidden" else _stray_key(people, path)
        model = model_at(stray[:-1]) if stray else None
        if stray and model is not None:
            key, allowed = _shown(stray[-1]), list(_keys(model))
            first = key.replace(":", " ").split(" ")[0]
            guess = first if first in allowed else meant(key, allowed)
            if guess is not None:
                found.add((*stray[:-1], guess))
    return found


def _stray_key(people: frozenset[str], path: Path) -> Path | None:
    """Return the path to a key that was taken for a person who says something, if so."""
    for end in range(1, len(path) + 1):
        part = path[end - 1]
        if not isinstance(part, str) or part in people or part.startswith("~"):
            continue
        model = model_at(path[: end - 1])
        if model is None or model.model_config.get("extra") != "allow":
            continue
        if part not in _keys(model) and end < len(path):
            return path[:end]
    return None


def unknown_key(tree: Table, path: Path, people: frozenset[str] = frozenset()) -> Diagnostic:
    """Say that the key at the end of a path cannot stand there."""
    place = place_of(tree, path, key=True)
    holder, last = container(tree, path)
    model, key = model_at(path[:-1]), _shown(path[-1])
    if key[:1].isspace():
        return kinds.STRANGE_SPACE.at(place.file, place.span)
    allowed, person = list(_keys(model)) if model else [], None
    if model is not None and model.model_config.get("extra") == "allow":
        allowed += sorted(people)
        person = person_called(key, _called(tree))
    if isinstance(holder, Table) and holder.is_flow and holder.get(str(last), "") is None:
        no_colon = key.replace(":", " ").split(" ")[0] in allowed
        kind = kinds.MISSING_COLON if no_colon else kinds.STRAY_COMMA
        return kind.at(place.file, place.span, key=key)
    return kinds.UNKNOWN_KEY.at(
        place.file,
        place.span,
        key=key,
        allowed=", ".join(allowed),
        nearest=f" ({person}?)" if person else nearest(key, allowed),
    )


def _called(tree: Table) -> dict[str, str]:
    """Return what each person is called, by id, as far as that can be read."""
    people = tree.get("people")
    if not isinstance(people, dict):
        return {}
    names = {id_: it.get("name") for id_, it in people.items() if isinstance(it, dict)}
    return {id_: name for id_, name in names.items() if isinstance(name, str)}


def _diagnostic(tree: Table, people: frozenset[str], details: ErrorDetails) -> Diagnostic:
    path, kind, value = details["loc"], details["type"], details["input"]
    if path[-1:] == ("[key]",):
        return _bad_key(tree, people, path[:-1])
    if kind == "extra_forbidden":
        return unknown_key(tree, path, people)
    at = place_of(tree, path)
    if kind == "missing" and path[-1] == "id":
        return kinds.NO_ID.at(at.file, at.span)
    if kind == "missing":
        return kinds.MISSING_KEY.at(at.file, at.span, key=path[-1])
    if value is None:
        return kinds.EMPTY.at(at.file, at.span)
    return bad_value(at, path, details)


def bad_value(at: Place, path: Path, details: ErrorDetails) -> Diagnostic:
    """Say what is wrong with a value that is there."""
    kind, value, context = details["type"], details["input"], details.get("ctx", {})
    match kind:
        case "literal_error" if path == ("language",):
            return kinds.UNKNOWN_LANGUAGE.at(at.file, at.span, word=_shown(value))
        case "enum" | "literal_error" if isinstance(value, str):
            return _unknown_word(at, value, str(context.get("expected", "")))
        case "greater_than_equal" | "less_than_equal":
            low, high = _bounds(path)
            return kinds.OUT_OF_RANGE.at(at.file, at.span, number=value, low=low, high=high)
        case "int_type" if _DECIMALS.fullmatch(str(value)):
            return kinds.WHOLE_NUMBER.at(at.file, at.span, number=value)
        case "string_pattern_mismatch":
            word = _shown(value)
            return kinds.BAD_ID.at(at.file, at.span, word=word, example=as_id(word))
        case "string_too_short" | "too_short":
            return kinds.EMPTY.at(at.file, at.span)
        case "string_too_long" | "too_long":
            return kinds.TOO_LONG.at(at.file, at.span, limit=context.get("max_length", ""))
        case _:
            return _wrong(at, kind, value, path[-1] if path else "")


def _bad_key(tree: Table, people: frozenset[str], path: Path) -> Diagnostic:
    """Say what is wrong with a key that should be an id, or a person and a feeling."""
    place, (holder, last) = place_of(tree, path, key=True), container(tree, path)
    key = _shown(path[-1])
    value = holder.get(str(last)) if isinstance(holder, Table) else None
    if value is None and key.isdigit():
        return kinds.WHOLE_NUMBER.at(place.file, place.span, number=f"…,{key}")
    glued = _GLUED.fullmatch(key)
    if value is None and glued is not None:
        example = f"{glued[1]}: {glued[2]}"
        return kinds.NO_COLON.at(place.file, place.span, key=key, example=example)
    if path[-2:-1] == ("effects",) and as_id(key) == key.lower():
        feeling = meant(key, _FEELINGS) or key
        person = key if key in people else next(iter(sorted(people)), "emma")
        example = f"{person}.{'trust' if key in people else feeling}: {value}"
        return kinds.WHOSE_FEELING.at(place.file, place.span, example=example)
    example = as_id(key)
    person, dot, feeling = key.partition(".")
    if path[-2:-1] == ("effects",) and dot:
        known = person in people and as_id(person) == person
        whose = person if known else person_called(person, _called(tree))
        example = f"{whose or as_id(person)}.{meant(feeling, _FEELINGS) or as_id(feeling)}"
    return kinds.BAD_ID.at(place.file, place.span, word=key, example=example)


def _bounds(path: Path) -> tuple[int, int]:
    """Return the lowest and the highest number that can stand at a path."""
    keys = [part for part in path if isinstance(part, str) and not part.startswith("~")]
    named = [key for key in reversed(keys[-3:]) if key in _BOUNDS]
    return _BOUNDS[named[0]] if named else (FEELING_FLOOR, FEELING_CEILING)


def _unknown_word(at: Place, word: str, expected: str) -> Diagnostic:
    words = [known.strip("' ") for known in expected.replace(" or ", ", ").split(", ")]
    allowed = ", ".join(words)
    shown, guess = (allowed, allowed), nearest(word, words)
    if len(words) > MOST_WORDS:
        close = nearest_techniques(word)
        guess = f" ({', '.join(close)}?)" if close else ""
        shown = _codes(close)
    return kinds.UNKNOWN_WORD.at(
        at.file,
        at.span,
        word=_shown(word),
        allowed_nb=shown[0],
        allowed_en=shown[1],
        nearest=guess,
    )


def _codes(close: Sequence[str]) -> tuple[str, str]:
    """Say which codes there are: those that come near and what they are, or where they stand."""
    if not close:
        parts = FAMILIES.values()
        return (
            f"de i docs/reference/techniques.md, under {', '.join(part.nb for part in parts)}",
            f"those in docs/reference/techniques.md, under {', '.join(part.en for part in parts)}",
        )
    named = [(code, TAXONOMY[Technique(code)].name) for code in close]
    return (
        ", ".join(f"{code} ({name.nb})" for code, name in named)
        + ", og resten i docs/reference/techniques.md",
        ", ".join(f"{code} ({name.en})" for code, name in named)
        + ", and the rest in docs/reference/techniques.md",
    )


def _wrong(at: Place, kind: str, value: object, key: str | int) -> Diagnostic:
    """Say that a value is of another kind than what belongs there."""
    found = _found(value)
    if kind == "string_type" and isinstance(value, bool | int | float):
        word = str(value).lower() if isinstance(value, bool) else str(value)
        return kinds.QUOTE_IT.at(at.file, at.span, word=word, found_nb=found[0], found_en=found[1])
    if kind == "string_type" and isinstance(value, Table) and not value.is_flow:
        return kinds.STRAY_COLON.at(at.file, at.span)
    expected = _EXPECTED.get(kind, ("noe annet", "something else"))
    write = expected
    if kind == "list_type" and _has_glued_dash(value):
        write = (
            "et mellomrom etter streken, på hver linje",
            "a space after the dash, on each line",
        )
    elif kind == "list_type" and isinstance(value, str | int) and isinstance(key, str):
        write = (f"«{key}: [{_shown(value)}]»",) * 2
    return kinds.WRONG_TYPE.at(
        at.file,
        at.span,
        expected_nb=expected[0],
        expected_en=expected[1],
        found_nb=found[0],
        found_en=found[1],
        write_nb=write[0],
        write_en=write[1],
    )


def _has_glued_dash(value: object) -> bool:
    """Whether what should be a list begins with a dash that no space follows."""
    first = next(iter(value), "") if isinstance(value, dict) else value
    return isinstance(first, str) and len(first) > 1 and first[0] == "-"


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004  (fits a line)


def _found(value: object) -> tuple[str, str]:
    match value:
        case None:
            return ("ingenting", "nothing")
        case bool():
            return ("true/false", "true/false")
        case int() | float():
            return ("et tall", "a number")
        case str():
            return ("en tekst", "a text")
        case list():
            return ("en liste", "a list")
        case _:
            return ("nøkler med verdier", "keys with values")


def _keys(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name


def model_at(path: Path) -> type[BaseModel] | None:
    """Return the shape that a path leads to, None where it is no table with fixed keys."""
    found: list[Any] = [ScenarioShape]
    for part in path:
        if isinstance(part, str) and part.startswith("~"):
            continue
        found = [inner for shape in found for inner in _inside(shape, part)]
    return next((shape for shape in found if _is_model(shape)), None)


def _is_model(shape: object) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)


def _inside(shape: Any, part: str | int) -> Iterator[Any]:  # noqa: ANN401  (annotations)
    if _is_model(shape):
        field = next(
            (f for name, f in shape.model_fields.items() if (f.alias or name) == part), None
        )
        if field is not None:
            yield from _plain(field.annotation)
        elif shape.model_config.get("extra") == "allow":
            yield from _plain(shape.__annotations__["__pydantic_extra__"])
            yield from _plain(dict[str, Any])
        return
    origin, inner = get_origin(shape), get_args(shape)
    if origin is list and isinstance(part, int):
        yield from _plain(inner[0])
    elif origin is dict and isinstance(part, str):
        yield from _plain(inner[1])


def _plain(annotation: Any) -> Iterator[Any]:  # noqa: ANN401
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _plain(get_args(annotation)[0])
    elif origin is Union or origin is UnionType:
        for member in get_args(annotation):
            yield from _plain(member)
    elif origin is not Literal:
        yield annotation
