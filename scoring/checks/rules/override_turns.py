"""Exceptions from the rubric that turn its judgement round.

Why:
    An author may reason an exception, but one that gives points where the rubric takes them, or
    takes where it gives, says that the rubric is wrong here. That is a claim about the field, and
    has to be read by somebody who knows it. Codes decide what a line is; most often it is a code
    that is wrong.

Bad:
    ```yaml
    is: [leading_tag]
    credit: [{principle: not_leading, points: 2, reason: …, source: S1}]
    ```

Good:
    ```yaml
    is: [paraphrase]
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import OVERRIDE_TURNS
from scoring.checks.overrides import overrides
from scoring.checks.worths import Scored


def check(subject: Scored) -> Iterator[Finding]:
    """Yield the exceptions with the sign opposite to that of the rubric."""
    for each in overrides(subject):
        if each.override.points * each.points < 0:
            yield Finding.of(
                OVERRIDE_TURNS,
                each.ref,
                at="credit",
                given=f"{each.override.points:+g}",
                rubric=f"{each.points:+g}",
                principle=each.override.principle,
            )
