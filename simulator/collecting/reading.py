"""The attempts of a cohort, one after the other, as the cohort sees them."""

from collections.abc import Iterator

from scoring.cohort.packing import unpack
from scoring.cohort.taken import Taken
from scoring.cohort.vocabulary import Vocabulary, read_vocabulary
from simulator.collecting.port import Cohorts


def attempts_of(cohorts: Cohorts, cohort: str) -> Iterator[Taken]:
    """Yield every attempt of a cohort, by student and then in the order they were begun in.

    Raises:
        RecordsError: where they cannot be read.
    """
    words: dict[tuple[str, str], Vocabulary] = {}
    for entry, data in cohorts.packed(cohort):
        versions = (entry.scenario_hash, entry.rubric_hash)
        if versions not in words:
            words[versions] = read_vocabulary(cohorts.vocabulary(*versions))
        yield unpack(
            data,
            words[versions],
            student=entry.student,
            number=entry.number,
            day=entry.day,
            occasion=entry.occasion,
        )
