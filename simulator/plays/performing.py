"""Performs a play: its acts, one after the other, on the day's form that it asks for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarios.codec import format_act
from scenarios.diagnostics import Diagnostic
from scenarios.diagnostics import catalogue as kinds
from scenarios.model import Scenario
from scenarios.plays import NOWHERE, Day, Play, PlayedAct
from scenarios.transcript import Event, Header, Mode, Timing, Transcript
from scoring.rubric import Rubric
from simulator.engine import ActRefused, Draw, Stage

MOST_CHOICES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Performed:
    """What came of a play."""

    transcript: Transcript
    turns: tuple[tuple[PlayedAct, tuple[Event, ...]], ...]
    """Each act that was possible, with what came of it."""
    refused: Diagnostic | None
    """The act that was not possible, where one was not; the play stops there."""


def perform(play: Play, stage: Stage, rubric: Rubric) -> Performed:
    """Perform a play whose feelings are in their bounds (see ``outside``)."""
    scenario = stage.scenario
    events = list(stage.begin(draw_of(play.feelings, scenario)))
    situation = stage.follow(None, events)
    turns: list[tuple[PlayedAct, tuple[Event, ...]]] = []
    refused = None
    for each in play.acts:
        try:
            new = stage.perform(situation, each.act)
        except ActRefused:
            at = each.place
            open_choices = [choice.id for choice in stage.open_choices(situation)]
            refused = kinds.NOT_POSSIBLE.at(
                at.file,
                at.span,
                act=format_act(each.act),
                moment=situation.moment,
                open=", ".join(open_choices[:MOST_CHOICES_SHOWN]) or "–",
            )
            break
        situation = stage.follow(situation, new)
        turns.append((each, new))
        events.extend(new)
    header = Header(
        attempt="play",
        scenario=scenario.id,
        scenario_hash=scenario.hash,
        rubric_hash=rubric.hash,
        language=scenario.language,
        mode=Mode.PRACTICE,
        timing=Timing.UNTIMED,
    )
    return Performed(Transcript(header, tuple(events)), tuple(turns), refused)


def outside(play: Play, scenario: Scenario) -> Iterator[Diagnostic]:
    """Yield the feelings that a talk cannot begin with, or that nobody has."""
    if isinstance(play.feelings, Day):
        return
    known = scenario.feelings
    for name, number in play.feelings.items():
        at = (play.places or {}).get(name, NOWHERE)
        feeling = known.get(name)
        if feeling is None:
            yield kinds.NOT_OF_THE_SCENARIO.at(
                at.file,
                at.span,
                what_nb="noen følelse",
                what_en="no feeling",
                name=name,
                nearest="",
            )
        elif not feeling.lowest <= number <= feeling.highest:
            low, high = feeling.lowest, feeling.highest
            yield kinds.NOT_ITS_DAY.at(
                at.file, at.span, feeling=name, number=number, low=low, high=high
            )


def day_of(day: Day, scenario: Scenario) -> Mapping[str, int]:
    """Return what every feeling begins at on a day."""
    return {
        name: {Day.LOW: each.lowest, Day.START: each.start, Day.HIGH: each.highest}[day]
        for name, each in scenario.feelings.items()
    }


def draw_of(wanted: Day | Mapping[str, int], scenario: Scenario) -> Draw:
    """Return a chance that gives the day's form that is wanted."""
    if isinstance(wanted, Day):
        begins = day_of(wanted, scenario)
    else:
        begins = {**day_of(Day.START, scenario), **wanted}
    drawn = iter([begins[name] for name, each in scenario.feelings.items() if each.spread])
    # A play of another scenario names other feelings: what is out of bounds is kept inside them.
    return lambda low, high: min(max(next(drawn), low), high)
