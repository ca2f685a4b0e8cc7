"""``samtalerom panel``: from a sheet that is sent out to a list for the author."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path

import pytest

from scenarios.transcript import Event, FloorGiven, MomentReached
from simulator.cli import main
from simulator.exchange.rating_sheet import Fault, read_sheet
from tests.benchmarks.talks import bundle, load
from tests.functional.collecting.class_of import attempt, file_of


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAMTALEROM_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SAMTALEROM_LANGUAGE", "en")
    path = tmp_path / "empty.csv"
    assert main.run(["panel", "butikktyveri", "--sheet", str(path)]) == 0
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    text = path.read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def filled(empty: Path, name: str, ratings: list[str], **form: str) -> Path:
    """Write a sheet with the same ratings over and over, as some spreadsheet would."""
    rows = rows_of(empty)
    for at, row in enumerate(rows):
        row["rating"] = ratings[at % len(ratings)]
    text = io.StringIO()
    table = csv.DictWriter(text, list(rows[0]), delimiter=form.get("separator", ";"))
    table.writeheader()
    table.writerows(rows)
    path = empty.with_name(name)
    path.write_bytes(text.getvalue().encode(form.get("encoding", "utf-8")))
    return path


def test_every_choice_stands_on_the_sheet_once(empty: Path) -> None:
    scenario = load(bundle())
    ids = [row["choice"] for row in rows_of(empty)]
    several = [m for m in scenario.moments.values() if len(m.choices) > 1]
    assert ids == [choice.id for moment in several for choice in moment.choices]
    assert all(row["line"] and not row["rating"] for row in rows_of(empty))


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_sheet_is_read_however_it_was_saved(empty: Path, separator: str, encoding: str) -> None:
    path = filled(empty, "x.csv", ["3", "2,0", " 1.0 ", ""], separator=separator, encoding=encoding)
    rated = read_sheet(path.read_bytes(), load(bundle()))
    assert rated.misfits == ()
    ids = [row["choice"] for row in rows_of(empty)]
    wanted = {3: None}
    assert rated.ratings == {
        choice: 3 - at % 4 for at, choice in enumerate(ids) if at % 4 not in wanted
    }


def test_what_does_not_fit_is_told_by_line_and_the_rest_is_read(empty: Path) -> None:
    text = "choice;rating\nhei_blader;2\nnobody;1\nhei_mor;5\nhei_blader;3\nhei_travelt;x\n"
    rated = read_sheet(text.encode(), load(bundle()))
    assert rated.ratings == {"hei_blader": 2}
    assert [(each.fault, each.line) for each in rated.misfits] == [
        (Fault.UNKNOWN, 3),
        (Fault.RATING, 4),
        (Fault.TWICE, 5),
        (Fault.RATING, 6),
    ]
    assert empty.exists()


@pytest.mark.parametrize(
    ("comments", "lines", "read"),
    [
        ({5: '"not closed'}, [7], 5),
        ({5: '"closed" in the middle'}, [7], 5),
        ({5: '"closed', 8: 'in a later row"'}, [7], -4),
        ({5: '"closed', 8: 'in a later row"', 20: '"not closed'}, [7, 22], 20 - 4),
        ({5: '"two\nlines, on hei_blader"', 8: '5" long'}, [], -0),
        ({5: '"two\nlines"', 8: '"not closed'}, [11], 8),
    ],
)
def test_no_rating_is_lost_in_silence_to_a_quotation_mark(
    empty: Path, comments: dict[int, str], lines: list[int], read: int
) -> None:
    ids = [row["choice"] for row in rows_of(empty)]
    rows = ["choice;rating;comment"]
    rows += [f"{choice};2;{comments.get(at, '')}" for at, choice in enumerate(ids)]
    rated = read_sheet("\r\n".join(rows).encode(), load(bundle()))
    assert [(each.fault, each.line) for each in rated.misfits] == [(Fault.QUOTES, n) for n in lines]
    assert len(rated.ratings) == (read if read > 0 else len(ids) + read)


def test_a_heading_whose_quotation_mark_is_not_closed_is_told(empty: Path) -> None:
    assert empty.exists()
    rated = read_sheet(b'choice;"rating\nhei_blader;2\n', load(bundle()))
    assert [(each.fault, each.line) for each in rated.misfits] == [(Fault.QUOTES, 1)]


@pytest.mark.parametrize("data", [b"", b"\x00\xff", b"a;b\n1;2\n", b'"' * 1000])
def test_whatever_the_bytes_nothing_is_raised(data: bytes) -> None:
    rated = read_sheet(data, load(bundle()))
    assert rated.ratings == {}
    assert [each.fault for each in rated.misfits] == [Fault.NO_SHEET]


def test_three_sheets_make_a_list_for_the_author(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheets = [
        filled(empty, "anne.csv", ["0", "3"]),
        filled(empty, "bjorn.csv", ["3", "3"]),
        filled(empty, "carl.csv", ["0", "3"]),
    ]
    assert main.run(["panel", "butikktyveri", *map(str, sheets)]) == 1
    said = capsys.readouterr().out
    assert "3 experts have rated." in said
    assert "Experts do not agree:" in said
    assert "rated 0 3 0" in said
    assert "Experts agree, and the rubric says otherwise:" in said
    assert main.run(["panel", "butikktyveri", *map(str, sheets), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["experts"] == 3
    disputed = [each for each in found["items"] if each["disputed"]]
    assert len(disputed) == (len(rows_of(empty)) + 1) // 2


def test_a_sheet_that_cannot_be_read_is_told_and_does_not_count(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, same = filled(empty, "a.csv", ["3", "1"]), filled(empty, "same.csv", ["3", "1"])
    junk, wrong = empty.with_name("junk.csv"), empty.with_name("wrong.csv")
    junk.write_text("hei", encoding="utf-8")
    wrong.write_text("choice;rating\nhei_blader;9\n", encoding="utf-8")
    sheets = [str(each) for each in (one, same, junk, wrong, empty)]
    capsys.readouterr()
    assert main.run(["panel", "butikktyveri", *sheets, "--format", "json"]) == 3
    read = capsys.readouterr()
    assert json.loads(read.out)["experts"] == 2
    assert f"{junk}: it has no columns" in read.err
    assert f"{junk}: no rating in it could be read; it does not count." in read.err
    assert f"{wrong}: no rating in it could be read; it does not count." in read.err
    assert f"{empty}: nothing is rated in it; it does not count." in read.err
    assert f"{same} and {one} rate everything alike." in read.err


@pytest.mark.parametrize("names", [["a"], ["a", "b"], ["a", "a", "a"]])
def test_of_what_too_few_have_rated_nothing_is_said(
    empty: Path, names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    sheets = [str(filled(empty, f"{name}.csv", ["3"])) for name in names]
    assert main.run(["panel", "butikktyveri", *sheets]) == 0
    said = capsys.readouterr().out
    assert "Too few to say" in said
    assert "the rubric agrees" not in said


def test_what_three_have_rated_is_spoken_of_and_told_apart_from_the_rest(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run(["panel", "butikktyveri", *_of_one_choice(empty), "--format", "json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert read["judged"] == 1
    assert main.run(["panel", "butikktyveri", *_of_one_choice(empty)]) == 0
    said = capsys.readouterr().out
    assert f"Of the 1 of {len(read['items'])} choices" in said


def _of_one_choice(empty: Path) -> list[str]:
    """Write three sheets that rate one choice, as the rubric does."""
    rated = empty.with_name("rated.csv")
    rated.write_text("choice;rating\nhei_blader;0\n", encoding="utf-8")
    found = json.loads(_product(["panel", "butikktyveri", str(rated), "--format", "json"]))
    worth = next(i["rubric"] for i in found["items"] if i["choice"] == "hei_blader")
    sheets = [empty.with_name(f"{name}.csv") for name in "abc"]
    for sheet in sheets:
        sheet.write_text(f"choice;rating\nhei_blader;{worth}\n", encoding="utf-8")
    return [str(sheet) for sheet in sheets]


def _product(arguments: list[str]) -> str:
    written = io.StringIO()
    with redirect_stdout(written):
        main.run(arguments)
    return written.getvalue()


def test_a_sheet_that_is_there_is_not_written_over(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = filled(empty, "mine.csv", ["3"])
    before = mine.read_bytes()
    assert main.run(["panel", "butikktyveri", "--sheet", str(mine)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert mine.read_bytes() == before
    assert main.run(["panel", "butikktyveri", "--sheet", str(mine), "--force"]) == 0
    assert mine.read_bytes() == empty.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ([], 2, "Name sheets or plays"),
        (["nowhere.csv"], 3, "nowhere.csv"),
        (["--play", "README.md"], 3, "README.md: it is no hand-in"),
    ],
)
def test_what_cannot_be_read_is_told(
    empty: Path, arguments: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert empty.exists()
    assert main.run(["panel", "butikktyveri", *arguments]) == code
    assert told in capsys.readouterr().err


def test_a_talk_that_an_expert_played_is_counted(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    acts = empty.with_name("acts.txt")
    acts.write_text("say hei_blader\n", encoding="utf-8")
    capsys.readouterr()
    main.run(["play", "butikktyveri", "--acts", str(acts)])
    attempt = capsys.readouterr().out.strip()
    handed = str(empty.with_name("anne.samtale"))
    assert main.run(["hand-in", attempt, "-o", handed]) == 0
    capsys.readouterr()
    assert main.run(["panel", "butikktyveri", "--play", handed, "--format", "json"]) == 0
    items = {each["choice"]: each for each in json.loads(capsys.readouterr().out)["items"]}
    assert (items["hei_blader"]["chosen"], items["hei_blader"]["offered"]) == (1, 1)
    assert (items["hei_mor"]["chosen"], items["hei_mor"]["offered"]) == (0, 1)


@pytest.mark.parametrize(
    ("altered", "told"),
    [
        (lambda found: (), "it holds no talk"),
        (lambda found: found[3:], "does not follow from the acts"),
        (
            lambda found: tuple(
                replace(each, moment="nowhere") if isinstance(each, MomentReached) else each
                for each in found
            ),
            "does not follow from the acts",
        ),
        (lambda found: tuple(_in_another_order(found)), "does not follow from the acts"),
    ],
)
def test_a_talk_that_the_engine_does_not_come_to_is_not_believed(
    empty: Path,
    altered: Callable[[tuple[Event, ...]], tuple[Event, ...]],
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole = attempt(1)
    events = altered(whole.transcript.events)
    false = replace(whole, transcript=replace(whole.transcript, events=events))
    path = empty.with_name("anne.samtale")
    path.write_bytes(file_of(false))
    assert main.run(["panel", "butikktyveri", "--play", str(path)]) == 3
    assert told in capsys.readouterr().err


def test_a_talk_of_another_scenario_is_told(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = empty.with_name("anne.samtale")
    path.write_bytes(file_of(attempt(1, name="voldsoppdrag")))
    assert main.run(["panel", "butikktyveri", "--play", str(path)]) == 3
    assert "of another scenario" in capsys.readouterr().err


def _in_another_order(found: tuple[Event, ...]) -> Iterator[Event]:
    """Yield a talk in which the choices are said to have stood in another order."""
    for each in found:
        if isinstance(each, FloorGiven) and len(each.choices) > 1:
            yield replace(each, choices=each.choices[::-1])
        else:
            yield each
