"""What each event makes of a situation."""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from scenarios.script import Script
from scenarios.transcript import (
    Act,
    Acted,
    Event,
    FactTold,
    FeelingChanged,
    FloorGiven,
    FocusShifted,
    Interrupted,
    LimitReached,
    LimitSettled,
    LineSaid,
    MomentReached,
    NameLimit,
    PersonArrived,
    PersonLeft,
    Reacted,
    Say,
    TalkBegan,
    TalkEnded,
)
from simulator.engine.situation import Situation, joined, segments


def follow(script: Script, situation: Situation | None, events: Sequence[Event]) -> Situation:
    """Fold events into a situation; None is before the talk began."""
    for event in events:
        if isinstance(event, TalkBegan):
            situation = _opening(script, event)
        elif situation is None:
            raise ValueError(f"a talk begins with TalkBegan, not {event!r}")
        else:
            situation = _after(script, situation, event)
    if situation is None:
        raise ValueError("no events")
    return situation


def _opening(script: Script, began: TalkBegan) -> Situation:
    return Situation(
        feelings=dict(began.feelings),
        present=frozenset(p.id for p in script.scenario.people.values() if p.present),
        ladder={
            limit.id: limit.earlier for limit in script.scenario.limits.values() if limit.earlier
        },
    )


def _after(script: Script, now: Situation, event: Event) -> Situation:  # noqa: C901, PLR0912 one case per event
    match event:
        case TalkBegan():
            raise ValueError("a talk begins once")
        case MomentReached(moment):
            return _arrive(script, now, moment)
        case LineSaid():
            (line, *others), *rest = now.pending
            left = (tuple(others),) if others else ()
            spoke = line.speaker if line.says else now.spoke
            return replace(now, pending=(*left, *rest), spoke=spoke)
        case FactTold(fact):
            return replace(now, told=now.told | {fact}, since={**now.since, fact: now.turn})
        case FloorGiven():
            return now
        case Acted(turn, act):
            return _note_act(script, replace(now, turn=turn), act)
        case Interrupted():
            return replace(now, pending=())
        case Reacted(reaction):
            return replace(now, pending=segments(script.reactions[reaction].lines))
        case FeelingChanged(person, feeling, value):
            return replace(now, feelings={**now.feelings, f"{person}.{feeling}": value})
        case LimitReached(topic):
            return replace(now, reached=now.reached | {topic}, since={**now.since, topic: now.turn})
        case LimitSettled(topic):
            return replace(now, reached=now.reached - {topic})
        case FocusShifted(topic, times):
            return replace(now, shifts={**now.shifts, topic: times})
        case PersonArrived(person):
            return replace(now, present=now.present | {person})
        case PersonLeft(person):
            return replace(now, present=now.present - {person})
        case TalkEnded(ending):
            return replace(now, ended=ending)
        case _:
            assert_never(event)


def _arrive(script: Script, now: Situation, moment: str) -> Situation:
    # What is said on arriving is said once: coming back to a moment does not repeat it.
    lines = () if moment in now.visited else script.scenario.moments[moment].lines
    return replace(
        now,
        moment=moment,
        visited=now.visited | {moment},
        pending=joined(now.pending, segments(lines)),
    )


def _note_act(script: Script, now: Situation, act: Act) -> Situation:
    match act:
        case Say(choice):
            move = script.choices[choice].limit
            ladder = {**now.ladder, move.topic: move.step} if move else now.ladder
            return replace(
                now,
                said=now.said | {choice},
                since={**now.since, choice: now.turn},
                ladder=ladder,
            )
        case NameLimit(topic, step):
            return replace(now, ladder={**now.ladder, topic: step})
        case _:
            return now
