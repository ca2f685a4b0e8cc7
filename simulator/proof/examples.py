"""Examples: talks that show that something can happen, played on the real engine.

What the proof finds it finds for many talks at once. An example is one of them, walked back from
what was found to the beginning and then played forwards by the engine itself: nothing counts as
reached on the proof's word alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.guards import Guard, atoms
from scenarios.kinds import Length
from scenarios.model import Choice, Reaction
from scenarios.transcript import (
    Act,
    Encourage,
    Event,
    NameLimit,
    OfferBreak,
    Reacted,
    Say,
    Summarise,
    Wait,
)
from simulator.engine import Situation, Stage
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
from simulator.proof.moves import Target
from simulator.proof.reach import Passage, Reached
from simulator.proof.talks import Example, Rehearsal


@dataclass(frozen=True, slots=True)
class Played:
    """What the engine made of an example."""

    example: Example
    events: tuple[Event, ...]
    parted: frozenset[Mark]
    """What the proof had left out of account where the engine went another way; else empty."""


def trail(reached: Reached, target: Target) -> tuple[int, tuple[Passage, ...]]:
    """Return a way to something that was found: one opening valuation, and the passages from it."""
    passage = reached.first[target]
    now = _one(passage.back(reached.board.valuations, passage.after))
    if passage.parent is None:
        return now, ()
    opening, passages = way_to(reached, passage.parent, now)
    return opening, (*passages, passage)


def way_to(reached: Reached, standing: int, valuations: int) -> tuple[int, tuple[Passage, ...]]:
    """Return a way to one of some valuations at a standing: where it opens, and its passages."""
    now, passages = _one(valuations), list[Passage]()
    parent: int | None = standing
    while parent is not None:
        passage = next(each for each in reached.standings[parent].passages if each.after & now)
        now = _one(passage.back(reached.board.valuations, now))
        passages.append(passage)
        parent = passage.parent
    return now, tuple(reversed(passages[:-1]))


def _one(valuations: int) -> int:
    return valuations & -valuations


def play(rehearsal: Rehearsal, reached: Reached, target: Target) -> Played:
    """Play the talk that was found to lead to something, as far as the engine goes with it."""
    return along(rehearsal, reached, *trail(reached, target))


def along(
    rehearsal: Rehearsal, reached: Reached, opening: int, passages: Sequence[Passage]
) -> Played:
    """Play a way, as far as the engine goes with it."""
    feelings = tuple(reached.board.valuations.some(opening).items())
    playing = _Playing(rehearsal, reached, feelings)
    for passage in passages:
        parted = playing.take(passage)
        if parted is not None:
            break
    else:
        parted = frozenset()
    return Played(Example(feelings, tuple(playing.acts)), tuple(playing.events), parted)


class _Playing:
    def __init__(
        self, rehearsal: Rehearsal, reached: Reached, opening: tuple[tuple[str, int], ...]
    ) -> None:
        self.rehearsal, self.reached, self.board = rehearsal, reached, reached.board
        self.stage = rehearsal.stage
        self.acts: list[Act] = []
        self.stood = rehearsal.begin(opening)
        self.events = list(self.stood.events)

    def take(self, passage: Passage) -> frozenset[Mark] | None:
        """Take a passage; where the engine does not, return what the proof did not keep."""
        before = self.stood.situation
        if passage.parent is not None:
            _, _, speech = self.reached.standings[passage.parent].place
            if before.finished != (speech is None):
                return frozenset({visited(before.moment)})
        act = act_of(self.stage, before, passage.doing)
        if act is None or not self.stood.allows(act):
            return self._closed(passage)
        self.stood = self.rehearsal.perform(self.stood, act)
        self.acts.append(act)
        self.events.extend(self.stood.events)
        refs = (each.reaction for each in self.stood.events if isinstance(each, Reacted))
        came = next(map(self.stage.reaction, refs), None)
        if came != passage.reaction:
            return self._answered(before, passage, came)
        return None

    def _closed(self, passage: Passage) -> frozenset[Mark]:
        """Return marks that tell why something cannot be done here."""
        now = self.stood.situation
        wanted = next(
            each for each in self.board.possibilities(now.moment) if each.doing == passage.doing
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
        if choice.once and choice.id in self.stood.situation.said:
            return frozenset({said(choice.id)})
        return frozenset(marks_of(choice.when))

    def _answered(
        self, before: Situation, passage: Passage, came: Reaction | None
    ) -> frozenset[Mark]:
        """Return marks that tell why something else follows here."""
        thought = passage.reaction
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


def marks_of(guard: Guard | None) -> set[Mark]:
    """Return the marks that a guard asks about."""
    return {mark for atom in atoms(guard) for mark in read_by(atom)} if guard else set()


def bearing_on(reaction: Reaction) -> set[Mark]:
    """Return the marks that decide whether a reaction comes: its guard's, and tellers' trust."""
    trust = {Mark(FEELING, f"{line.speaker}.trust") for line in reaction.lines if line.tells}
    return marks_of(reaction.when) | trust
