"""Statements that ask for a yes, and are not coded so.

Why:
    «Ikke sant?» turns a question into a claim to agree with (S23). After an open question «eller?»
    does it too: it takes the question back and leaves a yes or a no.

Bad:
    ```yaml
    - {id: sent, say: "Du var sent ute, ikke sant?", is: [closed]}
    ```

Good:
    ```yaml
    - {id: sent, say: "Du var sent ute, ikke sant?", is: [leading_tag]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.language import ASKING_CLOSED, OPEN_CODES
from scenarios.diagnostics.catalogue import UNCODED_TAG
from scenarios.techniques import HARMS, Technique

_CODED = HARMS | {Technique.LEADING_TAG, Technique.LEADING_PRESUPPOSITION}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the choices that end in a tag and have no code that says so."""
    spoken = subject.spoken
    for said in spoken.choices:
        if said.is_any(_CODED) or not said.questions:
            continue
        words = spoken.find("tag", said.questions)
        if not words and said.is_any(OPEN_CODES) and not said.is_any(ASKING_CLOSED):
            last = said.questions[-1:]
            if not spoken.find("closed_question", last):  # which is a rule of its own
                words = spoken.find("soft_tag", last)
        if words:
            yield Finding.of(UNCODED_TAG, said.ref, at="say", words=words)
