"""One talk being played: what may be done, what came of it, and that it is kept.

An act takes three steps, so that a front end can paint while the disk works::

    decision = session.decide(act)      # what happens; nothing has happened yet
    session.record(decision)            # may block; in a worker; on disk when it returns
    outcome = session.accept(decision)  # now it has happened

``session.act(act)`` is all three. Until ``accept`` the session stands where it stood, so an
act whose recording fails can be tried again, and what is shown is never ahead of the disk.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios.model import Choice, Fact, Phase, Scenario
from scenarios.transcript import Act, Event, Header, Mode, Transcript
from simulator.engine import Situation, Stage, Statement
from simulator.sessions.clock import Clock
from simulator.sessions.errors import RecordsConflictError
from simulator.sessions.narration import Utterance, narrate
from simulator.sessions.port import Keeping, Pins


@dataclass(frozen=True, slots=True)
class Decision:
    """What an act leads to, decided but neither recorded nor shown."""

    act: Act
    first: int
    """Which event of the attempt the first one is, from 0."""
    events: tuple[Event, ...]
    at: float
    """Seconds of playing since the attempt began."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of an act: recorded, and ready to be shown."""

    events: tuple[Event, ...]
    utterances: tuple[Utterance, ...]


class Session:
    """One attempt in play. Made by ``begin``, ``resume`` and ``branch`` of this package."""

    def __init__(  # noqa: PLR0913 a session is where these meet
        self,
        records: Keeping,
        stage: Stage,
        transcript: Transcript,
        pins: Pins,
        *,
        clock: Clock,
        played: float = 0.0,
        origin: Situation | None = None,
    ) -> None:
        """Go on from a transcript whose last event is ``played`` seconds into the attempt.

        A talk that did not begin at its beginning stood at ``origin`` before its first event.
        """
        self.records = records
        self.stage = stage
        self.pins = pins
        self._header = transcript.header
        self._events = list(transcript.events)
        self._situation = stage.follow(origin, transcript.events)
        self._clock = clock
        self._origin = clock.elapsed() - played

    # -- where the talk stands ---------------------------------------------------

    @property
    def attempt(self) -> str:
        """The attempt's id."""
        return self._header.attempt

    @property
    def header(self) -> Header:
        """What the attempt is pinned to."""
        return self._header

    @property
    def scenario(self) -> Scenario:
        """The scenario, in the language of the talk."""
        return self.stage.scenario

    @property
    def transcript(self) -> Transcript:
        """Everything that has happened."""
        return Transcript(self._header, tuple(self._events))

    @property
    def situation(self) -> Situation:
        """Where the talk stands."""
        return self._situation

    @property
    def ended(self) -> bool:
        """Whether the talk has come to an ending."""
        return self._situation.ended is not None

    @property
    def phase(self) -> Phase:
        """The phase that the talk is in."""
        return self.scenario.moments[self._situation.moment].phase

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What could be said now, in the author's order."""
        return self.stage.open_choices(self._situation)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What could stand in a summary now, in an order that gives nothing away."""
        return self.stage.statements(self._situation)

    @property
    def learned(self) -> tuple[Fact, ...]:
        """What has been told so far."""
        told = self._situation.told
        return tuple(fact for fact in self.scenario.facts.values() if fact.id in told)

    @property
    def hint(self) -> str:
        """What to notice here; empty where the author gives none, and in assessment."""
        if self._header.mode is Mode.ASSESSMENT:
            return ""
        return self.scenario.moments[self._situation.moment].hint

    def story(self) -> tuple[Utterance, ...]:
        """Return the whole talk so far, to be shown."""
        return narrate(self.stage, self._events)

    # -- acting ------------------------------------------------------------------

    def decide(self, act: Act) -> Decision:
        """Return what an act leads to; nothing has happened yet.

        Raises:
            ActRefused: where the act is not possible now.
        """
        events = self.stage.perform(self._situation, act)
        return Decision(act, len(self._events), events, self._clock.elapsed() - self._origin)

    def record(self, decision: Decision) -> None:
        """Put a decision on disk; blocks until it is there. Safe to call in a worker.

        Raises:
            RecordsError: where it could not be kept; the session stands where it stood.
            RecordsConflictError: where the attempt was continued elsewhere.
        """
        timed = [(decision.at, event) for event in decision.events]
        self.records.append(self.attempt, decision.first, timed, self._clock.now())

    def accept(self, decision: Decision) -> Reply:
        """Let a recorded decision happen, and return what is to be shown.

        Raises:
            RecordsConflictError: where the session has moved on since it was decided.
        """
        if decision.first != len(self._events):
            raise RecordsConflictError(self.attempt)
        told = narrate(self.stage, decision.events, self._situation.turn, before=self._events)
        self._situation = self.stage.follow(self._situation, decision.events)
        self._events.extend(decision.events)
        return Reply(decision.events, told)

    def act(self, act: Act) -> Reply:
        """Perform and record an act, and return what is to be shown.

        Raises:
            ActRefused: where the act is not possible now.
            RecordsError: where it could not be kept; nothing has happened then.
        """
        decision = self.decide(act)
        self.record(decision)
        return self.accept(decision)

    # -- what is written beside it -----------------------------------------------

    def keep_own_words(self, turn: int, text: str) -> None:
        """Keep what the trainee would say in a turn, from 1, before its choices are shown."""
        self.records.keep_own_words(self.attempt, turn, text)

    def keep_note(self, text: str) -> None:
        """Keep the trainee's own note."""
        self.records.keep_note(self.attempt, text)

    def keep_preparation(self, texts: Sequence[str]) -> None:
        """Keep the answers to the briefing's questions."""
        self.records.keep_preparation(self.attempt, texts)

    def keep_ratings(self, ratings: Mapping[str, int]) -> None:
        """Keep the trainee's own rating, before the score is shown."""
        self.records.keep_ratings(self.attempt, ratings)
