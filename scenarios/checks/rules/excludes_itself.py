"""Guards whose conditions exclude each other.

Why:
    Such a guard never holds: the choice is never on offer, the reaction never comes. Most often a
    comparison was turned round, or an ``or`` became an ``and``.

Bad:
    ```yaml
    - {when: emma.trust >= 6 and emma.trust <= 3, emma: …}
    ```

Good:
    ```yaml
    - {when: emma.trust >= 3 and emma.trust <= 6, emma: …}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import EXCLUDES_ITSELF


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the guards that cannot hold, whatever happens."""
    for ref, guard in subject.guards:
        if subject.cases(guard) == ():
            yield Finding.of(EXCLUDES_ITSELF, ref, at="when")
