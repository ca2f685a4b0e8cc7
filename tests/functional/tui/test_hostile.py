"""Text that would act on a terminal, in every field that an author or trainee can fill."""

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.widgets import TextArea

from scenarios.model import Limit, Scenario
from scenarios.transcript import Encourage, Header, Mode, Say, Timing, Transcript
from scenarios.words import Language
from scoring.scorecard import score
from scoring.shipped import shipped_rubric
from simulator.engine import Stage
from simulator.i18n import translator
from simulator.sessions import Pins, Session
from simulator.sessions.review import Review
from simulator.tui.screens.briefing import BriefingScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.text import plain
from simulator.tui.widgets.sheet import Block, Sheet
from tests.functional.talking import small
from tests.functional.tui.playing import (
    WIDE,
    HandClock,
    NothingPrepared,
    none_handed_in,
    press,
    records,
    running,
    settled,
    talk,
)
from tests.functional.tui.playing import Stage as Shown

HOSTILE = (
    "\x1b[2Jut\x1b]52;c;aGVp\x07 \x9b31m \u202esnudd\u2066 \u200bnull\x7f\x00 "
    "[@click=app.exit]klikk[/] [/] [red]rødt[/red] {navn} %s $own <b>"
)
FORBIDDEN = {chr(n) for n in (*range(0x20), *range(0x7F, 0xA0))} | set("\u202e\u2066\u200b\u2028")


def poisoned(value: Any) -> Any:
    """The same value with hostile text after every text that is shown, ids left alone."""
    if isinstance(value, str):
        return value + HOSTILE
    if isinstance(value, tuple):
        return tuple(poisoned(each) for each in value)
    if isinstance(value, Mapping):
        return {key: poisoned(each) for key, each in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {}
        for field in dataclasses.fields(value):
            if field.name in _NAMES:
                continue
            changes[field.name] = poisoned(getattr(value, field.name))
        return dataclasses.replace(value, **changes)
    return value


_NAMES = frozenset(
    {
        "id", "ref", "hash", "language", "start", "goto", "end", "tells", "raises", "settles",
        "shift", "arrives", "leaves", "to", "when", "speaker", "known_by", "of", "topic",
        "person", "feeling", "scene", "techniques", "role", "track", "level", "feelings", "kind",
        "area", "phase", "means", "severity", "expected", "quality", "unlock", "effects",
        "interruption", "credit", "limit", "provenance",
    }
)  # fmt: skip


def hostile_scenario() -> Scenario:
    found = poisoned(small().stage.scenario)
    assert isinstance(found, Scenario)
    return found


def hostile_session(home: Path) -> Session:
    stage = Stage(hostile_scenario())
    header = Header("ABCDEFGHJK", "liten", "0" * 64, "1" * 64, "nb", Mode.PRACTICE, Timing.UNTIMED)
    clock = HandClock()
    events = stage.begin(lambda low, _high: low)
    kept = records(home)
    kept.begin(header, Pins(b"", ""), clock.now(), [(0.0, event) for event in events])
    return Session(kept, stage, Transcript(header, events), Pins(b"", ""), clock=clock)


def assert_inert(pilot: Any, *, seen: bool = True) -> None:
    """Nothing on the screen acts: no control characters, no action but our own."""
    whole = ""
    for strip in pilot.app.screen._compositor.render_strips():
        for segment in strip:
            whole += segment.text
            style = segment.style or Style()
            assert style.meta.get("@click") != "app.exit"
            assert style.link is None
    assert not FORBIDDEN & set(whole)
    if seen:
        folded = "".join(whole.split())
        assert "[@click=app.exit]klikk[/]" in folded or "klikk" in folded


def test_the_poison_reaches_every_text() -> None:
    scenario = hostile_scenario()
    assert HOSTILE in scenario.title
    assert HOSTILE in scenario.briefing.worry
    assert all(HOSTILE in person.name for person in scenario.people.values())
    assert all(HOSTILE in choice.says for choice in scenario.moments["hilsen"].choices)
    limit: Limit = scenario.limits["kjeft"]
    assert all(HOSTILE in words for words in limit.steps.values())


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_a_talk_full_of_hostile_text_is_only_text(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = hostile_session(tmp_path)
    async with running(talk(session), size) as pilot:
        await settled(pilot)
        assert_inert(pilot)
        for keys in (["h"], ["n"], ["2"], ["n"], ["n"], ["l"], ["escape"]):
            await press(pilot, *keys)
            assert_inert(pilot)
        await press(pilot, "o", "1", "r")
        assert_inert(pilot)
        await press(pilot, "s", "g")
        assert_inert(pilot)
        await press(pilot, "1")
        assert_inert(pilot)
        await press(pilot, "3", "4", "1")
        assert_inert(pilot)
        assert session.ended
        assert pilot.app.is_running


async def test_a_click_on_hostile_text_runs_nothing(tmp_path: Path) -> None:
    session = hostile_session(tmp_path)
    async with running(talk(session), WIDE) as pilot:
        await settled(pilot)
        for y in range(0, 60, 2):
            for x in range(12, 200, 9):
                offset = (x, y)
                style = pilot.app.screen.get_style_at(*offset)
                assert style.meta.get("@click", "screen.").startswith(("screen.", "app.focus"))


async def test_notes_of_the_trainee_are_only_text(tmp_path: Path) -> None:
    session = hostile_session(tmp_path)
    async with running(talk(session), WIDE) as pilot:
        await press(pilot, "t")
        pilot.app.screen.query_one(TextArea).text = "[/] [@click=app.exit]klikk[/]"
        await press(pilot, "escape")
        assert_inert(pilot)
        assert "[/] [@click=app.exit]klikk[/]" in " ".join(
            strip.text for strip in pilot.app.screen._compositor.render_strips()
        )


async def test_a_hostile_briefing_is_only_text() -> None:
    tr = translator(Language.BOKMAL)
    screen = BriefingScreen(tr, "liten", hostile_scenario(), "øving", NothingPrepared())
    async with running(Shown(lambda: screen), WIDE) as pilot:
        await settled(pilot)
        assert_inert(pilot)


async def test_a_hostile_debrief_is_only_text(tmp_path: Path) -> None:
    session = hostile_session(tmp_path)
    for line in ("retter", "fortell", "runde_av", "ny_prat"):
        session.act(_say(session, line))
    session.keep_note(HOSTILE)
    transcript = session.transcript
    rubric = shipped_rubric()
    found = Review(
        records(tmp_path).head(session.attempt),
        transcript,
        session.scenario,
        rubric,
        score(session.scenario, transcript, rubric),
        session.records.reflections(session.attempt),
    )
    tr = translator(Language.BOKMAL)
    shown = Shown(
        lambda: DebriefScreen(
            tr, found, found.debrief(tr.language), tmp_path, hand_in=none_handed_in
        )
    )
    async with running(shown, WIDE) as pilot:
        await settled(pilot)
        for section in "123456":
            await press(pilot, section)
            assert_inert(pilot, seen=section not in "23")


def _say(session: Session, choice: str) -> Any:
    while session.situation.pending:
        session.act(Encourage())
    return Say(choice)


@pytest.mark.parametrize("width", range(9, 30))
async def test_no_line_ends_at_a_space_that_holds_together(width: int) -> None:
    class Wrapping(App[None]):
        def compose(self) -> ComposeResult:
            yield Sheet(
                [Block(plain("Det er 38\N{NO-BREAK SPACE}% av dem som kunne."))], id="sheet"
            )

    async with running(Wrapping(), (width, 10)) as pilot:
        await settled(pilot)
        strips = pilot.app.query_one(Sheet)._strips
        assert any("38\N{NO-BREAK SPACE}%" in strip.text for strip in strips)
        assert {strip.cell_length for strip in strips} == {strips[0].cell_length}
