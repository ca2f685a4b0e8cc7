"""What a proof finds, written as a check writes it; several scenarios beside each other."""

import json

import pytest

from tests.diagnostics.examples import example
from tests.functional.cli.authoring import Author


@pytest.fixture
def two(author: Author) -> Author:
    for name, kind in (("held", "fail"), ("free", "pass")):
        files = example("C703", kind).files
        author.write(f"{name}/scenario.yaml", files["scenario.yaml"].decode())
    return author


def test_findings_have_the_form_of_a_check(two: Author) -> None:
    concise = two.run("prove", "held", "--players", "0", "--format", "concise", "--language", "en")
    assert concise.code == 1
    says = "At «kvelden» one can come to where no ending can be reached any more."
    assert f"held/scenario.yaml:59:3 C703 {says}" in concise.out.splitlines()
    full = two.run("prove", "held", "--players", "0", "--format", "full", "--language", "en").out
    assert "say hei · say hvorfor" in full
    assert "59 |   kvelden:" in full
    value = json.loads(two.run("prove", "held", "--players", "0", "--format", "json").out)
    codes = {each["code"] for each in value["findings"]}
    assert codes == {"C701", "C703"}


def test_several_are_proved_in_the_order_they_are_named(two: Author) -> None:
    done = two.run("prove", "held", "free", "--players", "8", "--format", "json")
    held, free = map(json.loads, done.out.splitlines())
    assert done.code == 1
    assert [each["moment"] for each in held["stuck"]] == ["kvelden"]
    assert free["stuck"] == []
    assert free["players"]["count"] == 8
    alone = two.run("prove", "free", "--players", "8", "--format", "json")
    assert json.loads(alone.out) == free


def test_one_that_cannot_be_read_ends_it(two: Author) -> None:
    done = two.run("prove", "held", "nowhere", "--players", "0")
    assert done.code == 3
    assert done.out.startswith("held: ")
    assert "Traceback" not in done.err
