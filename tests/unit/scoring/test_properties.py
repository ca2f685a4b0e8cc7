"""What holds of every scorecard, whatever was said."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.model import Meaning, Phase, Quality, Step
from scenarios.techniques import Technique
from scenarios.words import Language
from scoring.debrief import debrief
from scoring.rubric import Principle
from scoring.scorecard import Level, Scorecard, score
from scoring.shipped import shipped_rubric
from tests.unit.scoring.plays import (
    EMMA,
    FACTS,
    LIMITS,
    TRINE,
    Play,
    arrive,
    leave,
    reach,
    settle,
    shift,
    tell,
    wrong_yes,
)

CODES = st.lists(st.sampled_from(Technique), min_size=1, max_size=3, unique=True)
OFFERED = st.lists(CODES, max_size=3)
TOPICS = st.sampled_from([limit.id for limit in LIMITS])


@st.composite
def plays(draw: st.DrawFn) -> Play:
    """A talk of any acts in any order; much of it nonsense, all of it possible to record."""
    play = Play((EMMA, TRINE))
    reached: set[str] = set()
    shifts = 0
    for _ in range(draw(st.integers(1, 4))):
        play.at(draw(st.sampled_from(Phase)), draw(st.none() | st.sampled_from(Meaning)))
        for _ in range(draw(st.integers(1, 6))):
            unfinished = draw(st.integers(0, 5)) == 0
            _act(play, draw, unfinished=unfinished)
            match draw(st.integers(0, 9)):
                case 0:
                    play.then(tell(draw(st.sampled_from(FACTS))))
                case 1:
                    topic = draw(TOPICS)
                    play.then((settle if topic in reached else reach)(topic))
                    reached ^= {topic}
                case 2:
                    shifts += 1
                    play.then(shift("others", shifts))
                case 3:
                    play.then(leave("trine"), arrive("trine"))
                case 4:
                    play.then(wrong_yes())
                case _:
                    pass
    return play.end(draw(st.sampled_from(Quality))) if draw(st.booleans()) else play


def _act(play: Play, draw: st.DrawFn, *, unfinished: bool) -> None:
    offered = draw(OFFERED)
    match draw(st.integers(0, 9)):
        case 0:
            play.wait(offered=offered, unfinished=unfinished)
        case 1:
            play.nod(offered=offered, unfinished=unfinished)
        case 2:
            names = st.sampled_from([*FACTS, "wrong0"])
            play.summarise(
                *draw(st.lists(names, min_size=1, max_size=4, unique=True)),
                invites=draw(st.booleans()),
            )
        case 3:
            play.name(draw(TOPICS), draw(st.sampled_from(Step)), unfinished=unfinished)
        case 4:
            play.offer_break(offered=offered)
        case _:
            move = draw(st.none() | st.tuples(TOPICS, st.sampled_from(Step)))
            to = draw(st.sampled_from([("emma",), ("trine",), ("emma", "trine")]))
            play.say(*draw(CODES), offered=offered, to=to, move=move, unfinished=unfinished)


@settings(max_examples=150, deadline=None)
@given(plays())
def test_numbers_are_the_sum_of_their_evidence_and_keep_their_bounds(play: Play) -> None:
    card = play.card()
    assert list(card.profiles) == list(Principle)
    for principle, profile in card.profiles.items():
        assert profile.points == sum(e.points for e in profile.evidence)
        assert profile.open == sum(e.open for e in profile.evidence)
        assert 0 <= profile.earned <= profile.open
        assert profile.level is None or profile.level in Level
        assert 0 <= profile.taken <= profile.opportunities
        assert (profile.level is None) == (profile.open == 0 and profile.points >= 0)
        assert [e.turn for e in profile.evidence] == sorted(e.turn for e in profile.evidence)
        for evidence in profile.evidence:
            assert evidence.principle is principle
            assert 1 <= evidence.turn <= card.turns
            assert evidence.open >= 0
            assert evidence.source
            assert evidence.rule in shipped_rubric().rules


@settings(max_examples=60, deadline=None)
@given(plays())
def test_same_talk_scores_the_same_twice_and_in_any_language(play: Play) -> None:
    scenario, transcript = play.scenario(), play.transcript()
    rubric = shipped_rubric()
    english = replace(
        scenario,
        language="en",
        moments={
            name: replace(
                moment,
                choices=tuple(replace(c, says=c.says.upper(), why="?") for c in moment.choices),
            )
            for name, moment in scenario.moments.items()
        },
    )
    first = score(scenario, transcript, rubric)
    assert first == score(scenario, transcript, rubric) == score(english, transcript, rubric)


@settings(max_examples=40, deadline=None)
@given(plays())
def test_debrief_shows_the_scorecard_and_leaves_no_blank(play: Play) -> None:
    scenario, transcript, rubric = play.scenario(), play.transcript(), shipped_rubric()
    card = score(scenario, transcript, rubric)
    for language in Language:
        shown = debrief(scenario, transcript, rubric, language)
        assert shown == debrief(scenario, transcript, rubric, language)
        assert shown.holds is card.holds
        assert bool(shown.reasons) is not card.holds
        assert [p.level for p in shown.profiles] == [p.level for p in card.profiles.values()]
        per_turn = [e for turn in shown.turns for e in turn.evidence]
        assert len(per_turn) == sum(len(p.evidence) for p in card.profiles.values())
        reasons = [e.why for e in per_turn]
        reasons += [f.why for gate in shown.gates for f in gate.findings]
        assert all(why and "{" not in why for why in reasons)


@settings(max_examples=60, deadline=None)
@given(plays(), st.integers(0, 3))
def test_harm_never_helps(play: Play, at: int) -> None:
    """To have said one leading, judging line more never raises what counts for it."""
    before = play.card()
    play.at(list(Phase)[at + 2]).say(Technique.LEADING_PRESUPPOSITION, Technique.ACCUSE)
    after = play.card()
    for principle in (Principle.NOT_LEADING, Principle.UNBIASED):
        assert _share(after, principle) <= _share(before, principle)


def _share(card: Scorecard, principle: Principle) -> float:
    share = card.profiles[principle].share
    return 1.0 if share is None else share
