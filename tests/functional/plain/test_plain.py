"""The plain mode from home to debrief, and out of it at any point."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scenarios.library import heads
from scenarios.transcript import Acted, Mode, Timing, Wait
from scenarios.words import Language
from simulator.bundles import HandIn, decode, receipt_of
from simulator.engine import Stage
from simulator.i18n import translator
from simulator.plain.app import run
from simulator.plain.console import Console
from simulator.plain.talk import ConsoleTalk
from simulator.records import Places, Settings, load_settings, open_records
from simulator.sessions import LONGEST_SECONDS, Records, UserError
from simulator.sessions.inert import inert
from tests.builders import renamed
from tests.functional.plain.driving import Line, Typist
from tests.functional.talking import SMALL, begun, small

SEEN = Settings(notice_seen=True)
WHOLE_TALK: list[Line] = [
    *("Rolig.", ""),  # preparation
    "",  # begin
    *("2", "v k", "v", "lang", "1", "o", "1", "j", "j", "g", "1", "2"),
    *("b", "h", "s", "t Emma tegner.", "t", "Mer.", "?", "r"),
    *("3", "1"),
    *("3", "x", "2", "", "", "", "", "", ""),  # own rating
    *("m", "t", "f", "n", "zz"),
]


def first_unfinished() -> str:
    """The number under which home offers the first talk to go on with."""
    return str(len(heads()) + 1)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "home")


@pytest.fixture
def records(places: Places) -> Iterator[Records]:
    records = open_records(places)
    yield records
    records.close()


def started(
    places: Places,
    lines: list[Line],
    settings: Settings = SEEN,
    scenario: str | None = str(SMALL),
    language: Language = Language.BOKMAL,
) -> Typist:
    """Run the plain mode on some typing until it ends by itself."""
    typist = Typist(lines)
    tr = translator(language)
    run(typist.console, places, settings, tr, scenario, typist.clock)
    return typist


def test_ratings_are_kept_one_by_one_and_the_rest_is_asked_for_before_the_score(
    places: Places, records: Records
) -> None:
    talked = WHOLE_TALK[: WHOLE_TALK.index("m") - 9]
    first = started(places, [*talked, "2", "1"])
    (head,) = records.attempts()
    kept = records.reflections(head.header.attempt)
    assert (kept.ratings, kept.rated) == ({"open": 2, "listening": 1}, False)
    assert "Gjennomgang\n---" not in first.screen
    again = started(places, ["f", "1", *("",) * 5, "3", "", "q"], scenario=None)
    kept = records.reflections(head.header.attempt)
    assert kept.ratings.keys() - {"open", "listening"}
    assert (len(kept.ratings), kept.rated) == (3, True)
    assert again.screen.index("(0-3)") < again.screen.index("Gjennomgang\n---")
    assert "(0-3)" not in started(places, ["f", "1", "", "q"], scenario=None).screen


def test_a_whole_talk_with_its_debrief(places: Places, records: Records) -> None:
    screen = started(places, [*WHOLE_TALK, ""]).screen
    for expected in (
        "Skolen har ringt.",
        "Onkel Per",
        "(Trine var ikke ferdig.)",
        "Du sier ingenting en god stund.",
        "La meg se om jeg har forstått deg: Du ",
        "Emma er alene i storefri.",
        "Dere har en ny tid på torsdag.",
        "Porter",
        "Rettighetene: i orden",
        "Åpne spørsmål: ",
        "du sa 3",
        "Samtalen over tid",
        "Tenkt, ikke sagt: Hun blir sint uansett hva jeg sier.",
        "Det som ble usagt",
        "Hvordan vil du åpne? Rolig.",
        "Notatene dine -",
    ):
        assert expected in " ".join(screen.split()), expected
    (head,) = records.attempts()
    kept = records.reflections(head.header.attempt)
    assert kept.preparation == ("Rolig.", "")
    assert kept.note == "Emma tegner.\nMer."
    assert kept.ratings == {"open": 3, "listening": 2}


def test_a_slip_in_the_debrief_names_the_keys_and_reads_no_list_again(places: Places) -> None:
    whole = started(places, [*WHOLE_TALK[:-1], "zz", "y", "q", "unread"])
    listed = "samtalen over tid"
    assert whole.screen.count("Skriv en av tastene: m t f n v w l") == 2
    assert whole.screen.count(f"m  {listed}") == len(("overview", "m", "t", "f", "n"))
    assert whole.left() == 1


def test_what_a_key_of_the_debrief_lacks_is_said(places: Places) -> None:
    lines: list[Line] = [*WHOLE_TALK[:-1], "w", "v", "t 999", "v 0", "q"]
    screen = started(places, lines).screen
    for said in ("Skriv w og navnet på en fil.", "Skriv t og en tur, 1 ", "Skriv v og en tur, 1 "):
        assert said in screen
    assert "Skriv en av tastene" not in screen


@pytest.mark.parametrize(("answer", "holds"), [("", "my own"), ("j", "<!DOCTYPE")])
def test_a_page_is_written_over_a_file_only_when_that_is_meant(
    places: Places, tmp_path: Path, answer: str, holds: str
) -> None:
    kept = tmp_path / "keep.html"
    kept.write_text("my own", encoding="utf-8")
    started(places, [*WHOLE_TALK[:-1], f"w {kept}", answer, "q"])
    assert kept.read_text(encoding="utf-8").startswith(holds)


def test_what_is_prepared_is_kept_before_the_talk_begins(places: Places, records: Records) -> None:
    started(places, ["Rolig."])  # nothing more to read
    assert records.preparing("liten") == ("Rolig.", "")
    again = started(places, ["", "Kort.", "q"])
    assert "Rolig." in again.screen
    assert "er lagret til du begynner" in again.screen
    assert records.preparing("liten") == ("Rolig.", "Kort.")
    started(places, ["-", "", "", "q"])
    (head,) = records.attempts()
    assert records.reflections(head.header.attempt).preparation == ("", "Kort.")
    assert records.preparing("liten") == ()


def test_whoever_breaks_off_is_told_what_is_kept_as_what(places: Places, records: Records) -> None:
    lines = iter(["", "", "", "1"])

    def read() -> str:
        for line in lines:
            return line + "\n"
        raise KeyboardInterrupt

    written: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        run(Console(read, written.append), places, SEEN, translator(Language.BOKMAL), str(SMALL))
    (head,) = records.attempts()
    told = "".join(written).splitlines()
    assert head.header.attempt in " ".join(told[-3:-1])
    assert told[-1] == "Alt du har gjort, er lagret."
    screen = started(places, ["", "", "", "1"]).screen  # nothing more to read
    others = {each.header.attempt for each in records.attempts()} - {head.header.attempt}
    assert others.pop() in screen


def test_another_way_that_nothing_was_done_on_is_not_kept(places: Places, records: Records) -> None:
    screen = started(places, [*WHOLE_TALK[:-1], "v 2", "q", "q"]).screen
    assert "Ingenting av den er lagret." in screen
    assert len(records.attempts()) == 1


@pytest.mark.parametrize("language", Language)
def test_no_text_is_left_in_another_language(places: Places, language: Language) -> None:
    screen = started(places, [*WHOLE_TALK, ""], language=language).screen
    words = {
        Language.BOKMAL: ("Gjennomgang", "Debrief"),
        Language.NYNORSK: ("Vel", "Choose"),
        Language.ENGLISH: ("Debrief", "Gjennomgang"),
    }
    if language is not Language.NYNORSK:
        assert words[language][0] in screen
        assert words[language][1] not in screen
    assert "{" not in screen


@pytest.mark.parametrize("stop", range(0, len(WHOLE_TALK) + 1, 2))
def test_the_end_of_the_typing_is_a_way_out_anywhere(
    places: Places, records: Records, stop: int
) -> None:
    screen = started(places, WHOLE_TALK[:stop]).screen
    assert "lagret" in screen.splitlines()[-1]
    for head in records.attempts():
        assert records.transcript(head.header.attempt).events


def test_what_is_stored_is_told_before_the_first_byte(places: Places) -> None:
    told: list[bool] = []

    def read() -> str:
        told.append(places.home.exists())
        return "" if len(told) > 1 else "\n"

    written: list[str] = []
    console = Console(read, written.append)
    run(console, places, Settings(), translator(Language.BOKMAL))
    assert told == [False, True]
    assert str(places.home) in "".join(written)
    assert load_settings(places).notice_seen


def test_where_nothing_was_begun_nothing_is_said_to_be_kept(places: Places) -> None:
    """The typing ends before the notice is answered."""
    screen = started(places, [], Settings(), language=Language.ENGLISH).screen
    assert "Nothing was begun, so nothing is kept." in screen
    assert "Everything you did is kept." not in screen
    assert "Everything you did is kept." in started(places, [], language=Language.ENGLISH).screen


def test_home_resumes_where_it_stood(places: Places) -> None:
    started(places, ["", "", "", "2", "v k", "q"])
    screen = started(places, ["f", first_unfinished(), "q", "q"], scenario=None).screen
    assert "Fortsett: liten" in screen
    assert "2 turer så langt" in screen
    assert "Jeg orket ikke storefri." in screen
    assert "[Fri fortelling · tur 3]" in screen


def test_home_looks_back_and_leaves_on_another_way(places: Places, records: Records) -> None:
    ended: list[Line] = ["", "", "", "2", "3", "1", "", "", "", "", "", "", "", "", ""]
    started(places, ended)
    number = str(len(records.attempts()))
    screen = started(places, ["f", number, "v 2", "n", "q", "q"], scenario=None).screen
    assert "[Fri fortelling · tur 2]" in screen
    branch, original = sorted(records.attempts(), key=lambda head: head.ended is not None)
    assert branch.header.branch_of == original.header.attempt
    assert branch.header.branch_turn == 1
    assert (original.turns, branch.turns) == (3, 2)


def test_progress_calls_a_scenario_from_a_folder_by_its_title(places: Places) -> None:
    started(places, ["", "", "", "2", "3", "1", "", "", "", "", "", "", "", "", ""])
    screen = started(places, ["f", "", "q"], scenario=None).screen
    assert "En liten samtale" in screen.partition("Framgang")[2]


def test_a_practice_branch_leads_back_to_the_turn_it_left(places: Places, records: Records) -> None:
    ended: list[Line] = ["", "", "", "2", "3", "1", "", "", "", "", "", "", "", "", ""]
    started(places, ended)
    number = str(len(records.attempts()))
    screen = started(places, ["f", number, "v 2", "3", "1", "", "", "q"], scenario=None).screen
    back = screen[screen.index("Tilbake i gjennomgangen") :]
    assert "Tur 2\n-----" in back
    assert "Hvordan synes du" not in screen  # its score was seen before


def test_one_turn_is_read_alone_with_its_sources_explained(places: Places) -> None:
    ended: list[Line] = ["", "", "", "2", "3", "1", "", "", "", "", "", "", "", "", ""]
    started(places, ended)
    screen = started(places, ["f", "1", "t 2", "", "q"], scenario=None).screen
    turn = screen[screen.index("Tur 2\n-----") :]
    assert "· tur 3" not in turn
    assert "vårt tall: " in turn[turn.index("Kilder") :]


def test_settings_are_changed_and_kept(places: Places) -> None:
    screen = started(places, ["i", "2", "3", "4", "1", "", "q"], scenario=None).screen
    kept = load_settings(places)
    assert kept == replace(
        SEEN, language="nn", timing=Timing.TIMED, mode=Mode.ASSESSMENT, own_words_first=True
    )
    assert "avslutt" in screen


def test_a_wait_is_measured_and_reading_is_not(places: Places, records: Records) -> None:
    session = begun(records, timing=Timing.TIMED)
    lines: list[Line] = [
        (3600.0, "v"),  # an hour of reading is no wait
        (1.4, ""),  # a slip
        (60.0, "v lang"),
        (1.6, ""),
        "v",
        (LONGEST_SECONDS + 5, ""),
        "q",
    ]
    typist = Typist(lines)
    ConsoleTalk(typist.desk(records, places), session).run()
    acts = [event.act for event in session.transcript.events if isinstance(event, Acted)]
    assert [act.length for act in acts if isinstance(act, Wait)] == ["short", "long"]
    assert "for kort til å være en stillhet" in typist.screen


def test_where_there_is_no_limit_none_is_asked_for(places: Places, records: Records) -> None:
    whole = small()
    without = Stage(renamed(whole.stage.scenario, limits={}))
    typist = Typist(["g", "q"])
    ConsoleTalk(
        typist.desk(records, places), begun(records, opened=replace(whole, stage=without))
    ).run()
    assert "har ingen grenser å si fra om" in typist.screen
    assert "Hvilken grense?" not in typist.screen


def test_own_words_come_first_and_are_kept(places: Places, records: Records) -> None:
    settings = replace(SEEN, own_words_first=True)
    started(places, ["", "", "", "Hei, jeg heter Kari.", "2", "", "q"], settings)
    (head,) = records.attempts()
    assert records.reflections(head.header.attempt).own_words == {1: "Hei, jeg heter Kari."}


def test_assessment_gives_no_hints(places: Places) -> None:
    settings = replace(SEEN, mode=Mode.ASSESSMENT)
    screen = started(places, ["", "", "", "h", "q"], settings).screen
    assert "ingen hint" in screen
    assert "Hvem har du hilst på?" not in screen


def test_a_scenario_that_is_not_there(places: Places) -> None:
    with pytest.raises(UserError):
        started(places, [], scenario="nowhere")


HOSTILE = "\x1b[2J\x1b]52;c;eA==\x07\u202eabc\x00\x9b31m\u2066x"


def test_hostile_typing_is_kept_as_text_and_shown_inert(places: Places, records: Records) -> None:
    lines: list[Line] = [
        HOSTILE,
        HOSTILE,
        "",
        f"t {HOSTILE}",
        "t",
        HOSTILE,
        HOSTILE,
        f"v {HOSTILE}",
        "q",
    ]
    screen = started(places, lines).screen
    assert inert(screen) == screen
    assert "\x1b" not in screen
    assert records.attempts()


def test_lines_are_never_longer_than_asked_for(places: Places) -> None:
    typist = Typist([*WHOLE_TALK, ""])
    typist.console = Console(typist._read, typist.written.append, width=40, echo=True)
    run(typist.console, places, SEEN, translator(Language.BOKMAL), str(SMALL), typist.clock)
    assert max(map(len, typist.screen.splitlines())) <= 40 + len(" Emma tegner.")


def test_an_attempt_is_handed_in_from_its_debrief(places: Places) -> None:
    typist = started(places, [*WHOLE_TALK, "l", ""])
    (path,) = places.hand_ins.iterdir()
    data = path.read_bytes()
    found = decode(data)
    assert isinstance(found, HandIn)
    assert [each.ratings for each in found.attempts] == [{"open": 3, "listening": 2}]
    assert str(path) in typist.screen.replace("\n", "")
    assert f"Kvittering: {receipt_of(data)}" in typist.screen
    assert "en øvingsgren" not in typist.screen


def test_a_practice_branch_is_not_handed_in(places: Places) -> None:
    typist = started(places, [*WHOLE_TALK, "v 1", *("3", "1") * 4, "l"])
    assert not places.hand_ins.exists()
    assert typist.screen.count("lever det") >= 1


def test_a_talk_that_is_too_long_to_be_handed_in_is_told_of(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulator.bundles.codec.MOST_ACTS", 1)
    typist = started(places, [*WHOLE_TALK, "l", ""])
    assert not places.hand_ins.exists()
    assert "har mer enn 1 handlinger" in " ".join(typist.screen.split())


@pytest.mark.parametrize("key", ["q", "Q"])
def test_a_talk_is_left_by_its_key_however_it_is_written(places: Places, key: str) -> None:
    beginning = WHOLE_TALK[: WHOLE_TALK.index("2") + 1]
    lines: list[Line] = [*beginning, key]
    screen = started(places, lines).screen
    assert "Gå videre når du vil" in screen
