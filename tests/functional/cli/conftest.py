"""What the tests of the authors' commands begin with."""

from pathlib import Path

import pytest

from tests.functional.cli.authoring import Author


@pytest.fixture
def author(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Author:
    """Return an author in an empty folder, with records of their own."""
    monkeypatch.setenv("SAMTALEROM_HOME", str(tmp_path / ".home"))
    monkeypatch.delenv("SAMTALEROM_DATABASE", raising=False)
    monkeypatch.setenv("SAMTALEROM_LANGUAGE", "nb")
    monkeypatch.chdir(tmp_path)
    return Author(tmp_path, capsys)
