"""Conditions on a feeling that always hold, because nothing ever changes it enough.

Why:
    The guard looks as if it told two situations apart, and does not. Most often the effects that
    should have moved the feeling are missing.

Bad:
    ```yaml
    emma: {…, feelings: {trust: 5, tension: 4}}   # and no reaction lowers her trust
    - {when: emma.trust >= 5, emma: Greit.}
    ```

Good:
    ```yaml
    - {emma: Nei., effects: {emma.trust: -1}}
    - {when: emma.trust >= 5, emma: Greit.}
    ```
"""

from collections.abc import Iterator

from scenarios import guards
from scenarios.checks.conditions import values
from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import ALWAYS_SO
from scenarios.guards import FeelingIs


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the conditions on feelings that no talk can make false."""
    for ref, guard in subject.guards:
        for atom in subject.atoms(guard):
            if isinstance(atom, FeelingIs):
                possible = subject.attainable[atom.person, atom.feeling]
                if not possible & ~values(atom):
                    condition = guards.unparse(atom)
                    yield Finding.of(ALWAYS_SO, ref, at="when", condition=condition)
