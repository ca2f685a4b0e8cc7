"""Findings that the author allows, with a reason, and reasons that no finding needs.

Why:
    No rule is right everywhere. An author who knows better says so in the file, beside what it is
    about and with a reason that the next reader can weigh. An exception that nothing needs any
    more is itself a finding: left lying, it would hide the next mistake of its kind.

Bad:
    ```yaml
    allowed:
      - {rule: C103, at: ropet, because: ok}
    ```

Good:
    ```yaml
    allowed:
      - {rule: C103, at: ropet, because: Her skal alt være brukt opp før faren reiser seg.}
    ```
"""

import re
from collections.abc import Iterator

from scenarios.checks.findings import Finding
from scenarios.diagnostics.catalogue import THIN_REASON, UNUSED_ALLOWANCE
from scenarios.model import Scenario

FEWEST_WORDS = 4
"""Words of a reason; fewer than that explain nothing."""


class Allowances:
    """What a scenario allows, and which of it was needed."""

    def __init__(self, scenario: Scenario) -> None:
        """Look at a scenario."""
        self._allowed = scenario.allowed
        self._by_rule: dict[str, list[int]] = {}
        for number, allowance in enumerate(self._allowed):
            self._by_rule.setdefault(allowance.rule, []).append(number)
        self._used: set[int] = set()

    def cover(self, finding: Finding) -> bool:
        """Say whether a finding is allowed, and remember what allowed it."""
        numbers = self._by_rule.get(finding.kind.code, ())
        ids = _ids(finding.ref) if numbers else frozenset()
        covering = [n for n in numbers if not self._allowed[n].at or self._allowed[n].at in ids]
        self._used.update(covering)
        return bool(covering)

    def findings(self) -> Iterator[Finding]:
        """Yield what is wrong with the allowances themselves, once all findings were covered."""
        for number, allowance in enumerate(self._allowed):
            ref, rule, at = f"allowed:{number + 1}", allowance.rule, allowance.at
            if number not in self._used:
                yield Finding.of(
                    UNUSED_ALLOWANCE,
                    ref,
                    at="rule",
                    rule=rule,
                    at_nb=f" i «{at}»" if at else "",
                    at_en=f" at «{at}»" if at else "",
                )
            if len(allowance.because.split()) < FEWEST_WORDS:
                yield Finding.of(THIN_REASON, ref, at="because", rule=rule, words=str(FEWEST_WORDS))


def _ids(ref: str) -> frozenset[str]:
    """Return the ids that a ref goes through: of the moment, the choice, the reaction and so on."""
    return frozenset(re.split(r"[/:.]", ref))
