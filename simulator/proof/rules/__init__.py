"""What a proof finds to be wrong, or leaves open, as diagnostics: one rule, one file.

To add a rule: a kind in ``scenarios.diagnostics.catalogue.proofs``, a file here whose docstring
says why, bad and good, its entry in ``RULES``, and an example under ``tests/diagnostics``.
"""

from collections.abc import Callable, Iterator

from scenarios.checks import Finding, diagnose
from scenarios.diagnostics import Diagnostic, Place
from simulator.proof.proof import Proof
from simulator.proof.rules import (
    blind_way_holds,
    gate_never_passed,
    led_round,
    never_reached,
    no_way_out,
    not_decided,
    perhaps_led_round,
)

RULES: dict[str, Callable[[Proof], Iterator[Finding]]] = {
    "C701": never_reached.check,
    "C702": not_decided.check,
    "C703": no_way_out.check,
    "C704": led_round.check,
    "C705": perhaps_led_round.check,
    "C706": blind_way_holds.check,
    "C707": gate_never_passed.check,
}
"""Every rule, by the code of its findings."""


def diagnosed(
    proof: Proof, place: Callable[[str, str], Place | None], file: str
) -> tuple[Diagnostic, ...]:
    """Return what a proof found to be wrong or left open, from the top of the file to its end.

    Args:
        proof: the proof.
        place: where the thing with a ref, or a key of it, is written; ``Reading.place``.
        file: the file to name where the place is not known.
    """
    findings = tuple(finding for rule in RULES.values() for finding in rule(proof))
    return diagnose(findings, place, file)
