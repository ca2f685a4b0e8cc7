"""A cohort of simulated students: who plays what, when, and what is planted in it."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarios.model import Scenario
from scenarios.transcript import Header, Mode, Timing, Transcript
from scoring.cohort.taken import Occasion, Taken, taken
from scoring.cohort.vocabulary import Vocabulary, vocabulary
from scoring.rubric import Principle, Rubric
from scoring.scorecard import Scorecard, score_talk
from scoring.turns import Talk, read_turns
from simulator.demo.model import (
    NOTHING,
    Model,
    Planted,
    Student,
    draw_rating,
    draw_student,
    goes_on,
)
from simulator.demo.playing import Known, Player
from simulator.engine import Stage
from simulator.proof.probes import Strategy, play
from simulator.sessions.ids import new_attempt_id

MOST_ATTEMPTS = 4
"""Attempts at the scenario that is practised, at most."""
RATED = 0.8
"""Share of attempts that are rated before the score is seen."""
DAYS_APART = 7
FEWEST_LINES = 3
"""Lines of a moment that something is planted in."""
TRIALS = 60
"""Talks that tell what students come to, before anything is planted."""
COMMON = 0.85
"""Share of them that come to a moment that something is planted in."""


class Course:
    """A scenario made ready for many to play."""

    def __init__(self, scenario: Scenario, rubric: Rubric) -> None:
        """Make a scenario ready."""
        self.scenario = scenario
        self.rubric = rubric
        self.stage = Stage(scenario)
        self.known = Known(scenario, rubric)
        self.words: Vocabulary = vocabulary(scenario, rubric)

    def played(
        self, strategy: Strategy, rng: random.Random, attempt: str
    ) -> tuple[Transcript, Talk, Scorecard]:
        """Let somebody play to the end."""
        events = play(self.stage, strategy, rng.randint)
        header = Header(
            attempt,
            self.scenario.id,
            self.scenario.hash,
            self.rubric.hash,
            self.scenario.language,
            Mode.PRACTICE,
            Timing.UNTIMED,
        )
        transcript = Transcript(header, events)
        talk = read_turns(self.scenario, transcript)
        return transcript, talk, score_talk(talk, transcript, self.rubric)


@dataclass(frozen=True, slots=True)
class Simulated:
    """One attempt that nobody took."""

    taken: Taken
    transcript: Transcript
    day: int
    """Days since the cohort's first attempt."""


def plant(model: Model, course: Course, rng: random.Random) -> Planted:
    """Return a moment and a line of a scenario that something can be planted in.

    Nearly everybody comes to them, and there is much to lose: the line is the worst one of the
    moment at which lines are furthest apart, the moment is the next such one.
    """
    reached = Counter[str]()
    for _ in range(TRIALS):
        player = Player(draw_student(model, "", rng), course.known, model, NOTHING, rng)
        _, talk, _ = course.played(player, rng, "-")
        reached.update({turn.moment for turn in talk.turns})
    apart = {
        moment: max(worths.values()) - min(worths.values())
        for moment, worths in _worths(course).items()
        if reached[moment] >= COMMON * TRIALS and len(worths) >= FEWEST_LINES
    }
    widest = sorted(apart, key=lambda moment: -apart[moment])
    if len(widest) < 2:  # noqa: PLR2004 the two are apart, so that each is found by itself
        return NOTHING
    worths = _worths(course)[widest[0]]
    return Planted(widest[1], min(worths, key=lambda choice: worths[choice]))


def _worths(course: Course) -> Mapping[str, Mapping[str, float]]:
    """Return what every line is worth in points, by its moment; only where there are several."""
    found = {
        moment.id: {
            choice.id: sum(course.known.worths[choice.id].values())
            for choice in moment.choices
            if choice.id in course.known.worths
        }
        for moment in course.scenario.moments.values()
    }
    return {moment: worths for moment, worths in found.items() if worths}


def simulate(  # noqa: PLR0913, PLR0917 one for each thing that a cohort is made of
    model: Model,
    students: int,
    practised: Course,
    measured: Course | None,
    planted: Planted,
    rng: random.Random,
) -> Iterator[Simulated]:
    """Yield every attempt of a cohort, student by student in the order of their attempts.

    Everybody tries the practised scenario once, and some go on. Those of the practised scenario
    that come first are ``pre``; one at the measured scenario afterwards is ``post``.
    """
    width = len(str(students))
    for number in range(1, students + 1):
        student = draw_student(model, f"sim-{number:0{width}}", rng)
        yield from _one(model, student, practised, measured, planted, rng)


def _one(  # noqa: PLR0913, PLR0917
    model: Model,
    student: Student,
    practised: Course,
    measured: Course | None,
    planted: Planted,
    rng: random.Random,
) -> Iterator[Simulated]:
    tried = 0
    while tried == 0 or (tried < MOST_ATTEMPTS and goes_on(model, student, rng)):
        occasion = Occasion.PRE if measured and not tried else Occasion.NONE
        yield _attempt(model, student, practised, planted, rng, (tried + 1, tried, occasion))
        tried += 1
    if measured:
        last = (1, tried, Occasion.POST)
        yield _attempt(model, student, measured, planted, rng, last)


def _attempt(  # noqa: PLR0913, PLR0917
    model: Model,
    student: Student,
    course: Course,
    planted: Planted,
    rng: random.Random,
    which: tuple[int, int, Occasion],
) -> Simulated:
    number, before, occasion = which
    player = Player(student.after(before), course.known, model, planted, rng)
    attempt = new_attempt_id(rng.randrange)
    transcript, talk, card = course.played(player, rng, attempt)
    ratings = _ratings(model, card, rng) if rng.random() < RATED else {}
    found = taken(
        talk,
        card,
        transcript.header,
        student=student.name,
        number=number,
        occasion=occasion,
        ratings=ratings,
        simulated=True,
    )
    return Simulated(found, transcript, before * DAYS_APART)


def _ratings(model: Model, card: Scorecard, rng: random.Random) -> Mapping[Principle, int]:
    return {
        principle: draw_rating(model, int(profile.level), rng)
        for principle, profile in card.profiles.items()
        if profile.level is not None
    }
