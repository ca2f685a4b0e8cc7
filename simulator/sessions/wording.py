"""What happens without words, in the words of the interface: the same in both front ends."""

from simulator.i18n import Translator
from simulator.sessions.narration import Kind, Utterance


def in_the_room(each: Utterance, tr: Translator) -> str:
    """Return what is told of a silence that lasts, a cut-off, or somebody who comes or goes.

    Raises:
        ValueError: where it is something that has its own words.
    """
    match each.kind:
        case Kind.STILL:
            return tr("The silence lasts.")
        case Kind.CUT_OFF if not each.name:
            return tr("You spoke before it was finished.")
        case Kind.CUT_OFF:
            return tr("{name} had not finished.", name=each.name)
        case Kind.ARRIVED:
            return tr("{name} comes in.", name=each.name)
        case Kind.LEFT:
            return tr("{name} leaves the room.", name=each.name)
        case _:
            raise ValueError(each.kind)
