"""The last choice is the best one too often.

Why:
    Choices are shown in the order of the file. Where the best one mostly comes last, the order
    gives it away. Counted and weighed as for the longest.

Bad:
    ```yaml
    choices:
      - {id: var_det, say: "Var det sånn, da?", is: [leading_tag]}
      - {id: fortell, say: Fortell meg om det., is: [open_invitation]}   # here first, there last
    ```

Good:
    ```yaml
    choices:
      - {id: fortell, say: Fortell meg om det., is: [open_invitation]}   # and so at every moment
      - {id: var_det, say: "Var det sånn, da?", is: [leading_tag]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import LAST_IS_BEST
from scoring.checks.chance import count
from scoring.checks.worths import ChoiceSet, Scored


def check(subject: Scored) -> Iterator[Finding]:
    """Yield one finding for the scenario, at the first moment where it is so."""
    counted = count(subject.choice_sets, _last)
    if counted.is_too_often:
        yield Finding.of(LAST_IS_BEST, counted.met[0], at="say", **counted.params)


def _last(choices: ChoiceSet) -> int | None:
    return len(choices.judged) - 1 if choices.judged else None
