"""What linking knows and collects: the tree, every name, the texts, and what is wrong."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nsmallest
from types import MappingProxyType

from scenarios.diagnostics import Diagnostic, Kind
from scenarios.diagnostics import catalogue as kinds
from scenarios.format.likeness import nearest, person_called
from scenarios.format.shape import FactShape, ScenarioShape
from scenarios.format.tree import Path, Table, place_of
from scenarios.guards import Guard
from scenarios.words import Words

PERSON = Words("noen", "nokon", "no person")
FEELING = Words("noen følelse", "noka kjensle", "no feeling")
FACT = Words("noe faktum", "noko faktum", "no fact")
LIMIT = Words("noen grense", "noka grense", "no limit")
MOMENT = Words("noe øyeblikk", "noko augneblink", "no moment")
CHOICE = Words("noe valg", "noko val", "no choice")
ENDING = Words("noen avslutning", "noka avslutning", "no ending")
SCENE = Words("noen scene", "nokon scene", "no scene")
BLOCK = Words("noen blokk", "noka blokk", "no block")
RULE = Words(
    "noen regel som kan tillates",
    "nokon regel som kan tillatast",
    "no rule that can be allowed",
)
TOPIC = Words(
    "noe skifte av fokus til et tema",
    "noko skifte av fokus til eit tema",
    "no shift of focus to a topic",
)
COUNTED = Words(
    "noe valg, faktum eller noen grense",
    "noko val, faktum eller noka grense",
    "no choice, fact or limit",
)


_MOST_SHOWN = 12
_NOBODY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Names:
    """Every name of the scenario, by what it names."""

    feelings: Mapping[str, frozenset[str]]
    """The feelings of each person."""
    called: Mapping[str, str]
    """What each person is called in the talk."""
    facts: Mapping[str, FactShape]
    limits: frozenset[str]
    moments: frozenset[str]
    choices: Mapping[str, Path]
    """Where each choice stands."""
    endings: frozenset[str]
    scenes: frozenset[str]
    topics: frozenset[str]
    """What the focus may be shifted to."""
    youth: str


class EnoughError(Exception):
    """So much is wrong that going on would only take time."""


class Findings(list[Diagnostic]):
    """What is wrong so far, up to a bound."""

    def __init__(self, limit: int) -> None:
        """Hold at most ``limit`` diagnostics."""
        super().__init__()
        self._limit = limit

    def append(self, diagnostic: Diagnostic) -> None:
        """Add a diagnostic.

        Raises:
            EnoughError: with the last one that there is room for.
        """
        super().append(diagnostic)
        if len(self) >= self._limit:
            raise EnoughError


@dataclass(frozen=True, slots=True)
class Record:
    """What every ref of a scenario stands for."""

    texts: dict[str, str] = field(default_factory=dict)
    """Every text, in the language of the source, in the order of the file."""
    paths: dict[str, Path] = field(default_factory=dict)
    """Where everything with a ref stands."""


@dataclass(slots=True)
class Context:
    """The state of one linking."""

    tree: Table
    shape: ScenarioShape
    names: Names
    translations: Mapping[str, tuple[str, str]]
    """What each translated ref was translated from, and to."""
    diagnostics: Findings
    record: Record | None = None
    """What is written down of every ref; None where nobody asks."""
    guards: dict[tuple[str, bool], Guard] = field(default_factory=dict)
    """Guards that were read before."""

    def report(self, kind: Kind, path: Path, *, at_key: bool = False, **params: object) -> None:
        """Say that something is wrong at a path."""
        place = place_of(self.tree, path, key=at_key)
        self.diagnostics.append(kind.at(place.file, place.span, **params))

    def text(self, ref: str, source: str | None) -> str:
        """Return a text in the language that is asked for, where it is translated."""
        if not source:
            return ""
        if self.record is not None:
            self.record.texts[ref] = source
        if not self.translations:
            return source
        translated = self.translations.get(ref)
        if translated is not None and translated[0] == source and translated[1]:
            return translated[1]
        return source

    def stands(self, ref: str, path: Path) -> None:
        """Say where the thing with a ref stands."""
        if self.record is not None:
            self.record.paths[ref] = path

    def known(self, what: Words, name: str, among: Collection[str], path: Path) -> bool:
        """Return whether a name is known, and say so where it is not."""
        if name in among:
            return True
        place = place_of(self.tree, path)
        self.diagnostics.append(
            kinds.UNKNOWN_NAME.at(
                place.file, place.span, **unknown(what, name, among, self.names.called)
            )
        )
        return False

    def all_known(
        self, what: Words, names: Iterable[str], among: Collection[str], path: Path
    ) -> tuple[str, ...]:
        """Check a list of names, and return it as it was written."""
        found = tuple(names)
        for position, name in enumerate(found):
            self.known(what, name, among, (*path, position))
        return found


def unknown(
    what: Words, name: str, among: Collection[str], called: Mapping[str, str] = _NOBODY
) -> dict[str, str]:
    """Return what fills the message of an unknown name.

    Args:
        what: what the name should have named.
        name: the name that is not known.
        among: the names that are.
        called: what each person is called in the talk, by id.
    """
    person = person_called(name, called) if what is PERSON else None
    shown = ", ".join(nsmallest(_MOST_SHOWN, among)) + (" …" if len(among) > _MOST_SHOWN else "")
    return {
        "what_nb": what.nb,
        "what_en": what.en,
        "name": name,
        "nearest": f" ({person}?)" if person else nearest(name, among),
        "known": shown or "–",
    }
