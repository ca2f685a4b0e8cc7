"""The tutorial on a first scenario, followed on what ``new`` makes: it says what is so."""

import re
from dataclasses import dataclass, fields

import pytest

from scenarios.checks import check
from scenarios.diagnostics.render import message
from scenarios.format import Bundle, formatted, read
from scenarios.kinds import Role
from scenarios.words import Language
from simulator.drafts import Template, draft
from tests.architecture.repository import ROOT

FILE = "scenario.yaml"
PHASES = 3
MINUTES = 60


@dataclass(frozen=True)
class Words:
    """The names that the template has in a language, and that the tutorial speaks of."""

    tried: str
    yours: tuple[str, ...]
    gone_and_next: tuple[str, str]
    fact: str
    above: str
    tell: str
    shout: str
    wrong: str


NAMES = {
    Language.BOKMAL: Words(
        tried="lunsjen",
        yours=("rammen", "inngangen"),
        gone_and_next=("skolen", "skrittet"),
        fact="sykler",
        above="lunsj_alltid",
        tell="lunsj_fortell",
        shout="ropet",
        wrong="ropett",
    ),
    Language.ENGLISH: Words(
        tried="lunch",
        yours=("the_frame", "the_entry"),
        gone_and_next=("school", "the_step"),
        fact="bikes",
        above="lunch_always",
        tell="lunch_tell",
        shout="the_shout",
        wrong="the_shoutt",
    ),
}
both = pytest.mark.parametrize("language", NAMES, ids=str)


def page(language: Language) -> str:
    return (ROOT / "docs" / "tutorial" / f"first-scenario.{language}.md").read_text("utf-8")


def begun(language: Language) -> str:
    asked = re.search(r"^samtalerom new \S+ --template (\w+)", page(language), re.MULTILINE)
    assert asked is not None
    return draft(Template(asked[1]), "mitt-scenario", language, "2026-01-05")


def codes(text: str) -> list[str]:
    found = read(Bundle({FILE: text.encode()}))
    if found.scenario is None:
        return [each.code for each in found.diagnostics]
    return sorted(each.kind.code for each in check(found.scenario))


@both
def test_what_is_made_is_what_the_tutorial_says_it_is(language: Language) -> None:
    text = begun(language)
    assert codes(text) == []
    scenario = read(Bundle({FILE: text.encode()})).scenario
    assert scenario is not None
    assert len({moment.phase for moment in scenario.moments.values()}) == PHASES
    assert len(scenario.limits) == 1
    assert [p.role for p in scenario.people.values()] == [Role.YOUTH, Role.GUARDIAN]


@both
def test_the_line_that_is_added_asks_for_an_id_and_then_nothing_is_left(language: Language) -> None:
    words = NAMES[language]
    (line,) = re.findall(r"^```yaml\n(.*?)^```", page(language), re.MULTILINE | re.DOTALL)
    assert f"tells: [{words.fact}]" in line
    before = begun(language)
    text = before.replace(f"      - id: {words.above}\n", f"{line}      - id: {words.above}\n")
    assert codes(text) == ["F121"]
    assert codes(formatted(FILE, text.encode()).data.decode()) == []


@both
def test_the_mistake_says_what_the_tutorial_shows(language: Language) -> None:
    words = NAMES[language]
    before, after = begun(language).split(f"- id: {words.tell}\n")
    wrong = after.replace(f"goto: {words.shout}}}", f"goto: {words.wrong}}}", 1)
    found = read(Bundle({FILE: f"{before}- id: {words.tell}\n{wrong}".encode()}))
    (diagnostic,) = found.diagnostics
    assert f" {diagnostic.code}\n{message(diagnostic, language)}\n" in page(language)


@both
def test_a_moment_that_is_taken_away_is_found_as_the_tutorial_says(language: Language) -> None:
    words = NAMES[language]
    text, (gone, following) = begun(language), words.gone_and_next
    start, end = (text.index(f"\n  {name}:\n    phase") for name in (gone, following))
    text = text[:start] + text[end:]
    assert set(codes(text)) == {"F201"}
    text = text.replace(f"goto: {gone}", f"goto: {following}")
    assert codes(text) == ["C105"]


@both
def test_the_tutorial_speaks_of_the_names_in_the_template(language: Language) -> None:
    words = NAMES[language]
    names = [getattr(words, each.name) for each in fields(words)]
    flat = [*words.yours, *(name for name in names if isinstance(name, str))]
    assert [name for name in flat if not re.search(rf"\b{name}\b", page(language))] == []


@both
def test_it_takes_less_than_an_hour(language: Language) -> None:
    parts = re.findall(r"^## \d\. .*\((\d+) minut(?:ter|es)\)$", page(language), re.MULTILINE)
    assert parts
    assert sum(map(int, parts)) < MINUTES
