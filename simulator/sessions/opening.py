"""Beginning a talk, going on with it, and leaving it on another way."""

import secrets
from dataclasses import dataclass, replace
from importlib.resources import files

from scenarios.diagnostics import Diagnostic
from scenarios.format import Bundle, BundleError, read
from scenarios.library import find
from scenarios.transcript import (
    Event,
    Header,
    Mode,
    Timing,
    Transcript,
)
from scenarios.words import Language
from scoring.rubric import rubric_hash
from simulator.engine import Divergence, Draw, Stage
from simulator.i18n import N_
from simulator.sessions.begun_late import BegunLate
from simulator.sessions.clock import Clock, SystemClock
from simulator.sessions.errors import BrokenScenarioError, RecordsUnreadableError, UserError
from simulator.sessions.ids import new_attempt_id
from simulator.sessions.port import Pins, Records
from simulator.sessions.session import Session


class BranchRefusedError(UserError):
    """Another way that may not be tried."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A scenario that is ready to be played, and the files that it was read from."""

    stage: Stage
    bundle: Bundle
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is not as it should be and yet does not stand in the way."""


def system_draw(low: int, high: int, /) -> int:
    """Draw a whole number between two bounds, both included, from the system's chance."""
    return low + secrets.randbelow(high - low + 1)


def open_bundle(bundle: Bundle, language: Language) -> Opened:
    """Read and build a scenario.

    Args:
        bundle: Its files.
        language: The language of the talk; the scenario's own where it is not translated.

    Raises:
        BrokenScenarioError: where it has errors.
    """
    reading = read(bundle, language)  # loads pydantic; not for the first frame
    if reading.scenario is None:
        raise BrokenScenarioError(reading.diagnostics)
    return Opened(Stage(reading.scenario), bundle, reading.diagnostics)


def open_scenario(name: str, language: Language) -> Opened:
    """Find, read and build a scenario.

    Args:
        name: The id of an included scenario, or the path of a folder or file.
        language: The language of the talk; the scenario's own where it is not translated.

    Raises:
        BrokenScenarioError: where there is none, or it has errors.
    """
    found = find(name)
    if found.bundle is None:
        raise BrokenScenarioError(found.diagnostics, there=False)
    return open_bundle(found.bundle, language)


def shipped_rubric_text() -> str:
    """Return the text of the rubric that is shipped with the package."""
    return files("scoring").joinpath("rubric.yaml").read_bytes().decode("utf-8")


def begin(  # noqa: PLR0913 a talk is where these meet
    records: Records,
    opened: Opened,
    *,
    mode: Mode,
    timing: Timing,
    clock: Clock | None = None,
    draw: Draw = system_draw,
    rubric: str | None = None,
) -> Session:
    """Begin a new attempt; it is recorded on return.

    Args:
        records: Where it is kept.
        opened: The scenario, in the language of the talk.
        mode: Practice or assessment.
        timing: Whether waiting is measured or chosen.
        clock: Time; the system's unless told otherwise.
        draw: Chance, for the day's form; the system's unless told otherwise.
        rubric: The text of the rubric that will score it; the shipped one's unless told
            otherwise.

    Raises:
        RecordsError: where it could not be kept.
    """
    scenario = opened.stage.scenario
    rubric = shipped_rubric_text() if rubric is None else rubric
    header = Header(
        attempt=new_attempt_id(),
        scenario=scenario.id,
        scenario_hash=scenario.hash,
        rubric_hash=rubric_hash(rubric.encode()),
        language=scenario.language,
        mode=mode,
        timing=timing,
    )
    transcript = Transcript(header, opened.stage.begin(draw))
    pins = Pins(opened.bundle.to_bytes(), rubric)
    clock = clock or SystemClock()
    records.begin(header, pins, clock.now(), [(0.0, event) for event in transcript.events])
    return Session(records, opened.stage, transcript, pins, clock=clock)


def resume(records: Records, attempt: str, clock: Clock | None = None) -> Session:
    """Go on with an attempt exactly where it stood, on the scenario that it is pinned to.

    Raises:
        UnknownAttemptError: where there is no such attempt.
        RecordsUnreadableError: where what is recorded does not come out the same again.
        RecordsError: where it could not be read.
    """
    transcript = records.transcript(attempt)
    pins = records.pins(attempt)
    stage = stage_of(transcript, pins)
    try:
        stage.replay(transcript.events)
    except (Divergence, LookupError, ValueError) as error:
        raise damaged(attempt) from error
    played = max(records.seconds(attempt), default=0.0)
    return Session(records, stage, transcript, pins, clock=clock or SystemClock(), played=played)


def branch(records: Records, attempt: str, turn: int, clock: Clock | None = None) -> Session:
    """Try another way from a turn: a practice branch that never touches the attempt.

    It is recorded with its first act, or what is written beside it.

    Args:
        records: Where both are kept.
        attempt: The attempt that it leaves.
        turn: The last turn that both share; 0 begins anew with the same form of the day.
        clock: Time; the system's unless told otherwise.

    Raises:
        BranchRefusedError: from an assessment that is still going on, or beyond its end.
        UnknownAttemptError: where there is no such attempt.
        RecordsError: where it could not be read.
    """
    transcript = records.transcript(attempt)
    if transcript.header.mode is Mode.ASSESSMENT and transcript.ended is None:
        raise BranchRefusedError(
            N_("An assessment goes one way. You can try another way when it has ended.")
        )
    shared = _until(transcript, turn)
    pins = records.pins(attempt)
    header = replace(
        transcript.header,
        attempt=new_attempt_id(),
        mode=Mode.PRACTICE,
        branch_of=attempt,
        branch_turn=turn,
    )
    seconds = records.seconds(attempt)[: len(shared)]
    clock = clock or SystemClock()
    late = BegunLate(records, header, pins, tuple(zip(seconds, shared, strict=True)), clock)
    transcript, played = Transcript(header, shared), max(seconds, default=0.0)
    stage = stage_of(transcript, pins)
    return Session(late, stage, transcript, pins, clock=clock, played=played)


def _until(transcript: Transcript, turn: int) -> tuple[Event, ...]:
    """Return the events up to the floor that is given after a turn."""
    turns = len(transcript.acts)
    last = turns - 1 if transcript.ended is not None else turns
    if not 0 <= turn <= last:
        raise BranchRefusedError(
            N_("There is no way on from turn {turn}: choose a turn from 0 to {last}."),
            turn=turn,
            last=last,
        )
    return transcript.until(turn).events


def stage_of(transcript: Transcript, pins: Pins) -> Stage:
    """Build the scenario that an attempt is pinned to.

    Raises:
        RecordsUnreadableError: where it cannot be read, or is another than the one pinned to.
    """
    header = transcript.header
    bundle = pinned_bundle(header, pins)
    try:
        return open_bundle(bundle, Language(header.language)).stage
    except (ValueError, BrokenScenarioError) as error:
        raise damaged(header.attempt) from error


def pinned_bundle(header: Header, pins: Pins) -> Bundle:
    """Return the files of the scenario that an attempt is pinned to.

    Raises:
        RecordsUnreadableError: where they cannot be read, or are others than those pinned to.
    """
    try:
        bundle = Bundle.from_bytes(pins.bundle)
    except BundleError as error:
        raise damaged(header.attempt) from error
    if bundle.hash != header.scenario_hash:
        raise damaged(header.attempt)
    return bundle


def damaged(attempt: str) -> RecordsUnreadableError:
    """Return the error that says that an attempt cannot be read."""
    return RecordsUnreadableError(
        N_("The records of attempt {attempt} are damaged."), attempt=attempt
    )
