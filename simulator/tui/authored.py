"""What screens for authors share: their editor, opened at the place that they look at."""

import os
import shutil
import subprocess
import sys
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

    def edit(self, path: str, ref: str = "", *, file: Path | None = None, line: int = 0) -> None:
        """Open the editor at what is written for a ref, or at a line of a file.

        Where no editor is set, it says what to set.
        """
        windows = sys.platform == "win32"
        if not editor_of(os.environ, windows=windows):
            there = str(file or _scenario_file(path))
            self.post_message(Trouble(how_to_name_an_editor(self.tr, there, windows=windows)))
        elif file is not None:
            self._start_editor(file, line or None)
        else:
            self._find_and_open(path, ref)

    @work(thread=True, group="edit", exclusive=True)
    def _find_and_open(self, path: str, ref: str) -> None:
        """Find the line, which reads the file, off the screen."""
        line = line_of(path, ref)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._start_editor, _scenario_file(path), line)

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
                words = self.tr("The editor {editor} cannot be started.", editor=editor[0])
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


def line_of(path: str, ref: str) -> int | None:
    """Return the line in which the thing with a ref is written; None where that is not known."""
    from scenarios.format import read  # noqa: PLC0415 loads pydantic

    bundle = find(path).bundle
    if bundle is None or not ref:
        return None
    place = read(bundle).place(ref)
    return place.span.line if place is not None and place.file == SCENARIO_FILE else None
