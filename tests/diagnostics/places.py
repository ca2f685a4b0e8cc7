"""The codes that are about the disk: folders that fail with them, made when asked for."""

from collections.abc import Callable
from pathlib import Path

from scenarios.library import MOST_FILES, Found, find, load
from tests.diagnostics.examples import HERE

Made = Callable[[Path], Found]


def _folder(path: Path) -> Path:
    path.mkdir(parents=True)
    (path / "scenario.yaml").write_bytes((HERE / "base.yaml").read_bytes())
    return path


def whole(path: Path) -> Found:
    """A folder with nothing wrong."""
    return find(str(_folder(path)))


def _not_found(path: Path) -> Found:
    return find(str(path / "butikktyveri"))


def _unreadable(path: Path) -> Found:
    folder = _folder(path)
    (folder / "en.po").mkdir()
    return load(folder)


def _leads_outside(path: Path) -> Found:
    folder = _folder(path)
    secret = path.parent / "secret"
    secret.write_text("secret")
    (folder / "en.po").symlink_to(secret)
    return load(folder)


def _too_many(path: Path) -> Found:
    folder = _folder(path)
    for number in range(MOST_FILES):
        (folder / f"x{number}.po").write_text("")
    return load(folder)


PLACES: dict[str, tuple[Made, Made]] = {
    "L001": (_not_found, whole),
    "L002": (_unreadable, whole),
    "L003": (_leads_outside, whole),
    "L004": (_too_many, whole),
}
"""For each code, a folder that fails with it and one that passes."""
