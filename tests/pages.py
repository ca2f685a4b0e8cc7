"""Writes the reference pages that are made from the code: ``python -m tests.pages``."""

import sys
from pathlib import Path

from scenarios import checks
from scenarios.diagnostics import page as diagnostics_page
from scenarios.format import page as format_page

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"


def pages() -> dict[str, str]:
    """Return the text of every page by its file name."""
    rules = {
        code: sys.modules[rule.__module__].__doc__ or "" for code, rule in checks.RULES.items()
    }
    return {
        "diagnostics.md": diagnostics_page.reference_page(rules),
        "format.md": format_page.reference_page(),
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")
