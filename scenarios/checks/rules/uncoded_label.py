"""Lines that say what somebody is, and are not coded so.

Why:
    Being called a thief sticks longer than what was done (S2). What has happened can be named; what
    the other *is*, nobody in the room decides.

Bad:
    ```yaml
    - {id: ord, say: "Du er en tyv, Emma.", is: [raise_concern]}
    ```

Good:
    ```yaml
    - {id: ord, say: "Du er en tyv, Emma.", is: [label]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.language import uncoded
from scenarios.diagnostics.catalogue import UNCODED_LABEL
from scenarios.techniques import Technique

_CODED = frozenset({Technique.LABEL, Technique.ACCUSE, Technique.THREAT, Technique.SARCASM})


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the choices that put a label on somebody and have no code that says so."""
    yield from uncoded(subject, UNCODED_LABEL, "labels", _CODED)
