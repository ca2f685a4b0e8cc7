"""People whom no line gives the rights.

Why:
    Everybody with a say has to hear that they need not explain themselves (S1, S2). Where no
    choice says it to one of them, nobody can bring that in order, however well they play.

Bad:
    ```yaml
    - {id: rett, say: Du bestemmer selv hva du vil fortelle., is: [rights], …}   # only the youth
    ```

Good:
    ```yaml
    - {id: rett, say: Dere bestemmer selv …, is: [rights], to: [ingrid, geir], …}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import RIGHTS_NEVER_GIVEN
from scenarios.techniques import RIGHTS


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the people who can be in the room and are never given the rights."""
    told = {
        person
        for placed in subject.choices
        if not RIGHTS.isdisjoint(placed.choice.techniques)
        for person in placed.choice.to
    }
    people = [name for name in subject.scenario.people if name in told | subject.in_the_room]
    for name in people:
        if name not in told:
            yield Finding.of(
                RIGHTS_NEVER_GIVEN,
                f"person:{name}",
                person=subject.scenario.people[name].name,
                to=", ".join(people),
            )
