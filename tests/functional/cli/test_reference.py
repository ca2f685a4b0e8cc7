"""What docs/reference/acts-and-transcripts.md says is so."""

import json
import re
from pathlib import Path

import pytest

from scenarios.codec import dump, event_from_json, event_to_json, header_from_json, load, parse_act
from scenarios.format import Bundle, read, read_play
from scenarios.format.playing import ActShape, GatesShape, LevelsShape, PlayShape, WholeShape
from scenarios.transcript import Acted
from scoring.rubric import Gate, Principle
from scoring.shipped import shipped_rubric
from simulator.cli import main
from simulator.engine import Stage
from simulator.plays import judge
from tests.functional.talking import SMALL

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "acts-and-transcripts.md"


def block(language: str) -> str:
    (found,) = re.findall(
        rf"^```{language}\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    return str(found)


def rows(heading: str) -> list[list[str]]:
    """The codes in the first two columns of the table under a heading of columns."""
    text = PAGE.read_text(encoding="utf-8")
    table = text[text.index(heading) :].split("\n\n")[0].splitlines()[2:]
    return [
        [*(" ".join(re.findall(r"`([^`]+)`", c)) for c in row.split("|")[1:3])] for row in table
    ]


def test_the_acts_of_the_example_are_played(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAMTALEROM_HOME", str(tmp_path))
    (tmp_path / "acts.txt").write_text(block("acts"), encoding="utf-8")
    assert main.run(["play", str(SMALL), "--acts", str(tmp_path / "acts.txt")]) == 0
    attempt = capsys.readouterr().out.strip()
    assert main.run(["transcript", attempt]) == 0
    text = capsys.readouterr().out
    transcript = load(text)
    assert transcript.ended == "avtale"
    documented = [json.loads(line) for line in block("events").splitlines()]
    played = [json.loads(line) for line in text.splitlines()[1:]][: len(documented)]
    played[0]["feelings"]["emma.trust"] = 4  # the form of the day
    assert documented == played
    assert dump(transcript) == text


def test_every_line_of_the_examples_is_read() -> None:
    header = header_from_json(json.loads(block("json")))
    assert header.attempt == "7K2M9QXB4R"
    for line in block("events").splitlines():
        event = event_from_json(json.loads(line))
        assert event_to_json(event) == json.loads(line)


def test_every_form_of_an_act_is_documented() -> None:
    written = " ".join(code for code, _ in rows("| line | is |"))
    for line in (
        "say CHOICE",
        "wait short",
        "wait long",
        "encourage",
        "summarise a b invite",
        "limit TOPIC warning",
        "break",
    ):
        parse_act(line)
        assert line.split()[0] in written


def test_every_event_and_key_is_documented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from scenarios.codec import _EVENTS

    documented = {
        name: set(keys.split()) for names, keys in rows("| `event` |") for name in names.split()
    }
    assert set(documented) == set(_EVENTS)
    for name, kind in _EVENTS.items():
        assert documented[name] == set(kind.__slots__), name
    header = set(json.loads(block("json")))
    assert {key for names, _ in rows("| key | is |") for key in names.split()} == header
    assert Acted in _EVENTS.values()


def test_the_play_of_the_page_is_met() -> None:
    play = read_play("plays/one.yaml", block("play").encode()).play
    scenario = read(Bundle({"scenario.yaml": (SMALL / "scenario.yaml").read_bytes()})).scenario
    assert play is not None
    assert scenario is not None
    assert judge(play, Stage(scenario), shipped_rubric()) == ()


def test_everything_that_can_be_expected_is_documented() -> None:
    shapes = (PlayShape, ActShape, WholeShape, GatesShape, LevelsShape)
    keys = {name for shape in shapes for name in shape.model_fields} - {"act"}
    section = PAGE.read_text(encoding="utf-8").partition("## Plays")[2].partition("## Trans")[0]
    principles = set(LevelsShape.model_fields)  # named together: «the eight principles»
    assert {key for key in keys - principles if f"`{key}`" not in section} == set()
    assert {each.value for each in Principle} == principles
    assert {each.value for each in Gate} == set(GatesShape.model_fields)
