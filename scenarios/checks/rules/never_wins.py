"""Reactions that can never win, because another one always wins where they could.

Why:
    The most specific guard wins, and of two as specific the one that stands first. A reaction
    that another one beats whenever its own guard holds is text that nobody will hear. Most often
    the wider of two conditions stands first.

Bad:
    ```yaml
    reactions:
      - {when: emma.trust >= 4, emma: Ja.}
      - {when: emma.trust >= 6, emma: Ja visst.}
      - {emma: Nei.}
    ```

Good:
    ```yaml
    reactions:
      - {when: emma.trust >= 6, emma: Ja visst.}
      - {when: emma.trust >= 4, emma: Ja.}
      - {emma: Nei.}
    ```
"""

from collections.abc import Iterator, Sequence

from scenarios import guards
from scenarios.checks.conditions import Cases, holds_whenever
from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import NEVER_WINS
from scenarios.model import Reaction, Unlock

MOST_COMPARED = 40
"""Reactions of one list that the next are held against, so that the work stays in proportion."""

_FREE = Unlock()


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the reactions that are beaten whenever their guard holds."""
    for reactions in subject.answer_lists:
        if len(reactions) > 1:
            yield from _beaten(subject, reactions)


def _beaten(subject: Subject, reactions: Sequence[Reaction]) -> Iterator[Finding]:
    ahead: list[Cases] = []
    for reaction in sorted(reactions, key=lambda each: -guards.specificity(each.when)):
        cases = subject.cases(reaction.when)
        if cases != () and any(holds_whenever(other, cases) for other in ahead):
            yield Finding.of(NEVER_WINS, reaction.ref)
        elif not _may_be_locked(subject, reaction) and len(ahead) < MOST_COMPARED:
            ahead.append(cases)


def _may_be_locked(subject: Subject, reaction: Reaction) -> bool:
    """Return whether lack of trust can hold a reaction back, so that the next one has a turn."""
    facts = (subject.scenario.facts[fact] for line in reaction.lines for fact in line.tells)
    return any(fact.unlock != _FREE for fact in facts)
