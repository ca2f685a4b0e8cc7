"""Exceptions from the rubric that give just what the rubric gives.

Why:
    It changes nothing today, and hides the rule from the debrief: the student reads of an
    exception where the rule would have explained itself. And when the rubric changes, the old
    number stays.

Bad:
    ```yaml
    is: [open_invitation]
    credit: [{principle: open, points: 2, reason: Et åpent spørsmål er godt her., source: S1}]
    ```

Good:
    ```yaml
    is: [open_invitation]
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import OVERRIDE_IDLE
from scoring.checks.overrides import overrides
from scoring.checks.worths import Scored


def check(subject: Scored) -> Iterator[Finding]:
    """Yield the exceptions that the rubric would have agreed with to the point."""
    for each in overrides(subject):
        if each.judged and each.override.points == each.points:
            yield Finding.of(
                OVERRIDE_IDLE,
                each.ref,
                at="credit",
                given=f"{each.override.points:+g}",
                principle=each.override.principle,
            )
