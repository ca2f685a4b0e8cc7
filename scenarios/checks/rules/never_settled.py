"""Limits that are reached and never respected again.

Why:
    Whatever step the trainee takes, nothing shows that it helped, and the limit stands until the
    talk is over. Coming down again, which is a part of the ladder (S1), cannot be practised.

Bad:
    ```yaml
    limits:
      kjeft: {…, answers: [{trine: Unnskyld.}]}
    ```

Good:
    ```yaml
    limits:
      kjeft: {…, answers: [{when: reached(kjeft), trine: Unnskyld., settles: [kjeft]}, …]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import NEVER_SETTLED


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the limits that something raises and nothing settles."""
    settled = {limit for reaction in subject.reactions for limit in reaction.settles}
    for limit in subject.scenario.limits:
        if limit in subject.raised and limit not in settled:
            yield Finding.of(NEVER_SETTLED, f"limit:{limit}", at="answers", limit=limit)
