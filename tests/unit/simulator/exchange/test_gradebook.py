"""A gradebook that comes back: one column filled, and every other byte as it was."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.exchange.gradebook import (
    MOST_BYTES,
    GradebookError,
    Problem,
    fill,
    read_gradebook,
)
from tests.unit.simulator.exchange.importing import changes, imported

EXPORT = '''\
Student,ID,SIS User ID,SIS Login ID,Section,Essay (12),Samtalerom (4711),Current Score,Final Score
,,,,,,Manual Posting,,
"    Points Possible",,,,,10.00,2.00,(read only),(read only)
"Nordmann, Kari",101,s101,kari@example.no,Kull 1,8.50,,85.00,42.50
"Hansen, ""Ola""",102,s102,ola@example.no,"Kull 1, Oslo",7.00,1.00,70.00,35.00
"=cmd|' /C calc'!A0",103,s103,x@example.no,Kull 1,,EX,,
"Åsen, Æ\nØ",104,s104,aa@example.no,Kull 1,,-,,
Student Test,105,,test,Kull 1,,,,
'''


def as_bytes(text: str = EXPORT, *, mark: bool = False, ends: str = "\r\n") -> bytes:
    return ("\ufeff" if mark else "").encode() + text.replace("\n", ends).encode()


def filled(data: bytes, values: dict[str, str], *, replace: bool = False) -> bytes:
    return fill(read_gradebook(data), "4711", values, replace=replace).data


@pytest.mark.parametrize("mark", [False, True])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_only_the_cells_of_one_column_change(mark: bool, ends: str, separator: str) -> None:
    rows = list(csv.reader(io.StringIO(EXPORT)))
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    before = as_bytes(text.getvalue(), mark=mark, ends=ends)
    after = filled(before, {"101": "2", "104": "1"})
    assert changes(before, after) == {("101", "4711"): "2", ("104", "4711"): "1"}
    assert len(after) == len(before) + 1  # an empty cell and a dash
    assert after.startswith(b"\xef\xbb\xbf") is mark


def test_nothing_to_say_changes_no_byte() -> None:
    assert filled(as_bytes(), {}) == as_bytes()
    assert filled(as_bytes(), {"999": "3"}) == as_bytes()


def test_what_stands_there_is_left_unless_it_is_to_give_way() -> None:
    book = read_gradebook(as_bytes())
    done = fill(book, "4711", {"102": "2", "103": "2", "101": "1", "999": "1"})
    assert done.written == ("101",)
    assert done.other == (("102", "1.00"), ("103", "EX"))
    assert done.missing == ("999",)
    again = fill(book, "4711", {"102": "2", "103": "2"}, replace=True)
    assert again.written == ("102",)
    assert again.other == (("103", "EX"),)


def test_the_same_number_is_no_change() -> None:
    done = fill(read_gradebook(as_bytes()), "4711", {"102": "1"})
    assert done.same == ("102",)
    assert done.data == as_bytes()


def test_filling_twice_is_filling_once() -> None:
    once = filled(as_bytes(), {"101": "2"})
    assert filled(once, {"101": "2"}) == once


@pytest.mark.parametrize("named", ["4711", "Samtalerom (4711)", "Samtalerom", " Samtalerom "])
def test_a_column_is_named_by_title_or_number(named: str) -> None:
    done = fill(read_gradebook(as_bytes()), named, {"101": "2"})
    assert changes(as_bytes(), done.data) == {("101", "4711"): "2"}


@pytest.mark.parametrize("named", ["Final Score", "Section", "Kull", "471", "ID"])
def test_what_is_no_assignment_is_no_column(named: str) -> None:
    with pytest.raises(GradebookError) as caught:
        fill(read_gradebook(as_bytes()), named, {"101": "2"})
    assert caught.value.problem is Problem.NO_COLUMN
    assert caught.value.columns == ("Essay (12)", "Samtalerom (4711)")


def test_two_assignments_of_one_title_are_told_apart_by_number() -> None:
    data = as_bytes(EXPORT.replace("Essay (12)", "Samtalerom (12)"))
    with pytest.raises(GradebookError) as caught:
        fill(read_gradebook(data), "Samtalerom", {})
    assert caught.value.problem is Problem.SEVERAL_COLUMNS
    assert changes(data, filled(data, {"101": "2"})) == {("101", "4711"): "2"}


def test_names_in_two_columns_are_understood() -> None:
    text = "LastName,FirstName,ID,Section,A (1)\nNordmann,Kari,7,K,\n"
    done = fill(read_gradebook(text.encode()), "1", {"7": "3"})
    assert done.data == text.replace("K,\n", "K,3\n").encode()


@pytest.mark.parametrize(
    ("data", "problem", "line"),
    [
        (b"", Problem.NOT_A_GRADEBOOK, 1),
        (b"a,b,c,d\n1,2,3,4\n", Problem.NOT_A_GRADEBOOK, 1),
        (b"Student,ID,Section\n", Problem.NOT_A_GRADEBOOK, 1),
        (b"Student,ID,Section,A (1)\nx,1,s\n", Problem.BROKEN, 2),
        (b'Student,ID,Section,A (1)\n"x,1,s,\n', Problem.BROKEN, 2),
        (b'Student,ID,Section,A (1)\n"x"y,1,s,\n', Problem.BROKEN, 2),
        (b"Student,ID,Section,A (1)\n\xff,1,s,\n", Problem.NOT_TEXT, 2),
        (b"x" * (MOST_BYTES + 1), Problem.TOO_LARGE, 0),
    ],
    ids=["empty", "other", "short", "cells", "open", "after", "bytes", "large"],
)
def test_what_is_no_gradebook_is_refused_with_its_line(
    data: bytes, problem: Problem, line: int
) -> None:
    with pytest.raises(GradebookError) as caught:
        read_gradebook(data)
    assert (caught.value.problem, caught.value.line) == (problem, line)


cells = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('",;\n'), max_size=8
)
grades = st.sampled_from(["", "-", "1.00", "2,5", "EX", "N/A", "0"])


@given(
    st.lists(st.tuples(cells, cells, grades, grades), min_size=1, max_size=6),
    st.dictionaries(st.integers(0, 7), st.integers(0, 9), max_size=6),
    st.sampled_from([",", ";"]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_whatever_stands_in_it_only_what_is_asked_for_changes(
    students: list[tuple[str, str, str, str]],
    wanted: dict[int, int],
    separator: str,
    ends: str,
    replace: bool,
) -> None:
    text = io.StringIO()
    write = csv.writer(text, delimiter=separator, lineterminator=ends)
    write.writerow(["Student", "ID", "Section", "Other (1)", "Ours (2)"])
    write.writerow(["    Points Possible", "", "", "1", "1"])
    # Canvas looks for the separator line by line, so the first row may not run over two of them.
    write.writerow(["First", "first", "", "", ""])
    for number, (name, section, other, ours) in enumerate(students):
        write.writerow([f"n{name}", str(number), section, other, ours])
    before = text.getvalue().encode()
    values = {str(user): str(value) for user, value in wanted.items()}
    done = fill(read_gradebook(before), "2", values, replace=replace)
    assert set(changes(before, done.data)) == {(user, "2") for user in done.written}
    assert all(imported(done.data).grades[user]["2"] == values[user] for user in done.written)
    everybody = {*done.written, *done.same, *(user for user, _ in done.other), *done.missing}
    assert everybody == set(values)
    untouched = fill(read_gradebook(done.data), "2", values, replace=replace)
    assert untouched.data == done.data


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_the_bytes_it_is_a_gradebook_or_it_is_told_why_not(data: bytes) -> None:
    with suppress(GradebookError):
        book = read_gradebook(b"Student,ID,Section,A (1)\n" + data)
        assert fill(book, "1", {}).data == b"Student,ID,Section,A (1)\n" + data
