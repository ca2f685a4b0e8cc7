"""Moments at which every choice is worth the same, and leads to the same.

Why:
    The trainee picks, and nothing depends on it: neither the score nor the debrief has anything
    to say, and the talk goes the same way. Judged by the rubric, principle by principle, with no
    choice failing a gate that another one does not.

Bad:
    ```yaml
    - {id: hei, say: Hei., is: [small_talk]}
    - {id: kaffe, say: Vil dere ha kaffe?, is: [small_talk]}
    ```

Good:
    ```yaml
    - {id: hei, say: Hei. Fint at dere kom., is: [small_talk]}
    - {id: tiden, say: "Hei. Da må vi bruke tiden godt.", is: [hurry]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import NOTHING_TO_CHOOSE
from scoring.alternatives import Alternative
from scoring.checks.worths import Scored, consequences
from scoring.rubric import Principle


def check(subject: Scored) -> Iterator[Finding]:
    """Yield the moments whose choices neither the rubric nor what follows tells apart."""
    for choices in subject.choice_sets:
        profiles = {
            (_profile(each.alternative), consequences(each.choice)) for each in choices.judged
        }
        if len(profiles) == 1:
            moment = choices.moment.id
            yield Finding.of(
                NOTHING_TO_CHOOSE, moment, moment=moment, choices=str(len(choices.judged))
            )


def _profile(alternative: Alternative) -> tuple[object, ...]:
    return (
        alternative.worth,
        frozenset(each.rule for each in alternative.failures),
        tuple(alternative.balance_for(principle) for principle in Principle),
    )
