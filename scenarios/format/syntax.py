"""Says in the author's terms what the YAML parser stumbled over, and where the mistake is.

The parser names the place where it could not go on. The mistake is often before it: a quote or
a bracket that was opened and not closed, or a line without a colon.
"""

import re

import yaml
from yaml import YAMLError
from yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
)

from scenarios.diagnostics import Diagnostic, Kind, Place
from scenarios.diagnostics import catalogue as kinds
from scenarios.format.tree import Mark, Source

_STRANGE_SPACE = re.compile("[ \\t]*[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_QUOTED = re.compile(r"""(?:[:-] |^\s*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*$""")
_OPENING = re.compile(r"""(?:^\s*|[:,\-] +|[\[{] *)(["'])""")
_LAST_WORD = re.compile(r"(\S+)$")
_LONE_KEY = re.compile(r"\s*(?:- +)?\w+$")
_OPENS_TEXT = re.compile(r"[|>][-+0-9]*\s*$")
_FIRST_WORD = re.compile(r"\s*(?:- +)?([^\s:]+)")
_WORDS = """
id say is to when once matter limit why credit reactions goto end tells effects raises settles
shift arrives leaves cue lines wrong_yes role name age relation about feelings present kind of
says topic step quality contact text block with worry known unknown prepare author status written
based_on reviewer start spread open directive closed means short long phase scene hint thought
"""
_KEYS = frozenset(_WORDS.split())
_DASH = re.compile("- +")
_SCANNER = getattr(yaml, "CLoader", yaml.Loader)
"""Finds tokens only; nothing is loaded."""
_OPEN = (FlowMappingStartToken, FlowSequenceStartToken)
_CLOSE = (FlowMappingEndToken, FlowSequenceEndToken)
_LONGEST = 2_000
"""How much of a line is looked at: no person writes longer ones."""


def syntax_problem(source: Source, error: YAMLError) -> Diagnostic:
    """Return what is wrong where the parser stopped."""
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    mark: Mark | None = getattr(error, "problem_mark", None)
    opened: Mark | None = getattr(error, "context_mark", None)
    stopped = mark or opened
    place = _place(source, stopped) if stopped else source.place(0, 0)
    began = _place(source, opened) if opened else place
    if "flow node" in context and not _rest(source, place).strip():
        began = _open_bracket(source) or began
    said = f"{context} {problem}"
    return (
        _spaces(source, place, said)
        or _characters(source, place, began, said)
        or _quotes(source, place, began, said)
        or _brackets(source, place, began, said)
        or _lines(source, place, began, said)
        or _other(place, problem or said.strip())
    )


def _place(source: Source, mark: Mark) -> Place:
    """Return where a mark is; one on the line after the last is at the end of the last."""
    last = len(source.lines) - 1
    if mark.line > last:
        return source.place(last, len(source.lines[last]))
    return source.place(mark.line, mark.column)


def _at(kind: Kind, place: Place, *related: Place, **params: object) -> Diagnostic:
    return kind.at(place.file, place.span, *(r for r in related if r != place), **params)


def _before(source: Source, place: Place) -> str:
    end = place.span.column - 1
    return source.lines[place.span.line - 1][max(0, end - _LONGEST) : end]


def _character(source: Source, place: Place) -> str:
    return source.lines[place.span.line - 1][place.span.column - 1 : place.span.column]


def _spaces(source: Source, place: Place, said: str) -> Diagnostic | None:
    """Indentation with something else than spaces."""
    line = place.span.line - 1
    strange = _STRANGE_SPACE.match(source.lines[line])
    if strange is not None:
        return _at(kinds.STRANGE_SPACE, source.place(line, strange.end() - 1))
    starts_nothing = "cannot start any token" in said and _character(source, place) == "\t"
    return _at(kinds.TAB, place) if starts_nothing or "tab character" in said else None


def _characters(source: Source, place: Place, began: Place, said: str) -> Diagnostic | None:
    """Texts that begin with a character that means something else there."""
    if "cannot start any token" in said or "block sequence entries are not allowed" in said:
        at = place
    elif "alias" in said or "anchor" in said or "comment or line break" in said:
        at = began
    else:
        return None
    return _at(kinds.STRAY_CHARACTER, at, character=_character(source, at))


def _quotes(source: Source, place: Place, began: Place, said: str) -> Diagnostic | None:
    """Quotation marks that are not closed, or closed too early."""
    if "escape" in said:
        return _at(kinds.BACKSLASH, place)
    opening = _open_quote(source, place.span.line - 1)
    if opening is None and "quoted scalar" in said:
        opening = began
    if opening is not None:
        return _at(kinds.QUOTE_NOT_CLOSED, opening, line=opening.span.line)
    if ("block" in said or "flow" in said) and _QUOTED.search(_before(source, place)):
        return _at(kinds.TEXT_AFTER_QUOTE, place)
    return None


def _open_quote(source: Source, end: int) -> Place | None:
    """Return the quotation mark that opens on a line before ``end`` and is still open there.

    Counted from the top: a text on several lines opens on one and closes on another.
    """
    opening: tuple[int, int] | None = None
    quote = ""
    for number, whole in enumerate(source.lines[:end]):
        line = whole[:_LONGEST]
        if opening is not None:
            if _marks(line, quote) % 2:
                opening = None
            continue
        if '"' not in line and "'" not in line:
            continue
        for found in _OPENING.finditer(line):
            if _marks(line[found.start(1) :], found[1]) % 2:
                opening, quote = (number, found.start(1)), found[1]
                break
    return source.place(*opening) if opening is not None else None


def _marks(text: str, quote: str) -> int:
    return text.count(quote) - (text.count('\\"') if quote == '"' else 0)


def _brackets(source: Source, place: Place, began: Place, said: str) -> Diagnostic | None:
    """Braces and brackets: not closed, or without a comma between what they hold."""
    if "flow" not in said:
        return None
    before, here = _before(source, place), _character(source, place)
    inside = place.span.line == began.span.line or before.strip()
    if here == ":" and inside:
        if place.span.line != began.span.line and _LONE_KEY.fullmatch(before):
            return _missing_comma(source, source.place(place.span.line - 1, _indent(before)), began)
        word = _LAST_WORD.search(before)
        if word is not None and word[1] in _KEYS and not before[: word.start()].endswith(": "):
            at = source.place(
                place.span.line - 1, place.span.column - 1 - len(word[1]), len(word[1])
            )
            return _missing_comma(source, at, began)
        return _at(kinds.STRAY_COLON, place)
    if inside and here and here not in "]}":
        return _missing_comma(source, place, began)
    return _at(kinds.NOT_CLOSED, began, place, line=place.span.line)


def _rest(source: Source, place: Place) -> str:
    """Return what stands from a place on; of a long rest no more than is looked at."""
    lines = source.lines[place.span.line - 1 :]
    return lines[0][place.span.column - 1 :] + "".join(lines[1:_LONGEST])


def _open_bracket(source: Source) -> Place | None:
    """Return the innermost bracket that is still open where a file ends.

    What is missing there is a thing in the bracket, so the parser names no bracket.
    """
    opened: list[Mark] = []
    try:
        for token in yaml.scan(source.text, Loader=_SCANNER):
            if isinstance(token, _OPEN):
                opened.append(token.start_mark)
            elif isinstance(token, _CLOSE) and opened:
                opened.pop()
    except YAMLError:
        return None
    return source.place(opened[-1].line, opened[-1].column) if opened else None


def _missing_comma(source: Source, place: Place, began: Place) -> Diagnostic:
    """Say that a comma is missing, or on another line than the bracket's own: what closes it."""
    nb = en = ""
    if place.span.line != began.span.line:
        line = _above(source, place) + 1
        close = "]" if _character(source, began) == "[" else "}"
        nb, en = (
            f" Eller {close} på slutten av linje {line}?",
            f" Or {close} at the end of line {line}?",
        )
    return _at(kinds.MISSING_COMMA, place, began, or_nb=nb, or_en=en)


def _lines(source: Source, place: Place, began: Place, said: str) -> Diagnostic | None:
    """Lines that do not fit: their indentation, or a colon that is missing or too many."""
    if "simple key" in said:
        opens_text = _OPENS_TEXT.search(source.lines[_above(source, began)])
        return _bad_indentation(source, began) if opens_text else _no_colon(source, began)
    if "mapping values are not allowed" in said:
        if not _LONE_KEY.fullmatch(_before(source, place)):
            return _at(kinds.STRAY_COLON, place)
    elif "block" not in said:
        return None
    above = source.lines[_above(source, place)]
    if ":" not in above and _indent(above) == _indent(source.lines[place.span.line - 1]):
        return _no_colon(source, source.place(_above(source, place), _indent(above)))
    return _bad_indentation(source, place, began)


def _bad_indentation(source: Source, place: Place, *related: Place) -> Diagnostic:
    """Say how far a line is indented, and how far those around it are."""
    number = place.span.line - 1
    below = range(number + 1, len(source.lines))
    after = next((n for n in below if source.lines[n].strip()), None)
    dashed = source.lines[number].lstrip(" ").startswith("- ")
    above = _indent(source.lines[_above(source, place)], past_dash=not dashed)
    nb, en = f"foran linjen over {above}", f"before the line above: {above}"
    if after is not None:
        under = _indent(source.lines[after], past_dash=not dashed)
        nb, en = f"{nb} og foran linjen under {under}", f"{en}, before the line below: {under}"
    here = _indent(source.lines[number])
    return _at(kinds.BAD_INDENTATION, place, *related, here=str(here), around_nb=nb, around_en=en)


def _above(source: Source, place: Place) -> int:
    """Return the number, from 0, of the last line before a place that is not empty."""
    numbers = range(place.span.line - 2, -1, -1)
    return next((number for number in numbers if source.lines[number].strip()), 0)


def _indent(line: str, *, past_dash: bool = False) -> int:
    """Return the spaces before a line; ``past_dash`` counts a dash and its space too."""
    spaces = len(line) - len(line.lstrip(" "))
    dash = _DASH.match(line, spaces) if past_dash else None
    return spaces + len(dash[0]) if dash else spaces


def _no_colon(source: Source, place: Place) -> Diagnostic:
    word = _FIRST_WORD.match(source.lines[place.span.line - 1])
    return _at(kinds.MISSING_COLON, place, key=word[1][:40] if word else "")


def _other(place: Place, problem: str) -> Diagnostic:
    return _at(kinds.SYNTAX, place, problem=problem)
