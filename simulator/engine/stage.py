"""A scenario made ready to be played: acts become events, events become situations."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Protocol

from scenarios.building import collector_resting, opened
from scenarios.guards import Circumstance
from scenarios.model import (
    Choice,
    Effect,
    Line,
    Reaction,
    Scenario,
    bounded,
)
from scenarios.script import Script
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
    LimitReached,
    LimitSettled,
    LineSaid,
    MomentReached,
    NameLimit,
    PersonArrived,
    PersonLeft,
    Reacted,
    Say,
    Summarise,
    TalkBegan,
    TalkEnded,
    Wait,
)
from simulator.engine.folding import Fold, follow, opening
from simulator.engine.machine import TalkMachine
from simulator.engine.situation import Situation, holds


class Draw(Protocol):
    """Chance: a whole number between two bounds, both included."""

    def __call__(self, low: int, high: int, /) -> int:
        """Draw one."""
        ...


class RefusalReason(StrEnum):
    """Why an act is not possible now."""

    TALK_HAS_ENDED = "talk_has_ended"
    CHOICE_NOT_OPEN = "choice_not_open"
    STATEMENT_NOT_ON_OFFER = "statement_not_on_offer"
    NO_SUCH_LIMIT = "no_such_limit"


class ActRefused(Exception):  # noqa: N818 it is the act that is refused; nothing has erred
    """An act that is not possible now; nothing has happened."""

    def __init__(self, reason: RefusalReason, what: str = "") -> None:
        """Say why, and of what."""
        super().__init__(f"{reason}: {what}")
        self.reason = reason
        self.what = what


class Divergence(Exception):  # noqa: N818 the record and the scenario part ways; nothing has erred
    """A record that does not come out the same when its acts are performed again."""

    def __init__(self, index: int, expected: Event | None, found: Event | None) -> None:
        """Say at which event (from 0), what the record holds and what the engine gives."""
        super().__init__(f"event {index}: recorded {expected!r}, performed {found!r}")
        self.index = index
        self.expected = expected
        self.found = found


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that can stand in a summary."""

    id: str
    says: str
    distorted: bool


# Every act makes some of each of these.
_acted, _reacted, _line_said = opened(Acted), opened(Reacted), opened(LineSaid)
_moment_reached, _feeling_changed = opened(MomentReached), opened(FeelingChanged)
_floor_given = opened(FloorGiven)

_CUT_OFF = frozenset({Circumstance.INTERRUPTED})
_FREE = frozenset({Circumstance.FINISHED})


class _Happening:
    """What happens in one act: events as they are emitted, the situation following."""

    def __init__(self, script: Script, situation: Situation) -> None:
        fold = Fold(script, situation)
        self.events: list[Event] = []
        self.situation = fold.situation
        """Where the talk stands; only until the next event."""
        self._take = fold.take

    def emit(self, event: Event) -> None:
        self.events.append(event)
        self._take(event)


class Stage:
    """A scenario made ready to be played; built once, never changed by playing."""

    def __init__(self, scenario: Scenario) -> None:
        """Build the machine and the index of everything that can be said."""
        self.scenario = scenario
        with collector_resting():
            self._machine = TalkMachine(scenario)
            self._script = Script(scenario)

    # -- playing -----------------------------------------------------------------

    def begin(self, draw: Draw) -> tuple[Event, ...]:
        """Begin a talk; ``draw`` gives the day's form of everyone's feelings."""
        feelings = {
            name: bounded(
                draw(feeling.start - feeling.spread, feeling.start + feeling.spread)
                if feeling.spread
                else feeling.start
            )
            for name, feeling in self.scenario.feelings.items()
        }
        return self._begin(TalkBegan(feelings))[0]

    def come_to(self, situation: Situation, moment: str) -> tuple[Event, ...]:
        """Come to a moment as things stand, as when an act has led there.

        A talk that is tried out from its middle begins so; the events follow on ``situation``.
        """
        happening = _Happening(self._script, situation)
        self._arrive(happening, moment)
        self._speak(happening)
        return tuple(happening.events)

    def perform(self, situation: Situation, act: Act) -> tuple[Event, ...]:
        """Perform an act and return everything that happens.

        Raises:
            ActRefused: where the act is not possible now.
        """
        return self.advance(situation, act)[0]

    def advance(self, situation: Situation, act: Act) -> tuple[tuple[Event, ...], Situation]:
        """Perform an act; return everything that happens, and the situation that follows it.

        Raises:
            ActRefused: where the act is not possible now.
        """
        self._refuse_impossible(situation, act)
        happening = _Happening(self._script, situation)
        happening.emit(_acted(situation.turn + 1, act))
        if situation.pending and isinstance(act, Wait | Encourage):
            self._speak(happening)
            return tuple(happening.events), happening.situation
        interrupted = not situation.finished
        if interrupted:
            self._interrupt(happening)
        circumstances = self._circumstances(act, interrupted=interrupted)
        reaction, _ = self._machine.fire(happening.situation, act, circumstances)
        self._react(happening, reaction)
        return tuple(happening.events), happening.situation

    def follow(self, situation: Situation | None, events: Sequence[Event]) -> Situation:
        """Fold events into a situation; None is before the talk began."""
        return follow(self._script, situation, events)

    def replay(self, events: Sequence[Event]) -> Situation:
        """Perform the recorded acts again and return where they lead.

        Raises:
            Divergence: at the first event that does not come out as recorded.
        """
        performed: list[Event] = []
        situation: Situation | None = None
        for event in events:
            if isinstance(event, TalkBegan) and situation is None:
                again = self._begin(event) if self._is_opening(event) else None
            elif isinstance(event, Acted) and situation is not None:
                again = self._again(situation, event)
            else:
                continue
            if again is None:
                raise Divergence(len(performed), event, None)
            new, situation = again
            performed.extend(new)
        for index, (recorded, found) in enumerate(zip_longest(events, performed)):
            if recorded != found:
                raise Divergence(index, recorded, found)
        return situation if situation is not None else self.follow(None, performed)

    # -- what is possible --------------------------------------------------------

    def open_choices(self, situation: Situation) -> tuple[Choice, ...]:
        """Return what could be said now; empty only when the talk has ended."""
        if situation.ended is not None:
            return ()
        moment = self.scenario.moments[situation.moment]
        circumstances = self._speech(interrupted=not situation.finished)
        said = situation.said
        found = [
            choice
            for choice in moment.choices
            if not (choice.once and choice.id in said)
            and (choice.when is None or holds(choice.when, situation, circumstances))
        ]
        return tuple(found) or (moment.fallback or self.scenario.fallback,)

    def statements(self, situation: Situation) -> tuple[Statement, ...]:
        """Return what could stand in a summary now, in an order that gives nothing away."""
        true = (
            Statement(fact.id, fact.summary, distorted=False)
            for fact in self.scenario.facts.values()
            if fact.id in situation.told
        )
        false = (
            Statement(each.id, each.says, distorted=True)
            for each in self.scenario.distortions.values()
            if each.of in situation.told
        )
        return tuple(sorted((*true, *false), key=lambda s: zlib.crc32(s.id.encode())))

    def choice(self, choice_id: str) -> Choice:
        """Return a choice by its id."""
        return self._script.choices[choice_id]

    def reaction(self, ref: str) -> Reaction:
        """Return a reaction by its ref."""
        return self._script.reactions[ref]

    def text(self, ref: str) -> Line:
        """Return a line by its ref."""
        return self._script.lines[ref]

    # -- inside an act -----------------------------------------------------------

    def _begin(self, began: TalkBegan) -> tuple[tuple[Event, ...], Situation]:
        happening = _Happening(self._script, opening(self._script, began))
        happening.events.append(began)
        self._arrive(happening, self.scenario.start)
        self._speak(happening)
        return tuple(happening.events), happening.situation

    def _is_opening(self, began: TalkBegan) -> bool:
        """Whether the recorded form of the day is one that this scenario can begin with."""
        known = self.scenario.feelings
        return known.keys() == began.feelings.keys() and all(
            feeling.lowest <= began.feelings[name] <= feeling.highest
            for name, feeling in known.items()
        )

    def _again(
        self, situation: Situation, event: Acted
    ) -> tuple[tuple[Event, ...], Situation] | None:
        try:
            return self.advance(situation, event.act)
        except ActRefused:
            return None

    def _refuse_impossible(self, situation: Situation, act: Act) -> None:
        if situation.ended is not None:
            raise ActRefused(RefusalReason.TALK_HAS_ENDED)
        match act:
            case Say(choice):
                if all(each.id != choice for each in self.open_choices(situation)):
                    raise ActRefused(RefusalReason.CHOICE_NOT_OPEN, choice)
            case Summarise(statements):
                on_offer = {each.id for each in self.statements(situation)}
                odd = [name for name in statements if name not in on_offer]
                if odd or not statements or len(set(statements)) != len(statements):
                    raise ActRefused(RefusalReason.STATEMENT_NOT_ON_OFFER, ", ".join(odd))
            case NameLimit(topic, _) if topic not in self.scenario.limits:
                raise ActRefused(RefusalReason.NO_SUCH_LIMIT, topic)
            case _:
                pass

    def _circumstances(self, act: Act, *, interrupted: bool) -> frozenset[Circumstance]:
        found = self._speech(interrupted=interrupted)
        if isinstance(act, Summarise):
            if not any(name in self.scenario.distortions for name in act.statements):
                found |= {Circumstance.ACCURATE}
            if act.invites:
                found |= {Circumstance.INVITES}
        return found

    def _speech(self, *, interrupted: bool) -> frozenset[Circumstance]:
        return _CUT_OFF if interrupted else _FREE

    def _interrupt(self, happening: _Happening) -> None:
        unsaid = [line for segment in happening.situation.pending for line in segment]
        speaker = next((line.speaker for line in unsaid if line.speaker), None)
        happening.emit(Interrupted(speaker, tuple(line.ref for line in unsaid)))
        self._feel(happening, self.scenario.interruption)

    def _react(self, happening: _Happening, reaction: Reaction) -> None:
        happening.emit(_reacted(reaction.ref, reaction.wrong_yes))
        self._feel(happening, reaction.effects)
        now = happening.situation
        for topic in reaction.settles:
            if topic in now.reached:
                happening.emit(LimitSettled(topic))
        self._stir(happening, reaction.raises, reaction.shift)
        for person in reaction.arrives:
            if person not in now.present:
                happening.emit(PersonArrived(person))
        for person in reaction.leaves:
            if person in now.present:
                happening.emit(PersonLeft(person))
        if reaction.goto is not None:
            self._arrive(happening, reaction.goto)
        self._speak(happening, reaction.end)

    def _arrive(self, happening: _Happening, name: str) -> None:
        moment = self.scenario.moments[name]
        first = name not in happening.situation.visited
        happening.emit(_moment_reached(name))
        if first:
            self._stir(happening, moment.raises, moment.shift)

    def _stir(self, happening: _Happening, raises: Sequence[str], shift: str | None) -> None:
        """Let limits be reached and the focus be shifted by what somebody says or does."""
        now = happening.situation
        for topic in raises:
            if topic not in now.reached:
                happening.emit(LimitReached(topic))
        if shift is not None:
            happening.emit(FocusShifted(shift, now.shifts.get(shift, 0) + 1))

    def _feel(self, happening: _Happening, effects: Sequence[Effect]) -> None:
        for effect in effects:
            before = happening.situation.feelings[effect.felt]
            value = bounded(before + effect.change)
            if value != before:
                happening.emit(_feeling_changed(effect.person, effect.feeling, value))

    def _speak(self, happening: _Happening, ending: str | None = None) -> None:
        """Say the next segment (before an ending: all that is left) and give the floor."""
        situation = happening.situation
        while situation.pending:
            segment, *rest = situation.pending
            for line in segment:
                unfinished = line is segment[-1] and bool(rest)
                happening.emit(_line_said(line.ref, line.speaker, unfinished))
                for fact in line.tells:
                    if fact not in situation.told:
                        happening.emit(FactTold(fact, line.speaker or self.scenario.youth.id))
            if ending is None:
                break
        if ending is not None:
            happening.emit(TalkEnded(ending))
            return
        own = self.scenario.own_meaning(situation.moment)
        happening.emit(
            _floor_given(
                choices=tuple(choice.id for choice in self.open_choices(situation)),
                meaning=own or self.scenario.meaning(situation.moment),
                marked=own is not None,
                unfinished=not situation.finished,
            )
        )
