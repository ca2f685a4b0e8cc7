"""Scenarios that are said to be parallel, and are not a pair.

Why:
    Two parallel scenarios train the same in different cases: one is played before a course and
    the other after, by half of the class the other way round. That works only if each is found
    from the other. Found only among scenarios that are checked together.

Bad:
    ```yaml
    parallel: slagsmaal-filmet      # in digitale-trusler; that one names nobody, or is not there
    ```

Good:
    ```yaml
    parallel: slagsmaal-filmet      # in digitale-trusler
    parallel: digitale-trusler      # in slagsmaal-filmet
    ```
"""

from collections.abc import Mapping

from scenarios.checks.findings import Finding
from scenarios.diagnostics import Kind
from scenarios.diagnostics.catalogue import PARALLEL_MISSING, PARALLEL_ONE_WAY
from scenarios.model import Scenario


def not_paired(scenarios: Mapping[str, Scenario]) -> dict[str, Finding]:
    """Return, by the key of its scenario, each that names one which does not name it.

    Args:
        scenarios: scenarios by any key. One alone is never found fault with.
    """
    by_id = {scenario.id: scenario for scenario in scenarios.values()}
    found = {}
    for key, scenario in scenarios.items():
        if scenario.parallel is None or len(by_id) == 1:
            continue
        other = by_id.get(scenario.parallel)
        if other is None:
            found[key] = _found(PARALLEL_MISSING, scenario)
        elif other.parallel != scenario.id:
            found[key] = _found(PARALLEL_ONE_WAY, scenario)
    return found


def _found(kind: Kind, scenario: Scenario) -> Finding:
    other = scenario.parallel or ""
    return Finding.of(kind, "scenario", at="parallel", name=scenario.id, other=other)
