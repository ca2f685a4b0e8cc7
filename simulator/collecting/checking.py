"""One file at a time: read, performed again by the engine, scored anew, and packed.

Nothing here knows whose file it is, and nothing of one file depends on another: files can be
checked in any order and in several processes.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from scenarios.format import Bundle, read
from scenarios.library import included
from scenarios.model import Scenario
from scoring.cohort.packing import pack
from scoring.cohort.taken import taken
from scoring.cohort.vocabulary import Vocabulary, vocabulary
from scoring.rubric import Principle
from scoring.scorecard import score_talk
from scoring.shipped import shipped_rubric
from scoring.turns import read_turns
from simulator.bundles import Damage, Handed, decode, receipt_of
from simulator.collecting.reasons import Reason, SetAside, of_damage
from simulator.engine import Divergence, Stage

_LEVEL = 6
"""How hard transcripts are packed: a tenth of their size; more costs time and gains little."""


@dataclass(frozen=True, slots=True)
class Believed:
    """An attempt that came out the same when its acts were performed again."""

    attempt: str
    started: str
    scenario: str
    scenario_hash: str
    played_by: str
    """The hash of the rubric that it was played under; it is scored by the shipped one."""
    ended: bool
    rated: bool
    """Whether the student's own ratings are handed in with it."""
    digest: str
    """SHA-256 of its transcript and of the ratings beside it."""
    transcript: bytes
    """Its JSON lines, packed by zlib."""
    packed: bytes


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one file."""

    file: str
    sender: str = ""
    """Empty where the file could not be read."""
    receipt: str = ""
    believed: tuple[Believed, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    vocabularies: Mapping[str, str] = field(default_factory=dict)
    """For the hash of each scenario of what is believed, the names that it is packed by."""


class Ready:
    """A scenario made ready, by all that its attempts need; built at the first of them."""

    def __init__(self, scenario: Scenario) -> None:
        """Make a scenario ready."""
        self.scenario = scenario

    @cached_property
    def stage(self) -> Stage:
        """The scenario made ready to be played."""
        return Stage(self.scenario)

    @cached_property
    def words(self) -> Vocabulary:
        """The names that its attempts can hold."""
        return vocabulary(self.scenario, shipped_rubric())

    @cached_property
    def words_as_text(self) -> str:
        """The names as they are kept."""
        return self.words.as_text()


class Checker:
    """Checks files against the scenarios that are known."""

    def __init__(self, known: Mapping[str, Bundle]) -> None:
        """Know some scenarios by the hashes of their files."""
        self._known = known
        self._ready: dict[str, Ready | None] = {}

    def ready(self, scenario_hash: str) -> Ready | None:
        """Return a scenario made ready; None where it is not known, or cannot be played."""
        if scenario_hash not in self._ready:
            bundle = self._known.get(scenario_hash)
            scenario = read(bundle).scenario if bundle is not None else None
            self._ready[scenario_hash] = None if scenario is None else Ready(scenario)
        return self._ready[scenario_hash]

    def check(self, file: str, data: bytes) -> Checked:
        """Return what comes of a file; nothing is raised for what is in it."""
        found = decode(data)
        if isinstance(found, Damage):
            return Checked(file, set_aside=(of_damage(file, found),))
        results = [self._attempt(file, each) for each in found.attempts]
        believed = tuple(each for each in results if isinstance(each, Believed))
        ready = {each.scenario_hash: self.ready(each.scenario_hash) for each in believed}
        return Checked(
            file,
            found.sender,
            receipt_of(data),
            believed,
            tuple(each for each in results if isinstance(each, SetAside)),
            {digest: act.words_as_text for digest, act in ready.items() if act is not None},
        )

    def _attempt(self, file: str, handed: Handed) -> Believed | SetAside:
        header = handed.transcript.header

        def aside(reason: Reason, place: int = 0, detail: str = "") -> SetAside:
            return SetAside(file, reason, header.attempt, place, detail)

        if header.branch_of is not None:
            return aside(Reason.BRANCH)
        if not _is_date(handed.started):
            return aside(Reason.NO_DATE)
        act = self.ready(header.scenario_hash)
        if act is None:
            ours = header.scenario in included()
            why = Reason.OTHER_VERSION if ours else Reason.UNKNOWN_SCENARIO
            return aside(why, detail=header.scenario)
        if act.scenario.id != header.scenario:
            return aside(Reason.OTHER_SCENARIO, detail=header.scenario)
        try:
            act.stage.replay(handed.transcript.events)
        except Divergence as divergence:
            return aside(Reason.DIVERGES, divergence.index + 1)
        except (LookupError, ValueError):  # it does not even begin
            return aside(Reason.NO_TALK)
        return _believed(act, handed)


def _believed(act: Ready, handed: Handed) -> Believed:
    """Score an attempt, and pack what the cohort keeps of it."""
    transcript, header = handed.transcript, handed.transcript.header
    talk = read_turns(act.scenario, transcript)
    card = score_talk(talk, transcript, shipped_rubric())
    ratings = {Principle(name): value for name, value in handed.ratings.items()}
    attempt = taken(talk, card, header, student="", ratings=ratings)
    return Believed(
        attempt=header.attempt,
        started=handed.started,
        scenario=header.scenario,
        scenario_hash=header.scenario_hash,
        played_by=header.rubric_hash,
        ended=transcript.ended is not None,
        rated=bool(handed.ratings),
        digest=digest_of(handed),
        transcript=zlib.compress(handed.lines, _LEVEL),
        packed=pack(attempt, act.words),
    )


def digest_of(handed: Handed) -> str:
    """Return what tells two versions of an attempt apart: its talk, and its ratings."""
    ratings = json.dumps(dict(sorted(handed.ratings.items()))).encode()
    return hashlib.sha256(handed.lines + ratings).hexdigest()


def _is_date(started: str) -> bool:
    try:
        datetime.fromisoformat(started)
    except ValueError:
        return False
    return True
