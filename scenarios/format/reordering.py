"""Puts the keys of a scenario file in order, moving whole lines with their comments."""

import re
from itertools import pairwise

from scenarios.format.bounds import Bounds
from scenarios.format.events import read_tree
from scenarios.format.ordering import ordered
from scenarios.format.tree import Items, Path, Source, Table
from scenarios.format.validate import model_at

_DASHES = re.compile(r"( *(?:- +)*- +) *")


def in_order(name: str, text: str, bounds: Bounds) -> str:
    """Return a text with the keys of every table in the order that they are written in."""
    tree, _ = read_tree(Source(name, text), bounds, marked=True)
    if tree is None:
        return text
    whole = text.rstrip("\n")
    lines = whole.split("\n")
    _Order(lines).table(tree, (), len(lines), len(lines))
    return "\n".join(lines) + text[len(whole) :]


class _Order:
    """Orders tables inside out: an inner one keeps its lines, so outer places stay right."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def table(self, node: Table, path: Path, end: int, lowest: int) -> None:
        """Order a table.

        Args:
            node: the table.
            path: where it stands.
            end: the line that it ends before.
            lowest: the first line that a comment on its first key can stand on; of the whole
                file, none: what stands there is about all of it.
        """
        if not node:
            return
        if node.is_flow:
            self._flow(node, path)
            return
        column = node.marks[0].column
        if any(mark.column != column for mark in node.marks):
            return
        floors = [lowest, *(mark.line + 1 for mark in node.marks)]
        starts = [
            self._above(mark.line, column, floor)
            for mark, floor in zip(node.marks, floors, strict=False)
        ]
        for position, (key, value, mark) in enumerate(node.marked()):
            stop = starts[position + 1] if position + 1 < len(starts) else end
            self._inside(value, (*path, key), stop, mark.line + 1)
        shape = model_at(path)
        if shape is None:
            return
        order = ordered(list(node), shape)
        if order != sorted(order) and self._is_plain(node, column):
            self._move(node, order, [*starts, end], column)

    def _inside(self, value: object, path: Path, end: int, lowest: int) -> None:
        if isinstance(value, Table):
            self.table(value, path, end, lowest)
        elif isinstance(value, Items):
            self._items(value, path, end)

    def _items(self, node: Items, path: Path, end: int) -> None:
        if not node:
            return
        if _opens(self._lines, node.start.line, node.start.column):
            self._flow(node, path)
            return
        for position, value in enumerate(node):
            stop = end
            if position + 1 < len(node):
                stop = self._before_item(node.marks[position + 1].line)
            self._inside(value, (*path, position), stop, node.marks[position].line)

    def _before_item(self, line: int) -> int:
        """Return the first line that belongs to the item whose content begins on a line."""
        indent = len(self._lines[line]) - len(self._lines[line].lstrip(" "))
        return self._above(line, indent, 0)

    def _above(self, line: int, indent: int, lowest: int) -> int:
        while line > lowest:
            above = self._lines[line - 1]
            is_comment = above.lstrip(" ").startswith("#")
            if above.strip() and not (is_comment and _indent(above) == indent):
                break
            line -= 1
        return line

    def _is_plain(self, node: Table, column: int) -> bool:
        """Return whether every key begins its line, the first perhaps after dashes."""
        first, *rest = node.marks
        before = self._lines[first.line][:column]
        if before.strip() and not _DASHES.fullmatch(before):
            return False
        return all(not self._lines[mark.line][:column].strip() for mark in rest)

    def _move(self, node: Table, order: list[int], starts: list[int], column: int) -> None:
        """Put the lines of the keys in another order."""
        first = node.marks[0].line
        before = self._lines[first][:column]
        self._lines[first] = " " * column + self._lines[first][column:]
        chunks = [self._lines[a:b] for a, b in pairwise(starts)]
        top = chunks[order[0]]
        key = node.marks[order[0]].line - starts[order[0]]
        while order[0] and key and not top[0].strip():  # what set it off sets off the former first
            chunks[0].insert(0, top.pop(0))
            key -= 1
        # A comment above the first key of an item stands above the item's dash.
        top[:key] = [f"{' ' * _indent(before)}{line.lstrip(' ')}".rstrip() for line in top[:key]]
        top[key] = before + top[key][column:]
        moved = [line for position in order for line in chunks[position]]
        self._lines[starts[0] : starts[-1]] = moved

    # -- braces and brackets ---------------------------------------------------

    def _flow(self, node: Table | Items, path: Path) -> None:
        line, column = node.start.line, node.start.column
        found = _Flow(self._lines[line]).written(node, path, column)
        if found is not None:
            text, end = found
            self._lines[line] = self._lines[line][:column] + text + self._lines[line][end:]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _opens(lines: list[str], line: int, column: int) -> bool:
    return line < len(lines) and lines[line][column : column + 1] in {"{", "["}


class _Flow:
    """Orders what stands between braces on one line."""

    def __init__(self, line: str) -> None:
        self._line = line

    def written(self, node: Table | Items, path: Path, at: int) -> tuple[str, int] | None:
        """Return a node's text in order and the column after it; None if it goes on below."""
        found = self._entries(at)
        if found is None:
            return None
        spans, end = found
        if len(spans) != len(node):
            return None
        values = list(node.values()) if isinstance(node, Table) else list(node)
        names: list[str | int] = list(node) if isinstance(node, Table) else list(range(len(node)))
        texts = []
        for (start, stop), name, value in zip(spans, names, values, strict=True):
            text = self._entry(value, (*path, name), start, stop)
            if text is None:
                return None
            texts.append(text)
        order = list(range(len(texts)))
        shape = model_at(path) if isinstance(node, Table) else None
        if shape is not None:
            order = ordered([str(name) for name in names], shape)
        pieces, last = [], at
        for (start, stop), position in zip(spans, order, strict=True):
            pieces += [self._line[last:start], texts[position]]
            last = stop
        return "".join(pieces) + self._line[last:end], end

    def _entry(self, value: object, path: Path, start: int, stop: int) -> str | None:
        """Return the text of an entry with what is inside it in order."""
        if not isinstance(value, Table | Items) or not value:
            return self._line[start:stop]
        at = value.start.column
        if not start <= at < stop or self._line[at] not in "{[":
            return None
        found = self.written(value, path, at)
        if found is None:
            return None
        text, end = found
        return self._line[start:at] + text + self._line[end:stop]

    def _entries(self, at: int) -> tuple[list[tuple[int, int]], int] | None:
        """Return where the entries of a bracket stand, and the column after it."""
        spans: list[tuple[int, int]] = []
        start = position = at + 1
        while position < len(self._line):
            sign = self._line[position]
            if sign in ",]}":
                span = self._stripped(start, position)
                if span is not None:
                    spans.append(span)
                if sign != ",":
                    return spans, position + 1
                start = position = position + 1
            elif sign in "[{":
                inner = self._entries(position)
                if inner is None:
                    return None
                position = inner[1]
            elif sign in "\"'" and self._begins_scalar(start, position):
                close = self._close(position)
                if close is None:
                    return None
                position = close
            elif sign == "#" and self._line[position - 1] == " ":
                return None
            else:
                position += 1
        return None

    def _begins_scalar(self, start: int, position: int) -> bool:
        before = self._line[start:position].rstrip()
        return not before or before.endswith(":")

    def _close(self, position: int) -> int | None:
        """Return the column after a quoted text."""
        quote, position = self._line[position], position + 1
        while position < len(self._line):
            if quote == '"' and self._line[position] == "\\":
                position += 2
                continue
            if self._line[position] == quote:
                if quote == "'" and self._line[position + 1 : position + 2] == "'":
                    position += 2
                    continue
                return position + 1
            position += 1
        return None

    def _stripped(self, start: int, stop: int) -> tuple[int, int] | None:
        text = self._line[start:stop]
        if not text.strip():
            return None
        begin = start + len(text) - len(text.lstrip())
        return begin, begin + len(text.strip())
