"""Invitations that end in a closed question.

Why:
    About one in four of the invitations in a study of 434 interviews began openly and ended closed
    (S23). The end is what is answered, and the telling that was asked for does not come.

Bad:
    ```yaml
    - id: kvelden
      say: Fortell meg om du var på senteret.
      is: [open_invitation]
    ```

Good:
    ```yaml
    - id: kvelden
      say: Fortell meg om kvelden, fra du gikk hjemmefra.
      is: [open_invitation]
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.language import ASKING_CLOSED, INVITING
from scenarios.diagnostics.catalogue import INVITATION_ENDS_CLOSED


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the choices coded as an invitation only, of which the end is closed."""
    spoken = subject.spoken
    for said in spoken.choices:
        if not said.is_any(INVITING) or said.is_any(ASKING_CLOSED):
            continue
        words = spoken.find("ends_closed", said.sentences)
        if not words and spoken.find("invitation", said.sentences):
            words = spoken.find("closed_question", said.questions[-1:])
        if words:
            yield Finding.of(INVITATION_ENDS_CLOSED, said.ref, at="say", words=words)
