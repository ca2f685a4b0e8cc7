"""The author's own editor: how it is called to open a file at a line."""

import shlex
from collections.abc import Mapping
from pathlib import Path, PurePath

PLUS_LINE = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "kak", "micro", "joe",
     "mg", "ne", "jed", "mcedit", "gedit", "kate"}
)  # fmt: skip
"""Editors that take the line as ``+12`` before the file."""
COLON_LINE = frozenset({"hx", "helix", "subl", "zed", "atom"})
"""Editors that take it as ``file:12``."""
GOTO_LINE = frozenset({"code", "codium", "code-insiders", "vscodium", "cursor"})
"""Editors that take it as ``--goto file:12``, and stay in the way only with ``--wait``."""


def editor_of(environment: Mapping[str, str], *, windows: bool = False) -> tuple[str, ...]:
    """Return the command of the author's editor with its options; empty where none is set.

    ``VISUAL`` wins over ``EDITOR``. What is set is taken apart into words, and never given to a
    shell. On ``windows`` a backslash belongs to a path.
    """
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environment.get(name, ""), posix=not windows)
        except ValueError:  # a quotation mark too few
            continue
        if words:
            return tuple(word.strip('"') for word in words) if windows else tuple(words)
    return ()


def opening(editor: tuple[str, ...], path: Path, line: int | None) -> list[str]:
    """Return the command that opens a file, at a line (from 1) where the editor is known."""
    file = str(path.absolute())  # begins with no hyphen, so it is no option
    name = PurePath(editor[0].replace("\\", "/")).name.lower().removesuffix(".exe")
    name = name.removesuffix(".cmd")
    if line is None:
        return [*editor, file]
    if name in PLUS_LINE:
        return [*editor, f"+{line}", file]
    if name in COLON_LINE:
        return [*editor, f"{file}:{line}"]
    if name in GOTO_LINE:
        wait = () if "--wait" in editor or "-w" in editor else ("--wait",)
        return [*editor, *wait, "--goto", f"{file}:{line}"]
    return [*editor, file]
