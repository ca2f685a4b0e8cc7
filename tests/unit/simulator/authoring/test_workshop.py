"""A folder of scenarios: whose files are looked at, and what is seen of them."""

import shutil
from pathlib import Path

import pytest

from scenarios.library import included
from simulator.authoring.workshop import Workshop
from tests.functional.talking import SMALL


@pytest.mark.parametrize("folder", ["", ".", "her", "{}"])
def test_a_copy_of_an_included_scenario_is_the_authors_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    """Its folder has the name of the included one, and the author works beside it."""
    name = included()[0]
    shelf = tmp_path / "her"
    own = shelf / name / "scenario.yaml"
    shutil.copytree(SMALL, own.parent)
    monkeypatch.chdir(tmp_path if folder == "her" else shelf)
    (bench,) = Workshop(folder.format(shelf), tmp_path / "log").benches()
    found = bench.check()
    assert bench.name == name
    assert bench.state is not None
    assert found.scenario is not None
    assert found.scenario.title == bench.state.title == "En liten samtale"
    assert not bench.changed()
    own.write_text(own.read_text("utf-8").replace("En liten samtale", "En annen"), "utf-8")
    assert bench.changed()
    again = bench.check().scenario
    assert again is not None
    assert again.title == "En annen"


def test_an_included_scenario_can_be_looked_at_by_its_id(tmp_path: Path) -> None:
    name = included()[0]
    (bench,) = Workshop(name, tmp_path / "log").benches()
    assert bench.path == name
    assert bench.check().scenario is not None
    assert not bench.changed()
