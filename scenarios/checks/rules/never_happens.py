"""Guards on something that never happens.

Why:
    The condition is always false, or with ``not`` always true: the guard does not do what it
    seems to do.

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
from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import NEVER_HAPPENS
from scenarios.guards import Count, CountIs, FeelingIs, Happened, Happening, Is
from scenarios.model import Scenario


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the conditions that ask for what cannot come about."""
    happening = _Happening(subject)
    for ref, guard in _guards(subject):
        for atom in guards.atoms(guard):
            if not happening.possible(atom):
                yield Finding.of(NEVER_HAPPENS, ref, at="when", condition=guards.unparse(atom))


def _guards(subject: Subject) -> Iterator[tuple[str, guards.Guard]]:
    for moment in subject.scenario.moments.values():
        for choice in moment.choices:
            if choice.when is not None:
                yield f"{moment.id}/{choice.id}", choice.when
    for reaction in subject.reactions:
        if reaction.when is not None:
            yield reaction.ref, reaction.when


class _Happening:
    """What can come about in a scenario, by name."""

    def __init__(self, subject: Subject) -> None:
        self._moments = subject.graph.reachable
        self._choices = frozenset(_said(subject.scenario, self._moments))
        self._told, self._raised = subject.told, subject.raised
        self._people = subject.in_the_room

    def possible(self, atom: guards.Atom) -> bool:
        match atom:
            case Happened(happening, name):
                return (
                    name
                    in {
                        Happening.SAID: self._choices,
                        Happening.TOLD: self._told,
                        Happening.VISITED: self._moments,
                        Happening.REACHED: self._raised,
                        Happening.PRESENT: self._people,
                        Happening.SPOKE: self._people,
                    }[happening]
                )
            case CountIs(Count.TURNS_SINCE, name):
                return name in self._choices or name in self._told or name in self._raised
            case CountIs() | FeelingIs() | Is():
                return True


def _said(scenario: Scenario, reachable: frozenset[str]) -> Iterator[str]:
    yield scenario.fallback.id
    for moment in scenario.moments.values():
        if moment.id in reachable:
            yield from (choice.id for choice in moment.choices)
            if moment.fallback is not None:
                yield moment.fallback.id
