"""The shipped scenarios: what each holds, and that only listening gets one through it."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from scenarios.format import read, read_play
from scenarios.format.reading import Reading
from scenarios.library import INCLUDED, included, shipped
from scenarios.model import FactKind, Phase, Quality, Role, Scenario, Track
from scenarios.plays import Expected, Play
from scenarios.script import all_reactions
from scenarios.techniques import Technique
from scenarios.transcript import Event, FocusShifted, Header, Mode, Timing, Transcript
from scoring.rubric import Gate, Principle
from scoring.scorecard import Level, Scorecard, score
from scoring.shipped import shipped_rubric
from simulator.engine import Stage
from simulator.plays import judge
from simulator.proof.probes import at_random, perform, play

SHIPPED = included()
PLAYS = {"attentive": True, "average": False, "careless": False, "respected_refusal": True}
"""The plays that every scenario has, and whether they hold."""
LANGUAGES = ("nb", "en")
NYNORSK = [name for name in SHIPPED if "nn.po" in shipped(name).files]
"""The scenarios that are in nynorsk as well; what is begun must be whole."""
OF_AGE = 18
"""From this age nobody is anybody's guardian."""

every_scenario = pytest.mark.parametrize("name", SHIPPED)


@cache
def reading_of(name: str, language: str = "nb") -> Reading:
    return read(shipped(name), language, compare=language != "nb")


def scenario_of(name: str, language: str = "nb") -> Scenario:
    reading = reading_of(name, language)
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


def play_of(path: Path) -> Play:
    reading = read_play(path.name, path.read_bytes())
    assert reading.play is not None, reading.diagnostics
    return reading.play


def played(path: Path, *, low: bool = True) -> tuple[str, tuple[Event, ...]]:
    name = path.parent.parent.name
    acts = [each.act for each in play_of(path).acts]
    return name, perform(stage_of(name), acts, min if low else max)


@every_scenario
def test_has_its_plays(name: str) -> None:
    found = {path.name for path in (INCLUDED / name / "plays").iterdir()}
    assert found >= {f"{play}.yaml" for play in PLAYS}, "samtalerom play --record makes them"
    assert all(name.endswith(".yaml") for name in found)


@pytest.mark.parametrize("path", plays("*.yaml"), ids=lambda p: f"{p.parent.parent.name}-{p.stem}")
def test_a_play_comes_out_as_expected(path: Path) -> None:
    name, play = path.parent.parent.name, play_of(path)
    assert judge(play, stage_of(name), shipped_rubric()) == ()
    wanted = {(each.kind, each.about): each.wanted for each in play.expects}
    assert wanted[Expected.HOLDS, ""] == str(PLAYS[path.stem]).lower()
    assert (Expected.ENDING, "") in wanted


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
    codes = {code for m in moments for choice in m.choices for code in choice.techniques}
    assert {Technique.RIGHTS, Technique.RIGHTS_UNDERMINED, Technique.FOCUS_WHY} <= codes


@every_scenario
def test_a_guardian_comes_with_a_minor_and_with_nobody_else(name: str) -> None:
    """Politiloven § 13 is for minors and their parents; whoever is of age comes freely (S2)."""
    scenario = scenario_of(name)
    age = scenario.youth.age
    assert age is not None
    roles = {person.role for person in scenario.people.values()}
    assert (Role.GUARDIAN in roles) is (age < OF_AGE)
    assert age < OF_AGE or scenario.track is Track.VOLUNTARY


@every_scenario
def test_the_focus_is_shifted_at_first_and_again(name: str) -> None:
    shifts: Counter[str] = Counter()
    for seed in range(20):
        events = play(stage_of(name), at_random(seed, only_choices=True), min)
        shifts.update(e.topic for e in events if isinstance(e, FocusShifted) and e.times > 1)
    assert shifts


@every_scenario
def test_is_complete_in_its_languages(name: str) -> None:
    """No text without a translation, and none that is outdated."""
    bundle = shipped(name)
    assert {*LANGUAGES} <= {"nb", *bundle.languages}
    for language in bundle.languages:
        assert reading_of(name, language).diagnostics == ()


def test_four_are_in_nynorsk() -> None:
    assert sum("nn" in shipped(name).languages for name in SHIPPED) >= 4


@pytest.mark.parametrize("name", NYNORSK)
def test_is_complete_in_nynorsk_where_it_has_it(name: str) -> None:
    assert read(shipped(name), "nn", compare=True).diagnostics == ()


@pytest.mark.parametrize("path", plays("attentive.yaml"), ids=lambda p: p.parent.parent.name)
@pytest.mark.parametrize("low", [True, False])
def test_listening_gets_one_through(path: Path, low: bool) -> None:
    card = scored(*played(path, low=low))
    assert card.holds, card.hindrances
    levels = {principle: profile.level for principle, profile in card.profiles.items()}
    assert set(levels.values()) == {Level.VERY_GOOD}, levels


@pytest.mark.parametrize(
    "path", plays("respected_refusal.yaml"), ids=lambda p: p.parent.parent.name
)
def test_a_refusal_that_is_respected_is_a_good_talk(path: Path) -> None:
    name, events = played(path)
    card = scored(name, events)
    assert card.holds, card.hindrances
    ending = scenario_of(name).endings[card.outcome.ending or ""]
    assert ending.quality is Quality.RESPECTED_REFUSAL
    assert ending.contact


@pytest.mark.parametrize("path", plays("average.yaml"), ids=lambda p: p.parent.parent.name)
def test_an_average_talk_is_safe_but_not_yet_there(path: Path) -> None:
    card = scored(*played(path))
    assert card.gate(Gate.TRUTH).status.value == "passed"
    assert not card.holds
    assert card.profiles[Principle.OPEN].level not in (None, Level.LACKING)


@pytest.mark.parametrize("path", plays("careless.yaml"), ids=lambda p: p.parent.parent.name)
def test_carelessness_fails_at_the_gates(path: Path) -> None:
    card = scored(*played(path))
    assert not card.holds
    assert sum(gate.status.value == "failed" for gate in card.gates) >= 2


@pytest.mark.parametrize("path", plays("*.yaml"), ids=lambda p: f"{p.parent.parent.name}-{p.stem}")
def test_a_play_scores_the_same_in_every_language(path: Path) -> None:
    name, events = played(path)
    cards = [scored(name, events, language) for language in LANGUAGES]
    shown = [
        (c.gates, c.outcome.ending, {k: p.level for k, p in c.profiles.items()}) for c in cards
    ]
    assert shown[0][1:] == shown[1][1:]
    assert [g.status for g in shown[0][0]] == [g.status for g in shown[1][0]]
