"""People in the room who never say anything.

Why:
    Each of them has to be given the rights and taken into account. Somebody from whom no line
    ever comes is most often left over from an earlier version, or has not been written yet.

Bad:
    ```yaml
    people:
      emma: {…}
      trine: {…}                      # and no line is hers
    ```

Good:
    ```yaml
    lines: [{emma: Hei.}, {trine: Vi er litt sene.}]
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import SILENT_PERSON


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the people who can be in the room and have no line."""
    speaking = {line.speaker for line in subject.lines}
    for name, person in subject.scenario.people.items():
        if name in subject.in_the_room and name not in speaking:
            yield Finding.of(SILENT_PERSON, f"person:{name}", person=person.name)
