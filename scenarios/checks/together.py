"""Young people of different scenarios who have the same name.

Why:
    Names should say nothing of the kind of case. Whoever has practised with one Emma meets the
    next one with that case in mind, and where a name is always the name of a thief it begins to
    mean one. What a name says of where somebody is from no program can know; that it is used
    only once it can see. Found only among scenarios that are checked together.

Bad:
    ```yaml
    emma: {role: youth, name: Emma, …}      # in butikktyveri, and in a second scenario
    ```

Good:
    ```yaml
    solveig: {role: youth, name: Solveig, …}
    ```
"""

from collections.abc import Mapping

from scenarios.checks.findings import Finding
from scenarios.diagnostics.catalogue import SAME_NAME
from scenarios.model import Scenario


def same_names(scenarios: Mapping[str, Scenario]) -> dict[str, Finding]:
    """Return, by the key of its scenario, each young person named as one of an earlier scenario.

    Args:
        scenarios: scenarios in the order they were given; one given twice is only met once.
    """
    first: dict[str, Scenario] = {}
    found = {}
    for key, scenario in scenarios.items():
        youth = scenario.youth
        other = first.setdefault(youth.name.casefold(), scenario)
        if other.id != scenario.id:
            found[key] = Finding.of(
                SAME_NAME, f"person:{youth.id}", at="name", name=youth.name, other=other.id
            )
    return found
