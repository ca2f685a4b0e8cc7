"""The reference page of the techniques, made from the taxonomy itself."""

from itertools import groupby

from scenarios.techniques import TAXONOMY, Entry, Family, Technique
from scenarios.words import Words

FAMILIES = {
    Family.QUESTION: Words("Spørsmål", "Spørsmål", "Questions"),
    Family.LISTENING: Words("Lytting", "Lytting", "Listening"),
    Family.FRAME: Words("Ramme", "Ramme", "Frame"),
    Family.LIMIT: Words("Grenser", "Grenser", "Limits"),
    Family.FOCUS: Words("Fokus", "Fokus", "Focus"),
    Family.ATTITUDE: Words("Holdning", "Haldning", "Attitude"),
    Family.AGREEMENT: Words("Avtale", "Avtale", "Agreement"),
    Family.HARM: Words("Skade", "Skade", "Harm"),
}
"""What the parts of the page are called."""

_HEAD = """# Techniques

Every choice in a scenario is coded with one or more of these (`is:`). A technique says what an
utterance *is*; what it is worth depends on the moment, and is the rubric's business
([scoring](../explanation/scoring.md)). The taxonomy follows the question families of S23 and S25,
the listening codes of S26 to S28 and the guide's pyramid, S1 ([sources](../sources.md)).

*Form* is how an act asks; it decides how readily facts open up. Where an act has several forms, the
least open one counts. Where nothing is asked, harm counts as closed and everything else as open.

This page is made from the code: `python -m scenarios.techniques > docs/reference/techniques.md`.
"""


def techniques_page() -> str:
    """Return the reference page of all techniques, as Markdown."""
    parts = [_HEAD]
    for family, entries in groupby(TAXONOMY.items(), key=lambda item: item[1].family):
        name = FAMILIES[family]
        parts.append(
            f"\n## {name.en} · {name.nb}\n\n| code | form | bokmål | nynorsk | English |\n"
        )
        parts.append("|---|---|---|---|---|\n")
        parts.extend(_row(technique, entry) for technique, entry in entries)
    return "".join(parts)


def _row(technique: Technique, entry: Entry) -> str:
    texts = (
        f"**{name}** {meaning}"
        for name, meaning in zip(_all(entry.name), _all(entry.meaning), strict=True)
    )
    return f"| `{technique}` | {entry.form or ''} | {' | '.join(texts)} |\n"


def _all(words: Words) -> tuple[str, str, str]:
    return words.nb, words.nn, words.en
