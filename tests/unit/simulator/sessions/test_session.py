"""A session: what is shown is on disk, it goes on where it stood, and branches leave it alone."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scenarios.format import Bundle
from scenarios.model import Phase, Step
from scenarios.transcript import (
    Encourage,
    Length,
    LineSaid,
    Mode,
    NameLimit,
    OfferBreak,
    PersonLeft,
    Say,
    Summarise,
    Timing,
    Wait,
)
from scenarios.words import Language
from simulator.engine import ActRefused
from simulator.records import Places, open_records
from simulator.sessions import (
    BranchRefusedError,
    BrokenScenarioError,
    Kind,
    Records,
    RecordsConflictError,
    RecordsError,
    attempt_id_of,
    begin,
    branch,
    length_of_wait,
    narrate,
    open_bundle,
    resume,
)
from simulator.sessions.ids import is_attempt_id, new_attempt_id
from simulator.sessions.port import Reflections
from tests.functional.talking import begun, play, small, small_bundle


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    records = open_records(Places(tmp_path))
    yield records
    records.close()


@dataclass
class HandClock:
    """A clock that a test sets."""

    seconds: float = 1000.0

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 12, 0, tzinfo=UTC) + timedelta(seconds=self.seconds)

    def elapsed(self) -> float:
        return self.seconds


def test_a_talk_begins_recorded_and_pinned(records: Records) -> None:
    session = begun(records)
    assert records.transcript(session.attempt) == session.transcript
    assert session.header.scenario_hash == small_bundle().hash == session.scenario.hash
    assert Bundle.from_bytes(records.pins(session.attempt).bundle) == small_bundle()
    assert [(u.kind, u.name, u.text) for u in session.story()] == [(Kind.LINE, "Emma", "Hei.")]
    assert session.phase is Phase.OPENING


def test_nothing_happens_before_it_is_recorded(records: Records) -> None:
    session = begun(records)
    before = session.situation
    decision = session.decide(Wait(Length.SHORT))
    assert session.situation is before
    session.record(decision)
    assert session.situation is before
    assert records.transcript(session.attempt).events[-1] == decision.events[-1]
    outcome = session.accept(decision)
    assert session.situation.turn == 1
    assert [u.kind for u in outcome.utterances] == [Kind.WAITED, Kind.LINE]
    with pytest.raises(RecordsConflictError):
        session.accept(decision)


def test_an_act_that_cannot_be_recorded_can_be_tried_again(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begun(records)
    before = session.transcript
    with monkeypatch.context() as broken:

        def refuse(*_: object) -> None:
            raise RecordsError("no")

        broken.setattr(session.records, "append", refuse)
        with pytest.raises(RecordsError):
            session.act(Encourage())
    assert session.transcript == before
    session.act(Encourage())
    assert records.transcript(session.attempt) == session.transcript


def test_an_impossible_act_changes_nothing(records: Records) -> None:
    session = begun(records)
    before = session.transcript
    for act in (Say("fortell"), Summarise(("alene",), invites=True), NameLimit("x", Step.ADVICE)):
        with pytest.raises(ActRefused):
            session.act(act)
    assert session.transcript == before == records.transcript(session.attempt)


@pytest.mark.parametrize("seed", range(10))
def test_a_talk_goes_on_where_it_stood(records: Records, seed: int) -> None:
    chance = random.Random(seed)
    session = begun(records, draw=chance.randint)
    play(session, chance, most=seed * 2)
    again = resume(records, session.attempt)
    assert again.transcript == session.transcript
    assert again.situation == session.situation
    assert again.story() == session.story()
    if not again.ended:
        again.act(OfferBreak())
        with pytest.raises(RecordsConflictError):
            session.act(OfferBreak())


def test_only_time_spent_playing_counts(records: Records) -> None:
    clock = HandClock()
    session = begin(records, small(), mode=Mode.PRACTICE, timing=Timing.TIMED, clock=clock)
    clock.seconds += 7
    session.act(Encourage())
    clock.seconds += 86_400
    again = resume(records, session.attempt, clock)
    clock.seconds += 2
    again.act(Encourage())
    assert sorted(set(records.seconds(session.attempt))) == [0.0, 7.0, 9.0]


def test_an_edited_scenario_never_changes_an_old_attempt(records: Records) -> None:
    session = begun(records)
    session.act(Say("retter"))
    text = small_bundle().files["scenario.yaml"].replace(b"Jeg orket ikke", b"Jeg ville ikke")
    edited = open_bundle(Bundle({"scenario.yaml": text}), Language.BOKMAL)
    new = begun(records, opened=edited)
    assert new.header.scenario_hash != session.header.scenario_hash
    again = resume(records, session.attempt)
    told = " ".join(u.text for u in again.act(Encourage()).utterances)
    assert "Jeg orket ikke storefri." in told


def test_a_broken_scenario_is_said_to_be_broken() -> None:
    with pytest.raises(BrokenScenarioError) as caught:
        open_bundle(Bundle({"scenario.yaml": b"scenario: x"}), Language.BOKMAL)
    assert caught.value.diagnostics


def test_a_branch_leaves_the_attempt_alone(records: Records) -> None:
    session = begun(records)
    for act in (Say("retter"), Wait(Length.SHORT), Encourage(), Say("hvorfor")):
        session.act(act)
    original = session.transcript
    other = branch(records, session.attempt, 2)
    assert other.header.branch_of == session.attempt
    assert (other.header.branch_turn, other.header.mode) == (2, Mode.PRACTICE)
    assert other.situation.turn == 2
    assert other.transcript.events == original.events[: len(other.transcript.events)]
    other.act(Wait(Length.LONG))
    assert records.transcript(session.attempt) == original
    assert resume(records, other.attempt).transcript == other.transcript
    session.act(Encourage())


def test_a_branch_is_kept_from_its_first_act_on(records: Records) -> None:
    session = begun(records)
    session.act(Encourage())
    left, gone, written = (branch(records, session.attempt, 1) for _ in range(3))
    assert left.records.reflections(left.attempt) == Reflections()
    assert [head.header.attempt for head in records.attempts()] == [session.attempt]
    gone.act(Encourage())
    gone.act(Wait(Length.SHORT))
    written.keep_note("Her også")
    kept = {head.header.attempt: head.turns for head in records.attempts()}
    assert kept == {session.attempt: 1, gone.attempt: 3, written.attempt: 1}
    assert records.transcript(gone.attempt) == gone.transcript
    assert records.seconds(gone.attempt)[:2] == records.seconds(session.attempt)[:2]
    assert written.records.reflections(written.attempt).note == "Her også"


def test_branches_reach_from_the_first_turn_to_the_last_open_one(records: Records) -> None:
    session = begun(records)
    play(session, random.Random(3))
    assert session.ended
    last = len(session.transcript.acts) - 1
    for turn in range(last + 1):
        other = branch(records, session.attempt, turn)
        assert (other.situation.turn, other.ended) == (turn, False)
        other.act(Encourage())
    for turn in (-1, last + 1, 9999):
        with pytest.raises(BranchRefusedError):
            branch(records, session.attempt, turn)


def test_assessment_gives_no_hints_and_goes_one_way(records: Records) -> None:
    session = begun(records, mode=Mode.ASSESSMENT)
    assert session.hint == ""
    assert begun(records).hint == "Hvem har du hilst på?"
    session.act(Encourage())
    with pytest.raises(BranchRefusedError):
        branch(records, session.attempt, 0)
    for act in (Say("retter"), Say("runde_av"), Say("slutt")):
        session.act(act)
    assert branch(records, session.attempt, 0).hint


def test_the_talk_is_told_in_order(records: Records) -> None:
    session = begun(records)
    session.act(Say("retter"))
    session.act(Say("onkelen"))
    session.act(Encourage())
    session.act(NameLimit("kjeft", Step.GUIDANCE))
    told = [(u.kind, u.name, u.text or u.cue, u.turn) for u in session.story()]
    assert told == [
        (Kind.LINE, "Emma", "Hei.", 0),
        (Kind.SAID, "", "Dere må møte, men ingen av dere må forklare dere.", 1),
        (Kind.CUT_OFF, "Trine", "", 1),
        (Kind.LINE, "Trine", "Det er greit.", 1),
        (Kind.LINE, "Emma", "Det var jo bare …", 1),
        (Kind.SAID, "", "Skal vi vente på onkelen din?", 2),
        (Kind.CUT_OFF, "Emma", "", 2),
        (Kind.ARRIVED, "Onkel Per", "", 2),
        (Kind.CUE, "", "Det banker på.", 2),
        (Kind.NODDED, "", "Mm.", 3),
        (Kind.LINE, "Emma", "Ja.", 3),
        (Kind.SAID, "", "Trine, hva trenger du for å kunne høre på henne nå?", 4),
        (Kind.LINE, "Trine", "Hva mener du?", 4),
    ]


def test_a_summary_is_said_in_the_words_of_the_scenario(records: Records) -> None:
    session = begun(records)
    session.act(Say("retter"))
    session.act(Wait(Length.SHORT))
    assert [fact.id for fact in session.learned] == ["alene"]
    said = session.act(Summarise(("alene", "skulker"), invites=True)).utterances[0].text
    assert said == (
        "La meg se om jeg har forstått deg: Du har hatt det ensomt på skolen. "
        "Du gidder ikke skolen. Stemmer det, eller er det noe jeg har misforstått?"
    )


def test_a_break_is_offered_in_the_language_of_the_scenario(records: Records) -> None:
    said = begun(records).act(OfferBreak()).utterances[0].text
    assert said == "Vil dere ha en liten pause?"


def test_own_words_belong_to_the_turn_they_were_written_in(records: Records) -> None:
    session = begun(records)
    session.act(Encourage())
    session.keep_own_words(2, "Hvordan har du det?")
    assert records.reflections(session.attempt).own_words == {2: "Hvordan har du det?"}


@pytest.mark.parametrize(
    ("seconds", "length"),
    [
        (0, None),
        (1.49, None),
        (1.5, Length.SHORT),
        (4.99, Length.SHORT),
        (5, Length.LONG),
        (600, Length.LONG),
    ],
)
def test_how_long_a_wait_is(seconds: float, length: Length | None) -> None:
    assert length_of_wait(seconds) is length


def test_ids_are_read_as_people_write_them() -> None:
    ids = {new_attempt_id() for _ in range(500)}
    assert len(ids) == 500
    assert all(is_attempt_id(each) for each in ids)
    assert attempt_id_of(" oil0-abcd ef") == "0110ABCDEF"
    assert attempt_id_of("../../etc") is None
    assert attempt_id_of("ABCDEFGHJKMN") is None


def test_whoever_leaves_says_their_last_words_first(records: Records) -> None:
    session = begun(records)
    said = session.act(Say("hilse")).events
    trine = next(p for p in session.scenario.people if p != session.scenario.youth.id)
    at = next(n for n, event in enumerate(said) if isinstance(event, LineSaid))
    events = (*said[:at], PersonLeft(trine), *said[at:])
    kinds = [each.kind for each in narrate(session.stage, events)]
    assert kinds[-1] is Kind.LEFT
    assert kinds.count(Kind.LEFT) == 1
    both = [each.kind for each in narrate(session.stage, (*events, *said))]
    assert both == [*kinds, *kinds[:-1]]  # gone before the next act


def test_a_silence_that_lasts_is_told_as_one_that_lasts(records: Records) -> None:
    session = begun(records)
    for _ in range(3):
        session.act(Encourage())
    kinds = [[each.kind for each in session.act(Wait(Length.SHORT)).utterances] for _ in range(3)]
    assert kinds[0][1:] != [Kind.STILL]
    assert kinds[1] == kinds[2] == [Kind.WAITED, Kind.STILL]
    assert [each.kind for each in session.story()][-4:] == [*kinds[1], *kinds[2]]
    session.act(Encourage())
    again = [each.kind for each in session.act(Wait(Length.SHORT)).utterances]
    assert again == kinds[0]
