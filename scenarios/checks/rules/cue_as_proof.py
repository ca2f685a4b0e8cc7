"""Texts that take what can be seen of somebody as a proof of lying or guilt.

Why:
    Looking away, blushing or fidgeting says nothing of lying (S40). A scenario that says it does,
    in a comment, a hint, a cue or a line that is not coded as an accusation, teaches what the
    research contradicts. What a person in the room says of another is theirs, and passed over; so
    is a choice that is coded as doing harm.

Bad:
    ```yaml
    - {say: …, is: [open_invitation], why: Blikket hennes viste at hun løy.}
    ```

Good:
    ```yaml
    - {say: …, is: [open_invitation], why: "Hun så bort, og det kan bety så mangt."}
    ```
"""

from collections.abc import Iterator

from scenarios.checks.findings import Finding, Subject
from scenarios.checks.lexicon import sentences
from scenarios.checks.spoken import Voice
from scenarios.diagnostics.catalogue import CUE_AS_PROOF
from scenarios.techniques import HARMS

_OURS = frozenset({Voice.AUTHOR, Voice.CUE, Voice.TRAINEE})


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the texts that read a lie or guilt out of somebody's body."""
    spoken = subject.spoken
    if spoken.lexicon is None:
        return
    phrases = spoken.lexicon["reads_lies"]
    harmful = {said.ref for said in spoken.choices if said.is_any(HARMS)}
    for text in spoken.texts:
        slip = text.ref.startswith("distortion:") or (text.key == "say" and text.ref in harmful)
        if text.voice not in _OURS or slip or phrases.anchors.isdisjoint(text.words):
            continue
        words = spoken.find("reads_lies", sentences(text.text))
        if words:
            yield Finding.of(CUE_AS_PROOF, text.ref, at=text.key, words=words)
