"""The included blocks: each can be put in, and is translated once, in its own catalogue."""

import shutil
from pathlib import Path

import pytest

from scenarios.format import Bundle, block_catalogue, catalogue, read, read_table
from scenarios.format.tree import Table
from scenarios.library import SHARED_BLOCKS, __main__, find, shipped
from tests.diagnostics.examples import HERE, merge

BLOCKS = sorted(path.stem for path in SHARED_BLOCKS.glob("*.yaml"))
PEOPLE = {"unge": "emma", "forelder": "trine", "neste": "videre"}
CATALOGUES = [
    *((name, "en") for name in BLOCKS),
    *((path.name.split(".")[0], "nn") for path in sorted(SHARED_BLOCKS.glob("*.nn.po"))),
]
"""Each is in English; in nynorsk those that a scenario in nynorsk uses."""

every_block = pytest.mark.parametrize("name", BLOCKS)


def using(name: str) -> Bundle:
    """A small scenario that begins with the block, and all the files of that block."""
    table, found = read_table(name, (SHARED_BLOCKS / f"{name}.yaml").read_bytes())
    assert found == ()
    assert isinstance(table, Table)
    words = {word: PEOPLE.get(word, f"Ord {word}.") for word in table["parameters"]}
    filled = ", ".join(f'{word}: "{value}"' for word, value in words.items())
    sections = f"""\
use: [{name}]
start: her
moments:
  her: {{block: {name}, with: {{{filled}}}}}
  videre:
    phase: closing
    choices: [{{id: takk, say: Takk., is: [next_contact], reactions: [{{end: slutt}}]}}]
"""
    files = {f"blocks/{p.name}": p.read_bytes() for p in SHARED_BLOCKS.glob(f"{name}.*")}
    scenario = merge((HERE / "base.yaml").read_bytes(), sections.encode())
    return Bundle({"scenario.yaml": scenario, **files})


@every_block
def test_included_block_can_be_put_in(name: str) -> None:
    found = read(using(name))
    assert found.scenario is not None, found.diagnostics
    moments = found.scenario.moments
    assert all(len(moments[it].choices) >= 3 for it in moments if it.startswith("her"))


@pytest.mark.parametrize(("name", "language"), CATALOGUES)
def test_included_block_is_translated_once(name: str, language: str) -> None:
    bundle = using(name)
    written = block_catalogue(bundle, name, language)
    assert written == bundle.files[f"blocks/{name}.{language}.po"]
    assert b"fuzzy" not in written
    assert b'msgstr ""\n\n' not in written.split(b"\n\n", 1)[1] + b"\n"
    blank = b'msgid "Ord '
    lines = catalogue(bundle, language).split(b"\n")
    mine = [line for line in lines if line.startswith(b'msgctxt "her')]
    theirs = [line for line in lines if line.startswith(blank)]
    assert len(mine) == len(theirs)


def test_tool_writes_the_catalogues_of_the_blocks_that_a_scenario_uses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = tmp_path / "blocks"
    shutil.copytree(SHARED_BLOCKS, blocks)
    used = {use.block for use in read(shipped("kniv-i-sekken")).uses}
    for name in BLOCKS:
        (blocks / f"{name}.nn.po").unlink(missing_ok=True)
    monkeypatch.setattr("scenarios.library.SHARED_BLOCKS", blocks)
    monkeypatch.setattr(__main__, "SHARED_BLOCKS", blocks)
    assert __main__.main(["blocks", "kniv-i-sekken", "nn"]) == 0
    assert {path.name for path in blocks.glob("*.nn.po")} == {f"{name}.nn.po" for name in used}
    assert __main__.main(["blocks", "kniv-i-sekken", "xx"]) == 2
    assert __main__.main(["blocks", "nothing-of-that-name", "nn"]) == 1


def test_copied_scenario_finds_the_included_blocks_where_it_goes(tmp_path: Path) -> None:
    original = shipped("kniv-i-sekken")
    for name in ("scenario.yaml", "en.po", "nn.po"):
        (tmp_path / name).write_bytes(original.files[name])
    copy = find(str(tmp_path)).bundle
    assert copy is not None
    assert copy.hash == original.hash
