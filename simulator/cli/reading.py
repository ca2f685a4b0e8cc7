"""Reading a scenario that a command shows: its value, and where its parts are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.library import find
from scenarios.words import Language
from simulator.authoring.naming import NotOnesOwnError, named, naming, see_own
from simulator.cli.shell import Code, CommandError

if TYPE_CHECKING:  # the app starts without them
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from scenarios.diagnostics import Diagnostic, Place
    from scenarios.format import Bundle
    from scenarios.format.reading import Reading
    from scenarios.model import Scenario


@dataclass(frozen=True, slots=True)
class Written:
    """A scenario that has no errors."""

    scenario: Scenario
    bundle: Bundle
    typed: str
    folder: Path | None
    _reading: Reading

    def place(self, ref: str) -> tuple[str, int, Path | None] | None:
        """Return where something is written.

        Returns:
            The file as the user would name it, the line from 1, and the file's whole path; None
            where it is not known.
        """
        at = self._reading.place(ref)
        if at is None:
            return None
        there = self.folder.resolve() / at.file if self.folder else None
        return naming(self.typed)(at.file), at.span.line, there

    def at(self, ref: str, key: str = "") -> Place | None:
        """Return where something, or a key of it, is written; None where it is not known."""
        return self._reading.place(ref, key)

    def named(self, diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        """Return diagnostics that name their files as the user would."""
        return named(self.typed, diagnostics)

    @property
    def lines(self) -> Mapping[str, Sequence[str]]:
        """The lines of the files, by their names as the user would name them."""
        there = naming(self.typed)
        return {there(name): source.lines for name, source in self._reading.sources.items()}


def written(path: str, language: Language) -> Written:
    """Find and read the scenario that was typed, in a language or else in its own.

    Raises:
        BrokenScenarioError: where there is none, or it has errors; names its files by where
            they are.
    """
    from scenarios.format import read  # noqa: PLC0415 the program starts without it
    from simulator.sessions.errors import BrokenScenarioError  # noqa: PLC0415

    found = find(path)
    if found.bundle is None:
        raise BrokenScenarioError(named(path, found.diagnostics), there=False)
    reading = read(found.bundle, language)
    if reading.scenario is None:
        raise BrokenScenarioError(named(path, reading.diagnostics))
    return Written(reading.scenario, found.bundle, path, found.folder, reading)


def refuse_included(path: str) -> None:
    """Refuse to write to a scenario that came with the program.

    Raises:
        CommandError: where its id was typed.
    """
    try:
        see_own(path)
    except NotOnesOwnError as error:
        raise CommandError(Code.USAGE, error.message, **error.values) from error


__all__ = ["Written", "refuse_included", "written"]
