"""Every seeded fault is found, by its code and at its line, and nothing in the healthy scenario."""

from collections import Counter
from pathlib import Path

import pytest

from scenarios.diagnostics.catalogue import KINDS
from scenarios.diagnostics.render import concise
from scenarios.format import Bundle
from scenarios.words import Language
from scoring.checks import examine
from scoring.shipped import shipped_rubric
from tests.corpus.seeding import HEALTHY, SHORT, fault, faults, files_of, proved

TIMES = 2
"""How often each code is seeded at least."""

NOT_SEEDED = {"C504", "C505", "C506"}
"""Codes that need more than one scenario; nor those of the disk (L) and of plays (P)."""

WITHOUT_LINE = {"F001", "F002"}
"""Codes that are about a whole file."""


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("folder", [HEALTHY, SHORT], ids=lambda folder: folder.name)
def test_the_healthy_scenario_is_healthy(folder: Path) -> None:
    files = files_of(folder)
    found = examine(Bundle(files), shipped_rubric()).diagnostics + proved(files)
    assert not found, concise(found, Language.ENGLISH)


@pytest.mark.parametrize("path", faults(), ids=_name)
def test_a_seeded_fault_is_found_at_its_line(path: Path) -> None:
    seeded = fault(path)
    _, marks = seeded.seeded()
    found = seeded.diagnostics()
    places = {(d.file, d.span.line) for d in found if d.code == seeded.code and d.span}
    assert seeded.story, "says nothing of what the author did"
    if seeded.code in WITHOUT_LINE:
        assert seeded.code in {d.code for d in found}, concise(found, Language.ENGLISH)
        return
    assert marks, "no line is marked"
    assert places == marks, concise(found, Language.ENGLISH)


def test_every_code_is_seeded() -> None:
    times = Counter(path.parent.name for path in faults())
    assert set(times) <= set(KINDS)
    asked = {code for code in KINDS if code[0] in "FC"} - NOT_SEEDED
    assert not {code for code in asked if times[code] < TIMES}


def test_no_two_faults_are_the_same() -> None:
    spoilt = Counter(tuple(sorted(fault(path).seeded()[0].items())) for path in faults())
    assert max(spoilt.values()) == 1
