"""Lines coded as listening that ask for something new.

Why:
    To confirm, repeat, give back and reflect is to add nothing (S1, S26). «Hvorfor ble du redd?» is
    a question, whatever feeling it names, and counts as one.

Bad:
    ```yaml
    - {id: redd, say: "Hvorfor ble du redd?", is: [reflect_feeling]}
    ```

Good:
    ```yaml
    - {id: redd, say: "Du ble redd.", is: [reflect_feeling]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import LISTENING_ASKS
from scenarios.techniques import Technique

_LISTENING = frozenset(
    {
        Technique.ACKNOWLEDGE,
        Technique.REPEAT_BACK,
        Technique.PARAPHRASE,
        Technique.REFLECT_FEELING,
        Technique.AFFIRM,
        Technique.SUPPORT,
    }
)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the choices that have codes of listening only and begin with a question word."""
    for said in subject.spoken.choices:
        if said.codes <= _LISTENING:
            words = subject.spoken.find("question_word", said.questions)
            if words:
                yield Finding.of(LISTENING_ASKS, said.ref, at="say", words=words)
