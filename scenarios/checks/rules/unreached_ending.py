"""Endings that no way leads to.

Why:
    The trainee can never come to it, and the author believes that the talk can end so.

Bad:
    ```yaml
    endings:
      nei_takk: {…}          # no reaction has «end: nei_takk»
    ```

Good:
    ```yaml
    reactions: [{emma: Nei takk., end: nei_takk}]
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import UNREACHED_ENDING


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the endings that no reachable moment leads to."""
    for ending in subject.scenario.endings:
        if ending not in subject.graph.reachable_endings:
            yield Finding.of(UNREACHED_ENDING, f"ending:{ending}", ending=ending)
