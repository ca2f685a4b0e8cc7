"""Sentences that are too long to be spoken.

Why:
    A sentence that is heard cannot be read again. Two short ones say the same and are remembered.
    How long is too long stands under `measures` in `scenarios/checks/lexicon`; the numbers are
    ours.

Bad:
    ```yaml
    - {id: lang, say: "Jeg lurer på om … (thirty words before the next full stop)", is: […]}
    ```

Good:
    ```yaml
    - {id: kort, say: "Butikken har meldt fra. Hvordan har du det?", is: [open_invitation]}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.lexicon import sentences
from scenarios.checks.spoken import Voice
from scenarios.diagnostics.catalogue import SENTENCE_TOO_LONG


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the texts of a fitting length with a sentence that is longer than the measure."""
    lexicon = subject.spoken.lexicon
    for text in subject.spoken.texts:
        if lexicon is None or text.voice is Voice.AUTHOR:
            continue
        measure = lexicon.measures[text.voice]
        if text.text.count(" ") < measure.sentence or len(text.text.split()) > measure.line:
            continue  # short as a whole; or too long as a whole, which is another rule
        longest = max((sentence.length for sentence in sentences(text.text)), default=0)
        if longest > measure.sentence:
            most = str(measure.sentence)
            yield Finding.of(
                SENTENCE_TOO_LONG, text.ref, at=text.key, count=str(longest), most=most
            )
