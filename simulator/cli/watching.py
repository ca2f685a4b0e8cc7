"""``samtalerom check --watch``: checks again whenever a file is saved."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from scenarios.diagnostics import Diagnostic
from simulator.authoring.checking import Checked, Checking, beside_each_other, joined
from simulator.authoring.files import Files
from simulator.cli.shell import Code
from simulator.cli.showing import code_of

LOOK = 0.04
"""Seconds between two looks."""

_READ_FIRST = frozenset("FL")
"""Codes that are said before the rules can be asked; where they stop it, the rest is not known."""

Identity = tuple[str, str, tuple[tuple[str, str], ...]]


class Watched:
    """One scenario that is watched, and what is known of it."""

    def __init__(self, path: str) -> None:
        """Watch a path, or the id of an included scenario."""
        self.checking = Checking(path)
        self.checked = Checked(())
        self.beside: tuple[Diagnostic, ...] = ()
        """What is wrong only beside the other scenarios."""
        self.files = Files(path)

    def check(self, show: Callable[[Checked], None]) -> tuple[Diagnostic, ...]:
        """Check again, show what is new as soon as it is known, and return what is gone."""
        before = Counter(map(_identity, self.checked.diagnostics))
        parts = []
        for part in self.checking.parts():
            parts.append(part)
            new = tuple(_beyond(part.diagnostics, before))
            if new:
                show(Checked(new, part.lines))
        now = joined(parts)
        if now.scenario is None:
            now.diagnostics += tuple(self._not_asked_for())
        after = Counter(map(_identity, now.diagnostics))
        gone = tuple(_beyond(self.checked.diagnostics, after))
        self.checked = now
        return gone

    def all(self) -> Checked:
        """Return everything that is known."""
        now = self.checked
        found = now.diagnostics + self.beside
        return Checked(found, now.lines, now.read, now.examined)

    def _not_asked_for(self) -> Iterator[Diagnostic]:
        """Yield what rules found before, which a broken file says nothing against."""
        return (each for each in self.checked.diagnostics if each.code[0] not in _READ_FIRST)


class Writing(Protocol):
    """Where a watch writes."""

    def write(self, found: Checked) -> None:
        """Write some findings."""

    def sum_up(self, found: Sequence[Checked]) -> None:
        """Say how much was found in all."""

    def save(
        self, names: Sequence[str], found: Sequence[Checked], gone: Sequence[Diagnostic]
    ) -> None:
        """Say what a save came to."""


def watch(paths: Sequence[str], out: Writing, say_so: Callable[[], None]) -> Code:
    """Check, and check again after every save, until the user interrupts.

    Args:
        paths: the scenarios, by path or id.
        out: where findings go.
        say_so: called when everything was checked once and the watch begins.

    Returns:
        How a check would end that was made when the watch ended.

    Raises:
        KeyboardInterrupt: where the user does not wait for the first check.
    """
    watched = [Watched(path) for path in dict.fromkeys(paths)]
    for each in watched:
        each.check(lambda _: None)
    _beside(watched, lambda _: None)
    out.write(joined(each.all() for each in watched))
    out.sum_up([each.all() for each in watched])
    try:
        say_so()
        while True:
            time.sleep(LOOK)
            for each in watched:
                if names := each.files.changed():
                    gone = (*each.check(out.write), *_beside(watched, out.write))
                    out.save(names, [one.all() for one in watched], gone)
    except KeyboardInterrupt:
        return code_of(each.all() for each in watched)


def _beside(watched: Sequence[Watched], show: Callable[[Checked], None]) -> tuple[Diagnostic, ...]:
    """Look at the scenarios beside each other, show what is new, and return what is gone."""
    found = beside_each_other({each.checking.path: each.checked for each in watched})
    gone: list[Diagnostic] = []
    for each in watched:
        now = found.get(each.checking.path, ())
        new = tuple(_beyond(now, Counter(map(_identity, each.beside))))
        gone += _beyond(each.beside, Counter(map(_identity, now)))
        each.beside = now
        if new:
            show(Checked(new, each.checked.lines))
    return tuple(gone)


def _identity(diagnostic: Diagnostic) -> Identity:
    """Return what makes a finding the same one, wherever its line has moved to."""
    return diagnostic.code, diagnostic.file, diagnostic.params


def _beyond(found: Sequence[Diagnostic], known: Counter[Identity]) -> Iterator[Diagnostic]:
    """Yield the findings that are not among the known, as often as they are not."""
    left = known.copy()
    for each in found:
        identity = _identity(each)
        if left[identity]:
            left[identity] -= 1
        else:
            yield each
