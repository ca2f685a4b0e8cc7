"""Reads and writes translations: gettext PO catalogues with the ref as context.

A catalogue is as hostile as any other file: it is decoded and bounded here before Babel sees
it. An entry is used only where it is not fuzzy and was translated from today's source text.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, denormalize, read_po, write_po

from scenarios.diagnostics import Diagnostic, Span
from scenarios.diagnostics import catalogue as kinds
from scenarios.format.bounds import Bounds, forbidden_character
from scenarios.format.events import decode
from scenarios.format.tree import Source


@dataclass(frozen=True, slots=True)
class Translation:
    """What one catalogue says."""

    texts: Mapping[str, tuple[str, str]]
    """For each ref, the source text and its translation; fuzzy entries are left out."""
    places: Mapping[str, int]
    """The line of each entry, from 1; fuzzy ones too."""
    fuzzy: frozenset[str]


NOTHING = Translation({}, {}, frozenset())


def read_translation(
    name: str, data: bytes, bounds: Bounds
) -> tuple[Translation, tuple[Diagnostic, ...]]:
    """Read the bytes of a catalogue; what is wrong with it makes it count as empty."""
    source = decode(name, data, bounds)
    if isinstance(source, Diagnostic):
        return NOTHING, (source,)
    for number, written in enumerate(source.lines):
        if number > bounds.nodes or len(written) > bounds.scalar_characters:
            at = source.place(number, 0)
            limit = bounds.scalar_characters
            return NOTHING, (kinds.TEXT_TOO_LONG.at(name, at.span, limit=limit),)
    try:
        catalogue = read_po(io.StringIO(source.text), abort_invalid=True)
        messages = list(catalogue)
    except PoFileError as error:
        line = (error.lineno or 0) + 1
        return NOTHING, (_bad(source, line, error.args[0] if error.args else ""),)
    except Exception as error:  # noqa: BLE001  (Babel's reader raises whatever it meets in a header)
        return NOTHING, (_bad(source, 1, str(error) or type(error).__name__),)
    return _collect(source, messages)


def _bad(source: Source, line: int, problem: object) -> Diagnostic:
    at = min(max(line, 1), len(source.lines))
    span = Span(at, 1, at, len(source.lines[at - 1]) + 1)
    return kinds.BAD_CATALOGUE.at(source.name, span, problem=str(problem)[:200])


def _collect(source: Source, messages: list[Message]) -> tuple[Translation, tuple[Diagnostic, ...]]:
    texts: dict[str, tuple[str, str]] = {}
    places: dict[str, int] = {}
    fuzzy: set[str] = set()
    for message in messages:
        ref, line = message.context, message.lineno or 1
        if not message.id or ref is None:
            continue
        if not isinstance(message.id, str) or not isinstance(message.string, str):
            return NOTHING, (_bad(source, line, f"plural: {ref}"),)
        if forbidden_character(message.string) or "\r" in message.string:
            return NOTHING, (_bad(source, line, f"escape: {ref}"),)
        places[ref] = line
        if message.fuzzy:
            fuzzy.add(ref)
        else:
            texts[ref] = (message.id, message.string)
    return Translation(texts, places, frozenset(fuzzy)), ()


def compare(
    translation: Translation, texts: Mapping[str, str], language: str
) -> Iterator[Diagnostic]:
    """Yield a warning for every text that the translation lacks or that it has for nothing."""
    name = f"{language}.po"
    for ref, source in texts.items():
        line = translation.places.get(ref)
        span = Span(line, 1, line, 2) if line else None
        translated = translation.texts.get(ref)
        if line is None or (translated is not None and not translated[1]):
            yield kinds.UNTRANSLATED.at(name, span, ref=ref, language=language)
        elif ref in translation.fuzzy or (translated is not None and translated[0] != source):
            yield kinds.OUTDATED.at(name, span, ref=ref)
    for ref, line in translation.places.items():
        if ref not in texts:
            yield kinds.STRAY_TRANSLATION.at(name, Span(line, 1, line, 2), ref=ref)


def _previous(message: Message) -> str:
    """Return what a fuzzy entry was translated from; Babel reads it as a comment."""
    lines = [line[1:].strip() for line in message.user_comments if line[:1] == "|"]
    return denormalize("\n".join(line.removeprefix("msgid").strip() for line in lines))


def updated(texts: Mapping[str, str], language: str, existing: bytes | None) -> bytes:
    """Return a catalogue with an entry for every text, in the order of the texts.

    Translations that are there are kept. Where the source text has changed since, the entry
    becomes fuzzy and shows the text that it was translated from; entries for texts that are
    gone are kept as comments. The header names no date and no machine, so that equal input
    gives equal bytes.

    Raises:
        ValueError: if the existing catalogue cannot be read.
    """
    old: dict[str, Message] = {}
    if existing is not None:
        try:
            read = read_po(io.StringIO(existing.decode("utf-8-sig")), abort_invalid=True)
        except PoFileError as error:
            raise ValueError(str(error)) from error
        old = {m.context: m for m in read if m.context is not None and m.id}
        old.update({str(m.context): m for m in read.obsolete.values() if m.context not in old})
    catalogue = Catalog()
    for ref, source in texts.items():
        message = old.pop(ref, None)
        if message is None or not message.string:
            catalogue.add(source, "", context=ref)
            continue
        changed = message.id != source
        flags = set(message.flags) | ({"fuzzy"} if changed else set())
        previous = message.id if changed else _previous(message)
        catalogue.add(
            source,
            message.string,
            context=ref,
            flags=flags,
            previous_id=previous if previous and "fuzzy" in flags else (),
            user_comments=[line for line in message.user_comments if line[:1] != "|"],
        )
    for ref, message in old.items():
        if message.string:
            catalogue.obsolete[ref] = Message(message.id, message.string, context=ref)
    out = io.BytesIO()
    write_po(out, catalogue, omit_header=True, width=0, include_previous=True)
    header = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Language: {language}\\n"\n\n'
    )
    return header.encode() + out.getvalue().strip() + b"\n"
