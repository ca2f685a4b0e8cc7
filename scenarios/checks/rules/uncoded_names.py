"""Lines that ask who the others were, and are not coded so.

Why:
    To be pumped for names is what a young person fears most, and care that turns out to be bait for
    names is the main ethical criticism of the talk (S2).

Bad:
    ```yaml
    - {id: hvem, say: "Hva heter de?", is: [wh_question]}
    ```

Good:
    ```yaml
    - {id: hvem, say: "Hva heter de?", is: [wh_question, press_names]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.language import uncoded
from scenarios.diagnostics.catalogue import UNCODED_NAMES
from scenarios.techniques import Technique

_CODED = frozenset({Technique.PRESS_NAMES, Technique.SMALL_TALK})


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the choices that ask for names and have no code that says so."""
    yield from uncoded(subject, UNCODED_NAMES, "asks_names", _CODED)
