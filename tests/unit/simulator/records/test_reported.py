"""What is said of a class is the same wherever it is kept: collected into SQLite and PostgreSQL."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scenarios.words import Language
from scoring.cohort.taken import Occasion
from simulator.cli import main
from simulator.cli.shell import Code
from simulator.collecting import baselines
from simulator.i18n import translator
from simulator.records import Places, open_cohorts
from simulator.records.erasing_cohorts import open_cohort_eraser
from simulator.tui.classes import class_shown
from tests.functional.collecting.class_of import (
    EVENING,
    MORNING,
    NOON,
    attempt,
    collected,
    file_of,
    zip_of,
)
from tests.unit.simulator.records.conftest import Database

STUDENTS = 14
SHARED = ["--shared", "--k", "6"]
SCENARIO, AFTER = "butikktyveri", "falsk-alarm"
FORMS = {
    "as text": (["report"], None),
    "as a page": (["report", "-o", "r.html"], "r.html"),
    "as a workbook": (["report", "--xlsx", "r.xlsx"], "r.xlsx"),
    "as a table": (["report", "--csv", "r.csv"], "r.csv"),
    "for programs": (["report", "--format", "json"], None),
    "of a part": (["report", "--scenario", AFTER, "--phase", "post", "--format", "json"], None),
    "for the projector": (["report", "--class", SCENARIO, "-o", "c.html"], "c.html"),
    "for sharing": (["report", "--scenario", SCENARIO, *SHARED, "--format", "json"], None),
    "for sharing, as a page": (["report", "--scenario", AFTER, *SHARED, "-o", "s.html"], "s.html"),
    "for a record store": (["xapi", "--cohort", "kull", "-o", "x.jsonl"], "x.jsonl"),
}
"""What is asked for, and the file that it is written to."""

Made = tuple[int, str, bytes]
Asks = Callable[[list[str], str | None], Made]


def handed_in(folder: Path) -> tuple[Path, Path]:
    """Two zips: what was done before, with copies and damage, and what was done after."""
    before, after = [], []
    for student in range(STUDENTS):
        sender = f"{student:010}"
        first = attempt(10 * student, seed=student, started=MORNING, ratings={"limits": 2})
        again = attempt(10 * student + 1, seed=40 + student, started=NOON)
        last = attempt(10 * student + 2, seed=student, started=EVENING, name=AFTER)
        tries = (first, again) if student % 2 else (first,)
        before.append((f"s_{student}_1_x.samtale", file_of(*tries, sender=sender)))
        after.append((f"s_{student}_2_x.samtale", file_of(last, first, sender=sender)))
    before.append(("s_98_1_x.samtale", before[0][1][:-80]))
    return zip_of(folder / "before.zip", before), zip_of(folder / "after.zip", after)


@pytest.fixture
def kept(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Database, Database]:
    """The same class in the database and in a SQLite file, as it was collected."""
    one_hand = baselines.drawn_for
    monkeypatch.setattr(baselines, "drawn_for", lambda files, _: one_hand(files, hands=1))
    monkeypatch.delenv("SAMTALEROM_DATABASE", raising=False)
    monkeypatch.setenv("SAMTALEROM_LANGUAGE", "nb")
    reference: Database = (Places(tmp_path / "reference"), None)
    before, after = handed_in(tmp_path)
    for places, url in (database, reference):
        cohorts = open_cohorts(places, url)
        collected(cohorts, tmp_path, before, occasion=Occasion.PRE)
        collected(cohorts, tmp_path, after, occasion=Occasion.POST)
        cohorts.close()
    return database, reference


@pytest.fixture
def asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[Database], Asks]:
    def of(database: Database) -> Asks:
        places, url = database

        def ask(arguments: list[str], file: str | None) -> Made:
            monkeypatch.setenv("SAMTALEROM_HOME", str(places.home))
            monkeypatch.chdir(tmp_path)
            where = [] if url is None else ["--database", url]
            code = main.run([*arguments, *where])
            written = b"" if file is None else (tmp_path / file).read_bytes()
            return code, capsys.readouterr().out, written

        return ask

    return of


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_whatever_is_made_of_a_class_is_the_same(
    kept: tuple[Database, Database], asks: Callable[[Database], Asks]
) -> None:
    here, reference = map(asks, kept)
    for name, (arguments, file) in FORMS.items():
        made = here(arguments, file)
        assert made[0] == Code.OK, name
        assert made[1] or made[2], name
        assert made == reference(arguments, file), name
    assert "skadet eller avkortet 1" in here(["report"], None)[1]
    _see_screens(*kept)
    _see_sharing(*kept, asks)


def _see_screens(here: Database, reference: Database) -> None:
    tr = translator(Language.NYNORSK)
    one, other = (class_shown(tr, places, url, "kull") for places, url in (here, reference))
    assert one.view == other.view
    assert one.notices == other.notices
    assert one.save().read_bytes() == other.save().read_bytes()


def _see_sharing(here: Database, reference: Database, asks: Callable[[Database], Asks]) -> None:
    """What was shared is known to whoever shares next, also when somebody has been forgotten."""
    share, _ = FORMS["for sharing"]
    found = []
    for database in (here, reference):
        assert asks(database)(share, None)[0] == Code.OK  # the same again tells nothing more
        places, url = database
        store = open_cohorts(places, url)
        student = store.standing("kull").entries[0].student
        assert len(store.shared("kull")) == 2
        store.close()
        eraser = open_cohort_eraser(places, url)
        eraser.forget("kull", student)
        eraser.close()
        found.append(asks(database)(share, None))
    assert found[0] == found[1]
    assert found[0][0] == Code.FINDINGS
