"""What holds for the looks of every screen: contrast, glyphs, keys, words."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

import simulator.tui
from scenarios.words import Language
from simulator.tui.theme import THEMES

HOUSE = Path(simulator.tui.__file__).parent
LEAST_CONTRAST = 4.5
SAFE = set("─│━›«»–…·½§")
"""Drawn with, or written, besides what is one cell wide in every terminal."""

ON_GROUND = ("foreground", "primary", "success", "warning", "error", "quiet", "person", "own")
GROUNDS = ("background", "panel", "lit", "block-cursor-background", "block-hover-background")


def colour(theme: Theme, name: str) -> Color:
    found = theme.variables.get(name) or getattr(theme, name)
    assert isinstance(found, str)
    return Color.parse(found)


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [channel / 255 for channel in colour.rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), Color.parse("#ffffff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_stands_out_from_every_ground_it_stands_on(theme: Theme) -> None:
    weak = {
        (text, ground): round(contrast(colour(theme, ground), colour(theme, text)), 2)
        for text in ON_GROUND
        for ground in GROUNDS
    }
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < LEAST_CONTRAST}


QUOTES = frozenset("“”’")
"""What English needs, in the code (whose texts are English) as in its catalogue and scenarios."""


def strings() -> Iterator[tuple[Path, str]]:
    """Every text in the code of the screens, docstrings apart."""
    for path in sorted(HOUSE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documentation = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in documentation
            ):
                yield path, node.value


def odd(text: str) -> set[str]:
    """Characters whose width a terminal may get wrong, and emoji."""
    return {
        character
        for character in text
        if character not in SAFE
        and (unicodedata.east_asian_width(character) in "AWF" or ord(character) > 0x2FFF)
        and character not in "æøåÆØÅéèòóô"
    }


def test_every_glyph_of_the_screens_is_one_cell_wide_everywhere() -> None:
    found = {(path.name, character) for path, text in strings() for character in odd(text) - QUOTES}
    assert not found


@pytest.mark.parametrize("language", list(Language))
def test_every_glyph_of_the_catalogues_is_one_cell_wide_everywhere(language: Language) -> None:
    path = HOUSE.parent / "i18n" / "locale" / language / "LC_MESSAGES" / "samtalerom.mo"
    with path.open("rb") as stream:
        catalogue = GNUTranslations(stream)
    texts = catalogue._catalog.values()  # type: ignore[attr-defined]
    assert not {character for text in texts for character in odd(text)} - QUOTES


def test_no_key_is_behind_altgr() -> None:
    bound = re.compile(r'Binding\(\s*"([^"]+)"')
    keys = {
        key
        for path in HOUSE.rglob("*.py")
        for match in bound.findall(path.read_text(encoding="utf-8"))
        for key in match.split(",")
    }
    assert {"space", "n", "o", "g", "p", "question_mark"} <= keys
    hidden = {"at", "dollar_sign", "left_curly_bracket", "left_square_bracket", "backslash"}
    assert not keys & (hidden | {"right_curly_bracket", "right_square_bracket", "vertical_line"})
    assert not [key for key in keys if "alt" in key or re.search(r"ctrl\+\d", key)]


def test_markup_is_off_wherever_text_is_given() -> None:
    """Static and notify read markup unless told not to; here nothing may."""
    asks = re.compile(r"\b(?:Static|Label|notify)\(")
    for path in sorted(HOUSE.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        for match in asks.finditer(source):
            call = source[match.start() : match.start() + 260]
            depth, end = 0, 0
            for index, character in enumerate(call):
                depth += (character == "(") - (character == ")")
                if character == ")" and depth == 0:
                    end = index
                    break
            assert "markup=False" in call[:end], f"{path.name}: {call[:80]}"


def test_screens_do_not_know_each_other() -> None:
    for path in (HOUSE / "screens").glob("*.py"):
        imports = re.findall(r"from simulator\.tui\.screens\.(\w+)", path.read_text("utf-8"))
        known = {"base", "talk"} if path.name == "preview.py" else {"base"}  # a preview is a talk
        assert set(imports) <= known, path.name
