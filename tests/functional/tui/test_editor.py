"""The author's own editor, opened where something is written."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from scenarios.library import INCLUDED
from simulator.tui.app import SamtaleromApp
from simulator.tui.authored import place_of
from simulator.tui.messages import OpenBench
from tests.functional.tui.playing import (
    press,
    running,
)
from tests.functional.tui.writing import at, shown, told


async def test_the_editor_is_opened_at_the_finding(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[list[str]] = []
    monkeypatch.setenv("VISUAL", "nano -w")
    monkeypatch.setattr("simulator.tui.authored.shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("simulator.tui.authored.subprocess.run", lambda c, **_: called.append(c))
    monkeypatch.setattr(SamtaleromApp, "suspend", lambda _: __import__("contextlib").nullcontext())
    async with running(at(tmp_path, OpenBench(str(folder / "brutt"), str(folder)))) as pilot:
        await shown(pilot, "F201")
        await press(pilot, "e")
    line = (
        (folder / "brutt" / "scenario.yaml").read_text("utf-8").split("goto: saaken")[0].count("\n")
    )
    assert called == [
        ["/usr/bin/nano", "-w", f"+{line + 1}", str(folder / "brutt" / "scenario.yaml")]
    ]


@pytest.mark.parametrize("editor", ["no-such-editor", "no-editor-at-all"])
async def test_an_editor_that_cannot_be_started_leaves_the_app_in_its_terminal(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    """Textual takes the terminal back only where nothing is raised while it is away."""
    left: list[str] = []

    @contextmanager
    def suspended(_: SamtaleromApp) -> Iterator[None]:
        left.append("left")
        yield
        left.append("back")

    program = tmp_path / "no-such-editor"
    program.write_bytes(b"no program")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("VISUAL", editor)
    monkeypatch.setattr(SamtaleromApp, "suspend", suspended)
    async with running(at(tmp_path, OpenBench(str(folder / "brutt"), str(folder)))) as pilot:
        await shown(pilot, "F201")
        await press(pilot, "e")
        assert f"{editor} kan ikke startes" in told(pilot)
        assert left in ([], ["left", "back"])
        await press(pilot, "2")
        assert pilot.app.is_running


async def test_without_an_editor_it_says_what_to_set(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    async with running(at(tmp_path, OpenBench(str(folder / "liten"), str(folder)))) as pilot:
        await shown(pilot, "2 råd")
        await press(pilot, "e")
        assert "Sett EDITOR" in told(pilot)


async def test_on_windows_it_says_what_to_set_there(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    async with running(at(tmp_path, OpenBench(str(folder / "liten"), str(folder)))) as pilot:
        await shown(pilot, "2 råd")
        monkeypatch.setattr("simulator.tui.authored.sys", SimpleNamespace(platform="win32"))
        await press(pilot, "e")
        assert "setx EDITOR notepad" in told(pilot)
        assert '$env:EDITOR = "notepad"' in told(pilot)


def test_the_editor_comes_to_what_is_the_authors_own(tmp_path: Path) -> None:
    """A line of the program's own block is no place to write: where the block is used is."""
    here = tmp_path / "kniv"
    shutil.copytree(INCLUDED / "kniv-i-sekken", here)
    own, text = here / "scenario.yaml", (here / "scenario.yaml").read_text("utf-8").splitlines()
    used = next(n for n, line in enumerate(text, 1) if line.startswith("  doera:"))
    assert "block: hilsen" in text[used]
    assert place_of(str(here), ("doera_notat/lines/1", "doera_notat")) == (own, used)
    (here / "blocks").mkdir()
    block = here / "blocks" / "hilsen.yaml"
    shutil.copy(INCLUDED / "blocks" / "hilsen.yaml", block)
    file, line = place_of(str(here), ("doera_notat/lines/1", "doera_notat"))
    assert file == block
    assert line is not None
    assert place_of(str(here), ("", "borte")) == (own, None)
