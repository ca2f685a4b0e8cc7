"""The talk by keys and mouse: what is said, what follows, how it ends."""

from pathlib import Path
from unittest.mock import patch

import pytest

from scenarios.model import Step
from scenarios.transcript import (
    Encourage,
    Event,
    Length,
    Mode,
    NameLimit,
    OfferBreak,
    Say,
    Summarise,
    Wait,
)
from simulator.tui.widgets.choices import ChoiceList
from simulator.tui.widgets.transcript import Entry, Voice, set_entry
from tests.functional.talking import begun
from tests.functional.tui.playing import (
    WIDE,
    HandClock,
    offers,
    press,
    records,
    running,
    settled,
    talk,
    text,
    words,
)


async def test_a_digit_says_that_line_and_the_reply_follows(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "n", "1")
        assert session.transcript.acts == (Encourage(), Say("hilse"))
        assert "Hei, fint at dere kom." in text(pilot)
        assert "Hei hei." in text(pilot)
        assert offers(pilot) == ["Dere må møte, men ingen av dere må forklare dere."]


async def test_arrows_and_enter_say_the_highlighted_line(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "enter")  # meant for the screen before
        assert not session.transcript.acts
        await press(pilot, "down", "down", "enter")
        assert session.transcript.acts == (Say("retter"),)


async def test_a_key_pressed_once_too_often_says_nothing(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    clock = HandClock()
    async with running(talk(session, clock=clock, reflex=0.25)) as pilot:
        clock.seconds += 0.25
        await press(pilot, "1")
        clock.seconds += 0.24
        await press(pilot, "1", "enter")
        assert list(session.transcript.acts) == [Say("hilse")]
        clock.seconds += 0.01
        await press(pilot, "enter")
        assert list(session.transcript.acts) == [Say("hilse"), Say("retter")]


async def test_a_line_that_was_taken_before_others_were_given_is_not_said(tmp_path: Path) -> None:
    """A key pressed twice: the second is heard when the first has been answered."""
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await settled(pilot)
        choices = pilot.app.screen.query_one("#choices", ChoiceList)
        choices.highlighted = 0
        with patch.object(ChoiceList, "post_message") as held:
            choices.action_select()
        (late,) = (each.args[0] for each in held.call_args_list)
        await press(pilot, "1")
        choices.post_message(late)
        await settled(pilot)
        assert session.transcript.acts == (Say("hilse"),)


async def test_a_click_on_words_or_number_says_the_line(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await settled(pilot)
        await pilot.click("#choices", offset=(15, 0))
        await settled(pilot)
        await pilot.click("#choices", offset=(8, 0))
        await settled(pilot)
        assert session.transcript.acts == (Say("hilse"), Say("retter"))


async def test_a_digit_without_a_line_does_nothing(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "9")
        assert not session.transcript.acts


async def test_names_stand_once_and_cues_apart(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        assert "     Emma  Hei. –" in text(pilot)  # a dash: more may come
        await press(pilot, "n", "n")
        lines = [line for line in text(pilot).splitlines() if line.strip()]
        seen = lines.index("           (Trine legger fra seg nøklene.)")
        assert lines[seen + 1] == "    Trine  Vi er her."
        assert lines.count("           │  Du nikker. Mm.") == 2


async def test_the_fixed_acts_have_their_keys(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "n", "p", "escape", "p", "1", "space", "l", "space", "1")
        assert session.transcript.acts == (
            Encourage(),
            OfferBreak(),
            Wait(Length.LONG),
            Wait(Length.SHORT),
        )


async def test_the_fixed_acts_can_be_clicked(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        first, second = text(pilot).splitlines()[-2:]
        await pilot.click("ActBar", offset=(first.index("nikk"), 0))
        await settled(pilot)
        assert session.transcript.acts == (Encourage(),)
        await pilot.click("ActBar", offset=(second.index("bakgrunn"), 1))
        await settled(pilot)
        assert "Skolen har ringt." in text(pilot)


async def test_a_summary_is_ticked_heard_first_and_said(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "2", "n", "n", "o")
        assert "Ingenting er krysset av ennå." in text(pilot)
        ids = [each.id for each in session.statements]
        await press(pilot, "s")  # nothing is ticked: nothing is said
        await press(pilot, str(ids.index("alene") + 1), "r")
        assert "Du har hatt det ensomt på skolen." in words(pilot)
        assert "La meg se om jeg har forstått" in words(pilot)
        await press(pilot, "s")
        assert session.transcript.acts[-1] == Summarise(("alene",), invites=True)
        assert "Ja, det stemmer." in text(pilot)


async def test_there_is_nothing_to_sum_up_before_something_is_told(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "o")
        assert "Det er ikke fortalt noe ennå" in words(pilot)
        await press(pilot, "1")  # meant for what could not open
        assert not session.transcript.acts


async def test_a_limit_is_named_by_topic_and_step(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "g")
        assert "hvordan vi snakker til hverandre her inne" in text(pilot)
        await press(pilot, "1")
        assert "Hvis det fortsetter, snakker vi hver for oss." in text(pilot)
        await press(pilot, "2")
        assert session.transcript.acts == (NameLimit("kjeft", Step.GUIDANCE),)
        await press(pilot, "g", "1")
        taken = next(line for line in text(pilot).splitlines() if "Veiledning" in line)
        assert "sagt før" in taken
        await press(pilot, "escape", "escape")
        assert len(session.transcript.acts) == 1


async def test_naming_a_limit_or_summing_up_interrupts_too(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "g", "1", "1")
        assert "Trine var ikke ferdig." in words(pilot)


async def test_hints_in_practice_only(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "h")
        assert "Hvem har du hilst på?" in text(pilot)
        await press(pilot, "n")
        assert "Hvem har du hilst på?" not in text(pilot)


async def test_no_hint_in_an_assessment(tmp_path: Path) -> None:
    session = begun(records(tmp_path), mode=Mode.ASSESSMENT)
    async with running(talk(session)) as pilot:
        await press(pilot, "h")
        assert "Hvem har du hilst på?" not in text(pilot)
        assert "hint" not in text(pilot).splitlines()[-1]


async def test_speaking_before_somebody_has_finished_is_shown(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "1")
        assert "var ikke ferdig." in text(pilot)


async def test_the_phase_line_follows(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        assert "Åpning" in text(pilot).splitlines()[0]
        await press(pilot, "2")
        assert "Fri fortelling" in text(pilot).splitlines()[0]
        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        assert "Åpning  Ramme  Inngang  › Fri fortelling" in text(pilot).splitlines()[0]


async def test_page_up_shows_what_was_said_before(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, *"nnnnnnnnn")
        assert "Hei. –" not in text(pilot)
        await press(pilot, "pageup", "pageup", "pageup", "pageup")
        assert "Hei. –" in text(pilot)
        await press(pilot, "n")
        assert text(pilot).count("Ja.") >= 2  # a new line comes into view


async def test_the_end_is_said_and_leads_on(tmp_path: Path) -> None:
    session = begun(records(tmp_path))
    async with running(talk(session)) as pilot:
        await press(pilot, "2", "n", "n", "4", "1")
        assert session.ended
        assert "Dere har en ny tid på torsdag." in words(pilot)
        assert offers(pilot) == ["Gå videre: se hvordan det gikk"]
        await press(pilot, "n", "space", "p", "o", "g")  # nothing more can be done
        assert len(session.transcript.acts) == 5


async def test_screen_and_session_tell_the_same_events(tmp_path: Path) -> None:
    """What is shown comes from the session alone: by keys or directly, the events are equal."""
    by_keys = begun(records(tmp_path / "a"))
    directly = begun(records(tmp_path / "b"))
    async with running(talk(by_keys)) as pilot:
        await press(pilot, "n", "space", "s", "2", "p", "1", "n", "g", "1", "1", "1")
    for act in by_keys.transcript.acts:
        directly.act(act)
    events: tuple[Event, ...] = directly.transcript.events
    assert by_keys.transcript.events == events


@pytest.mark.parametrize(
    ("above", "entry", "gap"),
    [
        (Entry(Voice.CUE, "Ser ned."), Entry(Voice.OWN_ACT, "Du nikker."), 1),
        (Entry(Voice.STAGE, "Det er stille."), Entry(Voice.OWN_ACT, "Du nikker."), 1),
        (Entry(Voice.PERSON, "Ja.", "Emma"), Entry(Voice.OWN_ACT, "Du nikker."), 1),
        (Entry(Voice.OWN_ACT, "Du nikker."), Entry(Voice.OWN_ACT, "Du nikker."), 0),
        (Entry(Voice.CUE, "Ser ned."), Entry(Voice.CUE, "Ser opp."), 0),
        (Entry(Voice.OWN, "Hei.", "Du"), Entry(Voice.OWN_ACT, "(venter)", "Du"), 0),
    ],
)
def test_what_nobody_says_belongs_only_to_its_own_kind(
    above: Entry, entry: Entry, gap: int
) -> None:
    assert set_entry(entry, above).gap == gap
