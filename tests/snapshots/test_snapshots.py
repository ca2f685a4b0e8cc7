"""A few pictures, so that a change of the looks is seen. Behaviour is tested elsewhere.

After a wanted change: ``pytest tests/snapshots --snapshot-update``, and look at the report first.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from scenarios.transcript import Timing
from scenarios.words import Language
from simulator.i18n import translator
from simulator.sessions.review import review
from simulator.tui.screens.briefing import BriefingScreen
from simulator.tui.screens.debrief import DebriefScreen
from tests.functional.talking import begun, play, small
from tests.functional.tui.playing import (
    NARROW,
    WIDE,
    HandClock,
    NothingPrepared,
    Stage,
    none_handed_in,
    press,
    records,
    talk,
)

Compare = Callable[..., bool]


def pressing(*keys: str) -> Callable[[Pilot[None]], Any]:
    """What is done before the picture is taken."""

    async def before(pilot: Pilot[None]) -> None:
        await press(pilot, *keys)

    return before


def test_briefing(snap_compare: Compare) -> None:
    tr = translator(Language.BOKMAL)
    shown = Stage(
        lambda: BriefingScreen(tr, "liten", small().stage.scenario, "øving", NothingPrepared())
    )
    assert snap_compare(shown, terminal_size=NARROW, run_before=pressing())


def test_talk(snap_compare: Compare, tmp_path: Path) -> None:
    shown = talk(begun(records(tmp_path)))
    assert snap_compare(shown, terminal_size=NARROW, run_before=pressing("n", "1", "2", "n"))


def test_talk_with_room(snap_compare: Compare, tmp_path: Path) -> None:
    shown = talk(begun(records(tmp_path)))
    assert snap_compare(shown, terminal_size=WIDE, run_before=pressing("n", "1", "2", "n"))


def test_silence(snap_compare: Compare, tmp_path: Path) -> None:
    clock = HandClock()
    shown = talk(begun(records(tmp_path), timing=Timing.TIMED), clock=clock)

    async def before(pilot: Pilot[None]) -> None:
        await pilot.pause(0.2)  # the floor is as high as it will be
        await pilot.press("space")
        clock.seconds = 4.0
        await pilot.pause(0.2)

    assert snap_compare(shown, terminal_size=NARROW, run_before=before)


def test_map(snap_compare: Compare, tmp_path: Path) -> None:
    kept = records(tmp_path)
    session = begun(kept)
    play(session, random.Random(11), most=30)
    found = review(kept, session.attempt)
    header = replace(found.head.header, attempt="ABCDEFGHJK")
    found = replace(found, head=replace(found.head, header=header))
    tr = translator(Language.BOKMAL)
    debrief = found.debrief(tr.language)
    shown = Stage(lambda: DebriefScreen(tr, found, debrief, tmp_path, hand_in=none_handed_in))
    assert snap_compare(shown, terminal_size=NARROW, run_before=pressing("3", "right", "right"))
