"""People who speak although nothing ever brings them in.

Why:
    Somebody with ``present: false`` is not in the room before an ``arrives`` has brought them:
    until then they cannot be spoken to, and have no right to be told anything.

Bad:
    ```yaml
    geir: {…, present: false}
    - {geir: Hva er det som foregår her?}       # no «arrives: [geir]» anywhere
    ```

Good:
    ```yaml
    - {cue: Det banker på., arrives: [geir], goto: geir_kommer}
    - {geir: Hva er det som foregår her?}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import SPEAKS_BEFORE_ARRIVING


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the first line of everybody who can never have come."""
    outside = set(subject.scenario.people) - subject.in_the_room
    for line in subject.lines:
        if line.speaker in outside:
            outside.remove(line.speaker)
            name = subject.scenario.people[line.speaker].name
            yield Finding.of(SPEAKS_BEFORE_ARRIVING, line.ref, person=name, id=line.speaker)
