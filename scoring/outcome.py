"""The outcome: what came of the talk. Kept apart from how it was led, and never mixed into it.

A good talk may yield little, and a bad one a confession.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.model import Area, FactKind, Quality
from scenarios.transcript import (
    FactTold,
    FeelingChanged,
    Reacted,
    TalkBegan,
)
from scoring.turns import Talk


@dataclass(frozen=True, slots=True)
class FactOutcome:
    """Whether one fact came to light."""

    fact: str
    kind: FactKind
    area: Area
    turn: int | None
    """The turn that it was told after (0 before the first); None where it stayed unsaid."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a talk."""

    ending: str | None
    quality: Quality | None
    contact: bool
    """Whether the youth leaves with a next contact."""
    facts: tuple[FactOutcome, ...]
    wrong_yes: tuple[int, ...]
    """Turns that were answered with a «yes» that means nothing."""
    feelings: tuple[Mapping[str, int], ...]
    """``person.feeling`` to its value, 0 to 10: before the first turn and after each."""

    def told(self, kind: FactKind) -> tuple[FactOutcome, ...]:
        """Return the facts of a kind that came to light."""
        return tuple(f for f in self.facts if f.kind is kind and f.turn is not None)

    def missed(self, kind: FactKind) -> tuple[FactOutcome, ...]:
        """Return the facts of a kind that stayed unsaid."""
        return tuple(f for f in self.facts if f.kind is kind and f.turn is None)

    def share_told(self, kind: FactKind) -> float | None:
        """Return how much of a kind came to light, 0 to 1; None where there is none of it."""
        told, missed = len(self.told(kind)), len(self.missed(kind))
        return told / (told + missed) if told + missed else None


def outcome_of(talk: Talk) -> Outcome:
    """Return what came of a talk."""
    told = {event.fact: turn for turn, event in talk.happened(FactTold)}
    ending = talk.scenario.endings[talk.ended] if talk.ended else None
    return Outcome(
        ending=talk.ended,
        quality=ending.quality if ending else None,
        contact=bool(ending and ending.contact),
        facts=tuple(
            FactOutcome(fact.id, fact.kind, fact.area, told.get(fact.id))
            for fact in talk.scenario.facts.values()
        ),
        wrong_yes=tuple(turn for turn, event in talk.happened(Reacted) if event.wrong_yes),
        feelings=_feelings(talk),
    )


def _feelings(talk: Talk) -> tuple[Mapping[str, int], ...]:
    changes: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for _, began in talk.happened(TalkBegan):
        changes[0].update(began.feelings)
    for number, change in talk.happened(FeelingChanged):
        changes[number][change.felt] = change.value
    course: list[Mapping[str, int]] = [dict(changes[0])]
    for turn in talk.turns:
        new = changes.get(turn.number)
        course.append({**course[-1], **new} if new else course[-1])
    return tuple(course)
