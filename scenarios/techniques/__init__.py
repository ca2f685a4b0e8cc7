"""The taxonomy: what an act of the trainee is.

Authors code every choice with one or more techniques; the rubric scores them in their
context. A technique is a *form*: whether it was worth anything depends on the moment.
"""

from dataclasses import replace

from scenarios.techniques.asking import LISTENING, QUESTIONS
from scenarios.techniques.codes import Entry, Family, Form, Technique
from scenarios.techniques.forms import ASKS, HARMS, RIGHTS, form_of
from scenarios.techniques.framing import FOCUS, FRAME, LIMIT
from scenarios.techniques.harming import HARM
from scenarios.techniques.relating import AGREEMENT, ATTITUDE

TAXONOMY: dict[Technique, Entry] = {
    technique: replace(entry, form=ASKS.get(technique))
    for family in (QUESTIONS, LISTENING, FRAME, LIMIT, FOCUS, ATTITUDE, AGREEMENT, HARM)
    for technique, entry in family.items()
}
"""What the taxonomy says of every technique, family by family."""

__all__ = ["ASKS", "HARMS", "RIGHTS", "TAXONOMY", "Entry", "Family", "Form", "Technique", "form_of"]
