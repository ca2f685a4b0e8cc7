"""Writes the reference pages that are made from the code: ``python -m tests.pages``."""

import sys
from pathlib import Path

from scenarios.checks import allowing, pairs, together
from scenarios.diagnostics import page as diagnostics_page
from scenarios.format import page as format_page
from scoring.checks import RULES
from simulator.proof.rules import RULES as PROOF_RULES

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"


def pages() -> dict[str, str]:
    """Return the text of every page by its file name."""
    checks = (*RULES.items(), *PROOF_RULES.items())
    rules = {code: sys.modules[rule.__module__].__doc__ or "" for code, rule in checks}
    rules["C504"] = together.__doc__ or ""
    rules["C505"] = rules["C506"] = pairs.__doc__ or ""
    rules["C601"] = rules["C602"] = allowing.__doc__ or ""
    return {
        **diagnostics_page.reference_pages(rules),
        "format.md": format_page.reference_page(),
    }


def stray() -> set[Path]:
    """Return the pages of codes that are no more."""
    folder = REFERENCE / diagnostics_page.FOLDER
    return set(folder.glob("*.md")) - {REFERENCE / name for name in pages()}


if __name__ == "__main__":
    (REFERENCE / diagnostics_page.FOLDER).mkdir(exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")
    for path in stray():
        path.unlink()
