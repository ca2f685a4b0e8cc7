"""What a translator's catalogue holds besides translations, and how it is put back.

That is comments, the fields of the head (who translated it last, with which program), a note at
the end and the kind of line ends. Babel reads past some of it and wraps the rest, so it is read
from the text itself, line by line, and written again as it stood.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from babel.messages.pofile import denormalize, escape

_OF_PROGRAMS = ("#,", "#|", "#~")
"""What begins flags, an earlier text, and an entry that is kept as a comment."""
_CONTEXT = re.compile(r'(?:#~[ \t]*)?msgctxt[ \t]+(".*")[ \t]*')
_HEAD = re.compile(r'msgid[ \t]+""[ \t]*')
_ALWAYS = ("Content-Type", "Content-Transfer-Encoding", "Language")
"""Fields that say how it is written: they are as we write it."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What stands in a catalogue besides its entries; comments each with their line ends."""

    head: str = ""
    """The comments above the head."""
    fields: tuple[str, ...] = ()
    """The lines of the head: ``name: value``."""
    entries: Mapping[str, str] = field(default_factory=dict)
    """The comments above each entry, by its ref."""
    end: str = ""
    """What stands after the last entry."""
    returns: bool = False
    """Whether its lines end in a carriage return and a line feed."""


def read_notes(text: str) -> Notes:
    """Read the text of a catalogue that Babel can read."""
    entries: dict[str, str] = {}
    head, pending = "", ""
    fields: tuple[str, ...] = ()
    lines = text.replace("\r\n", "\n").split("\n")
    context = False  # whether what follows belongs to an entry, whose text may begin as the head
    for at, line in enumerate(lines):
        if found := _CONTEXT.fullmatch(line.strip()):
            ref = denormalize(found[1])
            entries[ref] = entries.get(ref, "") + pending
            context, pending = True, ""
        elif _HEAD.fullmatch(line.strip()) and not context and not fields:
            head, fields, pending = pending, tuple(_fields(lines[at + 1 :])), ""
        elif _is_note(line) or (pending and not line.strip()):
            pending += f"{line}\n"
        elif line.startswith("msgstr"):
            context = False
    return Notes(
        head,
        fields,
        {ref: note for ref, note in entries.items() if note},
        pending.strip("\n"),
        returns="\r\n" in text,
    )


def _is_note(line: str) -> bool:
    return line.startswith("#") and not line.startswith(_OF_PROGRAMS)


def _fields(lines: Iterable[str]) -> Iterable[str]:
    """Return the fields of the head, from the line on that follows its ``msgid``."""
    strings = []
    for line in lines:
        written = line.strip().removeprefix("msgstr").strip()
        if not written.startswith('"'):
            break
        strings.append(written)
    return denormalize("\n".join(['""', *strings])).splitlines()


def with_notes(written: str, notes: Notes, language: str) -> bytes:
    """Return a catalogue with its head and with what stood in it besides the entries.

    Args:
        written: the entries, parted by empty lines, without a head.
        notes: what stood there; ``entries`` by the refs that are written.
        language: the code of the language.
    """
    blocks = [_noted(block, notes) for block in written.strip().split("\n\n") if block]
    head = "".join(f"{escape(line + chr(10))}\n" for line in _head(notes.fields, language))
    text = "\n\n".join([f'{notes.head}msgid ""\nmsgstr ""\n{head}'.rstrip("\n"), *blocks]) + "\n"
    if notes.end:
        text += f"\n{notes.end}\n"
    return (text.replace("\n", "\r\n") if notes.returns else text).encode()


def _noted(block: str, notes: Notes) -> str:
    for line in block.split("\n"):
        if found := _CONTEXT.fullmatch(line):
            return notes.entries.get(denormalize(found[1]), "") + block
    return block


def _head(fields: tuple[str, ...], language: str) -> Iterable[str]:
    """Return the fields of the head in their order, with those that we know better."""
    ours = dict(zip(_ALWAYS, ("text/plain; charset=UTF-8", "8bit", language), strict=True))
    there = {line.partition(":")[0].strip().casefold() for line in fields}
    for line in fields:
        name = line.partition(":")[0].strip()
        known = next((each for each in ours if each.casefold() == name.casefold()), None)
        yield f"{known}: {ours[known]}" if known else line
    for name, value in ours.items():
        if name.casefold() not in there:
            yield f"{name}: {value}"
