"""Moments from which no ending can be reached.

Why:
    Whatever the trainee says there, the talk never ends.

Bad:
    ```yaml
    gangen:
      choices: [{id: vent, …, reactions: [{cue: Ingenting skjer.}]}]
      fallback: {id: igjen, …, reactions: [{goto: gangen}]}
    ```

Good:
    ```yaml
    gangen:
      choices: [{id: inn, …, reactions: [{goto: avslutning}]}]
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import DEAD_END


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the reachable moments that no path leads out of the talk from."""
    for moment in subject.graph.dead_ends:
        yield Finding.of(DEAD_END, moment, moment=moment)
