"""What several rules of language share."""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.lexicon import claims
from scenarios.diagnostics import Kind
from scenarios.techniques import ASKS, Form, Technique

INVITING = frozenset({Technique.OPEN_INVITATION, Technique.CUED_INVITATION})
OPEN_CODES = INVITING | {Technique.WH_QUESTION}
"""Codes of questions that cannot be answered with yes or no."""

ASKING_CLOSED = frozenset(code for code, form in ASKS.items() if form is Form.CLOSED)
"""Codes that say of a line that what it leaves to answer is closed."""


def uncoded(
    subject: Subject,
    kind: Kind,
    group: str,
    coded: frozenset[Technique],
    *,
    only: frozenset[Technique] | None = None,
) -> Iterator[Finding]:
    """Yield the choices that say something of a group of the lexicon and are not coded so.

    Args:
        subject: the scenario.
        kind: what is found; its message has the blank ``words``.
        group: the group that is looked for.
        coded: the codes of which one is enough.
        only: look only at choices with one of these codes; None looks at all.
    """
    lexicon = subject.spoken.lexicon
    if lexicon is None:
        return
    phrases = lexicon[group]
    for said in subject.spoken.choices:
        if said.is_any(coded) or (only is not None and not said.is_any(only)):
            continue
        words = None if phrases.anchors.isdisjoint(said.words) else phrases.first(said.sentences)
        if words:
            yield Finding.of(kind, said.ref, at="say", words=words)


def untrue(subject: Subject, kind: Kind, *, in_track: bool) -> Iterator[Finding]:
    """Yield the choices that make an untrue claim and have no code that says so.

    Args:
        subject: the scenario.
        kind: what is found.
        in_track: look for what is untrue in this scenario's track; else for what is untrue in both.
    """
    lexicon, scenario = subject.spoken.lexicon, subject.scenario
    if lexicon is None:
        return
    age = scenario.youth.age
    looked_for = [
        (claim, lexicon.claims[name])
        for name, claim in claims().items()
        if (claim.track is scenario.track if in_track else claim.track is None)
        and (claim.under is None or (age is not None and age < claim.under))
    ]
    for said in subject.spoken.choices:
        for claim, phrases in looked_for:
            if phrases.anchors.isdisjoint(said.words) or said.is_any(claim.coded):
                continue
            words = phrases.first(said.sentences)
            if words:
                yield Finding.of(
                    kind,
                    said.ref,
                    at="say",
                    words=words,
                    true_nb=claim.true_nb,
                    true_en=claim.true_en,
                    source=claim.source,
                    codes=", ".join(sorted(claim.coded)),
                )
                break
