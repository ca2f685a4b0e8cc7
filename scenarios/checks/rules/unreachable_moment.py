"""Moments that no way leads to.

Why:
    Nobody sees them: the author believes that they are part of the talk, and no trainee ever
    gets there. Most often a ``goto`` was renamed or lost.

Bad:
    ```yaml
    moments:
      hilsen: {…, reactions: [{goto: kveld}]}
      om_skolen: {…}          # no goto names it
    ```

Good:
    ```yaml
    reactions: [{when: emma.trust >= 4, goto: om_skolen}, {goto: kveld}]
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import UNREACHABLE_MOMENT


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the moments that cannot be reached from the start, whatever the guards say.

    Of those that only lie behind each other, the first.
    """
    graph = subject.graph
    unreached = [name for name in subject.scenario.moments if name not in graph.reachable]
    behind = {way for name in unreached for way in graph.successors[name] if way != name}
    left = set(unreached)
    for moment in [*(name for name in unreached if name not in behind), *unreached]:
        if moment in left:
            hidden = graph.onwards(moment) & left
            left -= hidden
            yield Finding.of(UNREACHABLE_MOMENT, moment, moment=moment, **_more(len(hidden) - 1))


def _more(many: int) -> dict[str, str]:
    if not many:
        return {"more_nb": "", "more_en": ""}
    return {"more_nb": f", og {many} til etter det", "more_en": f", and {many} more after it"}
