"""What the ids of a report are called: what is heard or seen there, and no more than is known."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.words import Language
from simulator.i18n import translator
from simulator.reports.cohort.words import MOST, Named, shortened
from tests.unit.simulator.reports.classes import PRACTISED, in_language
from tests.unit.simulator.reports.pages import shipped

HASH = shipped(PRACTISED, "nb").hash


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("betyr_det", "Har hun forstått det, eller har hun bare hørt det?"),  # nobody speaks
        ("maa_jeg", "Nå spør hun rett ut."),
        ("no_such", "no_such"),
    ],
)
def test_a_moment_without_a_line_is_known_by_its_hint(moment: str, said: str) -> None:
    _, names = in_language()
    assert names.moment(HASH, moment) == said


def test_a_moment_is_known_by_who_says_what_last() -> None:
    _, names = in_language()
    assert names.moment(HASH, "mors_spoersmaal").startswith("Trine: «Og jeg?")
    assert names.place(HASH, "mors_spoersmaal").startswith("Ramme, Trine: «")
    assert names.moment(HASH, "hetta").startswith("Trine går ut på gangen")  # a cue


@pytest.mark.parametrize("language", Language)
def test_everything_has_words_in_every_language_of_the_scenario(language: Language) -> None:
    _, names = in_language(language)
    for version, scenario in names.scenarios.items():
        moments = [names.moment(version, each) for each in scenario.moments]
        endings = [names.ending(version, each) for each in scenario.endings]
        assert not set(moments) & scenario.moments.keys()
        assert not set(endings) & scenario.endings.keys()
        assert all(len(each) <= MOST + 3 for each in (*moments, *endings))
        about = {"scenario": scenario.id, "version": version[:12]}
        for ending, words in zip(scenario.endings, endings, strict=True):
            assert names.of("ending", ending, about) == words
            assert names.in_words({**about, "ending": ending}) == words
        for moment in scenario.moments:
            assert names.in_words({**about, "moment": moment}) == names.place(version, moment)


def test_what_is_not_at_hand_keeps_its_ids() -> None:
    names = Named(translator(Language.ENGLISH), in_language()[1].rubric)
    assert names.moment("0" * 64, "m") == names.place("0" * 64, "m") == "m"
    assert names.ending("0" * 64, "e") == "e"
    assert names.ending("0" * 64, "unfinished") == "not finished"
    assert names.in_words({"scenario": "s", "version": "0" * 12}) == "s"


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({}, ""),
        ({"attempt": "2"}, ""),
        ({"principle": "not_leading"}, "Ikke ledende"),
        ({"gate": "rights", "status": "failed"}, "Rettighetene"),
        ({"day": "2026-11-21", "reason": "again"}, "kopi av det som var der"),
    ],
)
def test_what_is_of_no_scenario_has_words_too(about: dict[str, str], words: str) -> None:
    assert in_language()[1].in_words(about) == words


@given(st.text(string.ascii_letters + " \n«»“”.,", max_size=400))
def test_what_is_shortened_is_the_beginning_and_closes_its_quotes(text: str) -> None:
    found, line = shortened(text), " ".join(text.split())
    if len(line) <= MOST:
        assert found == line
    else:
        begin, _, rest = found.rpartition(" …")
        assert line.startswith(begin)
        assert len(begin) <= MOST
        assert rest in {"", "»", "”"}


def test_a_quote_that_is_cut_is_closed() -> None:
    cut = shortened("Emma: «" + "lang " * 40 + "»")
    assert cut.endswith("lang …»")
