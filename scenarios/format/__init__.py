"""The format of scenarios: bytes to positioned tree to model, or to diagnostics.

The only room that knows YAML, pydantic and PO catalogues. Everything heavy is loaded when
something is read, so that a listing, which reads nothing, stays quick::

    reading = read(Bundle({"scenario.yaml": data}), "en")
    reading.scenario      # the model, None where there is an error
    reading.diagnostics   # everything that is wrong, with file, line and column

A translator's catalogue is made and updated with ``catalogue``, on the command line with
``samtalerom translate``.
"""

from typing import TYPE_CHECKING, Any

from scenarios.format.bounds import DEFAULT_BOUNDS, Bounds
from scenarios.format.bundle import Bundle, BundleError, plainly_used
from scenarios.format.names import SCENARIO_FILE, SCENARIO_ID
from scenarios.format.scalars import flow_list, quoted, scalar

if TYPE_CHECKING:
    from scenarios.diagnostics import Diagnostic
    from scenarios.format.formatting import Formatted
    from scenarios.format.playing import PlayReading
    from scenarios.format.reading import Reading
    from scenarios.format.translate import Counts
    from scenarios.format.tree import Table
    from scenarios.plays import Play

__all__ = [
    "DEFAULT_BOUNDS",
    "SCENARIO_FILE",
    "SCENARIO_ID",
    "Bounds",
    "Bundle",
    "BundleError",
    "block_catalogue",
    "catalogue",
    "counts",
    "flow_list",
    "formatted",
    "json_schema",
    "quoted",
    "read",
    "read_play",
    "read_table",
    "scalar",
    "shared_blocks",
    "written_play",
]


def read(
    bundle: Bundle,
    language: str | None = None,
    *,
    compare: bool = False,
    placed: bool = False,
    bounds: Bounds = DEFAULT_BOUNDS,
) -> "Reading":
    """Read a bundle; see ``scenarios.format.reading.read``. Never raises, whatever the bytes."""
    from scenarios.format import reading  # noqa: PLC0415  (pydantic is loaded on first use)

    return reading.read(bundle, language, compare=compare, placed=placed, bounds=bounds)


def read_table(name: str, data: bytes) -> "tuple[Table | None, tuple[Diagnostic, ...]]":
    """Read any YAML file, bounded, as plain tables, lists and scalars that know their places.

    For other files of ours in YAML, such as rubrics and plays.
    """
    from scenarios.diagnostics import Diagnostic  # noqa: PLC0415  (kept with its user)
    from scenarios.format.events import decode, read_tree  # noqa: PLC0415

    source = decode(name, data)
    return (None, (source,)) if isinstance(source, Diagnostic) else read_tree(source)


def shared_blocks(data: bytes) -> frozenset[str]:
    """Return the names of blocks under ``use:`` in the bytes of a scenario, right or wrong."""
    plain = plainly_used(data)
    if plain is not None:
        return plain
    table, _ = read_table(SCENARIO_FILE, data)
    used = table.get("use") if table is not None else None
    names = used if isinstance(used, list) else ()
    return frozenset(name for name in names if isinstance(name, str))


def read_play(name: str, data: bytes) -> "PlayReading":
    """Read a play; see ``scenarios.format.playing.read_play``. Never raises."""
    from scenarios.format import playing  # noqa: PLC0415

    return playing.read_play(name, data)


def written_play(play: "Play", comment: str = "") -> str:
    """Return a play as the text of its file; see ``scenarios.format.playing.written``."""
    from scenarios.format import playing  # noqa: PLC0415

    return playing.written(play, comment)


def catalogue(bundle: Bundle, language: str) -> bytes:
    """Return the scenario's PO catalogue for a language, with what is translated kept.

    Raises:
        ValueError: if the scenario or the existing catalogue cannot be read.
    """
    from scenarios.format import reading, translate  # noqa: PLC0415

    found = reading.read(bundle)
    if found.scenario is None:
        raise ValueError("the scenario cannot be read")
    shared, _ = found.from_blocks(bundle, language)
    own = {ref: text for ref, text in found.texts.items() if ref not in shared}
    return translate.updated(own, language, bundle.files.get(f"{language}.po"))


def counts(bundle: Bundle, language: str) -> "tuple[Counts, tuple[Diagnostic, ...]]":
    """Return how far a translation has come, and what is wrong with its catalogues.

    Raises:
        ValueError: if the scenario cannot be read.
    """
    from scenarios.format import reading, translate  # noqa: PLC0415

    found = reading.read(bundle)
    if found.scenario is None:
        raise ValueError("the scenario cannot be read")
    shared, wrong_in_blocks = found.from_blocks(bundle, language)
    own = {ref: text for ref, text in found.texts.items() if ref not in shared}
    name = f"{language}.po"
    data = bundle.files.get(name)
    if data is None:
        return translate.counted(translate.NOTHING, own), tuple(wrong_in_blocks)
    translation, wrong = translate.read_translation(name, data, DEFAULT_BOUNDS)
    return translate.counted(translation, own), (*wrong, *wrong_in_blocks)


def block_catalogue(bundle: Bundle, name: str, language: str) -> bytes:
    """Return the PO catalogue of a shared block that a scenario uses, as ``catalogue`` does.

    Raises:
        ValueError: if the scenario or the existing catalogue cannot be read.
        LookupError: if the scenario does not use the block.
    """
    from scenarios.format import reading, sharing, translate  # noqa: PLC0415

    found = reading.read(bundle)
    if found.scenario is None:
        raise ValueError("the scenario cannot be read")
    existing = bundle.files.get(sharing.block_file(name, language))
    return translate.updated(found.texts_of_block(name), language, existing)


def formatted(name: str, data: bytes) -> "Formatted":
    """Return a scenario file in the usual form; see ``scenarios.format.formatting``."""
    from scenarios.format import formatting  # noqa: PLC0415

    return formatting.formatted(name, data)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 7) of scenario files."""
    from scenarios.format import schema  # noqa: PLC0415

    return schema.json_schema()
