"""What is new, what is there already, and what does not belong: attempt by attempt."""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from scoring.cohort.taken import Occasion
from scoring.shipped import shipped_rubric
from simulator.collecting.checking import Believed
from simulator.collecting.port import Collected, Entry
from simulator.collecting.reasons import Reason


class Came(StrEnum):
    """What an attempt was to the cohort."""

    NEW = "new"
    RENEWED = "renewed"
    """A newer version of one that was there: continued, or rated since."""
    THERE = "there"
    """The same as what was there."""
    OLDER = "older"
    """An older version of what was there."""


@dataclass(slots=True)
class Merge:
    """A cohort as it will be; the one place where that is decided."""

    there: Mapping[str, Entry]
    """What the cohort held, by attempt."""
    lines_of: Callable[[str], str]
    """Returns the transcript of an attempt that the cohort held."""
    occasion: Occasion = Occasion.NONE
    """When what is handed in was taken; NONE leaves what was said before."""
    fresh: dict[str, Collected] = field(default_factory=dict)
    """New attempts and newer versions, by attempt."""
    moved: dict[str, Entry] = field(default_factory=dict)
    """Attempts that were there and are now of another occasion."""

    def owners(self, attempts: Iterable[str]) -> frozenset[str]:
        """Return the students that any of some attempts belong to."""
        found = map(self._entry, attempts)
        return frozenset(entry.student for entry in found if entry is not None)

    def take(self, student: str, each: Believed) -> Came | Reason:
        """Take in an attempt of a student, or say why it is set aside."""
        before = self._entry(each.attempt)
        if before is None:
            self._put(student, each, self.occasion)
            return Came.NEW
        if before.student != student:
            return Reason.OTHER_STUDENT
        came = self._version(before, each)
        if came is Came.RENEWED:
            self._put(student, each, self.occasion or before.occasion)
        elif isinstance(came, Came) and self.occasion not in {Occasion.NONE, before.occasion}:
            self._move(before)
        return came

    def changed(self) -> tuple[tuple[Collected, ...], tuple[Entry, ...]]:
        """Return what is to be kept: attempts whole, and those that only count otherwise now."""
        now = dict(self.there) | self.moved | {n: each.entry for n, each in self.fresh.items()}
        counted = numbered(now.values())
        fresh = tuple(
            replace(each, entry=counted[name]) for name, each in sorted(self.fresh.items())
        )
        changed = tuple(
            entry
            for name, entry in sorted(counted.items())
            if name not in self.fresh and entry != self.there[name]
        )
        return fresh, changed

    def _entry(self, attempt: str) -> Entry | None:
        if attempt in self.fresh:
            return self.fresh[attempt].entry
        return self.moved.get(attempt) or self.there.get(attempt)

    def _version(self, before: Entry, each: Believed) -> Came | Reason:
        """Return which of two versions of an attempt is the newer one."""
        if each.digest == before.digest:
            return Came.THERE
        kept = self.fresh.get(each.attempt)
        old = zlib.decompress(kept.transcript) if kept else self.lines_of(each.attempt).encode()
        new = zlib.decompress(each.transcript)
        if new == old:
            return Came.RENEWED if each.rated else Came.OLDER
        if new.startswith(old):
            return Came.RENEWED
        return Came.OLDER if old.startswith(new) else Reason.OTHER_TALK

    def _put(self, student: str, each: Believed, occasion: Occasion) -> None:
        entry = Entry(
            attempt=each.attempt,
            student=student,
            started=each.started,
            number=1,
            occasion=occasion,
            scenario=each.scenario,
            scenario_hash=each.scenario_hash,
            rubric_hash=shipped_rubric().hash,
            digest=each.digest,
        )
        self.fresh[each.attempt] = Collected(entry, each.transcript, each.packed)

    def _move(self, before: Entry) -> None:
        after = replace(before, occasion=self.occasion)
        kept = self.fresh.get(before.attempt)
        if kept is None:
            self.moved[before.attempt] = after
        else:
            self.fresh[before.attempt] = replace(kept, entry=after)


def numbered(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return attempts by id, each with its number among those of its student at its scenario."""
    counts: dict[tuple[str, str], int] = {}
    found: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda each: (each.started, each.attempt)):
        whose = entry.student, entry.scenario
        counts[whose] = counts.get(whose, 0) + 1
        found[entry.attempt] = replace(entry, number=counts[whose])
    return found


def students_in(entries: Sequence[Entry]) -> int:
    """Return how many students some attempts are of."""
    return len({entry.student for entry in entries})
