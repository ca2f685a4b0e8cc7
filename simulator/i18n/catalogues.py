"""Keeping the catalogues: extract from the code, merge, compile. Needs Babel; not for playing.

The catalogues are sorted by message and carry neither dates nor line numbers, so two people
who add texts touch different lines. English needs no translator: its texts are the ids.
"""

import ast
import io
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from scenarios.words import Language
from simulator.disk import write_whole
from simulator.i18n.translator import DOMAIN

PACKAGE = Path(__file__).resolve().parents[1]
KEYWORDS = frozenset({"_", "tr", "_tr", "N_", "plural"})

LOCK_TRIES = 100
"""Tenths of a second to wait for another run of the tool, before it is taken to have died."""

Id = str | tuple[str, str]


class _Quiet(Catalog):
    """A catalogue whose header says nothing of when, where and by what it was written."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Project-Id-Version", "Samtalerom"),
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def catalogue_path(language: Language, suffix: str = "po") -> Path:
    """Return where a catalogue stands; suffix ``po`` (text) or ``mo`` (compiled)."""
    return PACKAGE / "i18n" / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.{suffix}"


def extracted() -> dict[Id, set[str]]:
    """Return every message id in the code of ``simulator``, with the files that use it."""
    found: dict[Id, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        place = f"simulator/{path.relative_to(PACKAGE).as_posix()}"
        for message in messages_in(path.read_text(encoding="utf-8")):
            found.setdefault(message, set()).add(place)
    return found


def messages_in(code: str) -> Iterator[Id]:
    """Yield the message ids in Python code.

    Read from the syntax tree: Babel's own extractor overlooks calls inside f-strings before
    Python 3.12, so what it finds would depend on the version that runs it.
    """
    for call in ast.walk(ast.parse(code)):
        if not isinstance(call, ast.Call):
            continue
        texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
        match called(call), texts:
            case ("plural", [str(one), str(many), *_]):
                yield (one, many)
            case ("_" | "tr" | "_tr" | "N_", [str(message), *_]):
                yield message
            case _:
                pass


def called(call: ast.Call) -> str:
    """Return the last name of what is called, such as ``tr`` of ``self.tr(…)``."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def load(language: Language) -> Catalog:
    """Read a catalogue as it stands, an empty one if there is none yet."""
    path = catalogue_path(language)
    if not path.exists():
        return _empty(language)
    with path.open("rb") as stream:
        return read_po(stream, locale=str(language), domain=DOMAIN)


def merged(language: Language, *extras: Catalog) -> Catalog:
    """Return the catalogue of what the code says now, with every translation known so far.

    Args:
        language: The language of the catalogue.
        extras: Further catalogues to take translations from, the last one first.

    Texts that are gone from the code are kept as obsolete, so that they can come back.
    """
    known: dict[Id, str | tuple[str, ...]] = {}
    for source in (load(language), *extras):
        for message in (*source.obsolete.values(), *source):
            if message.id and _translated(message):
                known[_key(message)] = _text(message)
    result = _empty(language)
    wanted = extracted()
    for key, places in sorted(wanted.items(), key=lambda item: str(item[0])):
        own = key if language is Language.ENGLISH else known.get(key, "")
        result.add(key, own, locations=[(place, 0) for place in sorted(places)])
    for key, text in sorted(known.items(), key=lambda item: str(item[0])):
        if key not in wanted and language is not Language.ENGLISH:
            result.obsolete[key if isinstance(key, str) else key[0]] = Message(key, text)
    return result


def po_bytes(catalogue: Catalog, *, obsolete: bool = True) -> bytes:
    """Return a catalogue as PO text."""
    out = io.BytesIO()
    write_po(
        out,
        catalogue,
        width=96,
        sort_output=True,
        ignore_obsolete=not obsolete,
        include_lineno=False,
        omit_header=False,
    )
    return out.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue compiled, for the stdlib's gettext."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def untranslated(catalogue: Catalog) -> Catalog:
    """Return what still needs a translator, as a catalogue of its own."""
    rest = _empty(Language(str(catalogue.locale)))
    for message in catalogue:
        if message.id and not _translated(message):
            rest.add(message.id, locations=message.locations)
    return rest


def misfits(catalogue: Catalog) -> Iterator[str]:
    """Say of each translation that names other places than its original, which one it is."""
    for message in catalogue:
        if not message.id or not _translated(message):
            continue
        originals = [message.id] if isinstance(message.id, str) else list(message.id)
        allowed = set().union(*map(_places, originals))
        texts = _text(message)
        for text in [texts] if isinstance(texts, str) else texts:
            named = _places(text)
            if named - allowed or (isinstance(message.id, str) and named != allowed):
                yield f"{originals[0]!r}: {sorted(allowed)} became {sorted(named)}"


@contextmanager
def alone() -> Iterator[None]:
    """Keep others who run the tool at the same time waiting, so that no translation is lost."""
    lock = PACKAGE / "i18n" / "locale" / ".lock"
    lock.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(LOCK_TRIES):
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            time.sleep(0.1)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def write(language: Language, catalogue: Catalog) -> None:
    """Write a catalogue and its compiled form beside each other."""
    for suffix, content in (("po", po_bytes(catalogue)), ("mo", mo_bytes(catalogue))):
        path = catalogue_path(language, suffix)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)


def _empty(language: Language) -> Catalog:
    comment = f"# The interface of Samtalerom, {language}."
    return _Quiet(locale=str(language), domain=DOMAIN, header_comment=comment, fuzzy=False)


def _key(message: Message) -> Id:
    if isinstance(message.id, str):
        return message.id
    one, many = message.id
    return (one, many)


def _text(message: Message) -> str | tuple[str, ...]:
    return message.string if isinstance(message.string, str) else tuple(message.string or ())


def _translated(message: Message) -> bool:
    text = _text(message)
    filled = bool(text) if isinstance(text, str) else bool(text) and all(text)
    return filled and not message.fuzzy


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
