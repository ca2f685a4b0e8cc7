"""Moments at which nothing that can be said leads to an ending any more.

Why:
    There is a way out, but it is silence or another act that no line hints at. Who goes on
    talking is led round in a circle.

Bad:
    ```yaml
    gangen:
      choices: [{id: mer, …, reactions: [{emma: Nei.}]}]
      fallback: {id: igjen, …, reactions: [{emma: Mm.}]}
      silence: {means: thinking, short: …, long: {end: slutt}}
    ```

Good:
    ```yaml
    gangen:
      choices: [{id: mer, …, reactions: [{emma: Nei.}]}]
      fallback: {id: takk, …, reactions: [{end: slutt}]}
      silence: {means: thinking, short: …, long: {end: slutt}}
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import LED_ROUND
from simulator.proof.naming import acts_of
from simulator.proof.proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the moments at which somebody is held who only says something."""
    for held in proof.reachable.stuck.held:
        if held.by_lines:
            acts = acts_of(held.example)
            yield Finding.of(LED_ROUND, held.moment, moment=held.moment, **acts)
