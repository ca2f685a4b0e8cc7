"""YAML text to positioned tree, over libyaml's event stream.

No YAML loader sees the text: they crash on deep nesting, hang on merge keys and build alias
bombs. Events come one at a time, so every bound holds while the file is read. Scalars follow
YAML 1.2's core: only ``true``, ``false``, ``null`` and numbers are typed, ``no`` stays a word.
"""

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from scenarios.diagnostics import Diagnostic, Span
from scenarios.diagnostics import catalogue as kinds
from scenarios.format.bounds import DEFAULT_BOUNDS, NO_BOUNDS, Bounds, forbidden_character
from scenarios.format.syntax import syntax_problem
from scenarios.format.tree import Items, Mark, Marks, Source, Table

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]  # stubs lack it
except ImportError:  # libyaml is missing: the same events, slower
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class _Parser(Reader, Scanner, Parser):  # type: ignore[no-redef]
        def __init__(self, stream: str) -> None:
            Reader.__init__(self, stream)
            Scanner.__init__(self)
            Parser.__init__(self)


_NUMBER_START = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,18}|[0-9]{1,18}(\.[0-9]{0,18})?)([eE][-+]?[0-9]{1,3})?")
_ODD_KEYS = frozenset({"", "<<"})
_AROUND = [StreamStartEvent, DocumentStartEvent, DocumentEndEvent, StreamEndEvent, type(None)]
"""What comes before and after the value of a file with one document."""
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}


def decode(name: str, data: bytes, bounds: Bounds = DEFAULT_BOUNDS) -> Source | Diagnostic:
    """Return a file of a bundle as text without unsafe characters, or what is wrong with it."""
    if len(data) > bounds.file_bytes:
        return kinds.TOO_LARGE.at(name, None, size=len(data), limit=bounds.file_bytes)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        span = Span(line, column, line, column + 1)
        return kinds.NOT_UTF8.at(name, span, byte=f"{data[error.start]:02X}")
    found = forbidden_character(text)
    if found:
        before = text[: found.start()]
        source = Source(name, text)
        place = source.place(before.count("\n"), len(before) - before.rfind("\n") - 1)
        return kinds.FORBIDDEN_CHARACTER.at(name, place.span, **_character(found[0]))
    return Source(name, text)


def _character(character: str) -> dict[str, str]:
    name = unicodedata.name(character, "CONTROL CHARACTER")
    return {"code_point": f"U+{ord(character):04X}", "name": name}


_BEFORE_TAGS = frozenset(("", " ", "\n", "\t", "[", "{", ",", ":", "?", "-", "\ufeff"))


def _may_hide(text: str) -> bool:
    """Return whether a text may have anchors, tags or escapes: most have none at all."""
    if "&" in text or "\\" in text:
        return True
    at = text.find("!")
    while at >= 0:
        if text[max(at - 1, 0) : at] in _BEFORE_TAGS:
            return True
        at = text.find("!", at + 1)
    return False


class _Stop(Exception):  # noqa: N818  (ends the reading, is no error of ours)
    """Reading cannot go on."""


class _Builder:
    """Builds the tree with its marks from events, and says what is wrong on the way.

    One method call for each container, at most ``depth`` deep. The loops are written out,
    since they run a million times for a large file: calling a method for each scalar would
    take half as long again.
    """

    def __init__(self, source: Source, bounds: Bounds) -> None:
        self.source = source
        self.bounds = bounds
        self.root: object = None
        self.diagnostics: list[Diagnostic] = []
        self.broken = False
        """Whether the tree is not what the author wrote, so that nobody should go on with it."""
        self._suspicious = _may_hide(source.text)
        self._left = bounds.nodes
        """How many values may still come."""
        self._next: Callable[[], Any]

    def report(self, diagnostic: Diagnostic, *, stop: bool = False) -> None:
        self.diagnostics.append(diagnostic)
        if stop or len(self.diagnostics) >= self.bounds.diagnostics:
            self.broken = True
            raise _Stop

    def run(self) -> None:
        parser = _Parser(self.source.text)
        self._next = parser.get_event
        try:
            self._document()
        except YAMLError as error:
            self.broken = True
            self.diagnostics.append(syntax_problem(self.source, error))
        except _Stop:
            pass
        finally:
            if hasattr(parser, "dispose"):
                parser.dispose()

    def _document(self) -> None:
        documents = 0
        event: Any
        while (event := self._next()) is not None:
            if event.__class__ is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.report(self._at(kinds.SEVERAL_DOCUMENTS, event.start_mark), stop=True)
                self.root = self._value(self._next(), 0)

    def _table(self, start: Mark, depth: int) -> Table:  # noqa: C901  (see the class)
        """Read a mapping to its end."""
        table = Table()
        table.source, table.start, table.known_marks = self.source, start, []
        add_mark, next_event = table.known_marks.append, self._next
        left, longest, suspicious = self._left, self.bounds.scalar_characters, self._suspicious
        while (event := next_event()).__class__ is not MappingEndEvent:
            if event.__class__ is not ScalarEvent:
                self._odd(event)
                self.report(self._at(kinds.KEY_NOT_A_WORD, event.start_mark), stop=True)
            key: str = event.value
            key_mark = event.start_mark
            if suspicious:
                self._check(event)
            repeated = key in table
            if repeated or not key or key == "<<":
                self._check_key(event, table)
            event = next_event()
            if event.__class__ is ScalarEvent:
                text: str = event.value
                value: object = text
                if suspicious:
                    self._check(event)
                if not event.style and (text in _WORDS or text[0] in _NUMBER_START):
                    value = _typed(text)
                elif len(text) > longest:
                    self._too_long(event)
                left -= 1
            else:
                self._left = left
                value = self._value(event, depth)
                left = self._left
            if left < 0:
                self._too_many(event)
            if not repeated:
                table[key] = value
                add_mark(key_mark)
        self._left = left
        return table

    def _items(self, start: Mark, depth: int) -> Items:
        """Read a sequence to its end."""
        items = Items()
        items.source, items.start, items.known_marks = self.source, start, []
        next_event, value_of = self._next, self._value
        add, add_mark = items.append, items.known_marks.append
        while (event := next_event()).__class__ is not SequenceEndEvent:
            add(value_of(event, depth))
            add_mark(event.start_mark)
        return items

    def _value(self, event: Any, depth: int) -> object:  # noqa: ANN401  (two parsers' events)
        """Read the value that begins with an event, which lies some containers deep."""
        self._left -= 1
        if self._left < 0:
            self._too_many(event)
        kind = event.__class__
        if kind is AliasEvent:
            self._odd(event)
        if self._suspicious:
            self._check(event)
        if kind is not ScalarEvent:
            if depth == self.bounds.depth:
                limit = self.bounds.depth
                self.report(self._at(kinds.TOO_DEEP, event.start_mark, limit=limit), stop=True)
            read = self._table if kind is MappingStartEvent else self._items
            return read(event.start_mark, depth + 1)
        if len(event.value) > self.bounds.scalar_characters:
            self._too_long(event)
        return event.value if event.style else _typed(event.value)

    def _odd(self, event: Any) -> None:  # noqa: ANN401  (events of two parsers)
        """Refuse an alias."""
        if event.__class__ is AliasEvent:
            self.report(self._at(kinds.ALIAS, event.start_mark, name=event.anchor), stop=True)

    def _too_long(self, event: Any) -> None:  # noqa: ANN401
        limit = self.bounds.scalar_characters
        self.report(self._at(kinds.TEXT_TOO_LONG, event.start_mark, limit=limit), stop=True)

    def _too_many(self, event: Any) -> None:  # noqa: ANN401
        limit = self.bounds.nodes
        self.report(self._at(kinds.TOO_MANY_NODES, event.start_mark, limit=limit), stop=True)

    def _check_key(self, event: Any, table: Any) -> None:  # noqa: ANN401
        """Refuse a key that is no word, or that stands there already."""
        word: str = event.value
        if not word or (word == "<<" and not event.style):
            self.report(self._at(kinds.KEY_NOT_A_WORD, event.start_mark), stop=True)
        if word in table:
            first = table.key_place(word)
            place = self.source.word(event.start_mark, word)
            self.report(
                kinds.DUPLICATE_KEY.at(
                    place.file, place.span, first, key=word, line=first.span.line
                )
            )

    def _check(self, event: Any) -> None:  # noqa: ANN401
        """Refuse an anchor, a tag, and characters that only an escape brought in."""
        if event.anchor is not None:
            self.report(self._at(kinds.ALIAS, event.start_mark, name=event.anchor))
            self.broken = True
        if event.tag is not None:
            self.report(self._at(kinds.TAG, event.start_mark, tag=event.tag))
            self.broken = True
        if getattr(event, "style", "") != '"':
            return
        text: str = event.value
        found = forbidden_character(text)
        if found or "\r" in text:
            character = _character(found[0] if found else "\r")
            self.report(self._at(kinds.FORBIDDEN_CHARACTER, event.start_mark, **character))
            self.broken = True

    def _at(self, kind: kinds.Kind, mark: Any, **params: object) -> Diagnostic:  # noqa: ANN401
        place = self.source.word(mark, "")
        return kind.at(place.file, place.span, **params)


def _typed(text: str) -> object:
    """Return the value of a plain scalar: a number, a truth value, nothing, or the text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_START:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


class _Unusual(Exception):  # noqa: N818  (is no error: somebody else reads on)
    """Something stands there that has to be looked at more closely."""


def _quick(source: Source, bounds: Bounds) -> Table:  # noqa: C901  (written out, like `_Builder`)
    """Read a file in which nothing is wrong, without the marks of its keys and items.

    Every bound holds. What is wrong is not put into words here: whatever is not plainly right
    ends the reading. Keeping the marks as well would take a whole walk of libyaml's more.

    Raises:
        _Unusual: where something may be wrong.
        YAMLError: where it is no YAML.
    """
    if _may_hide(source.text):
        raise _Unusual
    next_event = _Parser(source.text).get_event
    left, deepest, longest = bounds.nodes, bounds.depth, bounds.scalar_characters

    def table(start: Mark, depth: int) -> Table:
        nonlocal left
        read = Table()
        read.source, read.start = source, start
        while type(event := next_event()) is ScalarEvent:
            key: str = event.value
            if key in read or key in _ODD_KEYS:
                raise _Unusual
            event = next_event()
            if type(event) is ScalarEvent:
                left -= 1
                text: str = event.value
                if len(text) > longest:
                    raise _Unusual
                if not event.style and (text in _WORDS or text[0] in _NUMBER_START):
                    read[key] = _typed(text)
                else:
                    read[key] = text
            else:
                read[key] = value(event, depth)
            if left < 0:
                raise _Unusual
        if type(event) is not MappingEndEvent:
            raise _Unusual
        return read

    def items(start: Mark, depth: int) -> Items:
        read = Items()
        read.source, read.start = source, start
        while type(event := next_event()) is not SequenceEndEvent:
            read.append(value(event, depth))
        return read

    def value(event: Any, depth: int) -> object:  # noqa: ANN401  (two parsers' events)
        nonlocal left
        left -= 1
        kind = type(event)
        if left < 0 or depth == deepest:
            raise _Unusual
        if kind is MappingStartEvent:
            return table(event.start_mark, depth + 1)
        if kind is SequenceStartEvent:
            return items(event.start_mark, depth + 1)
        if kind is not ScalarEvent or len(event.value) > longest:
            raise _Unusual
        return event.value if event.style else _typed(event.value)

    around = [type(next_event()) for _ in range(2)]
    root = value(next_event(), 0)
    around += [type(next_event()) for _ in range(3)]
    if around != _AROUND or not isinstance(root, Table):
        raise _Unusual
    source.reread = _marks_of
    return root


def _marks_of(source: Source) -> Marks:
    """Return the marks in every table and list of a file that was read without fault."""
    root, _ = read_tree(source, NO_BOUNDS, marked=True)
    found: Marks = {}
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        found[node.start.line, node.start.column] = node.marks
        inside = node.values() if isinstance(node, Table) else node
        waiting += [each for each in inside if isinstance(each, Table | Items)]
    return found


def read_tree(
    source: Source, bounds: Bounds = DEFAULT_BOUNDS, *, marked: bool = False
) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """Read YAML text into a tree.

    Args:
        source: the text.
        bounds: how much is read at most.
        marked: whether the places of much of it will be asked for; they can be in any case,
            and the file is then read again.

    Returns:
        The tree, None where it could not be read as the author wrote it, and everything
        that is wrong with it.
    """
    if not marked:
        with suppress(_Unusual, YAMLError):
            return _quick(source, bounds), ()
    builder = _Builder(source, bounds)
    builder.run()
    if not builder.broken and not isinstance(builder.root, Table):
        place = source.place(0, 0)
        builder.diagnostics.append(kinds.NOT_A_TABLE.at(place.file, place.span))
    root = builder.root if isinstance(builder.root, Table) and not builder.broken else None
    return root, tuple(builder.diagnostics)
