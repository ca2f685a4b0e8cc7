"""Moments that no way leads to.

Why:
    Nobody sees them: the author believes that they are part of the talk, and no trainee ever
    gets there. Most often a ``goto`` was renamed or lost.

Bad:
    ```yaml
    moments:
      hilsen: {…, reactions: [{goto: kveld}]}
      om_skolen: {…}          # no goto names it
    ```

Good:
    ```yaml
    reactions: [{when: emma.trust >= 4, goto: om_skolen}, {goto: kveld}]
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import UNREACHABLE_MOMENT


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the moments that cannot be reached from the start, whatever the guards say."""
    for moment in subject.scenario.moments:
        if moment not in subject.graph.reachable:
            yield Finding.of(UNREACHABLE_MOMENT, moment, moment=moment)
