"""Pull the plug, again and again: what was acknowledged must be there, and the talk goes on.

A child process plays a talk that does not end and says after each act that it is kept; this
process kills it with SIGKILL, at an act boundary or at any instant (also while the tables are
being laid, or in the middle of a write), and then reads the records. Run by the tests with a
few kills, and at length by::

    python -m tests.functional.kill --kills 200

Needs a system that can fork; the child inherits the loaded program, so that a kill costs
milliseconds.
"""

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from scenarios.model import Step
from scenarios.transcript import Act, Acted, Encourage, Length, NameLimit, OfferBreak, Say, Wait
from simulator.records import Places, open_records
from simulator.sessions import Records, Session, resume
from tests.functional.talking import begun, small

ACK = b"."
MOST_ACTS = 500
OPENED = small()


@dataclass
class Report:
    """What a campaign came to."""

    kills: int = 0
    acknowledged: int = 0
    in_flight: int = 0
    """Acts that were on disk although nobody had been told yet."""
    before_first: int = 0
    """Kills before the attempt was begun."""
    laying: int = 0
    """Kills of a first start, while the tables may have been half laid."""
    problems: list[str] = field(default_factory=list)


def endless(session: Session, seed: int) -> Act:
    """The act of a turn: always the same for the same seed and turn, and never an ending."""
    chance = random.Random(f"{seed}/{session.situation.turn}")
    acts: list[Act] = [Wait(Length.SHORT), Wait(Length.LONG), Encourage(), OfferBreak()]
    acts += [NameLimit("kjeft", step) for step in Step]
    says = [Say(choice.id) for choice in session.choices if choice.id not in {"runde_av", "videre"}]
    return chance.choice([*acts, *says])


def play_until_killed(places: Places, attempt: str | None, seed: int, told: int) -> NoReturn:
    """The child: open, begin or resume, act, and tell of every act that is kept."""
    records = open_records(places)
    session = resume(records, attempt) if attempt else begun(records, opened=OPENED)
    os.write(told, session.attempt.encode())
    for _ in range(MOST_ACTS):
        session.act(endless(session, seed))
        os.write(told, ACK)
    os._exit(0)


class Campaign:
    """Kills, and looks after each."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.report = Report()
        self._folder = folder
        self._chance = random.Random(seed)
        self._number = 0
        self._fresh()

    def _fresh(self) -> None:
        self._number += 1
        self._places = Places(self._folder / f"home{self._number}")
        self._attempt: str | None = None
        self._seed = self._number
        self._acts = 0

    def at_boundary(self, acts: int) -> None:
        """Kill as soon as so many further acts are acknowledged."""
        self._kill(lambda pipe: _read_acks(pipe, acts))

    def at_any_instant(self, most_seconds: float) -> None:
        """Kill after a random time."""
        seconds = self._chance.uniform(0, most_seconds)

        def wait(_: int) -> bytes:
            time.sleep(seconds)
            return b""

        self._kill(wait)

    def first_start(self) -> None:
        """Kill a first start at a random instant, while it lays the tables."""
        self._fresh()
        self.report.laying += 1
        self.at_any_instant(0.25)

    def anew(self) -> None:
        """Leave the attempt, and go on with another in the same records."""
        self._attempt = None
        self._acts = 0

    def _kill(self, until: Callable[[int], bytes]) -> None:
        pipe, told = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(pipe)
            try:
                play_until_killed(self._places, self._attempt, self._seed, told)
            finally:
                os._exit(1)
        os.close(told)
        heard = until(pipe)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(pipe, 65536):
            heard += more
        os.close(pipe)
        self.report.kills += 1
        self._look(heard)

    def _look(self, heard: bytes) -> None:
        attempt = heard[:10].decode() or None
        acks = heard[10:].count(ACK)
        records = open_records(self._places)
        try:
            if attempt is None and self._attempt is None:
                self.report.before_first += 1
                # It may have been begun without anybody having been told.
                whole = [records.transcript(head.header.attempt) for head in records.attempts()]
                self._expect(all(each.events for each in whole), "half an attempt")
                return
            self._attempt = attempt or self._attempt
            self._acts += acks
            self.report.acknowledged += acks
            self._check(records)
        finally:
            records.close()

    def _check(self, records: Records) -> None:
        assert self._attempt is not None
        self._expect(not records.faults(), f"faults: {records.faults()}")
        session = resume(records, self._attempt)  # performs every act again
        kept = [e.act for e in session.transcript.events if isinstance(e, Acted)]
        lost = self._acts - len(kept)
        self._expect(lost <= 0, f"{lost} acknowledged acts are gone")
        self._expect(lost >= -1, f"{-lost} acts on disk that nobody was told of")
        self._expect(session.situation.turn == len(kept), "it does not stand at its last turn")
        self._expect(bool(session.choices), "nothing can be said")
        self.report.in_flight += max(-lost, 0)
        self._acts = len(kept)

    def _expect(self, well: bool, problem: str) -> None:
        if not well:
            self.report.problems.append(f"kill {self.report.kills}: {problem}")


def _read_acks(pipe: int, acts: int) -> bytes:
    heard = b""
    while len(heard) < 10 + acts:
        more = os.read(pipe, 4096)
        if not more:
            break
        heard += more
    return heard


def run(folder: Path, boundaries: int, instants: int, seed: int) -> Report:
    """Kill at so many act boundaries, one after another, and at so many random instants."""
    campaign = Campaign(folder, seed)
    for _ in range(boundaries):
        campaign.at_boundary(1)
    campaign.anew()
    for number in range(instants):
        if number % 10 == 9:
            campaign.first_start()
        else:
            if number % 5 == 4:
                campaign.anew()
            campaign.at_any_instant(0.12)
    return campaign.report
