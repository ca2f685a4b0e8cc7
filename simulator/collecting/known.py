"""The scenarios that a hand-in can be of, by the hashes of their files."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from scenarios.format import SCENARIO_FILE, Bundle
from scenarios.library import find, included, shipped
from simulator.i18n import N_
from simulator.sessions.errors import UserError

MOST_FOLDERS = 1_000


class NoScenariosError(UserError):
    """A folder that was named for its scenarios and has none."""


def known_scenarios(
    folders: Sequence[str] = (), kept: Iterable[Bundle] = ()
) -> Mapping[str, Bundle]:
    """Return every scenario that is known, by hash.

    Args:
        folders: Folders of the instructor's: a scenario each, or with scenarios in them.
        kept: The versions that the records hold.

    Raises:
        NoScenariosError: where a folder holds no scenario.
    """
    own = [bundle for folder in folders for bundle in _in_folder(folder)]
    return {bundle.hash: bundle for bundle in (*kept, *own, *map(shipped, included()))}


def _in_folder(named: str) -> list[Bundle]:
    try:
        folder = Path(named)
        inside = [folder, *sorted(each.parent for each in folder.glob(f"*/{SCENARIO_FILE}"))]
    except (OSError, ValueError, RuntimeError):
        inside = []
    bundles = [find(str(each)).bundle for each in inside[:MOST_FOLDERS]]
    found = [bundle for bundle in bundles if bundle is not None]
    if not found:
        raise NoScenariosError(N_("There is no scenario in {folder}."), folder=named)
    return found
