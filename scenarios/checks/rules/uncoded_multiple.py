"""Several questions in one line, coded as one.

Why:
    Only one of them is answered, and nobody knows which (S25). Whoever reads the debrief is told
    of one good question where there were two.

Bad:
    ```yaml
    - {id: dagen, say: "Når sto du opp? Hvem var hjemme?", is: [wh_question]}
    ```

Good:
    ```yaml
    - {id: dagen, say: "Når sto du opp? Hvem var hjemme?", is: [multiple]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import UNCODED_MULTIPLE
from scenarios.techniques import HARMS, Technique

_ONE_QUESTION = frozenset(
    {
        Technique.OPEN_INVITATION,
        Technique.CUED_INVITATION,
        Technique.WH_QUESTION,
        Technique.CLARIFY,
        Technique.ASK_STRENGTH,
        Technique.CLOSED,
        Technique.CLOSED_CHECK,
    }
)
_CODED = HARMS | {Technique.MULTIPLE, Technique.FORCED_CHOICE, Technique.FAUX_INVITATION}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the choices with a code of one question that ask several."""
    for said in subject.spoken.choices:
        if said.choice.says.count("?") < 2:  # noqa: PLR2004  (several)
            continue
        count = len(said.questions)
        if count > 1 and said.is_any(_ONE_QUESTION) and not said.is_any(_CODED):
            yield Finding.of(UNCODED_MULTIPLE, said.ref, at="say", count=str(count))
