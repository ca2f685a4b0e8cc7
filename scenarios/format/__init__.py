"""The format of scenarios: bytes to positioned tree to model, or to diagnostics.

The only room that knows YAML, pydantic and PO catalogues. Everything heavy is loaded when
something is read, so that a listing, which reads nothing, stays quick::

    reading = read(Bundle({"scenario.yaml": data}), "en")
    reading.scenario      # the model, None where there is an error
    reading.diagnostics   # everything that is wrong, with file, line and column

A translator's catalogue is made and updated with ``catalogue``, or on the command line with
``python -m scenarios.library extract PATH LANGUAGE``.
"""

from typing import TYPE_CHECKING, Any

from scenarios.format.bounds import DEFAULT_BOUNDS, Bounds
from scenarios.format.bundle import SCENARIO_FILE, Bundle, BundleError

if TYPE_CHECKING:
    from scenarios.diagnostics import Diagnostic
    from scenarios.format.reading import Reading
    from scenarios.format.tree import Table

__all__ = [
    "DEFAULT_BOUNDS",
    "SCENARIO_FILE",
    "Bounds",
    "Bundle",
    "BundleError",
    "catalogue",
    "json_schema",
    "read",
    "read_table",
]


def read(
    bundle: Bundle,
    language: str | None = None,
    *,
    compare: bool = False,
    bounds: Bounds = DEFAULT_BOUNDS,
) -> "Reading":
    """Read a bundle; see ``scenarios.format.reading.read``. Never raises, whatever the bytes."""
    from scenarios.format import reading  # noqa: PLC0415  (pydantic is loaded on first use)

    return reading.read(bundle, language, compare=compare, bounds=bounds)


def read_table(name: str, data: bytes) -> "tuple[Table | None, tuple[Diagnostic, ...]]":
    """Read any YAML file, bounded, as plain tables, lists and scalars that know their places.

    For other files of ours in YAML, such as rubrics and plays.
    """
    from scenarios.diagnostics import Diagnostic  # noqa: PLC0415  (kept with its user)
    from scenarios.format.events import decode, read_tree  # noqa: PLC0415

    source = decode(name, data)
    return (None, (source,)) if isinstance(source, Diagnostic) else read_tree(source)


def catalogue(bundle: Bundle, language: str) -> bytes:
    """Return the scenario's PO catalogue for a language, with what is translated kept.

    Raises:
        ValueError: if the scenario or the existing catalogue cannot be read.
    """
    from scenarios.format import reading, translate  # noqa: PLC0415

    found = reading.read(bundle)
    if found.scenario is None:
        raise ValueError("the scenario cannot be read")
    return translate.updated(found.texts, language, bundle.files.get(f"{language}.po"))


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 7) of scenario files."""
    from scenarios.format import schema  # noqa: PLC0415

    return schema.json_schema()
