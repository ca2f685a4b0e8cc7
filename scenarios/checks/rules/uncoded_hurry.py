"""Lines that hurry the other, and are not coded so.

Why:
    The talk must never give the impression that one has to answer quickly (S1): these are often
    children who are not used to being listened to.

Bad:
    ```yaml
    - {id: kort, say: "Svar kort, er du snill.", is: [wh_question]}
    ```

Good:
    ```yaml
    - {id: kort, say: "Svar kort, er du snill.", is: [hurry]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.language import uncoded
from scenarios.diagnostics.catalogue import UNCODED_HURRY
from scenarios.techniques import Technique

_CODED = frozenset({Technique.HURRY, Technique.SARCASM, Technique.THREAT})


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the choices that hurry and have no code that says so."""
    yield from uncoded(subject, UNCODED_HURRY, "hurries", _CODED)
