"""Going the way of a recorded talk on another version, and what it is worth there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from scenarios.changes import Names, Thing, renamed
from scenarios.model import Scenario
from scenarios.transcript import (
    Act,
    Event,
    MomentReached,
    TalkBegan,
    TalkEnded,
    Transcript,
    turns_in,
)
from scoring.comparison import Comparison, compare
from scoring.rubric import Rubric
from scoring.scorecard import score
from simulator.engine import ActRefused, Divergence, Draw, Situation, Stage


@dataclass(frozen=True, slots=True)
class Parting:
    """Where the two ways part."""

    turn: int
    act: Act
    """What was done there, named as in the new version."""
    refused: bool
    """Whether it is not possible there any more."""
    before: str
    """The moment or ending that it led to, named as in the new version; empty for staying."""
    after: str
    """Where it leads now; empty for staying, and where it is refused."""


@dataclass(frozen=True, slots=True)
class Retraced:
    """A talk as it goes on the new version."""

    transcript: Transcript
    """With the acts that were possible."""
    turns: int
    """How many acts were possible."""
    parting: Parting | None
    """None where both go the same way to the end."""


def retrace(stage: Stage, transcript: Transcript, old: Scenario, names: Names) -> Retraced:
    """Perform the acts of a talk again, as far as they go.

    Args:
        stage: the new version.
        transcript: the talk on the old version.
        old: the old version.
        names: what was renamed.
    """
    began = next((event for event in transcript.events if isinstance(event, TalkBegan)), None)
    day = _same_day(began or TalkBegan({}), old, stage.scenario, names)
    opening = stage.begin(day)
    again, turns, parting = go_again(stage, stage.follow(None, opening), transcript.events, names)
    header = replace(
        transcript.header, scenario=stage.scenario.id, scenario_hash=stage.scenario.hash
    )
    return Retraced(Transcript(header, (*opening, *again)), turns, parting)


def go_again(
    stage: Stage, situation: Situation, events: Sequence[Event], names: Names
) -> tuple[tuple[Event, ...], int, Parting | None]:
    """Perform recorded acts again, as far as they go.

    Args:
        stage: the new version.
        situation: where the talk stands on it before the first act.
        events: what happened on the old version.
        names: what was renamed.

    Returns:
        What happens now, how many acts were possible, and where the ways part.
    """
    again: list[Event] = []
    parting: Parting | None = None
    done = 0
    for acted, consequences in turns_in(events):
        act, before = names.act(acted.act), _led_to(consequences, names)
        try:
            new = stage.perform(situation, act)
        except ActRefused:
            parting = parting or Parting(acted.turn, act, refused=True, before=before, after="")
            break
        after = _led_to(new, Names())
        if parting is None and before != after:
            parting = Parting(acted.turn, act, refused=False, before=before, after=after)
        situation = stage.follow(situation, new)
        again.extend(new)
        done += 1
    return tuple(again), done, parting


def _led_to(events: Iterable[Event], names: Names) -> str:
    """Return the last moment or ending among events, named as in the new version."""
    last = ""
    for event in events:
        if isinstance(event, MomentReached):
            last = names.of(Thing.MOMENT, event.moment)
        elif isinstance(event, TalkEnded):
            last = names.of(Thing.ENDING, event.ending)
    return last


def _same_day(began: TalkBegan, old: Scenario, new: Scenario, names: Names) -> Draw:
    """Return a draw that gives everyone the form of the recorded day.

    The recorded distance from where a feeling usually starts is kept; a feeling that is new
    starts where it usually does. The stage draws for the feelings that vary, in their order.
    """
    away = {
        f"{names.of(Thing.PERSON, person)}.{feeling}": began.feelings[name] - each.start
        for name, each in old.feelings.items()
        for person, feeling in [name.split(".")]
        if name in began.feelings
    }
    waiting = iter(
        [each.start + away.get(name, 0) for name, each in new.feelings.items() if each.spread]
    )

    def draw(low: int, high: int, /) -> int:
        return max(low, min(high, next(waiting)))

    return draw


class Verdict(StrEnum):
    """What came of going a talk again."""

    SAME = "same"
    """The same way, the same score."""
    DIFFERENT = "different"
    OTHER_VERSION = "other_version"
    """It was not played on the old version, so there is nothing to compare with."""
    DOES_NOT_FOLLOW = "does_not_follow"
    """What is recorded does not come out the same on the old version itself."""


@dataclass(frozen=True, slots=True)
class Rescored:
    """A talk on both versions."""

    transcript: Transcript
    verdict: Verdict
    retraced: Retraced | None = None
    comparison: Comparison | None = None


def rescore(old: Stage, new: Stage, transcript: Transcript, rubric: Rubric) -> Rescored:
    """Go a talk again on the new version and score it there, by the same rubric.

    Where an act is not possible any more, both are scored up to there: what was never said on
    the new version would else count against it.

    Args:
        old: the version that it was played on.
        new: the version to compare with.
        transcript: the talk.
        rubric: what both are scored by.
    """
    header = transcript.header
    if (header.scenario, header.scenario_hash) != (old.scenario.id, old.scenario.hash):
        return Rescored(transcript, Verdict.OTHER_VERSION)
    try:
        old.replay(transcript.events)
    except (Divergence, LookupError, ValueError):
        return Rescored(transcript, Verdict.DOES_NOT_FOLLOW)
    names = renamed(old.scenario, new.scenario)
    retraced = retrace(new, transcript, old.scenario, names)
    comparison = compare(
        score(old.scenario, transcript.until(retraced.turns), rubric),
        score(new.scenario, retraced.transcript, rubric),
    )
    same = comparison.same and retraced.parting is None
    verdict = Verdict.SAME if same else Verdict.DIFFERENT
    return Rescored(transcript, verdict, retraced, comparison)
