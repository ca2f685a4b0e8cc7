"""Makes a play of a talk: what was done, and what came of it as what is expected."""

from collections.abc import Mapping, Sequence

from scenarios.plays import Day, Expectation, Expected, Play, PlayedAct
from scenarios.script import answer_lists
from scenarios.transcript import Act, Event, Reacted, TalkBegan, Transcript, turns_in
from scoring.rubric import Rubric
from scoring.scorecard import score
from simulator.engine import Stage
from simulator.i18n import N_
from simulator.plays.judging import CAME, level_of
from simulator.plays.performing import day_of, perform

RECORDED = N_(
    "What is expected here is what happened. Keep what should always be so, and delete the rest."
)
"""The comment that a recorded play begins with."""


def recorded(stage: Stage, transcript: Transcript, rubric: Rubric, about: str = "") -> Play:
    """Return the play of a talk that was played, finished or not.

    What is expected of an act is what a change of the scenario could spoil unseen: which reaction
    came where there are several, what was told, and limits. Of the whole, everything is.
    """
    several = {
        reaction.ref
        for reactions in answer_lists(stage.scenario)
        if len(reactions) > 1
        for reaction in reactions
    }
    acts = tuple(
        PlayedAct(acted.act, tuple(_of_an_act(events, several)))
        for acted, events in turns_in(transcript.events)
    )
    feelings = _feelings(stage, transcript)
    return Play(about, feelings, acts, tuple(_of_the_whole(stage, transcript, rubric)))


def play_of(
    acts: Sequence[Act],
    feelings: Mapping[str, int],
    stage: Stage,
    rubric: Rubric,
    about: str = "",
) -> Play:
    """Return the play of acts that can be done, as far as they can, as ``recorded`` does.

    Args:
        acts: what is done.
        feelings: ``person.feeling`` to what it begins at; what is not named is at its start.
        stage: the scenario.
        rubric: what it is scored by.
        about: what it shows, in the author's words.
    """
    wanted = Play("", feelings, tuple(map(PlayedAct, acts)))
    return recorded(stage, perform(wanted, stage, rubric).transcript, rubric, about)


def _of_an_act(events: Sequence[Event], several: set[str]) -> list[Expectation]:
    refs = [e.reaction for e in events if isinstance(e, Reacted) and e.reaction in several]
    found = [Expectation(Expected.REACTION, ref.rpartition("/")[2]) for ref in refs]
    for kind in (Expected.TELLS, Expected.REACHES, Expected.SETTLES):
        found += [Expectation(kind, name) for name in CAME[kind](events)]
    return found


def _of_the_whole(stage: Stage, transcript: Transcript, rubric: Rubric) -> list[Expectation]:
    card = score(stage.scenario, transcript, rubric)
    found: list[Expectation] = []
    if transcript.ended is not None:
        found.append(Expectation(Expected.ENDING, transcript.ended))
    told = CAME[Expected.TELLS](transcript.events)
    found += [
        Expectation(Expected.KEEPS, name) for name in stage.scenario.facts if name not in told
    ]
    found += [Expectation(Expected.GATES, g.status.value, g.gate.value) for g in card.gates]
    found += [Expectation(Expected.LEVELS, level_of(card, p), p.value) for p in card.profiles]
    found.append(Expectation(Expected.HOLDS, str(card.holds).lower()))
    return found


def _feelings(stage: Stage, transcript: Transcript) -> Day | Mapping[str, int]:
    """Return the day's form: a word where one fits, else what differs from the start."""
    began = next(event for event in transcript.events if isinstance(event, TalkBegan))
    for day in (Day.START, Day.LOW, Day.HIGH):
        if dict(began.feelings) == dict(day_of(day, stage.scenario)):
            return day
    known = stage.scenario.feelings
    return {name: value for name, value in began.feelings.items() if value != known[name].start}
