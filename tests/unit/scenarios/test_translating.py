"""Catalogues: what is used, what is kept, what is said."""

from contextlib import suppress

import pytest

from scenarios.diagnostics.render import message
from scenarios.format import Bounds, Bundle, catalogue, read
from scenarios.words import Language
from tests.unit.scenarios.written import reading, text

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def entry(ref: str, source: str, translated: str, *, fuzzy: bool = False) -> str:
    mark = "#, fuzzy\n" if fuzzy else ""
    return f'{mark}msgctxt "{ref}"\nmsgid "{source}"\nmsgstr "{translated}"\n\n'


def with_entries(*entries: str) -> Bundle:
    return Bundle({"scenario.yaml": text(), "en.po": "".join([HEAD, *entries]).encode()})


def test_translation_is_used() -> None:
    bundle = with_entries(
        entry("title", "Et lite scenario", "A small scenario"),
        entry("hilsen/lines/1", "Hei.", "Hi."),
        entry("limit:kjeft/step.guidance", "Hva trenger du for å høre på henne nå?", "What?"),
    )
    it = read(bundle, "en").scenario
    assert it is not None
    assert (it.language, it.title) == ("en", "A small scenario")
    assert it.moments["hilsen"].lines[0].says == "Hi."
    assert it.moments["kvelden"].lines[0].says == "Det var ikke noe."
    assert it.hash == bundle.hash


@pytest.mark.parametrize(
    "stale",
    [
        entry("title", "Et lite scenario", "A small scenario", fuzzy=True),
        entry("title", "En annen tittel", "A small scenario"),
        entry("title", "Et lite scenario", ""),
        'msgid "Et lite scenario"\nmsgstr "A small scenario"\n',
    ],
    ids=["fuzzy", "outdated", "empty", "without context"],
)
def test_what_is_not_sure_is_not_used(stale: str) -> None:
    it = read(with_entries(stale), "en").scenario
    assert it is not None
    assert it.title == "Et lite scenario"


def test_language_without_catalogue_is_answered_in_the_scenarios_own() -> None:
    for language in (None, "nb", "nn"):
        it = read(with_entries(), language).scenario
        assert it is not None
        assert it.language == "nb"


def test_ids_and_coding_are_the_same_in_every_language() -> None:
    bundle = with_entries(entry("hilsen/lines/1", "Hei.", "Hi."))
    own, english = read(bundle).scenario, read(bundle, "en").scenario
    assert own is not None
    assert english is not None
    assert own.moments.keys() == english.moments.keys()
    assert [c.techniques for c in own.moments["kvelden"].choices] == [
        c.techniques for c in english.moments["kvelden"].choices
    ]


def test_new_catalogue_has_every_text_in_the_order_of_the_file() -> None:
    made = catalogue(Bundle({"scenario.yaml": text()}), "en").decode()
    order = [line for line in made.splitlines() if line.startswith("msgctxt")]
    assert order[0] == 'msgctxt "title"'
    assert order.index('msgctxt "hilsen/hei/say"') < order.index('msgctxt "kvelden/lines/1"')
    assert len(order) == len(set(order)) == len(reading().texts)
    assert "Generated" not in made
    assert "Date" not in made


def test_updating_changes_nothing_where_nothing_changed() -> None:
    first = catalogue(Bundle({"scenario.yaml": text()}), "en")
    first = first.replace(b'msgid "Hei."\nmsgstr ""', b'msgid "Hei."\nmsgstr "Hi."')
    second = catalogue(Bundle({"scenario.yaml": text(), "en.po": first}), "en")
    assert second == first


def test_changed_text_becomes_fuzzy_and_shows_what_it_was() -> None:
    old = HEAD + entry("title", "Den gamle tittelen", "The old title")
    made = catalogue(Bundle({"scenario.yaml": text(), "en.po": old.encode()}), "en").decode()
    assert (
        '#, fuzzy\n#| msgid "Den gamle tittelen"\nmsgctxt "title"\n'
        'msgid "Et lite scenario"\nmsgstr "The old title"\n' in made
    )
    again = catalogue(Bundle({"scenario.yaml": text(), "en.po": made.encode()}), "en").decode()
    assert again == made


def test_text_that_is_gone_is_kept_as_a_comment_and_comes_back() -> None:
    old = HEAD + entry("borte/thought", "Uff.", "Ouch.")
    made = catalogue(Bundle({"scenario.yaml": text(), "en.po": old.encode()}), "en").decode()
    assert '#~ msgctxt "borte/thought"\n#~ msgid "Uff."\n#~ msgstr "Ouch."' in made
    back = text("title: Uff.\n")
    obsolete = made.replace("borte/thought", "title").replace(
        entry("title", "Et lite scenario", ""), ""
    )
    again = catalogue(Bundle({"scenario.yaml": back, "en.po": obsolete.encode()}), "en").decode()
    assert 'msgctxt "title"\nmsgid "Uff."\nmsgstr "Ouch."' in again


@pytest.mark.parametrize(
    "hostile",
    [
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=zip\\n"\n\nmsgid "a"\nmsgstr "b"\n',
        b'msgid ""\nmsgstr "Plural-Forms: nplurals=9; plural=__import__\\n"\n',
        b'msgid ""\nmsgstr "PO-Revision-Date: in a while\\n"\n\nmsgid "a"\nmsgstr "b"\n',
        b'msgctxt "title"\nmsgid "Et lite scenario"\nmsgid_plural "x"\nmsgstr[0] "y"\n',
        (
            b'msgid ""\nmsgstr "Plural-Forms: nplurals=400000000; plural=(n != 1);\\n"\n\n'
            b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\n'
        ),
        (
            b'msgid ""\nmsgstr "Plural-Forms: nplurals=400000000; plural=(n != 1);\\n"\n\n'
            b'#~ msgid "a"\n#~ msgid_plural "b"\n#~ msgstr[0] "x"\n'
        ),
        b'msgctxt "title"\nmsgid "Et lite scenario"\nmsgstr "a\\rb"\n',
        b'msgid "a\n' * 2000,
        b"\xff\xfe",
        b'msgctxt "title"\nmsgid "Et lite scenario"\nmsgstr "bidi \xe2\x80\xae"\n',
        b'"' * 30_000,
        b"msgstr",
        b"msgid",
        b'msgstr[9999999999] "x"',
    ],
    ids=[
        "charset",
        "plural forms",
        "date",
        "plural",
        "very many plural forms",
        "very many plural forms in a comment",
        "escape",
        "open quotes",
        "not UTF-8",
        "bidi",
        "long line",
        "only msgstr",
        "only msgid",
        "large number",
    ],
)
def test_hostile_catalogue_is_a_diagnostic_or_harmless(hostile: bytes) -> None:
    found = read(Bundle({"scenario.yaml": text(), "en.po": hostile}), "en")
    assert all(d.file == "en.po" and d.span is not None for d in found.diagnostics)
    if found.scenario is not None:
        assert found.scenario.title.isprintable()
    with suppress(ValueError):
        catalogue(Bundle({"scenario.yaml": text(), "en.po": hostile}), "en")


def test_catalogue_of_a_broken_scenario_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        catalogue(Bundle({"scenario.yaml": b"a: ["}), "en")
    with pytest.raises(ValueError, match="msg"):
        catalogue(Bundle({"scenario.yaml": text(), "en.po": b'msgid "a"\nmsgid "b"\n'}), "en")


def test_errors_are_kept_before_warnings() -> None:
    broken = text("start: nowhere\n")
    strays = "".join(entry(f"borte/{number}", "Uff.", "Ouch.") for number in range(5))
    bundle = Bundle({"scenario.yaml": broken, "en.po": (HEAD + strays).encode()})
    found = read(bundle, "en", compare=True, bounds=Bounds(diagnostics=3))
    assert found.scenario is None
    assert [d.code for d in found.diagnostics] == ["F402", "F404", "F201"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('msgtr "A small scenario"', "ukjent ord «msgtr». Skriv msgstr"),
        ('msgstr "A small scenario', "anførselstegnet lukkes ikke"),
        ('msgstr A small scenario"', "teksten mangler anførselstegn foran"),
        ('msgstr "A "small" scenario"', 'et " inni teksten må skrives \\"'),
    ],
)
def test_line_that_is_wrong_is_the_only_thing_said(line: str, said: str) -> None:
    entries = f'msgctxt "title"\nmsgid "Et lite scenario"\n{line}\n'
    bundle = Bundle({"scenario.yaml": text(), "en.po": (HEAD + entries).encode()})
    (found,) = read(bundle, "en", compare=True).diagnostics
    assert (found.code, found.span and found.span.line) == ("F401", 7)
    assert said in message(found, Language.BOKMAL)


def test_texts_without_translation_are_counted_in_one_warning() -> None:
    bundle = with_entries(entry("title", "Et lite scenario", ""))
    (found,) = read(bundle, "en", compare=True).diagnostics
    many = len(read(bundle).texts)
    assert found.span is not None
    assert found.span.line == 6
    said = message(found, Language.BOKMAL)
    assert said.startswith(f"{many} av {many} tekster er ikke oversatt til engelsk.")


def test_catalogue_of_no_known_language_is_pointed_out_and_not_offered() -> None:
    bundle = Bundle({"scenario.yaml": text(), "engelsk.po": HEAD.encode()})
    assert not bundle.languages
    found = read(bundle)
    assert found.scenario is not None
    assert [(d.code, d.file) for d in found.diagnostics] == [("F405", "engelsk.po")]


def test_a_renamed_moment_takes_its_translations_along() -> None:
    renamed = text().replace(b"kvelden", b"natta")
    old = HEAD + entry("kvelden/lines/1", reading().texts["kvelden/lines/1"], "Nothing.")
    made = catalogue(Bundle({"scenario.yaml": renamed, "en.po": old.encode()}), "en")
    assert b'msgctxt "natta/lines/1"' in made
    assert b'msgstr "Nothing."' in made
    assert b"fuzzy" not in made
    assert b"kvelden" not in made


def test_words_translated_in_two_ways_move_along_fuzzy() -> None:
    source = reading().texts["kvelden/lines/1"]
    old = HEAD + entry("borte/lines/1", source, "One.") + entry("vekk/lines/2", source, "Two.")
    renamed = text().replace(b"kvelden", b"natta")
    made = catalogue(Bundle({"scenario.yaml": renamed, "en.po": old.encode()}), "en")
    moved = made.decode().partition('msgctxt "natta/lines/1"')
    assert moved[0].rstrip().endswith("#, fuzzy")
    assert 'msgstr "One."' in moved[2]
    assert '#~ msgstr "Two."' in moved[2]


def test_renamed_and_reworded_at_once_moves_along_fuzzy() -> None:
    old = HEAD + entry("kvelden/fortell/say", "Noe helt annet.", "Something else.")
    renamed = text().replace(b"kvelden", b"natta")
    made = catalogue(Bundle({"scenario.yaml": renamed, "en.po": old.encode()}), "en")
    assert b'#, fuzzy\n#| msgid "Noe helt annet."\nmsgctxt "natta/fortell/say"\n' in made


# -- what a translator has written besides ----------------------------------------------------

FULL_HEAD = (
    "# Norwegian to English, by Kari.\n"
    "#\n"
    "# A second line that is quite long, so long that a program would wrap it where it likes.\n"
    'msgid ""\nmsgstr ""\n'
    '"Last-Translator: Kari Nordmann <kari@example.org>\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Language: en\\n"\n'
    '"X-Generator: Poedit 3.4\\n"\n\n'
)
END = "# To ask: is «kjeft» a scolding?\n#   - Kari\n"


def noted(scenario: bytes, ref: str, note: str) -> str:
    """A catalogue that is in step, with a whole head, a note at an entry and one at the end."""
    made = catalogue(Bundle({"scenario.yaml": scenario}), "en").decode()
    entries = made.partition("\n\n")[2].replace(f'msgctxt "{ref}"\n', f'{note}msgctxt "{ref}"\n')
    assert note in entries
    return f"{FULL_HEAD}{entries}\n{END}"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("note", ["# Not sure yet.\n", "# One\n\n#Two, apart\n#. of a program\n"])
def test_what_a_translator_has_written_besides_stays_as_it_was(note: str, ends: str) -> None:
    before = noted(text(), "kvelden/lines/1", note).replace("\n", ends).encode()
    made = catalogue(Bundle({"scenario.yaml": text(), "en.po": before}), "en")
    assert made == before


def test_a_note_moves_along_with_its_words() -> None:
    note = "# Not sure yet.\n"
    renamed = text().replace(b"kvelden", b"natta")
    before = noted(text(), "kvelden/lines/1", note).encode()
    made = catalogue(Bundle({"scenario.yaml": renamed, "en.po": before}), "en").decode()
    assert f'{note}msgctxt "natta/lines/1"\n' in made
    assert made.count(note) == 1
    assert made.startswith(FULL_HEAD)
    assert made.endswith(f"\n\n{END}")
    assert catalogue(Bundle({"scenario.yaml": renamed, "en.po": made.encode()}), "en") == (
        made.encode()
    )


def test_a_note_stays_with_a_text_that_is_gone_and_with_one_that_has_changed() -> None:
    gone = "# Ask Kari.\n" + entry("borte/lines/8", "Helt borte.", "All gone.")
    bare = "# Never done.\n" + entry("borte/lines/9", "Borte også.", "")
    source = reading().texts["kvelden/lines/1"]
    changed = "# Think.\n" + entry("kvelden/lines/1", f"{source} Da.", "Nothing, then.")
    old = HEAD + changed + gone + bare
    made = catalogue(Bundle({"scenario.yaml": text(), "en.po": old.encode()}), "en").decode()
    assert '# Ask Kari.\n#~ msgctxt "borte/lines/8"\n' in made
    assert '# Never done.\n#~ msgctxt "borte/lines/9"\n' in made
    assert f'# Think.\n#, fuzzy\n#| msgid "{source} Da."\nmsgctxt "kvelden/lines/1"\n' in made
    again = catalogue(Bundle({"scenario.yaml": text(), "en.po": made.encode()}), "en").decode()
    assert again == made


def test_the_head_says_how_it_is_written() -> None:
    head = HEAD.replace("UTF-8", "iso-8859-1").replace('\\n"\n\n', '\\n"\n"Language: nn\\n"\n\n')
    made = catalogue(Bundle({"scenario.yaml": text(), "en.po": head.encode()}), "en").decode()
    assert '"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: en\\n"\n' in made


# -- reactions, whose refs are made of their conditions --------------------------------------

TRUSTED = "      - {when: emma.trust >= 4, emma: Ja. Siden i vår.}\n"
WARY = "      - {when: emma.tension >= 7, emma: Ikke nå.}\n"
DEFAULT = "      - {emma: Vet ikke.}\n"
ANSWER = "kvelden/sporre/emma_trust_ge_4/1"


def asking(*reactions: str) -> bytes:
    """A scenario in which a question has these reactions."""
    base = text().decode()
    question = "      - id: sporre\n        say: Hvor lenge?\n        is: [wh_question]\n"
    answers = "        reactions:\n" + "".join("    " + each for each in reactions)
    before, choices, after = base.partition("  kvelden:\n")
    there = after.replace("    choices:\n", "    choices:\n" + question + answers, 1)
    assert there != after
    return (before + choices + there).encode()


def translated(before: bytes, after: bytes, *entries: str) -> str:
    """The catalogue of a later version, made from that of an earlier one."""
    old = catalogue(Bundle({"scenario.yaml": before}), "en").decode()
    for each in entries:
        words = each.split("\n")[1]
        where, _, rest = old.partition(each.split("\n")[0] + "\n")
        assert rest.startswith(words), each
        old = where + each + rest.partition("\n\n")[2]
    made = catalogue(Bundle({"scenario.yaml": after, "en.po": old.encode()}), "en")
    again = catalogue(Bundle({"scenario.yaml": after, "en.po": made}), "en")
    assert made == again
    return made.decode()


def test_a_changed_condition_keeps_the_translation() -> None:
    after = asking(TRUSTED.replace(">= 4", ">= 5"), DEFAULT)
    yes = entry(ANSWER, "Ja. Siden i vår.", "Yes. Since spring.")
    made = translated(asking(TRUSTED, DEFAULT), after, yes)
    assert entry(ANSWER.replace("4", "5"), "Ja. Siden i vår.", "Yes. Since spring.") in made
    assert "fuzzy" not in made
    it = read(Bundle({"scenario.yaml": after, "en.po": made.encode()}), "en").scenario
    assert it is not None
    (asked,) = (c for c in it.moments["kvelden"].choices if c.id == "sporre")
    assert asked.reactions[0].lines[0].says == "Yes. Since spring."


def test_a_condition_and_its_words_changed_at_once_keep_it_fuzzy() -> None:
    after = asking(TRUSTED.replace(">= 4", ">= 5").replace("vår", "fjor"), DEFAULT)
    yes = entry(ANSWER, "Ja. Siden i vår.", "Yes. Since spring.")
    made = translated(asking(TRUSTED, DEFAULT), after, yes)
    where = ANSWER.replace("4", "5")
    says = f'msgctxt "{where}"\nmsgid "Ja. Siden i fjor."\nmsgstr "Yes. Since spring."\n'
    assert '#, fuzzy\n#| msgid "Ja. Siden i vår."\n' + says in made


def test_an_id_keeps_it_whatever_the_condition() -> None:
    named = TRUSTED.replace("{when", "{id: siden, when")
    after = named.replace("emma.trust >= 4", "told(alene)").replace("vår", "fjor")
    yes = entry("kvelden/sporre/siden/1", "Ja. Siden i vår.", "Yes. Since spring.")
    made = translated(asking(named, DEFAULT), asking(after, DEFAULT), yes)
    assert 'msgctxt "kvelden/sporre/siden/1"\nmsgid "Ja. Siden i fjor."\nmsgstr "Yes' in made


def test_a_translation_follows_its_words_when_a_reaction_before_it_goes() -> None:
    """Two with the same condition are told apart by their order; the words tell it better."""
    first = TRUSTED.replace("Ja. Siden i vår.", "Ja. Lenge.").replace("}\n", ", tells: [alene]}\n")
    second = entry(f"{ANSWER.removesuffix('/1')}_2/1", "Ja. Siden i vår.", "Yes. Since spring.")
    one = entry(ANSWER, "Ja. Lenge.", "Yes. For long.")
    made = translated(asking(first, TRUSTED, DEFAULT), asking(TRUSTED, DEFAULT), one, second)
    assert entry(ANSWER, "Ja. Siden i vår.", "Yes. Since spring.") in made
    assert "fuzzy" not in made
    assert '#~ msgid "Ja. Lenge."\n#~ msgstr "Yes. For long."' in made


def test_translations_change_places_with_their_words() -> None:
    words = ("Ja. Siden i vår.", "Ikke nå.")
    after = TRUSTED.replace(words[0], words[1]), WARY.replace(words[1], words[0])
    wary = "kvelden/sporre/emma_tension_ge_7/1"
    made = translated(
        asking(TRUSTED, WARY, DEFAULT),
        asking(*after, DEFAULT),
        entry(ANSWER, words[0], "Yes. Since spring."),
        entry(wary, words[1], "Not now."),
    )
    assert entry(ANSWER, words[1], "Not now.") in made
    assert entry(wary, words[0], "Yes. Since spring.") in made


@pytest.mark.parametrize(
    "reactions",
    [
        (TRUSTED.replace("{", "{id: a, "), WARY.replace("{", "{id: a, "), DEFAULT),
        (TRUSTED.replace("{", "{id: default, "), DEFAULT),
        (TRUSTED, WARY.replace("{", "{id: emma_trust_ge_4, "), DEFAULT),
    ],
    ids=["given twice", "that of the last", "that of a condition"],
)
def test_no_two_reactions_of_a_list_go_by_one_id(reactions: tuple[str, ...]) -> None:
    found = read(Bundle({"scenario.yaml": asking(*reactions)})).diagnostics
    lines = asking(*reactions).decode().splitlines()
    (said,) = (each for each in found if each.code == "F202")
    assert said.span is not None
    assert said.related
    assert "emma:" in lines[said.span.line - 1]
    assert said.span.line > said.related[0].span.line
