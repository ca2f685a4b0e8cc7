"""The state machine: moments are states, acts are triggers, guards are conditions.

The objects of ``transitions`` are filled directly instead of through its configuration, so
that ten thousand moments are built within a second; see ``docs/adr``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from transitions import Event, EventData, Machine, State, Transition
from transitions.core import Condition

from scenarios.guards import Circumstance, specificity
from scenarios.model import Answers, Choice, Fact, Moment, Reaction, Scenario
from scenarios.script import everywhere
from scenarios.techniques import Form, form_of
from scenarios.transcript import (
    Act,
    Encourage,
    NameLimit,
    OfferBreak,
    Say,
    Summarise,
    Wait,
)
from simulator.engine.situation import Situation, holds


@dataclass(slots=True)
class Cursor:
    """The machine's model for the length of one act."""

    state: str
    situation: Situation
    circumstances: frozenset[Circumstance]
    fired: Reaction | None = None
    """The reaction that follows, once it has been found."""


class Answering(Transition):
    """The transition that one reaction makes.

    Neither states nor transitions have callbacks here. Looking for them, as the library does at
    each of nine places, would take longer than everything else that an act takes; and its
    constructor would make a list for each kind of them.
    """

    def __init__(
        self,
        source: str,
        dest: str | None,
        reaction: Reaction,
        condition: partial[bool] | None,
    ) -> None:
        self.source, self.dest, self.reaction = source, dest, reaction
        self.conditions = [] if condition is None else [Condition(condition)]

    def execute(self, event_data: EventData) -> bool:
        """Answer where the conditions hold, and say whether they did."""
        if not self._eval_conditions(event_data):
            return False
        cursor = event_data.model
        assert isinstance(cursor, Cursor)  # noqa: S101 narrows what the library types as object
        cursor.fired = self.reaction
        if self.dest is not None:
            cursor.state = self.dest
        return True


def _applies(reaction: Reaction, locks: Sequence["Lock"], event_data: EventData) -> bool:
    cursor = event_data.model
    assert isinstance(cursor, Cursor)  # noqa: S101 narrows what the library types as object
    return all(lock.opens(cursor.situation) for lock in locks) and holds(
        reaction.when, cursor.situation, cursor.circumstances
    )


@dataclass(frozen=True, slots=True)
class Lock:
    """The trust that a person must have to tell a fact when asked in this form."""

    feeling: str
    trust: int | None

    def opens(self, situation: Situation) -> bool:
        """Say whether the person would tell it now."""
        return self.trust is not None and situation.feelings[self.feeling] >= self.trust


def locks_of(reaction: Reaction, form: Form, facts: Mapping[str, Fact]) -> tuple[Lock, ...]:
    """Return what stands between a reaction and the facts that it tells."""
    telling = [line for line in reaction.lines if line.tells and line.speaker]
    if not telling:  # as most
        return ()
    return tuple(
        Lock(f"{line.speaker}.trust", needed)
        for line in telling
        for name in line.tells
        if (needed := facts[name].unlock.trust_needed(form)) != 0
    )


def ranked(
    reactions: Sequence[Reaction], form: Form, facts: Mapping[str, Fact]
) -> tuple[tuple[Reaction, tuple[Lock, ...]], ...]:
    """Return reactions in the order in which they are tried, each with its locks.

    A stable sort: of two equally specific reactions the one written first wins. The last is the
    default, which always answers, whatever its locks: no act is ever met by nothing.
    """
    by_specificity = sorted(reactions, key=lambda reaction: -specificity(reaction.when))
    return tuple((reaction, locks_of(reaction, form, facts)) for reaction in by_specificity)


def trigger_of(act: Act) -> str:
    """Return the trigger that an act is."""
    match act:
        case Say(choice):
            return f"say/{choice}"
        case Wait(length):
            return f"wait/{length}"
        case Encourage():
            return "encourage"
        case Summarise():
            return "summarise"
        case NameLimit(topic, _):
            return f"limit/{topic}"
        case OfferBreak():
            return "break"


Row = Sequence[tuple[Event, list[Transition]]]
"""Triggers with the transitions that they have at some moment."""


class TalkMachine:
    """A scenario as a machine of the ``transitions`` library."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._machine = Machine(
            model=None, states=[], initial=None, auto_transitions=False, send_event=True
        )
        self._scene_rows: dict[str | None, Row] = {}
        for name in (*scenario.moments, *map(ending_state, scenario.endings)):
            self._machine.states[name] = State(name)
        for moment in scenario.moments.values():
            for choice in (*moment.choices, *([moment.fallback] if moment.fallback else [])):
                event, transitions = self._said(moment.id, choice)
                event.transitions[moment.id] = transitions
            for event, transitions in self._everywhere(moment):
                event.transitions[moment.id] = transitions
        event, transitions = self._said(scenario.start, scenario.fallback)
        event.transitions.update(dict.fromkeys(scenario.moments, transitions))

    def fire(
        self, situation: Situation, act: Act, circumstances: frozenset[Circumstance]
    ) -> tuple[Reaction, str]:
        """Trigger an act; return the reaction that follows and the state it leads to."""
        cursor = Cursor(situation.moment, situation, circumstances)
        self._machine.events[trigger_of(act)].trigger(cursor)
        assert cursor.fired is not None  # noqa: S101 the last transition has no condition
        return cursor.fired, cursor.state

    def _said(self, moment: str, choice: Choice) -> tuple[Event, list[Transition]]:
        form = form_of(choice.techniques)
        return self._event(f"say/{choice.id}"), self._transitions(moment, choice.reactions, form)

    def _everywhere(self, moment: Moment) -> Row:
        """Answer the acts that are available everywhere; most moments share their scene's row."""
        if moment.answers != Answers():
            return self._row(moment.id)
        row = self._scene_rows.get(moment.scene)
        if row is None:
            row = self._scene_rows[moment.scene] = self._row(moment.id)
        return row

    def _row(self, moment: str) -> Row:
        return [
            (self._event(trigger), self._transitions(moment, reactions, Form.OPEN))
            for trigger, reactions in everywhere(self._scenario, moment).items()
        ]

    def _event(self, trigger: str) -> Event:
        event = self._machine.events.get(trigger)
        if event is None:
            event = self._machine.events[trigger] = Event(trigger, self._machine)
        return event

    def _transitions(
        self, moment: str, reactions: tuple[Reaction, ...], form: Form
    ) -> list[Transition]:
        if len(reactions) == 1:
            return [Answering(moment, _destination(reactions[0]), reactions[0], None)]
        *guarded, (default, _) = ranked(reactions, form, self._scenario.facts)
        return [
            *(
                Answering(moment, _destination(each), each, partial(_applies, each, locks))
                for each, locks in guarded
            ),
            Answering(moment, _destination(default), default, None),
        ]


def ending_state(ending: str) -> str:
    """Return the name of the state that an ending is; no moment can have it."""
    return f"end/{ending}"


def _destination(reaction: Reaction) -> str | None:
    if reaction.end is not None:
        return ending_state(reaction.end)
    return reaction.goto
