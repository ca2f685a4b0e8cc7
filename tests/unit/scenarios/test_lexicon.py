"""The lexicon: how phrases are read and found, and what must not be taken for a fault."""

import re
from pathlib import Path

import pytest

from scenarios.checks import LANGUAGE_RULES, Subject
from scenarios.checks.lexicon import (
    LexiconError,
    Where,
    claims,
    lexicon,
    read_claims,
    read_lexicon,
    sentences,
)
from scenarios.checks.lexicon.phrases import PhraseError, phrases
from scenarios.format import Bundle, read
from scenarios.words import Language
from tests.corpus.seeding import healthy

SOURCES = Path(__file__).parents[3] / "docs" / "sources.md"


def test_sentences_end_where_they_end() -> None:
    found = sentences("Hei, Emma. Vi møtes kl. 10. Greit … eller? Ja!")
    assert [one.plain.strip() for one in found] == [
        "hei , emma",
        "vi møtes kl 10",
        "greit eller",
        "ja",
    ]
    assert [one.asks for one in found] == [False, False, True, False]


def test_what_is_quoted_is_not_said() -> None:
    (said, asked) = sentences("«Ikke sant?», sier du. Hva mener du med “right?”?")
    assert "sant" not in said.words
    assert asked.words == {"hva", "mener", "du", "med"}


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("plikt til å svare", "Du har plikt til å svare.", "plikt til å svare"),
        ("plikt til å svare", "Du har plikt. Til å svare.", None),
        ("må svare|forklare", "Dere må forklare det.", "må forklare"),
        ("du slutt*", "Når du sluttet?", "du sluttet"),
        ("må … svare", "Du må jo egentlig svare.", "må jo egentlig svare"),
        ("må … svare", "Må en to tre fire fem seks sju svare.", None),
        ("må <who>", "Må du det?", "må du"),
        ("svar", "Svaret er nei.", None),
    ],
)
def test_phrases_are_found(phrase: str, text: str, found: str | None) -> None:
    assert phrases([phrase], {"who": ["du", "dere"]}).first(sentences(text)) == found


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (Where.BEGINS, ["Var du der?", "Fortell – var du der?", "Emma, var du der?"]),
        (Where.OPENS, ["Var du der?", "Fortell – var du der?", "Emma, var du der?"]),
        (Where.ENDS, ["Når var du?"]),
    ],
)
def test_where_a_phrase_stands(where: Where, found: list[str]) -> None:
    group = phrases(["var du"], {}, where)
    texts = ["Var du der?", "Fortell – var du der?", "Emma, var du der?", "Når var du?", "Du var."]
    texts.append("Si hva, når, var du der?")
    if where is Where.BEGINS:
        found = [*found, texts[-1]]
    assert [text for text in texts if group.first(sentences(text))] == found


@pytest.mark.parametrize("phrase", ["", "…", "slutt*", "<nobody> går", "a||b"])
def test_a_phrase_that_cannot_be_read_is_our_mistake(phrase: str) -> None:
    with pytest.raises(PhraseError):
        phrases([phrase], {})


def test_a_lexicon_that_cannot_be_read_says_which() -> None:
    with pytest.raises(LexiconError, match=r"x\.yaml"):
        read_lexicon("x.yaml", b"lists: {}\n", Language.BOKMAL)
    with pytest.raises(LexiconError, match="unknown key"):
        read_claims("x.yaml", b"a: {source: S1, nb: b, en: c, coded: [secrecy], more: 1}\n")


def test_the_languages_have_the_same_groups_claims_and_measures() -> None:
    known = [found for language in Language if (found := lexicon(language))]
    assert len(known) == len(Language)
    first = known[0]
    for other in known[1:]:
        assert other.groups.keys() == first.groups.keys()
        assert other.measures.keys() == first.measures.keys()
    for found in known:
        assert found.claims.keys() == claims().keys()


def test_every_source_is_one_of_the_projects() -> None:
    known = set(re.findall(r"^\| (S\d+[a-z]?) \|", SOURCES.read_text("utf-8"), re.MULTILINE))
    named = {source for claim in claims().values() for source in claim.source.split(", ")}
    for language in Language:
        found = lexicon(language)
        assert found is not None
        named.update(found.sources.values())
    assert named <= known


def findings(say: str, codes: str, language: str = "nb") -> list[str]:
    """Return the codes of what is found where a line of the healthy scenario says this."""
    files = healthy()
    text = files["scenario.yaml"].decode()
    old = "say: Da går vi videre.\n  is: [acknowledge]"
    assert old in text
    text = text.replace(old, f'say: "{say}"\n  is: [{codes}]').replace(
        "language: nb", f"language: {language}"
    )
    reading = read(Bundle({"scenario.yaml": text.encode()}))
    assert reading.scenario is not None, reading.diagnostics
    subject = Subject(reading.scenario)
    found = (finding for rule in LANGUAGE_RULES.values() for finding in rule(subject))
    return [finding.kind.code for finding in found if finding.ref == "scenario/videre"]


INNOCENT = [
    ("nb", "Kan du fortelle mer om det?", "cued_invitation"),
    ("nb", "Husker du hva som skjedde etterpå?", "cued_invitation"),
    ("nb", "Fortell om dere to.", "open_invitation"),
    ("nb", "Vil du ha noe å drikke? Kaffe, vann?", "small_talk"),
    ("nb", "Hva om vi tar en pause?", "closed"),
    ("nb", "Hvorfor er du redd for det?", "wh_question"),
    ("nb", "Du sa «ikke sant». Hva mente du med det?", "clarify"),
    ("nb", "Ingen av dere har plikt til å forklare dere, men det er opp til dere.", "rights"),
    ("nb", "Du må ikke svare hvis du ikke vil.", "rights"),
    ("nb", "Jeg kan ikke love at det blir mellom oss.", "frame_use"),
    ("nb", "Det er ikke noe avhør, dette.", "frame_purpose"),
    ("nb", "Samtalen havner ikke på rullebladet.", "inform"),
    ("nb", "Konfliktrådet er frivillig for alle.", "inform"),
    ("nb", "Du må gjerne komme tilbake til det.", "autonomy"),
    ("nb", "Barnevernet vet ikke noe om dette ennå.", "inform"),
    ("nb", "Vi kan ikke gå inn på det i dag.", "straight_answer"),
    ("nb", "Hvem andre er hjemme om kvelden?", "wh_question"),
    ("nb", "Hvem er du sammen med da?", "wh_question"),
    ("nb", "Du er flink til å ta vare på henne.", "affirm"),
    ("nn", "Kan du fortelje meir om det?", "cued_invitation"),
    ("nn", "Ingen av dykk har plikt til å forklare dykk.", "rights"),
    ("nn", "Eg kan ikkje love at det blir mellom oss.", "frame_use"),
    ("nn", "Kvifor er du redd for det?", "wh_question"),
    ("nn", "Kva om vi tek ein pause?", "closed"),
    ("en", "Can you tell me more about that?", "cued_invitation"),
    ("en", "Neither of you has any duty to explain yourselves.", "rights"),
    ("en", "If I'm worried about a child, I may have to tell child welfare.", "frame_use"),
    ("en", "I can't promise that this stays between us.", "frame_use"),
    ("en", "Is that all right?", "closed_check"),
    ("en", "Why do you think that is?", "wh_question"),
    ("en", "That's fine. You can skip it.", "autonomy"),
    ("en", "You're not going there tonight.", "support"),
    ("en", "Take me through it: the bell rings, and then?", "cued_invitation"),
    ("en", "Who else is at home in the evening?", "wh_question"),
]


@pytest.mark.parametrize(("language", "say", "codes"), INNOCENT)
def test_what_only_looks_like_a_fault_is_left_alone(language: str, say: str, codes: str) -> None:
    assert findings(say, codes, language) == []


def test_what_is_untrue_depends_on_the_age() -> None:
    assert findings("Da får du en bot.", "inform") == []  # Sara is fifteen
    assert findings("Det blir mellom oss.", "inform") == ["C411"]
