"""A folder of scenarios for the author's screens."""

import shutil
from pathlib import Path

import pytest

from tests.functional.talking import SMALL
from tests.functional.tui.writing import save


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a sound scenario and a broken one."""
    here = tmp_path / "scenarioer"
    shutil.copytree(SMALL, here / "liten")
    shutil.copytree(SMALL, here / "brutt")
    save(here / "brutt", "goto: saken", "goto: saaken")
    return here
