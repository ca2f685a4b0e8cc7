"""The talk set as a script: what sessions narrate, as entries of the transcript."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from scenarios.transcript import Length
from simulator.i18n import Translator
from simulator.sessions.narration import Kind, Utterance
from simulator.tui.widgets.transcript import Entry, Voice


def entries(utterances: Iterable[Utterance], tr: Translator) -> Iterator[Entry]:
    """Return utterances as entries, in the words of the interface where none were said."""
    for each in utterances:
        yield from _entries(each, tr)


def _entries(each: Utterance, tr: Translator) -> Iterator[Entry]:
    you = tr("You")
    match each.kind:
        case Kind.SAID:
            yield Entry(Voice.OWN, each.text, you)
        case Kind.WAITED:
            long = each.length is Length.LONG
            yield Entry(
                Voice.OWN_ACT,
                tr("You say nothing for a good while.")
                if long
                else tr("You say nothing for a short while."),
                you,
            )
        case Kind.NODDED:
            yield Entry(Voice.OWN_ACT, tr("You nod. {sound}", sound=each.text), you)
        case Kind.LINE:
            if each.cue:
                yield Entry(Voice.CUE, each.cue, each.name)
            yield Entry(Voice.PERSON, each.text, each.name, open_ended=each.unfinished)
        case Kind.CUE:
            yield Entry(Voice.CUE, each.cue, each.name, open_ended=each.unfinished)
        case Kind.CUT_OFF:
            yield Entry(Voice.STAGE, tr("{name} had not finished.", name=each.name))
        case Kind.ARRIVED:
            yield Entry(Voice.STAGE, tr("{name} comes in.", name=each.name))
        case Kind.LEFT:
            yield Entry(Voice.STAGE, tr("{name} leaves the room.", name=each.name))
        case Kind.ENDED:
            yield Entry(Voice.STAGE, each.text)
        case _:
            assert_never(each.kind)
