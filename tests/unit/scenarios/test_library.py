"""Scenarios on the disk."""

import errno
import os
from pathlib import Path

import pytest

from scenarios.diagnostics.render import concise, message
from scenarios.format import DEFAULT_BOUNDS
from scenarios.library import (
    INCLUDED,
    INDEX,
    find,
    head_of,
    heads,
    included,
    index_of,
    load,
    shipped,
)
from scenarios.library.plays import plays_beside
from scenarios.words import Language
from scoring.checks.examine import examine
from scoring.shipped import shipped_rubric
from tests.unit.scenarios.written import BASE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "liten"
    place.mkdir()
    (place / "scenario.yaml").write_bytes(BASE)
    return place


@pytest.mark.parametrize("name", included())
def test_included_scenario_has_no_error_in_any_language(name: str) -> None:
    found = examine(shipped(name), shipped_rubric())
    assert found.reading is not None
    assert found.reading.scenario is not None
    told = tuple(each for each in found.diagnostics if each.severity != "advice")
    assert not told, concise(told, Language.ENGLISH)


def test_index_is_current() -> None:
    bundles = {name: shipped(name) for name in included()}
    written = INDEX.read_text(encoding="utf-8")
    assert written == index_of(bundles), "write it anew with: python -m scenarios.library index"


def test_heads_say_what_the_scenarios_say() -> None:
    assert {head.id for head in heads()} == set(included())
    for head in heads():
        assert head_of(shipped(head.id)) == head
        assert head.title("nb") == head.titles["nb"]
        assert head.title("xx") == head.titles[head.language]
        assert head.trained("xx") == head.trains[head.language]


def test_scenario_is_found_by_id_folder_and_file(folder: Path) -> None:
    first = included()[0]
    by_id = find(first).bundle
    assert by_id is not None
    assert by_id.hash == shipped(first).hash
    for name in (str(folder), str(folder / "scenario.yaml")):
        bundle = find(name).bundle
        assert bundle is not None
        assert bundle.files == {"scenario.yaml": BASE}


@pytest.mark.parametrize(
    "name", ["", "butikktyveriet", "../library", "/", "\x00", "~nobody/x", "a" * 5000, "."]
)
def test_what_is_not_there_is_a_diagnostic(name: str) -> None:
    found = find(name)
    assert found.bundle is None
    assert found.diagnostics


def test_nearest_id_is_named() -> None:
    (diagnostic,) = find("butikktyveriet").diagnostics
    assert dict(diagnostic.params)["nearest"] == " (butikktyveri?)"


def test_only_the_files_of_a_scenario_are_read(folder: Path) -> None:
    (folder / "notes.txt").write_text("mine")
    (folder / "plays").mkdir()
    (folder / "plays" / "one.yaml").write_text("x")
    (folder / "en.po").write_text("")
    (folder / "blocks").mkdir()
    (folder / "blocks" / "x.yaml").write_text("x")
    bundle = load(folder).bundle
    assert bundle is not None
    assert set(bundle.files) == {"scenario.yaml", "en.po", "blocks/x.yaml"}


def test_the_locks_of_an_editor_are_no_files_of_a_scenario(folder: Path) -> None:
    """They lead nowhere, and are named as what they lock."""
    for name in ("scenario.yaml", "nn.po", "blocks/x.yaml", "plays/one.yaml"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.with_name(f".#{path.name}").symlink_to("eva@machine.123")
    found = load(folder)
    assert found.diagnostics == ()
    assert found.bundle is not None
    assert set(found.bundle.files) == {"scenario.yaml"}
    assert plays_beside(found) == ({}, ())


def test_huge_file_is_never_read(folder: Path) -> None:
    with (folder / "en.po").open("wb") as file:
        file.truncate(DEFAULT_BOUNDS.file_bytes + 1)
    found = load(folder)
    assert [d.code for d in found.diagnostics] == ["F002"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipe_does_not_hang_the_reader(folder: Path) -> None:
    os.mkfifo(folder / "en.po")
    assert [d.code for d in load(folder).diagnostics] == ["L002"]


@pytest.mark.parametrize(
    ("code", "nb", "en"),
    [
        (errno.EACCES, "du har ikke tilgang til den", "you have no access to it"),
        (errno.EIO, "disken svarer med en feil", "the disk answers with an error"),
        (errno.EDOM, os.strerror(errno.EDOM), os.strerror(errno.EDOM)),
    ],
)
def test_why_a_file_cannot_be_read_is_said_in_the_readers_language(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: int, nb: str, en: str
) -> None:
    def denied(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", denied)
        (found,) = load(folder).diagnostics
    assert message(found, Language.BOKMAL) == f"Filen kan ikke leses: {nb}."
    assert message(found, Language.ENGLISH) == f"The file cannot be read: {en}."


def test_that_a_file_is_no_ordinary_one_is_said_in_the_readers_language(folder: Path) -> None:
    (folder / "en.po").mkdir()
    (found,) = load(folder).diagnostics
    assert message(found, Language.BOKMAL) == "Filen kan ikke leses: ikke en vanlig fil."


def test_link_to_a_folder_outside_is_refused(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.yaml").write_text("secret")
    (folder / "blocks").symlink_to(outside)
    assert [d.code for d in load(folder).diagnostics] == ["L003"]


def test_unknown_id_is_no_shipped_scenario() -> None:
    with pytest.raises(LookupError):
        shipped("../library")
    assert INCLUDED.is_dir()
