"""Duties that do not go with the scenario's track, and are not coded as false.

Why:
    Whoever comes of their own will has no duty to appear; whoever is ordered under politiloven
    § 13 has (S2). Neither has a duty to explain themselves. The two are easily mixed up.

Bad:
    ```yaml
    track: voluntary
    # …
    - {id: vente, say: "Dere må bli her til vi er ferdige.", is: [frame_track]}
    ```

Good:
    ```yaml
    track: voluntary
    # …
    - {id: vente, say: "Dere kan gå når dere vil.", is: [frame_track]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.language import untrue
from scenarios.diagnostics.catalogue import WRONG_TRACK


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the choices that say what is untrue in this track and have no code that says so."""
    yield from untrue(subject, WRONG_TRACK, in_track=True)
