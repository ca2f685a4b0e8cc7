"""Finds scenarios on the disk: those that are included, and folders of one's own.

A listing reads only ``index.json``, written beside the scenarios by
``python -m scenarios.library index``: no scenario is parsed for it.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from scenarios.format import DEFAULT_BOUNDS, SCENARIO_FILE, Bundle, shared_blocks
from scenarios.kinds import Level, Status, Track

if TYPE_CHECKING:  # a listing needs neither diagnostics nor the model
    from scenarios.diagnostics import Diagnostic, Kind
    from scenarios.model import Scenario

INCLUDED = Path(__file__).parent
INDEX = INCLUDED / "index.json"
SHARED_BLOCKS = INCLUDED / "blocks"
MOST_FILES = 64


@dataclass(frozen=True, slots=True)
class Head:
    """What a listing shows of a scenario."""

    id: str
    hash: str
    """The hash of its bundle."""
    language: str
    """The language that it is written in."""
    titles: Mapping[str, str]
    """The title in every language that there is."""
    trains: Mapping[str, tuple[str, ...]]
    """What it trains, in every language that there is."""
    level: Level
    track: Track
    minutes: int
    status: Status
    parallel: str | None = None
    """The id of the scenario that trains the same in another case."""

    def title(self, language: str) -> str:
        """Return the title in a language, or in the scenario's own."""
        return self.titles.get(language, self.titles[self.language])

    def trained(self, language: str) -> tuple[str, ...]:
        """Return what it trains in a language, or in the scenario's own."""
        return self.trains.get(language, self.trains[self.language])


def heads() -> tuple[Head, ...]:
    """Return the heads of the included scenarios, easiest first."""
    entries = json.loads(INDEX.read_text(encoding="utf-8"))["scenarios"]
    order = list(Level)
    found = (_head(entry) for entry in entries)
    return tuple(sorted(found, key=lambda head: (order.index(head.level), head.id)))


def _head(entry: Mapping[str, object]) -> Head:
    match entry:
        case {
            "id": str(name),
            "hash": str(digest),
            "language": str(language),
            "titles": dict(titles),
            "trains": dict(trains),
            "level": str(level),
            "track": str(track),
            "minutes": int(minutes),
            "status": str(status),
            "parallel": str() | None as parallel,
        }:
            return Head(
                name,
                digest,
                language,
                titles,
                {key: tuple(words) for key, words in trains.items()},
                Level(level),
                Track(track),
                minutes,
                Status(status),
                parallel,
            )
        case _:
            raise ValueError(f"{INDEX} is damaged")


def head_of(bundle: Bundle) -> Head | None:
    """Read a bundle in all its languages and return its head; None where it has errors."""
    from scenarios.format import read  # noqa: PLC0415  (only a new head needs reading)

    found: dict[str, Scenario] = {}
    for language in (None, *bundle.languages):
        scenario = read(bundle, language).scenario
        if scenario is None:
            return None
        found[scenario.language] = scenario
    own = next(iter(found.values()))
    return Head(
        own.id,
        own.hash,
        own.language,
        {language: scenario.title for language, scenario in found.items()},
        {language: scenario.trains for language, scenario in found.items()},
        own.level,
        own.track,
        own.minutes,
        own.provenance.status,
        own.parallel,
    )


def index_of(bundles: Mapping[str, Bundle]) -> str:
    """Return the text of ``index.json`` for some bundles, by their ids.

    Raises:
        ValueError: if a scenario has errors, or another id than its folder.
    """
    entries = []
    for name, bundle in sorted(bundles.items()):
        head = head_of(bundle)
        if head is None or head.id != name:
            raise ValueError(f"{name}: the scenario has errors, or another id than its folder")
        entries.append(
            {
                "id": head.id,
                "hash": head.hash,
                "language": head.language,
                "titles": dict(sorted(head.titles.items())),
                "trains": {key: list(words) for key, words in sorted(head.trains.items())},
                "level": head.level.value,
                "track": head.track.value,
                "minutes": head.minutes,
                "status": head.status.value,
                "parallel": head.parallel,
            }
        )
    return json.dumps({"scenarios": entries}, ensure_ascii=False, indent=1) + "\n"


_NO_FILE = ("ikke en vanlig fil", "not a regular file")
_PROBLEMS: Mapping[int, tuple[str, str]] = {
    errno.EACCES: ("du har ikke tilgang til den", "you have no access to it"),
    errno.EPERM: ("du har ikke tilgang til den", "you have no access to it"),
    errno.ENOENT: ("den er ikke der", "it is not there"),
    errno.ENOTDIR: ("stien går gjennom en fil", "its path leads through a file"),
    errno.EISDIR: ("den er en mappe", "it is a folder"),
    errno.ELOOP: ("lenken leder til seg selv", "the link leads to itself"),
    errno.ENAMETOOLONG: ("navnet er for langt", "its name is too long"),
    errno.EIO: ("disken svarer med en feil", "the disk answers with an error"),
}
"""Why a file cannot be read, in bokmål and English."""


def included() -> tuple[str, ...]:
    """Return the ids of the included scenarios."""
    return tuple(sorted(path.parent.name for path in INCLUDED.glob(f"*/{SCENARIO_FILE}")))


def shipped(name: str) -> Bundle:
    """Return the files of an included scenario.

    Raises:
        LookupError: if none has this id.
    """
    bundle = load(INCLUDED / name).bundle if name in included() else None
    if bundle is None:
        raise LookupError(name)
    return bundle


@dataclass(frozen=True, slots=True)
class Found:
    """What came of looking for a scenario."""

    bundle: Bundle | None
    diagnostics: tuple[Diagnostic, ...] = ()
    folder: Path | None = None
    """Where it is."""


def find(name: str) -> Found:
    """Find a scenario by the id of an included one, a folder, or the path of its file.

    A word without a slash or dot is an id first. Nothing is raised for what is on the disk.
    """
    folder = folder_of(name)
    try:
        path = folder if name in included() else Path(name).expanduser()
        if path.is_dir() or (path.is_file() and path.name == SCENARIO_FILE):
            return load(folder)
    except (OSError, ValueError, RuntimeError):
        pass
    return _missing(name)


def folder_of(name: str) -> Path:
    """Return the folder that a scenario is in, or would be in, by what ``find`` is given."""
    if name in included():
        return INCLUDED / name
    path = Path(name)
    with suppress(RuntimeError):  # the home of somebody who is not known here
        path = path.expanduser()
    return path.parent if path.name == SCENARIO_FILE else path


def _missing(name: str) -> Found:
    from scenarios.diagnostics import catalogue as kinds  # noqa: PLC0415  (only for findings)

    close = get_close_matches(name[:80], included(), 1, 0.6)
    nearest = f" ({close[0]}?)" if close else ""
    return Found(None, (kinds.NOT_FOUND.at(name, None, name=name, nearest=nearest),))


def load(folder: Path) -> Found:
    """Read the files of a scenario's folder into a bundle.

    Shared blocks come from the folder's own ``blocks/``, and else those that the scenario uses
    from the included ones, with their translations.
    """
    from scenarios.diagnostics import catalogue as kinds  # noqa: PLC0415  (only for findings)

    try:
        root = folder.resolve(strict=True)
        paths = {SCENARIO_FILE: root / SCENARIO_FILE} if (root / SCENARIO_FILE).exists() else {}
        paths |= {path.name: path for path in files_in(root, "po")}
        blocks = _blocks_in(root / "blocks")
    except (OSError, RuntimeError) as error:
        problem = (kinds.UNREADABLE.at(str(folder), None, **_said(error)),)
        return Found(None, problem, folder)
    paths |= blocks
    if len(paths) > MOST_FILES:
        return Found(None, (kinds.TOO_MANY_FILES.at(str(folder), None, limit=MOST_FILES),), folder)
    files: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    for name, path in sorted(paths.items()):
        read = file_bytes(name, path, root)
        if isinstance(read, bytes):
            files[name] = read
        else:
            diagnostics.append(read)
    for name, path in sorted(_included_blocks(files).items()):
        files.setdefault(name, path.read_bytes())
    if not paths.get(SCENARIO_FILE):
        at = str(folder)
        diagnostics.append(kinds.FILE_MISSING.at(at, None, name=SCENARIO_FILE))
    return Found(None if diagnostics else Bundle(files), tuple(diagnostics), folder)


def _blocks_in(folder: Path) -> dict[str, Path]:
    """Return the blocks of a folder and their translations, as they are named in a bundle."""
    return {f"blocks/{path.name}": path for path in files_in(folder, "yaml", "po")}


def files_in(folder: Path, *endings: str) -> Iterator[Path]:
    """Yield the files of a folder with one of some endings, such as ``po`` or ``yaml``.

    A name that begins with a dot is none of ours: editors keep their locks so.
    """
    for ending in endings:
        for path in folder.glob(f"*.{ending}"):
            if not path.name.startswith("."):
                yield path


def _included_blocks(files: Mapping[str, bytes]) -> dict[str, Path]:
    """Return those of the included blocks that a scenario uses and has not got of its own."""
    used = shared_blocks(files.get(SCENARIO_FILE, b""))
    wanted = {name for name in used if f"blocks/{name}.yaml" not in files}
    return {
        name: path
        for name, path in (_blocks_in(SHARED_BLOCKS) if wanted else {}).items()
        if path.name.partition(".")[0] in wanted
    }


def file_bytes(name: str, path: Path, root: Path) -> bytes | Diagnostic:
    """Return the bytes of a file inside a folder, or why they are not to be had."""
    from scenarios.diagnostics import catalogue as kinds  # noqa: PLC0415  (only for findings)

    try:
        if not path.resolve(strict=True).is_relative_to(root):
            return kinds.LEADS_OUTSIDE.at(name, None, name=name)
        status = path.stat()
        if not S_ISREG(status.st_mode):
            return kinds.UNREADABLE.at(name, None, **_problem(*_NO_FILE))
        return _bounded(kinds.TOO_LARGE, name, path, status.st_size)
    except (OSError, RuntimeError) as error:
        return kinds.UNREADABLE.at(name, None, **_said(error))


def _bounded(too_large: Kind, name: str, path: Path, size: int) -> bytes | Diagnostic:
    limit = DEFAULT_BOUNDS.file_bytes
    if size <= limit:
        with path.open("rb") as file:
            data = file.read(limit + 1)
        if len(data) <= limit:
            return data
    return too_large.at(name, None, size=size, limit=limit)


def _said(error: OSError | RuntimeError) -> Mapping[str, str]:
    """Say why something cannot be read; what is not known here, as the operating system does."""
    known = _PROBLEMS.get(getattr(error, "errno", None) or 0)
    said = getattr(error, "strerror", None) or type(error).__name__
    return _problem(*(known or (said, said)))


def _problem(nb: str, en: str) -> Mapping[str, str]:
    return {"problem_nb": nb, "problem_en": en}
