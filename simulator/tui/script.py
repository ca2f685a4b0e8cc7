"""The talk set as a script: what sessions narrate, as entries of the transcript."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from scenarios.transcript import Length
from simulator.i18n import Translator
from simulator.sessions.narration import Kind, Utterance
from simulator.sessions.wording import in_the_room
from simulator.tui.widgets.transcript import Entry, Voice


def entries(utterances: Iterable[Utterance], tr: Translator) -> Iterator[Entry]:
    """Return utterances as entries, in the words of the interface where none were said."""
    for each in utterances:
        yield from _entries(each, tr)


def _entries(each: Utterance, tr: Translator) -> Iterator[Entry]:
    match each.kind:
        case Kind.SAID:
            yield Entry(Voice.OWN, each.text, tr("You"))
        case Kind.WAITED | Kind.NODDED:
            yield Entry(Voice.OWN_ACT, _wordless(each, tr))
        case Kind.LINE:
            if each.cue:
                yield Entry(Voice.CUE, f"({each.cue})")
            yield Entry(Voice.PERSON, each.text, each.name, open_ended=each.unfinished)
        case Kind.CUE:
            yield Entry(Voice.CUE, f"({each.cue})", open_ended=each.unfinished)
        case Kind.STILL:
            yield Entry(Voice.CUE, f"({in_the_room(each, tr)})")
        case Kind.CUT_OFF | Kind.ARRIVED | Kind.LEFT:
            yield Entry(Voice.STAGE, in_the_room(each, tr))
        case Kind.ENDED:
            yield Entry(Voice.STAGE, each.text)
        case _:
            assert_never(each.kind)


def _wordless(each: Utterance, tr: Translator) -> str:
    if each.kind is Kind.NODDED:
        return tr("You nod. {sound}", sound=each.text)
    if each.length is Length.LONG:
        return tr("You say nothing for a good while.")
    return tr("You say nothing for a short while.")
