"""Words of letters and reports in somebody's mouth.

Why:
    «I henhold til» and «foreligger» are read, not said. In the mouth of a youth they give the
    author away; in that of the trainee they make distance, and are not understood (S45).

Bad:
    ```yaml
    - emma: Det foreligger ingen grunn til det.
    ```

Good:
    ```yaml
    - emma: Det er ikke noen grunn til det.
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.lexicon import sentences
from scenarios.checks.spoken import Voice
from scenarios.diagnostics.catalogue import STIFF_WORDS
from scenarios.techniques import Technique

_READ = frozenset({Voice.AUTHOR, Voice.CUE})


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what is said in words that are only written, but for rights that are recited."""
    lexicon = subject.spoken.lexicon
    if lexicon is None:
        return
    stiff = lexicon["stiff"]
    recited = {
        said.ref for said in subject.spoken.choices if Technique.RIGHTS_RECITED in said.codes
    }
    for text in subject.spoken.texts:
        if text.voice in _READ or text.ref in recited or stiff.anchors.isdisjoint(text.words):
            continue
        words = stiff.first(sentences(text.text))
        if words:
            yield Finding.of(STIFF_WORDS, text.ref, at=text.key, words=words)
