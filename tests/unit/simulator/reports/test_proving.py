"""A proof as text and as JSON: what stands in it, and that both say the same."""

import json
from dataclasses import replace
from functools import cache

from scenarios.words import Language
from scoring.rubric import Gate
from scoring.shipped import shipped_rubric
from simulator.i18n import translator
from simulator.proof import prove
from simulator.reports.proving import BLIND, Proved
from simulator.reports.proving_json import proof_json
from simulator.reports.proving_text import proof_text
from tests.functional.talking import small

NB = translator(Language.BOKMAL)
HIGH = {2, 3}


@cache
def a_proof() -> Proved:
    scenario, rubric = small().stage.scenario, shipped_rubric()
    return Proved(prove(scenario, rubric), scenario, rubric, "liten", lambda _: None)


def rows(heading: str) -> list[str]:
    """The lines under a heading of the text."""
    part = proof_text(a_proof(), NB).partition(f"\n{heading}")[2]
    return [line.strip() for line in part.partition("\n\n")[0].splitlines()[1:]]


def test_every_way_is_told_with_the_principles_that_it_brings_to_2_or_3() -> None:
    told = rows("Å spille uten å lytte")
    results = json.loads(json.dumps(proof_json(a_proof())["blind"]))
    assert len(told) == len(results) == len(BLIND)
    for line, result in zip(told, results, strict=True):
        high = sum(level in HIGH for level in result["levels"].values())
        assert line.startswith(NB(BLIND[result["name"]]))
        assert f" holder ikke, {high} av 8, {result['ending'] or 'fører ingen steder'}" in line
    assert len({line.split(" av 8")[0][-1] for line in told}) > 1


def test_who_does_what_is_worth_most_is_told_apart_and_not_as_a_fault() -> None:
    (line,) = rows("Den som kan vurderingsreglene")
    value, found = proof_json(a_proof()), a_proof().proof.greedy
    assert value["greedy"]["name"] == "greedy"
    assert value["greedy"] not in value["blind"]
    high = sum(level in HIGH for level in value["greedy"]["levels"].values())
    assert line.endswith(f" holder ikke, {high} av 8, {found.ending}")
    assert high > max(
        sum(level in HIGH for level in each["levels"].values()) for each in value["blind"]
    )


def test_a_gate_is_told_by_the_talks_that_pass_and_fail_it() -> None:
    told = {line.split("  ")[0]: line for line in rows("Porter")}
    assert told["Sikkerhet"].endswith("i orden: ikke sett; ikke i orden: ikke sett")
    gate = next(each for each in a_proof().proof.gates if each.gate is Gate.RIGHTS)
    assert gate.passed is not None
    assert gate.failed is not None
    passed, failed = len(gate.passed.acts), len(gate.failed.acts)
    said = f"i orden: {passed} handlinger; ikke i orden: {failed} handlinger"
    assert told["Rettighetene"].endswith(said)


def test_a_gate_that_no_talk_passes_is_a_fault_and_marked() -> None:
    found = a_proof()
    assert "! " not in proof_text(found, NB).partition("\nPorter")[2]
    never = replace(found, proof=replace(found.proof, never_passed=(Gate.TRUTH,)))
    text = proof_text(never, NB)
    assert text.startswith("liten: 1 ting er galt.")
    assert "\n  ! Sannhet: fant ingen samtale der den klares\n" in text
    assert not never.proof.sound
