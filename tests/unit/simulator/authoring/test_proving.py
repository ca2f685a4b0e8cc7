"""A proof beside the app: what it is given, what it hands back, and the talks that show it."""

import io
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from scenarios.codec import parse_act
from scenarios.format import Bundle, read
from scenarios.library import find
from scenarios.transcript import Acted, Event, TalkEnded
from scoring.shipped import shipped_rubric
from simulator.authoring import proving
from simulator.authoring.naming import NotOnesOwnError
from simulator.authoring.workshop import Bench
from simulator.engine import Stage
from simulator.plays import judge, play_of
from simulator.proof import Bounds, Example, Kind, prove
from simulator.proof.showing import Showing, What, showings
from tests.diagnostics.examples import example
from tests.functional.talking import SMALL

PLAY = "acts: [say retter, say runde_av, say ny_prat]\n"


def shown(files: dict[str, bytes]) -> tuple[Stage, list[Showing]]:
    """Prove a scenario without players; what its talks show."""
    scenario = read(Bundle(files)).scenario
    assert scenario is not None
    proof = prove(scenario, shipped_rubric())
    stage = Stage(scenario)
    return stage, list(showings(proof, stage, shipped_rubric()))


def performed(stage: Stage, showing: Showing) -> list[Event]:
    events = list(stage.begin(showing.example.draw(stage)))
    situation = stage.follow(None, events)
    for act in showing.example.acts:
        new, situation = stage.advance(situation, act)
        events.extend(new)
    return events


def test_every_talk_shows_what_it_is_said_to_show_and_makes_a_play_that_holds() -> None:
    stage, found = shown({"scenario.yaml": (SMALL / "scenario.yaml").read_bytes()})
    rubric = shipped_rubric()
    assert {each.what for each in found} >= {
        What.ENDING,
        What.FACT,
        What.LIMIT,
        What.LOWEST,
        What.HIGHEST,
        What.PASSED,
        What.FAILED,
        What.GREEDY,
    }
    assert len({each.key for each in found}) == len(found)
    for each in found:
        play = play_of(each.example.acts, dict(each.example.feelings), stage, rubric)
        assert [one.act for one in play.acts] == list(each.example.acts)
        assert not judge(play, stage, rubric), each.key
        expected = {(one.about, one.wanted) for one in play.expects}
        match each.what:
            case What.ENDING:
                assert TalkEnded(each.name) in performed(stage, each)
            case What.GREEDY:
                assert ("", str(each.name == "holds").lower()) in expected
            case What.PASSED | What.FAILED:
                assert (each.name, each.what.value) in expected
            case What.LOWEST | What.HIGHEST:
                assert each.level is not None
                assert (each.name, each.level.name.lower()) in expected
            case _:
                pass


def test_what_a_talk_does_not_need_is_left_out_of_it() -> None:
    """A talk with detours: the proof keeps it whole, what is shown of it is without them."""
    scenario = read(Bundle({"scenario.yaml": (SMALL / "scenario.yaml").read_bytes()})).scenario
    assert scenario is not None
    stage, rubric = Stage(scenario), shipped_rubric()
    proof = prove(scenario, rubric)
    detours = tuple(map(parse_act, ["encourage", "wait short", "encourage", "wait short"]))
    ending = (Kind.ENDING, "avtale")
    short = proof.reachable.examples[ending]
    longer = Example(short.feelings, (*detours, *short.acts))
    examples = {**proof.reachable.examples, ending: longer}
    spoilt = replace(proof, reachable=replace(proof.reachable, examples=examples))
    found = {each.key: each.example for each in showings(spoilt, stage, rubric)}
    assert TalkEnded("avtale") in performed(stage, Showing(What.ENDING, "avtale", longer))
    assert len(found["ending_avtale"].acts) <= len(short.acts)


def test_where_somebody_is_held_comes_first() -> None:
    for code, what in (("C703", What.STUCK), ("C704", What.LED_ROUND)):
        stage, found = shown(dict(example(code, "fail").files))
        assert found[0].what is what
        assert performed(stage, found[0])[-1] is not None
        assert not any(isinstance(event, TalkEnded) for event in performed(stage, found[0]))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A scenario with a play beside it, and a play that cannot be read."""
    here = tmp_path / "liten"
    shutil.copytree(SMALL, here)
    (here / "plays").mkdir()
    (here / "plays" / "kort.yaml").write_text(PLAY, encoding="utf-8")
    (here / "plays" / "brutt.yaml").write_text("acts: [", encoding="utf-8")
    found = Bench(str(here), "liten", tmp_path / "log")
    found.check()
    return found


def test_the_proof_beside_the_app_is_given_the_plays(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the app hands over is proved with the talks of the plays, as the command does."""
    handed, given = io.BytesIO(), list[Sequence[Event]]()
    handed.close = lambda: None  # type: ignore[method-assign]
    process = SimpleNamespace(stdin=handed, stdout=io.BytesIO(), wait=lambda: None)
    monkeypatch.setattr("simulator.authoring.proving.subprocess.Popen", lambda *_, **__: process)
    bench.prove()

    def looked(*args: Any, talks: Iterable[Sequence[Event]], **_: object) -> object:
        given.extend(talks)
        return prove(*args, bounds=Bounds())

    monkeypatch.setattr("simulator.proof.prove", looked)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(handed.getvalue())))
    said = io.StringIO()
    monkeypatch.setattr(sys, "stdout", said)
    proving.main()
    (talk,) = given
    acts = [event.act for event in talk if isinstance(event, Acted)]
    assert len(acts) == 3
    assert json.loads(said.getvalue().splitlines()[-1])["shown"]


def test_a_proof_that_was_stopped_in_the_middle_of_a_report_has_failed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = io.BytesIO(b'{"so_far": 50}\n{"so_fa')
    process = SimpleNamespace(stdin=io.BytesIO(), stdout=reports, wait=lambda: -9)
    monkeypatch.setattr("simulator.authoring.proving.subprocess.Popen", lambda *_, **__: process)
    monkeypatch.setattr(proving, "Thread", _AtOnce)
    found = bench.prove()
    assert found is not None
    assert (found.running, found.failed, found.logged) == (False, True, None)
    assert found.progress.players == 50


class _AtOnce:
    """A thread that is done before anything else goes on."""

    def __init__(self, target: Callable[..., None], args: tuple[object, ...], **_: object) -> None:
        self.start = partial(target, *args)


def test_a_talk_is_kept_beside_the_others(bench: Bench) -> None:
    scenario = bench.checked.scenario if bench.checked else None
    assert scenario is not None
    rubric = shipped_rubric()
    showing = next(showings(prove(scenario, rubric), Stage(scenario), rubric))
    first = bench.keep(showing, "hva den viser", "en merknad")
    again = bench.keep(showing, "hva den viser", "en merknad")
    assert first is not None
    assert again is not None
    assert first != again
    assert first.read_text("utf-8") == again.read_text("utf-8")
    assert first.read_text("utf-8").startswith("# en merknad\nabout: hva den viser\n")
    found = bench.check().diagnostics
    assert not [d for d in found if Path(d.file).name in {first.name, again.name}]


def test_no_talk_is_kept_beside_what_came_with_the_program() -> None:
    bench = Bench("butikktyveri", "butikktyveri", Path("log"))
    _, found = shown({"scenario.yaml": (SMALL / "scenario.yaml").read_bytes()})
    with pytest.raises(NotOnesOwnError, match=r"\./butikktyveri"):
        bench.keep(found[0], "", "")


def test_an_included_scenario_has_its_plays_too() -> None:
    found = Bench("kniv-i-sekken", "kniv-i-sekken", Path("log"))
    assert find("kniv-i-sekken").folder is not None
    assert len(found._checking.plays()) >= 4
