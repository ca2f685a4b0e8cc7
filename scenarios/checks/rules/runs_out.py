"""Moments whose choices can run out, with no way on of their own.

Why:
    A choice is gone once it is said. Where none of them is sure to lead on, a trainee who has
    said them all has only the scenario's general way out left, which knows nothing of this
    moment.

Bad:
    ```yaml
    gangen:
      choices:
        - {id: hvor, …, reactions: [{when: emma.trust >= 4, goto: inne}, {emma: Her.}]}
        - {id: hvem, …, reactions: [{emma: Ingen.}]}
    ```

Good:
    ```yaml
    gangen:
      choices: […]
      fallback: {id: inn, say: Skal vi gå inn?, is: [offer_time], reactions: [{goto: inne}]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import RUNS_OUT
from scenarios.model import Choice


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the moments where every choice can be used up without the talk having moved on."""
    for moment in subject.scenario.moments.values():
        if (
            moment.choices
            and moment.fallback is None
            and any(choice.when is None for choice in moment.choices)
            and not any(_is_sure(choice) for choice in moment.choices)
        ):
            yield Finding.of(RUNS_OUT, moment.id, moment=moment.id)


def _is_sure(choice: Choice) -> bool:
    """Return whether a choice is always on offer, until the talk has left the moment by it."""
    if choice.when is not None:
        return False
    ways = [bool(reaction.goto or reaction.end) for reaction in choice.reactions]
    return all(ways) if choice.once else any(ways)
