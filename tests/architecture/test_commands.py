"""The commands are what the documents say, and the documents say all of them."""

import os
import re
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from simulator.cli.main import INTERRUPTED
from simulator.cli.shell import Code
from tests.architecture.repository import ROOT

COMMANDS = (
    "list",
    "play",
    "transcript",
    "score",
    "debrief",
    "hand-in",
    "collect",
    "report",
    "demo-cohort",
    "check",
    "prove",
    "graph",
    "author",
    "preview",
    "script",
    "diff",
    "new",
    "format",
    "translate",
    "panel",
    "gradebook",
    "export-me",
    "forget",
    "purge",
    "xapi",
    "doctor",
)
_TEST = re.compile(r"^python3 -m venv .*-m pytest$", re.MULTILINE)


@cache
def help_of(*command: str) -> str:
    """Return what a command says of itself."""
    return subprocess.run(
        [sys.executable, "-m", "simulator", *command, "--help"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"COLUMNS": "200", "NO_COLOR": "1", "PYTHONUTF8": "1", "TERM": "dumb"},
    ).stdout


def test_readme_has_one_command_that_runs_the_tests() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (command,) = _TEST.findall(readme)
    windows = command.replace("python3 -m venv", "py -m venv").replace(" && ", "; ")
    windows = windows.replace(".venv/bin/", ".venv\\Scripts\\")
    assert windows in readme


def test_checks_take_the_test_command_from_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (pattern,) = re.findall(r"grep -m1 -E '([^']+)' README\.md", script)
    assert len(re.findall(pattern, (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)) == 1


def test_the_commands_are_those_we_promise() -> None:
    listed = re.findall(r"^[\s│|]*([a-z-]+) {2,}\S", help_of(), re.MULTILINE)
    assert set(listed) >= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_command_and_its_options_are_documented(command: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert f"`samtalerom {command}" in readme
    (section,) = re.findall(
        rf"^## samtalerom {command}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL
    )
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", help_of(command))) - {"--help"}
    assert options
    assert {option for option in options if f"{option}" not in section} == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str) -> None:
    assert f"samtalerom {command} " in help_of(command).replace("Usage: samtalerom", "")


def test_documented_options_exist() -> None:
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    known = set(re.findall(r"--[a-z][a-z-]+", " ".join([help_of(), *map(help_of, COMMANDS)])))
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", page)) <= known


def test_running_the_package_is_running_the_program(tmp_path: Path) -> None:
    """`python -m simulator` without a terminal says what to do instead of hanging."""
    done = subprocess.run(
        [sys.executable, "-m", "simulator"],
        cwd=ROOT,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env=os.environ | {"SAMTALEROM_HOME": str(tmp_path), "PYTHONUTF8": "1"},
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "--plain" in done.stderr


def test_every_way_in_which_a_command_ends_stands_where_it_is_looked_up() -> None:
    ends = {*map(int, Code), INTERRUPTED, 128 + signal.SIGTERM}
    page = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8").split("\n\n")[1]
    assert {int(each) for each in re.findall(r"\*\*(\d+)\*\*", page)} == ends
    said = re.search(r": (0 [^.]*)\.", " ".join(help_of().split()))
    assert said
    assert {int(each) for each in re.findall(r"\d+", said[1])} == ends
