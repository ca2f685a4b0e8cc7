"""Feelings that are changed and that nothing depends on.

Why:
    The author keeps an account that no reaction ever looks at: however the trainee treats that
    person, the talk goes the same way. Trust that opens a fact is looked at. Of trust and
    tension, which everybody has and the debrief shows, it is enough that one is looked at.

Bad:
    ```yaml
    trine: {…, feelings: {trust: 4, tension: 6}}
    - {trine: Nå er jeg lei., effects: {trine.tension: +2}}   # no guard asks for trine.tension
    ```

Good:
    ```yaml
    - {when: trine.tension >= 8, trine: Da går jeg., end: avbrutt}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import IDLE_FEELING
from scenarios.guards import FeelingIs
from scenarios.model import Unlock

_FREE = Unlock()
_EVERYBODYS = frozenset({"trust", "tension"})


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the feelings that some effect changes, and no guard and no locked fact reads."""
    read = frozenset(_read(subject))
    told: set[str] = set()
    for person, feeling in subject.changes:
        alike = _EVERYBODYS if feeling in _EVERYBODYS else {feeling}
        if person in told or any((person, other) in read for other in alike):
            continue
        if feeling in _EVERYBODYS:
            told.add(person)
        yield Finding.of(
            IDLE_FEELING,
            f"person:{person}",
            at="feelings",
            person=subject.scenario.people[person].name,
            feeling=feeling,
        )


def _read(subject: Subject) -> Iterator[tuple[str, str]]:
    for _, guard in subject.guards:
        for atom in subject.atoms(guard):
            if isinstance(atom, FeelingIs):
                yield atom.person, atom.feeling
    for fact in subject.scenario.facts.values():
        if fact.unlock != _FREE:
            yield from ((person, "trust") for person in fact.known_by)
