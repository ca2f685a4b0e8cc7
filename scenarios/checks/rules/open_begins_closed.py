"""Questions coded open that can be answered with yes or no.

Why:
    What gets answered is the last question (S23), and one that begins with its verb asks for a yes
    or a no. Coded open, it gives the trainee credit for what it is not, and opens facts too easily.

Bad:
    ```yaml
    - id: hvordan
      say: Var det noen hjemme den kvelden?
      is: [open_invitation]
    ```

Good:
    ```yaml
    - id: hvordan
      say: Hvem var hjemme den kvelden?
      is: [wh_question]
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.language import ASKING_CLOSED, INVITING, OPEN_CODES
from scenarios.diagnostics.catalogue import OPEN_BEGINS_CLOSED


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the choices with an open code, and no closed one, whose last question is closed."""
    spoken = subject.spoken
    for said in spoken.choices:
        if not said.is_any(OPEN_CODES) or said.is_any(ASKING_CLOSED) or not said.questions:
            continue
        words = spoken.find("closed_question", said.questions[-1:])
        invited = said.is_any(INVITING) and spoken.find("invitation", said.sentences)
        if words and not invited:  # an invitation that ends so is a rule of its own
            yield Finding.of(OPEN_BEGINS_CLOSED, said.ref, at="say", words=words)
