"""Limits that are never reached.

Why:
    The ladder shows the topic, but the only right thing to do with it is nothing.

Bad:
    ```yaml
    limits:
      kjeft: {…}             # no reaction has «raises: [kjeft]»
    ```

Good:
    ```yaml
    - {trine: Nå må du ta deg sammen!, raises: [kjeft]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import UNRAISED_LIMIT


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the limits that no reaction raises."""
    for limit in subject.scenario.limits:
        if limit not in subject.raised:
            yield Finding.of(UNRAISED_LIMIT, f"limit:{limit}", limit=limit)
