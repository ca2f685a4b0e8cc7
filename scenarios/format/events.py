"""YAML text to positioned tree, over libyaml's event stream.

No YAML loader sees the text: they crash on deep nesting, hang on merge keys and build alias
bombs. Events come one at a time, so every bound holds while the file is read. Scalars follow
YAML 1.2's core: only ``true``, ``false``, ``null`` and numbers are typed, ``no`` stays a word.
"""

import re
import unicodedata
from typing import Any

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from scenarios.diagnostics import Diagnostic, Span
from scenarios.diagnostics import catalogue as kinds
from scenarios.format.bounds import DEFAULT_BOUNDS, FORBIDDEN_CHARACTER, Bounds
from scenarios.format.tree import Items, Mark, Source, Table

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
    found = FORBIDDEN_CHARACTER.search(text)
    if found:
        before = text[: found.start()]
        source = Source(name, text)
        place = source.place(before.count("\n"), len(before) - before.rfind("\n") - 1)
        return kinds.FORBIDDEN_CHARACTER.at(name, place.span, **_character(found[0]))
    return Source(name, text)


def _character(character: str) -> dict[str, str]:
    name = unicodedata.name(character, "CONTROL CHARACTER")
    return {"code_point": f"U+{ord(character):04X}", "name": name}


class _Stop(Exception):  # noqa: N818  (ends the reading, is no error of ours)
    """Reading cannot go on."""


class _Builder:
    """Builds the tree from events, with an explicit stack."""

    def __init__(self, source: Source, bounds: Bounds) -> None:
        self.source = source
        self.bounds = bounds
        self.root: Any = None
        self.diagnostics: list[Diagnostic] = []
        self.broken = False
        """Whether the tree is not what the author wrote, so that nobody should go on with it."""

    def report(self, diagnostic: Diagnostic, *, stop: bool = False) -> None:
        self.diagnostics.append(diagnostic)
        if stop or len(self.diagnostics) >= self.bounds.diagnostics:
            self.broken = True
            raise _Stop

    def run(self) -> None:
        parser = _Parser(self.source.text)
        try:
            self._walk(parser)
        except YAMLError as error:
            self.broken = True
            self.diagnostics.append(_syntax(self.source, error))
        except _Stop:
            pass
        finally:
            if hasattr(parser, "dispose"):
                parser.dispose()

    def _walk(self, parser: Any) -> None:  # noqa: ANN401, C901, PLR0912, PLR0915
        """Read every event.

        One flat loop over either parser's events: it runs a million times for a large file,
        and calling a function for each event would take half as long again.
        """
        stack: list[Table | Items] = []
        here: Table | Items | None = None
        key: str | None = None
        key_mark: Any = None
        value: Any
        nodes, documents = 0, 0
        next_event, depth, most = parser.get_event, self.bounds.depth, self.bounds.nodes
        while (event := next_event()) is not None:
            kind = event.__class__
            if kind is ScalarEvent:
                mark = event.start_mark
                if isinstance(here, Table) and key is None:
                    key, key_mark = self._key(event, here), mark
                    continue
                value = self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                mark = event.start_mark
                self._plain(event)
                if isinstance(here, Table) and key is None:
                    self.report(self._at(kinds.KEY_NOT_A_WORD, mark), stop=True)
                value = (Table if kind is MappingStartEvent else Items)(self.source, mark)
                if len(stack) >= depth:
                    self.report(self._at(kinds.TOO_DEEP, mark, limit=depth), stop=True)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                here = stack.pop()
                here = stack[-1] if stack else None
                continue
            elif kind is AliasEvent:
                mark, value = event.start_mark, None
                self.report(self._at(kinds.ALIAS, mark, name=event.anchor))
                self.broken = True
                if isinstance(here, Table) and key is None:
                    key, key_mark = f"*{event.anchor}", mark
                    continue
            else:
                if kind is DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self.report(self._at(kinds.SEVERAL_DOCUMENTS, event.start_mark), stop=True)
                continue
            nodes += 1
            if nodes > most:
                self.report(self._at(kinds.TOO_MANY_NODES, mark, limit=most), stop=True)
            if here is None:
                self.root = value
            elif isinstance(here, Table):
                if key not in here:
                    here[key] = value  # type: ignore[index]
                    here.key_marks.append(key_mark)
                    here.value_marks.append(mark)
                key = None
            else:
                here.append(value)
                here.marks.append(mark)
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                here = value
                stack.append(value)

    def _key(self, event: Any, table: Table) -> str:  # noqa: ANN401
        word: str = event.value
        if event.anchor is not None or event.tag is not None:
            self._plain(event)
        if not word or (word == "<<" and not event.style):
            self.report(self._at(kinds.KEY_NOT_A_WORD, event.start_mark), stop=True)
        if event.style == '"':
            self._safe(event)
        if word in table:
            first = table.key_place(word)
            place = self.source.word(event.start_mark, word)
            self.report(
                kinds.DUPLICATE_KEY.at(
                    place.file, place.span, first, key=word, line=first.span.line
                )
            )
        return word

    def _scalar(self, event: Any) -> object:  # noqa: ANN401
        value: str = event.value
        if event.anchor is not None or event.tag is not None:
            self._plain(event)
        style = event.style
        if style:
            if style == '"':
                self._safe(event)
        elif value in _WORDS:
            return _WORDS[value]
        elif value[0] in _NUMBER_START:
            if _INTEGER.fullmatch(value):
                return int(value)
            if _FLOAT.fullmatch(value):
                return float(value)
        if len(value) > self.bounds.scalar_characters:
            limit = self.bounds.scalar_characters
            self.report(self._at(kinds.TEXT_TOO_LONG, event.start_mark, limit=limit), stop=True)
        return value

    def _plain(self, event: Any) -> None:  # noqa: ANN401
        """Refuse an anchor or a tag."""
        if event.anchor is not None:
            self.report(self._at(kinds.ALIAS, event.start_mark, name=event.anchor))
            self.broken = True
        if event.tag is not None:
            self.report(self._at(kinds.TAG, event.start_mark, tag=event.tag))
            self.broken = True

    def _safe(self, event: Any) -> None:  # noqa: ANN401
        """Refuse characters that only an escape brought in."""
        found = FORBIDDEN_CHARACTER.search(event.value)
        if found or "\r" in event.value:
            character = _character(found[0] if found else "\r")
            self.report(self._at(kinds.FORBIDDEN_CHARACTER, event.start_mark, **character))
            self.broken = True

    def _at(self, kind: kinds.Kind, mark: Mark, **params: object) -> Diagnostic:
        place = self.source.word(mark, "")
        return kind.at(place.file, place.span, **params)


def _syntax(source: Source, error: YAMLError) -> Diagnostic:
    """Say in the author's terms what the parser stumbled over."""
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = source.place(mark.line, mark.column) if mark else source.place(0, 0)
    opened = getattr(error, "context_mark", None)
    related = [source.place(opened.line, opened.column)] if opened else []
    said = f"{context} {problem}"
    if "mapping values are not allowed" in said:
        return kinds.STRAY_COLON.at(place.file, place.span)
    if "cannot start any token" in said:
        line = source.lines[place.span.line - 1] if source.lines else ""
        character = line[place.span.column - 1 : place.span.column]
        kind = kinds.TAB if character == "\t" else kinds.STRAY_CHARACTER
        return kind.at(place.file, place.span, character=character)
    if "quoted scalar" in said or "flow" in said:
        at = related[0] if related else place
        return kinds.NOT_CLOSED.at(at.file, at.span, place, line=place.span.line)
    if "block" in said or "simple key" in said:
        return kinds.BAD_INDENTATION.at(place.file, place.span, *related)
    return kinds.SYNTAX.at(place.file, place.span, *related, problem=problem or said.strip())


def read_tree(
    source: Source, bounds: Bounds = DEFAULT_BOUNDS
) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """Read YAML text into a tree.

    Returns:
        The tree, None where it could not be read as the author wrote it, and everything
        that is wrong with it.
    """
    builder = _Builder(source, bounds)
    builder.run()
    if not builder.broken and not isinstance(builder.root, Table):
        place = source.place(0, 0)
        builder.diagnostics.append(kinds.NOT_A_TABLE.at(place.file, place.span))
    root = builder.root if isinstance(builder.root, Table) and not builder.broken else None
    return root, tuple(builder.diagnostics)
