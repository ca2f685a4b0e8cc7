"""What is written correctly and may still not be what the author meant."""

import re
from collections.abc import Iterator

from scenarios.diagnostics import Diagnostic
from scenarios.diagnostics import catalogue as kinds
from scenarios.format.tree import Items, Table

_WORDS = """
som at og men fordi når hvis eller slik så da mens for om å med til på i
who which that and but because when if or so while for with to on in
"""
_CONTINUES = frozenset(_WORDS.split())
_PLACES_OF_LISTS = ("known", "unknown")
_PAIRS = {"“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "‘": "’"}
"""The marks that people set around what is said, by how they begin."""
# One space before the sign: whoever means a comment mostly sets it off with more.
_COMMENT = re.compile(r"\S( #.*)")
_NOT_TEXTS = frozenset({"when", "goto", "end", "id", "start", "scene", "phase", "shift", "block"})


def advice(tree: Table) -> Iterator[Diagnostic]:
    """Yield sentences that commas split, texts cut off by a comment, quotation marks that show."""
    briefing = tree.get("briefing")
    if isinstance(briefing, Table):
        for key in _PLACES_OF_LISTS:
            items = briefing.get(key)
            if isinstance(items, Items):
                yield from _split(items)
    if " #" in tree.source.text:
        yield from _cut_off(tree)
    if not _PAIRS.keys().isdisjoint(tree.source.text):
        yield from _in_marks(tree)


def _split(items: Items) -> Iterator[Diagnostic]:
    """Yield the first item of a list in brackets that goes on with the one before."""
    if items.source.lines[items.start.line][items.start.column : items.start.column + 1] != "[":
        return
    for position in range(1, len(items)):
        before, here = items[position - 1], items[position]
        if not isinstance(before, str) or not isinstance(here, str):
            continue
        in_quotes = _is_quoted(items, position - 1) or _is_quoted(items, position)
        if not in_quotes and _goes_on(before, here):
            place = items.item_place(position)
            yield kinds.SPLIT_SENTENCE.at(place.file, place.span, text=here)
            return


def _is_quoted(items: Items, position: int) -> bool:
    mark = items.marks[position]
    return items.source.lines[mark.line][mark.column : mark.column + 1] in {'"', "'"}


def _goes_on(before: str, here: str) -> bool:
    """Return whether a text looks like the rest of the sentence that another one begins."""
    if not before or not here[:1].islower() or before[-1] in ".!?":
        return False
    return before[0].isupper() or here.split(maxsplit=1)[0].lower() in _CONTINUES


def _cut_off(node: Table | Items) -> Iterator[Diagnostic]:
    if isinstance(node, Items):
        for item in node:
            if isinstance(item, Table | Items):
                yield from _cut_off(item)
        return
    for key, value, mark in node.marked():
        if isinstance(value, Table | Items):
            yield from _cut_off(value)
        elif isinstance(value, str) and " " in value and key not in _NOT_TEXTS:
            line = node.source.lines[mark.line]
            if " #" not in line:
                continue
            place = node.value_place(key)
            end = place.span.column - 1 + len(value)
            found = _COMMENT.match(line, end - 1)
            if place.span.line == mark.line + 1 and line[:end].endswith(value) and found:
                at = node.source.place(mark.line, end + 1, len(line) - end - 1)
                yield kinds.COMMENT_IN_TEXT.at(at.file, at.span, text=found[1].strip()[:60])


def _in_marks(tree: Table) -> Iterator[Diagnostic]:
    """Yield the texts whose only quotation marks are those around all of it, not straight ones."""
    waiting: list[Table | Items] = [tree]
    while waiting:
        node = waiting.pop()
        marked = False
        # Of a large scenario these are a million values, and next to none of them begins so.
        for value in node.values() if isinstance(node, Table) else node:
            kind = type(value)
            if kind is str:
                marked = marked or (value[:1] in _PAIRS and _is_in_marks(value))
            elif kind is Table or kind is Items:
                waiting.append(value)
        if marked:
            yield from _marked_in(node)


def _marked_in(node: Table | Items) -> Iterator[Diagnostic]:
    """Yield the texts of one table or list that stand in marks."""
    if isinstance(node, Items):
        found = [(v, node.item_place(at)) for at, v in enumerate(node) if _is_in_marks(v)]
    else:
        found = [(v, node.value_place(key)) for key, v in node.items() if _is_in_marks(v)]
    for whole, place in found:
        written = node.source.lines[place.span.line - 1][place.span.column - 1 :]
        if written.startswith(whole[0]):
            yield kinds.SHOWN_QUOTES.at(place.file, place.span, text=whole[1:-1], whole=whole)


def _is_in_marks(value: object) -> bool:
    if not isinstance(value, str):
        return False
    text, closing = value[1:-1], _PAIRS.get(value[:1], "")
    return bool(text) and value[-1] in closing and not {value[0], value[-1]} & set(text)
