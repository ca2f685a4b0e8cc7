"""What no talk was seen to come to, and what was not ruled out either.

Why:
    A proof goes a certain way and no further, so that it comes to an end. What is neither shown
    by a talk that was played nor ruled out within that, hangs on much that has to come together,
    and most likely no trainee sees it.

Bad:
    ```yaml
    - {when: said(a1) and said(b3) and said(c2) and told(alene) and emma.trust == 7, emma: Ja.}
    ```

Good:
    ```yaml
    - {when: told(alene) and emma.trust >= 7, emma: Ja.}
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import NOT_DECIDED
from simulator.proof.naming import named, ref_of, shortened
from simulator.proof.proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Yield what was neither shown nor ruled out."""
    for target in shortened(proof.reachable.undecided):
        yield Finding.of(NOT_DECIDED, ref_of(target), **named(target))
