"""Reads a bundle from bytes to model, through every stage, and never raises."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from scenarios.building import collector_resting
from scenarios.diagnostics import Diagnostic, Place, Span
from scenarios.diagnostics import catalogue as kinds
from scenarios.format import context as c
from scenarios.format.advising import advice
from scenarios.format.blocks import Blocks, uses_blocks
from scenarios.format.bounds import DEFAULT_BOUNDS, Bounds
from scenarios.format.bundle import SCENARIO_FILE, Bundle
from scenarios.format.events import decode, read_tree
from scenarios.format.link import link
from scenarios.format.shape import ScenarioShape
from scenarios.format.tree import Source, Table, place_of
from scenarios.format.validate import shape_of
from scenarios.model import Scenario
from scenarios.words import Language


@dataclass(frozen=True)
class Reading:
    """What came of reading a bundle."""

    scenario: Scenario | None
    """None where there is at least one error."""
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    """The text of every file that was read, for excerpts."""
    _content: tuple[Table, ScenarioShape] | None = None

    @property
    def texts(self) -> Mapping[str, str]:
        """Every text by its ref, in the scenario's own language, in the order of the file."""
        return self._record.texts

    def place(self, ref: str, key: str = "") -> Place | None:
        """Return where the thing with a ref, or a key of it, is written; None if unknown."""
        path = self._record.paths.get(ref)
        if path is None or self._content is None:
            return None
        here = (*path, key) if key else path
        return place_of(self._content[0], here, key=not key)

    @cached_property
    def _record(self) -> c.Record:
        # Linked once more when somebody asks: most readings are only played.
        record = c.Record()
        if self._content is not None:
            link(*self._content, {}, "", "", record)
        return record


def read(
    bundle: Bundle,
    language: str | None = None,
    *,
    compare: bool = False,
    bounds: Bounds = DEFAULT_BOUNDS,
) -> Reading:
    """Read the scenario of a bundle.

    Args:
        bundle: the files.
        language: the language of the texts; None, or one without a catalogue, gives the
            scenario's own.
        compare: whether to warn of every text that the translation lacks.
        bounds: how much is read at most.

    Returns:
        The scenario, or what is wrong with it. Whatever the bytes are, nothing is raised.
    """
    with collector_resting():
        return _Reader(bundle, bounds).read(language, compare=compare)


class _Reader:
    def __init__(self, bundle: Bundle, bounds: Bounds) -> None:
        self._bundle = bundle
        self._bounds = bounds
        self._sources: dict[str, Source] = {}
        self._diagnostics: list[Diagnostic] = []

    def read(self, language: str | None, *, compare: bool) -> Reading:
        tree = self._expanded(self._tree(SCENARIO_FILE))
        if tree is None:
            return self._failed()
        shape, found = shape_of(tree)
        self._diagnostics += found
        if shape is None:
            return self._failed()
        content, most = (tree, shape), self._bounds.diagnostics
        self._diagnostics += advice(tree)
        self._look_for_unused()
        if language == shape.language or language not in self._bundle.languages:
            linked = link(*content, {}, shape.language, self._bundle.hash, most=most)
            self._diagnostics += linked.diagnostics
        else:
            # Babel is only loaded where something is translated.
            from scenarios.format import translate  # noqa: PLC0415

            name = f"{language}.po"
            data = self._bundle.files[name]
            translation, found = translate.read_translation(name, data, self._bounds)
            self._diagnostics += found
            linked = link(*content, translation.texts, language, self._bundle.hash, most=most)
            self._diagnostics += linked.diagnostics
            if compare and not found:
                record = c.Record()
                link(*content, {}, shape.language, "", record)
                compared = translate.compare(translation, record.texts, Language(language))
                self._diagnostics += compared
        failed = any(diagnostic.is_error for diagnostic in self._diagnostics)
        scenario = None if failed else linked.scenario
        return Reading(scenario, self._sorted(), self._sources, content)

    def _look_for_unused(self) -> None:
        """Say which catalogues are of no known language, and so never used."""
        for name in sorted(self._bundle.files):
            language = name.removesuffix(".po")
            if language != name and language not in set(Language):
                first_line = Span(1, 1, 1, 2)
                self._diagnostics.append(
                    kinds.UNUSED_FILE.at(name, first_line, name=name, language=language)
                )

    def _failed(self) -> Reading:
        return Reading(None, self._sorted(), self._sources)

    def _sorted(self) -> tuple[Diagnostic, ...]:
        """Return every diagnostic once, file by file and from top to bottom.

        Of too many, the errors are kept before the warnings.
        """
        found = sorted(dict.fromkeys(self._diagnostics), key=_order)
        if len(found) > self._bounds.diagnostics:
            errors_first = sorted(found, key=lambda diagnostic: not diagnostic.is_error)
            found = sorted(errors_first[: self._bounds.diagnostics], key=_order)
        return tuple(found)

    def _tree(self, name: str) -> Table | None:
        data = self._bundle.files.get(name)
        if data is None:
            self._diagnostics.append(kinds.FILE_MISSING.at(name, None, name=name))
            return None
        source = decode(name, data, self._bounds)
        if isinstance(source, Diagnostic):
            self._diagnostics.append(source)
            return None
        self._sources[name] = source
        tree, found = read_tree(source, self._bounds)
        self._diagnostics += found
        return tree

    def _expanded(self, tree: Table | None) -> Table | None:
        """Put blocks in, from the file itself and from the shared files that it uses."""
        if tree is None or not uses_blocks(tree):
            return tree
        shared: dict[str, Table] = {}
        use = tree.get("use")
        for position, name in enumerate(use if isinstance(use, list) else ()):
            file = f"blocks/{name}.yaml"
            if file in self._bundle.files:
                block = self._tree(file)
                if block is None:
                    return None
                shared[str(name)] = block
            else:
                place = place_of(tree, ("use", position))
                there = [
                    other.removeprefix("blocks/").removesuffix(".yaml")
                    for other in self._bundle.files
                    if other.startswith("blocks/")
                ]
                self._diagnostics.append(
                    kinds.UNKNOWN_NAME.at(
                        place.file, place.span, **c.unknown(c.BLOCK, str(name), there)
                    )
                )
        blocks = Blocks(tree, shared, self._bounds)
        expanded = None
        with suppress(c.EnoughError):
            expanded = blocks.expand()
        self._diagnostics += blocks.diagnostics
        return None if any(d.is_error for d in blocks.diagnostics) else expanded


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    span = diagnostic.span
    line, column = (span.line, span.column) if span is not None else (0, 0)
    return diagnostic.file, line, column, diagnostic.code
