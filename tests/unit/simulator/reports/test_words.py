"""What the ids of a report are called: what is heard or seen there, and no more than is known."""

import string
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.model import Moment, Scenario
from scenarios.words import Language
from simulator.i18n import term, translator
from simulator.reports.cohort.words import MOST, Named, shortened
from tests.unit.simulator.reports.classes import in_language


def moments() -> Iterator[tuple[Named, Scenario, Moment]]:
    _, names = in_language()
    for scenario in names.scenarios.values():
        for moment in scenario.moments.values():
            yield names, scenario, moment


def test_a_moment_is_known_by_who_says_what_last() -> None:
    spoken = 0
    for names, scenario, moment in moments():
        for line in [line for line in moment.lines if line.says][-1:]:
            words, text = names.scene(scenario.hash, moment.id), " ".join(line.says.split())
            assert text in " ".join(words.split())
            if line.speaker:
                assert words.startswith(f"{scenario.people[line.speaker].name}: ")
            spoken += 1
    assert spoken > 50


def test_a_moment_at_which_nobody_speaks_is_known_by_what_is_seen_or_by_its_hint() -> None:
    silent = [each for each in moments() if not any(line.says for line in each[2].lines)]
    assert silent
    for names, scenario, moment in silent:
        seen = [line.cue for line in moment.lines if line.cue]
        assert names.scene(scenario.hash, moment.id) == (seen[-1] if seen else moment.hint)


def test_a_place_is_a_moment_with_its_phase() -> None:
    for names, scenario, moment in moments():
        words = names.moment(scenario.hash, moment.id)
        assert names.place(scenario.hash, moment.id) == f"{term(names.tr, moment.phase)}, {words}"


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
        ({"gate": "rights", "status": "failed"}, "Rettighetene; ikke i orden"),
        ({"timing": "late"}, "sent"),
        ({"principle": "limits", "agreement": "above"}, "Grenser til rett tid; over nivået"),
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
