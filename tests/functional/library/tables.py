"""Reads the tables of the page for instructors, ``docs/scenarios/README.md``."""

from pathlib import Path

from scenarios.library import INCLUDED

PAGE = INCLUDED.parent.parent / "docs" / "scenarios" / "README.md"


def table(heading: str, page: Path = PAGE) -> list[dict[str, str]]:
    """Return the rows of the first table under a heading, by the words of its first line."""
    text = page.read_text(encoding="utf-8")
    under = text.split(f"## {heading}\n", 1)[1].split("\n## ")[0]
    head, _, *rows = (_cells(line) for line in under.splitlines() if line.startswith("|"))
    return [dict(zip(head, row, strict=True)) for row in rows]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
