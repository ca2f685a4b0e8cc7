"""Every code has an example that produces it at the marked line, and one that does not."""

import string
from pathlib import Path

import pytest

from scenarios.diagnostics import Diagnostic
from scenarios.diagnostics.catalogue import KINDS
from scenarios.diagnostics.render import as_json, concise, full
from scenarios.words import Language
from tests.diagnostics.examples import codes, example
from tests.diagnostics.places import PLACES
from tests.pages import REFERENCE, pages, stray

PAGES = pages()

WITHOUT_LINE = {"F001", "F002"}
"""Codes that are about a whole file."""


@pytest.mark.parametrize("code", codes())
def test_failing_example_has_the_code_where_it_is_marked(code: str) -> None:
    failing = example(code, "fail")
    found = failing.diagnostics()
    places = {(d.file, d.span.line) for d in found if d.code == code and d.span}
    assert failing.marked, "nothing is marked"
    if code in WITHOUT_LINE:
        assert code in {d.code for d in found}
        return
    assert failing.marked == places, concise(found, Language.ENGLISH)


@pytest.mark.parametrize("code", codes())
def test_failing_example_has_no_other_error(code: str) -> None:
    found = example(code, "fail").diagnostics()
    others = tuple(d for d in found if d.code != code and d.is_error)
    assert not others, concise(others, Language.ENGLISH)


@pytest.mark.parametrize("code", codes())
def test_passing_example_is_without_the_code(code: str) -> None:
    found = example(code, "pass").diagnostics()
    unwelcome = tuple(d for d in found if d.code == code or d.is_error)
    # What an example of a translation leaves out is not translated: that is its own code.
    unwelcome = tuple(d for d in unwelcome if (d.code, code) != ("F402", "F402") or _is_title(d))
    assert not unwelcome, concise(unwelcome, Language.ENGLISH)


def _is_title(diagnostic: Diagnostic) -> bool:
    return ("ref", "title") in diagnostic.params


def test_base_is_spotless() -> None:
    found = example("F016", "pass").diagnostics()  # changes nothing but the title
    assert not found, concise(found, Language.ENGLISH)


def test_every_code_has_an_example() -> None:
    assert set(codes()) | set(PLACES) == set(KINDS)


@pytest.mark.parametrize("code", sorted(PLACES))
def test_places_produce_their_codes(code: str, tmp_path: Path) -> None:
    failing, passing = PLACES[code]
    assert code in {d.code for d in failing(tmp_path / "fail").diagnostics}
    assert not passing(tmp_path / "pass").diagnostics


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", codes())
def test_example_can_be_shown(code: str, language: Language) -> None:
    failing = example(code, "fail")
    found = tuple(d for d in failing.diagnostics() if d.code == code)
    texts = {n: data.decode("utf-8", "replace").splitlines() for n, data in failing.files.items()}
    shown = full(found, texts, language) + concise(found, language) + as_json(found, language)
    assert code in shown
    assert all(x.isprintable() or x == "\n" for x in shown)
    assert "{" not in concise(found, language).replace("{topic", "").replace("{hven}", "")


@pytest.mark.parametrize("code", sorted(KINDS))
def test_blanks_are_the_same_in_both_languages_but_for_their_language(code: str) -> None:
    kind = KINDS[code]
    nb, en = (
        {blank.removesuffix(f"_{language}") for blank in _blanks(texts)}
        for language, texts in (
            ("nb", [kind.nb.message, kind.nb.reason, kind.nb.fix]),
            ("en", [kind.en.message, kind.en.reason, kind.en.fix]),
        )
    )
    assert nb == en


def _blanks(texts: list[str]) -> set[str]:
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_reference_page_is_current(name: str) -> None:
    written = (REFERENCE / name).read_text(encoding="utf-8")
    assert written == PAGES[name], "write it anew with: python -m tests.pages"


def test_no_page_is_left_of_a_code_that_is_no_more() -> None:
    assert not stray()


@pytest.mark.parametrize("code", sorted(code for code in KINDS if code.startswith("C")))
def test_page_of_a_check_says_why_and_shows_bad_and_good(code: str) -> None:
    page = PAGES[f"diagnostics/{code}.md"]
    for heading in ("Why", "Bad", "Good"):
        assert f"\n## {heading}\n" in page
