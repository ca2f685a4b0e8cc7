"""Facts that nobody tells.

Why:
    The debrief lists what did not come to light; a fact that never can is an unfair reproach.

Bad:
    ```yaml
    facts:
      bestemor: {…}          # no line has «tells: [bestemor]»
    ```

Good:
    ```yaml
    - {emma: Jeg drar til bestemor., tells: [bestemor]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import UNTOLD_FACT


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the facts that stand in no ``tells``."""
    for fact in subject.scenario.facts:
        if fact not in subject.told:
            yield Finding.of(UNTOLD_FACT, f"fact:{fact}", fact=fact)
