"""Questions coded closed that ask openly.

Why:
    A question that begins with «hva» or «hvordan» leaves the answer free. Coded closed, the
    trainee loses credit for a good question and hears that it was a poor one.

Bad:
    ```yaml
    - {id: etter, say: "Hvordan gikk det etterpå?", is: [closed]}
    ```

Good:
    ```yaml
    - {id: etter, say: "Hvordan gikk det etterpå?", is: [wh_question]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.language import OPEN_CODES
from scenarios.diagnostics.catalogue import CLOSED_ASKS_OPENLY
from scenarios.techniques import Technique

_CLOSED = frozenset({Technique.CLOSED, Technique.CLOSED_CHECK})
_ALSO = OPEN_CODES | {Technique.CLARIFY, Technique.MULTIPLE}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the choices coded closed, and not open, whose last question is open."""
    for said in subject.spoken.choices:
        if said.is_any(_CLOSED) and not said.is_any(_ALSO):
            words = subject.spoken.find("open_question", said.questions[-1:])
            if words:
                yield Finding.of(CLOSED_ASKS_OPENLY, said.ref, at="say", words=words)
