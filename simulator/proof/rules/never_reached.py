"""What no talk can come to, whatever is done.

Why:
    What is written for a situation that never comes is text that nobody hears, and often a sign
    that a condition says something else than was meant. Unlike a check of what is written, the
    proof follows what can come before it: what is said once, what trust can have become, and who
    is there by then.

Bad:
    ```yaml
    # The line that lets her tell comes after this moment, never before it.
    reactions:
      - {when: told(alene), emma: Som jeg sa.}
      - {emma: Vet ikke.}
    ```

Good:
    ```yaml
    reactions:
      - {when: emma.trust >= 5, emma: Det er mest i storefri.}
      - {emma: Vet ikke.}
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import NO_TALK_REACHES
from simulator.proof.naming import named, ref_of, shortened
from simulator.proof.proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Yield what was ruled out; of a moment that no talk comes to, only the moment."""
    for target in shortened(proof.reachable.ruled_out):
        yield Finding.of(NO_TALK_REACHES, ref_of(target), **named(target))
