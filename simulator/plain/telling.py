"""What is said and done in a talk, as lines of text."""

from typing import assert_never

from scenarios.transcript import Length
from simulator.i18n import Translator
from simulator.sessions import Kind, Utterance
from simulator.sessions.wording import in_the_room

MORE = "[...]"
"""Stands after what is not finished: more comes if the trainee lets it."""


def told(each: Utterance, tr: Translator) -> str:
    """Return one utterance as a paragraph."""
    match each.kind:
        case Kind.SAID:
            return f"{tr('You')}: {each.text}"
        case Kind.WAITED:
            long = each.length is Length.LONG
            return (
                tr("You say nothing for a good while.")
                if long
                else tr("You say nothing for a short while.")
            )
        case Kind.NODDED:
            return tr("You nod. {sound}", sound=each.text)
        case Kind.LINE:
            cue = f"({each.cue})\n" if each.cue else ""
            return f"{cue}{each.name}: {each.text}{_more(each)}"
        case Kind.CUE:
            return f"({each.cue}){_more(each)}"
        case Kind.STILL | Kind.CUT_OFF | Kind.ARRIVED | Kind.LEFT:
            return f"({in_the_room(each, tr)})"
        case Kind.ENDED:
            return each.text
        case _:
            assert_never(each.kind)


def _more(each: Utterance) -> str:
    return f" {MORE}" if each.unfinished else ""
