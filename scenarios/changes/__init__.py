"""What has changed in meaning between two versions of a scenario.

Compared are things by their stable ids, never lines of a file. An id that is gone is taken to be
renamed where something new says the same; what names it is then no change. ``changes`` of a
scenario and itself is empty.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from scenarios.changes.renaming import Names, renamed
from scenarios.changes.sheet import Entry, Sheet, Thing, sheet
from scenarios.model import Scenario

__all__ = ["Change", "Kind", "Names", "Thing", "changes", "renamed"]


class Kind(StrEnum):
    """What has happened to a thing."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference."""

    thing: Thing
    kind: Kind
    ref: str
    """The id or ref in the new version; in the old one of what is gone."""
    within: str
    """The moment that it belongs to, empty where it belongs to none."""
    part: str = ""
    """The key of what has changed, as authors write it; empty for the thing as a whole."""
    before: str = ""
    """As it was written; the old id of what is renamed, the words of what is gone."""
    after: str = ""
    """As it is written; the words of what is new."""


def changes(old: Scenario, new: Scenario) -> tuple[Change, ...]:
    """Return every difference, thing by thing in the order of the new version."""
    names = renamed(old, new)
    after = sheet(new, Names())
    before = sheet(old, names).following(after)
    found = [change for entry in after.entries for change in _compared(before, entry, names)]
    found += _reordered(before, after)
    found += [
        Change(entry.thing, Kind.REMOVED, entry.ref, entry.within, before=entry.words)
        for key, entry in before.by_key.items()
        if key not in after.by_key
    ]
    order = list(Thing)
    return tuple(sorted(found, key=lambda change: order.index(change.thing)))


def _compared(before: Sheet, entry: Entry, names: Names) -> Iterator[Change]:
    old = before.by_key.get(entry.key)
    if old is None:
        yield Change(entry.thing, Kind.ADDED, entry.ref, entry.within, after=entry.words)
        return
    if entry.ref in names.new(entry.thing):
        was = names.new(entry.thing)[entry.ref]
        yield Change(entry.thing, Kind.RENAMED, entry.ref, entry.within, before=was)
    for part in dict.fromkeys((*old.parts, *entry.parts)):
        one, other = old.parts.get(part, ""), entry.parts.get(part, "")
        if one != other:
            yield Change(entry.thing, Kind.CHANGED, entry.ref, entry.within, part, one, other)


def _reordered(before: Sheet, after: Sheet) -> Iterator[Change]:
    """Yield what stands in another order, of what both versions have."""
    old, new = before.sequences, after.sequences
    for holder, names in new.items():
        was = [name for name in old.get(holder, ()) if name in names]
        now = [name for name in names if name in old.get(holder, ())]
        if was != now:
            thing, ref, within = holder
            yield Change(thing, Kind.CHANGED, ref, within, "order", ", ".join(was), ", ".join(now))
