"""Scenarios whose facts are risks only.

Why:
    The mapping looks for what protects as well as for what threatens (S20, S63). Where nothing
    good can come to light, asking for strengths is a vain exercise, and the young person is made
    out to be a case. Two risks are enough to be counted.

Bad:
    ```yaml
    facts:
      alene: {kind: risk, …}
      gjeld: {kind: risk, …}
    ```

Good:
    ```yaml
    facts:
      alene: {kind: risk, …}
      gjeld: {kind: risk, …}
      bassen: {kind: protective, …}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import ONLY_RISKS
from scenarios.model import FactKind

FEWEST_RISKS = 2
"""Risks from which the picture is one-sided."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield one finding, at the first risk, where nothing is protective."""
    facts = subject.scenario.facts.values()
    risks = [fact.id for fact in facts if fact.kind is FactKind.RISK]
    if len(risks) >= FEWEST_RISKS and all(fact.kind is not FactKind.PROTECTIVE for fact in facts):
        yield Finding.of(ONLY_RISKS, f"fact:{risks[0]}", at="kind", risks=str(len(risks)))
