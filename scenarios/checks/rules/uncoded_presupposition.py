"""Questions that take an act for granted, and are not coded so.

Why:
    «Når sluttet du å stjele?» cannot be answered without admitting (S23, S48). Leading questions
    bring wrong answers; the trainee must be told that this is one.

Bad:
    ```yaml
    - {id: slutt, say: "Når sluttet du å stjele?", is: [wh_question]}
    ```

Good:
    ```yaml
    - {id: slutt, say: "Når sluttet du å stjele?", is: [leading_presupposition]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.language import uncoded
from scenarios.diagnostics.catalogue import UNCODED_PRESUPPOSITION
from scenarios.techniques import Technique

_CODED = frozenset(
    {
        Technique.LEADING_PRESUPPOSITION,
        Technique.LEADING_TAG,
        Technique.CONFESSION_HUNT,
        Technique.ACCUSE,
    }
)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the choices that presuppose an act and have no code that says so."""
    yield from uncoded(subject, UNCODED_PRESUPPOSITION, "presupposes", _CODED)
