"""A scenario is checked again after every save, and what has not changed is not done again."""

from importlib import import_module
from pathlib import Path

import pytest

from simulator.authoring.checking import Checking
from tests.diagnostics.examples import HERE
from tests.unit.scenarios.written import text

THIN = (HERE / "C207" / "fail" / "scenario.yaml").read_text(encoding="utf-8")
PLAY = "feelings: start\nacts: [say hei, say hva]\nexpect: {ending: slutt}\n"


def codes(check: Checking) -> set[str]:
    return {each.code for each in check.whole().diagnostics}


def test_what_is_read_anew_is_not_taken_for_what_stood_there_in_memory_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was thrown away leaves its place, and another may come to stand there."""
    for module in ("scoring.checks.examine", "simulator.authoring.checking"):
        monkeypatch.setattr(import_module(module), "id", lambda _: 1, raising=False)
    scenario, plays = tmp_path / "scenario.yaml", tmp_path / "plays"
    plays.mkdir()
    (plays / "one.yaml").write_text(PLAY, encoding="utf-8")
    scenario.write_bytes(text(THIN))
    check = Checking(str(tmp_path))
    assert codes(check) >= {"C207"}
    whole = THIN.replace("Passer godt her.", "Hun har selv sagt at hun var redd den kvelden.")
    scenario.write_bytes(text(whole))
    assert not {"C207", "P003"} & codes(check)
    scenario.write_bytes(text(whole.replace("id: hva", "id: hvem")))
    assert codes(check) >= {"P003"}
