"""Reads guards and checks that everything they name is there."""

import re
from collections.abc import Collection
from typing import assert_never

from scenarios import guards
from scenarios.diagnostics import Place, Span
from scenarios.diagnostics import catalogue as kinds
from scenarios.format import context as c
from scenarios.format.tree import Path, place_of
from scenarios.format.wording import guard_problem
from scenarios.guards import (
    Circumstance,
    Comparison,
    Count,
    CountIs,
    FeelingIs,
    Guard,
    GuardError,
    Happened,
    Happening,
    Is,
)
from scenarios.model import FEELING_CEILING, FEELING_FLOOR
from scenarios.words import Words

_PIECE = re.compile(r"\w+|[^\w\s]+")
_ABOUT_SUMMARIES = frozenset({Circumstance.ACCURATE, Circumstance.INVITES})


def guard(
    context: c.Context, text: str | None, path: Path, *, in_summary: bool = False
) -> Guard | None:
    """Read the guard under ``when`` at a path; None where there is none or it cannot be read.

    Args:
        context: the linking.
        text: the guard as written.
        path: where what it guards stands.
        in_summary: whether it belongs to an answer to a summary.
    """
    if text is None:
        return None
    known = context.guards.get((text, in_summary))
    if known is not None:
        return known
    path = (*path, "when")
    try:
        read = guards.parse(text)
    except GuardError as error:
        place = _inside(context, path, text, error.offset, max(len(error.found), 1))
        nb, en = guard_problem(text, error, context.names.youth)
        context.diagnostics.append(
            kinds.BAD_GUARD.at(place.file, place.span, problem_nb=nb, problem_en=en)
        )
        return None
    before = len(context.diagnostics)
    for atom in guards.atoms(read):
        _check(context, atom, text, path, in_summary=in_summary)
    if len(context.diagnostics) == before:
        context.guards[(text, in_summary)] = read
    return read


def _inside(context: c.Context, path: Path, text: str, offset: int, length: int) -> Place:
    """Return the place of a part of a guard, where the guard is written on one line."""
    whole = place_of(context.tree, path)
    line = context.tree.source.lines[whole.span.line - 1] if _in_main(context, whole) else ""
    start = line.find(text, whole.span.column - 1)
    if start < 0:
        return whole
    column = start + offset + 1
    return Place(whole.file, Span(whole.span.line, column, whole.span.line, column + length))


def _part(context: c.Context, path: Path, text: str, words: str) -> Place:
    """Return the place of a condition or a name in a guard; spaces may be written otherwise."""
    pieces = r"\s*".join(re.escape(piece) for piece in _PIECE.findall(words))
    found = re.search(rf"(?<!\w){pieces}(?!\w)", text)
    if found is None:
        return place_of(context.tree, path)
    return _inside(context, path, text, found.start(), len(found[0]))


def _in_main(context: c.Context, place: Place) -> bool:
    return place.file == context.tree.source.name


def _check(
    context: c.Context, atom: guards.Atom, text: str, path: Path, *, in_summary: bool
) -> None:
    match atom:
        case FeelingIs(comparison=comparison, number=number):
            missing = _missing_feeling(context, atom)
            if missing is None and _is_constant(comparison, number):
                condition = guards.unparse(atom)
                place = _part(context, path, text, condition)
                context.diagnostics.append(
                    kinds.NEVER_SO.at(place.file, place.span, condition=condition)
                )
        case Happened() | CountIs():
            missing = _missing_name(context, atom, path)
        case Is(circumstance):
            missing = None
            if circumstance in _ABOUT_SUMMARIES and not in_summary:
                place = _part(context, path, text, circumstance)
                context.diagnostics.append(
                    kinds.NOT_HERE.at(place.file, place.span, word=circumstance)
                )
        case _:
            assert_never(atom)
    if missing is not None:
        what, name, among = missing
        place = _part(context, path, text, name)
        context.diagnostics.append(
            kinds.UNKNOWN_NAME.at(
                place.file, place.span, **c.unknown(what, name, among, context.names.called)
            )
        )


_Missing = tuple[Words, str, Collection[str]]
"""What a name should have named, the name, and the names that there are."""


def _missing_feeling(context: c.Context, atom: FeelingIs) -> _Missing | None:
    feelings = context.names.feelings
    if atom.person not in feelings:
        return c.PERSON, atom.person, feelings
    if atom.feeling not in feelings[atom.person]:
        return c.FEELING, atom.feeling, feelings[atom.person]
    return None


def _missing_name(context: c.Context, atom: Happened | CountIs, path: Path) -> _Missing | None:
    names = context.names
    kind = atom.happening if isinstance(atom, Happened) else atom.count
    what: Words
    homes: tuple[Collection[str], ...]
    match kind:
        case Happening.SAID:
            what, homes = c.CHOICE, (names.choices,)
        case Happening.TOLD:
            what, homes = c.FACT, (names.facts,)
        case Happening.VISITED:
            what, homes = c.MOMENT, (names.moments,)
        case Happening.REACHED | Count.LIMIT_STEP:
            what, homes = c.LIMIT, (names.limits,)
        case Happening.PRESENT | Happening.SPOKE:
            what, homes = c.PERSON, (names.feelings,)
        case Count.TURNS_SINCE:
            what, homes = c.COUNTED, (names.choices, names.facts, names.limits)
        case Count.SHIFTS:
            what, homes = c.TOPIC, (names.topics,)
        case _:
            assert_never(kind)
    if len(homes) == 1 and atom.name in homes[0]:
        return None
    found = sum(atom.name in home for home in homes)
    if found > 1:
        context.report(kinds.AMBIGUOUS, path, name=atom.name)
    return None if found else (what, atom.name, [name for home in homes for name in home])


def _is_constant(comparison: Comparison, number: int) -> bool:
    """Return whether a comparison holds of every feeling, or of none."""
    outcomes = {
        comparison.holds(value, number) for value in range(FEELING_FLOOR, FEELING_CEILING + 1)
    }
    return len(outcomes) == 1
