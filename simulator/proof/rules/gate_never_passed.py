"""Gates that talks failed and none passed.

Why:
    A gate is passed or the talk does not hold, however good the rest is. Where whoever plays best
    fails it too, nobody can do well: most often the rights are not said to everybody in the room
    before a line that concerns the matter, or a danger cannot be named in time.

Bad:
    ```yaml
    # Trine sits there, and no line before the worry tells her.
    - {id: rett, say: Du kan la være å svare., is: [rights], …}
    ```

Good:
    ```yaml
    - {id: rett, say: Dere kan la være å svare., is: [rights], to: [emma, trine], …}
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import GATE_NEVER_PASSED
from scoring.shipped import shipped_rubric
from simulator.proof.proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the gates that cannot be passed, as far as was seen."""
    for gate in proof.never_passed:
        name = shipped_rubric().gates[gate].name
        yield Finding.of(GATE_NEVER_PASSED, "scenario", gate_nb=name.nb, gate_en=name.en)
