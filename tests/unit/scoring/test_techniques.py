"""The taxonomy is whole, and the form of an act is that of its least open question."""

from pathlib import Path

import pytest

from scenarios.techniques import TAXONOMY, Family, Form, form_of
from scenarios.techniques import Technique as T
from scenarios.techniques.page import techniques_page

PAGE = Path(__file__).parents[3] / "docs/reference/techniques.md"


def test_every_technique_is_in_the_taxonomy_in_three_languages() -> None:
    assert set(TAXONOMY) == set(T)
    for entry in TAXONOMY.values():
        for words in (entry.name, entry.meaning):
            assert words.nb
            assert words.nn
            assert words.en
            assert words.en not in {words.nb, words.nn}
        assert all(text.endswith(".") for text in (entry.meaning.nb, entry.meaning.en))


def test_names_tell_techniques_apart() -> None:
    for language in ("nb", "nn", "en"):
        names = [getattr(entry.name, language) for entry in TAXONOMY.values()]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("codes", "form"),
    [
        ((), Form.OPEN),
        ((T.OPEN_INVITATION,), Form.OPEN),
        ((T.PARAPHRASE, T.CUED_INVITATION), Form.OPEN),
        ((T.OPEN_INVITATION, T.ASK_STRENGTH), Form.OPEN),
        ((T.OPEN_INVITATION, T.WH_QUESTION), Form.DIRECTIVE),
        ((T.CLARIFY,), Form.DIRECTIVE),
        ((T.REFLECT_FEELING, T.CLOSED), Form.CLOSED),
        ((T.OPEN_INVITATION, T.MULTIPLE), Form.CLOSED),
        ((T.FAUX_INVITATION,), Form.CLOSED),
        ((T.WH_QUESTION, T.PRESS_NAMES), Form.CLOSED),
        ((T.SUPPORT,), Form.OPEN),
        ((T.MORALISE,), Form.CLOSED),
        ((T.MORALISE, T.OPEN_INVITATION), Form.OPEN),
    ],
)
def test_form(codes: tuple[T, ...], form: Form) -> None:
    assert form_of(codes) is form


def test_every_question_asks_and_nothing_in_the_frame_does() -> None:
    for entry in TAXONOMY.values():
        if entry.family is Family.QUESTION:
            assert entry.form is not None
        if entry.family in {Family.FRAME, Family.LIMIT, Family.AGREEMENT}:
            assert entry.form is None


def test_reference_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == techniques_page(), (
        f"run: python -m scenarios.techniques > docs/reference/{PAGE.name}"
    )
