"""Questions that ask for a defence, and are not coded so.

Why:
    «Hvorfor gjorde du det?» looks open and is heard as a reproach: what comes is an excuse, or
    nothing. It may be in a scenario, as the trap it is.

Bad:
    ```yaml
    - {id: grunn, say: "Hvorfor gikk du ikke hjem?", is: [open_invitation]}
    ```

Good:
    ```yaml
    - {id: grunn, say: "Hvorfor gikk du ikke hjem?", is: [why_blame]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import UNCODED_BLAME
from scenarios.techniques import HARMS, Technique

_CODED = HARMS | {Technique.WHY_BLAME, Technique.FOCUS_WHY, Technique.LEADING_PRESUPPOSITION}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the choices that ask why somebody did something and have no code that says so."""
    spoken = subject.spoken
    for said in spoken.choices:
        if said.is_any(_CODED):
            continue
        words = spoken.find("blaming_why", said.questions)
        if words and not spoken.find("presupposes", said.questions):  # which says more
            yield Finding.of(UNCODED_BLAME, said.ref, at="say", words=words)
