"""The ways from moment to moment that some talks took, and what they say of coming back."""

from collections.abc import Iterable, Mapping

from scenarios.model import Moment, Reaction

Way = tuple[str, str]
"""From a moment to a moment."""


def onwards(ways: Iterable[Way]) -> Mapping[str, frozenset[str]]:
    """Return, for each moment that a way leaves, all the moments that can follow."""
    ahead: dict[str, set[str]] = {}
    for source, target in ways:
        ahead.setdefault(source, set()).add(target)
    return {moment: frozenset(_follow(moment, ahead)) for moment in ahead}


def on_circles(ways: Iterable[Way], *, staying: bool = False) -> frozenset[str]:
    """Return the moments that some way leads back to, from another unless staying counts."""
    taken = [way for way in ways if staying or way[0] != way[1]]
    return frozenset(moment for moment, ahead in onwards(taken).items() if moment in ahead)


def always_has_something(moment: Moment, ahead: Mapping[str, frozenset[str]]) -> bool:
    """Say whether a line is open at a moment whenever a talk is there.

    It is where the line needs nothing, and nobody who has said it comes back.
    """
    return any(
        choice.when is None
        and (not choice.once or all(_for_good(moment.id, r, ahead) for r in choice.reactions))
        for choice in moment.choices
    )


def _for_good(moment: str, reaction: Reaction, ahead: Mapping[str, frozenset[str]]) -> bool:
    if reaction.end is not None:
        return True
    there = reaction.goto
    return there not in {None, moment} and moment not in ahead.get(there or "", ())


def _follow(moment: str, ahead: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(ahead[moment])
    while waiting:
        now = waiting.pop()
        if now not in seen:
            seen.add(now)
            waiting.extend(ahead.get(now, ()))
    return seen
