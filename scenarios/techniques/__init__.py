"""The taxonomy: what an act of the trainee is.

Authors code every choice with one or more techniques; the rubric scores them in their
context. A technique is a *form*: whether it was worth anything depends on the moment.
"""

from scenarios.techniques.codes import Entry, Family, Form, Technique
from scenarios.techniques.forms import ASKS, HARMS, form_of

__all__ = ["ASKS", "HARMS", "Entry", "Family", "Form", "Technique", "form_of"]
