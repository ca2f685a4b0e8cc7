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
)
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
    ARRIVED = "arrived"
    LEFT = "left"
    ENDED = "ended"
    """The talk is over; ``text`` says how."""


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


def narrate(stage: Stage, events: Sequence[Event], turn: int = 0) -> tuple[Utterance, ...]:
    """Return what events look and sound like, in order.

    Whoever leaves says what they had to say first, though the room is emptier from the moment
    of the reaction: the parting stands after the reaction's lines.

    Args:
        stage: The scenario that they happened in.
        events: All events of a talk, or those of one act.
        turn: The trainee's turn before the first of the events.
    """
    told: list[Utterance] = []
    leaving: list[Utterance] = []
    for event in events:
        if isinstance(event, PersonLeft):
            leaving.extend(_told(stage, event, turn))
            continue
        if isinstance(event, Acted | Reacted | TalkEnded):
            told.extend(leaving)
            leaving.clear()
        turn = event.turn if isinstance(event, Acted) else turn
        told.extend(_told(stage, event, turn))
    return (*told, *leaving)


def summary_words(scenario: Scenario, statements: Sequence[str], *, invites: bool) -> str:
    """Return a summary as the trainee would say it, in the language of the scenario."""
    says = " ".join(_statement(scenario, name) for name in statements)
    tr = _of_the_talk(scenario.language)
    if invites:
        return tr(
            "Let me see if I have understood you: {statements} "
            "Have I got that right, or is there something I have misunderstood?",
            statements=says,
        )
    return tr("Then I have heard this: {statements}", statements=says)


def break_words(scenario: Scenario) -> str:
    """Return the offer of a break as the trainee says it, in the language of the scenario."""
    return _of_the_talk(scenario.language)("Would you like a short break?")


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
