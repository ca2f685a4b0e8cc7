"""The shipped scenarios beside each other: alive, long enough, not guessable, fair."""

import re
from collections import Counter, defaultdict
from functools import cache
from statistics import median

import pytest

from scenarios import guards
from scenarios.format import Bundle, read, read_play
from scenarios.guards import FeelingIs
from scenarios.library import INCLUDED, shipped
from scenarios.model import Line, Role, Scenario
from scenarios.script import all_lines
from scenarios.techniques import form_of
from scenarios.transcript import FloorGiven, Header, LineSaid, Mode, Timing, Transcript
from scoring.checks.chance import count, only_one
from scoring.checks.worths import ChoiceSet, Scored
from scoring.scorecard import Scorecard, score
from scoring.shipped import shipped_rubric
from simulator.engine import Stage
from simulator.proof.probes import perform
from tests.functional.library.test_shipped import (
    SHIPPED,
    every_scenario,
    reading_of,
    scenario_of,
    stage_of,
)

WORDS_A_MINUTE = 199
"""Reading speed in Swedish, the nearest language with a standard text.

Trauzettel-Klosinski and Dietz 2012, doi 10.1167/iovs.11-8284.
"""
OTHER_NAMES = ("Kim", "Robin", "Alex", "Sam", "Noor", "Eli", "Jo")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@cache
def own_lines(name: str) -> tuple[Line, ...]:
    """What people say in a scenario, without what its shared blocks bring."""
    scenario = scenario_of(name)
    return tuple(line for line in all_lines(scenario) if line.says)


@every_scenario
def test_people_speak_briefly(name: str) -> None:
    assert median(len(words(line.says)) for line in own_lines(name)) <= 25
    assert max(len(words(line.says)) for line in own_lines(name)) <= 60


def test_no_line_is_said_in_two_scenarios() -> None:
    """Whole sentences only; «Ja.» may be said by anybody."""
    said: defaultdict[str, set[str]] = defaultdict(set)
    for name in SHIPPED:
        for line in own_lines(name):
            if len(words(line.says)) >= 5:
                said[" ".join(words(line.says))].add(name)
    assert {text: names for text, names in said.items() if len(names) > 1} == {}


def test_no_line_is_on_offer_in_two_scenarios_but_from_a_block() -> None:
    offered: defaultdict[str, set[str]] = defaultdict(set)
    for name in SHIPPED:
        shared = {moment for use in reading_of(name).uses for moment in use.moments}
        for moment in scenario_of(name).moments.values():
            for choice in moment.choices if moment.id not in shared else ():
                if len(words(choice.says)) >= 5:
                    offered[" ".join(words(choice.says))].add(name)
    assert {text: names for text, names in offered.items() if len(names) > 1} == {}


@every_scenario
def test_trust_changes_the_answer_at_many_moments(name: str) -> None:
    scenario = scenario_of(name)
    told_by = _tellers(scenario)
    moments = {
        moment.id
        for moment in scenario.moments.values()
        for choice in moment.choices
        for reaction in choice.reactions
        if _hangs_on_trust(told_by, reaction.when)
        or any(
            scenario.facts[fact].unlock.trust_needed(form_of(choice.techniques)) != 0
            for line in reaction.lines
            if line.speaker in told_by
            for fact in line.tells
        )
    }
    assert len(moments) >= 10


def _tellers(scenario: Scenario) -> frozenset[str]:
    """Whose trust a talk hangs on: the guardians' where the youth waits outside."""
    if scenario.youth.present:
        return frozenset({scenario.youth.id})
    return frozenset(p.id for p in scenario.people.values() if p.role is Role.GUARDIAN)


def _hangs_on_trust(told_by: frozenset[str], guard: guards.Guard | None) -> bool:
    atoms = guards.atoms(guard) if guard is not None else ()
    return any(
        isinstance(a, FeelingIs) and a.person in told_by and a.feeling == "trust" for a in atoms
    )


@every_scenario
def test_an_attentive_talk_takes_a_quarter_of_an_hour_to_read(name: str) -> None:
    """Everything that is said, and every line on offer when it first comes up."""
    stage = stage_of(name)
    read_so_far: set[str] = set()
    total = 0
    for event in _attentive(name, stage):
        texts: dict[str, str] = {}
        if isinstance(event, LineSaid):
            line = stage.text(event.line)
            texts[event.line] = f"{line.cue} {line.says}"
        elif isinstance(event, FloorGiven):
            texts = {f"offered {each}": stage.choice(each).says for each in event.choices}
        total += sum(len(words(text)) for key, text in texts.items() if key not in read_so_far)
        read_so_far |= texts.keys()
    assert total / WORDS_A_MINUTE >= 15, f"{total / WORDS_A_MINUTE:.1f} minutes"


def _attentive(name: str, stage: Stage) -> tuple[object, ...]:
    path = INCLUDED / name / "plays" / "attentive.yaml"
    play = read_play(path.name, path.read_bytes()).play
    assert play is not None
    return perform(stage, [each.act for each in play.acts], min)


@cache
def choice_sets(name: str) -> tuple[ChoiceSet, ...]:
    return Scored(scenario_of(name), shipped_rubric()).choice_sets


@every_scenario
def test_the_longest_line_is_best_about_as_often_as_by_chance(name: str) -> None:
    counted = count(
        choice_sets(name), lambda each: only_one([len(one.choice.says) for one in each.judged])
    )
    assert 0.20 <= len(counted.met) / counted.sets <= 0.35


@every_scenario
def test_the_place_of_the_best_line_gives_nothing_away(name: str) -> None:
    """Pearson's statistic over first, last and in between stays below its 1 % point (2 df)."""
    found: Counter[str] = Counter()
    expected: Counter[str] = Counter()
    for each in choice_sets(name):
        if len(each.best) != 1 or len(each.judged) < 3:
            continue
        last = len(each.judged) - 1
        found[_place(each.best[0], last)] += 1
        for place in range(last + 1):
            expected[_place(place, last)] += 1 / (last + 1)  # type: ignore[assignment]
    statistic = sum((found[p] - expected[p]) ** 2 / expected[p] for p in expected)
    assert statistic < 9.21, (found, expected)


def _place(place: int, last: int) -> str:
    return "first" if place == 0 else "last" if place == last else "between"


@every_scenario
@pytest.mark.parametrize("play", ["attentive", "average", "careless"])
def test_other_names_change_no_score(name: str, play: str) -> None:
    """Everybody gets another name, everywhere in the text; what the talk is worth stays."""
    bundle = shipped(name)
    text = bundle.files["scenario.yaml"].decode("utf-8")
    people = scenario_of(name).people.values()
    for person, other in zip(people, OTHER_NAMES, strict=False):
        text = re.sub(rf"\b{person.name}\b", other, text)
    files = {key: data for key, data in bundle.files.items() if not key.endswith(".po")}
    renamed = read(Bundle(files | {"scenario.yaml": text.encode("utf-8")})).scenario
    assert renamed is not None
    assert renamed.youth.name != scenario_of(name).youth.name
    before, after = (_card(each, play) for each in (scenario_of(name), renamed))
    assert before.profiles == after.profiles
    assert before.gates == after.gates
    assert before.outcome == after.outcome


def _card(scenario: Scenario, play: str) -> Scorecard:
    path = INCLUDED / scenario.id / "plays" / f"{play}.yaml"
    written = read_play(path.name, path.read_bytes()).play
    assert written is not None
    rubric = shipped_rubric()
    header = Header(
        "-", scenario.id, scenario.hash, rubric.hash, "nb", Mode.PRACTICE, Timing.UNTIMED
    )
    events = perform(Stage(scenario), [each.act for each in written.acts], min)
    return score(scenario, Transcript(header, events), rubric)


def test_the_young_people_are_not_alike() -> None:
    """No two share a name; a grown-up is there in every talk."""
    names = [scenario_of(name).youth.name for name in SHIPPED]
    assert len(set(names)) == len(names)
    for name in SHIPPED:
        roles = {person.role for person in scenario_of(name).people.values()}
        assert roles - {Role.YOUTH}
