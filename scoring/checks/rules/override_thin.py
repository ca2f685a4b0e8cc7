"""Exceptions from the rubric whose reason says too little.

Why:
    The reason is shown to the student instead of the rubric's. Two or three words explain nothing,
    and the next author cannot see whether it still holds.

Bad:
    ```yaml
    credit: [{principle: open, points: 1, reason: Passer her., source: S1}]
    ```

Good:
    ```yaml
    credit:
      - principle: open
        points: 1
        reason: Hun har nettopp bedt om et kort svar, og et ja eller nei er alt hun orker.
        source: S36
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import OVERRIDE_THIN
from scoring.checks.worths import Scored

FEWEST_WORDS = 6
"""Words of a reason; fewer than that explain nothing to a student."""


def check(subject: Scored) -> Iterator[Finding]:
    """Yield the choices with an exception whose reason is too short."""
    for placed in subject.choices:
        for override in placed.choice.credit:
            if len(override.reason.split()) < FEWEST_WORDS:
                yield Finding.of(
                    OVERRIDE_THIN,
                    placed.ref,
                    at="credit",
                    principle=override.principle,
                    words=str(FEWEST_WORDS),
                )
