"""What was shared of a cohort: remembered beside it, and nameless where somebody is taken away."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from scoring.cohort.remembered import Shared
from scoring.cohort.sharing import TooAlikeError, see_apart
from simulator.collecting.port import Cohorts
from simulator.records import open_cohorts, read_cohorts
from simulator.records.erasing_cohorts import CohortEraser, open_cohort_eraser
from simulator.sessions.errors import CohortChangedError
from simulator.sessions.port import Records
from tests.unit.simulator.records.conftest import Database
from tests.unit.simulator.records.test_erasing import bytes_of, collected
from tests.unit.simulator.records.test_store import NOON

CLASS = {f"STUD{n:02}": [f"OLD{n:02}"] for n in range(20)}
ATTEMPTS = {attempt: student for student, (attempt,) in CLASS.items()}
REPORT = Shared(ATTEMPTS, {"students": 20, "gate/rights/passed": 11}, k=10)


@pytest.fixture
def kept(database: Database, records: Records) -> Iterator[Cohorts]:
    records.schema()  # the tables are laid
    collected(database, CLASS, "2025-01-01")
    found = open_cohorts(*database)
    yield found
    found.close()


@pytest.fixture
def eraser(kept: Cohorts, database: Database) -> Iterator[CohortEraser]:
    found = open_cohort_eraser(*database)
    yield found
    found.close()


def test_it_is_remembered_by_whoever_shares_next(kept: Cohorts, database: Database) -> None:
    assert kept.shared("spring") == ()
    reading = read_cohorts(*database)
    reading.keep_shared("spring", 1, 0, REPORT)
    other = Shared({"OLD01": "STUD01"}, {})
    kept.keep_shared("spring", 1, 1, other)
    assert kept.shared("spring") == reading.shared("spring") == (REPORT, other)
    assert kept.shared("autumn") == ()
    assert kept.revision("spring") == 1
    reading.close()


@pytest.mark.parametrize(("revision", "before"), [(0, 0), (2, 0), (1, 1)])
def test_what_was_decided_on_something_else_is_not_kept(
    kept: Cohorts, revision: int, before: int
) -> None:
    with pytest.raises(CohortChangedError):
        kept.keep_shared("spring", revision, before, REPORT)
    assert kept.shared("spring") == ()


def test_of_several_who_share_at_once_one_does(kept: Cohorts) -> None:
    def share(_: int) -> bool:
        try:
            kept.keep_shared("spring", 1, 0, REPORT)
        except CohortChangedError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(share, range(4))) == [False, False, False, True]
    assert kept.shared("spring") == (REPORT,)


def test_who_is_forgotten_is_gone_from_it_and_still_counts(
    kept: Cohorts, eraser: CohortEraser
) -> None:
    """Without that, a report from before and one from after would tell of them."""
    kept.keep_shared("spring", 1, 0, REPORT)
    eraser.forget("spring", "STUD03")
    (found,) = kept.shared("spring")
    left = {a: s for a, s in ATTEMPTS.items() if s != "STUD03"}
    assert found == Shared(left, REPORT.numbers, 1, 10)
    with pytest.raises(TooAlikeError):
        see_apart(left, [found])
    for number in range(4, 13):
        eraser.forget("spring", f"STUD{number:02}")
    (found,) = kept.shared("spring")
    assert found.forgotten == 10
    see_apart({a: s for a, s in left.items() if s > "STUD12" or s < "STUD03"}, [found])


def test_an_old_attempt_leaves_an_empty_place_where_its_student_stays(
    kept: Cohorts, eraser: CohortEraser, database: Database
) -> None:
    collected(database, {"STUD00": ["NEW00"]})
    kept.keep_shared("spring", 2, 0, REPORT)
    eraser.purge(NOON - timedelta(days=180))
    (found,) = kept.shared("spring")
    assert set(found.attempts.values()) == {"STUD00"}
    assert not found.attempts.keys() & ATTEMPTS.keys()
    assert found.forgotten == 19
    eraser.forget("spring", "STUD00")
    assert kept.shared("spring") == ()  # the cohort is empty and gone


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_byte_of_who_is_forgotten_is_left(
    kept: Cohorts, eraser: CohortEraser, database: Database
) -> None:
    kept.keep_shared("spring", 1, 0, Shared(ATTEMPTS, {"SECRET-PLACE": 20}))
    eraser.forget("spring")
    assert kept.shared("spring") == ()
    kept.close()
    assert b"STUD03" not in bytes_of(database[0])
