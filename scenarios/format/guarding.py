"""Reads guards and checks that everything they name is there."""

from scenarios import guards
from scenarios.diagnostics import Place, Span
from scenarios.diagnostics import catalogue as kinds
from scenarios.format import context as c
from scenarios.format.tree import Path, place_of
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

_ABOUT_SUMMARIES = frozenset({Circumstance.ACCURATE, Circumstance.INVITES})


def guard(
    context: c.Context, text: str | None, path: Path, *, in_summary: bool = False
) -> Guard | None:
    """Read the guard at a path; None where there is none or it cannot be read.

    Args:
        context: the linking.
        text: the guard as written.
        path: where it stands.
        in_summary: whether it belongs to an answer to a summary.
    """
    if text is None:
        return None
    known = context.guards.get((text, in_summary))
    if known is not None:
        return known
    try:
        read = guards.parse(text)
    except GuardError as error:
        place = _inside(context, path, text, error.offset, max(len(error.found), 1))
        context.diagnostics.append(
            kinds.BAD_GUARD.at(
                place.file, place.span, found=error.found or "…", expected=error.expected
            )
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


def _in_main(context: c.Context, place: Place) -> bool:
    return place.file == context.tree.source.name


def _check(
    context: c.Context, atom: guards.Atom, text: str, path: Path, *, in_summary: bool
) -> None:
    names = context.names
    match atom:
        case FeelingIs(person, feeling, comparison, number):
            if person not in names.feelings:
                _unknown(context, c.PERSON, person, names.feelings, text, path)
            elif feeling not in names.feelings[person]:
                _unknown(context, c.FEELING, feeling, names.feelings[person], text, path)
            elif _is_constant(comparison, number):
                context.report(kinds.NEVER_SO, path, condition=guards.unparse(atom))
        case Happened(happening, name):
            what, among = {
                Happening.SAID: (c.CHOICE, names.choices),
                Happening.TOLD: (c.FACT, names.facts),
                Happening.VISITED: (c.MOMENT, names.moments),
                Happening.REACHED: (c.LIMIT, names.limits),
                Happening.PRESENT: (c.PERSON, names.feelings),
            }[happening]
            if name not in among:
                _unknown(context, what, name, among, text, path)
        case CountIs(Count.LIMIT_STEP, name, _, _):
            if name not in names.limits:
                _unknown(context, c.LIMIT, name, names.limits, text, path)
        case CountIs(Count.TURNS_SINCE, name, _, _):
            homes = sum(name in among for among in (names.choices, names.facts, names.limits))
            if not homes:
                everything = {*names.choices, *names.facts, *names.limits}
                _unknown(context, c.COUNTED, name, everything, text, path)
            elif homes > 1:
                context.report(kinds.AMBIGUOUS, path, name=name)
        case CountIs(Count.SHIFTS, name, _, _):
            if name not in names.topics:
                _unknown(context, c.TOPIC, name, names.topics, text, path)
        case Is(circumstance):
            if circumstance in _ABOUT_SUMMARIES and not in_summary:
                context.report(kinds.NOT_HERE, path, word=circumstance)


def _unknown(
    context: c.Context, what: c.Words, name: str, among: object, text: str, path: Path
) -> None:
    known = [str(entry) for entry in among] if isinstance(among, frozenset | dict | set) else []
    place = _inside(context, path, text, max(text.find(name), 0), len(name))
    context.diagnostics.append(
        kinds.UNKNOWN_NAME.at(place.file, place.span, **c.unknown(what, name, known))
    )


def _is_constant(comparison: Comparison, number: int) -> bool:
    """Return whether a comparison holds of every feeling, or of none."""
    outcomes = {
        _holds(value, comparison, number) for value in range(FEELING_FLOOR, FEELING_CEILING + 1)
    }
    return len(outcomes) == 1


def _holds(value: int, comparison: Comparison, number: int) -> bool:
    match comparison:
        case Comparison.AT_LEAST:
            return value >= number
        case Comparison.AT_MOST:
            return value <= number
        case Comparison.MORE:
            return value > number
        case Comparison.LESS:
            return value < number
        case Comparison.EQUAL:
            return value == number
        case Comparison.UNEQUAL:
            return value != number
