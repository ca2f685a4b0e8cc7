"""Statements: one for each act, valid, and the same every time."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from itertools import chain
from typing import Any
from uuid import UUID

import pytest
from ralph.models.xapi.base.statements import BaseXapiStatement

from scenarios.transcript import Header, Mode, Timing, Transcript
from scoring.scorecard import score
from scoring.shipped import shipped_rubric
from simulator.engine import Stage
from simulator.exchange.xapi import Told, statements
from tests.benchmarks.talks import bundle, load, whole_talk

STARTED = datetime(2026, 9, 1, 10, 0, tzinfo=timezone(timedelta(hours=2)))
TALKS = range(6)

every_talk = pytest.mark.parametrize("seed", TALKS)


@cache
def told(seed: int, *, timed: bool = True, cut: bool = False) -> Told:
    scenario, rubric = load(bundle()), shipped_rubric()
    events = tuple(chain.from_iterable(whole_talk(Stage(scenario), seed)))
    if cut:
        events = events[: len(events) // 2]
    header = Header(
        f"A{seed}", scenario.id, scenario.hash, rubric.hash, "nb", Mode.PRACTICE, Timing.UNTIMED
    )
    transcript = Transcript(header, events)
    seconds = tuple(index * 1.5 for index in range(len(events))) if timed else ()
    card = score(scenario, transcript, rubric)
    return Told(scenario, transcript, card, STARTED, "student-17", seconds)


def verbs(made: tuple[dict[str, Any], ...]) -> list[str]:
    return [each["verb"]["display"]["en"] for each in made]


@every_talk
def test_another_programs_models_accept_every_statement(seed: int) -> None:
    for each in statements(told(seed)):
        BaseXapiStatement.model_validate(each)


def test_those_models_would_notice() -> None:
    statement = json.loads(json.dumps(statements(told(0))[1]))
    statement["result"]["score"] = {"scaled": 1.5}
    with pytest.raises(ValueError, match="scaled"):
        BaseXapiStatement.model_validate(statement)


@every_talk
def test_there_is_one_for_each_act_between_the_beginning_and_the_end(seed: int) -> None:
    made = statements(told(seed))
    acts = told(seed).transcript.acts
    assert verbs(made)[0] == "initialized"
    assert verbs(made)[-2:] == ["completed", "terminated"]
    selected = [each for each in made if each["verb"]["display"]["en"] == "selected"]
    assert len(selected) == len(acts)
    assert len(made) == len(acts) + 3


def test_what_is_not_ended_is_not_completed() -> None:
    made = verbs(statements(told(0, cut=True)))
    assert "completed" not in made
    assert made[-1] == "terminated"


@every_talk
def test_no_verb_says_passed_or_failed(seed: int) -> None:
    assert Counter(verbs(statements(told(seed)))).keys() <= {
        "initialized",
        "selected",
        "completed",
        "terminated",
    }


@every_talk
def test_the_same_attempt_gives_the_same_statements(seed: int) -> None:
    assert statements(told(seed)) == statements(told(seed))
    ids = [each["id"] for each in statements(told(seed))]
    assert len(set(ids)) == len(ids)
    assert all(UUID(each).version == 5 for each in ids)


def test_two_attempts_share_no_id() -> None:
    ids = [{each["id"] for each in statements(told(seed))} for seed in TALKS]
    assert len(set.union(*ids)) == sum(map(len, ids))


def test_the_points_of_the_acts_are_those_of_the_scorecard() -> None:
    points: dict[str, float] = {}
    for each in statements(told(2)):
        given = each.get("result", {}).get("extensions", {})
        for name, value in next((v for k, v in given.items() if k.endswith("/points")), {}).items():
            points[name] = points.get(name, 0.0) + value
    for principle, profile in told(2).card.profiles.items():
        assert points.get(principle.value, 0.0) == pytest.approx(profile.points)


def test_times_carry_their_zone_and_never_go_back() -> None:
    times = [datetime.fromisoformat(each["timestamp"]) for each in statements(told(1))]
    assert times[0] == STARTED
    assert all(each.utcoffset() == timedelta(0) for each in times)
    assert times == sorted(times)
    assert times[-1] > times[0]


def test_without_times_every_statement_carries_the_start() -> None:
    times = {each["timestamp"] for each in statements(told(1, timed=False))}
    assert times == {STARTED.astimezone(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"}


def test_nobody_is_named() -> None:
    for each in statements(told(3)):
        assert each["actor"] == {
            "objectType": "Agent",
            "account": {"homePage": "https://samtalerom.invalid", "name": "student-17"},
        }
