"""A terminal in a folder of its own, for the commands that authors use."""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from simulator.cli import main


@dataclass
class Done:
    """How a command ended, and what it wrote where."""

    code: int
    out: str
    err: str


class Author:
    """Runs commands in a folder, in bokmål unless asked otherwise."""

    def __init__(self, folder: Path, caught: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._caught = caught

    def run(self, *arguments: str, stdin: str = "") -> Done:
        before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")
        try:
            code = main.run(list(arguments))
        finally:
            sys.stdin = before
        caught = self._caught.readouterr()
        return Done(code, caught.out, caught.err)

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
