"""Moments at which a talk can come to where no ending can be reached any more.

Why:
    Whatever the trainee does there, the talk never ends: there is no debrief, and nothing to
    learn from it but patience. The graph may show a way to an ending that the conditions close
    as the talk goes on.

Bad:
    ```yaml
    gangen:
      choices:
        - {id: hjem, when: not said(nei), …, reactions: [{end: slutt}]}
        - {id: nei, …, reactions: [{emma: Nei.}]}
      fallback: {id: vent, …, reactions: [{emma: Mm.}]}
    ```

Good:
    ```yaml
    gangen:
      choices:
        - {id: hjem, when: not said(nei), …, reactions: [{end: slutt}]}
        - {id: nei, …, reactions: [{emma: Nei.}]}
      fallback: {id: takk, …, reactions: [{end: avbrutt}]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import NO_WAY_TO_AN_ENDING
from simulator.proof.naming import acts_of
from simulator.proof.proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the moments at which somebody is held, whatever is done."""
    for held in proof.reachable.stuck.held:
        if not held.by_lines:
            acts = acts_of(held.example)
            yield Finding.of(NO_WAY_TO_AN_ENDING, held.moment, moment=held.moment, **acts)
