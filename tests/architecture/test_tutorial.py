"""The tutorial on a first scenario, followed on what ``new`` makes: it says what is so."""

import re
from dataclasses import dataclass, fields

import pytest

from scenarios.checks import check
from scenarios.diagnostics.render import message
from scenarios.format import Bundle, formatted, read
from scenarios.words import Language
from simulator.drafts import Template, draft
from tests.architecture.repository import ROOT

FILE = "scenario.yaml"
PHASES = 3
MINUTES = 60


@dataclass(frozen=True)
class Words:
    """The names that the template has in a language, and that the tutorial speaks of."""

    gone: str
    next: str
    opening: tuple[str, str]
    last: str
    fact: str
    kept: str
    above: str
    tell: str
    shout: str
    wrong: str


NAMES = {
    Language.BOKMAL: Words(
        gone="det_gode",
        next="skrittet",
        opening=("rammen", "inngangen"),
        last="slutten",
        fact="et_sted",
        kept="sykler",
        above="lunsj_alltid",
        tell="lunsj_fortell",
        shout="ropet",
        wrong="ropett",
    ),
    Language.ENGLISH: Words(
        gone="what_is_good",
        next="the_step",
        opening=("the_frame", "the_entry"),
        last="the_end",
        fact="a_place",
        kept="bikes",
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
    return draft(Template.VOLUNTARY, "mitt-scenario", language, "2026-01-05")


def shortened(text: str, words: Words) -> str:
    """Return the template after part 3, and what it says on the way is so."""
    for moment in words.opening:
        text = re.sub(rf"(\n  {moment}:\n    phase: )\w+", r"\1opening", text)
    text = re.sub(rf"(\n  {words.last}:\n    phase: )\w+", r"\1agreement", text)
    start = text.index(f"\n  {words.gone}:")
    text = text[:start] + text[text.index(f"\n  {words.next}:") :]
    assert codes(text) == ["F201"] * 3
    text = text.replace(f"goto: {words.gone}", f"goto: {words.next}")
    assert codes(text) == ["C105", "C105", "C107"]
    start = text.index(f"  {words.fact}:\n")
    fact = text[start : text.index("\n\n", start) + 1]
    assert len(fact.splitlines()) == 7
    lines = text.replace(fact, "").splitlines(keepends=True)
    kept = [line for line in lines if f"told({words.fact})" not in line]
    assert len(lines) - len(kept) == 1
    return "".join(kept)


def codes(text: str) -> list[str]:
    found = read(Bundle({FILE: text.encode()}))
    if found.scenario is None:
        return [each.code for each in found.diagnostics]
    return sorted(each.kind.code for each in check(found.scenario))


@both
def test_the_talk_is_short_and_has_no_findings_in_the_end(language: Language) -> None:
    words = NAMES[language]
    text = shortened(begun(language), words)
    assert codes(text) == ["C105"]
    (line,) = re.findall(r"^```yaml\n(.*?)^```", page(language), re.MULTILINE | re.DOTALL)
    assert f"tells: [{words.kept}]" in line
    text = text.replace(f"      - id: {words.above}\n", f"{line}      - id: {words.above}\n")
    assert codes(text) == ["F121"]
    whole = formatted(FILE, text.encode()).data.decode()
    assert codes(whole) == []
    scenario = read(Bundle({FILE: whole.encode()})).scenario
    assert scenario is not None
    assert len({moment.phase for moment in scenario.moments.values()}) == PHASES


@both
def test_the_mistake_says_what_the_tutorial_shows(language: Language) -> None:
    words = NAMES[language]
    before, after = begun(language).split(f"- id: {words.tell}\n")
    wrong = after.replace(f"goto: {words.shout}}}", f"goto: {words.wrong}}}", 1)
    found = read(Bundle({FILE: f"{before}- id: {words.tell}\n{wrong}".encode()}))
    (diagnostic,) = found.diagnostics
    assert f" {diagnostic.code}\n{message(diagnostic, language)}\n" in page(language)


@both
def test_the_tutorial_speaks_of_the_names_in_the_template(language: Language) -> None:
    words = NAMES[language]
    names = [getattr(words, each.name) for each in fields(words)]
    flat = [*words.opening, *(name for name in names if isinstance(name, str))]
    assert [name for name in flat if not re.search(rf"\b{name}\b", page(language))] == []


@both
def test_it_takes_an_hour(language: Language) -> None:
    parts = re.findall(r"^## \d\. .*\((\d+) minut(?:ter|es)\)$", page(language), re.MULTILINE)
    assert sum(map(int, parts)) == MINUTES
