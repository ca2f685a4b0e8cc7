"""Moments at which it is not decided whether one can be led round in a circle.

Why:
    A line that can be said again and leads back can lead round for ever, if nothing else is open
    then. Where a scenario has too many states to follow each, that is proved by what can be said
    only once; here that proof does not hold.

Bad:
    ```yaml
    gangen:
      choices:
        - {id: mer, once: false, …, reactions: [{emma: Nei.}]}
        - {id: hjem, when: emma.trust >= 7, …, reactions: [{end: slutt}]}
    ```

Good:
    ```yaml
    gangen:
      choices:
        - {id: mer, …, reactions: [{emma: Nei.}]}
        - {id: hjem, when: emma.trust >= 7, …, reactions: [{end: slutt}]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import PERHAPS_LED_ROUND
from simulator.proof.proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the moments of which it is not decided."""
    for moment in proof.reachable.stuck.undecided:
        yield Finding.of(PERHAPS_LED_ROUND, moment, moment=moment)
