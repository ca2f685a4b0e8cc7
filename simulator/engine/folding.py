"""What each event makes of a situation.

An act is a dozen events, and a new situation for each would be most of what playing costs. So a
fold writes into a copy of its own, which nobody else has seen before it is whole.
"""

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


class Fold:
    """A situation that follows the events of one talk."""

    def __init__(self, script: Script, situation: Situation | None) -> None:
        """Begin at a situation, which stays as it is; None is before the talk began."""
        self._script = script
        self._now = None if situation is None else replace(situation)

    @property
    def situation(self) -> Situation:
        """Where the talk stands; it is written on when the next event is taken.

        Raises:
            ValueError: before the talk began.
        """
        if self._now is None:
            raise ValueError("nothing has happened yet")
        return self._now

    def take(self, events: Sequence[Event]) -> None:
        """Take events into account.

        Raises:
            ValueError: where they are none of a talk that has come so far.
        """
        for event in events:
            if self._now is None:
                if not isinstance(event, TalkBegan):
                    raise ValueError(f"a talk begins with TalkBegan, not {event!r}")
                self._now = _opening(self._script, event)
            else:
                _take(self._script, self._now, event)


def follow(script: Script, situation: Situation | None, events: Sequence[Event]) -> Situation:
    """Fold events into a situation; None is before the talk began."""
    fold = Fold(script, situation)
    fold.take(events)
    return fold.situation


def _set(now: Situation, **values: object) -> None:
    for name, value in values.items():
        object.__setattr__(now, name, value)


def _opening(script: Script, began: TalkBegan) -> Situation:
    return Situation(
        feelings=dict(began.feelings),
        present=frozenset(p.id for p in script.scenario.people.values() if p.present),
        ladder={
            limit.id: limit.earlier for limit in script.scenario.limits.values() if limit.earlier
        },
    )


def _take(script: Script, now: Situation, event: Event) -> None:  # noqa: C901, PLR0912 one case per event
    match event:
        case TalkBegan():
            raise ValueError("a talk begins once")
        case MomentReached(moment):
            _arrive(script, now, moment)
        case LineSaid():
            (line, *others), *rest = now.pending
            left = (tuple(others),) if others else ()
            spoke = line.speaker if line.says else now.spoke
            _set(now, pending=(*left, *rest), spoke=spoke)
        case FactTold(fact):
            _set(now, told=now.told | {fact}, since={**now.since, fact: now.turn})
        case FloorGiven():
            pass
        case Acted(turn, act):
            _set(now, turn=turn)
            _note_act(script, now, act)
        case Interrupted():
            _set(now, pending=())
        case Reacted(reaction):
            _set(now, pending=segments(script.reactions[reaction].lines))
        case FeelingChanged(person, feeling, value):
            _set(now, feelings={**now.feelings, f"{person}.{feeling}": value})
        case LimitReached(topic):
            _set(now, reached=now.reached | {topic}, since={**now.since, topic: now.turn})
        case LimitSettled(topic):
            _set(now, reached=now.reached - {topic})
        case FocusShifted(topic, times):
            _set(now, shifts={**now.shifts, topic: times})
        case PersonArrived(person):
            _set(now, present=now.present | {person})
        case PersonLeft(person):
            _set(now, present=now.present - {person})
        case TalkEnded(ending):
            _set(now, ended=ending)
        case _:
            assert_never(event)


def _arrive(script: Script, now: Situation, moment: str) -> None:
    # What is said on arriving is said once: coming back to a moment does not repeat it.
    lines = () if moment in now.visited else script.scenario.moments[moment].lines
    _set(
        now,
        moment=moment,
        visited=now.visited | {moment},
        pending=joined(now.pending, segments(lines)),
    )


def _note_act(script: Script, now: Situation, act: Act) -> None:
    match act:
        case Say(choice):
            move = script.choices[choice].limit
            ladder = {**now.ladder, move.topic: move.step} if move else now.ladder
            _set(
                now,
                said=now.said | {choice},
                since={**now.since, choice: now.turn},
                ladder=ladder,
            )
        case NameLimit(topic, step):
            _set(now, ladder={**now.ladder, topic: step})
        case _:
            pass
