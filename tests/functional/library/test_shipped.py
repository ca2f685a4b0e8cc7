"""The shipped scenarios: what each holds, and that only listening gets one through it."""

import random
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from scenarios.format import read
from scenarios.library import INCLUDED, included, shipped
from scenarios.model import FactKind, Phase, Quality, Role, Scenario
from scenarios.script import all_reactions
from scenarios.techniques import Technique
from scenarios.transcript import Event, FocusShifted, Header, Mode, Timing, Transcript
from scoring.rubric import Gate, Principle
from scoring.scorecard import Level, Scorecard, score
from scoring.shipped import shipped_rubric
from simulator.engine import Stage
from tests.strategies import (
    Strategy,
    always_first,
    always_last,
    always_longest,
    always_nods,
    always_shortest,
    always_waits,
    at_random,
    patient,
    perform,
    play,
    written,
)

SHIPPED = included()
LANGUAGES = ("nb", "en")
RANDOM_PLAYERS = 1000

every_scenario = pytest.mark.parametrize("name", SHIPPED)


@cache
def scenario_of(name: str, language: str = "nb") -> Scenario:
    reading = read(shipped(name), language)
    assert reading.scenario is not None, reading.diagnostics
    return reading.scenario


@cache
def stage_of(name: str) -> Stage:
    return Stage(scenario_of(name))


def scored(name: str, events: tuple[Event, ...], language: str = "nb") -> Scorecard:
    scenario = scenario_of(name, language)
    rubric = shipped_rubric()
    header = Header(
        "test", name, scenario.hash, rubric.hash, language, Mode.PRACTICE, Timing.UNTIMED
    )
    return score(scenario, Transcript(header, events), rubric)


def plays(pattern: str) -> list[Path]:
    return [path for name in SHIPPED for path in sorted((INCLUDED / name / "plays").glob(pattern))]


def played(path: Path, *, low: bool = True) -> tuple[str, tuple[Event, ...]]:
    name = path.parent.parent.name
    acts = written(path.read_text(encoding="utf-8"))
    return name, perform(stage_of(name), acts, min if low else max)


@every_scenario
def test_has_what_a_scenario_needs(name: str) -> None:
    scenario = scenario_of(name)
    moments = scenario.moments.values()
    assert len(moments) >= 45
    assert {moment.phase for moment in moments} == set(Phase)
    silences = [m.answers.silence.means for m in moments if m.answers.silence]
    assert len(set(silences)) >= 3
    reactions = list(all_reactions(scenario))
    raised = {t for r in reactions for t in r.raises} | {t for m in moments for t in m.raises}
    assert len({scenario.limits[topic].severity for topic in raised}) >= 2
    kinds = Counter(fact.kind for fact in scenario.facts.values())
    assert sum(kinds.values()) >= 10
    assert abs(kinds[FactKind.RISK] - kinds[FactKind.PROTECTIVE]) <= 2
    endings = scenario.endings.values()
    assert len(endings) >= 3
    assert any(e.quality is Quality.RESPECTED_REFUSAL and e.contact for e in endings)
    assert any(person.role is Role.GUARDIAN for person in scenario.people.values())
    codes = {code for m in moments for choice in m.choices for code in choice.techniques}
    assert {Technique.RIGHTS, Technique.RIGHTS_UNDERMINED, Technique.FOCUS_WHY} <= codes


@every_scenario
def test_the_focus_is_shifted_at_first_and_again(name: str) -> None:
    shifts: Counter[str] = Counter()
    for seed in range(20):
        events = play(stage_of(name), at_random(seed, only_choices=True), min)
        shifts.update(e.topic for e in events if isinstance(e, FocusShifted) and e.times > 1)
    assert shifts


@every_scenario
@pytest.mark.parametrize("language", LANGUAGES)
def test_is_complete_in_its_languages(name: str, language: str) -> None:
    assert read(shipped(name), language, compare=True).diagnostics == ()


@pytest.mark.parametrize("path", plays("attentive.acts"), ids=lambda p: p.parent.parent.name)
@pytest.mark.parametrize("low", [True, False])
def test_listening_gets_one_through(path: Path, low: bool) -> None:
    card = scored(*played(path, low=low))
    assert card.holds, card.hindrances
    levels = [profile.level for profile in card.profiles.values()]
    assert levels.count(Level.VERY_GOOD) >= 6


@pytest.mark.parametrize(
    "path", plays("respected_refusal.acts"), ids=lambda p: p.parent.parent.name
)
def test_a_refusal_that_is_respected_is_a_good_talk(path: Path) -> None:
    name, events = played(path)
    card = scored(name, events)
    assert card.holds, card.hindrances
    ending = scenario_of(name).endings[card.outcome.ending or ""]
    assert ending.quality is Quality.RESPECTED_REFUSAL
    assert ending.contact


@pytest.mark.parametrize("path", plays("average.acts"), ids=lambda p: p.parent.parent.name)
def test_an_average_talk_is_safe_but_not_yet_there(path: Path) -> None:
    card = scored(*played(path))
    assert card.gate(Gate.TRUTH).status.value == "passed"
    assert not card.holds
    assert card.profiles[Principle.OPEN].level not in (None, Level.LACKING)


@pytest.mark.parametrize("path", plays("careless.acts"), ids=lambda p: p.parent.parent.name)
def test_carelessness_fails_at_the_gates(path: Path) -> None:
    card = scored(*played(path))
    assert not card.holds
    assert sum(gate.status.value == "failed" for gate in card.gates) >= 2


@pytest.mark.parametrize("path", plays("*.acts"), ids=lambda p: f"{p.parent.parent.name}-{p.stem}")
def test_a_play_scores_the_same_in_every_language(path: Path) -> None:
    name, events = played(path)
    cards = [scored(name, events, language) for language in LANGUAGES]
    shown = [
        (c.gates, c.outcome.ending, {k: p.level for k, p in c.profiles.items()}) for c in cards
    ]
    assert shown[0][1:] == shown[1][1:]
    assert [g.status for g in shown[0][0]] == [g.status for g in shown[1][0]]


BLIND: dict[str, Strategy] = {
    "first": always_first,
    "last": always_last,
    "longest": always_longest,
    "shortest": always_shortest,
    "patient and first": patient(always_first),
    "patient and last": patient(always_last),
    "patient and longest": patient(always_longest),
    "waits": always_waits,
    "nods": always_nods,
}


@every_scenario
@pytest.mark.parametrize("blind", BLIND)
def test_playing_blindly_does_not_get_one_through(name: str, blind: str) -> None:
    assert not scored(name, play(stage_of(name), BLIND[blind], max)).holds


@every_scenario
@pytest.mark.slow
def test_chance_does_not_get_one_through(name: str) -> None:
    stage = stage_of(name)
    through = []
    for seed in range(RANDOM_PLAYERS):
        chance = random.Random(seed)
        strategy = at_random(seed, only_choices=seed % 2 == 0)
        if scored(name, play(stage, strategy, chance.randint)).holds:
            through.append(seed)
    assert through == []
