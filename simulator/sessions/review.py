"""Looking back at an attempt: what it is scored by, and what came of it."""

from dataclasses import dataclass

from scenarios.model import Scenario
from scenarios.transcript import Transcript
from scenarios.words import Language
from scoring.rubric import Rubric
from scoring.scorecard import Scorecard, score
from scoring.views import Debrief
from simulator.sessions.opening import damaged, stage_of
from simulator.sessions.port import AttemptHead, Records, Reflections


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that a debrief is made of, on the versions that the attempt is pinned to."""

    head: AttemptHead
    transcript: Transcript
    scenario: Scenario
    rubric: Rubric
    scorecard: Scorecard
    reflections: Reflections

    def debrief(self, language: Language) -> Debrief:
        """Return all that is shown, in a language of the interface."""
        from scoring.debrief import debrief  # noqa: PLC0415 only for those who look back

        return debrief(self.scenario, self.transcript, self.rubric, language)


def to_be_rated(records: Records, attempt: str) -> bool:
    """Return whether the trainee is asked for their own rating before the score of an attempt.

    Of a practice branch they saw the score before; one that is not finished has none.

    Raises:
        UnknownAttemptError: where there is no such attempt.
        RecordsError: where it cannot be read.
    """
    head = records.head(attempt)
    whole = head.header.branch_of is None and head.ended is not None
    return whole and not records.reflections(attempt).rated


def pinned_rubric(records: Records, attempt: str) -> Rubric:
    """Return the rubric that an attempt is pinned to.

    Raises:
        UnknownAttemptError: where there is no such attempt.
        RecordsError: where it cannot be read, or is another than the one pinned to.
    """
    from scoring.reading import read_rubric  # noqa: PLC0415 reads YAML; not for the first frame
    from scoring.rubric import RubricError  # noqa: PLC0415

    try:
        rubric = read_rubric(records.pins(attempt).rubric.encode())
    except RubricError as error:
        raise damaged(attempt) from error
    if rubric.hash != records.head(attempt).header.rubric_hash:
        raise damaged(attempt)
    return rubric


def review(records: Records, attempt: str) -> Review:
    """Look back at an attempt, finished or not.

    Raises:
        UnknownAttemptError: where there is no such attempt.
        RecordsError: where it cannot be read.
    """
    transcript = records.transcript(attempt)
    scenario = stage_of(transcript, records.pins(attempt)).scenario
    rubric = pinned_rubric(records, attempt)
    return Review(
        records.head(attempt),
        transcript,
        scenario,
        rubric,
        score(scenario, transcript, rubric),
        records.reflections(attempt),
    )
