"""Reads and writes translations: gettext PO catalogues with the ref as context.

A catalogue is as hostile as any other file: it is decoded and bounded here before Babel sees
it. An entry is used only where it is not fuzzy and was translated from today's source text.
"""

import io
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, denormalize, read_po, write_po

from scenarios.diagnostics import Diagnostic, Place, Span
from scenarios.diagnostics import catalogue as kinds
from scenarios.format.bounds import Bounds, forbidden_character
from scenarios.format.events import decode
from scenarios.format.likeness import meant
from scenarios.format.notes import Notes, read_notes, with_notes
from scenarios.format.tree import Source
from scenarios.words import Language, Words

_TRANSLATED = "msgstr "
_KEYWORDS = ("msgctxt", "msgid", "msgstr")
_LINE = re.compile(r"""\s*(?:#.*|(?:(?:msgctxt|msgid|msgstr)\s*)?"(?:[^"\\]|\\.)*"\s*)?""")
_PLURAL = re.compile(r"\s*(?:#~\s*)?(?:msgid_plural|msgstr\s*\[)")
"""A line of an entry in several forms, in a comment too: what is read there besides a comment."""
_SEVERAL_FORMS = (
    "en tekst har ikke flere former her. Skriv msgctxt, msgid og msgstr",
    "no text has several forms here. Write msgctxt, msgid and msgstr",
)
_WORD = re.compile(r"\s*([^\W\d]\w*)(?:\[\d+\])?")
_INNER_QUOTE = re.compile(r'"(?:[^"\\]|\\.)*"\s*\S.*"$')
_OF_A_REACTION = re.compile(r"(.+)/(?!lines/)[^/]+/(\d+(?:/cue)?)")
"""What answers an act, the name of a reaction, and one of its lines or its cue."""
_BEFORE = "before"
"""The last part of the ref under which an entry is kept whose ref belongs to other words now."""
_LANGUAGES = {
    Language.BOKMAL: Words("bokmål", "bokmål", "Norwegian (bokmål)"),
    Language.NYNORSK: Words("nynorsk", "nynorsk", "Norwegian (nynorsk)"),
    Language.ENGLISH: Words("engelsk", "engelsk", "English"),
}


@dataclass(frozen=True, slots=True)
class Translation:
    """What one catalogue says."""

    texts: Mapping[str, tuple[str, str]]
    """For each ref, the source text and its translation; fuzzy entries are left out."""
    places: Mapping[str, int]
    """The line of each entry, from 1; fuzzy ones too."""
    fuzzy: frozenset[str]
    source: Source | None = None
    """The catalogue's text, None where it cannot be read."""

    def place(self, ref: str) -> Place | None:
        """Return where the translation of a text is written, None where it is not there."""
        if ref not in self.places or self.source is None:
            return None
        lines = self.source.lines
        for number in range(self.places[ref] - 1, len(lines)):
            if lines[number].startswith(_TRANSLATED):
                return self.source.place(number, len(_TRANSLATED), len(lines[number]))
        return None


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
        if _PLURAL.match(written):
            return NOTHING, (_bad(source, number + 1, *_SEVERAL_FORMS),)
        if not _LINE.fullmatch(written):
            return NOTHING, (_bad(source, number + 1, *_line_problem(written)),)
    try:
        catalogue = read_po(io.StringIO(source.text), abort_invalid=True)
        messages = list(catalogue)
    except PoFileError as error:
        line = (error.lineno or 0) + 1
        return NOTHING, (_bad(source, line, *_out_of_order(str(error.args[0]))),)
    except Exception as error:  # noqa: BLE001  (Babel's reader raises whatever it meets in a header)
        problem = str(error) or type(error).__name__
        nb, en = f"hodet er ikke til å lese ({problem})", f"its head cannot be read ({problem})"
        return NOTHING, (_bad(source, 1, nb, en),)
    return _collect(source, messages)


def _bad(source: Source, line: int, nb: str, en: str) -> Diagnostic:
    at = min(max(line, 1), len(source.lines))
    span = Span(at, 1, at, len(source.lines[at - 1]) + 1)
    return kinds.BAD_CATALOGUE.at(source.name, span, problem_nb=nb[:200], problem_en=en[:200])


def _line_problem(line: str) -> tuple[str, str]:
    """Say what is wrong with a line that cannot be part of a catalogue."""
    word = _WORD.match(line)
    if word is not None and word[1] not in _KEYWORDS:
        shown, right = word[1][:40], meant(word[1], _KEYWORDS)
        write_nb = right or "msgctxt, msgid eller msgstr"
        write_en = right or "msgctxt, msgid or msgstr"
        return (
            f"ukjent ord «{shown}». Skriv {write_nb}",
            f"unknown word «{shown}». Write {write_en}",
        )
    text = line[word.end() :].strip() if word is not None else line.strip()
    if not text.startswith('"'):
        return "teksten mangler anførselstegn foran", "the text has no quotation mark before it"
    if _INNER_QUOTE.match(text):
        return 'et " inni teksten må skrives \\"', 'a " inside the text has to be written \\"'
    return "anførselstegnet lukkes ikke", "the quotation mark is not closed"


def _out_of_order(problem: str) -> tuple[str, str]:
    return (
        f"hver oppføring skal ha msgctxt, msgid og msgstr, i den rekkefølgen ({problem})",
        f"every entry has msgctxt, msgid and msgstr, in that order ({problem})",
    )


def _collect(source: Source, messages: list[Message]) -> tuple[Translation, tuple[Diagnostic, ...]]:
    texts: dict[str, tuple[str, str]] = {}
    places: dict[str, int] = {}
    fuzzy: set[str] = set()
    for message in messages:
        ref, line = message.context, message.lineno or 1
        if not message.id or ref is None:
            continue
        if not isinstance(message.id, str) or not isinstance(message.string, str):
            return NOTHING, (_bad(source, line, *_SEVERAL_FORMS),)
        if forbidden_character(message.string) or "\r" in message.string:
            return NOTHING, (
                _bad(source, line, f"ulovlig tegn i {ref}", f"forbidden character in {ref}"),
            )
        places[ref] = line
        if message.fuzzy:
            fuzzy.add(ref)
        else:
            texts[ref] = (message.id, message.string)
    return Translation(texts, places, frozenset(fuzzy), source), ()


def compare(
    translation: Translation, texts: Mapping[str, str], language: Language
) -> Iterator[Diagnostic]:
    """Yield what the translation lacks, in one warning, and every text that it has for nothing."""
    name, missing = f"{language}.po", []
    for ref, source in texts.items():
        translated = translation.texts.get(ref)
        if ref not in translation.places or (translated is not None and not translated[1]):
            missing.append(ref)
        elif ref in translation.fuzzy or (translated is not None and translated[0] != source):
            yield kinds.OUTDATED.at(name, _line(translation, ref), ref=ref)
    if missing:
        first = next((ref for ref in missing if ref in translation.places), missing[0])
        yield kinds.UNTRANSLATED.at(
            name,
            _line(translation, first),
            ref=first,
            count=len(missing),
            total=len(texts),
            language_nb=_LANGUAGES[language].nb,
            language_en=_LANGUAGES[language].en,
        )
    for ref in translation.places:
        if ref not in texts:
            yield kinds.STRAY_TRANSLATION.at(name, _line(translation, ref), ref=ref)


def _line(translation: Translation, ref: str) -> Span | None:
    line = translation.places.get(ref)
    return Span(line, 1, line, 2) if line else None


def text_ref(ref: str, key: str) -> str:
    """Return the ref of a text, from that of the thing it belongs to and its key there.

    What a line says goes by the line's own ref, the words of a step by ``step.`` and its name.
    """
    if not key or (key == "says" and not ref.startswith("distortion:")):
        return ref
    return f"{ref}/{key.replace('steps/', 'step.')}"


def _previous(message: Message) -> str:
    """Return what a fuzzy entry was translated from; Babel reads it as a comment."""
    lines = [line[1:].strip() for line in message.user_comments if line[:1] == "|"]
    return denormalize("\n".join(line.removeprefix("msgid").strip() for line in lines))


def updated(texts: Mapping[str, str], language: str, existing: bytes | None) -> bytes:
    """Return a catalogue with an entry for every text, in the order of the texts.

    Translations that are there are kept. Where only the ref is new, as when a moment is renamed,
    the condition of a reaction changes or two reactions change places, the translation of the
    same words moves along, fuzzy where these words were translated in several ways. Where the
    text has changed since, the entry of its ref, or else of its place, becomes fuzzy and shows
    the text that it was translated from. Entries for texts that are gone are kept as comments.
    What translators have written themselves stays where it was: comments, the fields of the head,
    a note at the end. We add no date and no machine, so that equal input gives equal bytes.

    Raises:
        ValueError: if the existing catalogue cannot be read.
    """
    text = None if existing is None else existing.decode("utf-8-sig")
    old = _entries(text)
    notes = read_notes(text or "")
    moved = _moved(texts, old, notes.entries.keys())
    taken = {message.context for message in moved.values()}
    catalogue = Catalog()
    comments = {ref: notes.entries[str(m.context)] for ref, m in moved.items() if _in(m, notes)}
    for ref, source in texts.items():
        message = moved.get(ref) or (old.get(ref) if ref not in taken else None)
        if ref not in taken and ref in notes.entries and (ref not in moved or not old[ref].string):
            comments[ref] = comments.get(ref, "") + notes.entries[ref]
        _put(catalogue, ref, source, message)
    for ref, message in old.items():
        left = message.string or _in(message, notes)
        if left and ref not in taken and (ref not in texts or (ref in moved and message.string)):
            gone = f"{ref}/{_BEFORE}" if ref in texts else ref
            catalogue.obsolete[gone] = Message(message.id, message.string, context=gone)
            comments |= {gone: notes.entries[ref]} if ref in notes.entries else {}
    out = io.BytesIO()
    write_po(out, catalogue, omit_header=True, width=0, include_previous=True)
    return with_notes(out.getvalue().decode(), replace(notes, entries=comments), language)


def _in(message: Message, notes: Notes) -> bool:
    """Say whether a translator has written something above an entry."""
    return message.context in notes.entries


def _put(catalogue: Catalog, ref: str, source: str, message: Message | None) -> None:
    """Add the entry of a text, translated as far as it was."""
    if message is None or not message.string:
        catalogue.add(source, "", context=ref)
        return
    changed = message.id != source
    flags = set(message.flags) | ({"fuzzy"} if changed else set())
    previous = message.id if changed else _previous(message)
    catalogue.add(
        source,
        message.string,
        context=ref,
        flags=flags,
        previous_id=previous if previous and "fuzzy" in flags else (),
    )


def _entries(text: str | None) -> dict[str, Message]:
    """Return the entries of a catalogue by their refs, those that are comments too.

    Raises:
        ValueError: if it cannot be read.
    """
    if text is None:
        return {}
    if any(map(_PLURAL.match, text.splitlines())):
        raise ValueError(_SEVERAL_FORMS[1])
    try:
        read = read_po(io.StringIO(text.replace("\r\n", "\n")), abort_invalid=True)
    except PoFileError as error:
        raise ValueError(str(error)) from error
    found = {m.context: m for m in read if m.context is not None and m.id}
    found.update({str(m.context): m for m in read.obsolete.values() if m.context not in found})
    return found


def _moved(
    texts: Mapping[str, str], old: Mapping[str, Message], noted: Container[str]
) -> dict[str, Message]:
    """Return the entries that texts take over from other refs: first those of the same words.

    What has no translation yet moves along with its words where something is noted above it.
    """
    fitting = {ref for ref, text in texts.items() if ref in old and old[ref].id == text}
    loose = {ref: each for ref, each in old.items() if ref not in fitting and each.string}
    bare = {r: m for r, m in old.items() if r not in fitting and not m.string and r in noted}
    waiting = {r: text for r, text in texts.items() if r not in fitting or not old[r].string}
    found = dict(_same_words(waiting, loose))
    for place in (_in_its_moment, _in_its_answer):
        taken = {message.context for message in found.values()}
        # What has an entry of its own keeps it, unless that went along with its words.
        lost = [r for r in waiting if r not in found and (r not in old or r in taken)]
        gone = {r: each for r, each in loose.items() if r not in texts and r not in taken}
        found.update(_same_place(lost, gone, place))
    rest = {ref: text for ref, text in waiting.items() if ref not in found and ref not in old}
    return found | dict(_same_words(rest, bare))


def _same_words(
    waiting: Mapping[str, str], orphans: Mapping[str, Message]
) -> Iterator[tuple[str, Message]]:
    """Yield entries of the same words; fuzzy where these were translated in several ways."""
    by_words: dict[str, list[Message]] = {}
    for message in orphans.values():
        by_words.setdefault(str(message.id), []).append(message)
    for ref, source in waiting.items():
        same = by_words.get(source)
        if same:
            ways = len({each.string for each in same})
            yield ref, _taken_over(same[0], fuzzy=ways > 1)
            if len(same) > 1:
                same.pop(0)


def _same_place(
    waiting: Iterable[str], orphans: Mapping[str, Message], place: Callable[[str], str]
) -> Iterator[tuple[str, Message]]:
    """Yield entries of the same place, where only one text is there and only one was."""
    new, gone = _by_place(waiting, place), _by_place(orphans, place)
    for where, refs in new.items():
        if where and len(refs) == 1 and len(gone.get(where, ())) == 1:
            yield refs[0], _taken_over(orphans[gone[where][0]], fuzzy=True)


def _by_place(refs: Iterable[str], place: Callable[[str], str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for ref in refs:
        found.setdefault(place(ref), []).append(ref)
    return found


def _in_its_moment(ref: str) -> str:
    """Return where a text stands, whatever its moment is called."""
    return ref.partition("/")[2]


def _in_its_answer(ref: str) -> str:
    """Return where a line of a reaction stands, whatever the reaction is called; else nothing."""
    found = _OF_A_REACTION.fullmatch(ref)
    return f"{found[1]}//{found[2]}" if found is not None else ""


def _taken_over(message: Message, *, fuzzy: bool) -> Message:
    return Message(
        message.id,
        message.string,
        context=message.context,
        flags=set(message.flags) | ({"fuzzy"} if fuzzy else set()),
        user_comments=message.user_comments,
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a translation has come, in texts."""

    translated: int
    fuzzy: int
    """Translated from another text than today's, or marked as uncertain."""
    missing: int

    @property
    def total(self) -> int:
        """Every text of the scenario."""
        return self.translated + self.fuzzy + self.missing


def counted(translation: Translation, texts: Mapping[str, str]) -> Counts:
    """Count the texts that a translation has, has from an older text, and lacks."""
    translated = fuzzy = 0
    for ref, source in texts.items():
        entry = translation.texts.get(ref)
        if ref in translation.fuzzy or (entry is not None and entry[1] and entry[0] != source):
            fuzzy += 1
        elif entry is not None and entry[1]:
            translated += 1
    return Counts(translated, fuzzy, len(texts) - translated - fuzzy)
