"""Any order of use: the records hold what a plain model holds, after every step."""

import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from scenarios.transcript import Acted, Encourage, Event, LineSaid, Say, TalkEnded
from simulator.records import Places, open_records
from simulator.sessions.errors import RecordsConflictError
from simulator.sessions.port import Records
from tests.unit.simulator.records.test_store import NOON, OPENING, begun, timed

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@cache
def laid() -> bytes:
    """An empty database with its tables: laying them is what takes time."""
    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder))
        open_records(places).close()
        return places.database.read_bytes()


@dataclass
class Kept:
    events: list[Event] = field(default_factory=lambda: list(OPENING))
    turn: int = 0
    ended: bool = False
    note: str = ""
    ratings: dict[str, int] = field(default_factory=dict)


class RecordsMachine(RuleBasedStateMachine):
    """Begin, act, write, and open again, against a model in memory."""

    attempts: Bundle[str] = Bundle("attempts")

    @initialize()
    def empty(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.places = Places(Path(self.folder.name))
        self.places.database.write_bytes(laid())
        self.records: Records = open_records(self.places)
        self.model: dict[str, Kept] = {}

    @rule(target=attempts)
    def begin(self) -> str:
        attempt = begun(self.records)
        self.model[attempt] = Kept()
        return attempt

    @rule(attempt=attempts, lines=st.integers(0, 3), offset=st.sampled_from([0, 0, 0, -1, 1]))
    def act(self, attempt: str, lines: int, offset: int) -> None:
        kept = self.model[attempt]
        said = [LineSaid(f"x/{n}", "emma", unfinished=False) for n in range(lines)]
        events: tuple[Event, ...] = (Acted(kept.turn + 1, Encourage()), *said)
        first = len(kept.events) + offset
        try:
            self.records.append(attempt, first, timed(*events), NOON)
        except RecordsConflictError:
            assert offset or kept.ended
        else:
            assert not offset
            assert not kept.ended
            kept.events.extend(events)
            kept.turn += 1

    @rule(attempt=attempts)
    def end(self, attempt: str) -> None:
        kept = self.model[attempt]
        if kept.ended:
            return
        events: tuple[Event, ...] = (Acted(kept.turn + 1, Say("slutt")), TalkEnded("avtale"))
        self.records.append(attempt, len(kept.events), timed(*events), NOON)
        kept.events.extend(events)
        kept.turn += 1
        kept.ended = True

    @rule(
        attempt=attempts,
        text=TEXTS,
    )
    def write(self, attempt: str, text: str) -> None:
        self.records.keep_note(attempt, text)
        self.model[attempt].note = text

    @rule(attempt=attempts, value=st.integers(0, 3))
    def rate(self, attempt: str, value: int) -> None:
        try:
            self.records.keep_ratings(attempt, {"open": value})
        except RecordsConflictError:
            assert self.model[attempt].ratings
        else:
            self.model[attempt].ratings = {"open": value}

    @rule()
    def open_again(self) -> None:
        self.records.close()
        self.records = open_records(self.places)

    @invariant()
    def everything_is_there(self) -> None:
        heads = {head.header.attempt: head for head in self.records.attempts()}
        assert heads.keys() == self.model.keys()
        for attempt, kept in self.model.items():
            assert list(self.records.transcript(attempt).events) == kept.events
            assert heads[attempt].turns == kept.turn
            assert (heads[attempt].ending == "avtale") is kept.ended
            found = self.records.reflections(attempt)
            assert (found.note, dict(found.ratings)) == (kept.note, kept.ratings)

    def teardown(self) -> None:
        self.records.close()
        self.folder.cleanup()


TestRecords = RecordsMachine.TestCase
TestRecords.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
