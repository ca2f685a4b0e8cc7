"""What is loaded when, seen from the outside: a fresh interpreter for each question."""

import ast
import json
import os
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.repository import PACKAGES, ROOT, name, tracked

# What a dependency brings with it as part of its own interface, under the same version.
_COMPANIONS = {"rich": "textual", "pydantic_core": "pydantic"}
_LOADED = """
import importlib, io, json, pkgutil, sys
from contextlib import redirect_stdout
{deed}
print(json.dumps(sorted({{module.partition(".")[0] for module in sys.modules}})))
"""
_COMMAND = """
from simulator.__main__ import main
sys.argv = ["samtalerom", *{arguments!r}]
with redirect_stdout(io.StringIO()):
    try:
        main()
    except SystemExit as left:
        assert not left.code, left.code
"""
_START = """
import simulator.tui.app
from simulator.__main__ import main
opened = []
simulator.tui.app.run = lambda *given, **named: opened.append(given)
sys.argv = ["samtalerom"]
terminal = type("Terminal", (io.StringIO,), {{"isatty": lambda self: True}})()
sys.stdin = sys.stdout = sys.stderr = terminal
try:
    main()
except SystemExit:
    pass
sys.stdout = sys.__stdout__
assert opened
"""
_PACKAGE = """
root = importlib.import_module({package!r})
for module in pkgutil.walk_packages(root.__path__, {package!r} + "."):
    importlib.import_module(module.name)
"""


def loaded_by(deed: str, home: Path) -> set[str]:
    """Return the top-level modules that are loaded after some code ran in a new interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED.format(deed=deed)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"SAMTALEROM_HOME": str(home), "PYTHONUTF8": "1"},
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (
            ["list"],
            {"textual", "rich", "pydantic", "yaml", "sqlalchemy", "alembic", "jinja2", "babel"},
        ),
        (
            ["list", "--format", "json"],
            {"textual", "pydantic", "yaml", "sqlalchemy", "alembic", "jinja2"},
        ),
        (["--help"], {"textual", "pydantic", "sqlalchemy", "alembic", "jinja2", "transitions"}),
        (
            ["check", "scenarios/library/butikktyveri"],
            {"textual", "sqlalchemy", "alembic", "jinja2"},
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "without",
)
def test_command_leaves_out_what_it_does_not_need(
    arguments: list[str], absent: set[str], tmp_path: Path
) -> None:
    loaded = loaded_by(_COMMAND.format(arguments=arguments), tmp_path)
    assert "simulator" in loaded
    assert loaded & absent == set()


@pytest.mark.parametrize(
    ("package", "absent"),
    [
        ("simulator.engine", {"textual", "rich", "sqlalchemy", "pydantic", "yaml"}),
        ("scoring", {"textual", "rich", "transitions", "sqlalchemy", "simulator"}),
        ("scenarios", {"textual", "rich", "transitions", "sqlalchemy", "simulator", "scoring"}),
        ("simulator.plain", {"textual"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "without",
)
def test_room_loads_no_more_than_it_may(package: str, absent: set[str], tmp_path: Path) -> None:
    loaded = loaded_by(_PACKAGE.format(package=package), tmp_path)
    assert package.partition(".")[0] in loaded
    assert loaded & absent == set()


def test_first_frame_waits_for_no_database(tmp_path: Path) -> None:
    """Everything that `samtalerom` does in a terminal before the app takes over."""
    loaded = loaded_by(_START.format(), tmp_path)
    unwanted = {"sqlalchemy", "alembic", "pydantic", "jinja2", "yaml", "babel", "transitions"}
    assert "textual" in loaded
    assert loaded & unwanted == set()


def test_every_import_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    declared = {_distribution(requirement) for group in groups for requirement in group}
    foreign: dict[str, str] = {}
    for path in tracked(".py"):
        if path.relative_to(ROOT).parts[0] not in PACKAGES:
            continue
        for module in _imported(ast.parse(path.read_text(encoding="utf-8"))):
            if module not in sys.stdlib_module_names and module not in PACKAGES:
                foreign.setdefault(module, name(path))
    undeclared = {
        module: path
        for module, path in foreign.items()
        if not {_distribution(owner) for owner in _owners(module)} & declared
    }
    assert foreign
    assert not undeclared


def _owners(module: str) -> list[str]:
    """Return the distributions that a module may come from."""
    named = _COMPANIONS.get(module)
    return [named] if named else packages_distributions().get(module, [module])


def _distribution(requirement: str) -> str:
    """Return the name in a requirement, as package indexes compare them."""
    plain = requirement.strip()
    for index, character in enumerate(plain):
        if not (character.isalnum() or character in "-_."):
            plain = plain[:index]
            break
    return plain.lower().replace("_", "-").replace(".", "-")


def _imported(tree: ast.AST) -> set[str]:
    """Return the top-level names that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found
