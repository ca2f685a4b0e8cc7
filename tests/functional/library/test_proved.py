"""Every shipped scenario is proved: all can be seen, and nobody gets stuck or slips through."""

import os
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor

import pytest

from scenarios.format import read
from scenarios.library import shipped
from scoring.shipped import shipped_rubric
from simulator.proof import Proof, prove
from tests.functional.library.test_shipped import SHIPPED, every_scenario

Proofs = dict[str, Future[Proof]]


def proof_of(name: str) -> Proof:
    """Prove a scenario without players by chance: those play in ``test_shipped``."""
    scenario = read(shipped(name)).scenario
    assert scenario is not None
    return prove(scenario, shipped_rubric())


@pytest.fixture(scope="module")
def proofs() -> Iterator[Proofs]:
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield {name: pool.submit(proof_of, name) for name in SHIPPED}


@pytest.mark.slow
@every_scenario
def test_is_proved(proofs: Proofs, name: str) -> None:
    proof = proofs[name].result()
    assert proof.decided, (proof.reachable.undecided, proof.reachable.stuck.undecided)
    assert proof.reachable.ruled_out == frozenset()
    assert proof.reachable.stuck.nobody
    assert [each.name for each in proof.given_away] == []
