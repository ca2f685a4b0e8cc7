"""What screens for authors share: their editor, opened at the place that they look at."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from textual import work
from textual.app import SuspendNotSupported
from textual.screen import Screen
from textual.worker import get_current_worker

from scenarios.format import SCENARIO_FILE
from scenarios.library import find
from simulator.authoring.editing import editor_of, opening
from simulator.i18n import Translator
from simulator.tui.messages import Trouble

LOOK = 0.15
"""Seconds between two looks at the files."""


class Editing(Screen[None]):
    """A screen from which the author's editor is opened."""

    tr: Translator

    def edit(self, path: str, *refs: str, file: Path | None = None, line: int = 0) -> None:
        """Open the editor at the first of some refs that is the author's own, or at a line.

        Where no editor is set, it says what to set.
        """
        windows = sys.platform == "win32"
        if not editor_of(os.environ, windows=windows):
            there = str(file or _scenario_file(path))
            self.post_message(Trouble(how_to_name_an_editor(self.tr, there, windows=windows)))
        elif file is not None:
            self._start_editor(file, line or None)
        else:
            self._find_and_open(path, refs)

    @work(thread=True, group="edit", exclusive=True)
    def _find_and_open(self, path: str, refs: Sequence[str]) -> None:
        """Find the line, which reads the files, off the screen."""
        file, line = place_of(path, refs)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._start_editor, file, line)

    def _start_editor(self, file: Path, line: int | None) -> None:
        editor = editor_of(os.environ, windows=sys.platform == "win32")
        # Found by its whole path: on Windows the name alone finds no code.cmd.
        program = shutil.which(editor[0])
        started = False
        try:
            if program is not None:
                with self.app.suspend():
                    started = _ran([program, *opening(editor, file, line)[1:]])
        except SuspendNotSupported:
            where = str(file)
            words = self.tr(
                "An editor cannot be opened from here. Open {file} yourself.", file=where
            )
            self.post_message(Trouble(words))
        else:
            if not started:
                words = self.tr(
                    "The editor {editor} cannot be started. Quit, tell EDITOR one that you have, "
                    "and start again.",
                    editor=editor[0],
                )
                self.post_message(Trouble(words))
        self.refresh(repaint=True, layout=True)


def _ran(command: list[str]) -> bool:
    """Run the author's own editor, without a shell; say whether it could be started.

    Nothing may be raised here: the app would not come back to the terminal that it has left.
    """
    try:
        subprocess.run(command, check=False)  # noqa: S603 see above
    except OSError:
        return False
    return True


def how_to_name_an_editor(tr: Translator, file: str, *, windows: bool) -> str:
    """Return what to do where no editor is named, in the words of the system's own shell."""
    if windows:
        return tr(
            "No editor is named. Write setx EDITOR notepad in a terminal, or the name of the "
            "program that you write with, and start again in a new one; in PowerShell "
            '$env:EDITOR = "notepad" holds at once. Or open {file} yourself: what you save is '
            "seen here.",
            file=file,
        )
    return tr(
        "Set EDITOR to the program that you write with, for instance EDITOR=nano, and "
        "start again. Or open {file} yourself: what you save is seen here.",
        file=file,
    )


def _scenario_file(path: str) -> Path:
    folder = find(path).folder
    return (folder if folder is not None else Path(path)) / SCENARIO_FILE


def place_of(path: str, refs: Sequence[str]) -> tuple[Path, int | None]:
    """Return the file and line of the first thing that is written in the scenario's folder.

    What comes from a block of the program's own is not the author's to change. Where nothing is
    found it is the scenario's file, without a line.
    """
    from scenarios.format import read  # noqa: PLC0415 loads pydantic

    found = find(path)
    if found.bundle is not None and found.folder is not None and any(refs):
        reading = read(found.bundle)
        for place in filter(None, map(reading.place, filter(None, refs))):
            file = found.folder / place.file
            if file.is_file():
                return file, place.span.line
    return _scenario_file(path), None
