"""The best choice is more than twice as long as any other of its moment.

Why:
    One look at the moment gives it away, whatever the words say. It happens where a good line
    has to explain something, and the distractors are only a few words.

Bad:
    ```yaml
    - {say: "Nei. Pålegg betyr at dere måtte komme, og det kan vi bestemme når …", is: […]}
    - {say: Det er ikke så farlig., is: [evade]}
    ```

Good:
    ```yaml
    - {say: Nei. Pålegg betyr at dere måtte komme hit., is: [straight_answer]}
    - {say: Det heter bare det. Det er ikke så farlig som det høres ut., is: [evade]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import OUTSIZED_BEST
from scoring.checks.worths import Scored

TIMES = 2.0
"""How much longer than the next it may be at most."""
LONG_FROM = 60
"""Characters from which a line is long enough to stand out."""


def check(subject: Scored) -> Iterator[Finding]:
    """Yield the choices that are alone in being best, and so much longer than the rest."""
    for choices in subject.choice_sets:
        if len(choices.best) > 1:
            continue
        position = choices.best[0]
        lengths = [len(each.choice.says) for each in choices.judged]
        best = lengths.pop(position)
        if best >= LONG_FROM and best > TIMES * max(lengths):
            choice = choices.judged[position].choice
            ref = f"{choices.moment.id}/{choice.id}"
            yield Finding.of(OUTSIZED_BEST, ref, at="say", length=str(best), next=str(max(lengths)))
