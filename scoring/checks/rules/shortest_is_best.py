"""The shortest choice is the best one too often.

Why:
    As with the longest: a trainee who has learnt to pick the short line has not learnt to talk.
    Counted and weighed as for the longest.

Bad:
    ```yaml
    - {say: "Hvem var det du var sammen med den kvelden, og hva gjorde de andre?", is: [multiple]}
    - {say: Fortell meg om kvelden., is: [open_invitation]}
    ```

Good:
    ```yaml
    - {say: Hvem var det?, is: [closed]}
    - {say: "Fortell meg om kvelden, fra du gikk hjemmefra til du la deg.", is: [open_invitation]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import SHORTEST_IS_BEST
from scoring.checks.chance import count, only_one
from scoring.checks.worths import ChoiceSet, Scored


def check(subject: Scored) -> Iterator[Finding]:
    """Yield one finding for the scenario, at the first moment where it is so."""
    counted = count(subject.choice_sets, _shortest)
    if counted.is_too_often:
        yield Finding.of(SHORTEST_IS_BEST, counted.met[0], at="say", **counted.params)


def _shortest(choices: ChoiceSet) -> int | None:
    return only_one([-len(each.choice.says) for each in choices.judged])
