"""A right that is given and taken back in one line, and not coded so.

Why:
    The formal part is often softened until nothing is left of it (S52): «… men det er best for
    deg». That is as bad as leaving it out, and the gate of the rights only sees it where it is
    coded.

Bad:
    ```yaml
    - {id: rett, say: "Du må ikke svare, men det er lurt å gjøre det.", is: [rights]}
    ```

Good:
    ```yaml
    - id: rett
      say: Du må ikke svare, men det er lurt å gjøre det.
      is: [rights, rights_undermined]
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.language import uncoded
from scenarios.diagnostics.catalogue import UNCODED_UNDERMINING
from scenarios.techniques import Technique

_CODED = frozenset({Technique.RIGHTS_UNDERMINED})
_ONLY = frozenset({Technique.RIGHTS, Technique.RIGHTS_RECITED, Technique.RIGHTS_CHECK})


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the choices that give a right, take it back, and have no code that says so."""
    yield from uncoded(subject, UNCODED_UNDERMINING, "undermines", _CODED, only=_ONLY)
