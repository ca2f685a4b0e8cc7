"""Keep the catalogues in step with the code: ``python -m simulator.i18n``.

Without arguments it extracts every text from the code, merges them into
``locale/<language>/LC_MESSAGES/samtalerom.po``, compiles the ``.mo`` beside it, and lists what
has no translation yet. Exit code 0: complete; 1: something is missing or does not fit.

To add texts, write them in the code in English, then::

    python -m simulator.i18n missing nb > nb.po     # what is missing, as a small PO file
    $EDITOR nb.po                                   # fill in the msgstr
    python -m simulator.i18n fill nb nb.po          # merge, compile, list what is left

``fill`` takes any PO fragment and leaves every other translation alone, so two people can
fill in at the same time. A text that disappears from the code keeps its translation.
"""

import sys

from babel.messages.pofile import read_po

from scenarios.words import Language
from simulator.i18n.catalogues import alone, merged, misfits, po_bytes, untranslated, write

USAGE = "usage: python -m simulator.i18n [missing LANGUAGE | fill LANGUAGE FILE]\n"


def update(language: Language, *files: str) -> bool:
    """Merge and compile one catalogue; return whether it is complete and fits."""
    extras = []
    for file in files:
        with open(file, "rb") as stream:  # noqa: PTH123 - a path as typed
            extras.append(read_po(stream, locale=str(language)))
    with alone():
        catalogue = merged(language, *extras)
        write(language, catalogue)
    rest = untranslated(catalogue)
    wrong = list(misfits(catalogue))
    sys.stdout.write(f"{language}: {len(catalogue)} texts, {len(rest)} untranslated\n")
    for message in rest:
        if message.id:
            sys.stdout.write(f"  untranslated: {message.id!r}\n")
    for line in wrong:
        sys.stdout.write(f"  places differ: {line}\n")
    return not len(rest) and not wrong


def main(arguments: list[str]) -> int:
    """Run the tool; see the module's docstring."""
    match arguments:
        case []:
            complete = [update(language) for language in Language]
            return 0 if all(complete) else 1
        case ["missing", code] if code in set(Language):
            rest = untranslated(merged(Language(code)))
            sys.stdout.write(po_bytes(rest).decode())
            return 0
        case ["fill", code, file] if code in set(Language):
            return 0 if update(Language(code), file) else 1
        case _:
            sys.stderr.write(USAGE)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
