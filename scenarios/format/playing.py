"""Reads and writes plays: ``plays/<name>.yaml`` beside a scenario.

Reading is as strict as that of scenarios, and bounded like it. What names mean is for whoever
has the scenario to say; here only the form counts.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, Discriminator, Field, Tag, ValidationError
from pydantic_core import ErrorDetails

from scenarios.codec import ActError, format_act, parse_act
from scenarios.diagnostics import Diagnostic, Place
from scenarios.diagnostics import catalogue as kinds
from scenarios.format.bounds import DEFAULT_BOUNDS, Bounds
from scenarios.format.events import decode, read_tree
from scenarios.format.likeness import nearest
from scenarios.format.scalars import flow_list, scalar
from scenarios.format.talk import Dotted, FeelingNumber, Id, Shape, Text, described
from scenarios.format.tree import Path, Source, Table, place_of
from scenarios.format.validate import bad_value
from scenarios.plays import Bound, Day, Expectation, Expected, Play, PlayedAct
from scenarios.transcript import Act

MOST_ACTS = 2_000

Ref = Annotated[str, Field(min_length=1, max_length=300)]
Status = Literal["passed", "failed", "not_tried"]

_ORDER = (
    Expected.ENDING,
    Expected.HOLDS,
    Expected.TELLS,
    Expected.KEEPS,
    Expected.REACHES,
    Expected.GATES,
    Expected.LEVELS,
)
"""How what is expected of a whole talk is written."""

_LEVEL = re.compile(r"(?:(at least|at most) )?(lacking|partly|good|very_good|not_tried)")


class ActShape(Shape):
    """One act, and what should come of it."""

    act: Text = described("Handlingen, som i en tekstlinje.", "The act, as in a line of text.")
    reaction: Ref | None = described("Reaksjonen.", "The reaction.", default=None)
    moment: Id | None = described("Øyeblikket etterpå.", "The moment after it.", default=None)
    speaks: list[Id] = described("De som sier noe.", "Who says something.", default=())
    tells: list[Id] = described("Fakta som kommer fram.", "Facts that come to light.", default=())
    reaches: list[Id] = described("Grenser som nås.", "Limits that are reached.", default=())
    settles: list[Id] = described(
        "Grenser som respekteres igjen.", "Limits respected again.", default=()
    )


class GatesShape(Shape):
    """How the talk stands against the gates."""

    rights: Status | None = described("Rettighetene.", "The rights.", default=None)
    truth: Status | None = described("Sannheten.", "The truth.", default=None)
    pressure: Status | None = described("Uten press.", "No pressure.", default=None)
    safety: Status | None = described("Sikkerheten.", "Safety.", default=None)


class LevelsShape(Shape):
    """The levels of the principles: a word, or `at least` or `at most` and a word."""

    open: Text | None = described("Åpne spørsmål.", "Open questions.", default=None)
    listening: Text | None = described("Aktiv lytting.", "Active listening.", default=None)
    pauses: Text | None = described("Pauser.", "Pauses.", default=None)
    not_leading: Text | None = described("Ikke ledende.", "Not leading.", default=None)
    limits: Text | None = described("Grenser.", "Limits.", default=None)
    unbiased: Text | None = described("Uten forutinntatthet.", "Unbiased.", default=None)
    focus: Text | None = described("Fokus.", "Focus.", default=None)
    unhurried: Text | None = described("God tid.", "Unhurried.", default=None)


class WholeShape(Shape):
    """What is expected of the talk as a whole."""

    ending: Id | None = described("Avslutningen.", "The ending.", default=None)
    tells: list[Id] = described("Fakta som kommer fram.", "Facts that come to light.", default=())
    keeps: list[Id] = described("Fakta som ikke gjør det.", "Facts that do not.", default=())
    reaches: list[Id] = described("Grenser som nås.", "Limits that are reached.", default=())
    gates: GatesShape | None = described("Portene.", "The gates.", default=None)
    levels: LevelsShape | None = described("Prinsippene.", "The principles.", default=None)
    holds: bool | None = described("Om samtalen holder.", "Whether it holds.", default=None)


def _word_or_table(value: object) -> str:
    return "~table" if isinstance(value, dict) else "~word"


ActOrLine = Annotated[
    Annotated[Text, Tag("~word")] | Annotated[ActShape, Tag("~table")],
    Discriminator(_word_or_table),
]
DayOrFeelings = Annotated[
    Annotated[Literal["low", "start", "high"], Tag("~word")]
    | Annotated[dict[Dotted, FeelingNumber], Tag("~table")],
    Discriminator(_word_or_table),
]


class PlayShape(Shape):
    """A play: a talk that is written down, and what is expected of it."""

    about: Text | None = described("Hva den viser.", "What it shows.", default=None)
    feelings: DayOrFeelings = described("Dagsformen.", "The day's form.", default="start")
    acts: Annotated[list[ActOrLine], Field(min_length=1, max_length=MOST_ACTS)] = described(
        "Det den som øver, gjør.", "What the trainee does."
    )
    expect: WholeShape | None = described("Det som ventes.", "What is expected.", default=None)


@dataclass(frozen=True, slots=True)
class PlayReading:
    """What came of reading a play."""

    play: Play | None
    """None where it has an error."""
    diagnostics: tuple[Diagnostic, ...]
    source: Source | None = None


def read_play(name: str, data: bytes, bounds: Bounds = DEFAULT_BOUNDS) -> PlayReading:
    """Read a play from the bytes of its file. Never raises, whatever the bytes."""
    source = decode(name, data, bounds)
    if isinstance(source, Diagnostic):
        return PlayReading(None, (source,))
    tree, found = read_tree(source, bounds)
    if tree is None:
        return PlayReading(None, found, source)
    try:
        shape = PlayShape.model_validate(tree)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=True)[: bounds.diagnostics]
        said = dict.fromkeys(_misfit(tree, each) for each in errors)
        return PlayReading(None, (*found, *said), source)
    reader = _Reader(tree)
    play = reader.play(shape)
    diagnostics = (*found, *reader.diagnostics[: bounds.diagnostics])
    return PlayReading(None if diagnostics else play, diagnostics, source)


def _misfit(tree: Table, details: ErrorDetails) -> Diagnostic:
    path, kind = details["loc"], details["type"]
    at = place_of(tree, path)
    if kind == "missing":
        return kinds.MISSING_KEY.at(at.file, at.span, key=path[-1])
    if kind == "extra_forbidden":
        at, key, allowed = place_of(tree, path, key=True), str(path[-1]), _keys_at(path[:-1])
        return kinds.UNKNOWN_KEY.at(
            at.file,
            at.span,
            key=key[:60],
            allowed=", ".join(allowed),
            nearest=nearest(key, allowed),
        )
    if path[-1:] == ("[key]",):
        at = place_of(tree, path[:-1], key=True)
        example = "emma.trust: 4"
        return kinds.WHOSE_FEELING.at(at.file, at.span, example=example)
    if details["input"] is None:
        return kinds.EMPTY.at(at.file, at.span)
    return bad_value(at, path, details)


def _keys_at(path: Path) -> list[str]:
    """Return the keys that belong where a path leads to."""
    named = [part for part in path if isinstance(part, str) and not part.startswith("~")]
    shapes: dict[str, type[BaseModel]] = {
        "acts": ActShape,
        "expect": WholeShape,
        "gates": GatesShape,
        "levels": LevelsShape,
    }
    return list(shapes.get(named[-1] if named else "", PlayShape).model_fields)


class _Reader:
    """Turns the shape of a play into a play, and collects what is wrong with its words."""

    def __init__(self, tree: Table) -> None:
        self._tree = tree
        self.diagnostics: list[Diagnostic] = []

    def play(self, shape: PlayShape) -> Play:
        acts = tuple(
            found
            for position, act in enumerate(shape.acts)
            if (found := self._act(act, position)) is not None
        )
        feelings = shape.feelings
        if isinstance(feelings, str):
            day: Day | dict[str, int] = Day(feelings)
            places: dict[str, Place] = {}
        else:
            day = dict(feelings)
            places = {name: self._at("feelings", name) for name in feelings}
        return Play(shape.about or "", day, acts, self._whole(shape.expect), places)

    def _at(self, *path: str | int) -> Place:
        return place_of(self._tree, path)

    def _act(self, written: str | ActShape, position: int) -> PlayedAct | None:
        path: Path = ("acts", position)
        line = written if isinstance(written, str) else written.act
        place = self._at(*path) if isinstance(written, str) else self._at(*path, "act")
        act = self._parsed(line, place)
        if act is None:
            return None
        if isinstance(written, str):
            return PlayedAct(act, (), place)
        expects = []
        for kind in (Expected.REACTION, Expected.MOMENT):
            wanted = getattr(written, kind.value)
            if wanted is not None:
                expects.append(Expectation(kind, wanted, place=self._at(*path, kind.value)))
        for kind in (Expected.SPEAKS, Expected.TELLS, Expected.REACHES, Expected.SETTLES):
            expects += self._listed(kind, getattr(written, kind.value), path)
        return PlayedAct(act, tuple(expects), place)

    def _parsed(self, line: str, place: Place) -> Act | None:
        try:
            return parse_act(line)
        except ActError:
            self.diagnostics.append(kinds.NO_ACT.at(place.file, place.span, text=line[:60]))
            return None

    def _listed(self, kind: Expected, names: list[str], path: Path) -> list[Expectation]:
        return [
            Expectation(kind, name, place=self._at(*path, kind.value, position))
            for position, name in enumerate(names)
        ]

    def _whole(self, shape: WholeShape | None) -> tuple[Expectation, ...]:
        if shape is None:
            return ()
        found: list[Expectation] = []
        if shape.ending is not None:
            place = self._at("expect", "ending")
            found.append(Expectation(Expected.ENDING, shape.ending, place=place))
        for kind in (Expected.TELLS, Expected.KEEPS, Expected.REACHES):
            found += self._listed(kind, getattr(shape, kind.value), ("expect",))
        for gate, status in _given(shape.gates):
            place = self._at("expect", "gates", gate)
            found.append(Expectation(Expected.GATES, status, gate, place=place))
        for principle, words in _given(shape.levels):
            found += self._level(principle, words)
        if shape.holds is not None:
            place, wanted = self._at("expect", "holds"), str(shape.holds).lower()
            found.append(Expectation(Expected.HOLDS, wanted, place=place))
        return tuple(found)

    def _level(self, principle: str, words: str) -> list[Expectation]:
        place = self._at("expect", "levels", principle)
        level = _LEVEL.fullmatch(words)
        if level is None or (level[1] and level[2] == "not_tried"):
            self.diagnostics.append(kinds.NO_LEVEL.at(place.file, place.span, text=words[:60]))
            return []
        bound = Bound(level[1] or "")
        return [Expectation(Expected.LEVELS, level[2], principle, bound, place)]


def _given(shape: BaseModel | None) -> list[tuple[str, str]]:
    if shape is None:
        return []
    named = ((name, getattr(shape, name)) for name in type(shape).model_fields)
    return [(name, value) for name, value in named if value is not None]


def written(play: Play, schema: str = "") -> str:
    """Return a play as the text of its file; ``read_play`` gives an equal one back.

    Args:
        play: the play.
        schema: lines of comment to begin with, each without its sign.
    """
    lines = [f"# {line}".rstrip() for line in schema.splitlines()]
    if play.about:
        lines.append(f"about: {scalar(play.about)}")
    if isinstance(play.feelings, Day):
        lines.append(f"feelings: {play.feelings.value}")
    else:
        shown = ", ".join(f"{name}: {value}" for name, value in play.feelings.items())
        lines.append(f"feelings: {{{shown}}}")
    lines.append("acts:")
    lines += [f"  - {_written_act(each)}" for each in play.acts]
    lines += _written_whole(play.expects)
    return "\n".join(lines) + "\n"


def _written_act(each: PlayedAct) -> str:
    act = format_act(each.act)
    if not each.expects:
        return act
    parts = [f"act: {act}"]
    for kind in (Expected.REACTION, Expected.MOMENT):
        parts += [f"{kind.value}: {e.wanted}" for e in each.expects if e.kind is kind]
    for kind in (Expected.SPEAKS, Expected.TELLS, Expected.REACHES, Expected.SETTLES):
        names = [e.wanted for e in each.expects if e.kind is kind]
        parts += [f"{kind.value}: {flow_list(names)}"] if names else []
    return "{" + ", ".join(parts) + "}"


def _written_whole(expects: tuple[Expectation, ...]) -> list[str]:
    if not expects:
        return []
    lines = ["expect:"]
    for kind in _ORDER:
        found = [each for each in expects if each.kind is kind]
        if not found:
            continue
        if kind in {Expected.GATES, Expected.LEVELS}:
            lines.append(f"  {kind.value}:")
            lines += [
                f"    {e.about}: {' '.join(filter(None, [e.bound, e.wanted]))}" for e in found
            ]
        elif kind in {Expected.TELLS, Expected.KEEPS, Expected.REACHES}:
            lines.append(f"  {kind.value}: {flow_list([e.wanted for e in found])}")
        else:
            lines.append(f"  {kind.value}: {found[0].wanted}")
    return lines
