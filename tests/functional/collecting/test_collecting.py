"""From files to a cohort: what is new, there already, newer, or not to be believed."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scenarios.transcript import Acted, FeelingChanged, Say
from scenarios.words import Language
from scoring.cohort.packing import unpack
from scoring.cohort.taken import Occasion, taken
from scoring.cohort.vocabulary import read_vocabulary
from scoring.rubric import Principle
from scoring.scorecard import score_talk
from scoring.shipped import shipped_rubric
from scoring.turns import read_turns
from simulator.bundles import Handed
from simulator.collecting.collecting import Asked, Collection, collect
from simulator.collecting.keys import KeysError, read_keys
from simulator.collecting.known import NoScenariosError, known_scenarios
from simulator.collecting.merging import Came
from simulator.collecting.port import Cohorts, Standing
from simulator.collecting.reasons import WHY, Reason
from simulator.collecting.wording import as_text
from simulator.i18n import translator
from simulator.records import Places, open_cohorts
from simulator.sessions.errors import CohortChangedError
from tests.functional.collecting.class_of import (
    EVENING,
    KARI,
    MORNING,
    NOON,
    OLA,
    TODAY,
    attempt,
    collected,
    events,
    file_of,
    known,
    stage,
    with_header,
    zip_of,
)
from tests.functional.talking import SMALL

Hand = Callable[..., Path]


@pytest.fixture
def cohorts(tmp_path: Path) -> Iterator[Cohorts]:
    found = open_cohorts(Places(tmp_path / "home"))
    yield found
    found.close()


@pytest.fixture
def hand(tmp_path: Path) -> Hand:
    """Writes a file that is handed in."""

    def write(name: str, *attempts: Handed, sender: str = KARI) -> Path:
        path = tmp_path / name
        path.write_bytes(file_of(*attempts, sender=sender))
        return path

    return write


def came(outcome: Collection) -> dict[Came, int]:
    return {each: n for each, n in outcome.came.items() if n}


def reasons(outcome: Collection) -> list[Reason]:
    return [each.reason for each in outcome.set_aside]


def numbers(standing: Standing) -> dict[str, int]:
    return {entry.attempt: entry.number for entry in standing.entries}


def test_a_hand_in_is_kept_as_it_was_played(cohorts: Cohorts, hand: Hand, tmp_path: Path) -> None:
    handed = attempt(1, ratings={"limits": 2, "pauses": 0}, started=MORNING)
    outcome = collected(cohorts, tmp_path, hand("a", handed), occasion=Occasion.PRE)
    assert (came(outcome), outcome.set_aside) == ({Came.NEW: 1}, ())
    ((entry, packed),) = cohorts.packed("kull")
    scenario, transcript = stage().scenario, handed.transcript
    talk = read_turns(scenario, transcript)
    card = score_talk(talk, transcript, shipped_rubric())
    ratings = {Principle.LIMITS: 2, Principle.PAUSES: 0}
    words = read_vocabulary(cohorts.vocabulary(entry.scenario_hash, entry.rubric_hash))
    beside = {"student": entry.student, "number": 1, "day": entry.day, "occasion": entry.occasion}
    expected = taken(talk, card, transcript.header, ratings=ratings, **beside)  # type: ignore[arg-type]
    assert unpack(packed, words, **beside) == expected  # type: ignore[arg-type]
    assert entry.day == "2026-11-21"
    assert entry.occasion is Occasion.PRE
    assert cohorts.transcript("kull", entry.attempt).count("\n") == len(transcript.events) + 1
    assert cohorts.cohorts() == ("kull",)


def test_the_same_again_changes_nothing(cohorts: Cohorts, hand: Hand, tmp_path: Path) -> None:
    path = hand("a", attempt(1), attempt(2, seed=2))
    collected(cohorts, tmp_path, path, path)
    before = cohorts.standing("kull")
    keys = (tmp_path / "keys.csv").read_bytes()
    outcome = collected(cohorts, tmp_path, path)
    assert came(outcome) == {Came.THERE: 2}
    assert (outcome.students, outcome.attempts) == (1, 2)
    assert cohorts.standing("kull") == before
    assert before.revision == 1
    assert (tmp_path / "keys.csv").read_bytes() == keys


def test_every_reason_is_counted_as_something() -> None:
    assert set(WHY) == set(Reason)


def test_a_newer_version_takes_the_place_of_the_older(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    part = hand("part", attempt(1, acts=5))
    outcome = collected(cohorts, tmp_path, part)
    assert outcome.unfinished == 1
    outcome = collected(cohorts, tmp_path, hand("whole", attempt(1)))
    assert (came(outcome), outcome.unfinished) == ({Came.RENEWED: 1}, 0)
    outcome = collected(cohorts, tmp_path, hand("rated", attempt(1, ratings={"limits": 1})))
    assert came(outcome) == {Came.RENEWED: 1}
    ((entry, packed),) = cohorts.packed("kull")
    words = read_vocabulary(cohorts.vocabulary(entry.scenario_hash, entry.rubric_hash))
    assert unpack(packed, words, student="").ratings == {Principle.LIMITS: 1}
    assert came(collected(cohorts, tmp_path, part, hand("whole", attempt(1)))) == {Came.OLDER: 2}
    assert next(cohorts.packed("kull"))[1] == packed


def test_versions_in_one_run_end_the_same_in_any_order(tmp_path: Path, hand: Hand) -> None:
    paths = [
        hand("a", attempt(1, acts=3)),
        hand("b", attempt(1)),
        hand("c", attempt(1, ratings={"limits": 1})),
    ]
    ends = []
    for n, order in enumerate([paths, paths[::-1], [paths[1], paths[0], paths[2]]]):
        cohorts = open_cohorts(Places(tmp_path / f"home{n}"))
        collected(cohorts, tmp_path, *order)
        ends.append([packed for _, packed in cohorts.packed("kull")])
        cohorts.close()
    assert ends[0] == ends[1] == ends[2]
    assert len(ends[0]) == 1


def test_attempts_are_numbered_by_when_they_were_begun(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    late = hand("late", attempt(3, seed=3, started=EVENING))
    early = hand("early", attempt(5, seed=5, started=MORNING), attempt(4, seed=4, started=NOON))
    other = hand("other", attempt(6, seed=6, started=NOON), sender=OLA)
    collected(cohorts, tmp_path, late, other)
    assert numbers(cohorts.standing("kull")) == {"A000000003": 1, "A000000006": 1}
    collected(cohorts, tmp_path, early)
    assert numbers(cohorts.standing("kull")) == {
        "A000000005": 1,
        "A000000004": 2,
        "A000000003": 3,
        "A000000006": 1,
    }


def test_an_attempt_belongs_to_who_handed_it_in_first(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    collected(cohorts, tmp_path, hand("kari", attempt(1)))
    outcome = collected(cohorts, tmp_path, hand("ola", attempt(1), attempt(2, seed=2), sender=OLA))
    assert came(outcome) == {Came.NEW: 1}
    assert reasons(outcome) == [Reason.OTHER_STUDENT]
    assert outcome.set_aside[0].attempt == "A000000001"
    assert outcome.students == 2


def test_two_talks_under_one_number_are_not_one(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    collected(cohorts, tmp_path, hand("one", attempt(1)))
    before = cohorts.standing("kull")
    outcome = collected(cohorts, tmp_path, hand("two", attempt(1, seed=2)))
    assert reasons(outcome) == [Reason.OTHER_TALK]
    assert cohorts.standing("kull") == before


def test_the_phase_can_be_said_later_and_is_not_forgotten(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    path = hand("a", attempt(1, acts=5))
    phases = []
    for occasion in (Occasion.NONE, Occasion.POST, Occasion.NONE, Occasion.PRE):
        collected(cohorts, tmp_path, path, occasion=occasion)
        phases.append(cohorts.standing("kull").entries[0].occasion)
    collected(cohorts, tmp_path, hand("b", attempt(1)))
    phases.append(cohorts.standing("kull").entries[0].occasion)
    assert phases == ["", "post", "post", "pre", "pre"]


# -- whose it is -----------------------------------------------------------------------


def test_canvas_says_who_it_is_and_no_name_reaches_the_database(
    cohorts: Cohorts, tmp_path: Path
) -> None:
    files = [
        ("nordmannkari_4711000123_1_x.samtale", file_of(attempt(1), sender=KARI)),
        ("nordmannkari_4711000123_2_y.samtale", file_of(attempt(2, seed=2), sender=OLA)),
        ("nordmannola_LATE_4712000123_3_x.samtale", file_of(attempt(3, seed=3), sender=OLA)),
        ("anon_zzz9yyy8xxx7_4_x.samtale", file_of(attempt(4, seed=4), sender=OLA)),
    ]
    outcome = collected(cohorts, tmp_path, zip_of(tmp_path / "s.zip", files))
    assert outcome.students == 3
    whose = {entry.attempt: entry.student for entry in cohorts.standing("kull").entries}
    assert whose["A000000001"] == whose["A000000002"]
    cohorts.close()
    kept = b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file())
    # Long enough that packed bytes do not hold them by chance.
    for private in (
        b"nordmann",
        b"4711000123",
        b"4712000123",
        b"zzz9yyy8xxx7",
        KARI.encode(),
        OLA.encode(),
    ):
        assert private not in kept
    table = (tmp_path / "keys.csv").read_text(encoding="utf-8")
    assert f"{whose['A000000001']};canvas;4711000123;nordmannkari\n" in table
    assert (tmp_path / "keys.csv").stat().st_mode & 0o077 == 0


def test_loose_files_are_known_by_their_installation(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    collected(cohorts, tmp_path, hand("a", attempt(1)), hand("b", attempt(2, seed=2), sender=OLA))
    outcome = collected(cohorts, tmp_path, hand("c", attempt(3, seed=3)))
    whose = {entry.attempt: entry.student for entry in cohorts.standing("kull").entries}
    assert whose["A000000001"] == whose["A000000003"] != whose["A000000002"]
    assert outcome.students == 2


def test_who_comes_to_canvas_with_attempts_of_before_is_who_they_were(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    collected(cohorts, tmp_path, hand("loose", attempt(1)))
    both = file_of(attempt(1), attempt(2, seed=2))
    path = zip_of(tmp_path / "s.zip", [("kari_1_1_x.samtale", both)])
    outcome = collected(cohorts, tmp_path, path)
    assert came(outcome) == {Came.THERE: 1, Came.NEW: 1}
    assert (outcome.students, outcome.set_aside) == (1, ())
    assert ";canvas;1;kari\n" in (tmp_path / "keys.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("handed", "sender"),
    [((attempt(2, seed=2),), KARI), ((attempt(1), attempt(2, seed=2)), OLA)],
    ids=["the machine alone", "the attempts alone"],
)
def test_neither_a_machine_nor_attempts_alone_make_one_student_of_two(
    cohorts: Cohorts, hand: Hand, tmp_path: Path, handed: tuple[Handed, ...], sender: str
) -> None:
    collected(cohorts, tmp_path, hand("loose", attempt(1)))
    data = file_of(*handed, sender=sender)
    outcome = collected(
        cohorts, tmp_path, zip_of(tmp_path / "s.zip", [("ola_2_2_x.samtale", data)])
    )
    assert outcome.students == 2
    assert came(outcome) == {Came.NEW: 1}


def test_an_installation_that_several_use_does_not_say_who(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    files = [
        ("a_1_1_x.samtale", file_of(attempt(1))),
        ("b_2_2_x.samtale", file_of(attempt(2, seed=2))),
    ]
    outcome = collected(
        cohorts, tmp_path, zip_of(tmp_path / "s.zip", files), hand("loose", attempt(3, seed=3))
    )
    assert outcome.students == 2
    assert reasons(outcome) == [Reason.UNCLEAR_SENDER]


def test_without_its_keys_a_cohort_is_not_added_to(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    path = hand("a", attempt(1))
    collected(cohorts, tmp_path, path)
    before = cohorts.standing("kull")
    (tmp_path / "keys.csv").rename(tmp_path / "moved.csv")
    with pytest.raises(KeysError):
        collected(cohorts, tmp_path, path)
    assert cohorts.standing("kull") == before
    assert came(collected(cohorts, tmp_path, path, keys=tmp_path / "moved.csv")) == {Came.THERE: 1}


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"student;known_by;key\n",
        b"student;known_by;key;name\nKARI;canvas;1;x\n",
        b"student;known_by;key;name\nABCDEF;mail;a@b.no;x\n",
        b"student;known_by;key;name\nABCDEF;canvas\n",
        b"\xff\xfe",
        b'"' * 1000,
    ],
)
def test_a_table_that_is_no_key_table_is_refused(
    cohorts: Cohorts, hand: Hand, tmp_path: Path, text: bytes
) -> None:
    (tmp_path / "keys.csv").write_bytes(text)
    with pytest.raises(KeysError):
        collected(cohorts, tmp_path, hand("a", attempt(1)))
    assert (tmp_path / "keys.csv").read_bytes() == text
    assert cohorts.cohorts() == ()


def test_a_key_table_is_read_as_it_was_written(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    files = [('åse;"x\n_1_1_x.samtale', b""), ("åse_1_1_x.samtale", file_of(attempt(1)))]
    collected(cohorts, tmp_path, zip_of(tmp_path / "s.zip", files), hand("b", attempt(2, seed=2)))
    found = read_keys(tmp_path / "keys.csv")
    assert found is not None
    written = (tmp_path / "keys.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [";".join(row) for row in found.rows()] == written


# -- what is not believed --------------------------------------------------------------


def altered_feeling(handed: Handed) -> Handed:
    """The same talk, in which somebody has come to trust more than the engine says."""
    found = list(handed.transcript.events)
    at = next(n for n, event in enumerate(found) if isinstance(event, FeelingChanged))
    found[at] = replace(found[at], value=10 - found[at].value)  # type: ignore[arg-type, union-attr]
    return replace(handed, transcript=replace(handed.transcript, events=tuple(found)))


def another_choice(handed: Handed) -> Handed:
    """The same talk, in which the first thing said was another one of the choices."""
    found = list(handed.transcript.events)
    at = next(n for n, e in enumerate(found) if isinstance(e, Acted) and isinstance(e.act, Say))
    offered = [n for n, e in enumerate(found[:at]) if type(e).__name__ == "FloorGiven"]
    choices = found[offered[-1]].choices  # type: ignore[union-attr]
    said = found[at].act.choice  # type: ignore[union-attr]
    other = next(choice for choice in choices if choice != said)
    found[at] = replace(found[at], act=Say(other))  # type: ignore[arg-type]
    return replace(handed, transcript=replace(handed.transcript, events=tuple(found)))


@pytest.mark.parametrize(
    ("handed", "reason"),
    [
        (altered_feeling(attempt(1)), Reason.DIVERGES),
        (another_choice(attempt(1)), Reason.DIVERGES),
        (with_header(attempt(1), branch_of="A000000002", branch_turn=3), Reason.BRANCH),
        (with_header(attempt(1), scenario_hash="0" * 64), Reason.OTHER_VERSION),
        (with_header(attempt(1), scenario="falsk-alarm"), Reason.OTHER_SCENARIO),
        (attempt(1, name="liten"), Reason.UNKNOWN_SCENARIO),
        (replace(attempt(1), started="2026-02-30T12:00:00Z"), Reason.NO_DATE),
        (
            replace(attempt(1), transcript=replace(attempt(1).transcript, events=())),
            Reason.NO_TALK,
        ),
        (
            replace(attempt(1), transcript=replace(attempt(1).transcript, events=events(1)[1:])),
            Reason.DIVERGES,
        ),
    ],
    ids=lambda value: value.value if isinstance(value, Reason) else "",
)
def test_what_cannot_have_been_played_is_set_aside_and_the_rest_taken(
    cohorts: Cohorts, hand: Hand, tmp_path: Path, handed: Handed, reason: Reason
) -> None:
    outcome = collected(cohorts, tmp_path, hand("a", handed, attempt(9, seed=9)))
    assert reasons(outcome) == [reason]
    assert outcome.set_aside[0].attempt == "A000000001"
    assert came(outcome) == {Came.NEW: 1}
    assert numbers(cohorts.standing("kull")) == {"A000000009": 1}


def test_where_nothing_was_taken_in_no_cohort_is_spoken_of(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    old = with_header(attempt(1), scenario_hash="0" * 64)
    said = as_text(
        collected(cohorts, tmp_path, hand("a", old)), translator(Language.ENGLISH), receipts=False
    )
    assert "there is no cohort kull" in said
    assert "now has" not in said
    assert "different versions of Samtalerom" in said
    assert cohorts.cohorts() == ()


def test_what_diverges_is_named_by_its_event(cohorts: Cohorts, hand: Hand, tmp_path: Path) -> None:
    handed = altered_feeling(attempt(1))
    (aside,) = collected(cohorts, tmp_path, hand("a", handed)).set_aside
    first = next(
        n
        for n, (one, other) in enumerate(
            zip(handed.transcript.events, attempt(1).transcript.events, strict=True), 1
        )
        if one != other
    )
    assert aside.place == first


def test_a_talk_under_another_rubric_is_scored_by_ours_and_said_to_be(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    outcome = collected(cohorts, tmp_path, hand("a", with_header(attempt(1), rubric_hash="1" * 64)))
    assert outcome.other_rubric == 1
    assert cohorts.standing("kull").entries[0].rubric_hash == shipped_rubric().hash


def test_own_scenarios_are_known_from_a_folder_and_then_from_the_records(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    path = hand("a", attempt(1, name="liten"))
    asked = Asked("kull", [str(path)], tmp_path / "keys.csv", TODAY)
    for folder in (SMALL, SMALL.parent):
        assert stage("liten").scenario.hash in known_scenarios([str(folder)])
    collect(cohorts, known_scenarios([str(SMALL)]), asked, processes=1)
    second = hand("b", attempt(2, name="liten", seed=2))
    outcome = collect(
        cohorts,
        known_scenarios(kept=cohorts.scenarios()),
        replace(asked, paths=[str(second)]),
        processes=1,
    )
    assert came(outcome) == {Came.NEW: 1}
    with pytest.raises(NoScenariosError):
        known_scenarios([str(tmp_path)])


def test_a_cohort_that_changes_meanwhile_is_not_mixed(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    first, second = hand("a", attempt(1)), hand("b", attempt(2, seed=2))

    def meanwhile(_count: int) -> None:
        collected(cohorts, tmp_path, second)

    asked = Asked("kull", [str(first)], tmp_path / "keys.csv", TODAY)
    with pytest.raises(CohortChangedError):
        collect(cohorts, known(), asked, processes=1, told=meanwhile)
    assert numbers(cohorts.standing("kull")) == {"A000000002": 1}


def test_a_refused_collecting_leaves_the_key_table_to_who_was_first(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    table = tmp_path / "keys.csv"
    first, second = hand("a", attempt(1)), hand("b", attempt(2, seed=2), sender=OLA)

    def meanwhile(_count: int) -> None:
        collected(cohorts, tmp_path, first)

    with pytest.raises(CohortChangedError):
        collect(
            cohorts,
            known(),
            Asked("kull", [str(second)], table, TODAY),
            processes=1,
            told=meanwhile,
        )
    assert [row.split(";")[0] for row in table.read_text().splitlines()[1:]] == [
        each.student for each in cohorts.standing("kull").entries
    ]
    outcome = collected(cohorts, tmp_path, first, second)
    assert outcome.students == 2
    assert outcome.set_aside == ()


def test_two_that_learn_only_who_somebody_is_do_not_mix(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    """What is known of a student is a change of the cohort, also where no attempt is new."""
    loose = hand("loose", attempt(1))
    collected(cohorts, tmp_path, loose)
    named = [
        zip_of(tmp_path / f"{n}.zip", [(f"kari_{n}_1_x.samtale", file_of(attempt(1)))])
        for n in (7, 8)
    ]

    def meanwhile(_count: int) -> None:
        collected(cohorts, tmp_path, named[0])

    asked = Asked("kull", [str(named[1])], tmp_path / "keys.csv", TODAY)
    with pytest.raises(CohortChangedError):
        collect(cohorts, known(), asked, processes=1, told=meanwhile)
    assert ";canvas;7;" in (tmp_path / "keys.csv").read_text()


def test_two_cohorts_with_one_key_table_lose_nobody(
    cohorts: Cohorts, hand: Hand, tmp_path: Path
) -> None:
    table = tmp_path / "keys.csv"
    first, second = hand("a", attempt(1)), hand("b", attempt(2, seed=2), sender=OLA)

    def meanwhile(_count: int) -> None:
        collected(cohorts, tmp_path, first, cohort="other")

    asked = Asked("kull", [str(second)], table, TODAY)
    with pytest.raises(KeysError, match="meanwhile"):
        collect(cohorts, known(), asked, processes=1, told=meanwhile)
    assert cohorts.cohorts() == ("other",)
    assert table.read_text().count("\n") == 2


def test_damaged_and_hostile_files_stop_nobody_else(cohorts: Cohorts, tmp_path: Path) -> None:
    whole = [file_of(attempt(n, seed=n), sender=f"0000000{n:03}") for n in range(1, 6)]
    lines = whole[1].splitlines(keepends=True)
    files = [
        ("a_1_1_x.samtale", whole[0]),
        ("b_2_2_x.samtale", b"".join([*lines[:9], lines[10], lines[9], *lines[11:]])),
        ("c_3_3_x.samtale", whole[2][:-700]),
        ("d_4_4_essay.docx", b"PK\x03\x04" + bytes(200)),
        ("e_5_5_x.samtale", whole[3].replace(b"say ", b"SAY ", 1)),
        ("f_6_6_text.html", b"<html>handed in as text</html>"),
        ("../g_7_7_x.samtale", whole[4]),
        ("h_8_8_x.samtale", whole[4]),
    ]
    outcome = collected(cohorts, tmp_path, zip_of(tmp_path / "s.zip", files))
    assert came(outcome) == {Came.NEW: 2}
    assert {each.file.partition(": ")[2]: each.reason for each in outcome.set_aside} == {
        "b_2_2_x.samtale": Reason.REORDERED,
        "c_3_3_x.samtale": Reason.TRUNCATED,
        "d_4_4_essay.docx": Reason.ZIP_INSIDE,
        "e_5_5_x.samtale": Reason.ALTERED,
        "f_6_6_text.html": Reason.FOREIGN,
        "../g_7_7_x.samtale": Reason.HOSTILE_NAME,
    }


@pytest.mark.slow
def test_several_processes_come_to_the_same(tmp_path: Path) -> None:
    """A class with all that can happen to it, collected by one process and by two."""
    chance = random.Random(7)
    files = []
    for student in range(30):
        held = [attempt(100 * student + n, seed=chance.randrange(4)) for n in range(2)]
        data = file_of(*held, sender=f"{student:010}")
        if student % 7 == 3:
            data = data[: len(data) // 2]
        files.append((f"student_{student}_{student}_x.samtale", data))
    path = zip_of(tmp_path / "s.zip", files)
    ends = []
    for processes in (1, 2):
        cohorts = open_cohorts(Places(tmp_path / f"home{processes}"))
        outcome = collected(cohorts, tmp_path, path, processes=processes)
        ends.append((replace(outcome, receipts=()), list(cohorts.packed("kull"))))
        cohorts.close()
    assert ends[0] == ends[1]
    assert len(ends[0][1]) == 52
