"""The stated model that simulated students are drawn from.

Documented in ``docs/explanation/simulated-cohorts.md``; every number of it is ours. It is made so
that a report has something to show and the statistics something known to find. It claims nothing
of how real students learn.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp, log

from scoring.rubric import Principle


@dataclass(frozen=True, slots=True)
class Planted:
    """What is put into a cohort on purpose, to be found again."""

    moment: str = ""
    """A moment at which everybody speaks, and passes the better half of the lines by; empty for
    none."""
    choice: str = ""
    """A line that tempts, whatever it is worth; empty for none."""


NOTHING = Planted()


@dataclass(frozen=True, slots=True)
class Model:
    """What a cohort of simulated students is like.

    A skill of 0 is blind choice, 1 is sure-footed.
    """

    skills: Mapping[Principle, float] = field(
        default_factory=lambda: {
            Principle.OPEN: 0.5,
            Principle.LISTENING: 0.4,
            Principle.PAUSES: 0.35,
            Principle.NOT_LEADING: 0.6,
            Principle.LIMITS: 0.35,
            Principle.UNBIASED: 0.7,
            Principle.FOCUS: 0.45,
            Principle.UNHURRIED: 0.5,
        }
    )
    """The mean skill in each principle."""
    between: float = 0.2
    """Standard deviation of what a student has in common over all principles."""
    within: float = 0.2
    """Standard deviation of one principle around that."""
    learning: float = 0.12
    """What every attempt adds to every skill, on average; half of it is each student's own."""
    lapses: float = 0.08
    """Probability of an act without a thought."""
    again: float = 0.6
    """Probability of one more attempt, for somebody of middling skill."""
    rating_bias: float = 0.4
    """How much higher than the score students rate themselves, in levels."""
    rating_noise: float = 0.7
    """Standard deviation of a rating around that."""
    sharpness: float = 1.3
    """How surely a skill of 1 tells two lines apart that are one point apart."""
    tempted: float = 0.75
    """Probability of a planted line where it is on offer."""


DEFAULT = Model()


@dataclass(frozen=True, slots=True)
class Student:
    """One simulated student."""

    name: str
    """A pseudonym that says that it is simulated."""
    skills: Mapping[Principle, float]
    learning: float
    """What every attempt adds to every skill."""

    @property
    def middle(self) -> float:
        """The mean of the skills."""
        return sum(self.skills.values()) / len(self.skills)

    def after(self, attempts: int) -> "Student":
        """Return the student as it is after so many attempts."""
        more = self.learning * attempts
        return Student(
            self.name, {p: skill + more for p, skill in self.skills.items()}, self.learning
        )


def draw_student(model: Model, name: str, rng: random.Random) -> Student:
    """Draw a student."""
    common = rng.gauss(0, model.between)
    skills = {
        principle: mean + common + rng.gauss(0, model.within)
        for principle, mean in model.skills.items()
    }
    return Student(name, skills, model.learning * (0.5 + rng.random()))


def goes_on(model: Model, student: Student, rng: random.Random) -> bool:
    """Draw whether a student tries once more: the able a little more often than others."""
    middle = sum(model.skills.values()) / len(model.skills)
    return rng.random() < logistic(log(model.again / (1 - model.again)) + student.middle - middle)


def draw_rating(model: Model, level: int, rng: random.Random) -> int:
    """Draw what a student rates a principle, 0 to 3, that was kept at a level."""
    return min(3, max(0, round(rng.gauss(level + model.rating_bias, model.rating_noise))))


def logistic(value: float) -> float:
    """Return a probability, 0 to 1, that grows with a value; 0.5 at 0."""
    return 1 / (1 + exp(-value))
