"""The rubric: the shipped one is whole, and a broken one is refused with what is wrong."""

from importlib.resources import files

import pytest

from scoring.reading import read_rubric
from scoring.rubric import RubricError, rubric_hash
from scoring.rules import BLANKS, RULES
from scoring.shipped import shipped_rubric

SHIPPED = files("scoring").joinpath("rubric.yaml").read_bytes()


def test_shipped_rubric_is_whole_and_pinned_by_its_hash() -> None:
    rubric = shipped_rubric()
    assert set(rubric.rules) == set(RULES)
    assert rubric.hash == rubric_hash(SHIPPED)
    assert rubric_hash(SHIPPED + b"\n") != rubric.hash
    for rule in rubric.rules.values():
        assert rule.why.nb != rule.why.en
        assert rule.source


def test_every_blank_is_filled_by_some_reason_in_all_languages() -> None:
    for name, blanks in BLANKS.items():
        why = shipped_rubric().rule(name).why
        for blank in blanks - {"step", "expected", "missing"}:
            assert all(f"{{{blank}}}" in text for text in (why.nb, why.nn, why.en)), name


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  open.invitation:\n    points: 2", "  open.invitation:\n    points: many", "a number"),
        ("  open.invitation:\n    points: 2", "  open.invitation:\n    points: 20", "-10 to 10"),
        ("  open.wh:", "  open.which:", "rules lacks open.wh"),
        ("  open.wh:", "  open.which:", "rules.open.which is not known"),
        ("cuts: [0.35, 0.6, 0.85]", "cuts: [0.35, 0.85, 0.6]", "three growing shares"),
        ("cuts: [0.35, 0.6, 0.85]", "cuts: 3", "three growing shares"),
        ("required: [open, listening,", "required: [open, hearing,", "must be a list of"),
        ("    source: [S1, S23]", "    source: [S1, page 3]", "source codes"),
        ("    source: [S1, S23]", "    source: []", "at least one source"),
        ("    ours: true", "    ours: perhaps", "true or false"),
        ("nådd ({topic}), og du sa fra i tide med", "nådd ({about}), og du", "{about}"),
        (
            "  open.closed_run:\n    points: -1\n    most: 2\n",
            "  open.closed_run:\n    points: -1\n",
            "lacks most",
        ),
        ("    most: 2\n", "    most: null\n", "rules.open.closed_run.most must be a whole number"),
        ("    window: 2\n", "    window:\n", ".window must be a whole number"),
        ("    open: 2\n", "    open: false\n", ".open must be a number"),
        ("    open: 2\n", "    open: ''\n", ".open must be a number"),
        ("    open: 2\n", "    open: []\n", ".open must be a number"),
        ("    open: 2\n", "    open:\n", ".open must be a number"),
        ("version: 1", "version: 1\nversion: 2", "cannot be read"),
        ("version: 1", "version: 1\n  x: [", "cannot be read"),
        ("    late: 3 ", "    late: -3 ", "whole number"),
        ("principles:\n", "principles: 3\nother:\n", "must hold"),
    ],
)
def test_a_broken_rubric_is_refused_with_what_is_wrong(old: str, new: str, problem: str) -> None:
    text = SHIPPED.decode()
    assert old in text
    with pytest.raises(RubricError) as refused:
        read_rubric(text.replace(old, new, 1).encode())
    assert problem in str(refused.value)


def test_a_problem_says_where_it_is() -> None:
    text = SHIPPED.decode().replace("points: 2\n", "points: two\n", 1)
    line = text.splitlines().index("    points: two") + 1
    with pytest.raises(RubricError, match=rf"rubric\.yaml:{line}:13: rules\.open\.invitation"):
        read_rubric(text.encode())


def test_everything_wrong_is_told_at_once() -> None:
    text = SHIPPED.decode().replace("ours: true", "ours: maybe")
    with pytest.raises(RubricError) as refused:
        read_rubric(text.encode())
    assert len(refused.value.problems) == text.count("ours: maybe")


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b"a: *b", b"rubric: \x00"])
def test_bytes_that_are_no_rubric_are_refused(data: bytes) -> None:
    with pytest.raises(RubricError):
        read_rubric(data)
