"""The command that proves a scenario."""

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from scenarios.graph.coverage import Basis, load
from tests.functional.cli.authoring import Author
from tests.functional.talking import SMALL

TEXT = (SMALL / "scenario.yaml").read_text(encoding="utf-8")


@pytest.fixture
def small(author: Author) -> Author:
    author.write("small/scenario.yaml", TEXT)
    return author


def test_a_proof_is_written_for_people_and_programs(small: Author) -> None:
    said = small.run("prove", "small", "--players", "0", "--examples", "talks")
    assert said.out.startswith("small: ")
    value = json.loads(small.run("prove", "small", "--players", "6", "--format", "json").out)
    assert said.code == (0 if value["sound"] else 1)
    assert value["scenario"] == "liten"
    assert value["players"]["count"] == sum(value["players"]["endings"].values()) == 6
    assert value["difficulty"]["level"] in {"basic", "intermediate", "advanced"}
    assert value["friendly"]["gates"] <= 4
    assert {each["kind"] for each in value["reached"]} >= {"moment", "reaction", "ending"}
    ending = next(each["name"] for each in value["reached"] if each["kind"] == "ending")
    played = small.run("play", "small", "--acts", f"talks/ending_{ending}.yaml")
    assert played.code == 0, played.err


def test_what_is_reached_can_be_laid_over_the_graph(small: Author) -> None:
    small.run("prove", "small", "--players", "0", "--coverage", "c.json")
    found = load(small.read("c.json"))
    assert found.basis is Basis.PROOF
    assert set(found.moments.values()) <= {0.0, 1.0}
    assert small.run("graph", "small", "-o", "g.html", "--coverage", "c.json").code == 0


def test_a_folder_that_may_not_be_made_is_said_to_be_one_to_write_to(
    small: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path, *arguments: Any, **options: Any) -> None:
        if path.name == "closed":
            raise PermissionError(errno.EACCES, "denied")
        made(path, *arguments, **options)

    made = Path.mkdir
    monkeypatch.setattr(Path, "mkdir", denied)
    arguments = ("--players", "0", "--examples", "closed", "--language", "en")
    done = small.run("prove", "small", *arguments)
    assert done.code == 3
    assert "closed may not be written to." in done.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nowhere"], 3),
        ([""], 2),
        (["small", "small/", "--coverage", "c.json"], 2),
        (["small", "--players", "-1"], 2),
        (["small", "--players", "0", "--coverage", "nowhere/c.json"], 3),
    ],
)
def test_what_it_cannot_do_it_says(small: Author, arguments: list[str], code: int) -> None:
    done = small.run("prove", *arguments)
    assert done.code == code
    assert "Traceback" not in done.err
    assert done.err
