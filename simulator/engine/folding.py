"""What each event makes of a situation.

An act is a dozen events, and a new situation for each would be most of what playing costs. So a
fold writes into a copy of its own, which nobody else has seen before it is whole.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

from scenarios.building import opened
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

    def __init__(self, script: Script, situation: Situation) -> None:
        """Begin at a situation, which stays as it is."""
        self._script = script
        self.situation = _copied(situation)
        """Where the talk stands; it is written on when the next event is taken."""

    def take(self, event: Event) -> None:
        """Take an event into account.

        Raises:
            ValueError: where a talk that has begun begins again.
        """
        # By kind, at once: a talk is hundreds of events, and asking for one kind after the other
        # took most of the time of folding them.
        _FOLDS[type(event)](self._script, self.situation, event)


def follow(script: Script, situation: Situation | None, events: Iterable[Event]) -> Situation:
    """Fold events into a situation; None is before the talk began.

    Raises:
        ValueError: where they are none of a talk that has come so far.
    """
    row = iter(events)
    fold = Fold(script, _begun(script, next(row, None)) if situation is None else situation)
    for event in row:
        fold.take(event)
    return fold.situation


def _begun(script: Script, event: Event | None) -> Situation:
    if not isinstance(event, TalkBegan):
        raise ValueError(f"a talk begins with TalkBegan, not {event!r}")  # noqa: TRY004 a wrong row
    return opening(script, event)


def opening(script: Script, began: TalkBegan) -> Situation:
    """Return where a talk stands that has just begun."""
    return Situation(
        feelings=dict(began.feelings),
        present=frozenset(p.id for p in script.scenario.people.values() if p.present),
        ladder={
            limit.id: limit.earlier for limit in script.scenario.limits.values() if limit.earlier
        },
    )


_put = object.__setattr__
"""Writes into a situation that nobody else has seen yet, past its own ban."""

_PARTS = attrgetter(*(part.name for part in fields(Situation)))
_MADE = opened(Situation)


def _copied(situation: Situation) -> Situation:
    return _MADE(*_PARTS(situation))


def _begin_again(_script: Script, _now: Situation, _event: TalkBegan) -> None:
    raise ValueError("a talk begins once")


def _say(_script: Script, now: Situation, _event: LineSaid) -> None:
    (line, *others), *rest = now.pending
    left = (tuple(others),) if others else ()
    spoke = line.speaker if line.says else now.spoke
    _put(now, "pending", (*left, *rest))
    _put(now, "spoke", spoke)


def _tell(_script: Script, now: Situation, event: FactTold) -> None:
    _put(now, "told", now.told | {event.fact})
    _put(now, "since", {**now.since, event.fact: now.turn})


def _act(script: Script, now: Situation, event: Acted) -> None:
    _put(now, "turn", event.turn)
    _note_act(script, now, event.act)


def _fall_silent(_script: Script, now: Situation, _event: Interrupted) -> None:
    _put(now, "pending", ())


def _react(script: Script, now: Situation, event: Reacted) -> None:
    _put(now, "pending", segments(script.reactions[event.reaction].lines))


def _feel(_script: Script, now: Situation, event: FeelingChanged) -> None:
    _put(now, "feelings", {**now.feelings, event.felt: event.value})


def _reach(_script: Script, now: Situation, event: LimitReached) -> None:
    topic = event.topic
    _put(now, "reached", now.reached | {topic})
    _put(now, "since", {**now.since, topic: now.turn})


def _settle(_script: Script, now: Situation, event: LimitSettled) -> None:
    _put(now, "reached", now.reached - {event.topic})


def _shift(_script: Script, now: Situation, event: FocusShifted) -> None:
    _put(now, "shifts", {**now.shifts, event.topic: event.times})


def _come_in(_script: Script, now: Situation, event: PersonArrived) -> None:
    _put(now, "present", now.present | {event.person})


def _leave(_script: Script, now: Situation, event: PersonLeft) -> None:
    _put(now, "present", now.present - {event.person})


def _end(_script: Script, now: Situation, event: TalkEnded) -> None:
    _put(now, "ended", event.ending)


def _arrive(script: Script, now: Situation, event: MomentReached) -> None:
    # What is said on arriving is said once: coming back to a moment does not repeat it.
    moment = event.moment
    if moment not in now.visited:
        lines = script.scenario.moments[moment].lines
        _put(now, "visited", now.visited | {moment})
        _put(now, "pending", joined(now.pending, segments(lines)))
    _put(now, "moment", moment)


def _give_floor(_script: Script, _now: Situation, _event: FloorGiven) -> None:
    pass


def _note_act(script: Script, now: Situation, act: Act) -> None:
    match act:
        case Say(choice):
            _put(now, "said", now.said | {choice})
            _put(now, "since", {**now.since, choice: now.turn})
            move = script.choices[choice].limit
            if move is not None:
                _put(now, "ladder", {**now.ladder, move.topic: move.step})
        case NameLimit(topic, step):
            _put(now, "ladder", {**now.ladder, topic: step})
        case _:
            pass


_FOLDS: Mapping[type[Event], Callable[[Script, Situation, Any], None]] = {
    TalkBegan: _begin_again,
    MomentReached: _arrive,
    LineSaid: _say,
    FactTold: _tell,
    FloorGiven: _give_floor,
    Acted: _act,
    Interrupted: _fall_silent,
    Reacted: _react,
    FeelingChanged: _feel,
    LimitReached: _reach,
    LimitSettled: _settle,
    FocusShifted: _shift,
    PersonArrived: _come_in,
    PersonLeft: _leave,
    TalkEnded: _end,
}
"""What each kind of event does; every kind is there."""
