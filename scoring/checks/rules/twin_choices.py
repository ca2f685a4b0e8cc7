"""Two choices of a moment that differ in nothing but their words.

Why:
    They are coded the same, said to the same people, and bring the same about: nobody loses or
    gains by either, so there is nothing to think about. Dominated in the plainest sense: there is
    no reason to prefer one.

Bad:
    ```yaml
    - {id: hva, say: Hva gjorde du?, is: [wh_question], reactions: [{emma: Ingenting.}]}
    - {id: hvor, say: Hvor var du?, is: [wh_question], reactions: [{emma: Ute.}]}
    ```

Good:
    ```yaml
    - {id: hva, say: Hva gjorde du?, is: [wh_question], reactions: [{emma: Ingenting.}]}
    - {id: hvor, say: "Du var ute, vel?", is: [leading_tag], reactions: [{emma: "Ja, da."}]}
    ```
"""

from collections.abc import Hashable, Iterator

from scenarios.checks import Finding
from scenarios.diagnostics.catalogue import TWIN_CHOICES
from scenarios.model import Choice
from scoring.checks.worths import Scored, consequences


def check(subject: Scored) -> Iterator[Finding]:
    """Yield every choice after the first that is coded, addressed and answered the same."""
    for choices in subject.choice_sets:
        first: dict[Hashable, str] = {}
        for each in choices.judged:
            choice = each.choice
            twin = first.setdefault(_likeness(choice), choice.id)
            if twin != choice.id:
                ref = f"{choices.moment.id}/{choice.id}"
                yield Finding.of(TWIN_CHOICES, ref, choice=choice.id, twin=twin)


def _likeness(choice: Choice) -> Hashable:
    return (
        frozenset(choice.techniques),
        frozenset(choice.to),
        choice.when,
        choice.matter,
        choice.limit,
        choice.credit,
        consequences(choice),
    )
