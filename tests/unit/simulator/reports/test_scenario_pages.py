"""The pages of a scenario: graph, script, differences. Whole, safe, and the same every time."""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote

import pytest

from scenarios.changes import changes
from scenarios.graph.coverage import Basis, Coverage
from scenarios.guards import parse
from scenarios.library import included
from scenarios.model import Scenario
from scenarios.script import Script
from scenarios.techniques import Form
from scenarios.words import Language
from scoring.shipped import shipped_rubric
from simulator.engine import Stage
from simulator.i18n import translator
from simulator.reports.differences import diff_html, diff_text
from simulator.reports.differences_attempts import Difference
from simulator.reports.graph_page import Location, graph_html
from simulator.reports.in_words import InWords
from simulator.reports.script_page import script_html
from simulator.reports.script_text import script_text
from simulator.sessions.retracing import rescore
from tests.builders import reaction
from tests.functional.talking import small
from tests.unit.simulator.reports.pages import Reader, played, shipped, with_texts

NB = translator(Language.BOKMAL)
TEXTS = frozenset(
    {"says", "cue", "text", "summary", "about", "title", "why", "thought", "hint"}
    | {"worry", "known", "unknown", "prepare", "steps", "relation", "reason", "trains"}
    | {"author", "reviewer", "based_on", "shift", "source"}
)
HOSTILE = (
    '<script>alert(1)</script><img src=x onerror="x"> </style></svg></p>\'" onload="x" {{ 7*7 }} '
    "{% raw %} &lt; javascript:x ]]> <!-- "
)
NAMES = included()


def a_small_one() -> Scenario:
    """A scenario that uses a little of everything."""
    return small().stage.scenario


def located(ref: str) -> Location:
    return Location(f"her/scenario.yaml:{len(ref)}", f"editor:{ref.replace(' ', '%20')}")


def graph_of(scenario: Scenario) -> str:
    share = dict.fromkeys(scenario.moments, 0.5) | {scenario.start: 1.0}
    coverage = Coverage(scenario.id, scenario.hash, Basis.TALKS, 4, moments=share)
    return graph_html(scenario, NB, lambda _: Location("her:1"), coverage)


def script_of(scenario: Scenario) -> str:
    return script_html(scenario, NB)


def differences_of(scenario: Scenario) -> str:
    old = a_small_one()
    talk = rescore(Stage(old), Stage(scenario), played(old, 1), shipped_rubric())
    found = Difference(old, scenario, changes(old, scenario), ((talk, shipped_rubric()),))
    return diff_html(found, NB)


PAGES: dict[str, Callable[[Scenario], str]] = {
    "graph": graph_of,
    "script": script_of,
    "differences": differences_of,
}


def hostile() -> Scenario:
    """Every text of a scenario with something nasty at its end."""
    found: Scenario = with_texts(a_small_one(), lambda text: text + HOSTILE, TEXTS)
    people = {k: replace(p, name=p.name + HOSTILE) for k, p in found.people.items()}
    return replace(found, people=people)


def assert_whole_and_safe(html: str) -> None:
    reader = Reader.of(html)
    assert reader.problems == []
    assert len(reader.all("h1")) == 1
    tags = {element.tag for element in reader.elements}
    assert not tags & {"link", "img", "iframe", "object", "embed", "form", "video", "base"}
    for element in reader.elements:
        assert not [name for name in element.attributes if name.startswith("on") or name == "style"]
        for name in ("src", "srcset", "href", "action", "data", "xlink:href"):
            assert element.attributes.get(name, "#").startswith("#")
    (policy,) = (m for m in reader.all("meta") if "http-equiv" in m.attributes)
    scripts = [each.text for each in reader.all("script")]
    for text in (*[each.text for each in reader.all("style")], *scripts):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy.attributes["content"]
    assert "unsafe" not in policy.attributes["content"]
    assert all("alert(1)" not in script for script in scripts)
    assert not re.search(r"https?:|@import", html)


@pytest.mark.parametrize("write", PAGES.values(), ids=PAGES)
def test_pages_are_whole_and_safe(write: Callable[[Scenario], str]) -> None:
    assert_whole_and_safe(write(a_small_one()))


@pytest.mark.parametrize("write", PAGES.values(), ids=PAGES)
def test_hostile_text_is_shown_and_does_nothing(write: Callable[[Scenario], str]) -> None:
    html = write(hostile())
    assert_whole_and_safe(html)
    assert "<script>alert(1)" in Reader.of(html).text


@pytest.mark.parametrize("write", PAGES.values(), ids=PAGES)
def test_ids_are_there_once_and_links_lead_to_them(write: Callable[[Scenario], str]) -> None:
    reader = Reader.of(write(a_small_one()))
    ids = [e.attributes["id"] for e in reader.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    targets = {unquote(a.attributes["href"][1:]) for a in reader.all("a") if "href" in a.attributes}
    assert targets - set(ids) == set()


@pytest.mark.parametrize("write", PAGES.values(), ids=PAGES)
def test_the_same_gives_the_same(write: Callable[[Scenario], str]) -> None:
    assert write(a_small_one()) == write(a_small_one())


@pytest.mark.parametrize("language", Language)
def test_pages_speak_every_language(language: Language) -> None:
    tr = translator(language)
    scenario = replace(a_small_one(), language="en")
    for html in (graph_html(scenario, tr, lambda _: None), script_html(scenario, tr)):
        assert f'<html lang="{language.value}">' in html
        assert ('lang="en"' in html.split("<body", 1)[1]) == (language is not Language.ENGLISH)


# -- the graph --------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_moment_and_ending_has_a_box_and_its_details(name: str) -> None:
    scenario = shipped(name)
    reader = Reader.of(graph_html(scenario, NB, located))
    boxes = {e.attributes["data-box"] for e in reader.elements if "transform" in e.attributes}
    assert boxes == {*scenario.moments, *(f"end {name}" for name in scenario.endings)}
    shown = " ".join(reader.text.split())
    for choice in Script(scenario).choices.values():
        assert " ".join(choice.says.split()) in shown
    for line in Script(scenario).lines.values():
        assert " ".join(line.says.split()) in shown


def test_the_graph_tells_where_moments_are_written() -> None:
    reader = Reader.of(graph_html(a_small_one(), NB, located))
    places = [e.text for e in reader.all("code")]
    assert f"her/scenario.yaml:{len('saken')}" in places
    assert "editor:saken" in {a.attributes.get("href") for a in reader.all("a")}


def test_a_box_to_tick_stands_in_its_own_label() -> None:
    """So that no line can break between them, and what it does follows wherever it stands."""
    html = graph_html(a_small_one(), NB, located)
    for name in ("show-when", "hide-when"):
        assert f'<label class="control"><input type="checkbox" id="{name}">' in html
        assert f"#map:has(#{name}:checked)" in html
        assert f"#{name}:checked ~" not in html


@pytest.mark.parametrize("name", NAMES)
def test_the_map_opens_on_where_the_talk_begins(name: str) -> None:
    html = graph_html(shipped(name), NB, located)
    boxes = [e for e in Reader.of(html).elements if "data-box" in e.attributes]
    begins = [e.attributes["data-box"] for e in boxes if "start" in e.attributes["class"].split()]
    assert begins == [shipped(name).start]
    assert 'querySelector(".box.start")' in html


def test_what_nobody_came_to_is_told_and_marked_without_colour() -> None:
    scenario = a_small_one()
    never = list(scenario.moments)[2]
    counted = Coverage(scenario.id, "another", Basis.TALKS, 12, moments={never: 0.0})
    html = graph_html(scenario, NB, lambda _: None, counted)
    assert f"Ingen kom hit: {never}." in html
    assert "annen versjon" in html
    assert re.search(rf'class="box never" data-box="{never}"', html)


def test_rare_is_never_shown_as_none_nor_most_as_all() -> None:
    scenario = a_small_one()
    rare, most = list(scenario.moments)[:2]
    counted = Coverage(
        scenario.id, scenario.hash, Basis.TALKS, 900, moments={rare: 0.001, most: 0.999}
    )
    html = graph_html(scenario, NB, lambda _: None, counted)
    assert "<strong>1 %</strong>" in html
    assert "<strong>99 %</strong>" in html


# -- the script -------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_line_has_a_number_of_its_own(name: str) -> None:
    html = script_of(shipped(name))
    numbers = [int(n) for n in re.findall(r'class="row[^"]*" id="l(\d+)"', html)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert f"{len(numbers)} nummererte linjer" in html


@pytest.mark.parametrize("name", NAMES)
def test_numbers_are_the_same_in_every_language(name: str) -> None:
    one = script_text(shipped(name, "nb"), NB)[1]
    other = script_text(shipped(name, "en"), translator(Language.ENGLISH))[1]
    assert one == other


@pytest.mark.parametrize("name", NAMES)
def test_all_that_is_written_is_in_the_script(name: str) -> None:
    scenario = shipped(name)
    shown = " ".join(Reader.of(script_of(scenario)).text.split())
    script = Script(scenario)
    expected = [choice.says for choice in script.choices.values()]
    expected += [choice.why for choice in script.choices.values()]
    expected += [text for line in script.lines.values() for text in (line.says, line.cue)]
    expected += [t for f in scenario.facts.values() for t in (f.text, f.summary)]
    expected += [each.says for each in scenario.distortions.values()]
    expected += [says for limit in scenario.limits.values() for says in limit.steps.values()]
    expected += [ending.text for ending in scenario.endings.values()]
    expected += [t for m in scenario.moments.values() for t in (m.thought, m.hint)]
    expected += [*scenario.briefing.known, *scenario.briefing.unknown]
    assert [text for text in expected if " ".join(text.split()) not in shown] == []


def test_a_condition_points_at_the_line_it_speaks_of() -> None:
    scenario = shipped()
    text, places = script_text(scenario, NB)
    first = scenario.moments["retten"].choices[0]
    numbered = [c for _, moments in text.phases for m in moments for c in m.choices]
    assert next(c for c in numbered if c.id == first.id).number == places[f"choice {first.id}"]
    words = InWords(scenario, NB, lambda name: f"linje {places[name]}")
    assert f"linje {places[f'choice {first.id}']}" in words.guard(parse(f"said({first.id})"))


def test_a_draft_says_so_and_what_an_expert_is_asked() -> None:
    html = script_of(shipped())
    assert "Ingen fagperson har lest det ennå." in html
    assert html.count('class="question"') >= 8
    provenance = replace(shipped().provenance, reviewer="Kari")
    assert "Lest av: Kari" in script_of(replace(shipped(), provenance=provenance))


# -- conditions in words ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("guard", "words"),
    [
        ("emma.trust >= 4", "tilliten hos Emma er minst 4"),
        ("emma.tension < 3 and finished", "uroen hos Emma er mindre enn 3 og ingen ble avbrutt"),
        ("not told(fravaer)", "«Emma tok en annen buss enn den til skolen.» ikke er fortalt"),
        ("visited(retten) or interrupted",
         "samtalen har vært innom «retten» eller noen ble avbrutt"),
        ("present(trine) and (accurate or invites)",
         ("Trine er i rommet og (oppsummeringen bare har med det som er fortalt eller "
          "oppsummeringen ber om å bli rettet)")),
        ("not (finished and invites)",
         "det ikke er slik at (ingen ble avbrutt og oppsummeringen ber om å bli rettet)"),
        ("limit_step(mobil) == none", "ingen trinn er tatt om «telefonen mens vi snakker»"),
        ("limit_step(mobil) >= advice",
         "trinnet som er tatt om «telefonen mens vi snakker», er minst råd"),
        ("shifts(butikken) > 1", "antall ganger fokus er flyttet til «butikken», er mer enn 1"),
    ],
)  # fmt: skip
def test_conditions_are_said_in_plain_words(guard: str, words: str) -> None:
    assert InWords(shipped(), NB).guard(parse(guard)) == words


@pytest.mark.parametrize(
    ("guard", "words"),
    [
        ("emma.trust >= 9", "tilliten hos Emma er minst 9"),
        ("finished and emma.trust >= 9", "ingen ble avbrutt og tilliten hos Emma er minst 9"),
        ("emma.trust >= 8", "tilliten hos Emma er minst 8 og tilliten hos Emma er minst 9"),
        (
            "interrupted or emma.trust >= 9",
            "(noen ble avbrutt eller tilliten hos Emma er minst 9) og tilliten hos Emma er minst 9",
        ),
    ],
)
def test_what_a_guard_and_a_lock_both_ask_is_said_once(guard: str, words: str) -> None:
    tells = reaction("r", "Jeg tegner.", tells=["tegner"], when=guard)
    said = InWords(a_small_one(), NB)
    assert said.condition(tells, Form.DIRECTIVE, default=False) == words


# -- differences ------------------------------------------------------------------------


def test_no_difference_is_said() -> None:
    same = Difference(shipped(), shipped(), (), ())
    assert "Ingenting er endret i mening." in diff_text(same, NB)
    assert "Ingenting er endret i mening." in diff_html(same, NB)


def test_text_shows_before_and_after() -> None:
    new = replace(shipped(), title="Et annet navn")
    text = diff_text(Difference(shipped(), new, changes(shipped(), new), ()), NB)
    assert "      - Butikktyveriet\n      + Et annet navn\n" in text
