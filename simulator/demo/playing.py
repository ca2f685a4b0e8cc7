"""How a simulated student plays: by what the skills make of the lines that are on offer."""

import random
from collections.abc import Iterator, Mapping, Sequence
from math import exp

from scenarios.kinds import Meaning
from scenarios.model import Choice, Scenario
from scenarios.transcript import (
    Act,
    Encourage,
    Event,
    FloorGiven,
    Length,
    NameLimit,
    Say,
    Summarise,
    Wait,
)
from scoring.checks.worths import Scored
from scoring.rubric import Principle, Rubric
from simulator.demo.model import Model, Planted, Student, logistic
from simulator.engine import Situation, Stage

FAILING = 4.0
"""What a failed gate costs, in points, by what is common to the student's skills."""
RIGHTS = 6.0
"""What giving the rights in time is worth, in points, by the same."""
PATIENCE = 3.0
"""How surely a skill of 1 above the middle lets be, waits, names or gives back."""
LINGERING = 3
"""Acts besides lines after which something is said, so that a talk does not stand still."""
ENOUGH_TO_GIVE_BACK = 3
"""Facts told since the last summary, from which one is thought of."""


class Known:
    """What each line of a scenario is worth by itself; judged once for all students."""

    def __init__(self, scenario: Scenario, rubric: Rubric) -> None:
        """Judge every line at its moment."""
        self.worths: dict[str, Mapping[Principle, float]] = {}
        self.beside: dict[str, float] = {}
        """What a line gives or costs beside its points: rights given, gates failed."""
        for each in Scored(scenario, rubric).choice_sets:
            for judged in each.judged:
                line = judged.alternative
                self.worths[judged.choice.id] = {p: line.balance_for(p) for p in Principle}
                beside = RIGHTS * bool(line.rights) - FAILING * bool(line.failures)
                self.beside[judged.choice.id] = beside

    def worth(self, choice: Choice) -> Mapping[Principle, float]:
        """Return what a line is worth, in points less what was open; empty where it is alone."""
        return self.worths.get(choice.id, {})

    def pull(self, choice: Choice, student: Student) -> float:
        """Return how much a line pulls a student, in points to a skill of 1."""
        worths = self.worth(choice).items()
        pull = sum(student.skills[principle] * worth for principle, worth in worths)
        return pull + student.middle * self.beside.get(choice.id, 0.0)


class Player:
    """One student in one talk; a strategy of ``simulator.proof.probes.play``."""

    def __init__(
        self,
        student: Student,
        known: Known,
        model: Model,
        planted: Planted,
        rng: random.Random,
    ) -> None:
        """Take the seat."""
        self.student = student
        self._known = known
        self._model = model
        self._planted = planted
        self._rng = rng
        self._lingered = 0
        self._given_back = 0

    def __call__(self, stage: Stage, situation: Situation, events: Sequence[Event]) -> Act:
        """Choose what to do."""
        if self._lingered < LINGERING and situation.moment != self._planted.moment:
            for act in self._besides(stage, situation, events):
                self._lingered += 1
                return act
        self._lingered = 0
        return Say(self._line(stage.open_choices(situation), situation.moment).id)

    # -- everything besides lines ----------------------------------------------------------

    def _besides(
        self, stage: Stage, situation: Situation, events: Sequence[Event]
    ) -> Iterator[Act]:
        """Yield what is done besides saying a line, if anything is."""
        if self._rng.random() < self._model.lapses:
            return
        floor = next(e for e in reversed(events) if isinstance(e, FloorGiven))
        if floor.unfinished:
            if self._does(Principle.UNHURRIED, -0.2):
                yield Encourage() if self._rng.random() < 0.3 else Wait(Length.SHORT)  # noqa: PLR2004
            return
        for topic in sorted(situation.reached):
            if topic not in situation.ladder and self._does(Principle.LIMITS, 0.3):
                yield NameLimit(topic, stage.scenario.limits[topic].expected)
        room = floor.meaning in {Meaning.THINKING, Meaning.UPSET}
        if floor.marked and room and not self._lingered and self._does(Principle.PAUSES, 0.3):
            yield Wait(Length.LONG)
        yield from self._summary(stage, situation)

    def _summary(self, stage: Stage, situation: Situation) -> Iterator[Act]:
        told = len(situation.told)
        if told - self._given_back < ENOUGH_TO_GIVE_BACK or not self._does(
            Principle.LISTENING, 0.6
        ):
            return
        self._given_back = told
        slips = self._rng.random() > logistic(PATIENCE * self.student.middle)
        statements = stage.statements(situation)
        kept = tuple(each.id for each in statements if not each.distorted or slips)
        yield Summarise(kept, invites=self._does(Principle.LISTENING, 0.4))

    def _does(self, principle: Principle, hard: float) -> bool:
        """Draw whether a skill is enough for something as hard as this; even odds where equal."""
        return self._rng.random() < logistic(PATIENCE * (self.student.skills[principle] - hard))

    # -- lines -----------------------------------------------------------------------------

    def _line(self, choices: Sequence[Choice], moment: str) -> Choice:
        for choice in choices:
            if choice.id == self._planted.choice and self._rng.random() < self._model.tempted:
                return choice
        if moment == self._planted.moment:
            return self._rng.choice(self._worse(choices))
        if self._rng.random() < self._model.lapses:
            return self._rng.choice(choices)
        pulls = [self._known.pull(choice, self.student) for choice in choices]
        most = max(pulls)
        weights = [exp(self._model.sharpness * (pull - most)) for pull in pulls]
        return self._rng.choices(choices, weights)[0]

    def _worse(self, choices: Sequence[Choice]) -> Sequence[Choice]:
        """Return the worse half of the lines, at least one."""
        ordered = sorted(choices, key=lambda choice: sum(self._known.worth(choice).values()))
        return ordered[: max(1, len(ordered) // 2)]
