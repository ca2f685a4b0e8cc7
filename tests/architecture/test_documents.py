"""Documents agree with each other and with what they speak of."""

import re
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT, name, tracked
from tests.architecture.sources import titles

ADR = ROOT / "docs" / "adr"
SOURCES = ROOT / "docs" / "sources.md"
_CODE = re.compile(r"(?<![\w#&-])S(\d{1,2}[bc]?)(?![\w-])")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
# What only makes sense on one machine, or speaks of how the project is worked on.
_PRIVATE = re.compile(r"(?<![\w.~-])/(?:work|home|root|Users)/\w|\.\./shared\b|(?<![\w/])shared/\w")


def test_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("page", sorted(ADR.glob("0*.md")), ids=lambda p: p.stem)
def test_decision_is_short_whole_and_listed(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    number = int(page.stem[:4])
    assert len(text.splitlines()) <= 60
    assert text.startswith(f"# {number}. ")
    assert all(f"## {part}\n" in text for part in ("Context", "Decision", "Consequences"))
    assert f"({page.name})" in (ADR / "README.md").read_text(encoding="utf-8")


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(page.stem[:4]) for page in sorted(ADR.glob("0*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("page", tracked(".md"), ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    local = [link for link in _LINK.findall(text) if not re.match(r"[a-z]+:|#", link)]
    missing = [link for link in local if not (page.parent / link.split("#")[0]).exists()]
    assert not missing


def test_every_document_can_be_found() -> None:
    """Every page under docs is reached by links from README."""
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or not page.exists():
            continue
        seen.add(page)
        if page.suffix == ".md":
            links = _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))
            waiting += [
                (page.parent / link.split("#")[0]).resolve() for link in links if ":" not in link
            ]
    orphans = [name(p) for p in tracked(".md") if (ROOT / "docs") in p.parents and p not in seen]
    assert not orphans


def test_every_cited_source_is_listed() -> None:
    listed = set(
        re.findall(
            r"^(?:\||#+|-|\*)[\s*]*S(\d{1,2}[bc]?)\b", SOURCES.read_text("utf-8"), re.MULTILINE
        )
    )
    assert listed, "docs/sources.md lists no source"
    cited: dict[str, set[str]] = {}
    for path in tracked():
        if path.relative_to(ROOT).parts[0] in {"tests", "pyproject.toml"}:
            continue
        for code in _CODE.findall(path.read_text(encoding="utf-8")):
            cited.setdefault(code, set()).add(name(path))
    unknown = {f"S{code}": sorted(files) for code, files in cited.items() if code not in listed}
    assert not unknown


def test_the_debrief_page_knows_the_sources() -> None:
    known = ROOT / "simulator" / "reports" / "sources.json"
    hint = "python -m tests.architecture.sources > simulator/reports/sources.json"
    assert known.read_text(encoding="utf-8") == titles(), hint


def test_nothing_points_at_one_machine() -> None:
    found = [
        f"{name(path)}: {match.group()}"
        for path in tracked()
        if path != Path(__file__).resolve()
        for match in _PRIVATE.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found


def test_glossary_has_three_languages_for_every_word() -> None:
    rows = [
        line.strip().strip("|").split("|")
        for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ]
    assert len(rows) > 60
    assert [row for row in rows if len([cell for cell in row[:3] if cell.strip()]) != 3] == []
