"""The plain mode is equal: the same acts give the same events and the same score."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarios.library import included
from scenarios.transcript import Mode, Timing
from scenarios.words import Language
from scoring.scorecard import score
from simulator.plain.talk import ConsoleTalk
from simulator.records import Places, open_records
from simulator.sessions import Opened, open_scenario, pinned_rubric
from tests.functional.plain.driving import Line, Typist, any_of, typed
from tests.functional.talking import any_act, begun, small

SMALL: Opened = small()


@given(
    seed=st.integers(0, 2**32),
    timing=st.sampled_from(Timing),
    mode=st.sampled_from(Mode),
    most=st.integers(0, 40),
)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_same_acts_same_events_same_score(seed: int, timing: Timing, mode: Mode, most: int) -> None:
    compare(SMALL, seed, timing, mode, most)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", included())
def test_included_scenarios_play_the_same(name: str, seed: int) -> None:
    compare(open_scenario(name, Language.BOKMAL), seed, Timing.TIMED, Mode.PRACTICE, 60)


def compare(opened: Opened, seed: int, timing: Timing, mode: Mode, most: int) -> None:
    """Play at random through a session, type the same at the plain mode, and compare."""
    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder))
        records = open_records(places)
        try:
            chance = random.Random(seed)
            form = chance.randint(0, 1)
            direct, plain = (
                begun(
                    records,
                    opened=opened,
                    mode=mode,
                    timing=timing,
                    draw=lambda low, high: (low, high)[form],
                )
                for _ in range(2)
            )
            lines: list[list[Line]] = []
            while not direct.ended and len(lines) < most:
                act = any_act(direct, chance)
                lines.append(typed(direct, act))
                direct.act(act)
            typist = Typist([*any_of(chance.randrange, lines), *([] if direct.ended else ["q"])])
            ended = ConsoleTalk(typist.desk(records, places), plain).run()
            assert ended is direct.ended
            assert typist.left() == 0
            assert plain.transcript.events == direct.transcript.events
            kept = records.transcript(plain.attempt)
            assert kept.events == direct.transcript.events
            rubric = pinned_rubric(records, plain.attempt)
            one, two = (score(s.scenario, s.transcript, rubric) for s in (direct, plain))
            assert (one.gates, one.profiles, one.outcome) == (two.gates, two.profiles, two.outcome)
        finally:
            records.close()
