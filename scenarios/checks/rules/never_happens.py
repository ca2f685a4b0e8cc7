"""Guards on something that never happens.

Why:
    The condition is always false, or with ``not`` always true: the guard does not do what it
    seems to do. A feeling is asked for in vain where no effect can bring it there.

Bad:
    ```yaml
    - {when: told(bestemor), emma: …}      # no line tells «bestemor»
    ```

Good:
    ```yaml
    - {emma: Jeg drar til bestemor., tells: [bestemor]}
    - {when: told(bestemor), emma: …}
    ```
"""

from collections.abc import Iterator

from scenarios import guards
from scenarios.checks.conditions import values
from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import NEVER_HAPPENS
from scenarios.guards import Count, CountIs, FeelingIs, Happened, Happening, Is


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the conditions that ask for what cannot come about."""
    happening = _Happening(subject)
    for ref, guard in subject.guards:
        for atom in subject.atoms(guard):
            if not happening.possible(atom):
                yield Finding.of(NEVER_HAPPENS, ref, at="when", condition=guards.unparse(atom))


class _Happening:
    """What can come about in a scenario, by name."""

    def __init__(self, subject: Subject) -> None:
        self._moments = subject.graph.reachable
        self._choices = frozenset(
            placed.choice.id
            for placed in subject.choices
            if placed.moment is None or placed.moment.id in self._moments
        )
        self._told, self._raised = subject.told, subject.raised
        self._there = {
            Happening.SAID: self._choices,
            Happening.TOLD: self._told,
            Happening.VISITED: self._moments,
            Happening.REACHED: self._raised,
            Happening.PRESENT: subject.in_the_room,
            Happening.SPOKE: subject.in_the_room,
        }
        self._attainable = subject.attainable

    def possible(self, atom: guards.Atom) -> bool:
        match atom:
            case Happened(happening, name):
                return name in self._there[happening]
            case CountIs(Count.TURNS_SINCE, name):
                return name in self._choices or name in self._told or name in self._raised
            case FeelingIs(person, feeling):
                return bool(self._attainable[person, feeling] & values(atom))
            case CountIs() | Is():
                return True
