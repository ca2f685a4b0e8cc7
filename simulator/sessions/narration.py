"""Events told as a talk: what is to be shown, in order, for any front end.

What only the debrief may say (feelings, limits reached, facts as the author words them) is
not told here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import assert_never

from scenarios.model import Scenario
from scenarios.transcript import (
    Act,
    Acted,
    Encourage,
    Event,
    FactTold,
    FeelingChanged,
    FloorGiven,
    FocusShifted,
    Interrupted,
    Length,
    LimitReached,
    LimitSettled,
    LineSaid,
    MomentReached,
    NameLimit,
    OfferBreak,
    PersonArrived,
    PersonLeft,
    Reacted,
    Say,
    Summarise,
    TalkBegan,
    TalkEnded,
    Wait,
    by_act,
)
from scoring import phrases
from simulator.engine import Stage
from simulator.i18n import DEFAULT_LANGUAGE, Translator, language_of, translator


class Kind(StrEnum):
    """What is to be shown."""

    SAID = "said"
    """The trainee's words."""
    WAITED = "waited"
    """The trainee was silent; ``length`` says how long."""
    NODDED = "nodded"
    """The trainee nodded; ``text`` is the sound that went with it."""
    LINE = "line"
    """A person's words, perhaps with a cue."""
    CUE = "cue"
    """Something seen, without words."""
    CUT_OFF = "cut_off"
    """The trainee spoke before the person had finished."""
    STILL = "still"
    """Nothing but what the silence before was answered with: it lasts."""
    ARRIVED = "arrived"
    LEFT = "left"
    ENDED = "ended"
    """The talk is over; ``text`` says how."""


_MORE_THAN_LINES = MomentReached | FactTold | PersonArrived | PersonLeft | TalkEnded
"""After one of these it is no longer the silence that it was."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing to show; texts are the scenario's, in the language of the talk, unescaped."""

    kind: Kind
    text: str = ""
    cue: str = ""
    speaker: str | None = None
    """Id of the person."""
    name: str = ""
    """The person's name."""
    unfinished: bool = False
    """Whether the person has more to say if the trainee lets it come."""
    length: Length | None = None
    turn: int = 0
    """The trainee's turn that it belongs to; 0 before the first."""


def narrate(
    stage: Stage, events: Sequence[Event], turn: int = 0, *, before: Sequence[Event] = ()
) -> tuple[Utterance, ...]:
    """Return what events look and sound like, in order.

    Whoever leaves says what they had to say first, though the room is emptier from the moment
    of the reaction: the parting stands after the reaction's lines. Where a silence is answered
    with just the lines of the silence before it, nobody says them again: it lasts.

    Args:
        stage: The scenario that they happened in.
        events: All events of a talk, or those of one act.
        turn: The trainee's turn before the first of the events.
        before: What had happened before the first of the events.
    """
    told: list[Utterance] = []
    answer = _answer_to_silence(_last_act(before))
    for act in by_act(events):
        turn = act[0].turn if isinstance(act[0], Acted) else turn
        earlier, answer = answer, _answer_to_silence(act)
        if answer and answer == earlier:
            told += [*_told(stage, act[0], turn), Utterance(Kind.STILL, turn=turn)]
        else:
            told += _in_order(stage, act, turn)
    return tuple(told)


def _last_act(events: Sequence[Event]) -> Sequence[Event]:
    start = len(events) - 1
    while start > 0 and not isinstance(events[start], Acted):
        start -= 1
    return events[max(0, start) :]


def _answer_to_silence(act: Sequence[Event]) -> tuple[str, ...]:
    """Return the lines that were all that a silence led to; empty where it was more, or none."""
    if not act or not isinstance(act[0], Acted) or not isinstance(act[0].act, Wait):
        return ()
    lines = [event for event in act if isinstance(event, LineSaid)]
    more = any(isinstance(event, _MORE_THAN_LINES) for event in act)
    return () if more or any(line.unfinished for line in lines) else tuple(x.line for x in lines)


def _in_order(stage: Stage, act: Sequence[Event], turn: int) -> Iterator[Utterance]:
    leaving: list[Utterance] = []
    for event in act:
        if isinstance(event, PersonLeft):
            leaving.extend(_told(stage, event, turn))
            continue
        if isinstance(event, Reacted | TalkEnded):
            yield from leaving
            leaving.clear()
        yield from _told(stage, event, turn)
    yield from leaving


def summary_words(scenario: Scenario, statements: Sequence[str], *, invites: bool) -> str:
    """Return a summary as the trainee would say it, in the language of the scenario."""
    said = (_statement(scenario, name) for name in statements)
    return phrases.summary(said, _of_the_talk(scenario.language).language, invites=invites)


def break_words(scenario: Scenario) -> str:
    """Return the offer of a break as the trainee says it, in the language of the scenario."""
    tr = _of_the_talk(scenario.language)  # this name is what marks a text for the catalogues
    return tr("Would you like a short break?")


def _told(stage: Stage, event: Event, turn: int) -> Iterator[Utterance]:
    people = stage.scenario.people
    match event:
        case Acted(_, act):
            yield _act(stage, act, turn)
        case Interrupted(speaker):
            name = people[speaker].name if speaker else ""
            yield Utterance(Kind.CUT_OFF, speaker=speaker, name=name, turn=turn)
        case LineSaid(ref, speaker, unfinished):
            line = stage.text(ref)
            yield Utterance(
                Kind.LINE if line.says else Kind.CUE,
                text=line.says,
                cue=line.cue,
                speaker=speaker,
                name=people[speaker].name if speaker else "",
                unfinished=unfinished,
                turn=turn,
            )
        case PersonArrived(person):
            yield Utterance(Kind.ARRIVED, speaker=person, name=people[person].name, turn=turn)
        case PersonLeft(person):
            yield Utterance(Kind.LEFT, speaker=person, name=people[person].name, turn=turn)
        case TalkEnded(ending):
            yield Utterance(Kind.ENDED, text=stage.scenario.endings[ending].text, turn=turn)
        case TalkBegan() | MomentReached() | FactTold() | FloorGiven() | Reacted():
            pass
        case FeelingChanged() | LimitReached() | LimitSettled() | FocusShifted():
            pass
        case _:
            assert_never(event)


def _act(stage: Stage, act: Act, turn: int) -> Utterance:
    scenario = stage.scenario
    tr = _of_the_talk(scenario.language)
    match act:
        case Say(choice):
            return Utterance(Kind.SAID, text=stage.choice(choice).says, turn=turn)
        case Wait(length):
            return Utterance(Kind.WAITED, length=length, turn=turn)
        case Encourage():
            return Utterance(Kind.NODDED, text=tr("Mm."), turn=turn)
        case Summarise(statements, invites):
            words = summary_words(scenario, statements, invites=invites)
            return Utterance(Kind.SAID, text=words, turn=turn)
        case NameLimit(topic, step):
            return Utterance(Kind.SAID, text=scenario.limits[topic].steps[step], turn=turn)
        case OfferBreak():
            return Utterance(Kind.SAID, text=break_words(scenario), turn=turn)
        case _:
            assert_never(act)


def _statement(scenario: Scenario, name: str) -> str:
    if name in scenario.facts:
        return scenario.facts[name].summary
    return scenario.distortions[name].says


@cache
def _of_the_talk(language: str) -> Translator:
    """Return the translator for words that are said in the talk itself."""
    return translator(language_of(language) or DEFAULT_LANGUAGE)
