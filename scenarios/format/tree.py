"""The positioned tree: plain tables, lists and scalars that know where they were written.

``Table`` and ``Items`` are a dict and a list, so that what validates plain data can validate
them; beside their content they know the parser's mark of every key and item. They have no
``__init__`` of their own, which would take a quarter of the time of building a large tree.
A place is only worked out when somebody asks for it; so are the marks of a file that was read
without them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from scenarios.diagnostics import Place, Span

Path = tuple[str | int, ...]
"""Keys and positions (from 0) from the top of the tree."""


class Mark(Protocol):
    """A position as the parser counts: lines and columns from 0."""

    @property
    def line(self) -> int:
        """The line."""
        ...

    @property
    def column(self) -> int:
        """The column."""
        ...


Marks = dict[tuple[int, int], list[Mark]]
"""The marks in every table and list of a file, by the line and column where each begins."""


@dataclass(frozen=True, slots=True)
class At:
    """A position, counted like a parser's mark."""

    line: int
    column: int


# A key with its colon, and what stands after it; a plain key has no quote in front and its
# colon has space behind.
_KEY = re.compile(
    r"""(?:(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*:|[^"'].*?:(?=\s|$))\s*(?=[^\s#|>])"""
)
_LONGEST_KEY = 300
_LONGEST_WORD = 2_000


class Source:
    """One file of a bundle, with its text for excerpts and places."""

    __slots__ = ("_lines", "_marks", "name", "reread", "text")

    def __init__(self, name: str, text: str) -> None:
        """Keep a file's name and text."""
        self.name = name
        self.text = text
        self.reread: Callable[[Source], Marks] | None = None
        """Reads the file once more, with its marks; set by who reads it without them."""
        self._lines: list[str] | None = None
        self._marks: Marks | None = None

    def marks(self, start: Mark) -> list[Mark]:
        """Return the marks in the table or list that begins at a mark of a file without fault.

        The first call reads the file once more, this time with its marks.
        """
        if self._marks is None:
            assert self.reread is not None  # noqa: S101  (else each table has its own marks)
            self._marks = self.reread(self)
        return self._marks[start.line, start.column]

    @property
    def lines(self) -> list[str]:
        """The lines, without their ends."""
        if self._lines is None:
            self._lines = [line.removesuffix("\r") for line in self.text.split("\n")]
        return self._lines

    def place(self, line: int, column: int, length: int = 1) -> Place:
        """Return a place on one line, all counted from 0, kept inside the text."""
        line = min(max(line, 0), len(self.lines) - 1)
        column = min(max(column, 0), len(self.lines[line]))
        end = min(column + max(length, 1), max(len(self.lines[line]), column + 1))
        return Place(self.name, Span(line + 1, column + 1, line + 1, end + 1))

    def word(self, mark: Mark, value: object) -> Place:
        """Return the place of the scalar, list or table that begins at a mark."""
        if mark.line >= len(self.lines):
            return self.place(mark.line, mark.column)
        rest = self.lines[mark.line][mark.column : mark.column + _LONGEST_WORD]
        if isinstance(value, Table) and rest[:1] not in {"{", "["}:
            return self.place(mark.line, mark.column, len(next(iter(value), " ")))
        if rest[:1] in {'"', "'"}:
            close = rest.find(rest[0], 1)
            return self.place(mark.line, mark.column, close + 1 if close > 0 else len(rest))
        if isinstance(value, str) and value and rest.startswith(value):
            return self.place(mark.line, mark.column, len(value))
        plain = rest.split(" #")[0].rstrip()
        for stop in (",", "}", "]"):
            plain = plain.split(stop)[0] if isinstance(value, int | float | bool) else plain
        return self.place(mark.line, mark.column, len(plain))

    def after_key(self, mark: Mark) -> At | None:
        """Return where a value begins whose key is at a mark, if on the same line."""
        if mark.line >= len(self.lines):
            return None
        line = self.lines[mark.line][: mark.column + _LONGEST_KEY]
        found = _KEY.match(line, mark.column)
        return At(mark.line, found.end()) if found else None


class Table(dict[str, Any]):
    """A mapping that knows where its keys and values stand. Made by ``new_table``."""

    __slots__ = ("known_marks", "source", "start")

    known_marks: list[Mark]
    """The mark of each key; not set where it was read without them."""
    source: Source
    start: Mark

    @property
    def marks(self) -> list[Mark]:
        """The mark of each key, in their order."""
        return _marks(self)

    def put(self, key: str, value: object, mark: Mark) -> None:
        """Add a key that is not there yet."""
        self[key] = value
        self.known_marks.append(mark)

    def marked(self) -> Iterator[tuple[str, Any, Mark]]:
        """Yield every key with its value and its mark."""
        for (key, value), mark in zip(self.items(), self.marks, strict=True):
            yield key, value, mark

    @property
    def is_flow(self) -> bool:
        """Whether it is written between braces."""
        return _is_flow(self.source, self.start)

    def key_place(self, key: str) -> Place:
        """Return where a key stands."""
        return self.source.word(self.marks[list(self).index(key)], key)

    def value_place(self, key: str) -> Place:
        """Return where the value of a key stands; of one on lines of its own, the key."""
        mark, value = self.marks[list(self).index(key)], self[key]
        if isinstance(value, Table | Items):
            flow = _is_flow(self.source, value.start)
            return self.source.word(value.start, value) if flow else self.key_place(key)
        found = self.source.after_key(mark)
        return self.key_place(key) if found is None else self.source.word(found, value)


class Items(list[Any]):
    """A sequence, with the mark of every item. Made by ``new_items``."""

    __slots__ = ("known_marks", "source", "start")

    known_marks: list[Mark]
    source: Source
    start: Mark

    @property
    def marks(self) -> list[Mark]:
        """The mark of each item, in their order."""
        return _marks(self)

    def item_place(self, position: int) -> Place:
        """Return where an item begins."""
        return self.source.word(self.marks[position], self[position])


def new_table(source: Source, start: Mark) -> Table:
    """Begin an empty table at a mark."""
    table = Table()
    table.source, table.start, table.known_marks = source, start, []
    return table


def new_items(source: Source, start: Mark) -> Items:
    """Begin an empty list at a mark."""
    items = Items()
    items.source, items.start, items.known_marks = source, start, []
    return items


def _marks(holder: Table | Items) -> list[Mark]:
    try:
        return holder.known_marks
    except AttributeError:  # read without them
        holder.known_marks = holder.source.marks(holder.start)
        return holder.known_marks


def _is_flow(source: Source, mark: Mark) -> bool:
    """Return whether a container is written with braces or brackets."""
    line = source.lines[mark.line] if mark.line < len(source.lines) else ""
    return line[mark.column : mark.column + 1] in {"{", "["}


def container(root: Table, path: Path) -> tuple[Table | Items, str | int | None]:
    """Walk down as far as a path leads.

    Returns:
        The container that holds what the path names, and the key or position inside it (which
        may be missing from it; None for the root itself). Parts that name nothing on the way
        (a validator's labels) are passed over.
    """
    holder: Table | Items = root
    name: str | int | None = None
    here: object = root
    for position, part in enumerate(path):
        if isinstance(here, Table | Items) and _has(here, part):
            holder, name = here, part
            here = here[part]  # type: ignore[index]  # _has knows that the kinds fit
        elif position == len(path) - 1 and isinstance(here, Table) and isinstance(part, str):
            return here, part
    return holder, name


def _has(here: Table | Items, part: str | int) -> bool:
    if isinstance(here, Table):
        return isinstance(part, str) and part in here
    return isinstance(part, int) and 0 <= part < len(here)


def place_of(root: Table, path: Path, *, key: bool = False) -> Place:
    """Return the place of what a path leads to, or of the nearest thing around it.

    Args:
        root: the tree.
        path: keys and positions from the top.
        key: ask for the key's own place rather than its value's.
    """
    here, last = container(root, path)
    if isinstance(here, Table):
        if isinstance(last, str) and last in here:
            return here.key_place(last) if key else here.value_place(last)
        return here.source.word(here.start, here)
    if isinstance(last, int) and 0 <= last < len(here):
        return here.item_place(last)
    return here.source.word(here.start, here)
