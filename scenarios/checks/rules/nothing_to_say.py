"""Moments with neither choices nor a fallback.

Why:
    Only the scenario's general way out is on offer there, and it knows nothing of the moment.
    Most often the choices were moved elsewhere, or are still to be written.

Bad:
    ```yaml
    gangen:
      phase: account
      lines: [{emma: Jeg må ut litt.}]
    ```

Good:
    ```yaml
    gangen:
      phase: account
      lines: [{emma: Jeg må ut litt.}]
      choices: [{id: ut, say: Det er greit. Jeg venter her., is: [offer_time], …}]
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import NOTHING_TO_SAY


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the moments at which nothing of their own can be said."""
    for moment in subject.scenario.moments.values():
        if not moment.choices and moment.fallback is None:
            yield Finding.of(NOTHING_TO_SAY, moment.id, moment=moment.id)
