"""A right in the words of the law, coded as plain words.

Why:
    Young people remember little of a right that is read out (S45), and understand less (S46, S47).
    Plain words are what `rights` stands for.

Bad:
    ```yaml
    - {id: rett, say: "Du er ikke pliktig til å avgi forklaring.", is: [rights]}
    ```

Good:
    ```yaml
    - {id: rett, say: "Du kan la være å svare.", is: [rights]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.language import uncoded
from scenarios.diagnostics.catalogue import UNCODED_PARAGRAPH
from scenarios.techniques import Technique

_CODED = frozenset({Technique.RIGHTS_RECITED})
_ONLY = frozenset({Technique.RIGHTS})


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the choices coded as a right in plain words that speak as the law does."""
    yield from uncoded(subject, UNCODED_PARAGRAPH, "paragraph", _CODED, only=_ONLY)
