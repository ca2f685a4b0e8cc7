"""What collecting and reports need of the records, and what they get from them.

The port stands here, with its user; ``simulator.records`` implements it. Every method may block
on a disk or a network and raises ``RecordsError`` where that fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # records open without the score
    from scenarios.format import Bundle
    from scoring.cohort.remembered import Shared
    from scoring.cohort.taken import Occasion


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a collected attempt without opening it."""

    attempt: str
    student: str
    """A pseudonym; who it is stands in no database."""
    started: str
    """UTC to the second, as ``2026-11-21T12:00:00Z``: sorts as time."""
    number: int
    """Which attempt of this student at this scenario, from 1."""
    occasion: Occasion
    scenario: str
    scenario_hash: str
    rubric_hash: str
    """The rubric that it was scored by."""
    digest: str
    """SHA-256 of its transcript and of the ratings beside it, as 64 hexadecimal digits."""

    @property
    def day(self) -> str:
        """The day on which it was begun, in UTC, as an ISO date."""
        return self.started[:10]


@dataclass(frozen=True, slots=True)
class Collected:
    """A collected attempt whole."""

    entry: Entry
    transcript: bytes
    """Its JSON lines, packed by zlib."""
    packed: bytes
    """As ``scoring.cohort.packing`` packs it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a cohort holds, and as of when."""

    revision: int
    """How often it has changed; 0 where it is not there yet."""
    entries: tuple[Entry, ...]
    """By student, start and id."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What collected attempts rest on: kept once, whatever refers to it."""

    scenarios: Mapping[str, tuple[str, bytes]]
    """Hash to the scenario's id and its files, as ``scenarios.format.Bundle.to_bytes`` gives."""
    rubrics: Mapping[str, str]
    """Hash to the text of the rubric."""
    vocabularies: Mapping[tuple[str, str], str]
    """Hash of scenario and of rubric to ``scoring.cohort.vocabulary.Vocabulary.as_text``."""


@dataclass(frozen=True, slots=True)
class Aside:
    """How much of one collecting was not taken in, by why; no file and nobody is named."""

    day: str
    """The day of the collecting, in UTC, as an ISO date."""
    counts: Mapping[str, int]
    """``simulator.collecting.reasons.Why`` to how many, each at least 1."""


class Cohorts(Protocol):
    """Keeps cohorts: what students have handed in, under pseudonyms."""

    def cohorts(self) -> tuple[str, ...]:
        """Return the names of all cohorts, sorted."""
        ...

    def standing(self, cohort: str) -> Standing:
        """Return what a cohort holds; nothing where there is no such cohort."""
        ...

    def packed(self, cohort: str) -> Iterator[tuple[Entry, bytes]]:
        """Return every attempt with its packed form, in the order of ``standing``."""
        ...

    def transcript(self, cohort: str, attempt: str) -> str:
        """Return the JSON lines of an attempt; raises UnknownAttemptError."""
        ...

    def vocabulary(self, scenario_hash: str, rubric_hash: str) -> str:
        """Return the names of attempts, as text; raises LookupError where it is not kept."""
        ...

    def scenarios(self) -> tuple[Bundle, ...]:
        """Return every version of a scenario that is kept; one that is damaged is left out."""
        ...

    def faults(self) -> tuple[str, ...]:
        """Return which versions of scenarios and rubrics are damaged; empty where all is well."""
        ...

    def keep(  # noqa: PLR0913, PLR0917 one for each thing that is kept together
        self,
        cohort: str,
        revision: int,
        versions: Versions,
        fresh: Sequence[Collected],
        changed: Sequence[Entry],
        aside: Aside | None = None,
        bind: Callable[[], None] | None = None,
    ) -> None:
        """Add attempts to a cohort, whole or not at all; the cohort is made where it is not there.

        Args:
            cohort: Its name.
            revision: What ``standing`` gave: as of then it was decided what to keep.
            versions: What the attempts rest on.
            fresh: New attempts, and newer versions, which take the place of those before.
            changed: Attempts that are there, with another number or occasion.
            aside: What was not taken in; added to what is counted of that day. By itself it is no
                change of the cohort, whatever the revision.
            bind: Called once nobody else can change the cohort any more, and before any of it is
                seen: writes what ties pseudonyms to people. It is a change of the cohort. What it
                raises is raised, and nothing is kept.

        Raises:
            CohortChangedError: where the cohort has been changed since; ``bind`` was not called.
        """
        ...

    def set_aside(self, cohort: str) -> Mapping[str, Mapping[str, int]]:
        """Return what was not taken in: day of the collecting to why to how many, in order."""
        ...

    def revision(self, cohort: str) -> int:
        """Return how often a cohort has changed; 0 where it is not there."""
        ...

    def rolled_up(self, cohort: str, asked: str) -> str | None:
        """Return what was rolled up of a cohort as it is now, None where nothing was."""
        ...

    def roll_up(self, cohort: str, asked: str, revision: int, text: str) -> None:
        """Keep what was computed of a cohort as of a revision, unless it has changed since."""
        ...

    def baselines(self, rubric_hash: str, drawn: str) -> Mapping[str, str]:
        """Return what is kept of players who choose blindly, by scenario hash.

        Only of those who were drawn so, and scored by that rubric.
        """
        ...

    def keep_baselines(self, rubric_hash: str, drawn: str, found: Mapping[str, str]) -> None:
        """Keep what players get who choose blindly, by scenario hash, in place of what was kept.

        What is of a scenario that is not kept is left out.
        """
        ...

    def shared(self, cohort: str) -> tuple[Shared, ...]:
        """Return what was shared of a cohort, the oldest first."""
        ...

    def keep_shared(self, cohort: str, revision: int, before: int, report: Shared) -> None:
        """Keep what is shared of a cohort, before anybody sees it.

        Args:
            cohort: Its name.
            revision: As of which it was made.
            before: How much had been shared when it was seen to tell on nobody.
            report: What it rests on, and shows.

        Raises:
            CohortChangedError: where the cohort has been changed since, or more has been shared.
        """
        ...

    def where(self) -> str:
        """Return the file, or the URL without its password."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
