"""A scenario as the rules that need the rubric see it: what each choice is worth where it stands.

A choice is judged by the rules of the score themselves, as the second turn of a small talk made
for its moment: whatever the moment brings with it (its silence, a limit that is reached there, a
shift of focus) has just happened, the rights have been given unless they are given there, and
every choice of the moment is on offer. What led there in a real talk nobody can know here.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from scenarios.checks import Subject
from scenarios.model import Choice, Meaning, Moment, Phase, Reaction, Scenario
from scenarios.techniques import RIGHTS, Technique
from scenarios.transcript import (
    Encourage,
    Event,
    FloorGiven,
    FocusShifted,
    LimitReached,
    Say,
)
from scoring.alternatives import Alternative, judged_at
from scoring.phrases import Worth
from scoring.rubric import Rubric
from scoring.turns import Talk, Turn, phase_index, techniques_of

_ORDER = {Worth.STRONG: 0, Worth.SOUND: 1, Worth.WEAK: 2, Worth.HARMFUL: 3}
_GIVING_RIGHTS = "_rights"


@dataclass(frozen=True, slots=True)
class Judged:
    """A choice and what it is worth at its moment."""

    choice: Choice
    alternative: Alternative

    @property
    def rank(self) -> tuple[int, float]:
        """What the better of two choices has less of."""
        return _ORDER[self.alternative.worth], -self.alternative.balance


@dataclass(frozen=True, slots=True)
class ChoiceSet:
    """The choices of one moment, in the order of the file, with their worth."""

    moment: Moment
    judged: tuple[Judged, ...]
    best: tuple[int, ...]
    """The positions, from 0, of the choices that none is better than."""


class Scored(Subject):
    """A scenario and the rubric that it is judged by."""

    def __init__(self, scenario: Scenario, rubric: Rubric) -> None:
        """Look at a scenario with a rubric in hand."""
        super().__init__(scenario)
        self.rubric = rubric
        self._judged: dict[Hashable, tuple[Alternative, ...]] = {}

    @cached_property
    def choice_sets(self) -> tuple[ChoiceSet, ...]:
        """The moments with at least two choices."""
        return tuple(
            self._choice_set(moment)
            for moment in self.scenario.moments.values()
            if len(moment.choices) > 1
        )

    def judged(self, moment: Moment, choice: Choice) -> Alternative:
        """Judge a choice, or another one with its id, at its moment by the rules of the score."""
        others = tuple(each for each in moment.choices if each.id != choice.id)
        talk, turn = self._met(replace(moment, choices=(choice, *others)))
        return judged_at(talk, turn, Say(choice.id), self.rubric)

    def _choice_set(self, moment: Moment) -> ChoiceSet:
        judged = tuple(
            Judged(choice, replace(alternative, act=Say(choice.id)))
            for choice, alternative in zip(moment.choices, self._alternatives(moment), strict=True)
        )
        top = min(each.rank for each in judged)
        best = tuple(at for at, each in enumerate(judged) if each.rank == top)
        return ChoiceSet(moment, judged, best)

    def _alternatives(self, moment: Moment) -> tuple[Alternative, ...]:
        """Judge the choices of a moment; moments that the score cannot tell apart only once."""
        own, brought = self.scenario.own_meaning(moment.id), self._brought[moment.id]
        alike = (moment.phase, own, brought, tuple(map(_coding, moment.choices)))
        if alike not in self._judged:
            talk, turn = self._met(moment)
            self._judged[alike] = tuple(
                judged_at(talk, turn, Say(choice.id), self.rubric) for choice in moment.choices
            )
        return self._judged[alike]

    @cached_property
    def _brought(self) -> Mapping[str, tuple[Event, ...]]:
        """For each moment, the limits reached and the focus shifted where the talk comes to it."""
        found: dict[str, dict[Event, None]] = {name: {} for name in self.scenario.moments}
        shifts: dict[str, int] = {}
        for moment in self.scenario.moments.values():
            found[moment.id] |= {LimitReached(topic): None for topic in moment.raises}
            if moment.shift:
                shifts[moment.shift] = shifts.get(moment.shift, 0) + 1
                found[moment.id][FocusShifted(moment.shift, shifts[moment.shift])] = None
        for placed in self.choices:
            for reaction in placed.choice.reactions:
                here = reaction.goto or (placed.moment.id if placed.moment else None)
                if here is not None:
                    found[here] |= {LimitReached(topic): None for topic in reaction.raises}
                    if reaction.shift:
                        found[here][FocusShifted(reaction.shift, 1)] = None
        return {name: tuple(events) for name, events in found.items()}

    def _met(self, moment: Moment) -> tuple[Talk, Turn]:
        """Return the small talk in which a moment is met, and its second turn, not yet acted."""
        brought = self._brought[moment.id]
        reached = tuple(event.topic for event in brought if isinstance(event, LimitReached))
        codes = frozenset(code for choice in moment.choices for code in choice.techniques)
        first = self._first(moment, brought, rights=codes.isdisjoint(RIGHTS))
        own = self.scenario.own_meaning(moment.id)
        floor = FloorGiven(
            choices=tuple(choice.id for choice in moment.choices),
            meaning=own or Meaning.THINKING,
            marked=own is not None,
            unfinished=False,
        )
        turn = Turn(
            number=2,
            act=Encourage(),
            choice=None,
            techniques=frozenset(),
            moment=moment.id,
            visit=2,
            phase=moment.phase,
            floor=floor,
            offered=moment.choices,
            at_hand=codes,
            unanswered=reached,
            standing=reached,
            present=self.in_the_room,
            told=frozenset(),
            comforted=False,
            answered=False,
        )
        return Talk(self.scenario, (), (first, turn), None), turn

    def _first(self, moment: Moment, brought: tuple[Event, ...], *, rights: bool) -> Turn:
        """Return the turn before: what it gave is what is right where the talk now stands."""
        mapped = phase_index(moment.phase) > phase_index(Phase.MAPPING)
        choice = self._giving_rights if rights else None
        act = Say(_GIVING_RIGHTS) if choice else Encourage()
        return Turn(
            number=1,
            act=act,
            choice=choice,
            techniques=techniques_of(act, choice),
            moment=self.scenario.start,
            visit=1,
            phase=Phase.MAPPING if mapped else Phase.FRAME,
            floor=FloorGiven((), Meaning.THINKING, marked=False, unfinished=False),
            offered=(),
            at_hand=frozenset(),
            unanswered=(),
            standing=(),
            present=self.in_the_room,
            told=frozenset(),
            comforted=False,
            answered=False,
            consequences=brought,
        )

    @cached_property
    def _giving_rights(self) -> Choice:
        people = tuple(sorted(self.in_the_room))
        return Choice(_GIVING_RIGHTS, "", (Technique.RIGHTS,), people, (), matter=False)


def _coding(choice: Choice) -> Hashable:
    """Return everything about a choice that the score reads."""
    named = choice.id if choice.credit else ""  # exceptions are credited by the choice's name
    return choice.techniques, choice.to, choice.matter, choice.limit, choice.credit, named


def consequences(choice: Choice) -> Hashable:
    """Return everything that comes of a choice, but for the words; equal where it is the same."""
    return tuple(_comes(reaction) for reaction in choice.reactions)


def _comes(reaction: Reaction) -> Hashable:
    """Return everything that a reaction brings about, but for its words."""
    return (
        reaction.when,
        tuple((line.speaker, line.tells) for line in reaction.lines if line.tells),
        frozenset(reaction.effects),
        reaction.raises,
        reaction.settles,
        reaction.shift,
        reaction.arrives,
        reaction.leaves,
        reaction.goto,
        reaction.end,
        reaction.wrong_yes,
    )
