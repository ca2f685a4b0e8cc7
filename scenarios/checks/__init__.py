"""Checks of a whole scenario: one rule, one file in ``scenarios.checks.rules``.

A rule sees the model and never a file: it yields findings that name a ref, and
``diagnose`` finds the place. To add a rule: a kind in ``scenarios.diagnostics.catalogue``, a
file in ``rules`` whose docstring says why, bad and good, its entry in ``RULES``, and an
example under ``tests/diagnostics``.
"""

from collections.abc import Callable

from scenarios.checks.allowing import Allowances
from scenarios.checks.findings import Finding, Rule, Subject
from scenarios.checks.rules import (
    always_so,
    closed_asks_openly,
    closed_is_easier,
    cue_as_proof,
    dead_end,
    excludes_itself,
    fallback_stays,
    idle_feeling,
    invitation_ends_closed,
    line_too_long,
    listening_asks,
    never_happens,
    never_settled,
    never_unlocked,
    never_wins,
    nothing_to_say,
    only_risks,
    only_way_out,
    open_begins_closed,
    other_language,
    rights_never_given,
    runs_out,
    sentence_too_long,
    silent_person,
    speaks_before_arriving,
    stiff_words,
    uncoded_blame,
    uncoded_hurry,
    uncoded_label,
    uncoded_multiple,
    uncoded_names,
    uncoded_paragraph,
    uncoded_presupposition,
    uncoded_tag,
    uncoded_undermining,
    unraised_limit,
    unreachable_moment,
    unreached_ending,
    untold_fact,
    untrue_claim,
    wrong_track,
)
from scenarios.diagnostics import Diagnostic, Place
from scenarios.model import Scenario

__all__ = [
    "LANGUAGE_RULES",
    "RULES",
    "Allowances",
    "Finding",
    "Rule",
    "Subject",
    "check",
    "diagnose",
]

LANGUAGE_RULES: dict[str, Rule] = {
    "C401": open_begins_closed.check,
    "C402": invitation_ends_closed.check,
    "C403": uncoded_tag.check,
    "C404": uncoded_presupposition.check,
    "C405": uncoded_blame.check,
    "C406": uncoded_multiple.check,
    "C407": closed_asks_openly.check,
    "C408": listening_asks.check,
    "C409": uncoded_undermining.check,
    "C410": uncoded_paragraph.check,
    "C411": untrue_claim.check,
    "C412": wrong_track.check,
    "C413": uncoded_hurry.check,
    "C414": uncoded_names.check,
    "C415": uncoded_label.check,
    "C416": line_too_long.check,
    "C417": sentence_too_long.check,
    "C418": other_language.check,
    "C419": stiff_words.check,
    "C501": cue_as_proof.check,
}
"""The rules that are about words, and so about every language that a scenario is in."""

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
    "C113": excludes_itself.check,
    "C114": runs_out.check,
    "C115": nothing_to_say.check,
    "C116": always_so.check,
    "C117": never_unlocked.check,
    "C118": never_settled.check,
    "C119": idle_feeling.check,
    "C502": only_risks.check,
    "C503": silent_person.check,
    **LANGUAGE_RULES,
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
