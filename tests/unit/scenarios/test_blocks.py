"""Blocks are put in with their blanks filled and their names made unique."""

from pathlib import Path

import pytest

from scenarios.format import Bundle, block_catalogue, catalogue, read, shared_blocks
from scenarios.format.bounds import DEFAULT_BOUNDS, Bounds
from scenarios.guards import parse
from scenarios.library import load
from tests.unit.scenarios.written import reading, scenario, text

BLOCK = """\
parameters: [hvem, neste]
moments:
  rett:
    phase: frame
    lines: [{"{hvem}": "Hei, {hvem}."}]
    choices:
      - {id: si, say: Du kan la være., is: [rights], to: ["{hvem}"], reactions: [{goto: forstår}]}
  forstår:
    phase: frame
    choices:
      - id: spor
        say: Hva betyr det for deg?
        is: [rights_check]
        when: said(si) and visited(rett)
        reactions: [{when: turns_since(si) >= 2, goto: rett}, {goto: "{neste}"}]
"""
BLOCK = BLOCK.replace("forstår", "forstaar")
OWN = "blocks:\n  rettighet:\n" + "".join(f"    {line}\n" for line in BLOCK.splitlines())
USES = """\
start: hos_emma
moments:
  hos_emma: {block: rettighet, with: {hvem: emma, neste: hos_trine}}
  hos_trine: {block: rettighet, with: {hvem: trine, neste: kvelden}}
  kvelden:
    phase: account
    choices: [{id: takk, say: Takk., is: [next_contact], reactions: [{end: slutt}]}]
"""


def test_block_is_put_in_as_often_as_it_is_used() -> None:
    it = scenario(OWN + USES)
    assert list(it.moments) == [
        "hos_emma", "hos_emma_forstaar", "hos_trine", "hos_trine_forstaar", "kvelden",
    ]  # fmt: skip
    first, check = it.moments["hos_trine"], it.moments["hos_trine_forstaar"]
    assert first.lines[0].speaker == "trine"
    assert first.lines[0].says == "Hei, trine."
    assert first.choices[0].id == "hos_trine_si"
    assert first.choices[0].to == ("trine",)
    assert first.choices[0].reactions[0].goto == "hos_trine_forstaar"
    assert check.choices[0].when == parse("said(hos_trine_si) and visited(hos_trine)")
    assert check.choices[0].reactions[0].when == parse("turns_since(hos_trine_si) >= 2")
    assert check.choices[0].reactions[0].goto == "hos_trine"
    assert check.choices[0].reactions[1].goto == "kvelden"


@pytest.mark.parametrize(
    "when", ["said (si) and not visited( rett )", "not said ( si )or turns_since (si)>=2"]
)
def test_names_in_a_guard_are_made_unique_however_it_is_spaced(when: str) -> None:
    own = OWN.replace("when: said(si) and visited(rett)", f"when: {when}")
    check = scenario(own + USES).moments["hos_trine_forstaar"]
    unique = when.replace("si ", "hos_trine_si ").replace("si)", "hos_trine_si)")
    assert check.choices[0].when == parse(unique.replace("rett", "hos_trine"))


@pytest.mark.parametrize("shared", [False, True])
def test_mistake_inside_a_block_points_to_where_the_block_is_put_in(shared: bool) -> None:
    wrong = BLOCK.replace("is: [rights_check]", "is: [rights_chek]")
    own = OWN.replace("is: [rights_check]", "is: [rights_chek]")
    files = {"scenario.yaml": text("use: [rettighet]\n" + USES if shared else own + USES)}
    files |= {"blocks/rettighet.yaml": wrong.encode()} if shared else {}
    found = read(Bundle(files))
    (said,) = found.diagnostics
    assert said.file == ("blocks/rettighet.yaml" if shared else "scenario.yaml")
    lines = found.sources["scenario.yaml"].lines
    uses = [lines[place.span.line - 1].split(":")[0].strip() for place in said.related]
    assert uses == ["hos_emma", "hos_trine"]


def test_mistake_outside_the_blocks_points_to_no_use() -> None:
    (said,) = reading(OWN + USES.replace("is: [next_contact]", "is: [next]")).diagnostics
    assert not said.related


def test_shared_block_comes_from_its_own_file_with_its_own_places() -> None:
    shared = BLOCK.replace('"{neste}"', '"{neste}", end: slutt')
    files = {"scenario.yaml": text("use: [rettighet]\n" + USES)}
    found = read(Bundle({**files, "blocks/rettighet.yaml": BLOCK.encode()}))
    assert found.scenario is not None, found.diagnostics
    found = read(Bundle({**files, "blocks/rettighet.yaml": shared.encode()}))
    assert {(d.code, d.file) for d in found.diagnostics} == {("F112", "blocks/rettighet.yaml")}


def test_missing_shared_block_is_said_with_the_nearest() -> None:
    files = {"scenario.yaml": text("use: [rettighett]\n" + USES), "blocks/rettighet.yaml": b""}
    found = read(Bundle(files))
    assert "F201" in {d.code for d in found.diagnostics}


def test_names_that_collide_are_refused() -> None:
    found = reading(OWN + USES + "  hos_emma_forstaar: {phase: account}\n")
    assert "F202" in {d.code for d in found.diagnostics}


def test_putting_in_is_bounded() -> None:
    uses = "".join(
        f"  m{n}: {{block: rettighet, with: {{hvem: emma, neste: kvelden}}}}\n" for n in range(100)
    )
    bundle = Bundle({"scenario.yaml": text(OWN + USES + uses)})
    found = read(bundle, bounds=Bounds(nodes=2_000))
    assert [d.code for d in found.diagnostics] == ["F013"]
    assert read(bundle, bounds=DEFAULT_BOUNDS).scenario is not None


def test_odd_blocks_are_only_diagnostics() -> None:
    for odd in ("blocks: 3\n", "blocks: {rettighet: 3}\n", "blocks: {rettighet: {moments: []}}\n",
                "blocks: {rettighet: {moments: {a: 3}}}\n", "use: {a: b}\n", "use: [[]]\n",
                "blocks: {rettighet: {parameters: 3, moments: {a: {choices: 3}}}}\n"):  # fmt: skip
        found = reading(odd + USES)
        assert found.scenario is None
        assert found.diagnostics


HI = 'msgctxt "rett/lines/1/{hvem}"\nmsgid "Hei, {hvem}."\nmsgstr "Hello, {hvem}."\n'
SHARED = {
    "scenario.yaml": text("use: [rettighet]\n" + USES),
    "blocks/rettighet.yaml": BLOCK.encode(),
}
TRANSLATED = {**SHARED, "en.po": b"", "blocks/rettighet.en.po": HI.encode()}


def test_blocks_own_translation_serves_every_use() -> None:
    it = read(Bundle(TRANSLATED), "en").scenario
    assert it is not None
    said = [it.moments[name].lines[0].says for name in ("hos_emma", "hos_trine")]
    assert said == ["Hello, emma.", "Hello, trine."]
    assert it.moments["hos_emma"].choices[0].says == "Du kan la være."


def test_what_a_block_translates_is_not_asked_of_the_scenario() -> None:
    alone, together = (
        catalogue(Bundle({**SHARED, **files}), "en").decode()
        for files in ({}, {"blocks/rettighet.en.po": HI.encode()})
    )
    assert "Hei, emma." in alone
    assert "Hei, emma." not in together
    assert "Du kan la være." in together
    counts = [
        int(dict(d.params)["total"])
        for files in ({**SHARED, "en.po": b""}, TRANSLATED)
        for d in read(Bundle(files), "en", compare=True).diagnostics
        if "total" in dict(d.params)
    ]
    assert counts[0] - counts[1] == 2


def test_catalogue_of_a_block_keeps_its_blanks_and_its_translations() -> None:
    written = block_catalogue(Bundle(TRANSLATED), "rettighet", "en").decode()
    assert HI.strip() in written
    assert 'msgctxt "forstaar/choices/spor/say"\nmsgid "Hva betyr det for deg?"' in written
    with pytest.raises(LookupError):
        block_catalogue(Bundle(TRANSLATED), "velkommen", "en")


def test_translation_of_a_text_that_has_changed_since_is_not_used() -> None:
    block = BLOCK.replace("Hei, {hvem}.", "God dag, {hvem}.").encode()
    bundle = Bundle({**TRANSLATED, "blocks/rettighet.yaml": block})
    it = read(bundle, "en").scenario
    assert it is not None
    assert it.moments["hos_emma"].lines[0].says == "God dag, emma."
    assert "#, fuzzy" in block_catalogue(bundle, "rettighet", "en").decode()


def test_damaged_catalogue_of_a_block_is_a_diagnostic() -> None:
    found = read(Bundle({**TRANSLATED, "blocks/rettighet.en.po": b"nonsense"}), "en")
    assert "blocks/rettighet.en.po" in {d.file for d in found.diagnostics}
    odd = read(Bundle({**TRANSLATED, "blocks/rettighet.xx.po": b""}), "en")
    assert "blocks/rettighet.xx.po" in {d.file for d in odd.diagnostics}


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("use: [a, b_2]\nmoments: {}\n", {"a", "b_2"}),
        ("scenario: x\nuse:\n  - a\n\n  - b\nstart: c", {"a", "b"}),
        ("use: [a,\n  b]", {"a", "b"}),
        ("use:\n- a\nstart: c", {"a"}),
        ("use: [a]\nreuse: [b]\nbecause: [c]", {"a"}),
        ("reuse: [a]\nother:\n  use: [b]\n", set()),
        ("use:\n  - a\n# why b\n  - b\nstart: c", {"a", "b"}),
        ('"use": [a]\nstart: c', {"a"}),
        ("use : [a]\nstart: c", {"a"}),
        ("? use\n: - a\nstart: c", {"a"}),
        ('{scenario: x, "use": [a, "b"]}', {"a", "b"}),
        ("scenario: x\ntitle: No use: [z]\n", set()),
        ("use: a\nstart: c", set()),
        ("use: [a\nstart: c", set()),
    ],
)
def test_used_blocks_are_found_however_they_are_written(written: str, names: set[str]) -> None:
    assert shared_blocks(written.encode()) == names


def test_only_the_included_blocks_that_are_used_come_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, folder = tmp_path / "shared", tmp_path / "mine"
    for where in (shared, folder / "blocks"):
        where.mkdir(parents=True)
    for name in ("a.yaml", "a.en.po", "b.yaml", "b.en.po", "c.yaml"):
        (shared / name).write_text(name)
    (folder / "blocks" / "b.yaml").write_text("mine")
    (folder / "scenario.yaml").write_text("use: [a, b]\n")
    monkeypatch.setattr("scenarios.library.SHARED_BLOCKS", shared)
    bundle = load(folder).bundle
    assert bundle is not None
    assert set(bundle.files) == {
        "scenario.yaml", "blocks/a.yaml", "blocks/a.en.po", "blocks/b.yaml",
    }  # fmt: skip
    assert bundle.files["blocks/b.yaml"] == b"mine"
    assert Bundle.from_bytes(bundle.to_bytes()).hash == bundle.hash
