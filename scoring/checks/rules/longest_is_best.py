"""The longest choice is the best one too often.

Why:
    Who notices it need not read what the choices say. By chance the longest is the best as often
    as any other; the message says how often that is here, and how often it is so. More than two
    standard deviations above chance is too often; the worth is the rubric's.

Bad:
    ```yaml
    - {say: Hvem var det?, is: [closed]}
    - {say: "Fortell meg om kvelden, fra du gikk hjemmefra til du la deg.", is: [open_invitation]}
    ```

Good:
    ```yaml
    - {say: "Hvem var det du var sammen med den kvelden, og hva gjorde de andre?", is: [multiple]}
    - {say: Fortell meg om kvelden., is: [open_invitation]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import LONGEST_IS_BEST
from scoring.checks.chance import count, only_one
from scoring.checks.worths import ChoiceSet, Scored


def check(subject: Scored) -> Iterator[Finding]:
    """Yield one finding for the scenario, at the first moment where it is so."""
    counted = count(subject.choice_sets, _longest)
    if counted.is_too_often:
        yield Finding.of(LONGEST_IS_BEST, counted.met[0], at="say", **counted.params)


def _longest(choices: ChoiceSet) -> int | None:
    return only_one([len(each.choice.says) for each in choices.judged])
