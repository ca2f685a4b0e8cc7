"""Scenarios being written, and the screens that show them: what several modules of tests need."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from simulator.records import Places, Settings
from simulator.tui.app import SamtaleromApp
from simulator.tui.messages import Way
from simulator.tui.widgets.choices import ChoiceList
from simulator.tui.widgets.outline import OutlineTree
from simulator.tui.widgets.proof_pane import ProofPane
from tests.functional.tui.playing import (
    HandClock,
    offers,
    press,
    settled,
    text,
    words,
)

PATIENCE = 40.0


def save(scenario: Path, old: str, new: str) -> None:
    path = scenario / "scenario.yaml"
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), encoding="utf-8")


def at(home: Path, first: Way, **settings: object) -> SamtaleromApp:
    chosen = Settings(**({"language": "nb", "notice_seen": True} | settings))  # type: ignore[arg-type]
    return SamtaleromApp(Places(home / "home"), settings=chosen, first=first, clock=HandClock())


async def until(pilot: Pilot[None], so: Callable[[], bool]) -> None:
    """Wait until something is so; the screens look at the files by themselves."""
    waited = 0.0
    while not so():
        await asyncio.sleep(0.05)
        await pilot.pause()
        waited += 0.05
        assert waited < PATIENCE, text(pilot)


async def shown(pilot: Pilot[None], *parts: str) -> None:
    await until(pilot, lambda: all(part in words(pilot) for part in parts))


def told(pilot: Pilot[None]) -> str:
    """What was told in passing."""
    return " ".join(each.message for each in pilot.app._notifications)


def tree(pilot: Pilot[None]) -> OutlineTree:
    return pilot.app.screen.query_one(OutlineTree)


async def proved(pilot: Pilot[None]) -> ProofPane:
    """Prove what the bench shows, and return where it is shown."""
    await shown(pilot, " råd")
    await press(pilot, "b")
    await until(pilot, lambda: "Kan alt nås" in " ".join(offers(pilot, "results")))
    return pilot.app.screen.query_one(ProofPane)


async def highlight(pilot: Pilot[None], part: str) -> None:
    """Come to a line of what was proved."""
    found = pilot.app.screen.query_one("#results", ChoiceList)
    found.highlighted = next(n for n, x in enumerate(offers(pilot, "results")) if part in x)
    await settled(pilot)
