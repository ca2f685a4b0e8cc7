"""The titles of the sources, for the debrief page: ``python -m tests.architecture.sources``.

Prints what ``simulator/reports/sources.json`` must hold; ``docs/sources.md`` is where they
are written.
"""

import json
import re
import sys

from tests.architecture.repository import ROOT

_ROW = re.compile(r"^\| *(S\d{1,2}[a-z]?) *\| *([^|]+?) *\|", re.MULTILINE)


def titles() -> str:
    """Return code and title of every source, as JSON."""
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    found = {code: title.replace("*", "") for code, title in _ROW.findall(page)}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(titles())
