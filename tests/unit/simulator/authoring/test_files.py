"""Where an author's files are: what is watched is what is read, and it is named as typed."""

import shutil
from pathlib import Path

import pytest

from scenarios.diagnostics import catalogue as kinds
from scenarios.library import INCLUDED, find, folder_of
from simulator.authoring.checking import Checking
from simulator.authoring.files import Files
from simulator.authoring.naming import MOST_OF_A_LIST, named, naming
from tests.functional.talking import SMALL

TYPED = [
    "liten",
    "my.scenario",
    "./my.scenario/",
    "my.scenario/scenario.yaml",
    "../here/my.scenario",
    "scenario",
    "blocks",
    "plays",
    "scenario.yaml",
    ".",
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "here"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def laid(typed: str) -> Path:
    folder = folder_of(typed)
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    return folder


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_watched_is_what_is_read(here: Path, typed: str) -> None:
    folder = laid(typed)
    found = find(typed)
    assert found.bundle is not None
    assert found.folder == folder
    files = Files(typed)
    assert files.changed() == ()
    with (folder / "scenario.yaml").open("a", encoding="utf-8") as stream:
        stream.write("# more\n")
    assert files.changed() == ("scenario.yaml",)
    assert here.exists()


@pytest.mark.parametrize("stray", [".#scenario.yaml", "aa.po", "zz.yaml"])
def test_a_save_is_seen_beside_what_leads_nowhere(here: Path, stray: str) -> None:
    folder = laid("liten")
    files = Files("liten")
    (folder / stray).symlink_to("eva@machine.123")
    assert files.changed() == ()
    for name in ("scenario.yaml", "en.po"):
        with (folder / name).open("a", encoding="utf-8") as stream:
            stream.write("# more\n")
    assert files.changed() == ("en.po", "scenario.yaml")
    assert here.exists()


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_wrong_stands_in_a_file_that_is_there(here: Path, typed: str) -> None:
    folder = laid(typed)
    (folder / "scenario.yaml").write_text("id: liten\nnonsense: 1\n", encoding="utf-8")
    (folder / "plays").mkdir(exist_ok=True)
    (folder / "plays" / "x.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    found = {each.file for each in Checking(typed).whole().diagnostics}
    assert {(here / each).resolve() for each in found} == {
        (folder / "scenario.yaml").resolve(),
        (folder / "plays" / "x.yaml").resolve(),
    }


@pytest.mark.parametrize("typed", ["nowhere", "no/where.yaml", "~nobody/x", "no/scenario.yaml"])
def test_what_is_not_there_is_named_as_it_was_typed(here: Path, typed: str) -> None:
    (wrong,) = Checking(typed).whole().diagnostics
    assert wrong.file == typed
    assert here.exists()


def test_a_folder_without_a_scenario_is_named_once(here: Path) -> None:
    (here / "empty").mkdir()
    (wrong,) = Checking("./empty").whole().diagnostics
    assert (here / wrong.file) == here / "empty"


def test_an_included_scenario_is_where_it_is() -> None:
    assert folder_of("butikktyveri") == INCLUDED / "butikktyveri"
    assert naming("butikktyveri")("scenario.yaml") == "butikktyveri/scenario.yaml"


@pytest.mark.parametrize("count", [1, 12, 200])
@pytest.mark.parametrize("more", ["", " …"])
def test_a_list_of_names_is_never_cut_inside_a_name(count: int, more: str) -> None:
    names = [f"lunsj_fortell_{number}_om_alle" for number in range(count)]
    diagnostic = kinds.UNKNOWN_NAME.at("scenario.yaml", None, known=", ".join(names) + more)
    ((_, shown),) = named("liten", [diagnostic])[0].params
    assert set(shown.removesuffix(" …").split(", ")) <= set(names)
    assert len(shown) <= MOST_OF_A_LIST
    assert (shown == ", ".join(names) + more) == (count < 200)
