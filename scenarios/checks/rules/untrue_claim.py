"""Untrue things said of law, records and what comes after, and not coded so.

Why:
    A trainee who is told in a scenario that something stays in the room, believes it. What is
    looked for, what is true and where that stands is data: `scenarios/checks/lexicon/claims.yaml`.

Bad:
    ```yaml
    - {id: trygg, say: "Dette blir mellom oss.", is: [support]}
    ```

Good:
    ```yaml
    - {id: trygg, say: "Dette blir mellom oss.", is: [secrecy]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.language import untrue
from scenarios.diagnostics.catalogue import UNTRUE_CLAIM


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the choices that say something untrue in any track and have no code that says so."""
    yield from untrue(subject, UNTRUE_CLAIM, in_track=False)
