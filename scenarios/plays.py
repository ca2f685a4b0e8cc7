"""A play: a talk that is written down beside a scenario, and what is expected of it.

A play is a test of a scenario. It says what the trainee does, act by act, and what should come
of it; ``simulator.plays`` performs it and tells where something else came.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scenarios.diagnostics import Place, Span
from scenarios.transcript import Act

__all__ = ["NOWHERE", "Bound", "Day", "Expectation", "Expected", "Play", "PlayedAct"]

NOWHERE = Place("", Span(1, 1, 1, 1))
"""The place of what is not written anywhere yet."""


class Day(StrEnum):
    """The day's form that a play begins with."""

    LOW = "low"
    """Every feeling as low as it can be."""
    START = "start"
    HIGH = "high"
    """Every feeling as high as it can be."""


class Expected(StrEnum):
    """What can be expected, by the key that it is written under."""

    REACTION = "reaction"
    """After an act: which reaction follows; its ref, or the last part of it."""
    MOMENT = "moment"
    """After an act: the moment that the talk then stands at."""
    SPEAKS = "speaks"
    """After an act: somebody who then says something."""
    TELLS = "tells"
    """After an act, or by the end: a fact that comes to light."""
    KEEPS = "keeps"
    """By the end: a fact that does not come to light."""
    REACHES = "reaches"
    """After an act, or by the end: a limit that is reached."""
    SETTLES = "settles"
    """After an act: a limit that is respected again."""
    ENDING = "ending"
    """By the end: the ending that the talk comes to."""
    GATES = "gates"
    """By the end: how the talk stands against a gate."""
    LEVELS = "levels"
    """By the end: the level of a principle."""
    HOLDS = "holds"
    """By the end: whether the talk holds as a whole."""


class Bound(StrEnum):
    """How a level is compared."""

    EXACTLY = ""
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that should come of an act or of the talk."""

    kind: Expected
    wanted: str
    """A ref, an id, ``true`` or ``false``, or a word of the rubric's."""
    about: str = ""
    """The gate or the principle, where it is about one."""
    bound: Bound = Bound.EXACTLY
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class PlayedAct:
    """One act, and what should come of it."""

    act: Act
    expects: tuple[Expectation, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Play:
    """A talk that is written down, and what is expected of it."""

    about: str
    """What it shows, in the author's words."""
    feelings: Day | Mapping[str, int]
    """The day's form; or ``person.feeling`` to 0–10, and what is not named is at its start."""
    acts: tuple[PlayedAct, ...]
    expects: tuple[Expectation, ...] = ()
    """What is expected of the talk as a whole."""
    places: Mapping[str, Place] | None = None
    """Where each named feeling stands; None where the play is not read from a file."""
