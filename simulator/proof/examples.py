"""Examples: talks that show that something can happen, played on the real engine.

What the proof finds it finds for many talks at once. An example is one of them, walked back from
what was found to the beginning and then played forwards by the engine itself: nothing counts as
reached on the proof's word alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scenarios.guards import Guard, atoms
from scenarios.kinds import Length
from scenarios.model import Choice, Reaction
from scenarios.transcript import (
    Act,
    Encourage,
    Event,
    FactTold,
    LimitReached,
    MomentReached,
    NameLimit,
    OfferBreak,
    Reacted,
    Say,
    Summarise,
    TalkEnded,
    Wait,
)
from simulator.engine import Draw, Situation, Stage
from simulator.proof.doings import Doing
from simulator.proof.marks import (
    ANY_DISTORTED,
    ANY_TOLD,
    FEELING,
    Mark,
    read_by,
    said,
    visited,
)
from simulator.proof.moves import Kind, Target
from simulator.proof.reach import Reached, Step


@dataclass(frozen=True, slots=True)
class Example:
    """A talk: the day's form that it begins with, and what is done in it."""

    feelings: tuple[tuple[str, int], ...]
    """``person.feeling`` to its value at the beginning, where it matters."""
    acts: tuple[Act, ...]

    def draw(self, stage: Stage) -> Draw:
        """Return the chance that gives this form of the day."""
        wanted = dict(self.feelings)
        names = iter(
            f"{person.id}.{name}"
            for person in stage.scenario.people.values()
            for name, feeling in person.feelings.items()
            if feeling.spread
        )

        def draw(low: int, high: int, /) -> int:
            return max(low, min(high, wanted.get(next(names), (low + high) // 2)))

        return draw


@dataclass(frozen=True, slots=True)
class Played:
    """What the engine made of an example."""

    example: Example
    events: tuple[Event, ...]
    parted: frozenset[Mark]
    """What the proof had left out of account where the engine went another way; else empty."""


def happened(events: Sequence[Event]) -> Iterator[Target]:
    """Yield what can be reached and happened in a talk."""
    for event in events:
        match event:
            case MomentReached(moment):
                yield Kind.MOMENT, moment
            case Reacted(reaction):
                yield Kind.REACTION, reaction
            case FactTold(fact):
                yield Kind.FACT, fact
            case LimitReached(topic):
                yield Kind.LIMIT, topic
            case TalkEnded(ending):
                yield Kind.ENDING, ending
            case _:
                pass


def trail(reached: Reached, target: Target) -> tuple[int, tuple[Step, ...]]:
    """Return a way to something that was found: one opening valuation, and the steps from it."""
    step = reached.first[target]
    now = _one(step.back(reached.board.valuations, step.after))
    if step.parent is None:
        return now, ()
    opening, steps = step_to(reached, step.parent, now)
    return opening, (*steps, step)


def step_to(reached: Reached, standing: int, valuations: int) -> tuple[int, tuple[Step, ...]]:
    """Return a way to one of some valuations at a standing: where it opens, and its steps."""
    now, steps = _one(valuations), list[Step]()
    parent: int | None = standing
    while parent is not None:
        step = next(each for each in reached.standings[parent].steps if each.after & now)
        now = _one(step.back(reached.board.valuations, now))
        steps.append(step)
        parent = step.parent
    return now, tuple(reversed(steps[:-1]))


def _one(valuations: int) -> int:
    return valuations & -valuations


def play(stage: Stage, reached: Reached, target: Target) -> Played:
    """Play the talk that was found to lead to something, as far as the engine goes with it."""
    return along(stage, reached, *trail(reached, target))


def along(stage: Stage, reached: Reached, opening: int, steps: Sequence[Step]) -> Played:
    """Play a way, as far as the engine goes with it."""
    feelings = tuple(reached.board.valuations.some(opening).items())
    playing = _Playing(stage, reached, Example(feelings, ()))
    for step in steps:
        parted = playing.take(step)
        if parted is not None:
            break
    else:
        parted = frozenset()
    return Played(Example(feelings, tuple(playing.acts)), tuple(playing.events), parted)


class _Playing:
    def __init__(self, stage: Stage, reached: Reached, opening: Example) -> None:
        self.stage, self.reached, self.board = stage, reached, reached.board
        self.acts: list[Act] = []
        self.events = list(stage.begin(opening.draw(stage)))
        self.situation = stage.follow(None, self.events)

    def take(self, step: Step) -> frozenset[Mark] | None:
        """Take a step; where the engine does not, return what the proof did not keep."""
        before = self.situation
        if step.parent is not None:
            _, _, speech = self.reached.standings[step.parent].place
            if before.finished != (speech is None):
                return frozenset({visited(before.moment)})
        act = act_of(self.stage, before, step.doing)
        if act is None or not possible(self.stage, before, act):
            return self._closed(step)
        new = self.stage.perform(before, act)
        self.acts.append(act)
        self.events.extend(new)
        self.situation = self.stage.follow(before, new)
        refs = (each.reaction for each in new if isinstance(each, Reacted))
        came = next(map(self.stage.reaction, refs), None)
        if came != step.reaction:
            return self._answered(before, step, came)
        return None

    def _closed(self, step: Step) -> frozenset[Mark]:
        """Return marks that tell why something cannot be done here."""
        now = self.situation
        wanted = next(
            each for each in self.board.possibilities(now.moment) if each.doing == step.doing
        )
        if wanted.choice is None:
            return frozenset({ANY_TOLD, ANY_DISTORTED})
        if not wanted.way_out:
            return self._why_not(wanted.choice)
        # One line that is still to be said is enough to close the way out.
        still = self.stage.open_choices(now)
        if not still:
            return frozenset()
        one = next((each for each in still if each.when is None), still[0])
        return frozenset({said(one.id), *marks_of(one.when)})

    def _why_not(self, choice: Choice) -> frozenset[Mark]:
        if choice.once and choice.id in self.situation.said:
            return frozenset({said(choice.id)})
        return frozenset(marks_of(choice.when))

    def _answered(self, before: Situation, step: Step, came: Reaction | None) -> frozenset[Mark]:
        """Return marks that tell why something else follows here."""
        thought = step.reaction
        if thought is None or came is None:
            return frozenset({visited(before.moment)})
        # The one that came is tried first, or the one that was thought of does not hold.
        return frozenset(bearing_on(thought) | bearing_on(came))


def act_of(stage: Stage, situation: Situation, doing: Doing | None) -> Act | None:
    """Return an act of a kind; None where there is none now."""
    if doing is None:
        return None
    match doing.trigger.split("/"):
        case ["say", choice]:
            return Say(choice)
        case ["wait", length]:
            return Wait(Length(length))
        case ["encourage"]:
            return Encourage()
        case ["break"]:
            return OfferBreak()
        case ["limit", topic] if doing.step is not None:
            return NameLimit(topic, doing.step)
        case ["summarise"]:
            return _summary(stage, situation, doing)
        case _:
            raise ValueError(doing)


def _summary(stage: Stage, situation: Situation, doing: Doing) -> Act | None:
    for statement in stage.statements(situation):
        if statement.distorted != doing.accurate:
            return Summarise((statement.id,), doing.invites)
    return None


def possible(stage: Stage, situation: Situation, act: Act) -> bool:
    """Say whether an act is possible now."""
    if situation.ended is not None:
        return False
    if isinstance(act, Say):
        return act.choice in {choice.id for choice in stage.open_choices(situation)}
    return True


def marks_of(guard: Guard | None) -> set[Mark]:
    """Return the marks that a guard asks about."""
    return {mark for atom in atoms(guard) for mark in read_by(atom)} if guard else set()


def bearing_on(reaction: Reaction) -> set[Mark]:
    """Return the marks that decide whether a reaction comes: its guard's, and tellers' trust."""
    trust = {Mark(FEELING, f"{line.speaker}.trust") for line in reaction.lines if line.tells}
    return marks_of(reaction.when) | trust
