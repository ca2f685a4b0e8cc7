"""Facts that a more closed question opens more easily than a more open one.

Why:
    The scenario would teach the opposite of what it is for (S1, S23). It happens when a form is
    left out of ``unlock``: what is left out needs no trust.

Bad:
    ```yaml
    unlock: {open: 4}
    ```

Good:
    ```yaml
    unlock: {open: 4, directive: 6, closed: never}
    ```
"""

from collections.abc import Iterator
from itertools import pairwise

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import CLOSED_IS_EASIER
from scenarios.model import FEELING_CEILING
from scenarios.techniques import Form
from scenarios.words import Words

_FORMS = {
    Form.OPEN: Words("åpent", "ope", "open"),
    Form.DIRECTIVE: Words("styrt", "styrt", "directive"),
    Form.CLOSED: Words("lukket", "lukka", "closed"),
}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the facts whose trust needed falls from a more open form to a less open one."""
    for name, fact in subject.scenario.facts.items():
        for (opener, _), (closer, _) in pairwise(_FORMS.items()):
            if _trust(fact.unlock.trust_needed(closer)) < _trust(fact.unlock.trust_needed(opener)):
                yield Finding.of(
                    CLOSED_IS_EASIER,
                    f"fact:{name}",
                    at="unlock",
                    fact=name,
                    easier_nb=_FORMS[closer].nb,
                    harder_nb=_FORMS[opener].nb,
                    easier_en=_FORMS[closer].en,
                    harder_en=_FORMS[opener].en,
                )


def _trust(needed: int | None) -> int:
    return FEELING_CEILING + 1 if needed is None else needed
