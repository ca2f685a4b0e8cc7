"""How an act asks, and what else follows from the techniques that it is coded with."""

from collections.abc import Iterable

from scenarios.techniques.codes import Form, Technique
from scenarios.techniques.harming import HARM

ASKS: dict[Technique, Form] = {
    Technique.OPEN_INVITATION: Form.OPEN,
    Technique.CUED_INVITATION: Form.OPEN,
    Technique.ACKNOWLEDGE: Form.OPEN,
    Technique.REPEAT_BACK: Form.OPEN,
    Technique.PARAPHRASE: Form.OPEN,
    Technique.REFLECT_FEELING: Form.OPEN,
    Technique.WH_QUESTION: Form.DIRECTIVE,
    Technique.CLARIFY: Form.DIRECTIVE,
    Technique.CLOSED_CHECK: Form.CLOSED,
    Technique.CLOSED: Form.CLOSED,
    Technique.FAUX_INVITATION: Form.CLOSED,
    Technique.FORCED_CHOICE: Form.CLOSED,
    Technique.MULTIPLE: Form.CLOSED,
    Technique.LEADING_TAG: Form.CLOSED,
    Technique.LEADING_PRESUPPOSITION: Form.CLOSED,
    Technique.WHY_BLAME: Form.CLOSED,
    Technique.CONFESSION_HUNT: Form.CLOSED,
    Technique.PRESS_NAMES: Form.CLOSED,
    Technique.PRESS_ON: Form.CLOSED,
}
"""The form of every technique that leaves something to answer."""

RIGHTS = frozenset({Technique.RIGHTS, Technique.RIGHTS_RECITED})
"""The techniques that tell somebody their rights, well or by rote."""

HARMS = frozenset(HARM)
"""The techniques that do harm wherever they are used."""

_LEAST_OPEN_FIRST = (Form.CLOSED, Form.DIRECTIVE, Form.OPEN)


def form_of(techniques: Iterable[Technique]) -> Form:
    """Return how an act with these techniques asks.

    The least open question decides, since that is the one left to answer (S23). Where
    nothing is asked, harm closes; everything else leaves room, and counts as open.
    """
    codes = frozenset(techniques)
    forms = {ASKS[code] for code in codes if code in ASKS}
    for form in _LEAST_OPEN_FIRST:
        if form in forms:
            return form
    return Form.CLOSED if codes & HARMS else Form.OPEN
