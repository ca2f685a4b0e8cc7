"""What belongs to the project: the tracked files, and the root they stand in."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("simulator", "scoring", "scenarios")
_TEXT = {
    ".py",
    ".md",
    ".yaml",
    ".yml",
    ".po",
    ".toml",
    ".tcss",
    ".html",
    ".json",
    ".j2",
    ".css",
    "",
}


@cache
def tracked(*suffixes: str) -> tuple[Path, ...]:
    """Return the project's files with these suffixes, all text files when none is given."""
    if (ROOT / ".git").exists():
        listing = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
        ).stdout
        paths = [ROOT / name for name in listing.split("\0") if name]
    else:  # an unpacked release
        paths = [path for top in (*PACKAGES, "tests", "docs") for path in (ROOT / top).rglob("*")]
        paths += ROOT.glob("*.md")
    wanted = set(suffixes) or _TEXT
    return tuple(sorted(p for p in paths if p.suffix in wanted and p.is_file()))


def name(path: Path) -> str:
    """Return a path as it is written in the project."""
    return path.relative_to(ROOT).as_posix()
