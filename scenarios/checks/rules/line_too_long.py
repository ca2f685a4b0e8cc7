"""Lines that are too long to be spoken.

Why:
    Nobody says sixty words without drawing breath, and nobody who is fourteen and afraid takes them
    in. A long line can be two segments with a silence between, or two choices. How long is too long
    stands under `measures` in `scenarios/checks/lexicon`; the numbers are ours.

Bad:
    ```yaml
    - emma: Og så … (fifty words more)
    ```

Good:
    ```yaml
    - emma: Og så var det noen som ropte.
    - emma: Jeg snudde meg ikke.
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.spoken import Voice
from scenarios.diagnostics.catalogue import LINE_TOO_LONG


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what somebody says, or what is seen, in more words than the measure of the voice."""
    lexicon = subject.spoken.lexicon
    for text in subject.spoken.texts:
        if lexicon is None or text.voice is Voice.AUTHOR:
            continue
        most = lexicon.measures[text.voice].line
        if text.text.count(" ") < most:  # most texts are short, and splitting them takes time
            continue
        count = len(text.text.split())
        if count > most:
            yield Finding.of(LINE_TOO_LONG, text.ref, at=text.key, count=str(count), most=str(most))
