"""Ways of playing that listen to nothing, and get through.

Why:
    Who always says the first, the longest or the kindest line, or only nods, has read nothing
    and heard nobody. Where the talk holds even so, what it trains is to find the pattern.

Bad:
    ```yaml
    # At every moment the good line stands first.
    choices:
      - {id: fortell, say: Fortell meg om dagene dine., is: [open_invitation], …}
      - {id: hvorfor, say: Hvorfor skulker du?, is: [why_blame], …}
    ```

Good:
    ```yaml
    # What is good hangs on what was just said, and stands now here, now there.
    choices:
      - {id: hvorfor, say: Hvorfor skulker du?, is: [why_blame], …}
      - {id: speil, say: Du er alene i storefri., is: [repeat_back], …}
      - {id: fortell, say: Fortell meg om dagene dine., is: [open_invitation], …}
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import BLIND_WAY_HOLDS
from simulator.proof.naming import WAYS
from simulator.proof.proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the ways of playing without listening that hold."""
    for result in proof.given_away:
        nb, en = WAYS[result.name]
        yield Finding.of(BLIND_WAY_HOLDS, "scenario", way_nb=nb, way_en=en)
