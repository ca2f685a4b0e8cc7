"""Reads a bundle from bytes to model, through every stage, and never raises."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from scenarios.building import collector_resting
from scenarios.diagnostics import Diagnostic, Place, Span
from scenarios.diagnostics import catalogue as kinds
from scenarios.format import context as c
from scenarios.format.advising import advice
from scenarios.format.blocks import Blocks, uses_blocks
from scenarios.format.bounds import DEFAULT_BOUNDS, Bounds
from scenarios.format.bundle import Bundle
from scenarios.format.events import decode, read_tree
from scenarios.format.link import link
from scenarios.format.names import SCENARIO_FILE
from scenarios.format.shape import ScenarioShape
from scenarios.format.sharing import Use, block_file, block_texts, from_blocks, used_at
from scenarios.format.tree import Source, Table, place_of
from scenarios.format.validate import shape_of
from scenarios.model import Scenario
from scenarios.words import Language

if TYPE_CHECKING:
    from scenarios.format.translate import Translation


Content = tuple[Table, ScenarioShape]
NO_TEXTS: Mapping[str, tuple[str, str]] = {}


@dataclass(frozen=True)
class Reading:
    """What came of reading a bundle."""

    scenario: Scenario | None
    """None where there is at least one error."""
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    """The text of every file that was read, for excerpts."""
    uses: tuple[Use, ...] = ()
    """Every block that was put in."""
    content: Content | None = None
    """The tree and its shape; None where there is none."""
    shared: Mapping[str, Table] = field(default_factory=dict)
    """The shared blocks that are used, by their names."""
    _translation: "Translation | None" = None
    _texts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """What is translated, from and to, by its ref."""
    _known: c.Record | None = None
    """What every ref stands for, where that was asked for when it was read."""

    def texts_of_block(self, name: str) -> Mapping[str, str]:
        """Return a shared block's own texts, blanks and all, by where they stand in it.

        Raises:
            LookupError: if the scenario does not use the block.
        """
        use = next((use for use in self.uses if use.block == name), None)
        if use is None or name not in self.shared:
            raise LookupError(name)
        return block_texts(self.shared[name], use, self.texts)

    def from_blocks(
        self, bundle: Bundle, language: str
    ) -> tuple[Mapping[str, tuple[str, str]], list[Diagnostic]]:
        """Return the texts that the blocks' own catalogues translate, each by its ref.

        And what is wrong with these, also where the scenario itself has no catalogue yet.
        """
        if self.content is None:
            return {}, []
        return _from_blocks(bundle, self.uses, self.content, language, DEFAULT_BOUNDS)

    @property
    def texts(self) -> Mapping[str, str]:
        """Every text by its ref, in the scenario's own language, in the order of the file."""
        return self._record.texts

    def place(self, ref: str, key: str = "") -> Place | None:
        """Return where the thing with a ref, or a key of it, is written; None if unknown.

        A key inside a key has a slash before it: ``steps/warning``.
        """
        path = self._record.paths.get(ref)
        if path is None or self.content is None:
            return None
        here = (*path, *key.split("/")) if key else path
        return place_of(self.content[0], here, key=not key)

    def place_of_text(self, ref: str, key: str) -> Place | None:
        """Return where a text is written in the language that was read.

        Of a translation that is its ``msgstr``; None where the text is not translated.
        """
        if self._translation is None:
            return self.place(ref, key)
        from scenarios.format.translate import text_ref  # noqa: PLC0415

        text = text_ref(ref, key)
        translated = self._texts.get(text)
        if translated is None or not translated[1] or translated[0] != self.texts.get(text):
            return None
        return self._translation.place(text) or self.place(ref, key)

    @cached_property
    def _record(self) -> c.Record:
        if self._known is not None:
            return self._known
        # Linked once more when somebody asks: most readings are only played.
        return _recorded(*self.content) if self.content is not None else c.Record()


def read(
    bundle: Bundle,
    language: str | None = None,
    *,
    compare: bool = False,
    placed: bool = False,
    bounds: Bounds = DEFAULT_BOUNDS,
) -> Reading:
    """Read the scenario of a bundle.

    Args:
        bundle: the files.
        language: the language of the texts; None, or one without a catalogue, gives the
            scenario's own.
        compare: whether to warn of every text that the translation lacks.
        placed: whether texts and places will be asked for; they can be in any case, and then
            take as long as linking does.
        bounds: how much is read at most.

    Returns:
        The scenario, or what is wrong with it. Whatever the bytes are, nothing is raised.
    """
    with collector_resting():
        return _Reader(bundle, bounds, placed=placed).read(language, compare=compare)


def read_on(
    reading: Reading, bundle: Bundle, language: str, *, bounds: Bounds = DEFAULT_BOUNDS
) -> Reading:
    """Read one more language of a bundle whose own language was read; much is not read again.

    Args:
        reading: what came of reading the bundle in its own language.
        bundle: the files; all but the language's catalogues are those that were read.
        language: one of the bundle's languages.
        bounds: how much is read at most.

    Returns:
        What ``read`` would return, with every text compared.
    """
    with collector_resting():
        return _Reader(bundle, bounds).read_on(reading, language)


class _Reader:
    def __init__(self, bundle: Bundle, bounds: Bounds, *, placed: bool = False) -> None:
        self._bundle = bundle
        self._bounds = bounds
        self._record = c.Record() if placed else None
        self._sources: dict[str, Source] = {}
        self._diagnostics: list[Diagnostic] = []
        self._uses: tuple[Use, ...] = ()
        self._whole: Table | None = None
        self._shared: dict[str, Table] = {}

    def read(self, language: str | None, *, compare: bool) -> Reading:
        tree = self._expanded(self._tree(SCENARIO_FILE))
        if tree is None:
            return self._failed()
        shape, found = shape_of(tree)
        self._diagnostics += found
        if shape is None:
            return self._failed()
        self._diagnostics += advice(tree)
        self._look_for_unused()
        content = (tree, shape)
        if language is None or language == shape.language or language not in self._bundle.languages:
            return self._linked(content, shape.language)
        return self._translated(content, language, lambda: _texts(*content), compare=compare)

    def read_on(self, source: Reading, language: str) -> Reading:
        """Read another language of what was read; its texts are compared with the source's."""
        if source.content is None:
            return source
        self._sources, self._diagnostics = dict(source.sources), list(source.diagnostics)
        self._uses, self._shared = source.uses, dict(source.shared)
        self._whole = source.content[0]
        return self._translated(source.content, language, lambda: source.texts, compare=True)

    def _translated(
        self,
        content: Content,
        language: str,
        own: Callable[[], Mapping[str, str]],
        *,
        compare: bool,
    ) -> Reading:
        # Babel is only loaded where something is translated.
        from scenarios.format import translate  # noqa: PLC0415

        name = f"{language}.po"
        translation, found = translate.read_translation(
            name, self._bundle.files[name], self._bounds
        )
        self._diagnostics += found
        from_shared, wrong = _from_blocks(self._bundle, self._uses, content, language, self._bounds)
        self._diagnostics += wrong
        if translation.source is not None:
            self._sources[name] = translation.source
        reading = self._linked(content, language, translation, {**translation.texts, **from_shared})
        if not compare or found:
            return reading
        written = {ref: text for ref, text in own().items() if ref not in from_shared}
        self._diagnostics += translate.compare(translation, written, Language(language))
        return replace(reading, diagnostics=self._sorted())

    def _linked(
        self,
        content: Content,
        language: str,
        translation: "Translation | None" = None,
        texts: Mapping[str, tuple[str, str]] = NO_TEXTS,
    ) -> Reading:
        most = self._bounds.diagnostics
        linked = link(*content, texts, language, self._bundle.hash, self._record, most)
        self._diagnostics += linked.diagnostics
        failed = any(diagnostic.is_error for diagnostic in self._diagnostics)
        return Reading(
            None if failed else linked.scenario,
            self._sorted(),
            self._sources,
            self._uses,
            content,
            self._shared,
            translation,
            texts,
            self._record,
        )

    def _look_for_unused(self) -> None:
        """Say which catalogues are of no known language, and so never used."""
        for name in sorted(self._bundle.files):
            stem = name.removesuffix(".po")
            language = stem.rpartition(".")[2] if stem.startswith("blocks/") else stem
            if stem != name and language not in set(Language):
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
        said = dict.fromkeys(self._with_uses(each) for each in self._diagnostics)
        found = sorted(said, key=_order)
        if len(found) > self._bounds.diagnostics:
            errors_first = sorted(found, key=lambda diagnostic: not diagnostic.is_error)
            found = sorted(errors_first[: self._bounds.diagnostics], key=_order)
        return tuple(found)

    def _with_uses(self, diagnostic: Diagnostic) -> Diagnostic:
        """Add to what is wrong inside a block where the block is put in."""
        if self._whole is None or diagnostic.span is None:
            return diagnostic
        places = used_at(diagnostic.file, diagnostic.span, self._whole, self._uses)
        more = [place for place in places if place not in diagnostic.related]
        return replace(diagnostic, related=(*diagnostic.related, *more))

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
        # Blocks are put in with the places of all they hold.
        blocks = name != SCENARIO_FILE or "block" in source.text
        marked = self._record is not None or blocks
        tree, found = read_tree(source, self._bounds, marked=marked)
        self._diagnostics += found
        return tree

    def _expanded(self, tree: Table | None) -> Table | None:
        """Put blocks in, from the file itself and from the shared files that it uses."""
        if tree is None or not uses_blocks(tree):
            return tree
        shared = self._shared
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
        self._uses, self._whole = tuple(blocks.uses), tree
        self._diagnostics += blocks.diagnostics
        return None if any(d.is_error for d in blocks.diagnostics) else expanded


def _recorded(tree: Table, shape: ScenarioShape) -> c.Record:
    record = c.Record()
    link(tree, shape, {}, "", "", record)
    return record


def _texts(tree: Table, shape: ScenarioShape) -> Mapping[str, str]:
    return _recorded(tree, shape).texts


def _from_blocks(
    bundle: Bundle,
    uses: tuple[Use, ...],
    content: Content,
    language: str,
    bounds: Bounds,
) -> tuple[dict[str, tuple[str, str]], list[Diagnostic]]:
    """Return what the catalogues of the blocks translate, and what is wrong with them."""
    from scenarios.format import translate  # noqa: PLC0415

    catalogues: dict[str, Mapping[str, str]] = {}
    diagnostics: list[Diagnostic] = []
    for block in {use.block for use in uses}:
        name = block_file(block, language)
        if name in bundle.files:
            translation, found = translate.read_translation(name, bundle.files[name], bounds)
            diagnostics += found
            catalogues[block] = dict(translation.texts.values())
    return from_blocks(uses, _texts(*content), catalogues) if catalogues else {}, diagnostics


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    span = diagnostic.span
    line, column = (span.line, span.column) if span is not None else (0, 0)
    return diagnostic.file, line, column, diagnostic.code
