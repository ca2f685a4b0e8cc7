"""After the talk: own rating, debrief, another way, progress."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from scenarios.transcript import Encourage
from scoring.rubric import Principle
from simulator.bundles import HandIn, decode, receipt_of
from simulator.i18n import N_
from simulator.records.store import Store
from simulator.sessions import RecordsError, Session, branch
from simulator.tui.debriefing.course import COLUMN, LABEL, turns_in_a_band
from simulator.tui.messages import OpenDebrief, RateTalk
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.progress import ProgressScreen
from simulator.tui.screens.rating import RatingScreen
from simulator.tui.screens.talk import TalkScreen
from simulator.tui.widgets.ratings import RatingList
from tests.functional.talking import begun, play
from tests.functional.tui.playing import (
    NARROW,
    WIDE,
    app,
    offers,
    press,
    records,
    running,
    settled,
    sheet,
    text,
    words,
)


def ended(home: Path, seed: int = 1, *, rated: bool = True) -> Session:
    """A talk that was played to its end by chance; its score was seen unless told otherwise."""
    kept = records(home)
    chance = random.Random(seed)
    while True:
        session = begun(kept)
        play(session, chance)
        if session.ended:
            if rated:
                kept.keep_ratings(session.attempt, {})
            return session


async def look_back(pilot: Pilot[None], *keys: str) -> None:
    """Go from home over progress to the debrief of the latest attempt."""
    await settled(pilot)
    await press(pilot, "f", "enter", *keys)
    assert isinstance(pilot.app.screen, DebriefScreen)


async def test_a_whole_round_by_keys(tmp_path: Path) -> None:
    """Home, briefing, talk, rating, debrief, home: nothing but keys, everything kept."""
    async with running(app(tmp_path)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "2", "n", "n", "4", "1", "enter")
        assert isinstance(pilot.app.screen, RatingScreen)
        await press(pilot, "2", "1", "3", "s")
        assert "5 er ikke vurdert. s igjen for å gå videre uten." in words(pilot)
        await press(pilot, "s")
        assert isinstance(pilot.app.screen, DebriefScreen)
        await press(pilot, "6")
        rows = text(pilot).splitlines()
        assert any("Åpne spørsmål" in row and row.split()[2] == "2" for row in rows)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        kept = records(tmp_path)
        (head,) = kept.attempts()
        assert head.ending == "avtale"
        assert kept.reflections(head.header.attempt).ratings == {
            "open": 2,
            "listening": 1,
            "pauses": 3,
        }


async def test_ratings_that_are_left_are_kept_and_asked_for_before_the_score(
    tmp_path: Path,
) -> None:
    attempt = ended(tmp_path, rated=False).attempt
    async with running(app(tmp_path, scenario=None)) as pilot:
        await settled(pilot)
        await press(pilot, "f", "enter")
        assert isinstance(pilot.app.screen, RatingScreen)
        await press(pilot, "2", "1", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        kept = records(tmp_path).reflections(attempt)
        assert (kept.ratings, kept.rated) == ({"open": 2, "listening": 1}, False)
        await press(pilot, "f", "enter")
        assert "[2]" in text(pilot)
        assert pilot.app.screen.query_one(RatingList).highlighted == 2
        await press(pilot, "3", "s", "s")
        assert isinstance(pilot.app.screen, DebriefScreen)
        await press(pilot, "escape", "f", "enter")
        assert isinstance(pilot.app.screen, DebriefScreen)
    kept = records(tmp_path).reflections(attempt)
    assert (kept.ratings, kept.rated) == ({"open": 2, "listening": 1, "pauses": 3}, True)


async def test_the_scale_comes_back_when_something_is_rated(tmp_path: Path) -> None:
    ended(tmp_path, rated=False)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await settled(pilot)
        await press(pilot, "f", "enter", "s")
        assert "8 er ikke vurdert" in text(pilot)
        assert "3 svært god" not in words(pilot)
        await press(pilot, "2")
        assert "er ikke vurdert" not in text(pilot)
        assert "3 svært god" in words(pilot)
        await press(pilot, "s")
        assert "7 er ikke vurdert" in text(pilot)


async def test_ratings_that_cannot_be_kept_do_not_stand_before_the_score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended(tmp_path, rated=False)

    def fail(*_: object, **__: object) -> None:
        raise RecordsError(N_("There is no room left on the disk."))

    monkeypatch.setattr(Store, "keep_ratings", fail)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await settled(pilot)
        await press(pilot, "f", "enter", "2", "s", "s")
        assert isinstance(pilot.app.screen, DebriefScreen)
        assert [note.severity for note in pilot.app._notifications] == ["error"]


async def test_a_scenario_from_a_folder_is_called_by_its_title(tmp_path: Path) -> None:
    async with running(app(tmp_path)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "2", "n", "n", "4", "1", "enter")
        assert pilot.app.screen.query(RatingList)
        assert "En liten samtale" in text(pilot).splitlines()[0]
        await press(pilot, "enter", "enter", "escape", "f")
        assert isinstance(pilot.app.screen, ProgressScreen)
        assert "En liten samtale" in words(pilot)


async def test_an_attempt_is_rated_once(tmp_path: Path) -> None:
    async with running(app(tmp_path)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "2", "n", "n", "4", "1", "enter", "enter", "enter")
        assert isinstance(pilot.app.screen, DebriefScreen)  # nothing rated: nothing kept
        (head,) = records(tmp_path).attempts()
        assert not records(tmp_path).reflections(head.header.attempt).ratings


async def test_a_digit_that_is_no_rating_does_nothing(tmp_path: Path) -> None:
    async with running(app(tmp_path)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "2", "n", "n", "4", "1", "enter")
        await press(pilot, "4", "9", "4", "2")
        rated = pilot.app.screen.query_one(RatingList)
        assert list(rated.ratings.values()) == [2]
        assert rated.highlighted == 1


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_the_ratings_have_the_whole_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(app(tmp_path), size) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "2", "n", "n", "4", "1", "enter")
        assert isinstance(pilot.app.screen, RatingScreen)
        assert "0-3 vurder" in text(pilot).splitlines()[-1]
        assert "God tid" in text(pilot)


async def test_the_overview_says_gates_first_then_eight_profiles_with_counts(
    tmp_path: Path,
) -> None:
    ended(tmp_path)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await look_back(pilot)
        told = sheet(pilot)
        for name in ("Åpne spørsmål", "Aktiv lytting", "Pauser", "Ikke ledende", "Upartisk"):
            assert told.index("Porter") < told.index(f"{name} ━"[:-2])
        assert "De åtte prinsippene" in told
        assert "poeng" in told


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_every_section_shows_something_at_every_turn(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = ended(tmp_path, seed=4)
    turns = len(session.transcript.acts)
    async with running(app(tmp_path, scenario=None), size) as pilot:
        await look_back(pilot)
        for section in "123456":
            await press(pilot, section)
            assert len(sheet(pilot) + sheet(pilot, "beside")) > 40
        await press(pilot, "4")
        for turn in range(1, turns + 1):
            assert f"Tur {turn} av {turns}" in text(pilot)
            await press(pilot, "right")
        assert f"Tur {turns} av {turns}" in text(pilot)  # it ends at the last
        await press(pilot, "3", *["left"] * turns)
        assert "Tur 1:" in text(pilot)
        for line in text(pilot).splitlines():
            assert len(line) <= size[0]


async def test_the_map_has_the_whole_width_wherever_one_comes_from(tmp_path: Path) -> None:
    kept = records(tmp_path)
    session = begun(kept)
    for _ in range(27):  # one band where there is room, two beside another sheet
        session.act(Encourage())
    while not session.ended:
        play(session, random.Random(1))
    async with running(app(tmp_path, scenario=None), WIDE) as pilot:
        pilot.app.post_message(OpenDebrief(session.attempt, asked=True))
        await settled(pilot)
        for keys in (["3"], ["2", "3"], ["4", "escape"]):
            await press(pilot, *keys)
            assert len(re.findall(r"^ +Tur  ", text(pilot), re.MULTILINE)) == 1, keys


@given(width=st.integers(20, 250), turns=st.integers(1, 200))
def test_the_bands_of_a_map_are_few_and_even(width: int, turns: int) -> None:
    most = max(8, (width - LABEL) // COLUMN)
    side_by_side = turns_in_a_band(width, turns)
    bands = [min(side_by_side, turns - n) for n in range(0, turns, side_by_side)]
    assert side_by_side <= most
    assert len(bands) == -(-turns // most)
    assert bands[0] - bands[-1] < len(bands)


async def test_the_sections_stand_apart_where_there_is_room(tmp_path: Path) -> None:
    ended(tmp_path)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await look_back(pilot)
        sections = "1 Oversikt   2 Prinsipper   3 Kart   4 Tur for tur   5 Fakta   6 Du selv"
        assert sections in text(pilot)
        await pilot.resize_terminal(66, 24)
        await settled(pilot)
        assert sections.replace("   ", " ") in text(pilot)
        await pilot.resize_terminal(60, 20)
        await settled(pilot)
        assert " ".join(sections.split()) in words(pilot)  # in two lines
        await pilot.resize_terminal(30, 24)
        await press(pilot, "6")
        assert "1 2 3 4 5 6 Du selv" in words(pilot)


async def test_another_way_is_a_branch_that_leaves_the_attempt_alone(tmp_path: Path) -> None:
    session = ended(tmp_path)
    before = session.transcript
    async with running(app(tmp_path, scenario=None)) as pilot:
        await look_back(pilot, "4", "right")
        await press(pilot, "v")
        assert isinstance(pilot.app.screen, TalkScreen)
        assert "øvingsgren fra tur 2" in text(pilot).splitlines()[0]
        await press(pilot, "n", "escape")
        kept = records(tmp_path)
        branch = next(head for head in kept.attempts() if head.header.branch_of)
        assert (branch.header.branch_of, branch.header.branch_turn) == (session.attempt, 1)
        assert kept.transcript(branch.header.attempt).acts[0] == before.acts[0]
        assert kept.transcript(session.attempt) == before


async def test_leaving_another_way_leads_back_to_the_turn_it_left(tmp_path: Path) -> None:
    session = ended(tmp_path)
    turns = len(session.transcript.acts)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await look_back(pilot, "4", "right")
        await press(pilot, "v")
        assert "øvingsgren" in text(pilot).splitlines()[0]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, DebriefScreen)
        assert f"Tur 2 av {turns}" in text(pilot)
        assert session.attempt in text(pilot).splitlines()[0]
        await press(pilot, "escape", "escape")  # the map, and home
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_another_way_says_that_it_is_not_rated(tmp_path: Path) -> None:
    session = ended(tmp_path)
    kept = records(tmp_path)
    gone = branch(kept, session.attempt, 0)
    while not gone.ended:
        play(gone, random.Random(1))
    async with running(app(tmp_path, scenario=None)) as pilot:
        pilot.app.post_message(OpenDebrief(gone.attempt))
        await settled(pilot)
        await press(pilot, "6")
        assert "En øvingsgren vurderes ikke" in text(pilot)


async def test_the_debrief_of_another_way_leads_back_to_the_turn_it_left(tmp_path: Path) -> None:
    session = ended(tmp_path)
    turns = len(session.transcript.acts)
    kept = records(tmp_path)
    other = branch(kept, session.attempt, turns - 1)
    while not other.ended:
        play(other, random.Random(3))
    async with running(app(tmp_path, scenario=None)) as pilot:
        await settled(pilot)
        pilot.app.post_message(RateTalk(other.attempt))
        await settled(pilot)
        assert isinstance(pilot.app.screen, DebriefScreen)  # the score was seen before
        assert f"tilbake til tur {turns}" in text(pilot)
        await press(pilot, "escape")
        assert f"Tur {turns} av {turns}" in text(pilot)
        assert session.attempt in text(pilot).splitlines()[0]


async def test_the_overview_offers_the_turn_of_the_one_thing_to_try(tmp_path: Path) -> None:
    session = ended(tmp_path)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await look_back(pilot)
        found = re.search(r"v prøv tur (\d+) på nytt", text(pilot))
        assert found
        await press(pilot, "v", "n")
        (left,) = (h.header for h in records(tmp_path).attempts() if h.header.branch_of)
        assert (left.branch_of, left.branch_turn) == (session.attempt, int(found[1]) - 1)


@pytest.mark.parametrize("section", ["2", "5", "6"])
async def test_another_way_needs_a_turn_to_leave_from(tmp_path: Path, section: str) -> None:
    ended(tmp_path)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await look_back(pilot, section, "v")
        assert isinstance(pilot.app.screen, DebriefScreen)


async def test_a_turn_is_found_by_its_number(tmp_path: Path) -> None:
    turns = len(ended(tmp_path, seed=4).transcript.acts)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await look_back(pilot)
        await press(pilot, "t", *str(turns + 1), "enter")
        assert f"ingen tur {turns + 1}" in words(pilot)
        await press(pilot, *["backspace"] * 3, *str(turns), "enter")
        assert f"Tur {turns} av {turns}" in text(pilot)
        await press(pilot, "escape")
        assert "Åpne spørsmål ━"[:-2] in words(pilot)  # back to where one was


async def test_escape_from_a_turn_leads_to_the_map_with_that_turn(tmp_path: Path) -> None:
    ended(tmp_path, seed=4)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await look_back(pilot, "3", "right", "enter", "right", "escape")
        assert "Tur 3:" in text(pilot)
        assert "Fase" in text(pilot)


async def test_a_piece_of_evidence_leads_to_its_turn_and_back(tmp_path: Path) -> None:
    ended(tmp_path, seed=4)
    async with running(app(tmp_path, scenario=None), WIDE) as pilot:
        await look_back(pilot, "2")
        row, line = next((y, x) for y, x in enumerate(text(pilot).splitlines()) if " i tur " in x)
        column = line.index(" i tur ") + len(" i tur ")
        turn = re.match(r"\d+", line[column:])
        assert turn
        await pilot.click(offset=(column, row))
        await settled(pilot)
        assert f"Tur {turn[0]} av" in text(pilot)
        await press(pilot, "escape")
        assert text(pilot).splitlines()[row] == line


async def test_codes_of_sources_are_explained_where_they_stand(tmp_path: Path) -> None:
    ended(tmp_path, seed=4)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await look_back(pilot, "2")
        told = sheet(pilot)
        for code in set(re.findall(r"\b(S\d+[a-z]?)[,)]", told)):
            assert re.search(rf"{code} \S", told[told.index("Kilder") :])
        assert "vårt tall Hvor mye det teller" in told


async def test_the_debrief_is_saved_as_a_page_and_told_where(tmp_path: Path) -> None:
    session = ended(tmp_path)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await look_back(pilot)
        await press(pilot, "w")
        page = tmp_path / "debriefs" / f"samtalerom-{session.attempt}.html"
        assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        assert page.name in text(pilot)  # on one line, so that it can be copied
        assert str(page.parent) in sheet(pilot, "page").replace(" ", "")


async def test_progress_lists_attempts_marks_branches_and_counts_whole_ones(
    tmp_path: Path,
) -> None:
    first = ended(tmp_path)
    kept = records(tmp_path)
    other = branch(kept, first.attempt, 0)
    play(other, random.Random(2))
    async with running(app(tmp_path, scenario=None)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        assert isinstance(pilot.app.screen, ProgressScreen)
        listed = offers(pilot, "attempts")
        assert len(listed) == 1 + other.ended
        assert sum("øvingsgren fra tur 1" in offer for offer in listed) == other.ended
        assert "1 forsøk" in words(pilot)
        assert "2 forsøk" not in words(pilot)


async def test_progress_with_nothing_to_show(tmp_path: Path) -> None:
    async with running(app(tmp_path, scenario=None)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        assert isinstance(pilot.app.screen, ProgressScreen)
        assert "Ingen samtale er ført til slutt ennå." in words(pilot)
        assert "Velg et scenario" in words(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_an_attempt_is_handed_in_from_its_debrief(tmp_path: Path) -> None:
    session = ended(tmp_path)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await look_back(pilot)
        assert "l lever" in words(pilot)
        await press(pilot, "l")
        (path,) = (tmp_path / "hand-ins").iterdir()
        found = decode(path.read_bytes())
        assert isinstance(found, HandIn)
        assert [each.transcript for each in found.attempts] == [session.transcript]
        said = sheet(pilot, "page")
        assert receipt_of(path.read_bytes()) in said
        assert path.name in text(pilot)  # on one line, so that it can be copied
        assert "inneholder ikke noe navn" in said
        await press(pilot, "escape", "l")
        assert [path] == list((tmp_path / "hand-ins").iterdir())


async def test_handing_in_is_found_by_its_name(tmp_path: Path) -> None:
    ended(tmp_path)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await look_back(pilot)
        await press(pilot, "ctrl+p", *"lever", "enter")
        assert len(list((tmp_path / "hand-ins").iterdir())) == 1


async def test_a_practice_branch_is_not_handed_in(tmp_path: Path) -> None:
    session = ended(tmp_path)
    left = branch(records(tmp_path), session.attempt, 1)
    left.act(Encourage())
    async with running(app(tmp_path, scenario=None)) as pilot:
        await settled(pilot)
        pilot.app.post_message(OpenDebrief(left.attempt))
        await settled(pilot)
        assert isinstance(pilot.app.screen, DebriefScreen)
        assert "l lever" not in words(pilot)
        await press(pilot, "l")
        assert not (tmp_path / "hand-ins").exists()


async def test_a_hand_in_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    ended(tmp_path)
    (tmp_path / "hand-ins").write_text("in the way", encoding="utf-8")
    async with running(app(tmp_path, scenario=None)) as pilot:
        await look_back(pilot)
        await press(pilot, "l")
        (note,) = pilot.app._notifications
        assert "kan ikke skrives" in note.message


async def test_a_talk_that_is_too_long_to_be_handed_in_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended(tmp_path)
    monkeypatch.setattr("simulator.bundles.codec.MOST_ACTS", 1)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await look_back(pilot)
        await press(pilot, "l")
        (note,) = pilot.app._notifications
        assert "har mer enn 1 handlinger" in note.message
        assert not (tmp_path / "hand-ins").exists()


async def test_at_80_columns_everything_that_a_section_can_do_is_in_sight(tmp_path: Path) -> None:
    ended(tmp_path)
    async with running(app(tmp_path, scenario=None)) as pilot:
        await look_back(pilot)
        for section in "123456":
            await press(pilot, section)
            shown = pilot.app.screen
            assert isinstance(shown, DebriefScreen)
            bottom = " ".join(" ".join(text(pilot).splitlines()[-2:]).split())
            for key in list(shown.keys()):
                assert f"{key.key} {key.word}" in bottom, section


async def test_the_ratings_stand_apart_where_the_screen_is_high(tmp_path: Path) -> None:
    session = ended(tmp_path, rated=False)
    for size, gap in ((NARROW, 2), (WIDE, 3)):
        async with running(app(tmp_path, scenario=None), size) as pilot:
            pilot.app.post_message(RateTalk(session.attempt))
            await settled(pilot)
            lines = text(pilot).splitlines()
            first, second = (
                next(n for n, line in enumerate(lines) if name in line)
                for name in ("Åpne spørsmål", "Aktiv lytting")
            )
            assert second - first == gap
            await press(pilot, "3", "2")
            assert "[3]" in text(pilot).splitlines()[first]
            assert "[2]" in text(pilot).splitlines()[second]


async def test_what_a_rating_differs_by_keeps_to_its_column(tmp_path: Path) -> None:
    session = ended(tmp_path, rated=False)
    records(tmp_path).keep_ratings(session.attempt, dict.fromkeys(map(str, Principle), 3))
    async with running(app(tmp_path, scenario=None, language="nn"), (60, 20)) as pilot:
        await look_back(pilot, "6")
        lines = text(pilot).splitlines()
        (number, first), *_ = [(n, line) for n, line in enumerate(lines) if "snillare enn" in line]
        column = first.index("snillare")
        assert lines[number + 1].index("poenga") == column
