"""From bytes to the positioned tree."""

import random
import unicodedata
from collections.abc import Iterator

import pytest

from scenarios.diagnostics import Diagnostic, Span
from scenarios.format import events
from scenarios.format.bounds import FORBIDDEN_CHARACTER, Bounds, forbidden_character
from scenarios.format.events import decode, read_tree
from scenarios.format.tree import Items, Source, Table, place_of
from tests.fuzz.mutations import mutated
from tests.generate import small_scenario


def tree_of(text: str) -> Table:
    root, diagnostics = read_tree(Source("a.yaml", text))
    assert not diagnostics
    assert root is not None
    return root


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("no", "no"),
        ("on", "on"),
        ("True", "True"),
        ("~", "~"),
        ("12", 12),
        ("+1", 1),
        ("-3", -3),
        ("010", 10),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2026-11-21", "2026-11-21"),
        ("1.5", 1.5),
        ("-.5", -0.5),
        ("1e3", 1000.0),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("9" * 40, "9" * 40),
        ('"12"', "12"),
        ("'true'", "true"),
        ("-", None),
    ],
)
def test_only_words_of_yaml_1_2_are_typed(written: str, value: object) -> None:
    if written == "-":
        assert tree_of("a:\n  - \n")["a"] == [None]
        return
    found = tree_of(f"a: {written}\n")["a"]
    assert found == value
    assert type(found) is type(value)


def test_keys_are_always_words() -> None:
    assert list(tree_of("1: a\ntrue: b\nno: c\n")) == ["1", "true", "no"]


def test_every_place_is_known() -> None:
    root = tree_of("a: {b: [x, 'yy']}\nlong:\n  - deep: word # note\n")
    assert place_of(root, ("a", "b", 1)).span == Span(1, 12, 1, 16)
    assert place_of(root, ("a", "b"), key=True).span == Span(1, 5, 1, 6)
    assert place_of(root, ("long", 0, "deep")).span == Span(3, 11, 3, 15)
    assert place_of(root, ("long",)).span == Span(2, 1, 2, 5)
    assert place_of(root, ("a", "missing")).span.line == 1
    assert place_of(root, ("a", "~label", "b", 0)).span == Span(1, 9, 1, 10)


def test_windows_line_ends_and_byte_order_mark_are_fine() -> None:
    source = decode("a.yaml", b"\xef\xbb\xbfa: 1\r\nb: to\r\n")
    assert isinstance(source, Source)
    root, diagnostics = read_tree(source)
    assert root == {"a": 1, "b": "to"}
    assert not diagnostics
    assert place_of(root, ("b",)).span == Span(2, 4, 2, 6)


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9b", "\xad", "\u200b", "\u202e", "\u2028",
     "\u2066", "\ufeff", "\ufffe", "\U000e0041", "\U0001ffff", "\u3164", "\ufe0f", "\u061c"],
)  # fmt: skip
def test_unsafe_characters_are_refused_plain_and_escaped(character: str) -> None:
    text = f"a: ok\nb: bl{character}a\n"
    refused = decode("a.yaml", text.encode())
    assert isinstance(refused, Diagnostic)
    assert refused.code == "F004"
    assert refused.span == Span(2, 6, 2, 7)
    escape = f"\\U{ord(character):08x}"
    root, diagnostics = read_tree(Source("a.yaml", f'a: ok\nb: "bl{escape}a"\n'))
    assert root is None
    assert {d.code for d in diagnostics} <= {"F004", "F005"}
    assert diagnostics


def test_escaped_keys_are_looked_at_too() -> None:
    root, diagnostics = read_tree(Source("a.yaml", '"a\\u202e": 1\n'))
    assert root is None
    assert [d.code for d in diagnostics] == ["F004"]


def test_quick_search_agrees_with_the_full_one_on_every_character() -> None:
    for code in (*range(0x3000), *range(0xF000, 0x11000), *range(0xE0000, 0xE0200)):
        text = f"æ…{chr(code)}ø"
        assert forbidden_character(text) == FORBIDDEN_CHARACTER.search(text) or (
            bool(forbidden_character(text)) == bool(FORBIDDEN_CHARACTER.search(text))
        )


def test_every_control_and_format_character_is_forbidden() -> None:
    unsafe = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    for code in range(0x110000):
        character = chr(code)
        if unicodedata.category(character) in unsafe and character not in "\n\t":
            assert forbidden_character(f"a{character}b"), hex(code)
    assert forbidden_character("Æ, ø og å – «…» 10 °C · ½\u00a0kg\n\tč ŋ đ 漢字 🙂") is None


def test_depth_is_bounded_exactly() -> None:
    for depth, fine in ((31, True), (32, False)):
        text = "a: " + "[" * depth + "]" * depth + "\n"
        root, diagnostics = read_tree(Source("a.yaml", text))
        assert (root is not None) is fine
        assert [d.code for d in diagnostics] == ([] if fine else ["F012"])


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[{a: "])
def test_endless_nesting_is_only_a_diagnostic(opening: str) -> None:
    root, diagnostics = read_tree(Source("a.yaml", opening * 50_000))
    assert root is None
    assert diagnostics[0].is_error


def test_numbers_of_values_are_bounded_exactly() -> None:
    bounds = Bounds(nodes=5)
    for items, fine in (
        ("[1, 2, 3]", True),
        ("[1, 2, 3, 4]", False),
        ("{b: 1, c: 2, d: 3}", True),
        ("{b: 1, c: 2, d: 3, e: 4}", False),
        ("[{b: 1}, 2]", True),
        ("[{b: 1}, {}, 3]", False),
    ):
        root, diagnostics = read_tree(Source("a.yaml", f"a: {items}\n"), bounds)
        assert (root is not None) is fine, items
        assert [d.code for d in diagnostics] == ([] if fine else ["F013"])


def test_texts_are_bounded_exactly() -> None:
    bounds = Bounds(scalar_characters=3)
    assert read_tree(Source("a.yaml", "a: bcd\n"), bounds)[0] == {"a": "bcd"}
    assert read_tree(Source("a.yaml", "a: bcde\n"), bounds)[0] is None


def test_first_of_two_keys_is_kept_and_both_places_are_said() -> None:
    root, (diagnostic,) = read_tree(Source("a.yaml", "a: 1\nb: 2\na: 3\n"))
    assert root == {"a": 1, "b": 2}
    assert diagnostic.span == Span(3, 1, 3, 2)
    assert [place.span.line for place in diagnostic.related] == [1]


def test_pure_parser_gives_the_same_tree() -> None:
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class Pure(Reader, Scanner, Parser):
        def __init__(self, stream: str) -> None:
            Reader.__init__(self, stream)
            Scanner.__init__(self)
            Parser.__init__(self)

    source = Source("a.yaml", small_scenario())
    fast, _ = read_tree(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "_Parser", Pure)
        slow, _ = read_tree(source)
    assert fast == slow
    assert fast is not None
    assert slow is not None
    path = ("moments", "m2", "choices", 1, "reactions", 0, "effects", "emma.trust")
    assert place_of(fast, path) == place_of(slow, path)


def _all_marks(node: object) -> Iterator[tuple[int, int]]:
    if isinstance(node, Table | Items):
        yield node.start.line, node.start.column
        yield from ((mark.line, mark.column) for mark in node.marks)
        for each in node.values() if isinstance(node, Table) else node:
            yield from _all_marks(each)


def test_reading_without_marks_finds_the_same_and_can_tell_the_places_after_all() -> None:
    files = {"a.yaml": small_scenario().encode()}
    quick = 0
    for number in range(400):
        source = decode("a.yaml", mutated(random.Random(number), files)["a.yaml"])
        if not isinstance(source, Source):
            continue
        root, diagnostics = read_tree(source)
        marked, found = read_tree(source, marked=True)
        assert root == marked
        assert diagnostics == found
        if root is not None:
            quick += not hasattr(root, "known_marks")
            assert list(_all_marks(root)) == list(_all_marks(marked))
    assert quick > 50


def test_passing_over_harmless_texts_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts without any sign of anchors, tags and escapes are not looked at for them."""
    files = {"a.yaml": small_scenario().replace("!", ".").encode()}
    quick, looked_at = 0, []
    for number in range(400):
        source = decode("a.yaml", mutated(random.Random(number), files)["a.yaml"])
        if isinstance(source, Source):
            quick += not events._may_hide(source.text)
            looked_at.append((source, read_tree(source)))
    assert quick > 50
    monkeypatch.setattr(events, "_may_hide", lambda _: True)
    for source, found in looked_at:
        assert read_tree(source) == found


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2\n", "a: 1\n...\n---\n", "---\na: 1\n--- {b: 2}"])
def test_second_document_is_refused(text: str) -> None:
    root, diagnostics = read_tree(Source("a.yaml", text))
    assert root is None
    assert len(diagnostics) == 1


def test_a_list_that_ends_the_file_is_bounded_too() -> None:
    assert read_tree(Source("a.yaml", "a: [1, 2]\n"), Bounds(nodes=4))[0] is not None
    assert read_tree(Source("a.yaml", "a: [1, 2, 3]\n"), Bounds(nodes=4))[0] is None
