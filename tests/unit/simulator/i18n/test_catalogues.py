"""The catalogues are complete, current, compiled and fit their originals."""

import ast
import gettext

import pytest

from scenarios.words import Language
from scoring.phrases import PHASES
from simulator.i18n import catalogues, choose_language, language_of, translator
from simulator.i18n.terms import TERMS, term

LANGUAGES = list(Language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_what_the_tool_would_write(language: Language) -> None:
    written = catalogues.catalogue_path(language).read_bytes()
    current = catalogues.po_bytes(catalogues.merged(language))
    assert written == current, "run `python -m simulator.i18n`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_a_translation_and_none_is_fuzzy(language: Language) -> None:
    stored = catalogues.load(language)
    assert [m.id for m in catalogues.untranslated(catalogues.merged(language)) if m.id] == []
    assert [m.id for m in stored if m.id and m.fuzzy] == []
    assert {m.id for m in stored if m.id} == set(catalogues.extracted())


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_name_the_same_places(language: Language) -> None:
    assert list(catalogues.misfits(catalogues.load(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_says_what_the_text_says(language: Language) -> None:
    with catalogues.catalogue_path(language, "mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    for message in catalogues.load(language):
        if isinstance(message.id, str):
            assert not message.id or compiled.gettext(message.id) == message.string
        else:
            one, many = message.id
            texts = tuple(message.string or ())
            assert (compiled.ngettext(one, many, 1), compiled.ngettext(one, many, 2)) == texts


def test_only_literal_texts_are_translated_where_they_stand() -> None:
    """An f-string or a sum inside ``_()`` would escape the extractor."""
    loose = [
        f"{path}:{call.lineno}"
        for path in sorted(catalogues.PACKAGE.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and catalogues.called(call) in catalogues.KEYWORDS
        and call.args
        and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert loose == []


def test_texts_are_found_wherever_they_stand() -> None:
    code = """x = f"{tr('in an f-string')}: "
self.tr("two " "parts", n=1)
tr.plural("one", "many", n); tr(not_literal); other("not ours"); N_("marked")"""
    assert set(catalogues.messages_in(code)) == {
        "in an f-string",
        "two parts",
        ("one", "many"),
        "marked",
    }


def test_terms_are_named_in_every_language() -> None:
    for language in LANGUAGES:
        tr = translator(language)
        assert all(term(tr, value) for _, value in TERMS)
    assert term(translator(Language.BOKMAL), next(iter(TERMS))[1]) == "Grunnleggende"


def test_every_member_of_a_named_enumeration_is_named() -> None:
    for kind in {kind for kind, _ in TERMS}:
        assert all((kind, value) in TERMS for value in kind)


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("nb", Language.BOKMAL),
        ("no", Language.BOKMAL),
        ("NN-no", Language.NYNORSK),
        ("en_GB.UTF-8", Language.ENGLISH),
        ("de", None),
        ("", None),
        (None, None),
    ],
)
def test_language_codes(code: str | None, language: Language | None) -> None:
    assert language_of(code) is language


def test_the_option_wins_over_environment_over_setting() -> None:
    environment = {"SAMTALEROM_LANGUAGE": "nn"}
    assert choose_language("en", environment, "nb") is Language.ENGLISH
    assert choose_language(None, environment, "en") is Language.NYNORSK
    assert choose_language(None, {}, "en") is Language.ENGLISH
    assert choose_language("xx", {}, None) is Language.BOKMAL


def test_a_missing_or_misfitting_translation_is_found() -> None:
    catalogue = catalogues.merged(Language.BOKMAL)
    catalogue.add("{n} of {total}", "{n} av {alle}")
    catalogue.add("Not translated", "")
    assert len(list(catalogues.misfits(catalogue))) == 1
    assert "Not translated" in {m.id for m in catalogues.untranslated(catalogue)}


def test_values_are_filled_into_the_translated_text() -> None:
    tr = translator(Language.ENGLISH)
    assert tr.plural("{n} thing of {who}", "{n} things of {who}", 3, who="{x}") == (
        "3 things of {x}"
    )


def test_a_phase_has_one_name_in_the_talk_and_in_the_debrief() -> None:
    for language in LANGUAGES:
        tr = translator(language)
        for phase, words in PHASES.items():
            assert term(tr, phase).lower() == words.in_language(language)


@pytest.mark.parametrize(
    ("language", "quoted"),
    [("nb", "«Fortell.»"), ("nn", "«Fortell.»"), ("en", "“Fortell.”")],
)
def test_a_line_is_quoted_as_its_language_does(language: str, quoted: str) -> None:
    tr = translator(Language(language))
    assert tr.quoted("Fortell.") == quoted
    assert tr.quoted("(nikker) Mm.") == "(nikker) Mm."
    assert tr.quoted(f"{quoted} sa hun.") == f"{quoted} sa hun."
