"""Shared blocks and their translations, written once.

``blocks/<name>.yaml`` has its translations beside it, in ``blocks/<name>.<language>.po``. Their
entries keep the blanks of the block, so that one entry serves every use. A text that is
nothing but a blank is the scenario's own, and is translated there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarios.diagnostics import Place, Span
from scenarios.format.tree import Items, Mark, Table

_MOST_USES = 3
"""How many uses of a block are pointed to."""
_BLANK = re.compile(r"\{([^\W\d]\w*)\}")


@dataclass(frozen=True, slots=True)
class Use:
    """A block put in as moments."""

    block: str
    moments: frozenset[str]
    values: Mapping[str, str]
    """What fills the blanks."""
    place: Place
    """Where it is put in."""


def used_at(file: str, span: Span, tree: Table, uses: tuple[Use, ...]) -> tuple[Place, ...]:
    """Return the first uses of the block that a mistake is in; none where it is in no block.

    Args:
        file: the file of the mistake.
        span: where in it.
        tree: the scenario.
        uses: every block that was put in.
    """
    if file == tree.source.name:
        around = _last_before(tree, span)
        own = tree.get("blocks") if around == "blocks" else None
        block = _last_before(own, span) if isinstance(own, Table) else None
    else:
        block = file.removeprefix("blocks/").removesuffix(".yaml")
    return tuple(use.place for use in uses if use.block == block)[:_MOST_USES]


def _last_before(table: Table, span: Span) -> str | None:
    """Return the last key of a table that stands before the end of a span."""

    def begins(mark: Mark) -> tuple[int, int]:
        return mark.line + 1, mark.column + 1

    before = [key for key, _, mark in table.marked() if begins(mark) <= (span.line, span.column)]
    return before[-1] if before else None


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its blanks filled; a blank without a value is left standing."""
    return _BLANK.sub(lambda blank: values.get(blank[1], blank[0]), text)


def block_file(name: str, language: str) -> str:
    """Return the name of a block's catalogue in a bundle."""
    return f"blocks/{name}.{language}.po"


def from_blocks(
    uses: tuple[Use, ...], texts: Mapping[str, str], catalogues: Mapping[str, Mapping[str, str]]
) -> dict[str, tuple[str, str]]:
    """Return the translations that the blocks' own catalogues give.

    Args:
        uses: where blocks were put in.
        texts: every text of the scenario by its ref.
        catalogues: for each block that has a catalogue, the translation of each of its texts.

    Returns:
        For each ref, the source text and its translation.
    """
    known: dict[str, dict[str, str]] = {}
    for use in uses:
        filled = {
            fill(source, use.values): fill(translated, use.values)
            for source, translated in catalogues.get(use.block, {}).items()
            if translated
        }
        known |= dict.fromkeys(use.moments, filled)
    found = {}
    for ref, source in texts.items():
        translated = known.get(ref.partition("/")[0], {}).get(source)
        if translated is not None:
            found[ref] = (source, translated)
    return found


def block_texts(block: Table, use: Use, texts: Mapping[str, str]) -> dict[str, str]:
    """Return a block's own texts, blanks and all, by where they stand in it.

    Args:
        block: the block.
        use: one use of it.
        texts: every text of the scenario that uses it, by its ref.
    """
    shown = {text for ref, text in texts.items() if ref.partition("/")[0] in use.moments}
    moments = block.get("moments")
    return {
        path: text
        for path, text in (_leaves(moments, "") if isinstance(moments, Table) else ())
        if fill(text, use.values) in shown and re.search(r"\w", _BLANK.sub("", text))
    }


def _leaves(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Table):
        for key in value:
            yield from _leaves(value[key], f"{path}/{key}" if path else key)
    elif isinstance(value, Items):
        for number, item in enumerate(value, 1):
            name = item.get("id") if isinstance(item, Table) else None
            yield from _leaves(item, f"{path}/{name or number}")
