"""Rewrites a scenario file in the usual form: its keys in order, missing ids filled in.

The file is read by the bounded reader first, and then edited as text, line by line, so that
comments, blank lines and the author's own layout stay. After every pass the text is read
again: what does not read back as the same is not done.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scenarios.diagnostics import Diagnostic
from scenarios.format.bounds import DEFAULT_BOUNDS, Bounds
from scenarios.format.events import decode, read_tree
from scenarios.format.likeness import as_id
from scenarios.format.naming import RESERVED_FOR_ACTS
from scenarios.format.reordering import in_order
from scenarios.format.scalars import quoted
from scenarios.format.tree import Items, Mark, Source, Table

_TEXTS = frozenset(
    {
        "title",
        "name",
        "relation",
        "about",
        "text",
        "summary",
        "says",
        "say",
        "cue",
        "why",
        "thought",
        "hint",
        "worry",
        "reason",
        "source",
        "author",
        "reviewer",
        "information",
        "guidance",
        "advice",
        "instruction",
        "warning",
        "because",
    }
)
_LISTS_OF_TEXTS = frozenset({"known", "unknown", "prepare", "trains", "based_on"})
_WORDS_OF_AN_ID = 4
_PLAIN = re.compile(r"[^\s,#{}\[\]]+")


@dataclass(frozen=True, slots=True)
class Formatted:
    """What came of formatting."""

    data: bytes
    """The file as it should be; as it was where it could not be read."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Why it could not be read."""
    ids: tuple[str, ...] = ()
    """The ids that were filled in."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """Text to put in at a place, over some characters; lines and columns count from 0."""

    line: int
    column: int
    over: int
    text: str


def formatted(name: str, data: bytes, bounds: Bounds = DEFAULT_BOUNDS) -> Formatted:
    """Return a scenario file in the usual form. Never raises, whatever the bytes.

    Its meaning stays, save for the ids and quotation marks that were missing; what is in the
    usual form already comes out byte for byte.
    """
    source = decode(name, data, bounds)
    if isinstance(source, Diagnostic):
        return Formatted(data, (source,))
    tree, diagnostics = read_tree(source, bounds, marked=True)
    if tree is None:
        return Formatted(data, diagnostics)
    ends = "\r\n" if "\r\n" in source.text else "\n"
    text = source.text.replace("\r\n", "\n")
    text, ids = _completed(name, text, bounds)
    text = _kept_if_same(name, text, in_order(name, text, bounds), bounds)
    text = _kept_if_same(name, text, _trimmed(text), bounds)
    whole = text.replace("\n", ends).encode()
    return Formatted(whole, diagnostics, tuple(ids))


def _tree(name: str, text: str, bounds: Bounds) -> Table | None:
    return read_tree(Source(name, text), bounds, marked=True)[0]


def _kept_if_same(name: str, before: str, after: str, bounds: Bounds) -> str:
    """Return the later text where it reads as the same, else the earlier."""
    if before == after:
        return before
    read = _tree(name, after, bounds)
    return after if read is not None and read == _tree(name, before, bounds) else before


def _trimmed(text: str) -> str:
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    return "\n".join(lines).rstrip("\n") + "\n"


# -- ids and quotation marks --------------------------------------------------


def _completed(name: str, text: str, bounds: Bounds) -> tuple[str, list[str]]:
    """Return the text with missing ids and quotation marks, and the ids."""
    tree = _tree(name, text, bounds)
    if tree is None:
        return text, []
    edits = list(_quotes(tree))
    taken = {choice["id"] for choice in _choices(tree) if isinstance(choice.get("id"), str)}
    ids: list[str] = []
    for choice in _choices(tree):
        said = choice.get("say")
        if choice.get("id") is not None or not isinstance(said, str):
            continue
        new = _free(said, taken)
        taken.add(new)
        ids.append(new)
        edits.append(_put_id(choice, new))
        choice["id"] = new  # what is read back must be this
    if not edits:
        return text, []
    after = _edited(text, edits)
    read = _tree(name, after, bounds)
    return (after, ids) if read is not None and read == tree else (text, [])


def _choices(tree: Table) -> Iterator[Table]:
    """Yield everything that stands where a choice does."""
    fallback = tree.get("fallback")
    if isinstance(fallback, Table):
        yield fallback
    for moments in (tree.get("moments"), *_inner(tree)):
        for moment in moments.values() if isinstance(moments, Table) else ():
            if not isinstance(moment, Table):
                continue
            listed = moment.get("choices")
            for choice in listed if isinstance(listed, Items) else ():
                if isinstance(choice, Table):
                    yield choice
            if isinstance(moment.get("fallback"), Table):
                yield moment["fallback"]


def _inner(tree: Table) -> Iterator[object]:
    blocks = tree.get("blocks")
    for block in blocks.values() if isinstance(blocks, Table) else ():
        if isinstance(block, Table):
            yield block.get("moments")


def _free(said: str, taken: set[str]) -> str:
    """Return an id made of the first words of a text that no other choice has."""
    words = re.findall(r"\w+", said)[:_WORDS_OF_AN_ID]
    start = as_id(" ".join(words)) if words else "valg"
    free, number = start, 1
    while free in taken or free in RESERVED_FOR_ACTS:
        number += 1
        free = f"{start}_{number}"
    return free


def _put_id(choice: Table, new: str) -> _Edit:
    if "id" in choice:  # it stands there without a name
        key = choice.marks[list(choice).index("id")]
        return _Edit(key.line, key.column, len("id:"), f"id: {new}")
    first = choice.marks[0]
    if choice.is_flow:
        return _Edit(first.line, first.column, 0, f"id: {new}, ")
    return _Edit(first.line, first.column, 0, f"id: {new}\n{' ' * first.column}")


def _quotes(node: Table | Items, key: str = "") -> Iterator[_Edit]:
    """Yield quotation marks for numbers and truth values that stand where a text belongs."""
    if isinstance(node, Items):
        for position, value in enumerate(node):
            if isinstance(value, Table | Items):
                yield from _quotes(value, key)
            elif key in _LISTS_OF_TEXTS and isinstance(value, bool | int | float):
                yield from _quoted(node, position, node.marks[position])
        return
    for name, value, mark in list(node.marked()):
        if isinstance(value, Table | Items):
            yield from _quotes(value, name)
        elif name in _TEXTS and isinstance(value, bool | int | float):
            yield from _quoted(node, name, node.source.after_key(mark))


def _quoted(node: Any, key: str | int, at: Mark | None) -> Iterator[_Edit]:  # noqa: ANN401  (a table or a list)
    """Yield quotation marks for one value, and put the text in its place in the tree."""
    found = _PLAIN.match(node.source.lines[at.line], at.column) if at is not None else None
    if at is not None and found is not None:
        node[key] = found[0]
        yield _Edit(at.line, at.column, len(found[0]), quoted(found[0]))


def _edited(text: str, edits: list[_Edit]) -> str:
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.column), reverse=True):
        line = lines[edit.line]
        lines[edit.line] = line[: edit.column] + edit.text + line[edit.column + edit.over :]
    return "\n".join(lines)
