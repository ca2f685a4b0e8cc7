"""Naming what is wrong with a scenario by where it is, as the user typed it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from scenarios.diagnostics import Diagnostic
from scenarios.format import SCENARIO_FILE
from scenarios.library import folder_of, included
from scenarios.words import Language
from simulator.i18n import N_
from simulator.sessions.errors import UserError, brief

if TYPE_CHECKING:
    from simulator.sessions.opening import Opened

MOST_OF_A_PATH = 1000
"""Characters of a path that a finding shows: any that can be, and of nonsense only the ends."""
MOST_OF_A_LIST = 800
"""Characters of a list of names that a finding shows: a dozen of the longest ids there are."""


def naming(path: str) -> Callable[[str], str]:
    """Return what turns the name of a file in a scenario's folder into its path.

    Args:
        path: The folder, the file in it, or the id, as typed.
    """
    folder = path
    if path.replace("\\", "/").rpartition("/")[2] == SCENARIO_FILE:
        folder = path.removesuffix(SCENARIO_FILE)
    paths_already = {path, str(folder_of(path))}  # what could not be found, or not be looked into

    def there(name: str) -> str:
        if not folder or name in paths_already:
            return brief(name, MOST_OF_A_PATH)
        return brief(f"{folder.rstrip('/')}/{name}", MOST_OF_A_PATH)

    return there


def named(path: str, diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics that name their files by where they are."""
    there = naming(path)
    return tuple(
        replace(
            each,
            file=there(each.file),
            params=tuple((name, _in_short(value)) for name, value in each.params),
            related=tuple(replace(place, file=there(place.file)) for place in each.related),
        )
        for each in diagnostics
    )


def _in_short(value: str) -> str:
    """Return what fills a blank of a finding; a list of names is never cut inside a name."""
    names = value.removesuffix(" …").split(", ")
    if len(names) == 1 or any(" " in name for name in names):
        return brief(value)
    ends = list(accumulate(len(name) + len(", ") for name in names))
    shown = [name for name, end in zip(names, ends, strict=True) if end <= MOST_OF_A_LIST]
    if not shown:
        return brief(value)
    return ", ".join(shown) + (" …" if shown != names or value.endswith(" …") else "")


class NotOnesOwnError(UserError):
    """A scenario that came with the program, and is not written to."""


def see_own(path: str) -> None:
    """See that a scenario may be written to: none that came with the program, by its id.

    Its folder is the program's own, and ``doctor`` would say that it is not the one shipped. Who
    works on the library names the folder.

    Raises:
        NotOnesOwnError: where it is one.
    """
    if path in included():
        message = N_(
            "{name} came with the program and is not changed. Copy its folder {folder} to "
            "{copy}, and name the copy."
        )
        folder = str(folder_of(path))
        raise NotOnesOwnError(message, name=path, folder=folder, copy=f"./{path}")


def opened(path: str, language: Language) -> "Opened":
    """Find, read and build the scenario that was typed.

    Raises:
        BrokenScenarioError: where there is none, or it has errors; names its files by where
            they are.
    """
    from simulator.sessions.errors import BrokenScenarioError  # noqa: PLC0415
    from simulator.sessions.opening import open_scenario  # noqa: PLC0415 findings need it not

    try:
        return open_scenario(path, language)
    except BrokenScenarioError as error:
        error.diagnostics = named(path, error.diagnostics)
        raise
