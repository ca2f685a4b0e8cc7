"""Moments at which every choice does harm.

Why:
    Whoever wants to speak has to do wrong. To wait or nod is open everywhere, and it may be meant
    that only that is right here; then say so, with ``allowed``.

Bad:
    ```yaml
    - {id: lov, say: Du må svare på dette., is: [false_law]}
    - {id: trussel, say: Ellers ringer jeg barnevernet., is: [threat]}
    ```

Good:
    ```yaml
    - {id: lov, say: Du må svare på dette., is: [false_law]}
    - {id: selv, say: Du bestemmer selv om du vil svare., is: [autonomy]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import NOTHING_RIGHT
from scoring.checks.worths import Scored
from scoring.phrases import Worth


def check(subject: Scored) -> Iterator[Finding]:
    """Yield the moments without any choice that does no harm."""
    for choices in subject.choice_sets:
        if all(each.alternative.worth is Worth.HARMFUL for each in choices.judged):
            moment = choices.moment.id
            yield Finding.of(NOTHING_RIGHT, moment, moment=moment)
