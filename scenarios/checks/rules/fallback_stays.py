"""Fallbacks that lead nowhere.

Why:
    A fallback is shown when nothing else is left to say. Where its reactions stay at the same
    moment, the trainee says it once more, and once more.

Bad:
    ```yaml
    fallback: {id: videre, say: La oss gå videre., is: [acknowledge], reactions: [{emma: Mm.}]}
    ```

Good:
    ```yaml
    fallback: {id: videre, say: …, is: [acknowledge], reactions: [{emma: Mm., goto: avslutning}]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.diagnostics.catalogue import FALLBACK_STAYS
from scenarios.model import Choice


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the fallbacks without any reaction that leads on."""
    for placed in subject.choices:
        if placed.is_fallback and _stays(placed.choice):
            yield Finding.of(FALLBACK_STAYS, placed.ref)


def _stays(fallback: Choice) -> bool:
    return not any(reaction.goto or reaction.end for reaction in fallback.reactions)
