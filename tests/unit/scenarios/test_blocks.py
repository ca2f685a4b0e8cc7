"""Blocks are put in with their blanks filled and their names made unique."""

from scenarios.format import Bundle, read
from scenarios.format.bounds import DEFAULT_BOUNDS, Bounds
from scenarios.guards import parse
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
