"""Checks of a whole scenario: one rule, one file in ``scenarios.checks.rules``.

A rule sees the model and never a file: it yields findings that name a ref, and
``diagnose`` finds the place. To add a rule: a kind in ``scenarios.diagnostics.catalogue``, a
file in ``rules`` whose docstring says why, bad and good, its entry in ``RULES``, and an
example under ``tests/diagnostics``.
"""

from collections.abc import Callable

from scenarios.checks.findings import Finding, Rule, Subject
from scenarios.checks.rules import (
    closed_is_easier,
    dead_end,
    fallback_stays,
    never_happens,
    never_wins,
    only_way_out,
    rights_never_given,
    speaks_before_arriving,
    unraised_limit,
    unreachable_moment,
    unreached_ending,
    untold_fact,
)
from scenarios.diagnostics import Diagnostic, Place
from scenarios.model import Scenario

__all__ = ["RULES", "Finding", "Rule", "Subject", "check", "diagnose"]

RULES: dict[str, Rule] = {
    "C101": unreachable_moment.check,
    "C102": never_wins.check,
    "C103": only_way_out.check,
    "C104": unreached_ending.check,
    "C105": untold_fact.check,
    "C106": unraised_limit.check,
    "C107": never_happens.check,
    "C108": dead_end.check,
    "C109": closed_is_easier.check,
    "C110": rights_never_given.check,
    "C111": speaks_before_arriving.check,
    "C112": fallback_stays.check,
}
"""Every rule, by the code of its findings."""


def check(scenario: Scenario) -> tuple[Finding, ...]:
    """Return what the rules find in a scenario, rule by rule."""
    subject = Subject(scenario)
    return tuple(finding for rule in RULES.values() for finding in rule(subject))


def diagnose(
    findings: tuple[Finding, ...], place: Callable[[str, str], Place | None], file: str
) -> tuple[Diagnostic, ...]:
    """Return findings as diagnostics, from the top of the file to its end.

    Args:
        findings: what was found.
        place: where the thing with a ref, or a key of it, is written; ``Reading.place``.
        file: the file to name where the place is not known.
    """
    found = []
    for finding in findings:
        at = place(finding.ref, finding.key)
        where = (at.file, at.span) if at is not None else (file, None)
        found.append(finding.kind.at(*where, **dict(finding.params)))
    return tuple(
        sorted(found, key=lambda d: (d.file, (d.span.line, d.span.column) if d.span else (0, 0)))
    )
