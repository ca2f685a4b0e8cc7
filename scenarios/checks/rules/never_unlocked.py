"""Facts that are told somewhere, but that nobody can be brought to tell.

Why:
    The fact is locked: it takes more trust than the teller can come to have, it is asked for only
    in forms that it never opens to, or the one who tells it is never in the room. The debrief
    would list it as something that the trainee missed.

Bad:
    ```yaml
    alene: {…, unlock: {open: 4, directive: 6, closed: never}}
    - {id: er_du, say: Er du alene?, is: [closed], reactions: [{emma: Ja., tells: [alene]}, …]}
    ```

Good:
    ```yaml
    - {id: fortell, say: Fortell., is: [open_invitation], reactions: [{…, tells: [alene]}, …]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import NEVER_UNLOCKED
from scenarios.model import Line
from scenarios.techniques import Form, form_of


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the facts that are told only where they cannot be unlocked."""
    forms = dict(_forms(subject))
    for fact, lines in subject.tellers.items():
        if not any(_opens(subject, fact, line, forms.get(line.ref, Form.OPEN)) for line in lines):
            yield Finding.of(NEVER_UNLOCKED, f"fact:{fact}", fact=fact)


def _forms(subject: Subject) -> Iterator[tuple[str, Form]]:
    """Yield how every line that answers a choice was asked for; other acts leave it open."""
    for placed in subject.choices:
        form = form_of(placed.choice.techniques)
        for reaction in placed.choice.reactions:
            yield from ((line.ref, form) for line in reaction.lines if line.tells)


def _opens(subject: Subject, fact: str, line: Line, form: Form) -> bool:
    if line.speaker is None:
        return True
    needed = subject.scenario.facts[fact].unlock.trust_needed(form)
    if needed is None or line.speaker not in subject.in_the_room:
        return False
    return bool(subject.attainable[line.speaker, "trust"] >> needed)
