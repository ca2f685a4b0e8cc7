"""Reactions that can never win, because an earlier one has the same guard.

Why:
    The most specific guard wins, and of two that are the same the one that stands first. The
    second is text that nobody will hear.

Bad:
    ```yaml
    reactions:
      - {when: emma.trust >= 4, emma: Ja.}
      - {when: emma.trust >= 4, emma: Kanskje.}
      - {emma: Nei.}
    ```

Good:
    ```yaml
    reactions:
      - {when: emma.trust >= 6, emma: Ja.}
      - {when: emma.trust >= 4, emma: Kanskje.}
      - {emma: Nei.}
    ```
"""

from collections.abc import Iterator, Sequence

from scenarios import guards
from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import NEVER_WINS
from scenarios.guards import And, Guard
from scenarios.model import Reaction, Scenario, Unlock
from scenarios.script import answer_lists

_FREE = Unlock()


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the reactions after one that holds whenever they do."""
    for reactions in answer_lists(subject.scenario):
        yield from _shadowed(subject.scenario, reactions)


def _shadowed(scenario: Scenario, reactions: Sequence[Reaction]) -> Iterator[Finding]:
    before: set[frozenset[str]] = set()
    for reaction in reactions:
        conditions = frozenset(_conditions(reaction.when))
        if conditions in before:
            yield Finding.of(NEVER_WINS, reaction.ref)
        elif not _may_be_locked(scenario, reaction):
            before.add(conditions)


def _conditions(guard: Guard | None) -> Iterator[str]:
    """Yield what must hold together, in canonical form."""
    match guard:
        case None:
            return
        case And(left, right):
            yield from _conditions(left)
            yield from _conditions(right)
        case _:
            yield guards.unparse(guard)


def _may_be_locked(scenario: Scenario, reaction: Reaction) -> bool:
    """Return whether lack of trust can hold a reaction back, so that the next one has a turn."""
    facts = (scenario.facts[fact] for line in reaction.lines for fact in line.tells)
    return any(fact.unlock != _FREE for fact in facts)
