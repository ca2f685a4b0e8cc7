"""Moments whose choices all have guards, without a fallback of their own.

Why:
    Where no guard holds, the trainee is left with the scenario's general way out, which knows
    nothing of this moment. A cheap look at the form: it does not weigh whether the guards
    together cover everything.

Bad:
    ```yaml
    choices:
      - {id: mer, when: told(alene), …}
      - {id: noe_annet, when: emma.trust >= 4, …}
    ```

Good:
    ```yaml
    choices:
      - {id: mer, when: told(alene), …}
      - {id: noe_annet, …}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import ONLY_WAY_OUT


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the moments where it can happen that no choice is open from the beginning."""
    for moment in subject.scenario.moments.values():
        if (
            moment.choices
            and moment.fallback is None
            and all(choice.when is not None for choice in moment.choices)
        ):
            yield Finding.of(ONLY_WAY_OUT, moment.id, moment=moment.id)
