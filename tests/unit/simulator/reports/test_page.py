"""The debrief as a page: whole, self-contained, accessible, and safe with any text."""

import base64
import hashlib
import itertools
import re
from importlib.resources import files

import pytest

from scenarios.words import Language
from simulator.reports.citations import titles_of
from simulator.sessions.port import Reflections
from tests.unit.simulator.reports.pages import Page, Reader, page_of, shipped, with_texts

TEXTS = frozenset(
    {"says", "cue", "text", "summary", "about", "title", "name", "why", "thought", "hint"}
    | {"worry", "known", "unknown", "prepare", "steps", "relation", "reason", "trains"}
)
HOSTILE = (
    '<script>alert(1)</script><img src=x onerror="x"> </style></p>\'" onload="x" {{ 7*7 }} '
    "{% raw %} &lt; javascript:x ]]> <!-- "
)


@pytest.fixture(scope="module", params=[1, 2, 3], ids="seed {}".format)
def page(request: pytest.FixtureRequest) -> Page:
    return page_of(shipped(), request.param)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_page_is_well_formed_with_one_heading_of_its_own(page: Page) -> None:
    reader = Reader.of(page.html)
    assert reader.problems == []
    assert len(reader.all("h1")) == 1
    assert page.html.startswith("<!DOCTYPE html>")


def test_page_writes_its_day_as_the_app_does(page: Page) -> None:
    (day,) = Reader.of(page.html).all("time")
    year, month, date = day.attributes["datetime"].split("-")
    assert day.text.strip() == f"{date}.{month}.{year}"


def test_page_loads_nothing_and_runs_nothing(page: Page) -> None:
    reader = Reader.of(page.html)
    tags = {element.tag for element in reader.elements}
    assert not tags & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "form",
        "video",
        "base",
    }
    for element in reader.elements:
        assert not [name for name in element.attributes if name.startswith("on") or name == "style"]
        for name in ("src", "srcset", "href", "action", "data"):
            assert element.attributes.get(name, "#").startswith("#")
    assert not re.search(r"url\(|@import|https?:", page.html)


def test_policy_allows_exactly_the_style_of_the_page(page: Page) -> None:
    reader = Reader.of(page.html)
    (style,) = reader.all("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    (policy,) = (m for m in reader.all("meta") if "http-equiv" in m.attributes)
    assert f"'sha256-{digest}'" in policy.attributes["content"]
    assert policy.attributes["content"].startswith("default-src 'none';")


def test_everything_of_the_debrief_is_on_the_page(page: Page) -> None:
    shown = squeezed(Reader.of(page.html).text)
    d = page.debrief
    expected = [d.headline, d.caveat, *d.reasons]
    expected += [text for gate in d.gates for text in (gate.name, gate.status_name)]
    expected += [finding.why for gate in d.gates for finding in gate.findings]
    expected += [t for p in d.profiles for t in (p.name, p.says, p.level_name, p.count)]
    expected += [evidence.why for profile in d.profiles for evidence in profile.evidence]
    expected += [t for strength in d.strengths for t in (strength.line, strength.why)]
    expected += [fact.text for fact in (*d.outcome.told, *d.outcome.missed)]
    for turn in d.turns:
        expected += [turn.line, turn.kind_name, turn.comment, turn.thought, *turn.learned]
        expected += [t for heard in turn.heard for t in (heard.says, heard.cue)]
        expected += [t for a in turn.alternatives for t in (a.line, a.why, a.comment, a.worth_name)]
        expected += turn.unsaid
    assert len(expected) > 200
    assert [text for text in expected if squeezed(text) not in shown] == []
    assert d.to_try is None or all(squeezed(b.line) in shown for b in d.to_try.better)


def test_what_the_trainee_wrote_is_on_the_page_and_only_then(page: Page) -> None:
    shown = Reader.of(page.html).text
    assert all(text in shown for text in ("Et notat.", "Rolig.", "Stille.", "Mine egne ord."))
    bare = page_of(shipped(), 1, reflections=Reflections()).html
    assert 'id="own"' not in bare
    assert "Din egen vurdering" not in bare


def test_every_number_of_a_turn_is_there_with_its_source(page: Page) -> None:
    reader = Reader.of(page.html)
    for turn in page.debrief.turns:
        (article,) = (e for e in reader.all("article") if e.attributes["id"] == f"turn-{turn.turn}")
        for evidence in turn.evidence:
            assert ", ".join(evidence.source) in article.text
        points = re.findall(
            r"(?<![\w])([+\N{MINUS SIGN}]?[\d,]+)(?: av [\d,]+)? [A-ZÅ]", article.text
        )
        assert len(points) >= len(turn.evidence)


def test_links_and_labels_lead_somewhere(page: Page) -> None:
    reader = Reader.of(page.html)
    ids = [element.attributes["id"] for element in reader.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    for element in reader.elements:
        if "href" in element.attributes:
            assert element.attributes["href"][1:] in ids
        for label in element.attributes.get("aria-labelledby", "").split():
            assert label in ids


def test_headings_skip_no_level_and_tables_have_headers(page: Page) -> None:
    reader = Reader.of(page.html)
    levels = [int(e.tag[1]) for e in reader.elements if re.fullmatch(r"h[1-6]", e.tag)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(e.attributes.get("scope") in {"row", "col"} for e in reader.all("th"))
    for element in reader.elements:
        if "scroll" in element.attributes.get("class", "").split():
            assert element.attributes["tabindex"] == "0"
            assert {"aria-label", "aria-labelledby"} & element.attributes.keys()
    assert all(
        e.attributes["role"] == "img" and e.attributes["aria-label"] for e in reader.all("svg")
    )


def test_the_map_has_an_equal_in_words(page: Page) -> None:
    reader = Reader.of(page.html)
    (table,) = (e for e in reader.all("table") if "Følelser" in e.text)
    for turn in page.debrief.map:
        for label in (*turn.reached, *turn.named, *turn.settled):
            assert label in table.text
    rows = [e for e in reader.all("tr") if "Emma: tillit" in e.text]
    assert len(rows) == len(page.debrief.map)


@pytest.mark.parametrize("language", Language)
def test_page_says_which_language_each_text_is_in(language: Language) -> None:
    page = page_of(shipped(), 2, language)
    reader = Reader.of(page.html)
    (html,) = reader.all("html")
    assert html.attributes["lang"] == language
    foreign = {e.attributes["lang"] for e in reader.elements if "lang" in e.attributes} - {language}
    assert foreign == (set() if language is Language.BOKMAL else {"nb"})
    if language is not Language.BOKMAL:
        lines = {squeezed(e.text) for e in reader.elements if e.attributes.get("lang") == "nb"}
        assert {squeezed(turn.line) for turn in page.debrief.turns} <= lines


def test_numbers_are_written_as_the_language_writes_them() -> None:
    norwegian = page_of(shipped(), 2).html
    english = page_of(shipped(), 2, Language.ENGLISH).html
    assert re.search(r"\d,\d+ av \d|av \d,\d", norwegian)
    assert re.search(r"\d\.\d+ of \d|of \d\.\d", english)
    assert not re.search(r">[+\N{MINUS SIGN}]?\d+\.\d+(?!\d|\.\d)", norwegian)  # a date is none


def test_hostile_text_is_inert_in_every_field() -> None:
    """Every text that authors or trainees write, replaced by one that would break out."""
    scenario = with_texts(shipped(), lambda text: HOSTILE + text, TEXTS)
    written = Reflections(
        HOSTILE, (HOSTILE,) * 9, {"open": 1}, dict.fromkeys(range(1, 61), HOSTILE)
    )
    page = page_of(scenario, 3, reflections=written)
    plain = Reader.of(page_of(shipped(), 3, reflections=written).html)
    reader = Reader.of(page.html)
    assert reader.problems == []
    assert not {e.tag for e in reader.elements} - {e.tag for e in plain.elements}
    assert {n for e in reader.elements for n in e.attributes} == {
        n for e in plain.elements for n in e.attributes
    }
    assert squeezed(reader.text).count(squeezed(HOSTILE)) > 200
    assert "49" not in re.findall(r"onload=\S+ (\S+)", reader.text)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_have_contrast(theme: str) -> None:
    css = (files("simulator.reports") / "templates" / "debrief.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    block = blocks[0 if theme == "light" else 1]
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
    for ink in ("ink", "quiet", "accent", "good", "warn", "bad"):
        for paper in ("paper", "raised"):
            assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)
    for shape in ("fill", "bad", "warn", "quiet"):
        assert contrast(colours[shape], colours["paper"]) >= 3, shape


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.1 defines it, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_technique_that_is_called_as_its_kind_is_named_once(page: Page) -> None:
    named = re.findall(r"<p><strong>([^<]+)</strong>(?:: ([^<]+))?</p>", page.html)
    assert len(named) >= len(page.debrief.turns)
    for kind, techniques in named:
        assert kind not in techniques.split(", ")


def test_what_is_seen_stands_before_what_is_said_as_in_the_talk(page: Page) -> None:
    shown = squeezed(Reader.of(page.html).text)
    both = [h for turn in page.debrief.turns for h in turn.heard if h.says and h.cue]
    assert both
    for heard in both:
        assert f"({squeezed(heard.cue)}) {squeezed(heard.says)}" in shown


def test_sources_stand_in_the_order_of_their_numbers() -> None:
    assert list(titles_of(["S54", "S10", "S24b", "S2"])) == ["S2", "S10", "S24b", "S54"]
