"""Principles that nothing in the scenario gives an opportunity for.

Why:
    They can never be more than «not tried», however well somebody plays. In a scenario that means
    to train one thing only that may be right; then say so, with ``allowed``. A scenario of fewer
    than five moments is an exercise in one thing, and is passed over.

Bad:
    ```yaml
    moments: {…}            # nobody in any of them shifts the focus
    ```

Good:
    ```yaml
    laererne:
      shift: laererne
      lines: [{leif: Det er lærerne som skulle sett dette.}]
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import NO_OPPORTUNITY
from scoring.checks.opportunities import FEWEST_MOMENTS, opportunities
from scoring.checks.worths import Scored
from scoring.rubric import Principle


def check(subject: Scored) -> Iterator[Finding]:
    """Yield the principles that can only be not tried."""
    if len(subject.scenario.moments) < FEWEST_MOMENTS:
        return
    there = opportunities(subject)
    for principle in Principle:
        if principle not in there:
            name = subject.rubric.principles[principle].name
            yield Finding.of(
                NO_OPPORTUNITY,
                "scenario",
                at="title",
                principle=principle.value,
                name_nb=name.nb,
                name_en=name.en,
            )
