"""Reads ``rubric.yaml``: strictly, and saying everything that is wrong at once."""

import re
from typing import Any

from scenarios.diagnostics import Diagnostic
from scenarios.format import read_table
from scenarios.format.tree import Items, Path, Table, place_of
from scenarios.words import Words
from scoring.rubric import (
    Gate,
    GateText,
    Levels,
    Passing,
    Principle,
    PrincipleText,
    Rubric,
    RubricError,
    Rule,
    rubric_hash,
)
from scoring.rules import BLANKS, RULES

FILE = "rubric.yaml"
LANGUAGES = ("nb", "nn", "en")
GATE_NUMBERS = {
    Gate.RIGHTS: ("late",),
    Gate.TRUTH: (),
    Gate.PRESSURE: ("press_names", "press_on"),
    Gate.SAFETY: ("grace",),
}
_BLANK = re.compile(r"\{([^{}]*)\}")
_SOURCE = re.compile(r"S[1-9][0-9]*[a-z]?")
CUT_COUNT = 3
TOP_LEVEL = 3


class _Reader:
    """Walks the tree and collects problems instead of stopping at the first."""

    def __init__(self, root: Table) -> None:
        self.root = root
        self.problems: list[str] = []

    def wrong(self, path: Path, problem: str) -> None:
        span = place_of(self.root, path).span
        where = ".".join(str(part) for part in path) or "the file"
        self.problems.append(f"{FILE}:{span.line}:{span.column}: {where} {problem}")

    def at(self, path: Path) -> Any:  # noqa: ANN401  (YAML values; checked by whoever asks)
        here: Any = self.root
        for part in path:
            here = here.get(part) if isinstance(here, dict) else None
        return here

    def has(self, path: Path) -> bool:
        """Say whether something stands there, if only nothing: ``key:`` without a value."""
        table = self.at(path[:-1])
        return isinstance(table, Table) and path[-1] in table

    def keys(self, path: Path, needed: tuple[str, ...], also: tuple[str, ...] = ()) -> bool:
        table = self.at(path)
        if not isinstance(table, Table):
            self.wrong(path, f"must hold {', '.join(needed)}")
            return False
        for key in needed:
            if key not in table:
                self.wrong(path, f"lacks {key}")
        for key in table:
            if key not in needed and key not in also:
                self.wrong((*path, key), "is not known")
        return all(key in table for key in needed)

    def number(self, path: Path, low: float, high: float) -> float:
        value = self.at(path)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.wrong(path, "must be a number")
            return low
        if not low <= value <= high:
            self.wrong(path, f"must be from {low:g} to {high:g}")
        return float(value)

    def whole(self, path: Path, low: int = 0, high: int = 1000) -> int:
        value = self.at(path)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.wrong(path, f"must be a whole number from {low} to {high}")
            return low
        return value

    def truth(self, path: Path) -> bool:
        value = self.at(path)
        if not isinstance(value, bool):
            self.wrong(path, "must be true or false")
        return bool(value)

    def text(self, path: Path) -> str:
        value = self.at(path)
        if not isinstance(value, str) or not value.strip():
            self.wrong(path, "must be a text")
            return ""
        return value

    def words(self, path: Path, *inside: str) -> Words:
        return Words(*(self.text((*path, language, *inside)) for language in LANGUAGES))

    def sources(self, path: Path) -> tuple[str, ...]:
        value = self.at(path)
        codes = tuple(value) if isinstance(value, Items) else (value,)
        for code in codes:
            if not isinstance(code, str) or not _SOURCE.fullmatch(code):
                self.wrong(path, "must be one or more source codes such as S1")
        if not codes:
            self.wrong(path, "must name at least one source")
        return tuple(str(code) for code in codes)


def read_rubric(data: bytes) -> Rubric:
    """Read a rubric from the bytes of its file.

    Raises:
        RubricError: where anything is missing, unknown or out of range.
    """
    root, diagnostics = read_table(FILE, data)
    if root is None or diagnostics:
        raise RubricError(tuple(_unreadable(each) for each in diagnostics))
    reader = _Reader(root)
    reader.keys(
        (),
        ("rubric", "version", "levels", "passing", "principles", "gates", "rules"),
    )
    rubric = Rubric(
        version=reader.whole(("version",), 1),
        hash=rubric_hash(data),
        levels=_levels(reader),
        passing=_passing(reader),
        principles=_principles(reader),
        gates=_gates(reader),
        rules=_rules(reader),
    )
    if reader.problems:
        raise RubricError(tuple(reader.problems))
    return rubric


def _unreadable(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    where = f":{span.line}:{span.column}" if span else ""
    return f"{FILE}{where}: cannot be read ({diagnostic.code})"


def _levels(reader: _Reader) -> Levels:
    path: Path = ("levels",)
    reader.keys(path, ("cuts", "percentage_from", "taken_from"))
    cuts = reader.at((*path, "cuts"))
    listed = cuts if isinstance(cuts, Items) else ()
    numbers = [n for n in listed if isinstance(n, float | int) and not isinstance(n, bool)]
    if len(numbers) != CUT_COUNT or not 0 < numbers[0] < numbers[1] < numbers[2] <= 1:
        reader.wrong((*path, "cuts"), "must be three growing shares between 0 and 1")
        numbers = [0.0, 0.0, 0.0]
    return Levels(
        (float(numbers[0]), float(numbers[1]), float(numbers[2])),
        reader.whole((*path, "percentage_from"), 1),
        reader.number((*path, "taken_from"), 0, 1),
    )


def _passing(reader: _Reader) -> Passing:
    path: Path = ("passing",)
    reader.keys(path, ("required", "tried", "lowest"))
    names = reader.at((*path, "required"))
    known = {principle.value for principle in Principle}
    listed = names if isinstance(names, Items) else None
    if listed is None or any(not isinstance(n, str) or n not in known for n in listed):
        reader.wrong((*path, "required"), f"must be a list of {', '.join(sorted(known))}")
        listed = None
    return Passing(
        tuple(Principle(name) for name in listed or ()),
        reader.whole((*path, "tried"), 0, len(Principle)),
        reader.whole((*path, "lowest"), 0, TOP_LEVEL),
    )


def _principles(reader: _Reader) -> dict[Principle, PrincipleText]:
    reader.keys(("principles",), tuple(Principle))
    found = {}
    for principle in Principle:
        path: Path = ("principles", principle.value)
        reader.keys(path, ("source", *LANGUAGES))
        found[principle] = PrincipleText(
            reader.sources((*path, "source")),
            reader.words(path, "name"),
            reader.words(path, "says"),
        )
    return found


def _gates(reader: _Reader) -> dict[Gate, GateText]:
    reader.keys(("gates",), tuple(Gate))
    found = {}
    for gate in Gate:
        path: Path = ("gates", gate.value)
        numbers = GATE_NUMBERS[gate]
        reader.keys(path, ("source", *numbers, *LANGUAGES))
        found[gate] = GateText(
            reader.sources((*path, "source")),
            reader.words(path, "name"),
            reader.words(path, "right"),
            {name: reader.whole((*path, name)) for name in numbers},
        )
    return found


def _rules(reader: _Reader) -> dict[str, Rule]:
    reader.keys(("rules",), tuple(RULES))
    found = {}
    for rule_id, extra in RULES.items():
        path: Path = ("rules", rule_id)
        reader.keys(path, ("points", "source", "ours", *LANGUAGES, *extra), ("open",))
        rule = Rule(
            id=rule_id,
            points=reader.number((*path, "points"), -10, 10),
            source=reader.sources((*path, "source")),
            ours=reader.truth((*path, "ours")),
            why=reader.words(path),
            open=reader.number((*path, "open"), 0, 10) if reader.has((*path, "open")) else 0.0,
            numbers={n: reader.whole((*path, n)) for n in extra if reader.has((*path, n))},
        )
        _check_blanks(reader, path, rule)
        found[rule_id] = rule
    return found


def _check_blanks(reader: _Reader, path: Path, rule: Rule) -> None:
    """Refuse a blank that nothing fills: the student would see the braces."""
    allowed = BLANKS.get(rule.id, frozenset())
    for language in LANGUAGES:
        for blank in _BLANK.findall(getattr(rule.why, language)):
            if blank not in allowed:
                reader.wrong((*path, language), f"has the blank {{{blank}}}, which nothing fills")
