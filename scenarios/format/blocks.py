"""Puts blocks in where moments use them, on the tree: every place is kept."""

import re
from collections.abc import Mapping

from scenarios.diagnostics import Place
from scenarios.diagnostics import catalogue as kinds
from scenarios.format import context as c
from scenarios.format.bounds import Bounds
from scenarios.format.likeness import as_id, nearest
from scenarios.format.names import ID
from scenarios.format.sharing import Use, fill
from scenarios.format.tree import Items, Table, new_items, new_table
from scenarios.guards import Count, Happening

_ID = re.compile(ID)
_ASKED = re.compile(rf"\b({Happening.SAID}|{Count.TURNS_SINCE}|{Happening.VISITED})(\s*\(\s*)(\w+)")
"""What a guard asks of a line or a moment: the word, the bracket, and the name.

The name is replaced where it stands: what is wrong in the guard is told by its column.
"""
_BLANK = re.compile(r"\{([^\W\d]\w*)\}")


def uses_blocks(tree: Table) -> bool:
    """Return whether any block is defined or used."""
    moments = tree.get("moments")
    return (
        "blocks" in tree
        or "use" in tree
        or (
            isinstance(moments, Table)
            and any(isinstance(entry, Table) and "block" in entry for entry in moments.values())
        )
    )


class Blocks:
    """Expands the blocks of one scenario."""

    def __init__(self, tree: Table, shared: Mapping[str, Table], bounds: Bounds) -> None:
        """Find the blocks of a scenario and of the shared files that it uses."""
        self.diagnostics = c.Findings(bounds.diagnostics)
        self._tree = tree
        self._left = bounds.nodes
        self._most = bounds.nodes
        self._blocks: dict[str, Table] = {}
        self._used: set[str] = set()
        self.uses: list[Use] = []
        """Every block that was put in, once it is expanded."""
        self._misspelt = False
        own = tree.get("blocks")
        if isinstance(own, Table):
            self._blocks = {k: block for k, block in own.items() if isinstance(block, Table)}
        for name, block in shared.items():
            self._blocks.setdefault(name, block)

    def expand(self) -> Table:
        """Return the tree with every use of a block replaced by the block's moments.

        Raises:
            EnoughError: where too much is wrong.
        """
        moments = self._tree.get("moments")
        if not isinstance(moments, Table):
            return self._tree
        expanded = new_table(moments.source, moments.start)
        for name, entry, mark in moments.marked():
            if isinstance(entry, Table) and "block" in entry:
                for new, moment in self._put_in(name, entry, moments):
                    if new in expanded or (new != name and new in moments):
                        self._say_twice(new, moments, name)
                    else:
                        expanded.put(new, moment, mark)
            elif name not in expanded:
                expanded.put(name, entry, mark)
        own = self._tree.get("blocks")
        # Where a use is misspelt, nobody knows which block it meant.
        unused = self._blocks.keys() - self._used if not self._misspelt else set()
        for name in self._blocks:
            if isinstance(own, Table) and name in own and name in unused:
                place = own.key_place(name)
                self.diagnostics.append(kinds.UNUSED_BLOCK.at(place.file, place.span, block=name))
        whole = new_table(self._tree.source, self._tree.start)
        for key, value, mark in self._tree.marked():
            whole.put(key, expanded if key == "moments" else value, mark)
        return whole

    def _say_twice(self, name: str, moments: Table, entry: str) -> None:
        place = moments.key_place(entry)
        first = moments.key_place(name) if name in moments else place
        self.diagnostics.append(
            kinds.DUPLICATE_ID.at(place.file, place.span, first, name=name, line=first.span.line)
        )

    def _put_in(self, entry_id: str, entry: Table, moments: Table) -> list[tuple[str, Table]]:
        """Return the moments of a block by their new ids."""
        name = entry["block"]
        place = entry.value_place("block")
        if not isinstance(name, str) or name not in self._blocks:
            self._misspelt = True
            params = c.unknown(c.BLOCK, str(name), self._blocks)
            self.diagnostics.append(kinds.UNKNOWN_NAME.at(place.file, place.span, **params))
            return []
        self._used.add(name)
        for key in entry:
            if key not in {"block", "with"}:
                at = entry.key_place(key)
                self.diagnostics.append(
                    kinds.UNKNOWN_KEY.at(
                        at.file, at.span, key=key, allowed="block, with", nearest=""
                    )
                )
        block = self._blocks[name]
        values = self._values(name, entry, block)
        inner = block.get("moments")
        if (
            values is None
            or not isinstance(inner, Table)
            or not inner
            or not _ID.fullmatch(entry_id)
        ):
            if values is not None:
                at = moments.key_place(entry_id)
                kind = kinds.BAD_BLOCK if _ID.fullmatch(entry_id) else kinds.BAD_ID
                self.diagnostics.append(
                    kind.at(at.file, at.span, block=name, word=entry_id, example=as_id(entry_id))
                )
            return []
        filled = self._filled(entry_id, inner, values)
        renamed = frozenset(moment for moment, _ in filled)
        self.uses.append(Use(name, renamed, values, moments.key_place(entry_id)))
        return filled

    def _filled(
        self, entry_id: str, inner: Table, values: Mapping[str, str]
    ) -> list[tuple[str, Table]]:
        """Return copies of a block's moments with new ids and their blanks filled."""
        first = next(iter(inner))
        renamed = {
            moment: entry_id if moment == first else f"{entry_id}_{moment}" for moment in inner
        }
        choices = {
            choice["id"]: f"{entry_id}_{choice['id']}"
            for moment in inner.values()
            if isinstance(moment, Table)
            for choice in _choices(moment)
        }
        filled = []
        for moment_id, moment, key_mark in inner.marked():
            if isinstance(moment, Table) and "block" in moment:
                at = inner.source.word(key_mark, moment_id)
                self.diagnostics.append(kinds.BLOCK_IN_BLOCK.at(at.file, at.span))
            elif isinstance(moment, Table):
                copy = _Copy(self, values, renamed, choices).table(moment)
                filled.append((renamed[moment_id], copy))
        return filled

    def _values(self, name: str, entry: Table, block: Table) -> dict[str, str] | None:
        """Return what fills the blanks, None where it does not fit the block's parameters."""
        parameters = block.get("parameters") or []
        given = entry.get("with") or {}
        if (
            not isinstance(parameters, list)
            or not all(isinstance(p, str) for p in parameters)
            or not isinstance(given, dict)
        ):
            place = entry.value_place("block")
            self.diagnostics.append(kinds.BAD_BLOCK.at(place.file, place.span, block=name))
            return None
        if set(given) != set(parameters) or not all(isinstance(v, str) for v in given.values()):
            place = entry.key_place("with" if "with" in entry else "block")
            self.diagnostics.append(
                kinds.BLOCK_PARAMETERS.at(
                    place.file,
                    place.span,
                    block=name,
                    expected=", ".join(parameters) or "–",
                    given=", ".join(given) or "–",
                )
            )
            return None
        return {str(key): str(value) for key, value in given.items()}

    def say_blank(self, word: str, known: Mapping[str, str], place: Place) -> None:
        """Say that braces in a block's text name none of its parameters."""
        shown = ", ".join(known) or "–"
        self.diagnostics.append(
            kinds.UNKNOWN_BLANK.at(
                place.file, place.span, word=word, nearest=nearest(word, known), known=shown
            )
        )

    def spend(self) -> bool:
        """Count one copied value; False when there were too many already."""
        self._left -= 1
        if self._left == -1:
            place = self._tree.key_place("moments")
            self.diagnostics.append(
                kinds.TOO_MANY_NODES.at(place.file, place.span, limit=self._most)
            )
        return self._left >= 0


def _choices(moment: Table) -> list[Table]:
    """Return the choices of a moment of a block, its fallback among them."""
    choices = moment.get("choices")
    found = [*choices] if isinstance(choices, Items) else []
    found.append(moment.get("fallback"))
    return [
        choice
        for choice in found
        if isinstance(choice, Table) and isinstance(choice.get("id"), str)
    ]


class _Copy:
    """Copies a moment of a block with blanks filled in and ids renamed."""

    def __init__(
        self,
        blocks: Blocks,
        values: Mapping[str, str],
        moments: Mapping[str, str],
        choices: Mapping[str, str],
    ) -> None:
        self._blocks = blocks
        self._values = values
        self._moments = moments
        self._choices = choices

    def table(self, table: Table, *, is_choice: bool = False) -> Table:
        copy = new_table(table.source, table.start)
        for key, value, mark in table.marked():
            if not self._blocks.spend():
                break
            new = self._fill(key)
            if "{" in new:
                self._look_for_blanks(key, table.key_place(key))
            if isinstance(value, str) and "{" in value:
                self._look_for_blanks(value, table.value_place(key))
            if new not in copy:
                filled = self._value(key, value, is_choice=is_choice)
                copy.put(new, filled, mark)
        return copy

    def _value(self, key: str, value: object, *, is_choice: bool) -> object:
        if isinstance(value, str):
            filled = self._fill(value)
            if key == "goto":
                return self._moments.get(filled, filled)
            if key == "id" and is_choice:
                return self._choices.get(value, filled)
            return _ASKED.sub(self._renamed, filled) if key == "when" else filled
        if isinstance(value, Table):
            return self.table(value, is_choice=key == "fallback")
        if isinstance(value, Items):
            return self._items(value, is_choice=key == "choices")
        return value

    def _items(self, items: Items, *, is_choice: bool) -> Items:
        copy = new_items(items.source, items.start)
        for position, (value, mark) in enumerate(zip(items, items.marks, strict=True)):
            if not self._blocks.spend():
                break
            if isinstance(value, str) and "{" in value:
                self._look_for_blanks(value, items.item_place(position))
            if isinstance(value, Table):
                copy.append(self.table(value, is_choice=is_choice))
            elif isinstance(value, Items):
                copy.append(self._items(value, is_choice=False))
            else:
                copy.append(self._fill(value) if isinstance(value, str) else value)
            copy.known_marks.append(mark)
        return copy

    def _look_for_blanks(self, text: str, place: Place) -> None:
        for blank in _BLANK.finditer(text):
            if blank[1] not in self._values:
                self._blocks.say_blank(blank[1], self._values, place)

    def _fill(self, text: str) -> str:
        return fill(text, self._values)

    def _renamed(self, match: re.Match[str]) -> str:
        names = self._moments if match[1] == Happening.VISITED else self._choices
        return f"{match[1]}{match[2]}{names.get(match[3], match[3])}"
